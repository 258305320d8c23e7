"""Plain text as someone found it -> the story in it: there is no markup, only what lines do.

A page copied as text keeps its furniture: loading notices, channels, icon names, the headline
twice. The story is the run of sentences; short lines inside it are its headings, if they are not
furniture by what they say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.article.byline import find_signed
from onrecord.article.dates import is_date_line
from onrecord.article.furniture import ends_story, is_furniture, is_prose
from onrecord.article.headline import Headline, same_words
from onrecord.article.story import Piece, is_heading, kind_of
from onrecord.model import ParagraphKind

if TYPE_CHECKING:
    from onrecord.model import Block, Page

__all__ = ["find_plain_headline", "find_plain_pieces"]

SHORTEST_STORY_LINE = 60  # characters; a paragraph that opens a story is no shorter
LONGEST_HEADLINE = 200
WIDEST_GAP = 8  # lines of furniture that a story may hold in one place
FIRST_LOOK = 60  # lines in which a headline must stand


def find_plain_headline(page: Page) -> Headline | None:
    """The line that is printed twice above the story, else the longest that can head it."""
    blocks = page.blocks
    stated = page.metadata.headline
    for block in blocks[:FIRST_LOOK]:
        if stated and same_words(block.text, stated):
            return Headline(block.text, block.path)
    if (twice := _printed_twice(blocks)) is not None:
        return Headline(blocks[twice].text, blocks[twice].path)
    first = min(_story_lines(blocks), default=0)
    above = [block for block in blocks[:first][-FIRST_LOOK:] if _may_head(block.text)]
    longest = max(above, key=lambda block: len(block.text.split()), default=None)
    return Headline(longest.text, longest.path) if longest else None


def find_plain_pieces(page: Page, headline: str | None) -> tuple[Piece, ...]:
    """The lines that are the story under `headline`, which is not among them."""
    blocks = page.blocks
    told: set[str] = set()
    pieces = []
    for number in _story_lines(blocks):
        block = blocks[number]
        if (headline and same_words(block.text, headline)) or block.text in told:
            continue
        told.add(block.text)
        kind = kind_of(block)
        if kind is ParagraphKind.PARAGRAPH and is_heading(block.text):
            kind = ParagraphKind.HEADING
        pieces.append(Piece(number, kind))
    return tuple(pieces)


def _printed_twice(blocks: tuple[Block, ...]) -> int | None:
    """The first line near the top that stands there a second time soon after."""
    top = [n for n in range(min(len(blocks), FIRST_LOOK)) if _may_head(blocks[n].text)]
    for place, number in enumerate(top):
        if any(
            same_words(blocks[number].text, blocks[other].text) for other in top[place + 1 :][:3]
        ):
            return number
    return None


def _story_lines(blocks: tuple[Block, ...]) -> list[int]:
    """The numbers of the longest run of sentences and its headings, furniture taken out."""
    twice = _printed_twice(blocks)
    head = blocks[twice].text if twice is not None else ""
    aside = _asides(blocks)
    kept = [
        number
        for number, block in enumerate(blocks)
        if number not in aside and not is_furniture(block.text) and not same_words(block.text, head)
    ]
    runs: list[list[int]] = [[]]
    for number in (n for n in kept if _opens_story(blocks[n].text)):
        ended = runs[-1] and any(ends_story(blocks[n].text) for n in range(runs[-1][-1], number))
        if ended or (runs[-1] and number - runs[-1][-1] > WIDEST_GAP):
            runs.append([])
        runs[-1].append(number)
    best = max(runs, key=lambda run: sum(len(blocks[n].text) for n in run))
    if not best:
        return []
    last = best[-1]
    while last + 1 in kept and is_prose(blocks[last + 1].text):
        last += 1
    return [number for number in kept if best[0] <= number <= last]


def _asides(blocks: tuple[Block, ...]) -> set[int]:
    """Short lines right under a furniture label ("Read more:"): the list it heads.

    A quotation pulled out of the story is an aside too, with the name under it.
    """
    whole = "\n".join(block.text for block in blocks)
    aside: set[int] = set()
    for number, block in enumerate(blocks):
        pulled = _is_quoted(block.text) and whole.count(block.text[1:-1]) > 1
        under = number - 1 in aside or (number and is_furniture(blocks[number - 1].text))
        touches = number and _line(block) == _line(blocks[number - 1]) + 1
        if pulled or (
            under and touches and not is_prose(block.text) and not _opens_with_story(blocks, number)
        ):
            aside.add(number)
    return aside


def _opens_with_story(blocks: tuple[Block, ...], number: int) -> bool:
    """Whether line `number` may yet be a headline: no paragraph of a story stood above it."""
    return not any(_opens_story(block.text) for block in blocks[:number])


def _line(block: Block) -> int:
    """The number of the last line of `block`."""
    return int(re.split(r"[ -]", block.path)[-1])


def _is_quoted(text: str) -> bool:
    return len(text) > 2 and text[0] in '“"' and text[-1] in '”"'


def _opens_story(text: str) -> bool:
    return len(text) >= SHORTEST_STORY_LINE and is_prose(text) and not is_furniture(text)


def _may_head(text: str) -> bool:
    return (
        len(text) <= LONGEST_HEADLINE
        and len(text.split()) >= 3
        and not is_furniture(text)
        and not is_date_line(text)
        and not find_signed([text], None).byline.names
    )
