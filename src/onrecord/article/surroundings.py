"""What stands around a story and tells of it: who signed it, when, in which section.

Only lines near the headline count, and of these only what can be nothing else: a date in a menu
or a name under a pull quote says nothing about the story.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from onrecord.article.byline import Signed, as_signed, find_credit, find_signed
from onrecord.article.dates import date_parts, find_dated
from onrecord.article.icons import Field, find_labelled
from onrecord.model import Byline

if TYPE_CHECKING:
    from datetime import datetime

    from onrecord.article.headline import Headline
    from onrecord.article.story import Piece
    from onrecord.model import Block, Dated, Page

__all__ = ["Known", "Surroundings", "find_surroundings", "stated_byline"]

ABOVE, BELOW = 12, 6  # blocks before the headline and after the story's first paragraph
FOREIGN_NAMES = frozenset(
    "quote quotes pullquote blockquote comment comments bio related sidebar aside footer nav menu"
    " recommended popular trending latest teaser caption figcaption credit widget".split()
)
SIGNING_NAMES = frozenset("byline bylines author authors byauthor contributor writer".split())
UPDATED = re.compile(r"\b(?:updated|modified|last\s+(?:edited|changed))\b", re.I)


class Known(NamedTuple):
    """What is known of a story before its surroundings are read."""

    publisher: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the lines around a story say of it; None where they do not."""

    signed: Signed
    published_at: Dated | None
    modified_at: Dated | None
    section: str | None


def find_surroundings(
    page: Page, headline: Headline | None, pieces: tuple[Piece, ...], known: Known
) -> Surroundings:
    """Find what the lines around the story of `page` say of it."""
    near = _near(page.blocks, headline, pieces)
    lines = [block.text for block in near]
    parts = [part for line in lines for part in find_labelled(line)]
    times = [part.text for part in parts if part.field is Field.TIME]
    moment = page.capture.captured_at
    written = [part for line in lines if not find_labelled(line) for part in date_parts(line)]
    published = [line for line in written if not UPDATED.search(line)]
    return Surroundings(
        _signed(near, pieces, page.blocks, known),
        _first_date([*times, *published], moment),
        _first_date([line for line in written if UPDATED.search(line)], moment),
        next((part.text for part in parts if part.field is Field.SECTION and part.text), None),
    )


def _near(
    blocks: tuple[Block, ...], headline: Headline | None, pieces: tuple[Piece, ...]
) -> list[Block]:
    """The blocks from above the headline to below the first paragraph that are not the story."""
    story = {piece.number for piece in pieces}
    first = min(story, default=len(blocks))
    top = next(
        (n for n, block in enumerate(blocks) if headline and block.path == headline.path), first
    )
    start = max(0, min(top, first) - ABOVE)
    return [
        blocks[number]
        for number in range(start, min(len(blocks), first + BELOW))
        if number not in story and not FOREIGN_NAMES & set(blocks[number].hints[-8:])
    ]


def _signed(
    near: list[Block], pieces: tuple[Piece, ...], blocks: tuple[Block, ...], known: Known
) -> Signed:
    """A byline line, else a block that the page itself calls a byline."""
    opening = [blocks[piece.number].text for piece in pieces[:2]]
    labelled = [
        f"By {part.text}"
        for block in near
        for part in find_labelled(block.text)
        if part.field is Field.AUTHOR
    ]
    found = find_signed([*(block.text for block in near), *labelled, *opening], *known)
    if found.byline == Byline():
        called = [b.text for b in near if SIGNING_NAMES & set(b.hints[-4:]) and b.links > 0]
        found = find_signed([f"By {text}" for text in called], known.publisher)
    ends = [blocks[piece.number].text for piece in (*pieces[:1], *pieces[-2:])]
    origin = found.origin or find_credit([*(block.text for block in near), *ends], known.publisher)
    return Signed(found.byline, origin)


def _first_date(lines: list[str], moment: datetime) -> Dated | None:
    return next(filter(None, (find_dated(line, moment) for line in lines)), None)


def stated_byline(page: Page, publisher: str | None) -> Signed:
    """The byline in the page's own fields, else in its feed's."""
    stated = page.metadata.authors or (page.capture.entry.authors if page.capture.entry else ())
    return as_signed(stated, publisher)
