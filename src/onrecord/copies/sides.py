"""The two sides of a comparison: their words, and what is said in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from onrecord.copies.align import align
from onrecord.copies.words import find_words
from onrecord.model import Alteration, Passage, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from onrecord.copies.align import Alignment
    from onrecord.copies.words import Words
    from onrecord.model import AlterationKind, Reading, Speaker

__all__ = ["Finding", "Place", "Quoted", "Said", "Side", "Sides", "aligned", "side_of"]

CLOSING = re.compile(r"[\"'”’»›]$|''$|´´$")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement by the numbers of its words; `clause` are those of source and cue."""

    number: int
    pieces: tuple[range, ...]
    source: range
    cue: range
    clause: tuple[int, ...]
    speaker: Speaker | None

    @property
    def content(self) -> list[int]:
        """The words that are said."""
        return [at for piece in self.pieces for at in piece]


class Quoted(NamedTuple):
    """What stands in one pair of quotation marks: its words, how deep, and whether it is closed."""

    at: range
    level: int
    closed: bool
    span: Span


@dataclass(frozen=True)
class Side:
    """One reading with its words."""

    reading: Reading
    words: Words

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """Its statements, in their order."""
        speakers = {one.id: one for one in self.reading.speakers}
        found = []
        for number, one in enumerate(self.reading.statements):
            source, cue = self._at(one.attribution.source), self._at(one.attribution.cue)
            pieces = tuple(piece for span in one.attribution.content if (piece := self._at(span)))
            speaker = speakers.get(one.speaker_id) if one.speaker_id is not None else None
            found.append(Said(number, pieces, source, cue, (*source, *cue), speaker))
        return tuple(found)

    @cached_property
    def quotations(self) -> tuple[Quoted, ...]:
        """What stands in quotation marks, in the order of the opening ones."""
        words = self.words
        found = []
        open_until: list[int] = []
        for span in words.quoted:
            at = words.within(span.start, span.end)
            open_until = [*(end for end in open_until if end > span.start), span.end]
            if at:
                closed = bool(CLOSING.search(words.text[span.start : span.end]))
                found.append(Quoted(at, len(open_until), closed, span))
        return tuple(found)

    @cached_property
    def cues(self) -> frozenset[int]:
        """The numbers of the words of all cues."""
        return frozenset(at for one in self.said for at in one.cue)

    def is_name(self, at: int) -> bool:
        """Whether a word is in capitals for another reason than that it begins a sentence."""
        if not self._is_capital(at):
            return False
        return not self.words.opens_sentence(at) or self._is_capital_elsewhere(at)

    def _is_capital(self, at: int) -> bool:
        return self.words.text[self.words.starts[at]].isupper()

    def _is_capital_elsewhere(self, at: int) -> bool:
        """Whether a word that begins a sentence stands in capitals where none begins."""
        words, word = self.words, self.words.words[at]
        others = (n for n, other in enumerate(words.words) if other == word)
        return any(self._is_capital(n) and not words.opens_sentence(n) for n in others)

    @cached_property
    def _speaking(self) -> tuple[tuple[int, int, str | None], ...]:
        """The stretches of what is said, by their start, with who says it."""
        found = []
        for one in self.said:
            name = one.speaker.name if one.speaker else None
            attribution = self.reading.statements[one.number].attribution
            spans = [*attribution.content, attribution.source, attribution.cue]
            found += [(span.start, span.end, name) for span in spans if span is not None]
        return tuple(sorted(found, key=lambda one: (one[0], -one[1])))

    def _at(self, span: Span | None) -> range:
        return range(0) if span is None else self.words.within(span.start, span.end)

    def passage(self, numbers: Sequence[int]) -> Passage | None:
        """The words from the first of `numbers` to the last, as they stand."""
        if not numbers:
            return None
        span = Span(self.words.starts[numbers[0]], self.words.ends[numbers[-1]])
        return Passage(self.words.text[span.start : span.end], span)

    def whole(self, passage: Passage | None) -> Passage | None:
        """The paragraph in which a passage begins, its marks included."""
        if passage is None or passage.span is None:
            return passage
        start = passage.span.start
        span = next(one.span for one in self.words.paragraphs if one.span.end > start)
        return Passage(self.words.text[span.start : span.end], span)

    def speaker_at(self, place: Passage | None) -> str | None:
        """Who says the words at `place`: of statements in each other the innermost."""
        if place is None or place.span is None:
            return None
        last = bisect_right(self._speaking, place.span.start, key=lambda one: one[0])
        spoken = (one for one in reversed(self._speaking[:last]) if one[1] > place.span.start)
        return next((name for _, _, name in spoken), None)


@dataclass(frozen=True, slots=True)
class Place:
    """Words by their numbers, on both sides; either may be empty."""

    here: Sequence[int]
    there: Sequence[int]


class Finding(NamedTuple):
    """An alteration, and the words that it accounts for."""

    alteration: Alteration
    taken: Place


@dataclass(frozen=True)
class Sides:
    """Two readings, aligned; `turned` has here and there in each other's place."""

    here: Side
    there: Side
    alignment: Alignment

    def altered(
        self, kind: AlterationKind, place: Place, why: str, *, allowed: bool = False
    ) -> Alteration:
        """An alteration of `kind` at `place`, with whose words it touches."""
        here, there = self.here.passage(place.here), self.there.passage(place.there)
        return Alteration(
            kind,
            here,
            there,
            why,
            allowed,
            self.here.speaker_at(here),
            self.there.speaker_at(there),
        )

    def altered_whole(self, kind: AlterationKind, place: Place, why: str) -> Alteration:
        """An alteration of the whole paragraphs that the words at `place` are."""
        found = self.altered(kind, place, why)
        return replace(found, here=self.here.whole(found.here), there=self.there.whole(found.there))

    @cached_property
    def turned(self) -> Sides:
        """The same with here and there in each other's place: what is added is dropped."""
        return Sides(self.there, self.here, self.alignment.turned())

    def kept(self, numbers: Collection[int]) -> list[int]:
        """The words here that are the same as those there of these numbers."""
        to_here = self.alignment.to_here
        return [to_here[at] for at in numbers if to_here[at] >= 0]


def side_of(reading: Reading) -> Side:
    """One reading with its words, ready to be compared with any number of others."""
    return Side(reading, find_words(reading.article.text, reading.article.paragraphs))


def aligned(here: Side, there: Side) -> Sides:
    """Two readings, their words aligned."""
    return Sides(here, there, align(here.words, there.words))
