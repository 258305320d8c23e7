"""Which blocks of a marked-up page are the story, and what each is.

The second extractor's votes say where the story lies; blocks laid out alike between its ends
belong to it too (no paragraph is lost in the middle); furniture is taken out by what it is.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.article.furniture import (
    CAPTION_NAMES,
    FURNITURE_NAMES,
    is_furniture,
    is_prose,
    leads_elsewhere,
)
from onrecord.model import BlockKind, ParagraphKind

if TYPE_CHECKING:
    from onrecord.model import Block, Page

__all__ = ["Piece", "find_pieces"]

NEAREST_NAMES = 14  # words of the block's own and its nearest ancestors' names
FEWEST_LETTERS = 200  # in a vote worth counting
SHARE_OF_STORY = 0.08  # of the story's letters; a layout with less is not one of its own
LABEL = re.compile(r"^[A-Z][\w'’ -]{2,30}:$")
CORRECTION = re.compile(
    r"""^\W*(?:corrections?|clarifications?|editor['’]?s['’]?\s+note|update[ds]?|this\s+(?:story|article
    |report|piece)\s+(?:has\s+been|was)\s+(?:updated|corrected|amended|clarified|edited)
    |(?:an\s+)?earlier\s+version\s+of\s+this)\b(?:.{0,40}:|.{0,80}\b(?:version|corrected|updated
    |amended|misstated|clarif\w+|to\s+(?:reflect|add|correct|include)))""",
    re.I | re.X,
)
KINDS = {
    BlockKind.HEADING: ParagraphKind.HEADING,
    BlockKind.PARAGRAPH: ParagraphKind.PARAGRAPH,
    BlockKind.QUOTATION: ParagraphKind.QUOTATION,
    BlockKind.LIST_ITEM: ParagraphKind.LIST_ITEM,
    BlockKind.CAPTION: ParagraphKind.CAPTION,
    BlockKind.FURNITURE: ParagraphKind.PARAGRAPH,
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Block `number` of a page as a paragraph of its story."""

    number: int
    kind: ParagraphKind


def find_pieces(page: Page, headline: str | None) -> tuple[Piece, ...]:
    """Find the blocks that are the story under `headline`, which is not among them."""
    blocks = page.blocks
    names = _telling_names(page)
    belongs = {n for n, block in enumerate(blocks) if _may_belong(block, headline, names)}
    chosen = page.chosen & belongs
    if sum(len(blocks[number].text) for number in chosen) < FEWEST_LETTERS:
        chosen = _most_prose(blocks, belongs)
    story = sorted(chosen | (_left_out(blocks, chosen) & belongs))
    story = [number for number in story if not _is_pulled(blocks, number, story)]
    pieces = [Piece(number, kind_of(blocks[number])) for number in story]
    return tuple(_trimmed(pieces))


def _most_prose(blocks: tuple[Block, ...], belongs: set[int]) -> frozenset[int]:
    """Where the vote found nothing: the sentences of the layout that has most of them."""
    laid: dict[str, list[int]] = {}
    for number in sorted(belongs):
        if is_prose(blocks[number].text):
            laid.setdefault(_layout(blocks[number]), []).append(number)
    most = max(laid.values(), key=lambda its: sum(len(blocks[n].text) for n in its), default=[])
    return frozenset(most)


def _is_pulled(blocks: tuple[Block, ...], number: int, story: list[int]) -> bool:
    """Whether a quotation set apart repeats words of the story: a pull quote."""
    if blocks[number].kind is not BlockKind.QUOTATION:
        return False
    words = _letters(blocks[number].text)
    return any(words in _letters(blocks[other].text) for other in story if other != number)


def _telling_names(page: Page) -> frozenset[str]:
    """The names of furniture that mean it on this page: none that stands over the story itself.

    Sites call things what they like: a story may lie in a `div` of class "read-more".
    """
    letters: Counter[str] = Counter()
    total = 0
    for number in page.chosen:
        block = page.blocks[number]
        if is_prose(block.text) and not leads_elsewhere(block):
            total += len(block.text)
            for name in FURNITURE_NAMES & set(block.hints[-NEAREST_NAMES:]):
                letters[name] += len(block.text)
    return frozenset(name for name in FURNITURE_NAMES if letters[name] <= SHARE_OF_STORY * total)


def kind_of(block: Block) -> ParagraphKind:
    """What a block of the story is."""
    if CORRECTION.match(block.text):
        return ParagraphKind.CORRECTION
    if LABEL.match(block.text):
        return ParagraphKind.LABEL
    if CAPTION_NAMES & set(block.hints[-NEAREST_NAMES:]) and block.kind is not BlockKind.HEADING:
        return ParagraphKind.CAPTION
    return KINDS[block.kind]


def _may_belong(block: Block, headline: str | None, names: frozenset[str]) -> bool:
    if headline is not None and _same(block.text, headline):
        return False
    if block.kind is BlockKind.FURNITURE or leads_elsewhere(block):
        return False
    return not (names & set(block.hints[-NEAREST_NAMES:]) or is_furniture(block.text))


def _same(text: str, headline: str) -> bool:
    return _letters(text) == _letters(headline)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _left_out(blocks: tuple[Block, ...], chosen: frozenset[int]) -> set[int]:
    """Sentences laid out like the story's own, and quotations, that got no vote.

    Sentences are looked for on to the end of the article, since a vote may stop short of it.
    """
    voted = [n for n in chosen if is_prose(blocks[n].text)]
    if not voted:
        return set()
    letters: Counter[str] = Counter()
    for number in voted:
        letters[_layout(blocks[number])] += len(blocks[number].text)
    usual = {
        layout for layout, count in letters.items() if count >= SHARE_OF_STORY * letters.total()
    }
    said = "\n".join(blocks[number].text for number in chosen)
    first, last = min(voted), max(voted)
    return {
        number
        for number in range(first, _end(blocks, last, blocks[first].path))
        if is_prose(blocks[number].text)
        and (
            _layout(blocks[number]) in usual
            or (blocks[number].kind is BlockKind.QUOTATION and number < last)
        )
        and (number in chosen or blocks[number].text not in said)
    }


def _end(blocks: tuple[Block, ...], last: int, top: str) -> int:
    """Where a story that was cut short must end: at another article or another first heading."""
    article = _article(top)
    for number in range(last + 1, len(blocks)):
        block = blocks[number]
        if _article(block.path) != article or re.search(r"/h1(?:\[\d+\])?$", block.path):
            return number
    return len(blocks)


def _article(path: str) -> str:
    """The path of the article element that `path` lies in, or nothing."""
    found = re.match(r".*/article(?:\[\d+\])?(?=/)", path)
    return found[0] if found else ""


def _layout(block: Block) -> str:
    """Where a block lies, without the numbers: blocks laid out alike have it in common."""
    return re.sub(r"/descendant::.*|\[\d+\]", "", block.path)


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """Without headings that nothing follows."""
    while pieces and pieces[-1].kind in (ParagraphKind.HEADING, ParagraphKind.LABEL):
        pieces = pieces[:-1]
    return pieces
