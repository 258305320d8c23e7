"""How a content is given: in quotation marks, without, or partly so."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from onrecord.model import Quotation, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["FEWEST_WORDS", "how_given"]

DIRECT_FROM = 0.9  # share of a content's letters; a stray "that" or name may stand outside
FEWEST_WORDS = 2  # one word in marks is a title or a scare quote as often as a quotation


def how_given(
    text: str, content: Iterable[Span], quoted: Sequence[Span], *, outer: Iterable[Span] = ()
) -> Quotation:
    """Whether `content` is given in quotation marks, without, or partly so.

    `quoted` is what `find_quoted` gives for `text`; `outer` is the content of the statement it
    stands in: marks round that are another's.
    """
    enclosing = tuple(outer)
    letters = held = 0
    bare = False  # a "that" outside the marks of what is otherwise all in them
    for piece in content:
        marks = [
            mark
            for mark in _around(text, piece, quoted)
            if (mark == piece or len(text[mark.start : mark.end].split()) >= FEWEST_WORDS)
            and not any(mark.encloses(one) for one in enclosing)
        ]
        letters += _letters(text, piece.start, piece.end)
        bare = bare or text.startswith("that ", piece.start)
        end = piece.start
        for mark in marks:  # in order; what two share counts once
            held += _letters(text, max(mark.start, end), min(mark.end, piece.end))
            end = max(end, mark.end)
    if not held:
        return Quotation.INDIRECT
    whole = held >= DIRECT_FROM * letters and not bare
    return Quotation.DIRECT if whole else Quotation.MIXED


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end])) if start < end else 0


def _around(text: str, piece: Span, quoted: Sequence[Span]) -> list[Span]:
    """The marks that share characters with `piece`; none begins before the line it begins in."""
    line = text.rfind("\n", 0, piece.start) + 1
    first = bisect_left(quoted, line, key=lambda mark: mark.start)
    last = bisect_left(quoted, piece.end, key=lambda mark: mark.start)
    return [mark for mark in quoted[first:last] if mark.overlaps(piece)]
