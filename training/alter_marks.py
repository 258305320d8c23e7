"""Alterations of quotations and of the marks round words."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from training.alter_edits import (
    CLOSE,
    LEFT,
    OPEN,
    RIGHT,
    Change,
    Edit,
    drop,
    insert,
    marked,
    swap,
)
from training.alter_said import SAYING
from training.alter_story import meets, trimmed
from training.alter_words import NAMED, NUMBER_WORDS, other_number, swapped

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from training.alter_edits import Candidates
    from training.alter_story import Place, Story, Words

LEAST_QUOTED = 5  # words of a quotation that is altered, so that it is none of a name
LEAST_KEPT = 4  # words that a cut leaves
MOST_SCARED = 3  # words between marks that nobody is quoted as saying
MOST_MARKED = 30  # words of a quotation whose marks go, or that gets them
MOST_TAIL = 12  # words at the end of a content that get marks of their own
TAIL = re.compile(
    r"(?<=[a-z] )(?:the|to|is|are|was|were|will|would|not|no|more|very|has|have|been|be|a)\b"
)
ELLIPSES = (" ... ", " … ", " [...] ", " […] ")
VERB = re.compile(r"\b(?:is|are|was|were|will|can|should|must|would)(?= [a-z]{3,})")
CLAUSE = re.compile(
    r", (?:and|but|which|because|so|with|as|who|where|especially|including|while|since|although"
    r"|providing|no matter)\b[^,;:()\[\]]+$"
)
CONDITION = re.compile(r"(?:If|When|As|While|Although|Once|Because|After|At|In|To)\b")
NUMBER = re.compile(
    r"(?<![\w.,$-])(?:\d+(?:,\d{3})*|" + "|".join(NUMBER_WORDS) + r")(?= [a-z]+s\b)"
)
BETWEEN = re.compile(
    r"(?P<tail>[^\"“”])[\"”](?P<comma>,)?(?P<clause>[^\"“”\n]{1,120})[\"“][A-Z]", re.DOTALL
)
CLOSED = re.compile(r" ([^\"“”:;]{4,80})[.,] ")


def spoken(story: Story) -> list[Place]:
    """The words of quotations long enough to be altered, without their marks."""
    inner = [(start + 1, end - 1) for start, end in story.spoken()]
    return [one for one in inner if len(story.text[slice(*one)].split()) >= LEAST_QUOTED]


def altered(story: Story, words: Words, dice: random.Random) -> Candidates:
    """A word within a quotation replaced."""
    return [
        (swap("quotation-altered", place, new, story.sentences_over(place)),)
        for quoted in spoken(story)
        for place, new in swapped(story, words["quoted"], dice)
        if quoted[0] <= place[0]
        and place[1] <= quoted[1]
        and not re.search(r"\[[^\]]*$", story.text[quoted[0] : place[0]])
    ]


def numbered_otherwise(story: Story, words: Words, dice: random.Random) -> Candidates:
    """A number within a quotation replaced: that is altered, too."""
    found: Candidates = []
    for quoted in spoken(story):
        for one in NUMBER.finditer(story.text, *quoted):
            if NAMED.search(story.text[: one.start()][-20:]):
                continue
            new = other_number(one[0], dice)
            room = story.sentences_over(one.span())
            found.append((swap("quotation-altered", one.span(), new, room),))
    return found


def widened(story: Story, words: Words, dice: random.Random) -> Candidates:
    """A word put into a quotation, after its verb."""
    found: Candidates = []
    for quoted in spoken(story):
        for one in VERB.finditer(story.text, *quoted):
            room = story.sentences_over(one.span())
            sentence = story.text[slice(*room)]
            if "?" not in sentence and not re.search(r"\bnot\b|n['’]t|\bno\b", sentence):
                [new] = dice.choice(words["intensifier"])
                found.append((insert("quotation-altered", one.end(), f" {new}", room),))
    return found


def bracketed(story: Story, words: Words, dice: random.Random) -> Candidates:
    """A pronoun of a quotation explained in square brackets, as convention allows."""
    found: Candidates = []
    for place, new in swapped(story, words["bracketed"], dice):
        bracket = story.text[place[0] - 1] == "["
        if not bracket and any(one[0] <= place[0] < one[1] for one in spoken(story)):
            room = story.sentences_over(place)
            one = swap("quotation-altered", place, new, room)
            found.append((Change(one.kind, one.here, one.there, one.room, allowed=True),))
    return found


def shortened(story: Story, words: Words, dice: random.Random) -> Candidates:
    """An adverb or a "not" left out of a quotation."""
    adverbs = "|".join(row[0] for row in words["cut"])
    pattern = re.compile(
        rf"(?<=[a-z] )(?:{adverbs}|(?<=is )not|(?<=will )not|(?<=do )not) (?=[a-z])"
    )
    found: Candidates = []
    for quoted in spoken(story):
        for one in pattern.finditer(story.text, *quoted):
            before = story.text[: one.start()]
            if not before.endswith((" a ", " an ", " not ", " so ", " as ")):
                place = (one.start(), one.end() - 1)
                cut = Edit(*one.span())
                room = story.sentences_over(place)
                found.append((drop("quotation-cut", cut, place, room),))
    return found


def ended_early(story: Story, words: Words, dice: random.Random) -> Candidates:
    """The last clause of a quotation left out."""
    found: Candidates = []
    for quoted in spoken(story):
        start, end = trimmed(story.text, quoted, ",.")
        last = [one for one in story.sentences if one[0] < end <= one[1] + 2] or [(start, end)]
        begin = max(start, last[0][0])
        clause = CLAUSE.search(story.text[begin:end])
        if clause is None or CONDITION.match(story.text, begin):
            continue
        kept, gone = story.text[begin : begin + clause.start()], (begin + clause.start(), end)
        if len(kept.split()) >= LEAST_KEPT and len(clause[0].split()) > MOST_SCARED:
            room = story.sentences_over((quoted[0] - 1, quoted[1] + 1))
            found += _cuts(gone, trimmed(story.text, gone), room, dice.choice(("...", "…")))
    return found


def without_sentence(story: Story, words: Words, dice: random.Random) -> Candidates:
    """A sentence that is not the first left out of a quotation that keeps others."""
    found: Candidates = []
    for quoted in spoken(story):
        inside = [one for one in story.sentences if meets(one, [quoted])]
        for first, second in pairwise(inside):
            start, end = first[1], min(second[1], quoted[1])
            room = (first[0], second[1])
            if story.text[start - 1] != "." or not story.sound(room):
                continue
            if end == quoted[1]:  # the last one: the comma or stop before the mark stays
                start, end = start - 1, end - (story.text[end - 1] in ",.")
            ellipsis = "..." if end >= quoted[1] - 1 else dice.choice(ELLIPSES).rstrip()
            found += _cuts((start, end), trimmed(story.text, (start, end)), room, ellipsis)
    return found


def _cuts(gone: Place, words: Place, room: Place, ellipsis: str) -> Candidates:
    """The same cut without an ellipsis, and with one."""
    bare = drop("quotation-cut", Edit(*gone), words, room)
    told = Change("quotation-cut", (Edit(*gone, (ellipsis,)),), bare.there, (room,), allowed=True)
    return [(bare,), (told,)]


def spliced(story: Story, words: Words, dice: random.Random) -> Candidates:
    """Two quotations made one, what stood between them gone or after the second."""
    told = list(story.spoken())
    found: Candidates = []
    for first, second in pairwise(told):
        between = BETWEEN.fullmatch(story.text, first[1] - 2, second[0] + 2)
        if between is None or not story.sound((first[0], second[1])):
            continue
        if between["tail"] not in ".,?" and not between["comma"]:
            continue
        begin = first[1] - 2 if between["tail"] == "," else first[1] - 1
        stop = " " if between["tail"] in ".?" else ". "
        here = (
            Edit(first[0], first[0] + 1, (LEFT + OPEN,)),
            Edit(begin, second[0] + 1, (stop,)),
            *_closing(story, between, second),
        )
        room = story.sentences_over((first[0], second[1]))
        there = marked(trimmed(story.text, (first[0] + 1, second[1] - 1)))
        found.append((Change("quotation-spliced", here, there, (room,)),))
    return found


def _closing(story: Story, between: re.Match[str], second: Place) -> tuple[Edit, ...]:
    """The end of what was spliced, with the reporting clause if it stood between and fits."""
    clause = CLOSED.fullmatch(between["clause"])
    cues = [one.cue for one in story.said if one.cue]
    end = second[1] - 1
    inside = story.text[end - 1] == "." and story.text[end + 1 : end + 2] in ("", " ", "\n")
    after = between["tail"] == "," or between["comma"]
    if not (clause and inside and after and meets(between.span("clause"), cues)):
        last = trimmed(story.text, (second[0] + 1, end), ",.")[1]
        return Edit(last, last, (CLOSE,)), Edit(end, end + 1, (RIGHT,))
    start = between.start("clause") + 1
    moved = (start, start + len(clause[1]))
    return (Edit(end - 1, end + 1, (f"{CLOSE},{RIGHT} ", moved, ".")),)


def unmarked(story: Story, words: Words, dice: random.Random) -> Candidates:
    """The marks of a quotation taken away."""
    found: Candidates = []
    for place in story.spoken():
        count = len(story.text[slice(*place)].split())
        if MOST_SCARED < count <= MOST_MARKED and not re.search(
            "[.?!] ", story.text[slice(*place)]
        ):
            found.append((bared(story, "direct-to-indirect", place),))
    return found


def bared(story: Story, kind: str, place: Place) -> Change:
    """The words of a quotation without its marks."""
    words = trimmed(story.text, (place[0] + 1, place[1] - 1), ",.")
    here = (
        Edit(place[0], place[0] + 1, (OPEN,)),
        Edit(words[1], words[1], (CLOSE,)),
        Edit(place[1] - 1, place[1]),
    )
    return Change(kind, here, marked(words), (story.sentences_over(place),))


def put_in_marks(story: Story, words: Words, dice: random.Random) -> Candidates:
    """What somebody is said to have said, or the end of it, put in marks."""
    found: Candidates = []
    for place in told_without(story):
        if MOST_SCARED < len(story.text[slice(*place)].split()) <= MOST_MARKED:
            words_in = (dice.choice([place[0], *_tails(story.text, place)]), place[1])
            room = story.sentences_over(place)
            here = marked(words_in, LEFT, RIGHT)
            found.append((Change("indirect-to-direct", here, marked(words_in), (room,)),))
    return found


def told_without(story: Story) -> Iterator[Place]:
    """Contents in one piece, after a verb of saying and without marks."""
    for one in story.said:
        if one.quotation != "indirect" or len(one.content) > 1 or not (one.cue and one.source):
            continue
        start, end = trimmed(story.text, one.content[0])
        lead = re.match("that |to |for ", story.text[start:end])
        place = (start + (lead.end() if lead else 0), end)
        said = story.text[slice(*one.cue)].split(" ")[-1] in SAYING
        whole = not re.search("[.?!;] ", story.text[slice(*place)])
        if said and whole and one.cue[0] < start and story.outside(place):
            yield place


def _tails(text: str, place: Place) -> list[int]:
    """Where the last words of `place` begin that can stand in marks of their own."""
    starts = [one.start() for one in TAIL.finditer(text, *place)]
    return [at for at in starts if MOST_SCARED < len(text[at : place[1]].split()) <= MOST_TAIL]
