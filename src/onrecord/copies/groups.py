"""Sketches -> groups of pages that tell one story in the same words, abridged copies among them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from onrecord.copies.joined import join
from onrecord.copies.sketches import containment
from onrecord.model import Group, Link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from onrecord.copies.published import Bounds

__all__ = ["find_groups"]

NEAR = 4  # pages with the same shingle that each is linked to; in a large group that is enough
FEWEST_SHARED = 3  # shingles kept that two pages must share to be looked at
COPIED_FROM = 0.3  # containment: of true copies the mean is 0.3 over shingles of three words
# (Silcock et al. 2023, NEWS-COPY, on the union of both; of the shorter's alone it is more)
WINDOW = timedelta(days=30)  # within which a copy is looked for


def find_groups(
    sketches: Sequence[NDArray[np.uint64]],
    published: Sequence[Bounds | None],
    *,
    window: timedelta = WINDOW,
) -> tuple[Group, ...]:
    """Groups of pages, by number, of which each shares COPIED_FROM of its passages with another.

    Pages known to be published further than `window` apart are not linked. Grows with the number
    of pages n as n log n: each shingle links a page to the NEAR next ones that have it.
    """
    links = [
        Link(one, other, alike)
        for one, other in _candidates(sketches)
        if _are_near(published[one], published[other], window)
        and (alike := containment(sketches[one], sketches[other])) >= COPIED_FROM
    ]
    joined = join(len(sketches), ((link.one, link.other) for link in links))
    members = [its for its in joined if len(its) > 1]
    group_of = {number: at for at, its in enumerate(members) for number in its}
    linked: list[list[Link]] = [[] for _ in members]
    for link in links:
        linked[group_of[link.one]].append(link)
    return tuple(Group(tuple(its), tuple(held)) for its, held in zip(members, linked, strict=True))


def _candidates(sketches: Sequence[NDArray[np.uint64]]) -> list[tuple[int, int]]:
    """Pairs of pages that have at least FEWEST_SHARED kept shingles in common, in order."""
    lengths = [len(one) for one in sketches]
    if not sum(lengths):
        return []
    hashes = np.concatenate(list(sketches))
    pages = np.repeat(np.arange(len(sketches), dtype=np.uint64), lengths)
    order = np.argsort(hashes, kind="stable")
    hashes, pages = hashes[order], pages[order]
    keys = []
    for step in range(1, NEAR + 1):
        same = hashes[step:] == hashes[:-step]
        keys.append((pages[:-step][same] << np.uint64(32)) | pages[step:][same])
    pairs, counts = np.unique(np.concatenate(keys), return_counts=True)
    found = pairs[counts >= FEWEST_SHARED]
    return [
        (int(one), int(other)) for one, other in zip(found >> 32, found & 0xFFFFFFFF, strict=True)
    ]


def _are_near(one: Bounds | None, other: Bounds | None, window: timedelta) -> bool:
    """Whether two pages may have been published within `window`; of unknown date they may."""
    if one is None or other is None:
        return True
    return one.first - other.last <= window and other.first - one.last <= window
