"""A source phrase and the names in it -> the one name that is its bearer's own.

"Airbus spokesman Jaime Perez" is Perez, "Perez, of Airbus" too; "critics of Perez" are neither, nor
is "a former aide who advised Perez". A name is the bearer's own where it opens the phrase, where it
stands alone between commas, or where only an office, a description or another name leads up to it.
Whatever is not plainly so names nobody: an unnamed source must not become a named one.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.model import Span
from onrecord.sources.names import CAPITAL, DEFINITE, INDEFINITE, JOINING, UPPER
from onrecord.sources.nouns import noun_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["find_body", "find_own_name"]

PART_END = re.compile(r",|\s[-–—]\s|\(|\s(?:who|which|whose|whom|that)\s")
NO_PART = re.compile(r"\(|\s?(?:who|which|whose|whom|that)\s")  # tells of the source, names it not
GOES_ON = re.compile(
    r"\s+(?:of|for|at|from|in|with|on|to|an?|and|or|who|himself|herself|itself|said|told|says)\b"
    r"|['’]s?\Z|\s*\Z|\s*[,.(]"
)
ARTICLE_AT_END = re.compile(r"\b(?:the|an?|its|their|his|her)\s*\Z", re.I)
AND = re.compile(r",?\s(?:and|or|along with|together with|as well as)\s")
COMMA = re.compile(r",\s(?:the\s)?")
POSSESSIVE = re.compile(r"['’]s?\Z")
END = re.compile(r"\W*")
MEDIUM = re.compile(
    r"\s(?:(?:news|wire|press)\s)?(?:agency|newspaper|magazine|website|site|airline|company|group)"
)
BODY = re.compile(
    rf"(?P<name>{CAPITAL}(?:\s{CAPITAL}){{0,4}})\s"
    r"(?:(?:federal|central|national|state|local|city|foreign|defence|defense|interior|health"
    r"|finance|justice)\s)?(?:government|administration|parliament|police|army|military|navy|embassy"
    r"|ministry|cabinet|authorities|court|senate|party|presidency|campaign|council|union|university"
    r"|commission|bank|church|assembly|congress)"
)
BEARING = frozenset("person organization outlet".split())  # kinds of noun that lead up to a name


def find_own_name(text: str, source: Span, names: Sequence[Span]) -> Span | None:
    """The one of `names`, all in `source`, that is its bearer's own; None if none is, or several.

    `names` are in the order of the text.
    """
    if _are_joint(text, names):
        return None
    start = source.start
    for end in [*_part_ends(text, source), source.end]:
        if start < end and not NO_PART.match(text, start, end):
            part = _bare(text, Span(start, end))
            own = _own(text, part, [one for one in names if part.encloses(one)])
            if own is not None:
                return own
        start = end
    return None


def find_body(words: str) -> str | None:
    """The name of a body that a name and a noun make: "the Irish government"; None of others."""
    words = POSSESSIVE.sub("", words.strip(" ,“”\"‘’'"))
    bare = DEFINITE.sub("", words)
    match = BODY.fullmatch(bare)
    others = INDEFINITE.match(words) or (match and match["name"].endswith(("'s", "’s")))
    return bare if match and not others else None


def _part_ends(text: str, source: Span) -> list[int]:
    return [match.start() for match in PART_END.finditer(text, source.start, source.end)]


def _bare(text: str, part: Span) -> Span:
    """`part` without the commas, marks and articles round it."""
    words = text[part.start : part.end]
    start = part.start + len(words) - len(words.lstrip(" ,-–—“\"‘'"))
    article = DEFINITE.match(text[start : part.end])
    start += article.end() if article else 0
    end = part.start + len(words.rstrip(" ,)-–—”\"’'"))
    return Span(start, end) if start < end else part


def _own(text: str, part: Span, names: Sequence[Span]) -> Span | None:
    """The first of `names` that `part` leads up to, and that nothing hangs on."""
    for last, name in zip([None, *names], names, strict=False):
        rest = text[name.end : part.end]
        ends = GOES_ON.match(rest) or MEDIUM.fullmatch(rest)
        if ends and _leads_up(text, part, name, last):
            return name
    return None


def _leads_up(text: str, part: Span, name: Span, last: Span | None) -> bool:
    """Whether what stands in `part` before `name` only describes its bearer.

    Nothing, an office, a noun for somebody: "Norwood spokesman Jaime Perez". Behind a preposition
    it takes another name right before, as in "the chief of Norwood Works Ada Perez".
    """
    before = text[part.start : name.start].rstrip()
    if not before:
        return True
    if INDEFINITE.fullmatch(f"{before} "):
        return False  # "a New Norwooder", "one Labour member" are nobody's names
    words = ARTICLE_AT_END.sub("", before).split()
    if not words or words[-1].endswith(("'s", "’s")):
        return not words
    if any(word.casefold() in JOINING for word in words):
        adjacent = last is not None and last.end + 1 == name.start
        return adjacent and END.fullmatch(text, name.end, part.end) is not None
    noun = noun_of(words[-1])
    return words[-1][0] in UPPER or (noun is not None and noun.kind in BEARING)


def _are_joint(text: str, names: Sequence[Span]) -> bool:
    """Whether the first two speak together: "Ford, Chrysler and General Motors"."""
    gaps = [text[one.end : other.start] for one, other in pairwise(names)]
    if not gaps or not GOES_ON.match(text[names[1].end :]):
        return False
    listed = COMMA.fullmatch(gaps[0]) and any(AND.match(gap) for gap in gaps[1:])
    return bool(listed or AND.match(gaps[0]))
