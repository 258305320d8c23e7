"""Capture -> Page: decode the bytes, lay out the blocks, take down what the page says of itself."""

from __future__ import annotations

import re

from lxml.etree import ParserError
from lxml.html import HTMLParser, document_fromstring

from onrecord.errors import NotAnArticle, TooLarge
from onrecord.model import Block, Capture, Metadata, Page
from onrecord.page.encoding import decode
from onrecord.page.lines import find_lines
from onrecord.page.markup import find_blocks, find_titles
from onrecord.page.metadata import find_metadata
from onrecord.page.vote import find_chosen

__all__ = ["decode", "decode_whole", "lay_out"]

MOST_CHARACTERS = 16_000_000  # of markup; the largest of 268 real pages has 2.4 million
MOST_TEXT = 1_000_000  # characters read as they stand: some 170,000 words, in 0.7 GB
MOST_TAGS = 200_000  # two an element; the largest of the same pages has 3,138 elements
LONGEST_BLOCK = 200_000  # characters; the longest paragraph of the same pages has 6,100
XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
WAY_OUT = "If it holds many stories, split it"
NO_TEXT = "no text on the page"
MARKUP = ("text/html", "application/xhtml+xml")


def lay_out(capture: Capture) -> Page:
    """Lay out the blocks of `capture` in reading order, story and furniture alike.

    Raises TooLarge where there is more than a page can hold, NotAnArticle where there is no text.
    """
    text = _bounded(capture, decode(capture.body, capture.media_type)).replace("\x00", "")
    try:
        return _laid_out(capture, text)
    except TooLarge as error:  # what counts lines and blocks does not know whose they are
        raise TooLarge(str(error), about=capture.url) from error


def _laid_out(capture: Capture, text: str) -> Page:
    if capture.media_type.split(";")[0].strip().lower() in MARKUP:
        return _marked_up(capture, text)
    blocks = find_lines(text)
    _check(blocks, capture.url)
    return Page(capture, blocks, capture.entry or Metadata())


def decode_whole(capture: Capture) -> str:
    """The text of `capture` as it stands, every code point kept: offsets into it are the file's.

    A byte order mark is not counted: it says how to read the text and is none of it.

    Raises TooLarge where there is more than a page can hold.
    """
    return _bounded(capture, decode(capture.body, capture.media_type), MOST_TEXT)


def _bounded(capture: Capture, text: str, most: int = MOST_CHARACTERS) -> str:
    if len(text) > most:
        raise TooLarge(
            f"{len(text):,} characters, and no more than {most:,} are read as one. {WAY_OUT}",
            about=capture.url,
        )
    return text


def _marked_up(capture: Capture, text: str) -> Page:
    markup = XML_DECLARATION.sub("", text)  # lxml refuses decoded text that declares an encoding
    if (tags := markup.count("<")) > MOST_TAGS:  # before a tree is made of them
        raise TooLarge(f"{tags:,} tags; a page may have {MOST_TAGS:,}. {WAY_OUT}")
    parser = HTMLParser(huge_tree=True, remove_comments=False)
    try:
        root = document_fromstring(markup, parser=parser)
    except ParserError:  # nothing but comments and the like
        raise NotAnArticle(NO_TEXT, about=capture.url) from None
    blocks = (*find_titles(root), *find_blocks(root))
    _check(blocks, capture.url)
    metadata = find_metadata(root, capture.url)
    return Page(capture, blocks, metadata, find_chosen(root, blocks))


def _check(blocks: tuple[Block, ...], about: str) -> None:
    if not blocks:
        raise NotAnArticle(NO_TEXT, about=about)
    longest = max(len(block.text) for block in blocks)
    if longest > LONGEST_BLOCK:
        raise NotAnArticle(
            f"a paragraph of {longest:,} characters is not a news story's; "
            "to read the text as it stands use --as article",
            about=about,
        )
