"""Annotated articles -> documents of one level each: a text with its outermost statements.

The reader reads level by level: the text, then what somebody said, with the pieces of a content
joined as it joins them. So it is trained: every content is a text of its own, and the statements
that stand directly in it are its outermost ones.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.evaluate.polnear import Document, Relation
from onrecord.model import Span
from onrecord.statements.inside import Joined, join_pieces
from training.drafts import source_text

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.evaluate.matching import Spans

__all__ = ["Levels", "read_levels"]


@dataclass(frozen=True, slots=True)
class Levels:
    """The documents of a folder of standoff: the articles, and what is said in them."""

    outermost: tuple[Document, ...]
    inside: tuple[Document, ...]


def read_levels(paths: list[Path], data: Path) -> Levels:
    """Read the standoff at `paths`; `data` is the folder that their texts lie below."""
    outermost, inside = [], []
    for path in paths:
        stored = json.loads(path.read_text(encoding="utf-8"))
        text = source_text(data, stored["file"])
        statements = stored["statements"]
        first = tuple(_relation(one) for one in statements if _is_first(one, statements))
        outermost.append(Document(path.stem, text, (first,)))
        for number, one in enumerate(statements):
            inner = [other for other in statements if other["within"] == number]
            joined = join_pieces(text, tuple(Span(*piece) for piece in one["content"]))
            relations = tuple(filter(None, (_moved(other, joined) for other in inner)))
            inside.append(Document(f"{path.stem}-{number}", joined.text, (relations,)))
    return Levels(tuple(outermost), tuple(inside))


def _is_first(one: dict[str, Any], statements: list[dict[str, Any]]) -> bool:
    """Whether the reading of the text has to find `one`: what stands in no content does not.

    "A said B, citing C": C's statement is within A's, but its cue stands outside.
    """
    if one["within"] is None:
        return True
    outer, cue = statements[one["within"]], one["cue"]
    inside = cue and any(start <= cue[0] and cue[1] <= end for start, end in outer["content"])
    return cue is not None and not inside and _is_first(outer, statements)


def _relation(one: dict[str, Any]) -> Relation:
    """`one` in the reading of its text; what it cites is another's content there."""
    content = () if one["within"] is not None else tuple(map(tuple, one["content"]))
    return Relation(_span(one["source"]), _span(one["cue"]), content)


def _span(stored: list[int] | None) -> Spans:
    return ((stored[0], stored[1]),) if stored else ()


def _moved(one: dict[str, Any], joined: Joined) -> Relation | None:
    """`one` by the offsets of `joined`; None where its content stands elsewhere."""

    def span(offsets: list[int] | None) -> Spans:
        inside = None if offsets is None else joined.inside(Span(*offsets))
        return ((inside.start, inside.end),) if inside else ()

    content = tuple(part for offsets in one["content"] for part in span(offsets))
    cue = span(one["cue"])
    if not content or (one["cue"] and not cue):
        return None  # its cue stands outside: the first reading's to find
    return Relation(span(one["source"]), cue, content)
