"""Two articles -> which word of one is which of the other, and where they differ."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from onrecord.copies.blocks import SMALL, Strip, find_blocks
from onrecord.copies.shifts import Shift, find_shifts
from onrecord.model import ParagraphKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.copies.blocks import Block
    from onrecord.copies.words import Words

__all__ = ["Alignment", "Difference", "align"]

KEPT_FROM = 1 / 3  # share of a paragraph's words that must be left for it to be kept
MOVED_FROM = 0.5  # share of the shorter's word pairs that a paragraph shares where it went
FEWEST_MOVED = 4  # words; shorter paragraphs are alike by accident
FEWEST_ELSEWHERE = 6  # words in a row that are the same by no chance in another paragraph
FEWEST_SHARED = 4  # words in a row that two stories share; fewer are the language's


@dataclass(frozen=True, slots=True)
class Difference:
    """Words, by number, that one side has and the other has not, or has otherwise.

    An empty side says by its start where the words would stand.
    """

    here: range
    there: range


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two articles word by word.

    `to_here` gives for each word there the number of the same word here, or -1. `headline` are the
    differences of the headlines, `shifts` words in `differences` that stand at another place.
    `answers` gives for a paragraph there the one here that has most of its words. `dropped` and
    `added` are numbers of paragraphs, `moved` pairs of them, here and there. `share` is that of the
    shorter's words found in runs on both sides.
    """

    to_here: Sequence[int]
    to_there: Sequence[int]
    differences: tuple[Difference, ...]
    headline: tuple[Difference, ...]
    shifts: tuple[Shift, ...]
    answers: Mapping[int, int]
    dropped: tuple[int, ...]
    added: tuple[int, ...]
    moved: tuple[tuple[int, int], ...]
    share: float

    def turned(self) -> Alignment:
        """The same with here and there in each other's place."""
        return Alignment(
            self.to_there,
            self.to_here,
            tuple(Difference(one.there, one.here) for one in self.differences),
            tuple(Difference(one.there, one.here) for one in self.headline),
            tuple(Shift(one.there, one.here) for one in self.shifts),
            {one: its for its, one in self.answers.items()},
            self.added,
            self.dropped,
            tuple((its, one) for one, its in self.moved),
            self.share,
        )


class _Strand(NamedTuple):
    """Words of both sides, by number, that are aligned in order, and the blocks they make."""

    here: Sequence[int]
    there: Sequence[int]
    blocks: tuple[Block, ...]

    def write(self, to_here: list[int], to_there: list[int]) -> None:
        """Enter the words that are the same into tables of them."""
        for block in self.blocks:
            if block.equal:
                ours = self.here[block.here[0] : block.here[1]]
                theirs = self.there[block.there[0] : block.there[1]]
                for one, its in zip(ours, theirs, strict=True):
                    to_here[its] = one
                    to_there[one] = its

    def shared(self) -> int:
        """How many words stand in runs on both sides."""
        lengths = (end - start for equal, (start, end), _ in self.blocks if equal)
        return sum(length for length in lengths if length >= FEWEST_SHARED)


def align(here: Words, there: Words) -> Alignment:
    """Align two articles word by word; paragraphs that moved are found where they went."""
    body = _strand(here, there, _body(here), _body(there))
    dropped = _lost(there, body.there, [one.there for one in body.blocks if not one.equal])
    added = _lost(here, body.here, [one.here for one in body.blocks if not one.equal])
    moved = _moved(here, there, added, dropped) if dropped and added else ()
    strands = [body]
    if dropped or added:
        kept_here, kept_there = (
            _without(here, body.here, added),
            _without(there, body.there, dropped),
        )
        strands = [_strand(here, there, kept_here, kept_there)]
        strands += [_strand(here, there, here.of(one), there.of(its)) for one, its in moved]
    title = _strand(here, there, _title(here), _title(there))
    to_here, to_there = [-1] * len(there), [-1] * len(here)
    for strand in (*strands, title):
        strand.write(to_here, to_there)
    answers = _answers(here, there, (*strands, title))
    differences = [one for strand in strands for one in _differences(here, there, strand, answers)]
    shifts = _shifts(here, there, differences, answers)
    for shift in shifts:
        _Strand(shift.here, shift.there, shift.as_blocks()).write(to_here, to_there)
    shorter = min(len(body.here), len(body.there))
    return Alignment(
        to_here,
        to_there,
        tuple(differences),
        tuple(_differences(here, there, title, answers)),
        shifts,
        answers,
        tuple(sorted(dropped - {its for _, its in moved})),
        tuple(sorted(added - {one for one, _ in moved})),
        moved,
        sum(strand.shared() for strand in strands) / shorter if shorter else 0.0,
    )


def _headlines(words: Words) -> list[int]:
    kinds = enumerate(words.paragraphs)
    return [number for number, one in kinds if one.kind is ParagraphKind.HEADLINE]


def _body(words: Words) -> Sequence[int]:
    return _without(words, range(len(words)), set(_headlines(words)))


def _title(words: Words) -> Sequence[int]:
    headlines = _headlines(words)
    return words.of(headlines[0]) if headlines else range(0)


def _without(words: Words, body: Sequence[int], gone: set[int]) -> Sequence[int]:
    """The words of `body` that stand in none of the paragraphs that are `gone`."""
    if not gone:
        return body
    left_out = {at for number in gone for at in words.of(number)}
    return [at for at in body if at not in left_out]


def _strand(here: Words, there: Words, ours: Sequence[int], theirs: Sequence[int]) -> _Strand:
    return _Strand(ours, theirs, find_blocks(_strip(here, ours), _strip(there, theirs)))


def _strip(words: Words, numbers: Sequence[int]) -> Strip:
    if isinstance(numbers, range):
        held = words.words[numbers.start : numbers.stop]
    else:
        held = [words.words[at] for at in numbers]
    return Strip(held, lambda at: words.opens_sentence(numbers[at]))


def _lost(words: Words, body: Sequence[int], unequal: Sequence[tuple[int, int]]) -> set[int]:
    """The paragraphs of which less than KEPT_FROM of the words is on the other side."""
    lost = Counter(words.paragraph_of(at) for start, end in unequal for at in body[start:end])
    return {
        number
        for number, count in lost.items()
        if len(words.of(number)) - count < KEPT_FROM * len(words.of(number))
    }


def _moved(
    here: Words, there: Words, added: set[int], dropped: set[int]
) -> tuple[tuple[int, int], ...]:
    """Paragraphs that stand on both sides but elsewhere, best first; each is in one pair."""
    ours = {number: _couples(here, number) for number in sorted(added)}
    theirs = {number: _couples(there, number) for number in sorted(dropped)}
    likely = sorted(
        (-alike, one, its)
        for one, couples in ours.items()
        for its, others in theirs.items()
        if (alike := _alike(couples, others)) >= MOVED_FROM
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, one, its in likely:
        if one not in found and its not in taken:
            found[one] = its
            taken.add(its)
    return tuple(sorted(found.items()))


def _couples(words: Words, number: int) -> frozenset[tuple[str, str]]:
    at = words.of(number)
    if len(at) < FEWEST_MOVED:
        return frozenset()
    return frozenset(pairwise(words.words[at.start : at.stop]))


def _alike(one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> float:
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def _answers(here: Words, there: Words, strands: Sequence[_Strand]) -> dict[int, int]:
    """For each paragraph there the one here that has most of its words."""
    shared: Counter[tuple[int, int]] = Counter()
    for strand in strands:
        for block in strand.blocks:
            if block.equal:
                ours = strand.here[block.here[0] : block.here[1]]
                theirs = strand.there[block.there[0] : block.there[1]]
                for length, its, one in _stretches(here, there, ours, theirs):
                    shared[its, one] += length
    return {its: one for (its, one), _ in sorted(shared.items(), key=lambda pair: pair[1])}


def _stretches(
    here: Words, there: Words, ours: Sequence[int], theirs: Sequence[int]
) -> Iterator[tuple[int, int, int]]:
    """Equal words cut where a paragraph ends on either side: how many, and in which paragraphs."""
    at = 0
    while at < len(ours):
        one, its = here.paragraph_of(ours[at]), there.paragraph_of(theirs[at])
        length = min(
            here.bounds[one + 1] - ours[at], there.bounds[its + 1] - theirs[at], len(ours) - at
        )
        yield length, its, one
        at += length


def _differences(
    here: Words, there: Words, strand: _Strand, answers: Mapping[int, int]
) -> Iterator[Difference]:
    """The unequal blocks, cut at the edges of paragraphs."""
    for block in strand.blocks:
        if block.equal:
            continue
        ours = _runs(here, strand.here[slice(*block.here)])
        theirs = _runs(there, strand.there[slice(*block.there)])
        if len(ours) == len(theirs) == 1:
            yield Difference(ours[0], theirs[0])
            continue
        at_here = _place(strand.here, block.here[0], len(here))
        at_there = _place(strand.there, block.there[0], len(there))
        for its in theirs:
            answer = answers.get(there.paragraph_of(its.start))
            mine = next((one for one in ours if here.paragraph_of(one.start) == answer), None)
            if mine is not None:
                ours.remove(mine)
            yield Difference(mine or range(at_here, at_here), its)
        for one in ours:
            yield Difference(one, range(at_there, at_there))


def _place(numbers: Sequence[int], at: int, length: int) -> int:
    return numbers[at] if at < len(numbers) else length


def _runs(words: Words, numbers: Sequence[int]) -> list[range]:
    """The words as runs, each within one paragraph."""
    parted = (list(run) for _, run in groupby(numbers, key=words.paragraph_of))
    return [range(run[0], run[-1] + 1) for run in parted]


def _shifts(
    here: Words, there: Words, differences: Sequence[Difference], answers: Mapping[int, int]
) -> tuple[Shift, ...]:
    """What stands elsewhere in the same paragraph, or is long enough to be known in another."""
    found = find_shifts(
        here,
        there,
        [one.here for one in differences if one.here],
        [one.there for one in differences if one.there],
    )
    return tuple(
        one
        for one in found
        if len(one.here) >= FEWEST_ELSEWHERE
        or (
            answers.get(there.paragraph_of(one.there.start)) == here.paragraph_of(one.here.start)
            and not SMALL.issuperset(here.words[one.here.start : one.here.stop])
        )
    )
