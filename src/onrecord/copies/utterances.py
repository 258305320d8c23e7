"""Readings of many pages -> what somebody is quoted as saying, in each wording that was run.

Only words in quotation marks are joined, by the words alone; who speaks is what each page says. So
an unnamed source of one page is never made that of another.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from onrecord.copies.first import first_of
from onrecord.copies.joined import join
from onrecord.copies.words import find_words
from onrecord.model import Quotation, Run, Span, Utterance, Variant

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.model import Reading

__all__ = ["find_utterances"]

FEWEST_WORDS = 5  # a shorter quotation is alike by accident
SHINGLE = 3  # words
SAME_FROM = 0.5  # share of the shorter's shingles that two wordings share
MOST_SHARED = 200  # quotations with one shingle; what more have is a phrase of the language


class _Quoted(NamedTuple):
    """A quotation on a page: its words as compared, how deep in marks each is, and the run."""

    words: tuple[str, ...]
    depth: tuple[int, ...]
    run: Run


def find_utterances(readings: Mapping[int, Reading]) -> tuple[Utterance, ...]:
    """What is quoted on more than one of `readings`, by their numbers, in the wordings that ran.

    What was run in most wordings comes first; other marks round its words make another wording.
    """
    quoted = [one for page, reading in readings.items() for one in _quotations(page, reading)]
    found = (_utterance([quoted[at] for at in its], readings) for its in _joined(quoted))
    several = [one for one in found if len(_pages(one)) > 1]
    return tuple(sorted(several, key=_order))


def _order(one: Utterance) -> tuple[int, int]:
    return -len(one.variants), -len(_pages(one))


def _pages(one: Utterance) -> set[int]:
    return {run.page for variant in one.variants for run in variant.runs}


def _quotations(page: int, reading: Reading) -> Iterator[_Quoted]:
    """What stands in quotation marks in the content of a statement, but not inside others."""
    article = reading.article
    words = find_words(article.text, article.paragraphs)
    outermost = [
        span
        for at, span in enumerate(words.quoted)
        if not any(one.encloses(span) for one in words.quoted[max(0, at - 2) : at])
    ]
    starts = [span.start for span in outermost]
    told: set[Span] = set()
    for statement in reading.statements:
        if statement.attribution.quotation is Quotation.INDIRECT:
            continue
        speaker = reading.speaker_of(statement)
        for piece in statement.attribution.content:
            for span in _marked(outermost, starts, piece):
                at = words.within(span.start, span.end)
                if span not in told and len(at) >= FEWEST_WORDS:
                    told.add(span)
                    run = Run(page, span, speaker.name if speaker else None)
                    held = slice(at.start, at.stop)
                    yield _Quoted(tuple(words.words[held]), tuple(words.depth[held]), run)


def _marked(quoted: Sequence[Span], starts: Sequence[int], piece: Span) -> list[Span]:
    first = max(0, bisect_right(starts, piece.start) - 2)
    last = bisect_right(starts, piece.end)
    return [span for span in quoted[first:last] if span.overlaps(piece)]


def _joined(quoted: Sequence[_Quoted]) -> list[list[int]]:
    """The quotations, by number, that are one utterance: linked by shared shingles."""
    shingles = [_shingles(one.words) for one in quoted]
    having: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, its in enumerate(shingles):
        for shingle in its:
            having[shingle].append(number)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for numbers in having.values():
        for pair in combinations(numbers[:MOST_SHARED], 2):
            shared[pair] += 1
    same = (
        (one, other)
        for (one, other), count in shared.items()
        if count >= SAME_FROM * min(len(shingles[one]), len(shingles[other]))
    )
    return join(len(quoted), same)


def _shingles(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(words[at : at + SHINGLE] for at in range(len(words) - SHINGLE + 1))


def _utterance(quoted: Sequence[_Quoted], readings: Mapping[int, Reading]) -> Utterance:
    by_words: dict[tuple[tuple[str, ...], tuple[int, ...]], list[Run]] = defaultdict(list)
    for one in quoted:
        by_words[one.words, one.depth].append(one.run)
    variants = [
        Variant(readings[runs[0].page].article.words(runs[0].span), tuple(runs))
        for runs in (sorted(its, key=lambda run: run.page) for its in by_words.values())
    ]
    pages = sorted({one.run.page for one in quoted})
    first = first_of({at: readings[at].article for at in pages})
    variants.sort(
        key=lambda one: (
            all(run.page != first for run in one.runs),
            -len(one.runs),
            -len(one.text),
            one.text,
        )
    )
    return Utterance(tuple(variants), first)
