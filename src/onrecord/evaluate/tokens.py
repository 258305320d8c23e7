"""Spans scored in the units of CofeNet (Wang et al., COLING 2022): tokens, paragraph by paragraph.

There every token has one label, a paragraph is an instance, and a span is right if its first and
last token are. What is in pieces, or runs over paragraphs, counts as so many spans.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import groupby
from typing import TYPE_CHECKING

from onrecord.evaluate.measures import Counts, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.evaluate.polnear import Relation

__all__ = ["COFENET", "in_tokens"]

ROLES = ("source", "cue", "content")
TOKEN = re.compile(r"\w+|[^\w\s]")
# Their best network (BERT-base, 110 million parameters) on PolNeAR's test articles, their table 3.
COFENET = {"source, in tokens": 0.832, "cue, in tokens": 0.753, "content, in tokens": 0.729}

_Run = tuple[int, int, str]  # first and last token, and the role


def in_tokens(text: str, found: Iterable[Relation], gold: Iterable[Relation]) -> Counts:
    """How many spans of `found` are those of `gold`, counted by token."""
    mine, theirs = _runs(text, found), _runs(text, gold)
    counts: Counts = {}
    for role in ROLES:
        its, other = ({run for run in runs if run[2] == role} for runs in (mine, theirs))
        counts[f"{role}, in tokens"] = Tally(len(its & other), len(its), len(other))
    return counts


def _runs(text: str, relations: Iterable[Relation]) -> set[_Run]:
    """The spans of `relations`; where two overlap a token is the shorter one's."""
    spans = [
        (end - start, start, end, role)
        for relation in relations
        for role in ROLES
        for start, end in getattr(relation, role)
    ]
    spans.sort(reverse=True)
    starts = [token.start() for token in TOKEN.finditer(text)]
    breaks = [token.start() for token in re.finditer("\n", text)]
    owners: list[tuple[int, int] | None] = [None] * len(starts)  # a span, and the paragraph
    for number, (_, start, end, _) in enumerate(spans):
        for at in range(bisect_left(starts, start), bisect_left(starts, end)):
            owners[at] = (number, bisect_left(breaks, starts[at]))
    runs: set[_Run] = set()
    for owner, its in groupby(range(len(starts)), key=owners.__getitem__):
        if owner is not None:
            tokens = list(its)
            runs.add((tokens[0], tokens[-1], spans[owner[0]][3]))
    return runs
