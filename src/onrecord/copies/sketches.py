"""Articles -> sketches that tell how much of one stands in another, however many there are.

A sketch holds every RATE-th of an article's shingles by their hash, the same ones in every article
(FracMinHash: Irber et al. 2022, "Lightweight compositional analysis of metagenomes with
FracMinHash"). Unlike MinHash it estimates containment: an abridged copy shares a third of its
original's shingles and nearly all of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from onrecord.copies.words import find_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from onrecord.model import Article

__all__ = ["containment", "find_sketch"]

SHINGLE = 4  # words
RATE = 8  # of so many shingles one is kept: 90 of an article of 750 words
BASE = np.uint64(
    0x9E3779B97F4A7C15
)  # an odd number with its bits well mixed (2**64 / golden ratio)
MIX = np.uint64(0xBF58476D1CE4E5B9)  # of SplitMix64 (Steele, Lea and Flood 2014)
SHIFT = np.uint64(31)
KEPT_BELOW = np.uint64(2**64 // RATE)


def find_sketch(article: Article) -> NDArray[np.uint64]:
    """The kept shingles of `article` as sorted hashes, each once; empty for a text of few words."""
    words = find_words(article.text, article.paragraphs).words
    if len(words) < SHINGLE:
        return np.empty(0, dtype=np.uint64)
    codes = np.fromiter((crc32(word.encode()) for word in words), np.uint64, len(words))
    count = len(codes) - SHINGLE + 1
    hashes = np.zeros(count, dtype=np.uint64)
    for at in range(SHINGLE):
        hashes = (hashes + codes[at : at + count]) * BASE
    hashes = (hashes ^ (hashes >> SHIFT)) * MIX
    hashes ^= hashes >> SHIFT
    return np.unique(hashes[hashes < KEPT_BELOW])


def containment(one: NDArray[np.uint64], other: NDArray[np.uint64]) -> float:
    """The share of the smaller sketch that is in the larger, in 0..1."""
    smaller = min(len(one), len(other))
    return len(np.intersect1d(one, other, assume_unique=True)) / smaller if smaller else 0.0
