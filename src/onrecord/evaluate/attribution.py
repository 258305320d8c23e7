"""How well attributions are found: exact spans, linked relations and exact triples against PolNeAR.

Linked relations are matched one to one by the overlap of their contents, best first; one counts
if the sources overlap too, or both are absent. All figures are F1 over all articles.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.errors import EvaluationError
from onrecord.evaluate.polnear import Relation, read_polnear
from onrecord.statements.chains import find_outermost

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from onrecord.evaluate.polnear import Document, Offsets
    from onrecord.model import Span
    from onrecord.statements.tagger import Tagger

__all__ = ["CEILING", "Score", "evaluate_attribution", "find_with", "score"]

ALIKE = 0.5  # intersection over union of character sets, from which two spans are the same
ROLES = ("source", "cue", "content")
# People against people on the articles annotated more than once. Source, cue, content and triple
# as measured on PolNeAR's training part (Newell, Margolin and Ruths, LREC 2018); linked likewise.
CEILING = {"source": 0.777, "cue": 0.705, "content": 0.684, "linked": 0.69, "triple": 0.563}


@dataclass(frozen=True, slots=True)
class Score:
    """F1 of one kind of match, how many were right, and how many there are to find."""

    name: str
    f1: float
    right: int
    gold: int


def evaluate_attribution(
    folder: Path, find: Callable[[str], Iterable[Relation]]
) -> tuple[Score, ...]:
    """Score what `find` finds in each text of `folder`, one part of PolNeAR.

    Raises EvaluationError where `folder` holds no annotated articles.
    """
    documents = [document for document in read_polnear(folder) if document.annotations]
    if not documents:
        raise EvaluationError(
            "no annotated articles; give the folder that holds `text` and `attributions`",
            about=str(folder),
        )
    return score(documents, [tuple(find(document.text)) for document in documents])


def find_with(tagger: Tagger) -> Callable[[str], Iterable[Relation]]:
    """What `tagger` and the chains built on it find in a text, outermost relations only.

    PolNeAR's annotators marked none inside another.
    """

    def find(text: str) -> tuple[Relation, ...]:
        outermost = find_outermost(text, tagger)
        return tuple(
            Relation(
                _offsets(one.source),
                _offsets(one.cue),
                tuple((s.start, s.end) for s in one.content),
            )
            for one in outermost
        )

    return find


def _offsets(span: Span | None) -> tuple[Offsets, ...]:
    return ((span.start, span.end),) if span else ()


def score(
    documents: Sequence[Document], found: Sequence[tuple[Relation, ...]]
) -> tuple[Score, ...]:
    """Score the relations `found` in `documents` against their gold."""
    right: Counter[str] = Counter()
    read: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for document, relations in zip(documents, found, strict=True):
        for role in ROLES:
            mine, theirs = _spans(relations, role), _spans(document.annotations[0], role)
            right[role] += len(mine & theirs)
            read[role] += len(mine)
            gold[role] += len(theirs)
        read["linked"] += len(relations)
        gold["linked"] += len(document.gold)
        pairs = _matched(relations, document.gold)
        right["linked"] += sum(_same_source(mine, theirs) for mine, theirs in pairs)
        right["triple"] += sum(mine == theirs for mine, theirs in pairs)
    read["triple"], gold["triple"] = read["linked"], gold["linked"]
    return tuple(
        Score(name, 2 * right[name] / max(1, read[name] + gold[name]), right[name], gold[name])
        for name in (*ROLES, "linked", "triple")
    )


def _spans(relations: Iterable[Relation], role: str) -> set[Offsets]:
    return {span for relation in relations for span in getattr(relation, role)}


def _matched(
    mine: Sequence[Relation], theirs: Sequence[Relation]
) -> list[tuple[Relation, Relation]]:
    """Pairs of relations with alike contents, each used once, most alike first."""
    pairs = sorted(
        (
            (alike, i, j)
            for i, one in enumerate(mine)
            for j, other in enumerate(theirs)
            if (alike := _overlap(one.content, other.content)) >= ALIKE
        ),
        key=lambda pair: -pair[0],
    )
    used_mine: set[int] = set()
    used_theirs: set[int] = set()
    matched = []
    for _, i, j in pairs:
        if i not in used_mine and j not in used_theirs:
            used_mine.add(i)
            used_theirs.add(j)
            matched.append((mine[i], theirs[j]))
    return matched


def _same_source(mine: Relation, theirs: Relation) -> bool:
    if not mine.source or not theirs.source:
        return not mine.source and not theirs.source
    return _overlap(mine.source, theirs.source) >= ALIKE


def _overlap(one: tuple[Offsets, ...], other: tuple[Offsets, ...]) -> float:
    """Intersection over union of the characters of two sets of spans."""
    if not one or not other or one[0][0] >= other[-1][1] or other[0][0] >= one[-1][1]:
        return 0.0
    mine = {at for start, end in one for at in range(start, end)}
    theirs = {at for start, end in other for at in range(start, end)}
    return len(mine & theirs) / len(mine | theirs)
