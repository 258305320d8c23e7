"""Counts by article -> scores with their uncertainty.

Whatever is measured is counted as right, read (by onrecord) and gold; a score is 2 right / (read +
gold): F1, and where read and gold are the same things, the share that is right.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Counts", "Score", "Tally", "scores_of"]

DRAWS = 1000
SEED = 0
MIDDLE = (2.5, 97.5)  # per cent: the interval that holds 95 of 100 draws


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were right, how many onrecord read, how many there are to find."""

    right: int = 0
    read: int = 0
    gold: int = 0

    @classmethod
    def of(cls, verdicts: Iterable[bool]) -> Tally:
        """The share that is right of things given on both sides."""
        told = list(verdicts)
        return cls(sum(told), len(told), len(told))


Counts = dict[str, Tally]  # of one article, by what is measured


@dataclass(frozen=True, slots=True)
class Score:
    """A score in 0..1 with the 95 % interval of a bootstrap by article (Efron 1979)."""

    name: str
    f1: float
    low: float
    high: float
    right: int
    read: int
    gold: int


def scores_of(articles: Sequence[Mapping[str, Tally]]) -> tuple[Score, ...]:
    """One score for each thing measured in `articles`, in the order in which they first come."""
    names = dict.fromkeys(name for counts in articles for name in counts)
    draws = np.random.default_rng(SEED).integers(len(articles), size=(DRAWS, len(articles)))
    return tuple(_score(name, articles, draws) for name in names)


def _score(
    name: str,
    articles: Sequence[Mapping[str, Tally]],
    draws: np.ndarray[tuple[int, int], np.dtype[np.int64]],
) -> Score:
    tallies = [counts.get(name, Tally()) for counts in articles]
    table = np.array([(one.right, one.read, one.gold) for one in tallies], dtype=np.float64)
    right, read, gold = table.sum(axis=0)
    drawn = table[draws].sum(axis=1)
    there = drawn[:, 1] + drawn[:, 2] > 0  # in a draw without any nothing is measured
    f1s = 2 * drawn[there, 0] / (drawn[there, 1] + drawn[there, 2])
    low, high = np.percentile(f1s, MIDDLE) if there.any() else (0.0, 0.0)
    f1 = 2 * right / max(1, read + gold)
    return Score(name, float(f1), float(low), float(high), int(right), int(read), int(gold))
