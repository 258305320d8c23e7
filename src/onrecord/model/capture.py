"""What was received, and what is on the page: bytes, then blocks."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from onrecord.model.places import Dated


class Origin(StrEnum):
    """The door a capture came in by."""

    FILE = "file"
    STDIN = "stdin"
    WEB = "web"
    FEED = "feed"
    WARC = "warc"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page, or a feed about it, says of itself; nothing guessed."""

    headline: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published_at: Dated | None = None
    modified_at: Dated | None = None
    section: str | None = None
    canonical_url: str | None = None
    language: str | None = None


@dataclass(frozen=True)
class Capture:
    """The bytes of one page as they were received, and when, and from where.

    `url` is the address, or for a file its path as given. `media_type` is the declared one with
    its parameters (`text/html; charset=utf-8`), or what the bytes look like. `entry` is what a
    feed said of the page, where it came by one.
    """

    url: str
    captured_at: datetime
    media_type: str
    body: bytes = field(repr=False)
    origin: Origin = Origin.FILE
    entry: Metadata | None = None

    def __post_init__(self) -> None:
        if self.captured_at.tzinfo is None:
            raise ValueError("captured_at needs a time zone")

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the body: equal bytes have equal digests wherever they came from."""
        return hashlib.sha256(self.body).hexdigest()

    @cached_property
    def id(self) -> str:
        """SHA-256 of address, time and body: the same bytes seen twice are two captures."""
        seen = f"{self.url}\n{self.captured_at.isoformat()}\n{self.digest}"
        return hashlib.sha256(seen.encode("utf-8", "surrogatepass")).hexdigest()


class BlockKind(StrEnum):
    """What a stretch of page text is for."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    LIST_ITEM = "list-item"
    CAPTION = "caption"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Block:
    """One run of text on a page; `path` leads back to it (an XPath, or `line N`).

    `links` is the share of its characters that are link text, `hints` the lower-case words of
    tag names, classes and ids around it, nearest last.
    """

    kind: BlockKind
    text: str
    path: str
    links: float = 0.0
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A capture decoded into blocks in reading order, story and furniture alike.

    `chosen` are the numbers of the blocks that a second, independent extractor took for the
    story: a vote, not a verdict.
    """

    capture: Capture
    blocks: tuple[Block, ...]
    metadata: Metadata = Metadata()
    chosen: frozenset[int] = frozenset()
