"""onrecord's own gold, joined to its texts: who said what on whose word, with speakers.

A file is the standoff of `gold/` with the key "text" added (`python -m training.join` does it).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.errors import EvaluationError

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.evaluate.matching import Offsets, Spans

__all__ = ["GOLD_SCHEMA", "GoldArticle", "GoldSpeaker", "GoldStatement", "as_gold", "read_gold"]

GOLD_SCHEMA = "onrecord/gold/1"


@dataclass(frozen=True, slots=True)
class GoldSpeaker:
    """Who speaks; `reason`, `role` and the names are words of the text, `speaks_for` a name."""

    name: str
    kind: str
    named: bool
    role: str | None
    reason: str | None
    number: int | None
    speaks_for: str | None


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """A statement as annotated; `within` is the number of the one it stands in."""

    content: Spans
    cue: Spans
    source: Spans
    cue_class: str
    quotation: str
    attitude: str
    polarity: str
    within: int | None
    speaker: GoldSpeaker | None
    via: str | None
    said_at: Offsets | None


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A text with its statements in reading order, and the pairs of them that conflict."""

    name: str
    text: str
    statements: tuple[GoldStatement, ...]
    conflicts: tuple[tuple[int, ...], ...]


def read_gold(folder: Path) -> tuple[GoldArticle, ...]:
    """Read the articles in `folder`, sorted by name; () if there are none.

    Raises EvaluationError where one has no text, or a text that is not the one annotated.
    """
    found = []
    for path in sorted(folder.glob("*.json")):
        stored = _stored(path)
        if isinstance(stored, dict) and stored.get("schema") == GOLD_SCHEMA:
            found.append(as_gold(path, stored))
    return tuple(found)


def _stored(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise EvaluationError(f"is no JSON: {error}", about=str(path)) from error


def as_gold(path: Path, stored: dict[str, Any]) -> GoldArticle:
    """What is `stored` at `path`, as an article; raises EvaluationError without its very text."""
    if "text" not in stored:
        raise EvaluationError(
            "has offsets only; join it to its text with `python -m training.join`", about=str(path)
        )
    text = stored["text"]
    if hashlib.sha256(text.encode()).hexdigest() != stored["text_sha256"]:
        raise EvaluationError("its text is not the one that was annotated", about=str(path))
    speakers = [_speaker(text, one, stored["speakers"]) for one in stored["speakers"]]
    statements = tuple(_statement(text, one, speakers) for one in stored["statements"])
    conflicts = tuple(tuple(one["statements"]) for one in stored["conflicts"])
    return GoldArticle(path.stem, text, statements, conflicts)


def _statement(text: str, one: dict[str, Any], speakers: list[GoldSpeaker]) -> GoldStatement:
    return GoldStatement(
        tuple((start, end) for start, end in one["content"]),
        _span(one["cue"]),
        _span(one["source"]),
        one["cue_class"],
        one["quotation"],
        one["attitude"],
        one["polarity"],
        one["within"],
        None if one["speaker"] is None else speakers[one["speaker"]],
        _words(text, one["via"]),
        next(iter(_span(one["said_at"])), None),
    )


def _span(stored: list[int] | None) -> Spans:
    return ((stored[0], stored[1]),) if stored else ()


def _speaker(text: str, one: dict[str, Any], others: list[dict[str, Any]]) -> GoldSpeaker:
    spoken_for = None if one["for"] is None else _words(text, others[one["for"]]["name"])
    return GoldSpeaker(
        _words(text, one["name"]) or "",
        one["kind"],
        one["named"],
        _words(text, one["role"]),
        _words(text, one["reason"]),
        one["number"],
        spoken_for,
    )


def _words(text: str, stored: list[int] | str | None) -> str | None:
    """What stands at an offset, or the words themselves where they stand nowhere in the text."""
    return text[stored[0] : stored[1]] if isinstance(stored, list) else stored
