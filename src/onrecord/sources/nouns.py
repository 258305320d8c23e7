"""What a described source is by its head noun: "a former senior official" is one person.

Tables beside this module say which nouns are whom and which forenames are whose; nothing else is
known of the world.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from onrecord.sources.tables import words_of

__all__ = ["Gender", "Noun", "find_head", "gender_of_forename", "is_forename", "noun_of"]


class Gender(StrEnum):
    """By which pronoun a text may take somebody up, where a word says so."""

    FEMININE = "she"
    MASCULINE = "he"


@dataclass(frozen=True, slots=True)
class Noun:
    """A head noun: the kind of source it stands for, how many, and of which gender."""

    word: str  # in the singular
    kind: str | None
    plural: bool
    gender: Gender | None = None
    known: bool = True  # by the table


# Where a noun phrase goes on after its head: "the head of ...", "a woman who ..."
AFTER_HEAD = re.compile(
    r"(?<!\s)\s+(?:of|in|at|on|for|from|with|by|to|who|whom|whose|that|which|near|about|against|among"
    r"|between|familiar|close|involved|briefed|speaking|asking|quoted|citing|documenting|published"
    r"|working|representing|under|within|outside|inside|across|after|before|there|here)\b"
    r"|,|\(|;| [-–—] "
)
WORD = re.compile(r"[^\W\d_][\w-]*")
IRREGULAR = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "media": "media",
}
ONE = re.compile(r"(?:an?|one|another|this|that|each|every)\s", re.I)
SAME = frozenset("police press public media news data statistics staff politics".split())


def find_head(phrase: str) -> str | None:
    """The head noun of `phrase` as it stands there, or None where it has no words."""
    cut = AFTER_HEAD.search(phrase, 1)
    words = WORD.findall(phrase[: cut.start()] if cut else phrase)
    return words[-1] if words else None


def noun_of(phrase: str) -> Noun | None:
    """What the head noun of `phrase` says; `kind` is None for a noun that the table lacks."""
    head = find_head(phrase)
    if head is None:
        return None
    word = head.casefold()
    single, plural = _singular(word)
    known = _table().get(single)
    if known is None and "-" in single:
        known = _table().get(single.rpartition("-")[2])
    kind, gender = known if known else (None, None)
    plural = plural and not ONE.match(phrase)
    if plural and kind in ("person", "organization", "outlet", None):
        kind = "group"
    return Noun(single, kind, plural, gender, known is not None)


def _singular(word: str) -> tuple[str, bool]:
    """The singular of `word`, and whether `word` is a plural, as far as its ending tells."""
    if word in SAME or word in _table():
        return word, False
    if word in IRREGULAR:
        return IRREGULAR[word], word != "media"
    for ending, single in (("ies", "y"), ("men", "man"), ("sses", "ss"), ("ches", "ch"), ("s", "")):
        if word.endswith(ending) and len(word) > len(ending) + 2 and not word.endswith("ss"):
            return word.removesuffix(ending) + single, True
    return word, False


@cache
def _table() -> dict[str, tuple[str, Gender | None]]:
    genders = {"woman": Gender.FEMININE, "man": Gender.MASCULINE}
    found: dict[str, tuple[str, Gender | None]] = {}
    for kind, words in words_of("nouns.tsv").items():
        gender = genders.get(kind)
        told = "person" if gender else kind
        found |= {word: (told, gender) for word in words if gender or word not in found}
    return found


def is_forename(word: str) -> bool:
    """Whether `word` is a forename that the table knows."""
    return word in _forenames()


def gender_of_forename(word: str) -> Gender | None:
    """Of `word`, if nearly all who bear it are of one."""
    return _forenames().get(word)


@cache
def _forenames() -> dict[str, Gender]:
    genders = {"feminine": Gender.FEMININE, "masculine": Gender.MASCULINE}
    rows = words_of("forenames.tsv").items()
    return {name: genders[kind] for kind, names in rows for name in names}
