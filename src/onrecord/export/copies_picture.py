"""The wordings of quotations as a picture: each under the first, word under word.

Words or marks that a wording has otherwise are bold and underlined, what it leaves out is a dash.
Equal copies, equal bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from rapidfuzz.distance import Levenshtein

from onrecord.export.chains import clean
from onrecord.export.copies_text import UNCONFIRMED, called

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import Copies, Utterance

__all__ = ["as_copies_picture"]

# Lengths in pixels; letters are set in 12, of which one is at most LETTER wide.
WIDTH, MARGIN, NAMES, LETTER, GAP, ROW = 960, 24, 170, 7, 8, 18
LEFT_OUT = "–"


@dataclass(frozen=True, slots=True)
class _Cell:
    """A word at its place; `kind` is same, other or none."""

    x: int
    y: int
    word: str
    kind: str


@dataclass(frozen=True, slots=True)
class _Name:
    """Whose wording a row is, or the head of a quotation."""

    y: int
    text: str
    head: bool


def as_copies_picture(copies: Copies) -> str:
    """An SVG document with the quotations of `copies`, to be written as UTF-8."""
    cells: list[_Cell] = []
    names: list[_Name] = []
    y = MARGIN + 3 * ROW
    for number, utterance in enumerate(copies.utterances, 1):
        names.append(_Name(y, _head(number, utterance, copies), head=True))
        y = _lay(utterance, copies, y + ROW + 4, (cells, names)) + ROW
    environment = Environment(
        loader=PackageLoader("onrecord.export"), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("copies.svg").render(
        width=WIDTH,
        height=y + 2 * ROW,
        left=MARGIN,
        cells=cells,
        names=names,
        told=[line for one in copies.utterances for line in _told(one, copies)],
        unconfirmed=UNCONFIRMED,
    )


def _head(number: int, utterance: Utterance, copies: Copies) -> str:
    first = called(copies.readings[utterance.first]) if utterance.first is not None else "not known"
    return clean(f"Quotation {number}, first run by: {first}")


def _ran(utterance: Utterance, copies: Copies) -> list[str]:
    """For each wording, who ran it."""
    return [
        clean(", ".join(dict.fromkeys(called(copies.readings[run.page]) for run in one.runs)))
        for one in utterance.variants
    ]


def _told(utterance: Utterance, copies: Copies) -> list[str]:
    names = _ran(utterance, copies)
    return [
        f"{name}: {clean(one.text)}" for name, one in zip(names, utterance.variants, strict=True)
    ]


def _lay(utterance: Utterance, copies: Copies, y: int, out: tuple[list[_Cell], list[_Name]]) -> int:
    """Lay the wordings out in bands as wide as the page; gives where they end."""
    cells, names = out
    rows = _aligned([clean(one.text).split() for one in utterance.variants])
    widths = [max(len(row[at]) for row in rows) * LETTER + GAP for at in range(len(rows[0]))]
    for band in _bands(widths):
        for name, row in zip(_ran(utterance, copies), rows, strict=True):
            names.append(_Name(y, _cut(name), head=False))
            x = MARGIN + NAMES
            for at in band:
                cells.append(_Cell(x, y, row[at] or LEFT_OUT, _kind(row[at], rows[0][at])))
                x += widths[at]
            y += ROW
        y += 6
    return y


def _kind(word: str, held: str) -> str:
    if not word:
        return "none"
    return "same" if _plain(word) == _plain(held) else "other"


def _plain(word: str) -> str:
    """A word as compared: without the outer marks and stops, but with marks round it alone."""
    return word.strip('"“”«»,.;:').replace("’", "'").replace("‘", "'").casefold()


def _letters(word: str) -> str:
    return "".join(filter(str.isalnum, word)).casefold()


def _cut(name: str) -> str:
    most = NAMES // LETTER - 1
    return name if len(name) <= most else f"{name[: most - 1]}…"


def _bands(widths: Sequence[int]) -> list[range]:
    """The columns in lines that fit."""
    found, start, used = [], 0, 0
    for at, width in enumerate(widths):
        if used + width > WIDTH - 2 * MARGIN - NAMES and at > start:
            found.append(range(start, at))
            start, used = at, 0
        used += width
    return [*found, range(start, len(widths))]


def _aligned(wordings: Sequence[list[str]]) -> list[list[str]]:
    """Each wording in columns; "" where it has no word."""
    rows = [list(wordings[0])]
    for words in wordings[1:]:
        rows = _with(rows, words)
    return rows


def _with(rows: Sequence[list[str]], words: list[str]) -> list[list[str]]:
    """`rows` with one more, new columns put in where it has words that the first has not."""
    first = [_letters(word) for word in rows[0]]
    wider: list[list[str]] = [[] for _ in rows]
    added: list[str] = []
    for op in Levenshtein.opcodes(first, [_letters(word) for word in words]):
        held, given = op.src_end - op.src_start, op.dest_end - op.dest_start
        for row, its in zip(wider, rows, strict=True):
            row += its[op.src_start : op.src_end] + [""] * (given - held)
        added += words[op.dest_start : op.dest_end] + [""] * (held - given)
    return [*wider, added]
