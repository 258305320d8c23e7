"""Which of those whom an article speaks of a pronoun or a description takes up.

Candidates are those mentioned before, the latest first. Each is described by a few features; their
weighted sum, against that of "nobody found so far", gives the chance of each (a log-linear ranker,
Denis and Baldridge 2008). The weights are learned from coreference in GUM and MEANTIME
(`training/linking.py`); where no candidate is likely enough none is taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import exp, log
from typing import TYPE_CHECKING

from onrecord.sources.tables import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.model import Span
    from onrecord.sources.nouns import Gender

__all__ = ["MOST", "Candidate", "Taken", "choose", "features_of", "likeliest", "rank"]

COMPANIES = frozenset(
    "company firm airline automaker carmaker manufacturer maker bank retailer group giant business"
    " corporation carrier insurer brand".split()
)
GOVERNMENTS = frozenset(
    "government administration country nation state ministry department".split()
)
LEAST = 0.3  # chance from which a candidate is taken
MARGIN = 0.05  # over the next best: two that are equally good make none
MOST = 8  # candidates, the latest mentioned; `make linking` says how often the right one is there


@dataclass(frozen=True, slots=True)
class Taken:
    """What takes somebody up: a pronoun or a description, and what its words tell of whom."""

    form: str  # he, it, they, who, or the description's "the"
    kind: str | None
    plural: bool
    gender: Gender | None
    head: str | None
    sentence: int
    line: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """One who may be meant, as known up to here."""

    kind: str | None
    named: bool
    plural: bool
    gender: Gender | None
    heads: frozenset[str]
    sentence: int  # of the latest mention
    line: int
    mentions: int
    opened: bool  # the latest mention opens its sentence
    spoke_last: bool
    encloses: bool  # the statement that this source stands in is theirs
    beside: bool  # the latest mention ends right before


def features_of(one: Taken, other: Candidate, rank: int) -> dict[str, float]:
    """The features of `other`, the number `rank` among the latest mentioned, for `one`."""
    apart = min(one.sentence - other.sentence, 10)
    kinds = _kinds(one, other)
    told = {
        f"sentences apart {min(apart, 3)}": 1.0,
        "further apart": log(1 + max(0, apart - 3)),
        "same line": float(one.line == other.line),
        f"latest {min(rank, 3)}": 1.0,
        "mentions": log(other.mentions),
        "opened": float(other.opened),
        "spoke last": float(other.spoke_last),
        "encloses": float(other.encloses),
        "beside": float(other.beside),
        "named": float(other.named),
        f"{one.form}: named": float(other.named),
        f"{one.form}: kind {kinds}": 1.0,
        f"{one.form}: of {other.kind or 'unknown'}": 1.0,
        f"{one.form}: latest {min(rank, 2)}": 1.0,
        f"{one.form}: spoke last": float(other.spoke_last),
        f"gender {_genders(one, other)}": 1.0,
        f"number {'agrees' if one.plural == other.plural else 'differs'}": 1.0,
    }
    if one.head is not None:
        told[f"{_class(one.head)}: of {other.kind or 'unknown'}"] = 1.0
        told[f"{_class(one.head)}: named"] = float(other.named)
        told["head known"] = float(one.head in other.heads)
        told["heads differ"] = float(bool(other.heads) and one.head not in other.heads)
    return {name: value for name, value in told.items() if value}


def rank(one: Taken, candidates: Sequence[Candidate], weights: Mapping[str, float]) -> list[float]:
    """The chance of each of `candidates`, and last that of nobody found so far."""
    sums = [
        sum(weights.get(name, 0.0) * value for name, value in features_of(one, other, at).items())
        for at, other in enumerate(candidates)
    ]
    sums.append(weights.get(f"{one.form}: nobody", 0.0))
    highest = max(sums)
    shares = [exp(one - highest) for one in sums]
    return [share / sum(shares) for share in shares]


def likeliest(span: Span, one: Taken, candidates: Sequence[tuple[object, Candidate]]) -> int | None:
    """The number of the candidate that `one`, at `span`, takes up; None if none is likely."""
    return choose(rank(one, [candidate for _, candidate in candidates], _weights()))


def choose(chances: Sequence[float]) -> int | None:
    """The number of the likeliest of `chances`, the last of which is nobody's; None if in doubt."""
    *chances, _ = chances
    if not chances:
        return None
    best = max(range(len(chances)), key=chances.__getitem__)
    next_best = max((share for at, share in enumerate(chances) if at != best), default=0.0)
    return best if chances[best] >= max(LEAST, next_best + MARGIN) else None


@cache
def _weights() -> dict[str, float]:
    return {name: float(weight) for name, (weight,) in words_of("linking.tsv").items()}


def _kinds(one: Taken, other: Candidate) -> str:
    if one.kind is None or other.kind is None:
        return "open"
    return "agrees" if one.kind == other.kind else "differs"


def _class(head: str) -> str:
    return "company" if head in COMPANIES else "government" if head in GOVERNMENTS else "other"


def _genders(one: Taken, other: Candidate) -> str:
    if one.gender is None or other.gender is None:
        return "open"
    return "agrees" if one.gender is other.gender else "differs"
