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
from onrecord.article.headline import letters_of, same_words
from onrecord.model import BlockKind, ParagraphKind

if TYPE_CHECKING:
    from onrecord.model import Block, Page

__all__ = ["Piece", "find_pieces"]

NEAREST_NAMES = 14  # words of the block's own and its nearest ancestors' names
FEWEST_LETTERS = 200  # in a vote worth counting
SHARE_OF_STORY = 0.08  # of the story's letters; a layout with less is not one of its own
MOST_PULLED = 200  # quotations set apart on one page
WHOLLY_QUOTED = re.compile(r"[“\"„«][^“”\"„«»]+[”\"“»]")
CREDITED = re.compile(
    r"\b(?:Photo(?:graph)?|Picture|Image|Illustration)s?(?::| by)\s+[A-Z][^.]{2,60}$"
)
LONGEST_CAPTION = 300  # characters
LONGEST_HEADING, MOST_HEADING_WORDS = 90, 14
STANDFIRST_NAMES = frozenset(
    "standfirst subhead subheadline subheading subtitle dek deck lede strapline".split()
)
OWN_NAMES = 6  # words of the block's own names
FARTHEST_ABOVE = 12  # blocks between a standfirst and the story
LABEL = re.compile(r"^[A-Z][\w'’ -]{2,30}:$")
CORRECTION = re.compile(
    r"""^\W*(?:corrections?|clarifications?|editor['’]?s['’]?\s+note|update[ds]?|this\s+(?:story|article
    |report|piece)\s+(?:has\s+been|was)\s+(?:updated|corrected|amended|clarified|edited)
    |(?:an\s+)?earlier\s+version\s+of\s+this)\b(?:.{0,40}:|.{0,80}\b(?:version|corrected|updated
    |amended|misstated|clarif\w+|to\s+(?:reflect|add|correct|include)))""",
    re.I | re.X,
)
BOLD = re.compile(r"/(?:b|strong)(?:\[\d+\])?$")
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
    found = chosen | (_left_out(blocks, chosen) & belongs)
    story = sorted(found | (_standfirst(blocks, headline, min(found, default=0)) & belongs))
    pulled = _pulled(blocks, story)
    story = [number for number in story if number not in pulled]
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


def _pulled(blocks: tuple[Block, ...], story: list[int]) -> set[int]:
    """The quotations set apart that repeat words of a longer paragraph: pull quotes."""
    letters = {number: letters_of(blocks[number].text) for number in story}
    apart = [number for number in story if letters[number] and _is_set_apart(blocks[number])]
    alike = Counter(letters.values())
    whole = "\n".join(letters.values())
    return {
        number
        for number in apart[:MOST_PULLED]
        if whole.count(letters[number]) > alike[letters[number]]
    }


def _is_set_apart(block: Block) -> bool:
    quoted = WHOLLY_QUOTED.fullmatch(block.text) and is_prose(block.text)
    return block.kind is BlockKind.QUOTATION or bool(quoted)


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
    if block.kind is BlockKind.PARAGRAPH:
        if len(block.text) <= LONGEST_CAPTION and CREDITED.search(block.text):
            return ParagraphKind.CAPTION
        if BOLD.search(block.path) and is_heading(block.text):
            return ParagraphKind.HEADING
    return KINDS[block.kind]


def is_heading(text: str) -> bool:
    """Whether a line on its own is short and unstopped enough to be a heading."""
    return (
        len(text) <= LONGEST_HEADING
        and text[-1] not in ".!?…\"'”’:;,"
        and len(text.split()) <= MOST_HEADING_WORDS
    )


def _may_belong(block: Block, headline: str | None, names: frozenset[str]) -> bool:
    if headline is not None and same_words(block.text, headline):
        return False
    if block.kind is BlockKind.FURNITURE or leads_elsewhere(block):
        return False
    if not any(map(str.isalnum, block.text)):
        return False  # a rule drawn in characters
    return not (names & set(block.hints[-NEAREST_NAMES:]) or is_furniture(block.text))


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
    } | _headings(blocks, chosen, range(first, last))


def _standfirst(blocks: tuple[Block, ...], headline: str | None, first: int) -> set[int]:
    """The sentences between the headline and the `first` block that the page calls a standfirst."""
    above = range(max(0, first - FARTHEST_ABOVE), first)
    tops = [number for number in above if headline and same_words(blocks[number].text, headline)]
    return {
        number
        for number in above[len(above) - (first - max(tops, default=first)) :]
        if STANDFIRST_NAMES & set(blocks[number].hints[-OWN_NAMES:])
        and is_prose(blocks[number].text)
    }


def _headings(blocks: tuple[Block, ...], chosen: frozenset[int], within: range) -> set[int]:
    """The headings laid out like one that got a vote."""
    heads = {number for number in within if blocks[number].kind is BlockKind.HEADING}
    usual = {_layout(blocks[number]) for number in heads & chosen}
    return {number for number in heads if _layout(blocks[number]) in usual}


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
