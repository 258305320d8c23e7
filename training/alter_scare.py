"""Alterations of the marks round a name or a few words that nobody is quoted as saying."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from training.alter_edits import INNER_LEFT, INNER_RIGHT, LEFT, RIGHT, Change, marked, turned
from training.alter_marks import MOST_SCARED, bared, spoken
from training.alter_story import meets

if TYPE_CHECKING:
    import random

    from training.alter_edits import Candidates
    from training.alter_story import Place, Story, Words

MOST_PLACES = 6  # of a name that is marked throughout
THROUGHOUT = 0.3  # of the names that are marked, those marked wherever they stand


def scared(story: Story, words: Words, dice: random.Random) -> Candidates:
    """Marks round a name, once or wherever it stands, or round a plain word."""
    found: Candidates = []
    for [name] in words["place"]:
        places = [one for one in _standing(story, name) if _freestanding(story, one)]
        if places and len(places) <= MOST_PLACES and dice.random() < THROUGHOUT:
            found.append(tuple(_scare(story, one, dice) for one in places))
        elif places:
            found.append((_scare(story, dice.choice(places), dice),))
    plain = list(story.plain())
    for [word] in words["scared"]:
        inside = [one for one in _standing(story, word) if meets(one, plain)]
        found += [(_scare(story, one, dice),) for one in inside[:1]]
    return found


def in_quoted_words(story: Story, words: Words, dice: random.Random) -> Candidates:
    """Marks round a name within words in quotation marks."""
    return [
        (_scare(story, one, dice),)
        for [name] in words["place"]
        for one in _standing(story, name)
        if _freestanding(story, one) and any(meets(one, [quoted]) for quoted in spoken(story))
    ]


def no_longer_scared(story: Story, words: Words, dice: random.Random) -> Candidates:
    """Marks round up to three words that nobody is quoted as saying taken away."""
    spoken_ones = set(story.spoken())
    found: Candidates = []
    for place in story.quotations:
        short = len(story.text[slice(*place)].split()) <= MOST_SCARED
        if short and place not in spoken_ones and story.sound(place):
            found.append((bared(story, "scare-quotes-removed", place),))
    made_up = [one for one in scared(story, words, dice) if len(one) == 1]
    return found + [(turned(one, "scare-quotes-removed"),) for [one] in made_up[::2]]


def _scare(story: Story, place: Place, dice: random.Random) -> Change:
    inner = meets(place, story.quotations) or dice.random() < 0.5  # half of them
    left, right = (INNER_LEFT, INNER_RIGHT) if inner else (LEFT, RIGHT)
    room = story.sentences_over(place)
    return Change("scare-quotes-added", marked(place, left, right), marked(place), (room,))


def _standing(story: Story, name: str) -> list[Place]:
    pattern = rf"(?<![\w'‘\"“(\[/.-]){re.escape(name)}(?![\w'’\"”/)\]-])"
    return [one.span() for one in re.finditer(pattern, story.text)]


def _freestanding(story: Story, place: Place) -> bool:
    """Whether a name is no part of a longer one."""
    before = story.text[: place[0]].rsplit(" ", 2)[-2:-1]
    after = story.text[place[1] : place[1] + 2]
    headline = place[1] <= story.paragraphs[0].end
    part = bool(before and re.match("[A-Z0-9&]", before[0])) and place[0] not in _begins(story)
    return not part and not re.match(r" [A-Z0-9&(]", after) and (headline or story.sound(place))


def _begins(story: Story) -> set[int]:
    return {one[0] for one in story.sentences}
