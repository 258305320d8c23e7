"""Scores of comparisons against pairs of pages whose alterations are known.

A file is a pair as `python -m training.join_copies` writes it: two plain pages, and the alterations
from one to the other with their kind and their places in these.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from onrecord.copies import compare
from onrecord.errors import EvaluationError
from onrecord.evaluate.measures import Score, Tally, scores_of
from onrecord.model import AlterationKind, Capture

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from onrecord.evaluate.matching import Offsets
    from onrecord.model import Copy, Passage, Reading
    from onrecord.read import Reader

__all__ = ["COPIES_SCHEMA", "GoldAlteration", "GoldPair", "evaluate_copies", "read_pairs", "scored"]

COPIES_SCHEMA = "onrecord/copies-gold/1"
READ_AT = datetime(2026, 11, 1, tzinfo=UTC)  # when the pages are taken to have been captured
LINE = re.compile(r"line (\d+)")
WORDS = re.compile(r"\w")
GROUPS = {
    "quotation": ("quotation-altered", "quotation-spliced", "quotation-cut"),
    "number": ("number-changed",),
    "negation": ("negation-changed",),
    "name": ("name-respelt",),
}
SURROUNDING = frozenset((AlterationKind.BYLINE_CHANGED, AlterationKind.CREDIT_DROPPED))


class GoldAlteration(NamedTuple):
    """An alteration as annotated, with its places on both sides."""

    kind: str
    here: Offsets | None
    there: Offsets | None


@dataclass(frozen=True, slots=True)
class GoldPair:
    """Two plain pages and what was altered, by places in these."""

    name: str
    origin: str
    here: str
    there: str
    alterations: tuple[GoldAlteration, ...]


def evaluate_copies(folder: Path, reader: Reader) -> tuple[Score, ...]:
    """Alteration F1 by kind and place, with 95 % intervals by pair: each set, groups, each kind.

    Raises EvaluationError where `folder` holds no pairs.
    """
    pairs = read_pairs(folder)
    if not pairs:
        raise EvaluationError(
            "no pairs there; `python -m training.join_copies` writes them", about=str(folder)
        )
    counts = [_counts(one, reader) for one in pairs]
    names = sorted({name for tallies in counts for name in tallies}, key=_row)
    return scores_of([{name: one.get(name, Tally()) for name in names} for one in counts])


def _row(name: str) -> tuple[int, str, str]:
    """Sets first, then their groups, then kinds as they are ordered."""
    origin, _, part = name.partition(", ")
    kinds = [kind.value for kind in AlterationKind]
    if origin in kinds:
        return 1, f"{kinds.index(origin):02}", ""
    return 0, origin, part


def read_pairs(folder: Path) -> tuple[GoldPair, ...]:
    """Read the pairs in `folder`, sorted by name; () if there are none."""
    found = []
    for path in sorted(folder.glob("*.json")):
        stored = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(stored, dict) and stored.get("schema") == COPIES_SCHEMA:
            found.append(_pair(stored))
    return tuple(found)


def _pair(stored: dict[str, Any]) -> GoldPair:
    alterations = tuple(
        GoldAlteration(
            one["kind"],
            tuple(one["here"]) if one["here"] else None,
            tuple(one["there"]) if one["there"] else None,
        )
        for one in stored["alterations"]
    )
    return GoldPair(stored["name"], stored["set"], stored["here"], stored["there"], alterations)


def _counts(pair: GoldPair, reader: Reader) -> dict[str, Tally]:
    here, there = _read(pair.here, reader), _read(pair.there, reader)
    told = scored(pair, compare(here, there))
    kinds = {one for _, _, one in told}
    counts = {pair.origin: _tally(told, kinds)}
    if pair.origin == "programmed":
        for group, its in GROUPS.items():
            counts[f"{pair.origin}, {group}"] = _tally(told, set(its))
    return counts | {kind: _tally(told, {kind}) for kind in kinds}


def _read(text: str, reader: Reader) -> Reading:
    return reader.read(Capture("page.txt", READ_AT, "text/plain; charset=utf-8", text.encode()))


class _Told(NamedTuple):
    """How many alterations of a kind are right, or only read, or only in the gold."""

    read: bool
    gold: bool
    kind: str


def scored(pair: GoldPair, copy: Copy) -> list[_Told]:
    """Each alteration read or annotated, matched one to one by kind and place."""
    here = _Places(pair.here, copy.here)
    there = _Places(pair.there, copy.there)
    left = [
        GoldAlteration(one.kind, here.of(one.here), there.of(one.there)) for one in pair.alterations
    ]
    told = []
    for mine in copy.alterations:
        ours, theirs = _offsets(mine.here), _offsets(mine.there)
        answer = next(
            (
                one
                for one in left
                if one.kind == mine.kind.value
                and (
                    mine.kind in SURROUNDING or _meets(ours, one.here) or _meets(theirs, one.there)
                )
            ),
            None,
        )
        if answer is not None:
            left.remove(answer)
        told.append(_Told(read=True, gold=answer is not None, kind=mine.kind.value))
    return told + [_Told(read=False, gold=True, kind=one.kind) for one in left]


def _meets(one: Offsets | None, other: Offsets | None) -> bool:
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def _tally(told: Sequence[_Told], kinds: set[str]) -> Tally:
    its = [one for one in told if one.kind in kinds]
    return Tally(
        sum(one.read and one.gold for one in its),
        sum(one.read for one in its),
        sum(one.gold for one in its),
    )


def _offsets(passage: Passage | None) -> Offsets | None:
    span = passage.span if passage else None
    return (span.start, span.end) if span else None


class _Places:
    """Places in a plain page -> places in the article read from it, by the lines of paragraphs."""

    def __init__(self, page: str, reading: Reading) -> None:
        self._page = page
        starts = [0]
        for line in page.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        self._lines: list[tuple[int, int, int]] = []  # from and up to in the page, from in the text
        for paragraph in reading.article.paragraphs:
            found = LINE.fullmatch(paragraph.path)
            if found is not None:
                number = int(found[1]) - 1
                self._lines.append((starts[number], starts[number + 1], paragraph.span.start))

    def of(self, place: Offsets | None) -> Offsets | None:
        """Where a place of the page is in the article, or None if it is in no paragraph."""
        if place is None:
            return None
        for start, end, at in self._lines:
            if start <= place[0] < end:
                first, last = (len(html.unescape(self._page[start:to])) for to in place)
                return at + first, at + last
        return None
