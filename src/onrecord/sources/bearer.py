"""Somebody an article speaks of, as one walk through it comes to know them.

Not frozen, as data elsewhere are: each mention adds to what is known, and the walk alone holds it.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.model import Span
    from onrecord.sources.nouns import Gender

__all__ = ["Bearer"]


@dataclass(slots=True)
class Bearer:
    """Somebody an article speaks of; `sources` are the places where they are a source."""

    name: str | None  # proper, in full
    phrase: str  # the words of the first source
    kind: str | None
    plural: bool
    gender: Gender | None
    heads: set[str] = field(default_factory=set)
    sources: list[Span] = field(default_factory=list)
    latest: Span | None = None
    mentions: int = 0
    names: list[Span] = field(default_factory=list)  # where the text names them

    def place_of_name(self, source: Span) -> Span | None:
        """Where in `source` they are named, if there."""
        at = bisect_left(self.names, source.start, key=lambda span: span.start)
        first = self.names[at] if at < len(self.names) else None
        return first if first is not None and source.encloses(first) else None
