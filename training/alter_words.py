"""Alterations of words and numbers outside quotations, by the tables of `alter_words.tsv`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from training.alter_edits import swap
from training.alter_story import meets, narrowed

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator

    from training.alter_edits import Candidates
    from training.alter_story import Place, Story, Words

    Maker = Callable[[Story, Words, random.Random], Candidates]

NUMBER_WORDS = "two three four five six seven eight nine ten eleven twelve".split()
MONTHS = (
    "January February March April May June July August September October November December".split()
)
UNITS = (
    "points? jobs plants dealerships dealers employees workers people passengers orders teams miles"
    " children members countries hours minutes stores attendees developers customers units copies"
    " cents pixels stations universities institutions devices songs students schools sites pages"
    " positions facilities buyers seats airliners robots meetings lenders signatures iPhones"
    " engineers programs suppliers kilometers apps years months migrants visitors flights"
).split()
SAME_SENTENCE = 0.2  # of the changes of a word, those that leave the rest of its sentence open
MOST_SHORT = 4  # digits of a number whose second one may change as well
APART = 30  # letters between two changes in one sentence
VOWEL = re.compile("[aeiou]", re.IGNORECASE)
FIGURE = re.compile(
    r"(?<![\w.,'’$€£¥#/-])(?P<coin>(?:US|CA|AU|NZ|C|A)?(?:\$|€|£|¥) ?)?"
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\d,.]*\d|[-/]\w|\w)"
    rf"(?P<unit> ?%| (?:percent|per cent|million|billion)\b| (?:[a-z-]+ )?(?:{'|'.join(UNITS)})\b)?"
)
NAMED = re.compile(r"(?:[A-Z][\w.&]*|No\.|version|Chapter|level of) $")
WORDED = re.compile(
    rf"(?<![\w-])(?P<number>{'|'.join(NUMBER_WORDS)})"
    r" (?:[a-z-]+ )?(?:[a-z]{3,}s|people|percent)\b(?! (?:ago|later|earlier|from|before|after))"
)
WHOLE = re.compile(
    r"(?<![\w.,$-])(?<!\bto )(?P<number>[2-9]|1[0-2]) (?:[a-z-]+ )?(?:[a-z]{3,}s|people)\b"
)
SCALE = {"million": "billion", "billion": "million"}
YEAR = re.compile(r"\b(?:in|since|by|until|of|early|late|mid|before) ((?:19|20)\d\d)\b(?![-–/])")
DAY = re.compile(rf"\b(?:{'|'.join(MONTHS)}) ([12]?\d|3[01])\b(?!,? \d{{4}}|[\d,.-]*\d)")
MONTH = re.compile(rf"(?:\b(?:in|of|since|until|by|last|next|On|on) )({'|'.join(MONTHS)})\b")
CLOCK = re.compile(r"(?<=\bat )(\d\d?):(\d\d)(?= [A-Zap])")


def lexical(story: Story, dice: random.Random, place: Place) -> Place:
    """The room of a changed word: its sentence, sometimes only what is near."""
    start, end = story.sentences_over(place)
    if dice.random() < SAME_SENTENCE:
        return max(start, place[0] - APART), min(end, place[1] + APART)
    return start, end


def swapped(
    story: Story, rows: list[list[str]], dice: random.Random
) -> Iterator[tuple[Place, str]]:
    """Places of words in the first column of `rows`, with one of the second for each."""
    table: dict[str, list[str]] = {}
    for old, new in rows:
        table.setdefault(old, []).append(new)
    olds = sorted(table, key=len, reverse=True)
    pattern = re.compile(
        rf"(?<![\w'’$-])(?:{'|'.join(map(re.escape, olds))})(?![\w'’-]| ?\$)", re.IGNORECASE
    )
    for one in pattern.finditer(story.text):
        words = one[0]
        small = words[0].lower() + words[1:]
        first = any(one.start() in (start, start + 1) for start, _ in story.sentences)
        if words not in table and not (small in table and first):
            continue
        new = dice.choice(table.get(words) or table[small])
        if words not in table:
            new = new[0].upper() + new[1:]
        if agrees(story.text[: one.start()], words, new):
            yield narrowed(story.text, one.span(), new)


def agrees(before: str, old: str, new: str) -> bool:
    """Whether the article before `old` would stand before `new`."""
    if not re.search(r"\b[Aa]n? $", before):
        return True
    plain = old[0] not in "uUhHeE1" and new[0] not in "uUhHeE1"
    return plain and bool(VOWEL.match(old)) == bool(VOWEL.match(new))


def other_number(number: str, dice: random.Random) -> str:
    """A number of the same form that is not `number`."""
    if number in NUMBER_WORDS:
        return dice.choice([one for one in NUMBER_WORDS if one != number])
    places = [at for at, letter in enumerate(number) if letter.isdigit()]
    at = dice.choice(places[: 2 if len(places) < MOST_SHORT else 1])
    least = 2 if at == places[0] else 0
    digits = [one for one in "0123456789"[least:] if one != number[at]]
    return number[:at] + dice.choice(digits) + number[at + 1 :]


def by_table(kind: str, table: str, *, allowed: bool = False) -> Maker:
    """The maker of changes of `kind` by the rows of `table`, outside quotations."""

    def made(story: Story, words: Words, dice: random.Random) -> Candidates:
        return [
            (replace(swap(kind, place, new, lexical(story, dice, place)), allowed=allowed),)
            for place, new in swapped(story, words[table], dice)
            if story.bare(place)
        ]

    return made


def spelt_in_quotes(story: Story, words: Words, dice: random.Random) -> Candidates:
    """The spelling of another English, within quotations."""
    return [
        (replace(swap("quotation-altered", place, new, story.sentences_over(place)), allowed=True),)
        for place, new in swapped(story, [*words["spelling"], *words["percent"]], dice)
        if any(meets(place, [one]) for one in story.spoken())
    ]


def figures(story: Story) -> Iterator[re.Match[str]]:
    """Numbers that count something, outside quotations."""
    for pattern in (FIGURE, WORDED):
        for one in pattern.finditer(story.text):
            counts = pattern is WORDED or one["unit"] or one["coin"]
            part = NAMED.search(story.text[max(0, one.start() - 20) : one.start()])
            if counts and not part and story.bare(one.span("number")):
                yield one


def numbers(story: Story, words: Words, dice: random.Random) -> Candidates:
    """Another number."""
    found: Candidates = []
    for one in figures(story):
        place = one.span("number")
        new = other_number(one["number"], dice)
        if agrees(story.text[: place[0]], one["number"], new):
            found.append((swap("number-changed", place, new, lexical(story, dice, place)),))
    return found


def scales(story: Story, words: Words, dice: random.Random) -> Candidates:
    """Millions for billions."""
    found: Candidates = []
    for one in re.finditer(r"(?<=\d )(?:million|billion)\b", story.text):
        if story.bare(one.span()):
            room = lexical(story, dice, one.span())
            found.append((swap("number-changed", one.span(), SCALE[one[0]], room),))
    return found


def both(story: Story, words: Words, dice: random.Random) -> Candidates:
    """A number and what it counts, next to each other: one change for each."""
    nouns: dict[str, str] = dict(words["unit"])  # type: ignore[arg-type]
    pattern = re.compile(rf"(?<![\w.,$€£'’-])(\d[\d,]*) ({'|'.join(nouns)})\b(?![-'’])")
    found: Candidates = []
    for one in pattern.finditer(story.text):
        if story.bare(one.span()) and not NAMED.search(story.text[: one.start()][-20:]):
            room = story.sentences_over(one.span())
            first = swap("number-changed", one.span(1), other_number(one[1], dice), room)
            found.append((first, swap("wording-changed", one.span(2), nouns[one[2]], room)))
    return found


def spelt_out(story: Story, words: Words, dice: random.Random) -> Candidates:
    """The same number in words or in figures, as house style has it."""
    found: Candidates = []
    for pattern in (WORDED, WHOLE):
        for one in pattern.finditer(story.text):
            place, old = one.span("number"), one["number"]
            named = NAMED.search(story.text[: place[0]][-20:])
            if story.bare(place) and not named and story.text[place[0] - 1] != "$":
                new = (
                    NUMBER_WORDS[int(old) - 2]
                    if old.isdigit()
                    else str(NUMBER_WORDS.index(old) + 2)
                )
                one_change = swap("wording-changed", place, new, lexical(story, dice, place))
                found.append((replace(one_change, allowed=True),))
    return found


def dates(story: Story, words: Words, dice: random.Random) -> Candidates:
    """Another day, month, year or time."""
    places: list[tuple[Place, str]] = [*swapped(story, words["weekday"], dice)]
    places += swapped(story, words["relative"], dice)
    for one in YEAR.finditer(story.text):
        places.append((one.span(1), str(int(one[1]) - dice.choice((1, 2, 3, 10)))))
    for one in DAY.finditer(story.text):
        places.append((one.span(1), str((int(one[1]) + dice.randint(1, 20)) % 28 + 1)))
    for one in MONTH.finditer(story.text):
        places.append((one.span(1), dice.choice([name for name in MONTHS if name != one[1]])))
    for one in CLOCK.finditer(story.text):
        places.append((one.span(1), str((int(one[1]) + dice.randint(1, 5)) % 12 + 10)))
    return [
        (swap("date-changed", place, new, lexical(story, dice, place)),)
        for place, new in places
        if story.bare(place) and new != story.text[slice(*place)]
    ]


def reordered(story: Story, words: Words, dice: random.Random) -> Candidates:
    """A date with the day first, as house style has it."""
    found: Candidates = []
    for one in DAY.finditer(story.text):
        if story.bare(one.span()):
            month, _, day = one[0].partition(" ")
            room = lexical(story, dice, one.span())
            change = swap("wording-changed", one.span(), f"{day} {month}", room)
            found.append((replace(change, allowed=True),))
    return found
