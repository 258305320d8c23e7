"""Which statement read is which of the gold: by the overlap of contents, one to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["ALIKE", "Offsets", "Spans", "find_pairs", "overlap", "same_source"]

Offsets = tuple[int, int]
Spans = tuple[Offsets, ...]

ALIKE = 0.5  # intersection over union of character sets, from which two spans are the same


def find_pairs(mine: Sequence[Spans], theirs: Sequence[Spans]) -> dict[int, int]:
    """Number in `mine` -> number in `theirs` of contents that are alike, each used once."""
    pairs = sorted(
        (
            (alike, i, j)
            for i, one in enumerate(mine)
            for j, other in enumerate(theirs)
            if (alike := overlap(one, other)) >= ALIKE
        ),
        key=lambda pair: -pair[0],
    )
    matched: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in pairs:
        if i not in matched and j not in used:
            used.add(j)
            matched[i] = j
    return matched


def same_source(one: Spans, other: Spans) -> bool:
    """Whether two sources are the same: alike, or both absent."""
    if not one or not other:
        return not one and not other
    return overlap(one, other) >= ALIKE


def overlap(one: Spans, other: Spans) -> float:
    """Intersection over union of the characters of two sets of spans, each in order."""
    if not one or not other or one[0][0] >= other[-1][1] or other[0][0] >= one[-1][1]:
        return 0.0
    mine = {at for start, end in one for at in range(start, end)}
    theirs = {at for start, end in other for at in range(start, end)}
    return len(mine & theirs) / len(mine | theirs)
