"""Page -> Article: keep the story, drop the furniture, note who signed it, where and when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.article.byline import find_signed
from onrecord.article.dateline import find_dateline
from onrecord.article.headline import Headline, find_headline
from onrecord.article.language import find_language
from onrecord.article.plain import find_plain_headline, find_plain_pieces
from onrecord.article.story import Piece, find_pieces
from onrecord.article.surroundings import Known, find_surroundings, stated_byline
from onrecord.article.writing import write
from onrecord.errors import NotAnArticle
from onrecord.model import Article, Metadata, Paragraph, ParagraphKind, Span

if TYPE_CHECKING:
    from onrecord.model import Capture, Dated, Dateline, Page

__all__ = ["find_article", "take_as_article"]

FEWEST_WORDS = 25  # the shortest real story at hand has 38
FEWEST_BEHIND_WALL = 90  # words; a teaser before a wall is shorter, a whole brief behind one rare
WALL = re.compile(
    r"\b(?:subscribe|subscribers?\s+only|subscription|sign\s?in|log\s?in|register|create\s+(?:a|an)"
    r"\s+(?:free\s+)?account|already\s+a\s+(?:member|subscriber)|free\s+trial|paywall)\b",
    re.I,
)
TELLING = (ParagraphKind.PARAGRAPH, ParagraphKind.QUOTATION, ParagraphKind.LIST_ITEM)


def find_article(page: Page) -> Article:
    """Find the story on `page`; raises NotAnArticle where there is none."""
    marked_up = any(block.path.startswith("/") for block in page.blocks)
    headline = find_headline(page) if marked_up else find_plain_headline(page)
    title = headline.text if headline else None
    pieces = (find_pieces if marked_up else find_plain_pieces)(page, title)
    _check(page, pieces)
    said, entry = page.metadata, page.capture.entry or Metadata()
    told = "\n".join(page.blocks[piece.number].text for piece in pieces)
    language = find_language(told, said.language or entry.language)
    known = Known(said.publisher or entry.publisher, language)
    return _written(page, headline, _unsigned(page, pieces, language), known)


def take_as_article(capture: Capture, text: str) -> Article:
    """`text` as it stands, no line taken for furniture: a paragraph for each line with words."""
    paragraphs, number, end = [], 1, 0
    for line in re.finditer(r"[^\r\n]+", text):
        number += len(re.findall(r"\r\n|\r|\n", text[end : line.start()]))
        end = line.end()
        if line.group().strip():
            span = Span(*line.span())
            paragraphs.append(Paragraph(span, ParagraphKind.PARAGRAPH, f"line {number}"))
    if not paragraphs:
        raise NotAnArticle("no text in it", about=capture.url)
    entry = capture.entry or Metadata()
    return Article(
        capture.id,
        capture.url,
        None,
        text,
        tuple(paragraphs),
        published_at=entry.published_at,
        language=find_language(text, None),
    )


def _check(page: Page, pieces: tuple[Piece, ...]) -> None:
    """Refuse what is no story: too few words in sentences, or a teaser before a wall."""
    about = page.capture.url
    told = [page.blocks[piece.number].text for piece in pieces if piece.kind in TELLING]
    words = sum(len(text.split()) for text in told)
    if words < FEWEST_WORDS:
        raise NotAnArticle(
            f"no story found: {words} words in sentences on the page. If it is the text of one, "
            "use --as article",
            about=about,
        )
    walled = any(WALL.search(block.text) for block in page.blocks if len(block.text) < 300)
    if words < FEWEST_BEHIND_WALL and walled and _mentions_wall(page):
        raise NotAnArticle(
            f"only {words} words of a story, and the page asks to sign in or subscribe. "
            "Save the page while signed in, and read that file",
            about=about,
        )


def _mentions_wall(page: Page) -> bool:
    """Whether the page asks more than once: a single "subscribe" stands on every site."""
    asking = [b for b in page.blocks if len(b.text) < 300 and WALL.search(b.text)]
    return len(asking) >= 3


def _unsigned(page: Page, pieces: tuple[Piece, ...], language: str | None) -> tuple[Piece, ...]:
    """Without a byline that the layout put among the story's first paragraphs."""
    return tuple(
        piece
        for place, piece in enumerate(pieces)
        if place > 1 or not _is_byline(page.blocks[piece.number].text, language)
    )


def _is_byline(text: str, language: str | None) -> bool:
    return bool(len(text) < 120 and find_signed([text], None, language).byline.names)


def _written(
    page: Page, headline: Headline | None, pieces: tuple[Piece, ...], known: Known
) -> Article:
    said = page.metadata
    entry = page.capture.entry or Metadata()
    publisher = known.publisher
    around = find_surroundings(page, headline, pieces, known)
    stated = stated_byline(page, publisher)
    signed = stated if stated.byline.names or not around.signed.byline.names else around.signed
    written = write(page, headline, pieces)
    text, paragraphs = written.text, written.paragraphs
    published_at = said.published_at or entry.published_at or around.published_at
    dateline = _dateline(text, paragraphs, published_at)
    agency = dateline.agency if dateline else None
    return Article(
        page.capture.id,
        page.capture.url,
        headline.text if headline else None,
        text,
        paragraphs,
        byline=signed.byline,
        dateline=dateline,
        publisher=publisher,
        origin=_origin(signed.origin or around.signed.origin or agency, publisher),
        section=said.section or around.section,
        published_at=published_at,
        modified_at=said.modified_at or entry.modified_at or around.modified_at,
        language=known.language,
    )


def _origin(outlet: str | None, publisher: str | None) -> str | None:
    return outlet if outlet and outlet != publisher else None


def _dateline(
    text: str, paragraphs: tuple[Paragraph, ...], published_at: Dated | None
) -> Dateline | None:
    first = next((one for one in paragraphs if one.kind is ParagraphKind.PARAGRAPH), None)
    if first is None:
        return None
    return find_dateline(text[first.span.start : first.span.end], published_at)
