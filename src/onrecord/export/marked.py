"""Reading -> its paragraphs cut where a statement, a cue or a source begins or ends, with notes.

What the page with the record (`export/page.py`) shows; no markup here.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from textwrap import shorten
from typing import TYPE_CHECKING

from onrecord.model import ParagraphKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.model import Paragraph, Reading, Span, Statement

__all__ = ["Marked", "Note", "Refer", "Stretch", "find_marked"]

LONGEST_WORDS = 90  # characters of a content repeated in its note


@dataclass(frozen=True, slots=True)
class Refer:
    """A number in the text that leads to a note; `last` of those that do."""

    note: int
    last: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a paragraph that all statements treat alike.

    `depth` counts the contents they stand in, `doubtful` says whether the innermost is, `role` is
    "source", "cue" or "". `refers` are the notes of the contents, or pieces of one, that end here,
    `asked` says whether a question points here.
    """

    text: str
    depth: int
    doubtful: bool
    role: str
    refers: tuple[Refer, ...]
    asked: bool


@dataclass(frozen=True, slots=True)
class Note:
    """What is told of one statement beside the text; `number` counts from 1."""

    number: int
    source: str | None
    named: str  # the name that the source was resolved to, if it says more than the source
    cue: str | None
    words: str  # of the content, shortened
    traits: tuple[str, ...]
    chain: tuple[str, ...]
    within: int | None
    confidence: float
    source_confidence: float | None  # where it is doubtful
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """A paragraph in stretches and the notes whose statements end in it.

    `row` counts from 1; the notes may take the room down to the row `until`, which has some itself.
    """

    row: int
    until: int
    kind: str
    stretches: tuple[Stretch, ...]
    notes: tuple[Note, ...]


def find_marked(reading: Reading) -> tuple[Marked, ...]:
    """Find the paragraphs of `reading` with their statements marked, in reading order.

    A label ("Worth noting:") is part of the paragraph that it opens.
    """
    rows = _rows(reading.article.paragraphs)
    ends = [row[-1].span.end for row in rows]
    here: list[dict[int, None]] = [{} for _ in rows]  # numbers of the statements in a row
    noted: list[list[int]] = [[] for _ in rows]
    for number, statement in enumerate(reading.statements):
        for span in _spans(statement):
            for at in range(bisect_left(ends, span.start + 1), bisect_left(ends, span.end) + 1):
                if at < len(rows):
                    here[at][number] = None
        last = max(piece.end for piece in statement.attribution.content)
        if rows:
            noted[min(bisect_left(ends, last), len(rows) - 1)].append(number)
    return tuple(
        Marked(
            at + 1,
            next((n + 1 for n in range(at + 1, len(rows)) if noted[n]), len(rows) + 1),
            row[-1].kind.value,
            _stretches(reading, row, sorted(here[at])),
            tuple(_note(reading, number) for number in noted[at]),
        )
        for at, row in enumerate(rows)
    )


def _rows(paragraphs: Sequence[Paragraph]) -> list[list[Paragraph]]:
    rows: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        if rows and rows[-1][-1].kind is ParagraphKind.LABEL:
            rows[-1].append(paragraph)
        else:
            rows.append([paragraph])
    return rows


def _stretches(
    reading: Reading, row: Sequence[Paragraph], numbers: Sequence[int]
) -> tuple[Stretch, ...]:
    """The words of `row` between one edge of a content, cue, source or question and the next."""
    start, end = row[0].span.start, row[-1].span.end
    marks = list(_marks(reading, numbers, start, end))
    cuts = sorted(
        {start, end, *(at for mark in marks for at in (mark.first, mark.last) if start < at < end)}
    )
    opening: dict[int, list[_Mark]] = {}
    for mark in marks:
        opening.setdefault(max(mark.first, start), []).append(mark)
    hangs = _refers(reading, numbers)
    found: list[Stretch] = []
    around: list[_Mark] = []
    for first, last in pairwise(cuts):
        around = [mark for mark in [*around, *opening.get(first, ())] if mark.last > first]
        words = reading.article.text[first:last]
        found.append(_stretch(words, around, tuple(hangs.get(last, ()))))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Mark:
    """Something marked in the text; `size` and `doubtful` are of the content."""

    role: str
    first: int
    last: int
    size: int = 0
    doubtful: bool = False


def _marks(reading: Reading, numbers: Sequence[int], start: int, end: int) -> Iterator[_Mark]:
    for number in numbers:
        one = reading.statements[number].attribution
        size, doubtful = sum(map(len, one.content)), one.doubtful
        for piece in one.content:
            yield _Mark("content", piece.start, piece.end, size, doubtful)
        for role, span in (("cue", one.cue), ("source", one.source)):
            if span is not None:
                yield _Mark(role, span.start, span.end)
    for question in reading.questions:
        for place in question.places:
            if start <= place.start < end:
                yield _Mark("asked", place.start, place.end)


def _refers(reading: Reading, numbers: Sequence[int]) -> dict[int, list[Refer]]:
    """By where they end, the numbers that hang on the pieces of contents."""
    hangs: dict[int, list[Refer]] = {}
    for number in numbers:
        content = reading.statements[number].attribution.content
        last = max(piece.end for piece in content)
        for piece in content:
            hangs.setdefault(piece.end, []).append(Refer(number + 1, piece.end == last))
    return hangs


def _stretch(words: str, around: Sequence[_Mark], refers: tuple[Refer, ...]) -> Stretch:
    roles = {mark.role for mark in around}
    contents = [mark for mark in around if mark.role == "content"]
    innermost = min(contents, key=lambda mark: mark.size, default=None)
    return Stretch(
        words,
        len(contents),
        innermost is not None and innermost.doubtful,
        next((role for role in ("cue", "source") if role in roles), ""),
        refers,
        "asked" in roles,
    )


def _spans(statement: Statement) -> list[Span]:
    one = statement.attribution
    return [*one.content, *(span for span in (one.cue, one.source) if span is not None)]


def _note(reading: Reading, number: int) -> Note:
    statement = reading.statements[number]
    one = statement.attribution
    source, speaker = reading.source_of(statement), reading.speaker_of(statement)
    longer = speaker.name if speaker and source and len(speaker.name) > len(source) else ""
    traits = [one.quotation.value, one.attitude.value]
    traits += [one.cue_class] if one.cue_class not in (None, "neutral") else []
    traits += [one.polarity.value] if one.polarity.value == "negative" else []
    chain = reading.chain_of(statement)
    return Note(
        number + 1,
        source,
        longer,
        reading.cue_of(statement),
        shorten(reading.content_of(statement), LONGEST_WORDS, placeholder=" …"),
        tuple(filter(None, traits)),
        chain if one.within is not None or statement.via is not None else (),
        None if one.within is None else one.within + 1,
        one.confidence,
        one.source_confidence if one.source_doubtful else None,
        one.doubtful,
    )
