"""A copy as an editor reads it: which page was first, what was altered, worst first, the texts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from onrecord.export.copy_marks import find_rows
from onrecord.model import Which
from onrecord.terminal import as_one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from onrecord.export.copy_marks import Piece
    from onrecord.model import Alteration, Copy, Reading

__all__ = ["show_copy"]

NOT_THE_SAME = "The two pages do not tell the same story; nothing was compared."
FIRST = {
    Which.HERE: "The page here was first",
    Which.THERE: "The page there was first",
    Which.UNDECIDED: "Which page was first is undecided",
}


def show_copy(copy: Copy, console: Console) -> None:
    """Print `copy` to `console`: words that went are struck or [-so-], those that came {+so+}."""
    _show_page("HERE ", copy.here, console)
    _show_page("THERE", copy.there, console)
    console.print()
    if not copy.share:
        _line(console, NOT_THE_SAME)
        return
    _line(console, f"{FIRST[copy.first.which]}: {'; '.join(copy.first.why)}.")
    _line(console, f"{int(100 * copy.share)} % of the shorter story's words stand in both.")
    _show_counts(copy.alterations, console)
    for group in _groups(copy.alterations):
        _show_alteration(group, console)
    _show_texts(copy, console)


def _line(console: Console, text: str, style: str = "") -> None:
    console.print(Text(as_one_line(text), style), soft_wrap=True)


def _show_page(side: str, reading: Reading, console: Console) -> None:
    _line(console, f"{side} {reading.article.headline or 'No headline found'}", "bold")
    published = reading.article.published_at
    known = (reading.article.publisher, published.value if published else None, reading.capture.url)
    _line(console, "      " + " · ".join(one for one in known if one), "dim")


def _show_counts(alterations: Sequence[Alteration], console: Console) -> None:
    counts = Counter(one.kind.value for one in alterations if not one.allowed)
    allowed = sum(one.allowed for one in alterations)
    told = [f"{number} {kind}" for kind, number in counts.items()]
    told += [f"{allowed} that convention allows"] if allowed else []
    _line(console, f"Alterations: {', '.join(told) or 'none'}.")


def _groups(alterations: Sequence[Alteration]) -> list[list[tuple[int, Alteration]]]:
    """The alterations with their numbers; the same words altered the same way are told together."""
    groups: dict[tuple[object, ...], list[tuple[int, Alteration]]] = {}
    for number, one in enumerate(alterations, 1):
        words = (one.here and one.here.text, one.there and one.there.text)
        groups.setdefault((one.kind, one.why, *words), []).append((number, one))
    return list(groups.values())


def _show_alteration(group: Sequence[tuple[int, Alteration]], console: Console) -> None:
    (number, one), *others = group
    console.print()
    head = Text(f"{number:>3}  ")
    head.append(one.kind.value, "dim" if one.allowed else "bold")
    speaker = _speaker(one)
    head.append(f"  {as_one_line(speaker)}" if speaker else "")
    if one.speaker_here and one.speaker_there and one.speaker_here != one.speaker_there:
        head.append(f" (here {as_one_line(one.speaker_here)})")
    head.append("  allowed" if one.allowed else "", "dim")
    console.print(head, soft_wrap=True)
    rows = [("there", one.there), ("here", one.here)]
    for side, passage in rows:
        words = as_one_line(passage.text) if passage else "—"
        line = Text(f"{side:<5}  ", "dim").append(words, _style(side) if passage else "dim")
        _show_under(line, console)
    _show_under(Text(one.why, "dim"), console)
    if others:
        places = (f"{at} {as_one_line(_speaker(it) or '')}".rstrip() for at, it in others)
        _show_under(Text(f"so too in {len(others)} more: {'; '.join(places)}"), console)


def _show_under(line: Text, console: Console) -> None:
    if console.is_terminal:
        console.print(Padding(line, (0, 0, 0, 5), expand=False))
    else:
        console.print(Text("     ").append_text(line), soft_wrap=True)


def _speaker(one: Alteration) -> str | None:
    return one.speaker_there or one.speaker_here


def _style(side: str) -> str:
    return "red" if side == "there" else "green"


def _show_texts(copy: Copy, console: Console) -> None:
    """The paragraphs in which something was altered, as they stood there and as they stand here."""
    rows = [row for row in find_rows(copy) if row.altered()]
    if rows:
        console.print()
        _line(console, "The words in place", "bold")
    for row in rows:
        console.print()
        for sign, side, pieces in (("-", "there", row.there), ("+", "here", row.here)):
            if pieces is not None:
                line = Text(f"{sign} ", _style(side))
                _write(line, pieces, side, plain=not console.is_terminal)
                console.print(line, soft_wrap=not console.is_terminal)


def _write(line: Text, pieces: Sequence[Piece], side: str, *, plain: bool) -> None:
    opening, closing = ("[-", "-]") if side == "there" else ("{+", "+}")
    struck = "red strike" if side == "there" else "green underline"
    for piece in pieces:
        words = as_one_line(piece.text)
        if piece.number is None:
            line.append(words)
        elif plain:
            line.append(f"{opening}{words}{closing}")
        else:
            line.append(words, struck)
