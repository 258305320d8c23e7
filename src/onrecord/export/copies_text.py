"""Copies as a person reads them: groups, then quotations in their wordings, then versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from onrecord.export.copies import counted
from onrecord.terminal import as_one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from onrecord.model import Copies, Copy, Group, Reading, Utterance, Versions

__all__ = ["called", "show_copies"]

UNCONFIRMED = "Compared by machine; no person has confirmed it."


def show_copies(copies: Copies, console: Console) -> None:
    """Print `copies` to `console`."""
    _line(console, _answer(copies), "bold")
    for number, group in enumerate(copies.groups, 1):
        console.print()
        _show_group(number, group, copies, console)
    for number, utterance in enumerate(copies.utterances, 1):
        console.print()
        _show_utterance(number, utterance, copies, console)
    for versions in copies.versions:
        console.print()
        _show_versions(versions, copies, console)
    console.print()
    _line(console, UNCONFIRMED, "dim")


def called(reading: Reading) -> str:
    """A page by its outlet, or its address where none is known."""
    return reading.article.publisher or reading.capture.url


def _answer(copies: Copies) -> str:
    grouped = sum(len(one.members) for one in copies.groups)
    return (
        f"{_many(copies.readings, 'page')}: {grouped} of them in"
        f" {_many(copies.groups, 'group')} of copies;"
        f" {_many(copies.utterances, 'quotation')} on more than one page;"
        f" {_many(copies.versions, 'address', 'addresses')} captured more than once."
    )


def _many(things: Sequence[object], one: str, several: str | None = None) -> str:
    return f"{len(things)} {one if len(things) == 1 else several or f'{one}s'}"


def _line(console: Console, text: str, style: str = "") -> None:
    console.print(Text(as_one_line(text), style), soft_wrap=not console.is_terminal)


def _show_group(number: int, group: Group, copies: Copies, console: Console) -> None:
    first = called(copies.readings[group.first]) if group.first is not None else "undecided"
    _line(console, f"Group {number}: {len(group.members)} pages, first: {first}", "bold")
    for page in group.members:
        _line(console, f"  {_page(copies.readings[page])}")
    for link in group.links:
        one, other = (called(copies.readings[page]) for page in (link.one, link.other))
        _line(
            console, f"  {one} and {other} share {link.containment:.0%} of their passages.", "dim"
        )
    for copy in group.copies:
        _line(console, f"  {called(copy.here)} against {called(copy.there)}: {_told(copy)}")


def _page(reading: Reading) -> str:
    published = reading.article.published_at
    parts = [
        published.value if published else "no date found",
        reading.article.publisher,
        reading.article.headline,
        reading.capture.url,
    ]
    return " · ".join(part for part in parts if part)


def _told(copy: Copy) -> str:
    kinds = ", ".join(f"{number} {kind}" for kind, number in counted(copy).items())
    return f"{int(100 * copy.share)} % of the shorter's words in both; {kinds or 'no alterations'}"


def _show_utterance(number: int, utterance: Utterance, copies: Copies, console: Console) -> None:
    first = called(copies.readings[utterance.first]) if utterance.first is not None else "not known"
    wordings = _many(utterance.variants, "wording")
    _line(console, f"Quotation {number}: {wordings}, first run by: {first}", "bold")
    for variant in utterance.variants:
        _line(console, f"  {variant.text}")
        for run in variant.runs:
            speaker = run.speaker or "no speaker found"
            _line(console, f"    {called(copies.readings[run.page])}, of {speaker}", "dim")


def _show_versions(versions: Versions, copies: Copies, console: Console) -> None:
    _line(console, f"{versions.url}: {len(versions.pages)} captures", "bold")
    for page, change in zip(versions.pages[1:], versions.changes, strict=True):
        at = copies.readings[page].capture.captured_at.isoformat(timespec="minutes")
        _line(console, f"  by {at}:" + ("" if change.alterations else " nothing changed"))
        for one in change.alterations:
            went = f"“{one.there.text}”" if one.there else "nothing"
            came = f"“{one.here.text}”" if one.here else "nothing"
            _line(console, f"    {one.kind.value}: {went} went, {came} came")
