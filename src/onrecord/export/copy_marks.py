"""Where the alterations of a copy stand in its paragraphs: what its text and its page show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from onrecord.model import AlterationKind

if TYPE_CHECKING:
    from onrecord.model import Alteration, Copy, Passage, Reading, Span

__all__ = ["Piece", "Row", "find_rows"]

WHOLE = frozenset(
    (
        AlterationKind.PARAGRAPH_DROPPED,
        AlterationKind.PARAGRAPH_ADDED,
        AlterationKind.PARAGRAPH_MOVED,
    )
)


class Piece(NamedTuple):
    """Words of a paragraph, and the number of the alteration that they are of, if of one."""

    text: str
    number: int | None


class Row(NamedTuple):
    """A paragraph of each side that answer each other, in pieces; None where there is none."""

    here: tuple[Piece, ...] | None
    there: tuple[Piece, ...] | None

    def altered(self) -> bool:
        """Whether any of its words are of an alteration."""
        pieces = (*(self.here or ()), *(self.there or ()))
        return any(piece.number is not None for piece in pieces)


def find_rows(copy: Copy) -> tuple[Row, ...]:
    """The paragraphs of both sides beside each other; alterations are numbered from 1."""
    here = _placed(copy.alterations, [one.here for one in copy.alterations])
    there = _placed(copy.alterations, [one.there for one in copy.alterations])
    return tuple(
        Row(_pieces(copy.here, row.here, here), _pieces(copy.there, row.there, there))
        for row in copy.pairings
    )


def _placed(
    alterations: Sequence[Alteration], passages: Sequence[Passage | None]
) -> list[tuple[Span, int]]:
    """The places of alterations in order; a whole paragraph only where no other is in it."""
    found = [
        (passage.span, number, one.kind in WHOLE)
        for number, (one, passage) in enumerate(zip(alterations, passages, strict=True), 1)
        if passage is not None and passage.span is not None
    ]
    inner = [span for span, _, whole in found if not whole]
    return sorted(
        (span, number)
        for span, number, whole in found
        if not (whole and any(span.encloses(one) for one in inner))
    )


def _pieces(
    reading: Reading, paragraph: Span | None, placed: Sequence[tuple[Span, int]]
) -> tuple[Piece, ...] | None:
    if paragraph is None:
        return None
    return tuple(_cut(reading.article.text, paragraph, placed))


def _cut(text: str, paragraph: Span, placed: Sequence[tuple[Span, int]]) -> Iterator[Piece]:
    at = paragraph.start
    for span, number in placed:
        if span.start < at or not span.overlaps(paragraph):
            continue
        if at < span.start:
            yield Piece(text[at : span.start], None)
        at = min(span.end, paragraph.end)
        yield Piece(text[span.start : at], number)
    if at < paragraph.end:
        yield Piece(text[at : paragraph.end], None)
