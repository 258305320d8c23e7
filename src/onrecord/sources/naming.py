"""A source phrase and the names in it -> the one name that is its bearer's own.

"Airbus spokesman Jaime Perez" is Perez, "Perez, of Airbus" too; "critics of Perez" are neither. A
name is the bearer's own where it ends the phrase and nothing makes it somebody else's, where it
opens the phrase, or where it stands between commas.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.model import Span
from onrecord.sources.names import DEFINITE, INDEFINITE, JOINING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["find_body", "find_own_name"]

PART_END = re.compile(r",|\s[-–—]\s|\(|\swho\b|\swhich\b|\swhose\b")
GOES_ON = re.compile(
    r"\s+(?:of|for|at|from|in|with|on|to|an?|and|or|who|himself|herself|itself|said|told|says)\b|['’]s?\Z|\s*\Z|\s*[,.(]"
)
ARTICLE_AT_END = re.compile(r"\b(?:the|an?|its|their|his|her)\s*\Z", re.I)
AND = re.compile(r",?\s(?:and|or|along with|together with|as well as)\s")
END = re.compile(r"\W*")
COMMA = re.compile(r",\s(?:the\s)?")
MEDIUM = re.compile(
    r"\s(?:(?:news|wire|press)\s)?(?:agency|newspaper|magazine|website|site|airline|company|group)"
)
BODY = re.compile(
    r"(?P<name>[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,4})\s(?:(?:federal|central|national|state|local"
    r"|city|foreign|defence|defense|interior|health|finance|justice)\s)?(?:government|administration"
    r"|parliament|police|army|military|navy|embassy|ministry|cabinet|authorities|court|senate|party"
    r"|presidency|campaign|council|union|university|commission|bank|church|assembly|congress)"
)


def find_own_name(text: str, source: Span, names: Sequence[Span]) -> Span | None:
    """The one of `names`, all in `source`, that is its bearer's own; None if none is, or several.

    `names` are in the order of the text.
    """
    if _are_joint(text, names):
        return None
    start = source.start
    for end in [*_part_ends(text, source), source.end]:
        if start < end:
            part = _bare(text, Span(start, end))
            own = _own(text, part, [one for one in names if part.encloses(one)])
            if own is not None:
                return own
        start = end
    return None


def find_body(words: str) -> str | None:
    """The name of a body that a name and a noun make: "the Irish government"; None of others."""
    bare = DEFINITE.sub("", words.strip(" ,“”\"‘’'"))
    match = BODY.fullmatch(bare)
    return bare if match and not match["name"].endswith(("'s", "’s")) else None


def _part_ends(text: str, source: Span) -> list[int]:
    return [match.start() for match in PART_END.finditer(text, source.start, source.end)]


def _bare(text: str, part: Span) -> Span:
    """`part` without the commas, brackets, marks and articles round it."""
    words = text[part.start : part.end]
    start = part.start + len(words) - len(words.lstrip(" ,(-–—“\"‘'"))
    article = DEFINITE.match(text[start : part.end])
    start += article.end() if article else 0
    end = part.start + len(words.rstrip(" ,)-–—”\"’'"))
    return Span(start, end) if start < end else part


def _own(text: str, part: Span, names: Sequence[Span]) -> Span | None:
    """The first of `names` that nothing in `part` hangs on another, and that nothing hangs on."""
    for last, name in zip([None, *names], names, strict=False):
        rest = text[name.end : part.end]
        ends = GOES_ON.match(rest) or MEDIUM.fullmatch(rest)
        before = ARTICLE_AT_END.sub("", text[part.start : name.start]).split()
        others = bool(before) and before[-1].endswith(("'s", "’s"))
        if any(
            word.casefold() in JOINING for word in before
        ):  # but "chief of Norwood Works Ada Li"
            others = last is None or last.end + 1 != name.start or not END.fullmatch(rest)
        indefinite = INDEFINITE.match(text[part.start : name.start])
        one_of_many = indefinite and " " not in text[name.start : name.end]
        if ends and not others and not one_of_many:  # "an anonymous Norwooder" is nobody's name
            return name
    return None


def _are_joint(text: str, names: Sequence[Span]) -> bool:
    """Whether the first two speak together: "Ford, Chrysler and General Motors"."""
    gaps = [text[one.end : other.start] for one, other in pairwise(names)]
    if not gaps or not GOES_ON.match(text[names[1].end :]):
        return False
    listed = COMMA.fullmatch(gaps[0]) and any(AND.match(gap) for gap in gaps[1:])
    return bool(listed or AND.match(gaps[0]))
