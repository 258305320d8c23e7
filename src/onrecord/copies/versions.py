"""Captures of one address over time -> what each changed against the one before."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.copies.compare import compare
from onrecord.model import Versions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import Reading

__all__ = ["find_versions"]


def find_versions(readings: Sequence[Reading]) -> tuple[Versions, ...]:
    """The addresses that `readings` hold more than one capture of, each with its changes.

    The address is the canonical one that the page gives, else that of the capture. A change has the
    later capture here and the earlier there.
    """
    captured: dict[str, list[int]] = defaultdict(list)
    for number, reading in enumerate(readings):
        captured[reading.article.canonical_url or reading.capture.url].append(number)
    return tuple(
        _versions(url, numbers, readings) for url, numbers in captured.items() if len(numbers) > 1
    )


def _versions(url: str, numbers: list[int], readings: Sequence[Reading]) -> Versions:
    ordered = sorted(numbers, key=lambda number: readings[number].capture.captured_at)
    changes = [compare(readings[later], readings[earlier]) for earlier, later in pairwise(ordered)]
    return Versions(url, tuple(ordered), tuple(changes))
