"""What a page does to a text without altering it: marks, dashes, spaces, paragraphs, furniture."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from training.alter_edits import INNER_LEFT, INNER_RIGHT, LEFT, RIGHT, Edit, touches

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from training.alter_edits import Change
    from training.alter_story import Story, Words

Style = tuple[str, str, str, str]

PLAIN: Style = ('"', '"', "'", "'")
STYLES: tuple[Style, ...] = (
    PLAIN,
    ("“", "”", "‘", "’"),
    ("‘", "’", "“", "”"),
    ("«", "»", "“", "”"),
)
WEIGHTS = (5, 9, 3, 2)  # how often a page is set in each of the styles
DASHES = (" – ", " — ", " - ", " -- ")
SPACES = "\u00a0\u00a0\u00a0\u202f\u2009"
UNSEEN = "\u200b\u2060\ufeff"
SHARE = 0.35  # of the pages that have each of the other kinds of noise
LONG = 9  # letters of a word that gets a soft hyphen
MOST_SPACES, MOST_UNSEEN, MOST_LINES = 8, 4, 6


def marks(style: Style) -> dict[int, str]:
    """What the four marks of a page are in `style`."""
    return dict(zip(map(ord, (LEFT, RIGHT, INNER_LEFT, INNER_RIGHT)), style, strict=True))


def laid_out(story: Story, gaps: dict[int, str], end: str = "\n") -> list[Edit]:
    """The article as a page: the byline below the headline, an empty line between paragraphs.

    `gaps` says what stands for the line breaks at some places, `end` what comes last.
    """
    first, *others = story.paragraphs
    byline = f"\n\nBy {story.byline}" + gaps.get(first.end, "\n\n")
    edits = [Edit(first.end, first.end + 1, (byline,))]
    for one in others[:-1]:
        if one.caption:
            edits.append(Edit(one.start, one.end + 1))
        else:
            edits.append(Edit(one.end, one.end + 1, (gaps.get(one.end, "\n\n"),)))
    last = others[-1].end
    credit = f"\n\n{story.credit}" if story.credit else ""
    return [*edits, Edit(last, len(story.text), (credit + end,))]


def furnished(
    story: Story, words: Words, changes: tuple[Change, ...], dice: random.Random
) -> tuple[dict[int, str], str]:
    """What stands between paragraphs of the copy, and after them: furniture; some are joined."""
    lines = [row[0] for row in dice.sample(words["furniture"], dice.randint(2, MOST_LINES))]
    gaps: dict[int, str] = {}
    places = [one.end for one in story.paragraphs[:-1] if not one.caption]
    for at in dice.sample(places, min(len(places), len(lines) // 2 + 1)):
        gaps[at] = f"\n\n{lines.pop()}\n\n"
    if dice.random() < SHARE:
        for at in _joints(story, changes):
            if at not in gaps and dice.random() < SHARE:
                gaps[at] = " "
    [listed] = dice.choice(words["list"])
    end = [*lines, *(listed.split(" / ") if dice.random() < SHARE * 2 else ())]
    return gaps, "".join(f"\n\n{line}" for line in end) + "\n"


def _joints(story: Story, changes: tuple[Change, ...]) -> Iterator[int]:
    """Line breaks between paragraphs that neither moved, went nor came."""
    rooms = [room for one in changes if one.kind.startswith("paragraph") for room in one.room]
    for first, second in pairwise(story.paragraphs):
        kept = not any(room[0] - 1 <= first.end <= room[1] for room in rooms)
        if kept and first.body and second.body and first.sound and second.sound:
            yield first.end


def noise(
    story: Story, changes: tuple[Change, ...], style: Style, dice: random.Random
) -> list[Edit]:
    """Edits that alter nothing, in the order of the text; none borders on another."""
    rooms = [room for one in changes for room in one.room]
    kept: list[Edit] = []
    captions = [Edit(one.start, one.end) for one in story.paragraphs if one.caption]
    found = [*_quoted(story, style, dice), *_lettered(story, style, dice), *_set(story, dice)]
    found += [*_spaced(story, dice), *_split(story, rooms, dice)]
    for one in found:
        if not touches(one, [*captions, *kept]):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _quoted(story: Story, style: Style, dice: random.Random) -> Iterator[Edit]:
    """The marks of the page's style, the comma before or after the closing one."""
    left, right = style[:2]
    outside = dice.random() < SHARE / 2
    for start, end in story.quotations:
        yield Edit(start, start + 1, (left,))
        if outside and story.text[end - 2] == ",":
            yield Edit(end - 2, end, (right + ",",))
        else:
            yield Edit(end - 1, end, (right,))


def _lettered(story: Story, style: Style, dice: random.Random) -> Iterator[Edit]:
    """Apostrophes and dashes of the page's style."""
    apostrophe = "'" if style == PLAIN else "’"
    for one in re.finditer(r"(?<=\w)['’](?=\w)", story.text):
        if one[0] != apostrophe:
            yield Edit(one.start(), one.end(), (apostrophe,))
    dash = dice.choice(DASHES)
    for one in re.finditer(r" (?:-|–|—|--) ", story.text):
        if dash != one[0]:
            yield Edit(one.start(), one.end(), (dash,))


def _set(story: Story, dice: random.Random) -> Iterator[Edit]:
    """Ellipses of one character, and capitals in the headline."""
    if dice.random() < SHARE:
        for one in re.finditer(r"(?<![.…])\.\.\.(?!\.)", story.text):
            yield Edit(one.start(), one.end(), ("…",))
    if dice.random() < SHARE:
        for one in re.finditer(r"(?<= )[a-z](?=[a-z]{3})", story.text[: story.paragraphs[0].end]):
            yield Edit(one.start(), one.end(), (one[0].upper(),))


def _spaced(story: Story, dice: random.Random) -> Iterator[Edit]:
    """Other spaces, letters without width, soft hyphens."""
    body = story.paragraphs[1].end
    if dice.random() < SHARE:
        spaces = [one.start() for one in re.finditer(r"(?<=\w) (?=\w)", story.text)]
        for at in sorted(dice.sample(spaces, dice.randint(2, MOST_SPACES))):
            yield Edit(at, at + 1, (dice.choice(SPACES),))
    if dice.random() < SHARE:
        starts = [one.end() for one in re.finditer(r"(?<=[a-z]) (?=[a-z])", story.text)]
        for at in sorted(dice.sample(starts, dice.randint(1, MOST_UNSEEN))):
            yield Edit(at, at, (dice.choice(UNSEEN),))
    if dice.random() < SHARE:
        long = [
            one for one in re.finditer(rf"\b[a-z]{{{LONG},}}\b", story.text) if one.start() > body
        ]
        for one in dice.sample(long, min(len(long), dice.randint(2, MOST_SPACES))):
            at = one.start() + len(one[0]) // 2
            yield Edit(at, at, ("\u00ad",))


def _split(story: Story, rooms: list[tuple[int, int]], dice: random.Random) -> Iterator[Edit]:
    """Paragraphs parted between two sentences."""
    if dice.random() > SHARE:
        return
    for first, second in pairwise(story.sentences):
        gap = (first[1], second[0])
        whole = story.outside((gap[0] - 1, gap[1] + 1)) and story.text[slice(*gap)] == " "
        free = not any(room[0] < gap[1] and gap[0] < room[1] for room in rooms)
        if whole and free and dice.random() < SHARE / 2:
            yield Edit(*gap, ("\n\n",))
