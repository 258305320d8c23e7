"""Alterations of how sure a sentence is: negations and hedges; and of how names are spelt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from training.alter_edits import CLOSE, OPEN, Change, Edit, drop, insert, marked, swap, turned
from training.alter_story import meets, narrowed
from training.alter_words import agrees, figures, lexical

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from training.alter_edits import Candidates
    from training.alter_story import Place, Story, Words

NOT = re.compile(
    r"\b(?:is|are|was|were|will|would|has|have|had|can|could|should|must|may|might|did|does|do)"
    r"(?: not|n['’]t)\b(?! only| just| yet| necessarily| even| both| least| at| until| include)"
)
AUXILIARY = re.compile(
    r"(?<=[a-z] )(?:is|are|was|were|will|would|can|could|should|must)"
    r"(?= (?!(?:not|also|both|all|only|being|as|because|when|that|likely|more)\b)[a-z]{2,})"
)
NEGATIVE = re.compile(
    r"\b(?:not|no|never|any|only|neither|nor|without|but|whether|until)\b|n['’]t|\?"
)
NONE = re.compile(r"\b([Nn]o) (?!longer|one|doubt|more|less|to\b|matter)(?=[a-z])")
MODAL = re.compile(
    r"\b(?:may|might|(?<!so they )could(?= be\b))(?= (?!not\b|have\b|also\b|not)[a-z])"
)
SURE = re.compile(
    r"(?<=[a-z] )(?:reportedly|allegedly|apparently|possibly|perhaps|supposedly) (?=[a-z])"
)
LEADING = re.compile(r"(?<![^\n ])(?:Apparently|Allegedly|Perhaps|Possibly|Reportedly), ([a-z])")
VAGUE = re.compile(
    r"(?<=[a-z] )(?<!or )(?:about|nearly|almost|roughly|approximately|around|some) "
    r"(?=(?:[A-Z]{0,3}[$€£])?\d|two\b|three\b|half\b|twenty\b|thirty\b)(?!\d+(?::\d\d)? ?[ap]\.?m)"
)
STATE = re.compile(r"(?<=[a-z] )(?:is|are|was|were|has been|have been)(?= [a-z]{3,})")
TAKEN = re.compile(
    r"(?:\b(?:an?|the|its|their|his|this|these|those|all|up|over|than|to|and|or|of|by|between"
    r"|least|about|nearly|almost|roughly|some|around|approximately|first|last|next|past|only|just) "
    r"|[-/(])$"
)
ACCENTS = str.maketrans("aeou", "áéöü")
LETTERS = (("ph", "f"), ("ck", "k"), ("c", "k"), ("w", "v"), ("ie", "y"), ("y", "i"), ("j", "y"))
DOUBLED = re.compile(r"(?<=[aeiou])([bdfglmnprst])(?=[aeiou])")
TWICE = re.compile(r"(?<=[aeiou])([bdfglmnprst])\1(?=[aeiou])")
LEAST_NAME = 5  # letters of a name that is respelt
MOST_TOGETHER = 4  # places of a name respelt wherever it stands


def unsaid_not(story: Story, words: Words, dice: random.Random) -> Candidates:
    """A "not" or "no" taken out."""
    found: Candidates = []
    for one in NOT.finditer(story.text):
        sentence = story.text[slice(*story.sentences_over(one.span()))]
        if story.outside(one.span()) and " any" not in sentence:
            found.append((_without_not(story, one, lexical(story, dice, one.span())),))
    for one in NONE.finditer(story.text):
        if story.outside(one.span()):
            new = "Some" if one[1] == "No" else "some"
            room = lexical(story, dice, one.span())
            found.append((swap("negation-changed", one.span(1), new, room),))
    return found


def _without_not(story: Story, one: re.Match[str], room: Place) -> Change:
    if one[0].endswith(" not"):
        place = (one.end() - 3, one.end())
        return drop("negation-changed", Edit(place[0] - 1, place[1]), place, room)
    plain = {"won": "will", "can": "can"}.get(one[0][:-2], one[0][:-3])
    return swap("negation-changed", one.span(), plain, room)


def said_not(story: Story, words: Words, dice: random.Random) -> Candidates:
    """A "not" put in after the first verb."""
    found: Candidates = []
    for one in AUXILIARY.finditer(story.text):
        sentence = story.text[slice(*story.sentences_over(one.span()))]
        there = story.text[: one.start()].lower().endswith(("there ", "what ", "it "))
        if story.bare(one.span()) and not NEGATIVE.search(sentence) and not there:
            room = lexical(story, dice, one.span())
            found.append((insert("negation-changed", one.end(), " not", room),))
    return found


def denied(story: Story, words: Words, dice: random.Random) -> Candidates:
    """What was said denied."""
    verbs: dict[str, str] = dict(words["denied"])  # type: ignore[arg-type]
    found: Candidates = []
    for one in story.said:
        if (
            not one.cue
            or not one.positive
            or one.quotation != "indirect"
            or one.content[0] < one.cue
        ):
            continue
        start = one.content[0][0]
        clause = story.text[start : one.content[-1][1]]
        follows = story.text[one.cue[1] : start] == " " and re.match(
            r"(?:that|it|he|they)\b", clause
        )
        verb = story.text[slice(*one.cue)]
        if verb in verbs and follows and story.outside(one.cue) and not NEGATIVE.search(clause):
            room = story.sentences_over(one.cue)
            place, new = narrowed(story.text, one.cue, verbs[verb])
            found.append((swap("negation-changed", place, new, room),))
    return found


def surer(story: Story, words: Words, dice: random.Random) -> Candidates:
    """A hedge taken out, or "will" for "may"."""
    found: Candidates = []
    for pattern in (SURE, VAGUE):
        for one in pattern.finditer(story.text):
            place = (one.start(), one.end() - 1)
            before, after = story.text[: one.start()], story.text[one.end() :]
            if story.outside(place) and agrees(before, one[0], after[:1] or "x"):
                room = lexical(story, dice, place)
                found.append((drop("hedge-dropped", Edit(*one.span()), place, room),))
    for one in MODAL.finditer(story.text):
        if story.bare(one.span()):
            room = lexical(story, dice, one.span())
            found.append((swap("hedge-dropped", one.span(), "will", room),))
    for one in LEADING.finditer(story.text):
        if story.outside(one.span()):
            place = (one.start(), one.end() - 3)
            cut = Edit(one.start(), one.end(), (one[1].upper(),))
            found.append((drop("hedge-dropped", cut, place, story.sentences_over(place)),))
    return found


def less_sure(story: Story, words: Words, dice: random.Random) -> Candidates:
    """A hedge put in after a verb or before a number, or "may" for "will"."""
    return [
        *_hedged(story, words, dice),
        *_about(story, words, dice),
        *(
            (swap("hedge-added", one.span(), dice.choice(("may", "might", "could")), room),)
            for one in re.finditer(r"\bwill(?= (?:[a-z]+ )?[a-z]+)(?! not)", story.text)
            if story.bare(one.span())
            for room in [lexical(story, dice, one.span())]
        ),
    ]


def _hedged(story: Story, words: Words, dice: random.Random) -> Candidates:
    found: Candidates = []
    for one in STATE.finditer(story.text):
        sentence = story.text[slice(*story.sentences_over(one.span()))]
        if story.bare(one.span()) and not re.search(r"n['’]t|\bnot\b|\?", sentence):
            [new] = dice.choice(words["hedge"])
            room = lexical(story, dice, one.span())
            found.append((insert("hedge-added", one.end(), f" {new}", room),))
    return found


def _about(story: Story, words: Words, dice: random.Random) -> Candidates:
    found: Candidates = []
    starts = {start for start, _ in story.sentences}
    for one in figures(story):
        small = not re.fullmatch(r"\d\d[\d,]*", one["number"]) and not one.groupdict().get("coin")
        if small or one.start() in starts:
            continue
        if not TAKEN.search(story.text[max(0, one.start() - 20) : one.start()]):
            [new] = dice.choice(words["about"])
            room = lexical(story, dice, one.span("number"))
            found.append((insert("hedge-added", one.start(), f"{new} ", room),))
    return found


def no_longer_hedged(story: Story, words: Words, dice: random.Random) -> Candidates:
    """A hedge that only the original has, as it was made up for it."""
    made_up = [*_hedged(story, words, dice), *_about(story, words, dice)]
    return [(turned(one, "hedge-dropped"),) for [one] in made_up]


def respelt(story: Story, words: Words, dice: random.Random) -> Candidates:
    """A name in other letters, once or wherever it stands outside quotations."""
    names = {one.name.split()[-1] for one in story.said if one.kind == "person" and one.named}
    firms = {part for [place] in words["place"] for part in place.split()}
    found: Candidates = []
    for name in sorted(names - firms):
        places = [one for one in _spelt(story, name) if not meets(one, story.quotations)]
        if len(name) < LEAST_NAME or not places:
            continue
        changed = dice.choice(list(_respellings(name)) or [None])
        if changed is not None:
            few = len(places) <= MOST_TOGETHER and dice.random() < 0.5  # half of them
            chosen = places if few else [dice.choice(places)]
            found.append(tuple(_respell(story, one, changed) for one in chosen))
    return found


def _spelt(story: Story, name: str) -> list[Place]:
    pattern = rf"(?<![\w-]){re.escape(name)}(?![\w-])"
    places = [one.span() for one in re.finditer(pattern, story.text)]
    return [one for one in places if story.sound(one) or one[1] <= story.paragraphs[0].end]


def _respellings(name: str) -> Iterator[tuple[int, int, str]]:
    """Other letters for those from one place of `name` to another."""
    for one in re.finditer("[aeou]", name[1:]):
        yield one.start() + 1, one.end() + 1, one[0].translate(ACCENTS)
    for one in DOUBLED.finditer(name, 1):
        yield one.start(), one.end(), one[1] * 2
    for one in TWICE.finditer(name, 1):
        yield one.start(), one.end(), one[1]
    for old, new in LETTERS:
        at = name.find(old, 1)
        if at > 0:
            yield at, at + len(old), new


def _respell(story: Story, place: Place, changed: tuple[int, int, str]) -> Change:
    start, end, new = changed
    here = (
        Edit(place[0], place[0], (OPEN,)),
        Edit(place[0] + start, place[0] + end, (new,)),
        Edit(place[1], place[1], (CLOSE,)),
    )
    return Change("name-respelt", here, marked(place), (story.sentences_over(place),))
