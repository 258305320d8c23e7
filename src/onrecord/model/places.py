"""Places in a text and in time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points `start` up to, not including, `end`; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, got {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def encloses(self, other: Span) -> bool:
        """Whether all of `other` lies in this span."""
        return self.start <= other.start and other.end <= self.end


class DateOrigin(StrEnum):
    """Where a date was read."""

    METADATA = "metadata"
    VISIBLE = "visible text"
    FEED = "feed"
    RELATIVE = "relative"


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as precise as it is known, where it was read, and the words that gave it.

    `value` is ISO 8601 cut where knowledge ends: `2021`, `2021-12`, `2021-W51`, `2021-12-15`, or
    a time with its zone. A time without a zone on the page has none here.
    """

    value: str
    origin: DateOrigin
    text: str
