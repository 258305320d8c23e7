"""Spans -> relations: which cue a content hangs on, which source a cue belongs to.

Each content asks the cues of its window for the one that answers best, each cue asks the sources;
"nobody" is an answer too. Vectors compare only within a window, so a link never leaves one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.statements.confidence import Evidence
from onrecord.statements.spans import Role, RoleSpan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from onrecord.statements.windows import Window, Words

__all__ = ["Linked", "Relation", "find_relations"]

CONTENT_TO_CUE, CUE_TO_SOURCE = 0, 1
# Lines back from a content to the cue it may hang on, if the quotation was left open over all of
# them; a source stands in the line of its cue. Of 23,215 contents in PolNeAR's training part 38
# have their cue more lines back or in a later one, of 18,335 sources 10 are in another line.
LINES_BACK = 4
# Taken off the score of a cue's having no source. Trained articles are remembered too well, and
# "nobody" with them. On PolNeAR's dev part linked F1 is 67.9 with 0, 70.8 with 5, 71.2 with 8; but
# of 68 matched statements without a source 55, 51 and 43 are left without: a guess too many.
RELUCTANCE = np.array([0.0, 5.0], dtype=np.float32)  # content to cue, cue to source


@dataclass(frozen=True, slots=True)
class Linked:
    """The vectors of one window, a row a word: `asks` and `answers` (words x 2 x width), `none`.

    How well word j answers word i over a link is `asks[i, link] . answers[j, link]`; `none[i,
    link]` is the score of there being no answer.
    """

    window: Window
    asks: NDArray[np.float32]
    answers: NDArray[np.float32]
    none: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Relation:
    """A content in pieces with its cue and source, if found.

    No content means that another cue took what this one reports.
    """

    content: tuple[RoleSpan, ...]
    cue: RoleSpan | None
    source: RoleSpan | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class _Link:
    to: RoleSpan | None
    confidence: float


def find_relations(
    spans: Sequence[RoleSpan], words: Words, windows: Sequence[Linked]
) -> tuple[Relation, ...]:
    """Join `spans` of `words` into relations, in their order in the text."""
    by_role = {role: [span for span in spans if span.role is role] for role in Role}

    def line_of(span: RoleSpan) -> int:
        return int(words.line[span.first])

    def source_of(cue: RoleSpan) -> _Link:
        seen = _window_of(cue, windows)
        near = [one for one in _inside(seen, by_role[Role.SOURCE]) if line_of(one) == line_of(cue)]
        return _best(cue, near, seen, CUE_TO_SOURCE)

    def cue_of(content: RoleSpan) -> _Link:
        here, seen = line_of(content), _window_of(content, windows)
        near = [
            one
            for one in _inside(seen, by_role[Role.CUE])
            if 0 <= here - line_of(one) <= LINES_BACK
            and bool(words.follows[line_of(one) + 1 : here + 1].all())
        ]
        return _best(content, near, seen, CONTENT_TO_CUE)

    sources = {cue: source_of(cue) for cue in by_role[Role.CUE]}
    pieces: dict[RoleSpan, list[tuple[RoleSpan, float]]] = {}
    loose: list[Relation] = []
    for content, link in _tied(by_role[Role.CONTENT], words, cue_of):
        if link.to is None:
            evidence = Evidence(content.confidence * link.confidence)
            loose.append(Relation((content,), None, None, evidence))
        else:
            pieces.setdefault(link.to, []).append((content, link.confidence))
    relations = [_joined(cue, pieces.get(cue, []), source) for cue, source in sources.items()]
    return tuple(sorted([*relations, *loose], key=_place))


def _tied(
    contents: list[RoleSpan], words: Words, cue_of: Callable[[RoleSpan], _Link]
) -> Iterator[tuple[RoleSpan, _Link]]:
    """Each content with the cue it hangs on.

    The first content of a line that goes on with a quotation left open in the line before is that
    one's: such lines open their marks anew and close them at the end only.
    """
    told: dict[int, _Link] = {}  # by line, what its last content hangs on
    for content in contents:
        here = int(words.line[content.first])
        goes_on = bool(words.follows[here]) and here not in told and here - 1 in told
        told[here] = told[here - 1] if goes_on else cue_of(content)
        yield content, told[here]


def _place(relation: Relation) -> int:
    first = relation.content[0] if relation.content else relation.cue
    return first.first if first else 0


def _joined(cue: RoleSpan, pieces: list[tuple[RoleSpan, float]], source: _Link) -> Relation:
    """One relation of a cue."""
    content = tuple(piece for piece, _ in pieces)
    held = 1.0
    if content:
        weights = [piece.last - piece.first for piece in content]
        held = float(np.average([one.confidence * link for one, link in pieces], weights=weights))
    named = source.confidence * (source.to.confidence if source.to else 1.0)
    return Relation(content, cue, source.to, Evidence(held, cue.confidence, named))


def _window_of(span: RoleSpan, windows: Sequence[Linked]) -> Linked:
    """The window in whose core `span` begins."""
    after = bisect_right(windows, span.first, key=lambda one: one.window.core_first)
    return windows[after - 1]


def _inside(seen: Linked, spans: list[RoleSpan]) -> list[RoleSpan]:
    """Those of `spans`, which are in order, that begin in the window."""
    first = bisect_left(spans, seen.window.first, key=lambda one: one.first)
    last = bisect_left(spans, seen.window.last, key=lambda one: one.first)
    return spans[first:last]


def _best(span: RoleSpan, near: list[RoleSpan], seen: Linked, link: int) -> _Link:
    """Which of those `near` answers `span` best, or nobody."""
    at = span.first - seen.window.first
    heads = np.array([one.first - seen.window.first for one in near], dtype=np.int64)
    found = seen.answers[heads, link] @ seen.asks[at, link]
    nobody = seen.none[at, link] - RELUCTANCE[link]
    scores = np.concatenate(([nobody], found)).astype(np.float64)
    chances = np.exp(scores - scores.max())
    chances /= chances.sum()
    best = int(chances.argmax())
    return _Link(near[best - 1] if best else None, float(chances[best]))
