"""How fast copies are compared and grouped: `python benchmarks/copies.py PAIRS [PAGES…]`.

PAIRS is a folder of joined pairs (`make build/copies`); their readings are given, and compared
again and again. PAGES are numbers of generated articles, a fifth of them copies of the others: 30
to 100 % of the words in one piece, up to a tenth of these replaced. Words are drawn as often as in
English (Zipf 1949). What is generated is text; what is measured is from the article on.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from pathlib import Path
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import Levenshtein

from onrecord.copies import compare, find_groups, find_sketch
from onrecord.evaluate.copies import READ_AT, read_pairs
from onrecord.model import Article, Capture, Paragraph, ParagraphKind, Span
from onrecord.read import open_reader

VOCABULARY, WORDS, SEED = 50_000, 400, 1
ORIGINALS = 0.8  # share of the pages that are no copies
ROUNDS = 3
PAIRS = 60
USUAL = 750  # words


class Planted(NamedTuple):
    """Texts, and of each the number of the one it was copied from, or its own."""

    texts: list[str]
    sources: list[int]


def compare_pairs(folder: Path) -> None:
    """Print how many pairs a second are compared, and how many rapidfuzz alone aligns."""
    reader = open_reader()
    pairs = [
        tuple(
            reader.read(Capture("page.txt", READ_AT, "text/plain; charset=utf-8", text.encode()))
            for text in (one.here, one.there)
        )
        for one in read_pairs(folder)[:PAIRS]
    ]
    words = [[one.article.text.split() for one in pair] for pair in pairs]
    length = sum(len(one) for pair in words for one in pair) / 2 / len(pairs)
    for _ in range(ROUNDS):
        started = time.perf_counter()
        for here, there in pairs:
            compare(here, there)
        compared = len(pairs) / (time.perf_counter() - started)
        started = time.perf_counter()
        for one, other in words:
            Levenshtein.opcodes(one, other)
        aligned = len(pairs) / (time.perf_counter() - started)
        print(
            f"{compared:.0f} pairs/s of {length:.0f} words, as {compared * length / USUAL:.0f} of"
            f" {USUAL}; {compared / aligned:.3f} of rapidfuzz's opcodes alone"
        )


def planted(count: int) -> Planted:
    """`count` texts, copies among them."""
    drawn = np.random.default_rng(SEED)
    chance = 1 / np.arange(1, VOCABULARY + 1)
    originals = int(count * ORIGINALS)
    words = drawn.choice(VOCABULARY, size=(originals, WORDS), p=chance / chance.sum())
    made, sources = list(words), list(range(originals))
    chosen = random.Random(SEED)
    for _ in range(count - originals):
        source = chosen.randrange(originals)
        length = int(WORDS * chosen.uniform(0.3, 1))
        start = chosen.randrange(WORDS - length + 1)
        copy = words[source][start : start + length].copy()
        changed = drawn.random(length) < chosen.uniform(0, 0.1)
        copy[changed] = drawn.integers(0, VOCABULARY, changed.sum())
        made.append(copy)
        sources.append(source)
    return Planted([" ".join(f"w{at}" for at in one) for one in made], sources)


def group_pages(count: int) -> None:
    """Print how long `count` pages take to sketch and group, and how right the groups are."""
    texts, sources = planted(count)
    articles = [
        Article("", "", None, one, (Paragraph(Span(0, len(one)), ParagraphKind.PARAGRAPH, ""),))
        for one in texts
    ]
    started = time.perf_counter()
    sketches = [find_sketch(one) for one in articles]
    sketched = time.perf_counter()
    groups = find_groups(sketches, [None] * count)
    grouped = time.perf_counter()
    group_of = {page: at for at, one in enumerate(groups) for page in one.members}
    copied = [page for page, source in enumerate(sources) if source != page]
    found = sum(
        page in group_of and group_of[page] == group_of.get(sources[page]) for page in copied
    )
    links = [link for one in groups for link in one.links]
    right = sum(sources[link.one] == sources[link.other] for link in links)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{count} pages: sketched in {sketched - started:.1f} s,"
        f" grouped in {grouped - sketched:.1f} s, recall {found / len(copied):.3f},"
        f" precision {right / max(1, len(links)):.3f},"
        f" {most} MB at most, the texts among them"
    )


if __name__ == "__main__":
    compare_pairs(Path(sys.argv[1]))
    for number in map(int, sys.argv[2:]):
        group_pages(number)
