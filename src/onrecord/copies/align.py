"""Two articles -> which word of one is which of the other, and where they differ."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from onrecord.copies.blocks import SMALL, Strip, find_blocks
from onrecord.copies.shifts import Shift, find_shifts
from onrecord.model import ParagraphKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

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
    `dropped` and `added` are numbers of paragraphs, `moved` pairs of them, here and there. `share`
    is that of the shorter's words found in runs on both sides.
    """

    here: Words
    there: Words
    to_here: tuple[int, ...]
    to_there: tuple[int, ...]
    differences: tuple[Difference, ...]
    headline: tuple[Difference, ...]
    shifts: tuple[Shift, ...]
    dropped: tuple[int, ...]
    added: tuple[int, ...]
    moved: tuple[tuple[int, int], ...]
    share: float

    def turned(self) -> Alignment:
        """The same with here and there in each other's place."""
        return Alignment(
            self.there,
            self.here,
            self.to_there,
            self.to_here,
            tuple(Difference(one.there, one.here) for one in self.differences),
            tuple(Difference(one.there, one.here) for one in self.headline),
            tuple(Shift(one.there, one.here) for one in self.shifts),
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

    def pairs(self) -> dict[int, int]:
        """The words there that are the same here."""
        found: dict[int, int] = {}
        for block in self.blocks:
            if block.equal:
                found.update(
                    zip(self.there[slice(*block.there)], self.here[slice(*block.here)], strict=True)
                )
        return found

    def shared(self) -> int:
        """How many words stand in runs on both sides."""
        lengths = (end - start for equal, (start, end), _ in self.blocks if equal)
        return sum(length for length in lengths if length >= FEWEST_SHARED)


def align(here: Words, there: Words) -> Alignment:
    """Align two articles word by word; paragraphs that moved are found where they went."""
    body = _strand(here, there, _body(here), _body(there))
    pairs = body.pairs()
    dropped = _lost(there, body.there, pairs.keys())
    added = _lost(here, body.here, set(pairs.values()))
    moved = _moved(here, there, added, dropped) if dropped and added else ()
    strands = [body]
    if dropped or added:
        kept_here = [at for at in body.here if here.paragraph[at] not in added]
        kept_there = [at for at in body.there if there.paragraph[at] not in dropped]
        strands = [_strand(here, there, kept_here, kept_there)]
        strands += [_strand(here, there, here.of(one), there.of(its)) for one, its in moved]
        pairs = {at: to for strand in strands for at, to in strand.pairs().items()}
    title = _strand(here, there, _title(here), _title(there))
    partners = _partners(here, there, pairs)
    differences = [one for strand in strands for one in _differences(here, there, strand, partners)]
    shifts = _shifts(here, there, differences, partners)
    shorter = min(len(body.here), len(body.there))
    pairs |= title.pairs()
    for shift in shifts:
        pairs.update(zip(shift.there, shift.here, strict=True))
    return Alignment(
        here,
        there,
        tuple(pairs.get(at, -1) for at in range(len(there))),
        _inverse(pairs, len(here)),
        tuple(differences),
        tuple(_differences(here, there, title, partners)),
        shifts,
        tuple(sorted(dropped - {its for _, its in moved})),
        tuple(sorted(added - {one for one, _ in moved})),
        moved,
        sum(strand.shared() for strand in strands) / shorter if shorter else 0.0,
    )


def _body(words: Words) -> list[int]:
    titles = {
        number for number, one in enumerate(words.paragraphs) if one.kind is ParagraphKind.HEADLINE
    }
    return [at for at, number in enumerate(words.paragraph) if number not in titles]


def _title(words: Words) -> list[int]:
    kinds = (one.kind for one in words.paragraphs)
    number = next((n for n, kind in enumerate(kinds) if kind is ParagraphKind.HEADLINE), None)
    return [] if number is None else list(words.of(number))


def _strand(here: Words, there: Words, ours: Sequence[int], theirs: Sequence[int]) -> _Strand:
    return _Strand(ours, theirs, find_blocks(_strip(here, ours), _strip(there, theirs)))


def _strip(words: Words, numbers: Sequence[int]) -> Strip:
    return Strip([words.words[at] for at in numbers], lambda at: words.opens_sentence(numbers[at]))


def _lost(words: Words, body: Sequence[int], kept: Collection[int]) -> set[int]:
    """The paragraphs of which less than KEPT_FROM of the words is on the other side."""
    length = Counter(words.paragraph[at] for at in body)
    left = Counter(words.paragraph[at] for at in body if at in kept)
    return {number for number in length if left[number] < KEPT_FROM * length[number]}


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
    for _, one, its in likely:
        if one not in found and its not in found.values():
            found[one] = its
    return tuple(sorted(found.items()))


def _couples(words: Words, number: int) -> frozenset[tuple[str, str]]:
    at = words.of(number)
    return (
        frozenset(pairwise(words.words[at.start : at.stop]))
        if len(at) >= FEWEST_MOVED
        else frozenset()
    )


def _alike(one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> float:
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def _differences(
    here: Words, there: Words, strand: _Strand, partners: Mapping[int, int]
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
            mine = next(
                (
                    one
                    for one in ours
                    if partners.get(there.paragraph[its.start]) == here.paragraph[one.start]
                ),
                None,
            )
            if mine is not None:
                ours.remove(mine)
            yield Difference(mine or range(at_here, at_here), its)
        for one in ours:
            yield Difference(one, range(at_there, at_there))


def _place(numbers: Sequence[int], at: int, length: int) -> int:
    return numbers[at] if at < len(numbers) else length


def _runs(words: Words, numbers: Sequence[int]) -> list[range]:
    """The words as runs, each within one paragraph."""
    parted = (list(run) for _, run in groupby(numbers, key=words.paragraph.__getitem__))
    return [range(run[0], run[-1] + 1) for run in parted]


def _partners(here: Words, there: Words, pairs: Mapping[int, int]) -> dict[int, int]:
    """For each paragraph there the one here that shares most words with it."""
    shared = Counter((there.paragraph[its], here.paragraph[one]) for its, one in pairs.items())
    return {its: one for (its, one), _ in sorted(shared.items(), key=itemgetter(1))}


def _shifts(
    here: Words, there: Words, differences: Sequence[Difference], partners: Mapping[int, int]
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
            partners.get(there.paragraph[one.there.start]) == here.paragraph[one.here.start]
            and not SMALL.issuperset(here.words[one.here.start : one.here.stop])
        )
    )


def _inverse(pairs: Mapping[int, int], length: int) -> tuple[int, ...]:
    found = {one: its for its, one in pairs.items()}
    return tuple(found.get(at, -1) for at in range(length))
