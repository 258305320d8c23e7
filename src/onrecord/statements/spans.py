"""Tag scores -> spans of words: the best sequence of tags, line by line.

Each role has four tags: it begins, goes on, ends, or is a single word. The best sequence is
Viterbi's, over the encoder's scores and the transitions learned in training; a sequence that
makes no sense (a content that goes on after a cue) cannot come out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Role(StrEnum):
    """What a span of words does in an attribution."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


ROLES = tuple(Role)
BEGIN, INSIDE, END, SINGLE = range(4)
OUTSIDE = 0
TAGS = 1 + 4 * len(ROLES)
FORBIDDEN = -1e4  # a score that no sum of others makes up for


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """Words `first` to `last` (not included) in one role; `confidence` in 0..1."""

    role: Role
    first: int
    last: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Transitions:
    """Learned scores: `between[from, to]` (TAGS x TAGS), `start` and `end` of a line (TAGS)."""

    between: NDArray[np.float32]
    start: NDArray[np.float32]
    end: NDArray[np.float32]


def tag_of(role: Role, part: int) -> int:
    """Number of the tag for `part` (BEGIN, INSIDE, END, SINGLE) of `role`."""
    return 1 + 4 * ROLES.index(role) + part


def allowed() -> Transitions:
    """Zero where a tag may follow another, or open or close a line; FORBIDDEN elsewhere."""
    closes = [tag == OUTSIDE or (tag - 1) % 4 in (END, SINGLE) for tag in range(TAGS)]
    opens = [tag == OUTSIDE or (tag - 1) % 4 in (BEGIN, SINGLE) for tag in range(TAGS)]
    between = np.full((TAGS, TAGS), FORBIDDEN, dtype=np.float32)
    for tag in range(TAGS):
        for following in range(TAGS):
            same = tag and following and (tag - 1) // 4 == (following - 1) // 4
            goes_on = same and not closes[tag] and not opens[following]
            if goes_on or (closes[tag] and opens[following]):
                between[tag, following] = 0.0
    start = np.where(opens, 0.0, FORBIDDEN).astype(np.float32)
    end = np.where(closes, 0.0, FORBIDDEN).astype(np.float32)
    return Transitions(between, start, end)


def find_spans(
    scores: NDArray[np.float32], line: NDArray[np.int64], transitions: Transitions
) -> tuple[RoleSpan, ...]:
    """Find the spans that `scores` (words x TAGS) make likeliest, each inside one line.

    The confidence of a span is the mean probability of its role over its words.
    """
    if not len(line):
        return ()
    path = _best_path(scores, line, transitions)
    spread = np.exp(scores - scores.max(axis=1, keepdims=True))
    probability = spread / spread.sum(axis=1, keepdims=True)
    by_role = probability[:, 1:].reshape(len(line), len(ROLES), 4).sum(axis=2)
    firsts = np.nonzero((path > 0) & np.isin((path - 1) % 4, (BEGIN, SINGLE)))[0]
    lasts = np.nonzero((path > 0) & np.isin((path - 1) % 4, (END, SINGLE)))[0] + 1
    spans = []
    for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True):
        role = (int(path[first]) - 1) // 4
        confidence = float(by_role[first:last, role].mean())
        spans.append(RoleSpan(ROLES[role], first, last, min(confidence, 1.0)))
    return tuple(spans)


def _best_path(
    scores: NDArray[np.float32], line: NDArray[np.int64], transitions: Transitions
) -> NDArray[np.int64]:
    """Viterbi over all lines at once: a line's first word starts anew from the line before."""
    opens_line = np.concatenate(([True], np.diff(line) != 0)).tolist()
    restart = transitions.end[:, None] + transitions.start[None, :]
    total = transitions.start + scores[0]
    back = np.empty((len(line), TAGS), dtype=np.int8)
    tags = np.arange(TAGS)
    for word in range(1, len(line)):
        ways = total[:, None] + (restart if opens_line[word] else transitions.between)
        best = ways.argmax(axis=0)
        back[word] = best
        total = ways[best, tags] + scores[word]
    path = np.empty(len(line), dtype=np.int64)
    path[-1] = int((total + transitions.end).argmax())
    for word in range(len(line) - 1, 0, -1):
        path[word - 1] = back[word, path[word]]
    return path
