"""Source phrases -> the name in them, if there is one: "a spokesman, Ilkka Dembele" names him.

A capital at the head of a sentence says nothing, nor does a name after a preposition: critics of a
person are not that person. Where it cannot be told, a source counts as unnamed.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

__all__ = ["find_name", "spellings"]

# Latin capitals with all their marks; scripts without capitals have no names that we can see.
UPPER = "".join(chr(code) for code in range(0x41, 0x250) if chr(code).isupper())
CAPITAL = rf"[{UPPER}][\w.'’ʼ-]*"
PARTICLE = r"(?:de|da|di|du|del|der|den|van|von|bin|al|el|ter|dos|af|la|le)"
NAME = re.compile(rf"{CAPITAL}(?:\s+(?:{PARTICLE}\s+)*{CAPITAL})*\Z")
# Words after which a name is somebody else's: "critics of Musk", "Speaker Moore and Ms. Lassiter".
JOINING = frozenset(
    "of to for at in on from with by about against near and or between among both than as"
    " including except like".split()
)
LONGEST = 400  # characters of a source in which its name is looked for
INDEFINITE = re.compile(
    r"(?:an?|one|another|some|any|several|many|most|few|no|other|both|all|two|three|four|five|six"
    r"|seven|eight|nine|ten|dozens|hundreds|\d+)\s",
    re.I,
)
DEFINITE = re.compile(r"^(?:the|this|that|these|those)\s+", re.I)
TAIL = re.compile(r"(?:['’]s?|\s+(?:him|her|it|them)sel(?:f|ves))$", re.I)
ORGANISED = frozenset(
    "house court ministry department news times post council union party bank office agency board"
    " group company university institute press team committee congress senate parliament government"
    " force forces army police service ferries club association federation".split()
)
TITLES = frozenset(
    "Mr Mrs Ms Dr Sir Lord Lady Dame President Senator Sen Rep Gov Governor Minister Secretary"
    " Chancellor Judge Justice General Gen Col Captain Capt Prof Professor Mayor King Queen Prince"
    " Princess Pope Commissioner Councillor Speaker MEC Prime Vice First Former Chief Attorney"
    " The And But".split()
)


def find_name(source: str, text: str) -> str | None:
    """The proper name that the phrase `source` of the article `text` gives its bearer, or None.

    Titles before a person's name are left off: "President Trump" is Trump.
    """
    source = source[:LONGEST]
    for part in re.sub(r"\s*\([^)]*\)", "", source).strip(" ,“”\"‘’'").split(","):
        words = TAIL.sub("", part.strip())
        bare = DEFINITE.sub("", words)
        named = _institution(bare) or _name_at_end(bare)
        if named is None:
            continue
        if " " in named or (not INDEFINITE.match(words) and _is_proper(named, source, text)):
            return _untitled(named)
    return None


def _institution(bare: str) -> str | None:
    """An office with what it is of: "the Ministry of Ports in Aldery"."""
    head, _, rest = bare.partition(" ")
    official = head[:1].isupper() and head.casefold() in ORGANISED
    return bare if official and rest.startswith(("of ", "for ", "on ")) else None


def _untitled(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[0].rstrip(".") in TITLES:
        words = words[1:]
    return " ".join(words)


def _name_at_end(part: str) -> str | None:
    """The capitals that end `part`, unless they hang on a word that makes them somebody else's."""
    if re.search(rf"{CAPITAL}\s+and\s", part):
        return None  # two, and neither of them alone
    words = part.split()
    first = len(words)
    while first and (re.fullmatch(CAPITAL, words[first - 1]) or _is_particle(words, first)):
        first -= 1
    before = words[first - 1].casefold() if first else ""
    name = " ".join(words[first:])
    if not name or before in JOINING or not NAME.match(name):
        return None
    return None if first and " " not in name else name


def _is_particle(words: list[str], first: int) -> bool:
    return bool(first < len(words) and first > 1 and re.fullmatch(PARTICLE, words[first - 1]))


def _is_proper(word: str, source: str, text: str) -> bool:
    """Whether a single word is a name: written small nowhere, and with a capital in mid-sentence.

    A word that is the whole source and no plural is believed without the second.
    """
    found = spellings(text)
    if found[word.casefold()] and word[1:].islower():
        return False
    alone = DEFINITE.sub("", TAIL.sub("", source.strip(" ,"))) == word
    return found[f"mid {word}"] > 0 or (alone and not word.endswith("s"))


@lru_cache(maxsize=2)
def spellings(text: str) -> Counter[str]:
    """How often each word is written small, and ("mid X") with a capital after a small word."""
    small = Counter(re.findall(r"\b[a-zß-öø-ÿ][\w’'-]*", text))
    mid = re.findall(rf"[a-z0-9,;]\s+({CAPITAL})", text)
    return small + Counter(f"mid {word.rstrip('.')}" for word in mid)
