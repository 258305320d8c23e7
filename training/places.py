"""Places in a text as a draft writes them -> offsets.

`LINE:words`, `LINE:first words … last words`, or `LINE:first words … LINE:last words`; lines count
from 0, and `#2` at the end of a part takes the second such words of their line.
"""

from __future__ import annotations

import re

__all__ = ["Offsets", "Wrong", "find_place"]

Offsets = list[int]

PLACE = re.compile(r"(\d+):(.+?)(?:#(\d+))?", re.DOTALL)


class Wrong(Exception):
    """A line of a draft that does not hold; it says which and why."""


def find_place(text: str, place: str) -> Offsets:
    """The offsets of `place` (see the head of this module); Wrong where it is none or several."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    first, _, last = place.partition(" … ")
    start, end, number = _one(lines, starts, first, after=None, number=None)
    if last:
        _, end, _ = _one(lines, starts, last, after=end, number=number)
    return [start, end]


def _one(
    lines: list[str], starts: list[int], part: str, *, after: int | None, number: int | None
) -> tuple[int, int, int]:
    match = PLACE.fullmatch(part)
    if match is None and number is not None:
        match = PLACE.fullmatch(f"{number}:{part}")
    if match is None:
        raise Wrong(f"{part!r} is no LINE:words")
    at, words, which = int(match[1]), match[2], match[3]
    if at >= len(lines):
        raise Wrong(f"{part!r}: there is no line {at}")
    found = [
        starts[at] + one.start()
        for one in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", lines[at])
        if after is None or starts[at] + one.start() >= after
    ] or [
        starts[at] + one.start()
        for one in re.finditer(re.escape(words), lines[at])
        if after is None or starts[at] + one.start() >= after
    ]
    if not found:
        raise Wrong(
            f"{words!r} does not stand in line {at}" + (" after the first words" if after else "")
        )
    if which is None and len(found) > 1 and after is None:
        raise Wrong(f"{words!r} stands {len(found)} times in line {at}; say #1, #2 … or more words")
    chosen = int(which) - 1 if which else 0
    if chosen >= len(found):
        raise Wrong(f"{words!r} stands only {len(found)} times in line {at}")
    return found[chosen], found[chosen] + len(words), at
