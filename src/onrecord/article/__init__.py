"""Page -> Article: keep the story, drop the furniture, note who signed it, where and when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.article.byline import find_signed, same_outlet
from onrecord.article.dateline import find_dateline
from onrecord.article.furniture import leads_elsewhere
from onrecord.article.headline import Headline, find_headline
from onrecord.article.language import find_language
from onrecord.article.plain import find_plain_headline, find_plain_pieces
from onrecord.article.story import Piece, find_pieces
from onrecord.article.surroundings import Known, find_surroundings, stated_byline
from onrecord.article.writing import as_it_stands, write
from onrecord.errors import NotAnArticle
from onrecord.model import Article, Metadata, Paragraph, ParagraphKind

if TYPE_CHECKING:
    from onrecord.model import Capture, Dated, Dateline, Page

__all__ = ["find_article", "take_as_article"]

FEWEST_WORDS = 25  # the shortest real story at hand has 38
FEWEST_BEHIND_WALL = 60  # words; what two real outlets show before their wall has 67 and 88
FEWEST_ASKING, BELOW_TEASER = 3, 6  # blocks that ask; how far below the last words a wall begins
WALL = re.compile(
    r"\b(?:subscribe|subscribers?\s+only|subscription|sign\s?in|log\s?in|register|create\s+(?:a|an)"
    r"\s+(?:free\s+)?account|already\s+a\s+(?:member|subscriber)|free\s+trial|paywall)\b",
    re.I,
)
# Thai, Lao, Myanmar, Khmer; kana and Chinese characters
UNPARTED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
OPENING = 3  # paragraphs, one of which may have the dateline
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
    """`text` as it stands, no line taken for furniture.

    A paragraph is a line, or a run of lines that were wrapped by hand. There is no headline, and no
    byline, for nothing says which line it would be.
    """
    paragraphs = as_it_stands(text)
    if not paragraphs:
        raise NotAnArticle("no text in it", about=capture.url)
    entry = capture.entry or Metadata()
    return Article(
        capture.id,
        capture.url,
        None,
        text,
        paragraphs,
        published_at=entry.published_at,
        language=find_language(text, None),
    )


def _check(page: Page, pieces: tuple[Piece, ...]) -> None:
    """Refuse what is no story: too few words in sentences, or a teaser before a wall."""
    about = page.capture.url
    words = sum(_words(page.blocks[one.number].text) for one in pieces if one.kind in TELLING)
    if words < FEWEST_BEHIND_WALL and _is_walled(page, pieces):
        raise NotAnArticle(
            f"only {words} words of a story, and the page asks to sign in or subscribe. "
            "Save the page while signed in, and read that file",
            about=about,
        )
    if words < FEWEST_WORDS:
        linking = sum(leads_elsewhere(block) for block in page.blocks)
        raise NotAnArticle(
            f"no story found: {words} words in sentences on the page, and {linking} of its "
            f"{len(page.blocks)} pieces of text are links. If it is the text of a story, "
            "use --as article",
            about=about,
        )


def _words(text: str) -> int:
    """How many words `text` has; two letters count as one in scripts that part no words."""
    unparted = len(UNPARTED.findall(text))
    return len(UNPARTED.sub(" ", text).split()) + unparted // 2


def _is_walled(page: Page, pieces: tuple[Piece, ...]) -> bool:
    """Whether the page asks right below what there is of a story, and elsewhere too.

    A single "subscribe" stands on every site, a "log in" over every story.
    """
    asking = [
        number
        for number, block in enumerate(page.blocks)
        if len(block.text) < 300 and WALL.search(block.text)
    ]
    last = max((piece.number for piece in pieces), default=0)
    below = [number for number in asking if 0 < number - last <= BELOW_TEASER or not pieces]
    return len(asking) >= FEWEST_ASKING and bool(below)


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
        canonical_url=said.canonical_url or entry.canonical_url,
    )


def _origin(outlet: str | None, publisher: str | None) -> str | None:
    return None if outlet and publisher and same_outlet(outlet, publisher) else outlet


def _dateline(
    text: str, paragraphs: tuple[Paragraph, ...], published_at: Dated | None
) -> Dateline | None:
    """The first that opens a paragraph; a standfirst and a caption may stand above it."""
    opening = [one.span for one in paragraphs if one.kind is ParagraphKind.PARAGRAPH][:OPENING]
    found = (find_dateline(text[span.start : span.end], published_at) for span in opening)
    return next(filter(None, found), None)
