"""How well speakers are told, against onrecord's own gold, over matched statements.

Statements are matched by their contents alone. A name is right if it is the gold's but for "the",
titles and case, or if one holds all the words of the other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.errors import EvaluationError
from onrecord.evaluate.attribution import read_text
from onrecord.evaluate.gold import read_gold
from onrecord.evaluate.matching import find_pairs
from onrecord.evaluate.measures import Counts, Score, Tally, scores_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from onrecord.evaluate.gold import GoldArticle, GoldStatement
    from onrecord.evaluate.matching import Offsets
    from onrecord.model import Reading, Speaker, Statement
    from onrecord.read import Reader

__all__ = ["evaluate_speakers", "score_speakers"]

WORD = re.compile(r"[^\W_]+")
IGNORED = frozenset("the a an mr mrs ms dr sir and of s".split())
WAYS = ("direct", "indirect", "mixed")


def evaluate_speakers(folder: Path, reader: Reader) -> tuple[Score, ...]:
    """Score who `reader` says speaks in the joined gold of `folder`.

    Raises EvaluationError where `folder` holds none.
    """
    articles = read_gold(folder)
    if not articles:
        raise EvaluationError("no joined gold; see `python -m training.join`", about=str(folder))
    return score_speakers(articles, [read_text(reader, one) for one in articles])


def score_speakers(
    articles: Sequence[GoldArticle], readings: Sequence[Reading]
) -> tuple[Score, ...]:
    """Score the speakers of `readings` against those of `articles`."""
    return scores_of([_counts(*pair) for pair in zip(articles, readings, strict=True)])


def _counts(article: GoldArticle, reading: Reading) -> Counts:
    mine, gold = reading.statements, article.statements
    contents = [
        tuple((piece.start, piece.end) for piece in one.attribution.content) for one in mine
    ]
    found = find_pairs(contents, [one.content for one in gold])
    pairs = [(mine[i], gold[j]) for i, j in found.items()]
    right = [(_same_speaker(reading, one, other), other.quotation) for one, other in pairs]
    counts: Counts = {"speaker": Tally.of(same for same, _ in right)}
    for way in WAYS:
        counts[f"speaker, {way}"] = Tally.of(same for same, its in right if its == way)
    known = [
        (reading.speaker_of(one), other.speaker)
        for one, other in pairs
        if other.speaker is not None
    ]
    counts["kind"] = Tally.of(bool(s and s.kind and s.kind.value == g.kind) for s, g in known)
    counts["named"] = Tally.of(bool(s and s.named == g.named) for s, g in known)
    counts["role"] = _stated([(s.role if s else None, g.role) for s, g in known])
    counts["reason"] = _stated([(s.reason if s else None, g.reason) for s, g in known])
    counts["number"] = _stated(
        [(_told(s.number) if s else None, _told(g.number)) for s, g in known]
    )
    counts["for"] = _stated([(_spoken_for(reading, s), g.speaks_for) for s, g in known])
    counts["via"] = _stated([(_via(reading, one), other.via) for one, other in pairs])
    times = _said_at(pairs)
    counts["said at, stated"] = Tally(
        sum(_overlap(mine, its) for mine, its in times),
        sum(bool(mine) for mine, _ in times),
        sum(bool(its) for _, its in times),
    )
    counts["said at"] = Tally.of(mine == its or _overlap(mine, its) for mine, its in times)
    return counts


def _same_speaker(reading: Reading, one: Statement, other: GoldStatement) -> bool:
    speaker = reading.speaker_of(one)
    if speaker is None or other.speaker is None:
        return speaker is None and other.speaker is None
    return _alike(speaker.name, other.speaker.name)


def _alike(one: str, other: str) -> bool:
    mine, theirs = _words(one), _words(other)
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _words(name: str) -> set[str]:
    return set(WORD.findall(name.casefold())) - IGNORED


def _stated(pairs: Sequence[tuple[str | None, str | None]]) -> Tally:
    """F1 of something that is stated of some only: right where both state it, and alike."""
    right = sum(bool(mine and theirs and _alike(mine, theirs)) for mine, theirs in pairs)
    return Tally(right, sum(bool(mine) for mine, _ in pairs), sum(bool(its) for _, its in pairs))


def _told(number: int | None) -> str | None:
    return None if number is None else str(number)


def _spoken_for(reading: Reading, speaker: Speaker | None) -> str | None:
    return _name(reading, speaker.speaks_for) if speaker else None


def _via(reading: Reading, statement: Statement) -> str | None:
    speaker = next((one for one in reading.speakers if one.id == statement.via), None)
    if speaker is None:
        return None
    return "author" if speaker.kind is not None and speaker.kind.value == "author" else speaker.name


def _name(reading: Reading, number: int | None) -> str | None:
    return next((one.name for one in reading.speakers if one.id == number), None)


def _said_at(
    pairs: Sequence[tuple[Statement, GoldStatement]],
) -> list[tuple[Offsets | None, Offsets | None]]:
    """Where the time of each statement is stated, by onrecord and by the gold."""
    return [(_stated_time(one), other.said_at) for one, other in pairs]


def _stated_time(statement: Statement) -> Offsets | None:
    timex = statement.said_at.timex if statement.said_at else None
    return (timex.span.start, timex.span.end) if timex else None


def _overlap(mine: Offsets | None, theirs: Offsets | None) -> bool:
    return bool(mine and theirs and mine[0] < theirs[1] and theirs[0] < mine[1])
