"""The audit sheet as a person reads it: first the answer, then the sources, then who is criticised.

On a terminal lines are wrapped, elsewhere each source is one plain line. Words are never cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from onrecord.export.sheet import as_sheet
from onrecord.terminal import as_one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console

    from onrecord.export.heard import Criticised
    from onrecord.export.sheet import Sheet, Source
    from onrecord.model import Reading

__all__ = ["show_sheet"]


FACELESS = ("organization", "document", "outlet")  # of whom no one asks why they are not named


def show_sheet(reading: Reading, console: Console) -> None:
    """Print the audit sheet of `reading` to `console`."""
    sheet = as_sheet(reading)
    language = reading.article.language
    if language not in ("en", None):
        _show(console, f"Written in {language}, not English: no statements are read.", "bold")
    else:
        _show(console, _answer(sheet), "bold")
    _show(console, _about(sheet), "dim")
    if not sheet.statements:
        console.print()
        return
    _show(console, _shares(sheet))
    console.print()
    for one in sheet.sources:
        _show_item(console, one.name, _facts_of(one))
    _show_criticised(sheet, console)
    console.print()
    _show(console, _doubts(sheet), "dim")
    console.print()


def _answer(sheet: Sheet) -> str:
    """How many sources, how many unnamed, what share rests on one."""
    sources = sheet.named_sources + sheet.unnamed_sources
    if not sheet.statements:
        return "No statement found, so no source."
    if not sources:
        return "No source that could be told."
    unnamed = f"{sheet.unnamed_sources or 'none'} unnamed"
    most = f", {sheet.most_used}" if sheet.most_used else ""
    least = "at least " if sheet.unresolved_share else ""  # what is not resolved may be its too
    share = f"{least}{_percent(sheet.most_used_share)}"
    return f"{_count(sources, 'source')}, {unnamed}; {share} of the words rest on one{most}."


def _about(sheet: Sheet) -> str:
    parts = (sheet.headline, sheet.origin and f"from {sheet.origin}", sheet.publisher, sheet.url)
    return " · ".join(part for part in parts if part)


def _shares(sheet: Sheet) -> str:
    parts = [
        f"{_percent(sheet.unsourced_share)} of them without a source",
        f"{_percent(sheet.unnamed_share)} on unnamed sources",
    ]
    if sheet.unresolved_share:
        parts.append(f"{_percent(sheet.unresolved_share)} on a source not resolved")
    said = f"{_count(sheet.statements, 'statement')}, {_count(sheet.words, 'word')}"
    declined = f" {_count(sheet.declined_sources, 'more source')} declined to comment."
    return f"{said}: {', '.join(parts)}.{declined if sheet.declined_sources else ''}"


def _facts_of(one: Source) -> str:
    said = f"{_count(one.statements, 'statement')}, {_count(one.words, 'word')}"
    few = "all" if one.direct_words == one.words else f"{one.direct_words} of them"
    direct = f", {few} direct" if one.direct_words else ""
    place = f"in paragraph {one.first_paragraph}" if one.first_paragraph else "above the paragraphs"
    told = [
        _standing_of(one),
        one.role,
        one.declined and "declined to comment",
        f"{said}{direct}",
        f"first {place}",
        one.via and f"via {', '.join(one.via)}",
        one.secondhand == one.statements and "only in the words of another",
        one.speaker is None and one.called and f"called {_listed(one.called)}",
    ]
    return " · ".join(part for part in told if part)


def _standing_of(one: Source) -> str:
    """Named or not, of what kind, how many, and why it is not named."""
    if one.named is None:
        return ""
    kind = f" {one.kind}" if one.kind else ""
    number = f", {one.number} of them" if one.number and one.number > 1 else ""
    if one.named:
        return f"named{kind}{number}"
    if one.reason is None and one.kind in FACELESS:
        return f"unnamed{kind}{number}"
    reason = f"reason given: {one.reason}" if one.reason else "no reason given"
    return f"unnamed{kind}{number} · {reason}"


def _show_criticised(sheet: Sheet, console: Console) -> None:
    if not sheet.accusing:
        return
    console.print()
    _show(console, "Criticised, and heard here or not", "bold")
    for one in sheet.criticised:
        _show_item(console, one.name, _hearing_of(one))
    told = {number for one in sheet.criticised for number in one.statements}
    if rest := [number for number in sheet.accusing if number not in told]:
        _show_item(
            console,
            "nobody who is a source here",
            f"accusing: {_numbers(rest)}; see whom it is about",
        )


def _hearing_of(one: Criticised) -> str:
    return f"{one.heard.value} · criticised by {', '.join(one.by)} in {_numbers(one.statements)}"


def _doubts(sheet: Sheet) -> str:
    doubts = f"{sheet.doubtful} of {_count(sheet.statements, 'statement')} doubtful. "
    return f"{doubts}Model {sheet.model}. No person has confirmed this sheet."


def _show(console: Console, line: str, style: str = "") -> None:
    console.print(Text(as_one_line(line), style), soft_wrap=not console.is_terminal)


def _show_item(console: Console, name: str, facts: str) -> None:
    """A name with its facts under it, on one line where nobody's terminal wraps it."""
    told = Text(as_one_line(name), "bold", overflow="fold")
    if not console.is_terminal:
        console.print(Text(as_one_line(f"  {name} · {facts}")), soft_wrap=True)
        return
    console.print(Padding(told, (0, 0, 0, 2), expand=False))
    console.print(
        Padding(Text(as_one_line(facts), "dim", overflow="fold"), (0, 0, 0, 4), expand=False)
    )


def _numbers(statements: Sequence[int]) -> str:
    word = "statement" if len(statements) == 1 else "statements"
    return f"{word} {', '.join(map(str, statements))}"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _percent(share: float | None) -> str:
    return "none" if share is None else f"{100 * share:.0f} %"
