"""Text -> its cast: everyone and everything that it names, each with all mentions of the name.

A name is a run of capitals that does not merely open a sentence. Names of one bearer are joined
where names alone tell: a surname to the one full name that ends with it, an acronym to the name
that it stands behind in brackets, "Apple" to "Apple Inc.".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from onrecord.model import Span
from onrecord.sources.names import ORGANISED, PARTICLE, TITLES, UPPER, spellings
from onrecord.sources.nouns import Gender, gender_of_forename, is_forename, noun_of
from onrecord.sources.tables import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["Named", "find_cast"]

TITLE = r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|Prof|Rev|St|Jr|Sr|Hon|Adm|Maj)\."
CAPITAL = rf"(?:{TITLE}|(?:[A-Z]\.)+(?=\s|\Z|[,;'’])|[{UPPER}][\w&]*(?:[.'’-](?!s\b)\w+)*)"
RUN = re.compile(rf"\b{CAPITAL}(?: (?:{PARTICLE} |& ){{0,2}}{CAPITAL}){{0,7}}")
LONGEST_OPENING = 8  # characters before a run that tell whether it opens a sentence
MOST_NAMES = 5  # words of a person's full name
OPENING = re.compile(r"(?:^|[.!?:][\"”’)\]]*\s+|[\"“‘(\[]\s*|\n\s*)\Z")
PLACING = re.compile(r"\b(?:in|near|across|at|outside|around)\s(?:the\s)?\Z")
IN_BRACKETS = re.compile(r"\s?\((?P<short>[A-Z][A-Za-z&.]{1,9})\)")
ORGANISED_REST = re.compile(rf" (?:of|for|on) (?:the )?{CAPITAL}(?:(?: |,? and ){CAPITAL}){{0,4}}")
_CAPITALS = {row: frozenset(words) for row, words in words_of("capitals.tsv").items()}
NOBODY = _CAPITALS["opening"] | _CAPITALS["calendar"]
FORENAMES_TOO = _CAPITALS["either"]  # opening words, or forenames
OFFICES = _CAPITALS["office"]
PRECEDING = _CAPITALS["preceding"]
PERSONAL = (TITLES | OFFICES) - PRECEDING
INCORPORATED = _CAPITALS["incorporated"]
GENDERED = {
    title: gender
    for gender in (Gender.MASCULINE, Gender.FEMININE)
    for title in _CAPITALS[gender.name.casefold()]
}


@dataclass(frozen=True, slots=True)
class Named:
    """A bearer of a name; `kind` is person, organization or place where names and text tell."""

    name: str
    mentions: tuple[Span, ...]
    kind: str | None
    gender: Gender | None


@dataclass(frozen=True, slots=True)
class _Found:
    """One name where it stands, without titles."""

    name: str
    span: Span
    personal: bool
    gender: Gender | None
    short: str | None  # what stands behind it in brackets
    placed: bool  # behind "in" or the like


@dataclass(frozen=True, slots=True)
class _Run:
    """Words of a run of capitals, each with its place; what came before them is taken off."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    opens: bool  # a sentence
    personal: bool = False  # by a title or an office before it
    gender: Gender | None = None

    def after(self, number: int) -> _Run:
        """The run without its first `number` words."""
        return replace(self, words=self.words[number:], starts=self.starts[number:], opens=False)

    def before(self, number: int) -> _Run:
        """The first `number` words of the run."""
        return replace(self, words=self.words[:number], starts=self.starts[:number])


def find_cast(text: str) -> tuple[Named, ...]:
    """Find who and what `text` names, in order of first mention."""
    found = list(_names(text))
    keys = _keys(found)
    groups: dict[str, list[_Found]] = {}
    for one in found:
        groups.setdefault(keys[one.name], []).append(one)
    return tuple(_named(its) for its in groups.values())


def _named(its: list[_Found]) -> Named:
    longest = max((one.name for one in its), key=len)
    surnamed = any(longest.endswith(f" {one.name}") for one in its)
    organised = _is_organised(longest.split()) or (longest.isupper() and len(longest) > 1)
    personal = surnamed or any(one.personal for one in its)
    placed = 2 * sum(one.placed for one in its) > len(its)
    kind = "person" if personal else "organization" if organised else "place" if placed else None
    gender = next((one.gender for one in its if one.gender), None)
    return Named(longest, tuple(one.span for one in its), kind, gender if personal else None)


def _names(text: str) -> Iterator[_Found]:
    """Each name; one that opens a sentence is believed where it is seen elsewhere, or a surname."""
    seen = spellings(text)
    runs = [_bare(run, seen) for run in _runs(text)]
    surnames = {run.words[-1] for run in runs if len(run.words) > 1}
    for run in runs:
        if run.words and (run.words[0] in surnames or not _is_doubtful(run, seen)):
            yield _found(text, run)


def _runs(text: str) -> Iterator[_Run]:
    end = 0
    for match in RUN.finditer(text):
        if match.start() < end:
            continue
        end = match.end()
        last = match.group().rsplit(" ", 1)[-1]
        if last.casefold() in ORGANISED and (rest := ORGANISED_REST.match(text, end)):
            end = rest.end()
        yield from _parts(text, match.start(), end)


def _found(text: str, run: _Run) -> _Found:
    name = " ".join(run.words)
    span = Span(run.starts[0], run.starts[0] + len(name))
    found = IN_BRACKETS.match(text, span.end)
    initials = "".join(word[0] for word in run.words if word[0].isupper())
    short = found["short"] if found and found["short"].replace(".", "") == initials else None
    forename = run.words[0] if len(run.words) > 1 and is_forename(run.words[0]) else None
    personal = run.personal or (forename is not None and not _is_organised(run.words))
    gender = run.gender or (gender_of_forename(forename) if forename else None)
    placed = PLACING.search(text, max(0, span.start - LONGEST_OPENING), span.start) is not None
    return _Found(name, span, personal, gender, None if personal else short, placed)


def _parts(text: str, start: int, end: int) -> list[_Run]:
    """The run at these places, cut before a forename that another name precedes.

    As in "Norwood Works Mara Ostin", and "Minister of Ports Mara Ostin".
    """
    words = tuple(text[start:end].split(" "))
    starts = tuple(accumulate((len(word) + 1 for word in words[:-1]), initial=start))
    before = text[max(0, start - LONGEST_OPENING) : start]
    marked = before[-1:] in "\"“‘'" and text[end : end + 1] in "\"”’'" and bool(before)
    whole = _Run(words, starts, not marked and bool(OPENING.search(before)))
    of = before.endswith("of ")
    for number in range(1, len(words) - 1):
        if is_forename(words[number]) and _ends_another(words[:number], of=of):
            return [whole.before(number), whole.after(number)]
    return [whole]


def _ends_another(words: tuple[str, ...], *, of: bool) -> bool:
    """Whether `words`, before a forename, are a name of their own and no part of that person's."""
    last = words[-1]
    if is_forename(last) or last in OFFICES or last.endswith(".") or last.islower():
        return False
    return of or len(words) > 1 or last.casefold() in ORGANISED | INCORPORATED


def _bare(run: _Run, seen: Mapping[str, int]) -> _Run:
    """`run` without what is no part of a name: an opening word, a day, a title, an office."""
    if len(run.words) == 1 or run.words[0] not in FORENAMES_TOO:
        while run.words and run.words[0] in NOBODY:
            run = run.after(1)
    while run.opens and len(run.words) > 1 and _is_person_noun(run.words[0]):
        run = replace(run.after(1), personal=True, opens=True)
    run = _without_office(run)
    if run.opens and len(run.words) == 2 and _merely_opens(run.words, seen):
        return run.after(1)
    return run.before(0) if len(run.words) == 1 and len(run.words[0]) < 2 else run


def _without_office(run: _Run) -> _Run:
    """`run` after its last title or office; where nothing is left, what the office is of."""
    words = run.words
    offices = [n for n in range(len(words)) if _is_office(words, n)]
    if not offices or any(word in ("of", "for", "on") for word in words):
        return run
    if offices[-1] == len(words) - 1:
        body = run.before(offices[0])
        while body.words and body.words[-1] in PRECEDING:
            body = body.before(len(body.words) - 1)
        return body if len(body.words) > 1 else run.before(0)
    titles = [word.rstrip(".") for word in words[: offices[-1] + 1]]
    return replace(
        run.after(offices[-1] + 1),
        personal=run.personal or any(word in PERSONAL for word in titles),
        gender=next((GENDERED[word] for word in titles if word in GENDERED), run.gender),
    )


def _is_office(words: tuple[str, ...], number: int) -> bool:
    """Whether a word is a title or an office: not in General Motors, nor in James King."""
    word = words[number]
    if word == "General":
        return number + 1 == len(words) or is_forename(words[number + 1])
    after_forename = number > 0 and is_forename(words[number - 1])
    return (word.rstrip(".") in TITLES or word in OFFICES) and not after_forename


def _is_person_noun(word: str) -> bool:
    noun = noun_of(word.casefold())
    office = word in OFFICES or is_forename(word)
    return noun is not None and noun.kind == "person" and not office


def _merely_opens(words: tuple[str, ...], seen: Mapping[str, int]) -> bool:
    """Whether the first of two words has its capital from the sentence it opens."""
    first, second = words
    return bool(seen.get(first.casefold(), 0)) and seen.get(f"mid {second}", 0) > 0


def _is_doubtful(run: _Run, seen: Mapping[str, int]) -> bool:
    """Whether a word may be no name: it opens a sentence, and nothing else in the text tells."""
    word = run.words[0]
    if len(run.words) > 1 or not run.opens or run.personal or word.isupper():
        return False
    return bool(seen.get(word.casefold(), 0)) or not seen.get(f"mid {word}", 0)


def _is_organised(words: Iterable[str]) -> bool:
    lower = {word.casefold().strip(".,") for word in words}
    return bool(lower & (ORGANISED | INCORPORATED))


def _keys(found: list[_Found]) -> dict[str, str]:
    """By name, the name of its group."""
    names = dict.fromkeys(one.name for one in found)
    keys = {name: name for name in names} | _by_surname(names)
    keys |= {one.short: keys[one.name] for one in found if one.short in names and one.short}
    for name in names:
        bare, _, last = name.rpartition(" ")
        if last.casefold().rstrip(".") in INCORPORATED and bare in names:
            keys[bare] = keys[name]
    return keys


def _by_surname(names: Iterable[str]) -> dict[str, str]:
    """For each surname, and forename, the one full name that has it; none where two do."""
    bearing: dict[str, set[str]] = {}
    for name in names:
        words = name.split()
        if 2 <= len(words) <= MOST_NAMES and not _is_organised(words):
            bearing.setdefault(words[-1], set()).add(name)
            if is_forename(words[0]):
                bearing.setdefault(words[0], set()).add(name)
    keys: dict[str, str] = {}
    for name in names:
        longer = sorted(bearing.get(name, set()))
        longest = max(longer, key=len, default="")
        if longer and all(set(one.split()) <= set(longest.split()) for one in longer):
            keys |= dict.fromkeys([name, *longer], longest)
    return keys
