"""Which block of the page is the headline: the first heading that says what the page says it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.article.furniture import is_furniture
from onrecord.model import BlockKind

if TYPE_CHECKING:
    from onrecord.model import Block, Page

__all__ = ["Headline", "find_headline", "letters_of", "same_words"]

ALIKE = 0.6  # share of the shorter one's words that a heading and the stated headline must share
FEWEST_WORDS = 3  # of a heading taken without the page's word for it
SUFFIX = re.compile(r"\s+[|–—·•»-]\s+[^|–—·•»]{2,40}$|\s+\|\s*[^|]{2,60}$")


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline as it stands on the page, and where."""

    text: str
    path: str


def find_headline(page: Page) -> Headline | None:
    """Find the headline of `page`; None where nothing on it can be one."""
    stated = page.metadata.headline
    heads = [block for block in page.blocks if "/h1" in block.path and _may_be(block)]
    if stated is None:
        return _first(heads) or _title(page)
    alike = [block for block in heads if _alike(block.text, stated)]
    if alike:
        return _as_headline(max(alike, key=lambda block: _likeness(block.text, stated)))
    others = [block for block in page.blocks if same_words(block.text, _bare(stated))]
    visible = [block for block in others if block.kind is not BlockKind.FURNITURE]
    for found in (visible, others):
        if found:
            return _as_headline(found[0])
    return _first(heads) or _title(page)


def same_words(one: str, other: str) -> bool:
    """Whether two lines have the same letters and digits in the same order, whatever their case."""
    return letters_of(one) == letters_of(other)


def letters_of(text: str) -> str:
    """The letters and digits of `text`, small: what is left when marks and case are set aside."""
    return "".join(filter(str.isalnum, text)).casefold()


def _may_be(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and not is_furniture(block.text)


def _first(heads: list[Block]) -> Headline | None:
    long_enough = [block for block in heads if len(block.text.split()) >= FEWEST_WORDS]
    return _as_headline(long_enough[0]) if long_enough else None


def _title(page: Page) -> Headline | None:
    """The page's title element, or what it states for sharing, if nothing on the page will do."""
    stated = [block for block in page.blocks if block.hints[-1:] == ("title",)]
    return _as_headline(min(stated, key=lambda block: len(block.text))) if stated else None


def _as_headline(block: Block) -> Headline:
    return Headline(block.text, block.path)


def _bare(text: str) -> str:
    """`text` without the site's name after it."""
    return SUFFIX.sub("", text) or text


def _alike(one: str, other: str) -> bool:
    return _likeness(one, other) >= ALIKE


def _likeness(one: str, other: str) -> float:
    words, others = (set(re.findall(r"\w+", text.casefold())) for text in (one, other))
    shared = len(words & others)
    return shared / max(1, min(len(words), len(others))) + shared / max(1, len(words | others)) / 9
