"""Reading -> its paragraphs cut where a statement, a cue or a source begins or ends, with notes.

What the page with the record (`export/page.py`) shows; no markup here.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.model import ParagraphKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import Paragraph, Reading, Span, Statement

__all__ = ["Marked", "Note", "Stretch", "find_marked"]

DOUBTFUL = 0.5  # confidence below which a statement is shown as doubtful


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a paragraph that all statements treat alike.

    `depth` counts the contents they stand in, `doubtful` says whether the innermost is, `role` is
    "source", "cue" or "". `refers` are the numbers of the notes that hang on their end, `asked`
    whether a question points here.
    """

    text: str
    depth: int
    doubtful: bool
    role: str
    refers: tuple[int, ...]
    asked: bool


@dataclass(frozen=True, slots=True)
class Note:
    """What is told of one statement beside the text; `number` counts from 1."""

    number: int
    source: str
    named: str  # the name that the source was resolved to, if it says more than the source
    cue: str
    traits: tuple[str, ...]
    chain: tuple[str, ...]
    within: int | None
    confidence: float
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """A paragraph in stretches and the notes whose statements end in it; `row` counts from 1."""

    row: int
    kind: str
    stretches: tuple[Stretch, ...]
    notes: tuple[Note, ...]


def find_marked(reading: Reading) -> tuple[Marked, ...]:
    """Find the paragraphs of `reading` with their statements marked, in reading order.

    A label ("Worth noting:") is part of the paragraph that it opens.
    """
    rows = _rows(reading.article.paragraphs)
    ends = [row[-1].span.end for row in rows]
    by_row: dict[int, list[int]] = {}
    for number, statement in enumerate(reading.statements):
        last = max(piece.end for piece in statement.attribution.content)
        by_row.setdefault(min(bisect_left(ends, last), len(rows) - 1), []).append(number)
    return tuple(
        Marked(
            at + 1,
            row[-1].kind.value,
            _stretches(reading, row, by_row.get(at, ())),
            tuple(_note(reading, number) for number in by_row.get(at, ())),
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
    reading: Reading, row: Sequence[Paragraph], ending: Sequence[int]
) -> tuple[Stretch, ...]:
    start, end = row[0].span.start, row[-1].span.end
    here = [
        one
        for one in reading.statements
        if any(span.start < end and start < span.end for span in _spans(one))
    ]
    asked = [place for question in reading.questions for place in question.places]
    edges = {start, end}
    for span in [*(span for one in here for span in _spans(one)), *asked]:
        edges |= {at for at in (span.start, span.end) if start < at < end}
    hangs: dict[int, list[int]] = {}
    for number in ending:
        content = reading.statements[number].attribution.content
        hangs.setdefault(max(piece.end for piece in content), []).append(number + 1)
    cuts = sorted(edges)
    return tuple(
        _stretch(reading, here, (first, last), tuple(hangs.get(last, ())), asked)
        for first, last in pairwise(cuts)
    )


def _stretch(
    reading: Reading,
    here: Sequence[Statement],
    ends: tuple[int, int],
    refers: tuple[int, ...],
    asked: Sequence[Span],
) -> Stretch:
    first, last = ends
    around = [one for one in here if _covers(one.attribution.content, first, last)]
    cue = any(_covers((one.attribution.cue,), first, last) for one in here)
    source = any(_covers((one.attribution.source,), first, last) for one in here)
    innermost = min(around, key=lambda one: sum(map(len, one.attribution.content)), default=None)
    return Stretch(
        reading.article.text[first:last],
        len(around),
        innermost is not None and innermost.attribution.confidence < DOUBTFUL,
        "cue" if cue else "source" if source else "",
        refers,
        _covers(asked, first, last),
    )


def _covers(spans: Sequence[Span | None], first: int, last: int) -> bool:
    return any(span is not None and span.start <= first and last <= span.end for span in spans)


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
        source or "no source",
        longer,
        reading.cue_of(statement) or "no cue",
        tuple(filter(None, traits)),
        chain if one.within is not None or statement.via is not None else (),
        None if one.within is None else one.within + 1,
        one.confidence,
        one.confidence < DOUBTFUL,
    )
