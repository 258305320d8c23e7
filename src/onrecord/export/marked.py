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
    from collections.abc import Sequence

    from onrecord.model import Paragraph, Reading, Span, Statement

__all__ = ["Marked", "Note", "Refer", "Stretch", "find_marked"]

LONGEST_WORDS = 90  # characters of a content repeated in its note
DOUBTFUL = 0.5  # confidence below which a statement is shown as doubtful


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
    start, end = row[0].span.start, row[-1].span.end
    here = [reading.statements[number] for number in numbers]
    asked = [
        place
        for question in reading.questions
        for place in question.places
        if start <= place.start < end
    ]
    edges = {start, end}
    for span in [*(span for one in here for span in _spans(one)), *asked]:
        edges |= {at for at in (span.start, span.end) if start < at < end}
    hangs: dict[int, list[Refer]] = {}
    for number in numbers:
        content = reading.statements[number].attribution.content
        last = max(piece.end for piece in content)
        for piece in content:
            if start < piece.end <= end:
                hangs.setdefault(piece.end, []).append(Refer(number + 1, piece.end == last))
    cuts = sorted(edges)
    return tuple(
        _stretch(reading, here, (first, last), tuple(hangs.get(last, ())), asked)
        for first, last in pairwise(cuts)
    )


def _stretch(
    reading: Reading,
    here: Sequence[Statement],
    ends: tuple[int, int],
    refers: tuple[Refer, ...],
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
        source,
        longer,
        reading.cue_of(statement),
        shorten(reading.content_of(statement), LONGEST_WORDS, placeholder=" …"),
        tuple(filter(None, traits)),
        chain if one.within is not None or statement.via is not None else (),
        None if one.within is None else one.within + 1,
        one.confidence,
        one.confidence < DOUBTFUL,
    )
