"""The story told on a page."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from onrecord.model.places import Dated, Span

LINE_BREAK = re.compile(r"[\r\n]")


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
    `publisher` runs the page, `origin` is the outlet the story was taken from, `canonical_url` the
    address that the page gives as its own.
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
    canonical_url: str | None = None

    @property
    def text_sha256(self) -> str:
        """Digest of the text in UTF-8: what offsets into it depend on."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def headline_at(self) -> Span | None:
        """Where the headline stands in the text, if there is one."""
        found = (one.span for one in self.paragraphs if one.kind is ParagraphKind.HEADLINE)
        return next(found, None)

    def unwrapped(self) -> Article:
        """The same with spaces for line breaks inside paragraphs: no character moves."""
        text = self.text
        parts, end = [], 0
        for paragraph in self.paragraphs:
            span = paragraph.span
            parts += [text[end : span.start], LINE_BREAK.sub(" ", text[span.start : span.end])]
            end = span.end
        return replace(self, text="".join([*parts, text[end:]]))

    def words(self, *spans: Span) -> str:
        """The words at `spans`, with an ellipsis where they are not adjacent."""
        return " … ".join(self.text[span.start : span.end] for span in sorted(spans))
