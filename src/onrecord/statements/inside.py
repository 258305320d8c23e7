"""What somebody said as a text of its own, and its offsets back in the article."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from onrecord.model import Span

__all__ = ["Joined", "join_pieces"]

GAP = " "  # between two pieces, for the words of the attribution that part them


@dataclass(frozen=True, slots=True)
class Joined:
    """Pieces of a text, one after the other; `starts` says where in `text` each begins."""

    text: str
    pieces: tuple[Span, ...]
    starts: tuple[int, ...]

    def outside(self, span: Span) -> tuple[Span, ...]:
        """Where `span` of the joined text stands in the article: in parts if it crosses a gap."""
        found = []
        first = bisect_right(self.starts, span.start) - 1
        for piece, start in zip(self.pieces[first:], self.starts[first:], strict=True):
            begin, end = max(span.start, start), min(span.end, start + len(piece))
            if begin < end:
                by = piece.start - start
                found.append(Span(begin + by, end + by))
        return tuple(found)

    def inside(self, span: Span) -> Span | None:
        """Where `span` of the article stands in the joined text, None if in no one piece."""
        for piece, start in zip(self.pieces, self.starts, strict=True):
            if piece.encloses(span):
                by = start - piece.start
                return Span(span.start + by, span.end + by)
        return None


def join_pieces(text: str, pieces: tuple[Span, ...]) -> Joined:
    """The words of `pieces` of `text` as one text."""
    starts, at = [], 0
    for piece in pieces:
        starts.append(at)
        at += len(piece) + len(GAP)
    return Joined(GAP.join(text[one.start : one.end] for one in pieces), pieces, tuple(starts))
