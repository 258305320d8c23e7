"""What passes from one stage to the next.

    Capture  ->  Page  ->  Article  ->  Reading
    received     laid out  written      understood

Every class here is frozen, holds data and derives nothing that costs time. Offsets count Unicode
code points of `Article.text` and are half-open, as Python slices are. Absence is None or ().
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

# --- places in a text ---------------------------------------------------------


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


# --- times --------------------------------------------------------------------


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


# --- what was received --------------------------------------------------------


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


# --- what is on the page ------------------------------------------------------


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


# --- the story told there -----------------------------------------------------


@dataclass(frozen=True, slots=True)
class Byline:
    """Who signed the story: people in the order printed, and the agency if the line names one."""

    names: tuple[str, ...] = ()
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when the story was filed, as in "GENEVA, 3 May (Reuters) -"."""

    place: str | None = None
    filed_on: date | None = None
    agency: str | None = None


class ParagraphKind(StrEnum):
    """What a paragraph of a story is."""

    HEADLINE = "headline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    LIST_ITEM = "list-item"
    CAPTION = "caption"
    LABEL = "label"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block that belongs to the story, and where it lies in `Article.text`."""

    span: Span
    kind: ParagraphKind
    path: str


@dataclass(frozen=True, slots=True)
class Article:
    """The story alone: what a reader would call the article.

    `text` opens with the headline, if there is one; the paragraphs are parted by an empty line.
    `publisher` runs the page, `origin` is the outlet the story was taken from.
    """

    capture_id: str
    url: str
    headline: str | None
    text: str = field(repr=False)
    paragraphs: tuple[Paragraph, ...] = field(repr=False)
    byline: Byline = Byline()
    dateline: Dateline | None = None
    publisher: str | None = None
    origin: str | None = None
    section: str | None = None
    published_at: Dated | None = None
    modified_at: Dated | None = None
    language: str | None = None

    @property
    def text_sha256(self) -> str:
        """Digest of the text in UTF-8: what offsets into it depend on."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def words(self, *spans: Span) -> str:
        """The words at `spans`, with an ellipsis where they are not adjacent."""
        return " … ".join(self.text[span.start : span.end] for span in sorted(spans))


# --- who says what in it ------------------------------------------------------


class Quotation(StrEnum):
    """How the content is given: in quotation marks, without, or partly so."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Attitude(StrEnum):
    """What the source does with the content, after the Penn Discourse Treebank and PARC."""

    ASSERTION = "assertion"
    BELIEF = "belief"
    FACT = "fact"
    EVENTUALITY = "eventuality"


class Polarity(StrEnum):
    """Whether the source holds the content or holds against it."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


@dataclass(frozen=True, slots=True)
class Attribution:
    """An attribution relation: a source, a cue, and the content they vouch for.

    The source may be missing ("it is understood that ..."). The content may be in pieces, as in
    '"We were warned," she said, "twice."' `within` is the number, in the same tuple, of the
    attribution in whose content this one stands. `confidence` is the model's, in 0..1.
    """

    id: str
    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    quotation: Quotation
    confidence: float
    cue_class: str | None = None
    attitude: Attitude = Attitude.ASSERTION
    polarity: Polarity = Polarity.POSITIVE
    within: int | None = None

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("an attribution needs a content")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence must be in 0..1, got {self.confidence}")


class SpeakerKind(StrEnum):
    """What sort of source speaks."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"
    DOCUMENT = "document"
    OUTLET = "outlet"
    AUTHOR = "author"


@dataclass(frozen=True, slots=True)
class Speaker:
    """One source across an article, with every mention of it; `id` counts within one reading.

    `role` and `reason` (for anonymity) are as the article states them; `speaks_for` is the
    speaker for whom a spokesperson speaks.
    """

    id: int
    name: str
    kind: SpeakerKind | None
    named: bool
    mentions: tuple[Span, ...]
    role: str | None = None
    reason: str | None = None
    number: int | None = None
    speaks_for: int | None = None


class TimexType(StrEnum):
    """The four types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression and its TIMEX3 value: "last May" is DATE 2024-05."""

    span: Span
    type: TimexType
    value: str | None
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution with its speaker known and its time placed, as far as they can be.

    `via` is the outlet or reporter it was told to. `said_at` is a time stated beside the cue.
    """

    attribution: Attribution
    speaker_id: int | None = None
    via: int | None = None
    said_at: Timex | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one model read in one capture. Read again with another, it is another.

    Made by `onrecord.read`; refuses, with ValueError, a span that does not lie in the text.
    """

    capture: Capture
    article: Article
    model: str
    statements: tuple[Statement, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    timexes: tuple[Timex, ...] = ()

    def __post_init__(self) -> None:
        length = len(self.article.text)
        for span in self.spans():
            if span.end > length:
                raise ValueError(f"{span} lies outside a text of {length} characters")

    def spans(self) -> tuple[Span, ...]:
        """Every span in this reading."""
        attributions = [statement.attribution for statement in self.statements]
        found = [
            *(paragraph.span for paragraph in self.article.paragraphs),
            *(piece for one in attributions for piece in one.content),
            *(mention for speaker in self.speakers for mention in speaker.mentions),
            *(timex.span for timex in self.timexes),
        ]
        for one in attributions:
            found += [span for span in (one.cue, one.source) if span is not None]
        return tuple(found)

    def speaker_of(self, statement: Statement) -> Speaker | None:
        """The speaker of `statement`, or None where no one could be found."""
        return next((one for one in self.speakers if one.id == statement.speaker_id), None)

    def source_of(self, statement: Statement) -> str | None:
        """The words that name the source of `statement` as they stand, or None without one."""
        source = statement.attribution.source
        return None if source is None else self.article.words(source)

    def cue_of(self, statement: Statement) -> str | None:
        """The words of the saying, or None without any."""
        cue = statement.attribution.cue
        return None if cue is None else self.article.words(cue)

    def content_of(self, statement: Statement) -> str:
        """The words that are on record."""
        return self.article.words(*statement.attribution.content)
