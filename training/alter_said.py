"""Alterations of who says something, and of the verb for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from training.alter_edits import CLOSE, OPEN, Change, Edit, drop, insert, marked, swap, turned
from training.alter_story import narrowed, trimmed

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from training.alter_edits import Candidates
    from training.alter_story import Place, Said, Story, Words

SAYING = frozenset(
    "said says say stated states claimed claims claim reported reports announced noted added adds"
    " explained observed asserted insisted admitted warned predicted suggested theorized"
    " remarked concluded estimated acknowledged confirmed told saying stating to".split()
)
FINITE = re.compile(
    r"\b(?:is|are|was|were|will|would|has|have|had|can|could|should|may|might|did|does|do)\b|\w{3}ed\b"
)
CLAUSE = re.compile(
    r"(?:the|it|he|she|they|there|its|his|an?|some|many|this|these|both|all|[A-Z])\b"
)
PAST = re.compile(r"(?:also )?(?:\w+ed|said|told)")
PRONOUN = re.compile(
    r"(?:he|she|it|they|we|I|who|which|that|you|his|her|their|our|this)$", re.IGNORECASE
)
LOWERED = re.compile(r"(?:The|It|This|They|These|In|A|An|There|Some|Many|Two|Both) ")
ACCORDING = re.compile(r"according to", re.IGNORECASE)
TITLED = re.compile(r"\bMr\.? $|\bMs\.? $|\bProfessor $|\bGeneral $|\bPresident $")


def unattributed(story: Story, words: Words, dice: random.Random) -> Candidates:
    """Who says so left out; what they say is kept."""
    found: Candidates = []
    for one, source, cue in _indirect(story):
        content = trimmed(story.text, one.content[0])
        sentence = story.sentences_over(content)
        first = _before(story, content, (source, cue))
        if first is not None:
            put = story.text[first].upper() if story.text[first].islower() else ""
            cut = Edit(sentence[0], first + len(put), (put,))
            words_gone = trimmed(story.text, (sentence[0], first))
            found.append((drop("attribution-dropped", cut, words_gone, sentence),))
        elif (
            content[0] == sentence[0]
            and content[1] <= min(source[0], cue[0])
            and max(source[1], cue[1]) >= sentence[1] - 1
        ):
            gone = (content[1], sentence[1] - 1)
            words_gone = trimmed(story.text, gone)
            found.append((drop("attribution-dropped", Edit(*gone), words_gone, sentence),))
    return found


def _indirect(story: Story) -> Iterator[tuple[Said, Place, Place]]:
    """Statements in one piece, with source and cue, whose sentence holds no other source."""
    for one in story.said:
        if one.source is None or one.cue is None or len(one.content) > 1:
            continue
        if not one.top or one.quotation != "indirect":
            continue
        sentence = story.sentences_over(one.content[0])
        others = [
            other
            for other in story.said
            if other.top and other.source and sentence[0] <= other.source[0] < sentence[1]
        ]
        if len(others) == 1 and story.sound(sentence) and story.text[sentence[1] - 1] == ".":
            yield one, one.source, one.cue


def _before(story: Story, content: Place, told_by: tuple[Place, Place]) -> int | None:
    """Where the content begins that follows source and cue at the head of its sentence."""
    source, cue = told_by
    sentence = story.sentences_over(content)
    if content[1] < sentence[1] - 1 or min(source[0], cue[0]) != sentence[0]:
        return None
    if " and that " in story.text[slice(*content)]:
        return None
    verb = story.text[slice(*cue)].split(" ")[-1]
    between = story.text[source[1] : cue[0]]
    told = story.text[max(source[1], cue[1]) : content[0]]
    clause = story.text[slice(*content)]
    if ACCORDING.match(story.text, cue[0]):
        return content[0] if told == ", " and FINITE.search(clause) else None
    if verb not in SAYING or between not in (" ", ", ") or told != " ":
        return None
    if clause.startswith("that "):
        return content[0] + len("that ")
    return content[0] if CLAUSE.match(clause) and FINITE.search(clause) else None


def otherwise_attributed(story: Story, words: Words, dice: random.Random) -> Candidates:
    """The same said by somebody else."""
    table: dict[str, list[str]] = {}
    for old, new in words["source"]:
        table.setdefault(old, []).append(new)
    found: Candidates = []
    for one, place in _sources(story):
        old = story.text[slice(*place)]
        named = _name(story, one, place)
        if named is not None:
            [new] = dice.choice(words["invented"])
            new = new if " " in story.text[slice(*named)] else new.split()[-1]
            room = story.sentences_over(place)
            found.append((swap("attribution-changed", named, new, room),))
        elif old in table:
            room = story.sentences_over(place)
            other, new = narrowed(story.text, place, dice.choice(table[old]))
            found.append((swap("attribution-changed", other, new, room),))
    return found


def _sources(story: Story) -> Iterator[tuple[Said, Place]]:
    """Statements that are said, none within another, and their sources in running text."""
    for one in story.said:
        if one.source and one.cue and one.top and story.outside(one.source):
            verb = story.text[slice(*one.cue)].split(" ")[-1]
            if verb in SAYING or one.quotation != "indirect":
                yield one, one.source


def _name(story: Story, one: Said, source: Place) -> Place | None:
    """The name of a person within a source, as far as it stands there."""
    if one.kind != "person" or not one.named:
        return None
    parts = one.name.split()
    for words in (one.name, parts[-1]):
        at = story.text.find(words, *source)
        if at >= 0 and story.text[at + len(words) : at + len(words) + 1] in (" ", ",", ".", ""):
            alone = at == source[0] or words == one.name or TITLED.search(story.text[:at][-12:])
            return (at, at + len(words)) if alone else None
    return None


def anonymised(story: Story, words: Words, dice: random.Random) -> Candidates:
    """A name in a source becomes somebody unnamed."""
    found: Candidates = []
    for one, place in _sources(story):
        if _name(story, one, place) is None or story.text[place[1] : place[1] + 2] in ("'s", "’s"):
            continue
        [new] = dice.choice(words["anonymous"])
        if any(place[0] == start for start, _ in story.sentences):
            new = new[0].upper() + new[1:]
        comma = "," in story.text[slice(*place)] and story.text[place[1]] == ","
        here = (Edit(place[0], place[1] + comma, (OPEN + new + CLOSE,)),)
        room = story.sentences_over(place)
        found.append((Change("source-anonymised", here, marked(place), (room,)),))
    return found


def named(story: Story, words: Words, dice: random.Random) -> Candidates:
    """Somebody unnamed gets a name."""
    unnamed = {row[0] for row in words["unnamed"]}
    found: Candidates = []
    for one, place in _sources(story):
        past = one.cue and PAST.fullmatch(story.text[slice(*one.cue)])
        if past and story.text[slice(*place)] in unnamed:
            [new] = dice.choice(words["invented"])
            room = story.sentences_over(place)
            found.append((swap("source-named", place, new, room),))
    return found


def named_again(story: Story, words: Words, dice: random.Random) -> Candidates:
    """A name that the original, made up so far, has left out."""
    return [(turned(one, "source-named"),) for [one] in anonymised(story, words, dice)]


def attributed(story: Story, words: Words, dice: random.Random) -> Candidates:
    """What stood as fact said by somebody, at the end or at the head."""
    found: Candidates = []
    for start, end in story.plain():
        lowered = LOWERED.match(story.text, start)
        if lowered and dice.random() < 0.4:  # most are added at the end
            [new] = dice.choice(words["claimed"])
            put = f"{OPEN}{new}{CLOSE} {story.text[start].lower()}"
            here = (Edit(start, start + 1, (put,)),)
            found.append((Change("attribution-added", here, (), ((start, end),)),))
        elif story.text[end - 2].isalnum():
            [new] = dice.choice(words["said"])
            found.append((insert("attribution-added", end - 1, f", {new}", (start, end)),))
    return found


def no_longer_attributed(story: Story, words: Words, dice: random.Random) -> Candidates:
    """Who says so left out, where it was made up for the original."""
    made_up = attributed(story, words, dice)
    return [(turned(one, "attribution-dropped"),) for [one] in made_up]


def otherwise_said(story: Story, words: Words, dice: random.Random) -> Candidates:
    """Another verb of saying."""
    table: dict[str, list[str]] = {}
    for old, new in words["cue"]:
        table.setdefault(old, []).append(new)
    found: Candidates = []
    for one in story.said:
        if one.cue and one.source and story.outside(one.cue):
            old = story.text[slice(*one.cue)]
            if old in table:
                room = story.sentences_over(one.cue)
                place, new = narrowed(story.text, one.cue, dice.choice(table[old]))
                found.append((swap("cue-changed", place, new, room),))
    return found


def somebody_else(story: Story, words: Words, dice: random.Random) -> Candidates:
    """Another name for a person who is no source in that sentence."""
    names = {one.name.split()[-1] for one in story.said if one.kind == "person" and one.named}
    firms = {part for [place] in words["place"] for part in place.split()}
    sources = [one.source for one in story.said if one.source]
    found: Candidates = []
    for name in sorted(names - firms):
        for match in re.finditer(rf"(?<=[a-z] ){re.escape(name)}(?![\w-]| [A-Z])", story.text):
            room = story.sentences_over(match.span())
            told = any(room[0] <= one[0] < room[1] for one in sources)
            if story.bare(match.span()) and not told:
                [new] = dice.choice(words["invented"])
                found.append((swap("label-changed", match.span(), new.split()[-1], room),))
    return found
