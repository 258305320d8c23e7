"""Alterations of what stands whole: headline, byline, credit, paragraphs, sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from training.alter_edits import CLOSE, OPEN, Change, Edit, drop, insert, marked, swap, turned

if TYPE_CHECKING:
    import random

    from training.alter_edits import Candidates
    from training.alter_story import Paragraph, Place, Story, Words

LEAST_DROPPED = 12  # words of a paragraph that goes, or moves
LEAST_SENTENCES = 3  # of a paragraph that loses one
LEAST_LEFT = 0.5  # of a paragraph's words when a sentence has gone
FAR = 3  # paragraphs that one is moved by, at least
MARKS = re.compile('["“”]')


def headline(story: Story, words: Words, dice: random.Random) -> Candidates:
    """Another headline, of our own."""
    rows = {row[0]: row[1] for row in words["headline"]}
    place = (0, story.paragraphs[0].end)
    return (
        [(swap("headline-changed", place, rows[story.name], place),)] if story.name in rows else []
    )


def byline(story: Story, words: Words, dice: random.Random) -> Candidates:
    """Other people sign."""
    at = story.paragraphs[0].end
    [new] = dice.choice([row for row in words["reporter"] if row[0] not in story.byline])
    kept, _, gone = story.byline.partition(" and ")
    new = kept if gone and dice.random() < 0.5 else new  # half of them
    here = Edit(at, at + 1, (f"\n\nBy {OPEN}{new}{CLOSE}\n\n",))
    there = Edit(at, at + 1, (f"\n\nBy {OPEN}{story.byline}{CLOSE}\n\n",))
    return [(Change("byline-changed", (here,), (there,), ((at, at + 1),)),)]


def credit(story: Story, words: Words, dice: random.Random) -> Candidates:
    """The outlet or agency is no longer told."""
    if not story.credit:
        return []
    at = len(story.text.rstrip("\n"))
    there = Edit(at, at, (f"\n\n{OPEN}{story.credit}{CLOSE}",))
    return [(Change("credit-dropped", (), (there,), ((at, len(story.text)),)),)]


def movable(story: Story) -> list[int]:
    """Numbers of paragraphs that can go whole: neither the first, the last, nor said twice."""
    bodies = [number for number, one in enumerate(story.paragraphs) if one.body][1:]
    return [
        number
        for number in bodies
        if number + 1 < len(story.paragraphs)
        and len(_words(story, story.paragraphs[number]).split()) >= LEAST_DROPPED
        and story.text.count(_words(story, story.paragraphs[number])[:60]) == 1
    ]


def _words(story: Story, one: Paragraph) -> str:
    return story.text[one.start : one.end]


def paragraph_dropped(story: Story, words: Words, dice: random.Random) -> Candidates:
    """A paragraph gone."""
    found: Candidates = []
    for one in (story.paragraphs[number] for number in movable(story)):
        cut = Edit(one.start, one.end + 1)
        room = (one.start, one.end + 1)
        found.append((drop("paragraph-dropped", cut, (one.start, one.end), room),))
    return found


def paragraph_added(story: Story, words: Words, dice: random.Random) -> Candidates:
    """A paragraph of our own put in."""
    found: Candidates = []
    for one in (story.paragraphs[number] for number in movable(story)):
        [new] = dice.choice(words["paragraph"])
        room = (one.end, one.end + 1)
        found.append((insert("paragraph-added", one.end, f"\n\n{new}", room),))
    return found


def paragraph_moved(story: Story, words: Words, dice: random.Random) -> Candidates:
    """A paragraph at another place, at least three further."""
    numbers = movable(story)
    found: Candidates = []
    for number in numbers:
        goals = [other for other in numbers if other >= number + FAR or other < number - FAR]
        if goals:
            one, goal = story.paragraphs[number], story.paragraphs[dice.choice(goals)]
            place = (one.start, one.end)
            here = (
                Edit(one.start, one.end + 1),
                Edit(goal.end, goal.end, ("\n\n" + OPEN, place, CLOSE)),
            )
            room = ((one.start, one.end + 1), (goal.end, goal.end + 1))
            found.append((Change("paragraph-moved", here, marked(place), room),))
    return found


def sentence_dropped(story: Story, words: Words, dice: random.Random) -> Candidates:
    """A sentence left out of a paragraph that is kept."""
    found: Candidates = []
    for one in story.paragraphs:
        inside = [place for place in story.sentences if one.start <= place[0] < one.end]
        if len(inside) < LEAST_SENTENCES or not one.sound:
            continue
        for place, after in zip(inside, [*inside[1:], None], strict=True):
            short = (place[1] - place[0]) / (one.end - one.start) <= LEAST_LEFT
            if short and _closed(story, place):
                cut = (place[0], after[0]) if after else (place[0] - 1, place[1])
                found.append((drop("wording-changed", Edit(*cut), place, cut),))
    return found


def _closed(story: Story, place: Place) -> bool:
    """Whether a sentence holds whole quotations only, and stands in none."""
    return all(
        (place[0] <= start and end <= place[1]) or end <= place[0] or place[1] <= start
        for start, end in story.quotations
    )


def sentence_added(story: Story, words: Words, dice: random.Random) -> Candidates:
    """A sentence of our own put into a paragraph."""
    found: Candidates = []
    for place in story.plain():
        [new] = dice.choice(words["sentence"])
        found.append((insert("wording-changed", place[1], f" {new}", place),))
    return found


def sentence_restored(story: Story, words: Words, dice: random.Random) -> Candidates:
    """A sentence left out that was made up for the original."""
    return [(turned(one, "wording-changed"),) for [one] in sentence_added(story, words, dice)]
