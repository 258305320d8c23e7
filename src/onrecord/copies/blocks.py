"""Two word sequences -> the stretches that are equal or not, cut as a reader would cut them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Indel, Levenshtein

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["SMALL", "Block", "Strip", "find_blocks"]

SMALL = frozenset(
    "a an and as at but by for from had has have he her his in is it its of on or she that the"
    " their they this to was were who will with".split()
)
# Indel keeps most words, which is what paragraphs that went and came need, but holds a table of
# n * m bits; longer stories are aligned by Levenshtein, which rapidfuzz does in bounded memory.
MOST_WORDS = 20_000
LONGEST_CHANCE = 3  # equal words between two rewritten stretches that are equal by chance


class Block(NamedTuple):
    """A stretch of both sequences, from and up to, that is equal or is not."""

    equal: bool
    here: tuple[int, int]
    there: tuple[int, int]


class Strip(NamedTuple):
    """A sequence of words, and whether a sentence begins at one of them."""

    words: Sequence[str]
    opens: Callable[[int], bool]


def find_blocks(here: Strip, there: Strip) -> tuple[Block, ...]:
    """The stretches of `here` and `there`, by fewest edits; equal and unequal ones in turn.

    Equal words that part two rewritten stretches by chance count as rewritten; what was put in or
    left out begins where a sentence begins, if it can.
    """
    blocks: list[Block] = []
    longest = max(len(here.words), len(there.words))
    opcodes = Indel.opcodes if longest <= MOST_WORDS else Levenshtein.opcodes
    for op in opcodes(there.words, here.words):
        equal = op.tag == "equal"
        one = Block(equal, (op.dest_start, op.dest_end), (op.src_start, op.src_end))
        if blocks and blocks[-1].equal is equal:
            one = _joined(blocks.pop(), one)
        blocks.append(one)
    return tuple(_slid(_without_chance(blocks, there.words), here, there))


def _joined(first: Block, last: Block) -> Block:
    return Block(first.equal, (first.here[0], last.here[1]), (first.there[0], last.there[1]))


def _without_chance(blocks: Sequence[Block], words: Sequence[str]) -> list[Block]:
    kept: list[Block] = []
    for at, block in enumerate(blocks):
        inside = 0 < at < len(blocks) - 1
        if block.equal:
            joins = inside and _is_chance(words, kept[-1], block, blocks[at + 1])
        else:
            joins = bool(kept) and not kept[-1].equal
        if joins:
            kept[-1] = _joined(kept[-1], block)
        else:
            kept.append(block)
    return kept


def _is_chance(words: Sequence[str], before: Block, block: Block, after: Block) -> bool:
    if not _size(before.here) + _size(after.here) or not _size(before.there) + _size(after.there):
        return False  # only left out, or only put in, on both sides of it
    shared = words[slice(*block.there)]
    if len(shared) == 1:
        return shared[0] in SMALL
    return len(shared) <= LONGEST_CHANCE and 2 * len(shared) <= min(_longer(before), _longer(after))


def _longer(block: Block) -> int:
    return max(_size(block.here), _size(block.there))


def _size(stretch: tuple[int, int]) -> int:
    return stretch[1] - stretch[0]


def _slid(blocks: list[Block], here: Strip, there: Strip) -> list[Block]:
    """The same, with what one side has alone moved along equal words to where a sentence begins."""
    for at in range(1, len(blocks) - 1):
        before, block, after = blocks[at - 1 : at + 2]
        if block.equal or _is_two_sided(block):
            continue
        strip, (start, end) = (here, block.here) if _is_empty(block.there) else (there, block.there)
        by = _slide(
            strip, start, end, (before.there[1] - before.there[0], after.there[1] - after.there[0])
        )
        if by:
            blocks[at - 1] = Block(True, _grown(before.here, by), _grown(before.there, by))
            blocks[at] = Block(False, _shifted(block.here, by), _shifted(block.there, by))
            blocks[at + 1] = Block(True, _cut(after.here, by), _cut(after.there, by))
    return [block for block in blocks if not (block.equal and _is_empty(block.there))]


def _slide(strip: Strip, start: int, end: int, room: tuple[int, int]) -> int:
    """By how many words the stretch moves, back or on, so that it begins with a sentence."""
    words = strip.words
    back = 0
    while back < room[0] and words[start - back - 1] == words[end - back - 1]:
        back += 1
    on = 0
    while on < room[1] and words[start + on] == words[end + on]:
        on += 1
    if not back and not on:
        return 0
    steps = sorted(range(-back, on + 1), key=abs)
    return next((by for by in steps if strip.opens(start + by)), 0)


def _is_two_sided(block: Block) -> bool:
    return not _is_empty(block.here) and not _is_empty(block.there)


def _is_empty(stretch: tuple[int, int]) -> bool:
    return stretch[0] == stretch[1]


def _grown(stretch: tuple[int, int], by: int) -> tuple[int, int]:
    return stretch[0], stretch[1] + by


def _cut(stretch: tuple[int, int], by: int) -> tuple[int, int]:
    return stretch[0] + by, stretch[1]


def _shifted(stretch: tuple[int, int], by: int) -> tuple[int, int]:
    return stretch[0] + by, stretch[1] + by
