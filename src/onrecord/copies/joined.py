"""Things linked two by two -> the groups that they make."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["join"]


def join(count: int, links: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The numbers below `count` in groups, each linked to another of its group, or alone."""
    parents = list(range(count))
    for one, other in links:
        parents[_root(parents, one)] = _root(parents, other)
    groups: dict[int, list[int]] = {}
    for number in range(count):
        groups.setdefault(_root(parents, number), []).append(number)
    return list(groups.values())


def _root(parents: list[int], number: int) -> int:
    while parents[number] != number:
        parents[number] = parents[parents[number]]
        number = parents[number]
    return number
