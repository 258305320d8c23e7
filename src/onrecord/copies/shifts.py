"""Words that stand on both sides, but at another place: what fewest edits leave out and put in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.copies.blocks import Block

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.copies.words import Words

__all__ = ["Shift", "find_shifts"]

SEED = 2  # words in a row that are looked for at another place
MOST_PLACES = 4  # of one seed that are tried; what stands oftener tells no place
LONGEST = 300  # words that one shift may have, so that repetitions cost no square


class Shift(NamedTuple):
    """Words by number, the same on both sides."""

    here: range
    there: range

    def as_blocks(self) -> tuple[Block, ...]:
        """The words as one equal block."""
        length = len(self.here)
        return (Block(True, (0, length), (0, length)),)


def find_shifts(
    here: Words, there: Words, ours: Sequence[range], theirs: Sequence[range]
) -> tuple[Shift, ...]:
    """The runs of `theirs` that stand among `ours`, longest first; none overlaps another."""
    seeds: dict[tuple[str, ...], list[int]] = {}
    for run in ours:
        for at in _seeds(run):
            places = seeds.setdefault(tuple(here.words[at : at + SEED]), [])
            if len(places) < MOST_PLACES:
                places.append(at)
    if not seeds:
        return ()
    ends = {at: run.stop for run in ours for at in run}
    likely = {
        _grown(here, there, (at, ends[at]), (its, run.stop))
        for run in theirs
        for its in _seeds(run)
        for at in seeds.get(tuple(there.words[its : its + SEED]), ())
    }
    return tuple(_apart(sorted(likely, key=_order)))


def _order(one: Shift) -> tuple[int, int, int]:
    return -len(one.here), one.there.start, one.here.start


def _seeds(run: range) -> range:
    return range(run.start, run.stop - SEED + 1)


def _grown(here: Words, there: Words, ours: tuple[int, int], theirs: tuple[int, int]) -> Shift:
    (at, end), (its, stop) = ours, theirs
    length = SEED
    most = min(LONGEST, end - at, stop - its)
    while length < most and here.words[at + length] == there.words[its + length]:
        length += 1
    return Shift(range(at, at + length), range(its, its + length))


def _apart(shifts: Iterable[Shift]) -> Iterator[Shift]:
    here: set[int] = set()
    there: set[int] = set()
    for one in shifts:
        if here.isdisjoint(one.here) and there.isdisjoint(one.there):
            here.update(one.here)
            there.update(one.there)
            yield one
