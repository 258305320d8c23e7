"""Whether confidence is honest: whether of what is read with 0.8 eight in ten are right.

The expected calibration error is the mean distance between confidence and share right, over ten
bins of equal width, each weighed by what is in it (Naeini, Cooper and Hauskrecht, AAAI 2015).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["BINS", "Bin", "Honesty", "Judged", "bins_of", "judge"]

BINS = 10
COVERED = 0.8


@dataclass(frozen=True, slots=True)
class Judged:
    """One statement read, its two confidences, and whether it and its source are right."""

    confidence: float
    source_confidence: float
    right: bool
    source_right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """What was read with a confidence in one tenth: how much, how sure on average, how right."""

    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Honesty:
    """The calibration errors, and linked precision over all and over the surest COVERED."""

    attribution_error: float
    source_error: float
    precision: float
    precision_covered: float


def judge(judged: Sequence[Judged]) -> Honesty:
    """How far confidence can be trusted in `judged`."""
    surest = sorted(judged, key=lambda one: -one.confidence * one.source_confidence)
    covered = surest[: round(COVERED * len(surest))]
    return Honesty(
        _error((one.confidence, one.right) for one in judged),
        _error((one.source_confidence, one.source_right) for one in judged if one.right),
        _precision(surest),
        _precision(covered),
    )


def bins_of(told: Iterable[tuple[float, bool]]) -> tuple[Bin, ...]:
    """The bins of pairs of a confidence and whether it was right; empty ones are left out."""
    pairs = np.array(list(told), dtype=np.float64).reshape(-1, 2)
    number = np.minimum((pairs[:, 0] * BINS).astype(np.int64), BINS - 1)
    found = []
    for one in np.unique(number):
        its = pairs[number == one]
        found.append(Bin(len(its), float(its[:, 0].mean()), float(its[:, 1].mean())))
    return tuple(found)


def _error(told: Iterable[tuple[float, bool]]) -> float:
    bins = bins_of(told)
    total = sum(one.count for one in bins)
    return sum(one.count * abs(one.confidence - one.right) for one in bins) / max(1, total)


def _precision(judged: Sequence[Judged]) -> float:
    return sum(one.right and one.source_right for one in judged) / max(1, len(judged))
