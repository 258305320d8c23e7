"""Who signed the story, and whose it was: names as a list, agencies and outlets apart.

The page's own word (JSON-LD, meta tags, feed) comes first, then a line on the page that can be
nothing but a byline. No byline is better than an invented one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from onrecord.model import Byline

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Signed", "as_signed", "find_signed", "is_organisation", "same_outlet"]

MOST_NAMES = 12
LONGEST_LINE = 160  # characters
AGENCIES = frozenset(
    # wire services by the names under which outlets credit them
    "ap|associated press|the associated press|reuters|thomson reuters|afp|agence france-presse"
    "|agence france presse|pa|pa media|press association|pa wire|upi|united press international"
    "|bloomberg|bloomberg news|dpa|deutsche presse-agentur|efe|ansa|xinhua|tass|itar-tass|interfax"
    "|ria novosti|kyodo|kyodo news|jiji|yonhap|pti|press trust of india|ani|ians|bernama|aap"
    "|australian associated press|cp|the canadian press|canadian press|anadolu|anadolu agency"
    "|irna|wafa|sana|mena|sapa|news24 wire|ap news|dow jones|dow jones newswires|gna|nan|cnn wire"
    "|cnn newsource|zenger|stacker|the conversation|propublica"
    "|kaiser health news|kff health news".split("|")
)
ORGANISATION = re.compile(
    r"""\b(?:news|newsroom|newsdesk|desk|staff|team|agency|agencies|press|media|editorial|editors?
    |editorial\s+board|bureau|reporters?|correspondents?|contributors?|service|services|network
    |wire|tv|radio|magazine|online|web|redaktion|admin|administrator|guest|associated|times|post
    |herald|mail|weekly|daily|gazette|courier|tribune|journal|chronicle|observer|broadcasting|university|institute
    |ministry|department|foundation|group|inc|ltd|llc|gmbh|corp|company|partners?|sponsored)\b""",
    re.I | re.X,
)
PARTICLES = (
    "de|da|di|du|del|della|der|den|van|von|la|le|bin|bint|ibn|al|el|ter|ten|dos|das|af|av|of|y|e"
)
NAME_WORD = rf"(?:[A-ZÀ-ÖØ-Þ][\w.'’‘ʼ-]*|(?:{PARTICLES})(?=\s)|(?:al|el)-[A-Z]\w+|d['’][A-Z]\w+)"
MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
NO_DATE = rf"(?!{MONTHS}\.?\s+\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"  # May is a name too
NAME = rf"{NO_DATE}[A-ZÀ-ÖØ-Þ][\w.'’‘ʼ-]*(?:\s+{NO_DATE}{NAME_WORD}){{1,4}}"
NAMES = rf"(?P<names>{NAME}(?:\s*(?:,|&|\b(?i:and|with)\b)\s*{NAME})*)"
BY = re.compile(
    r"^(?i:(?:(?:reported|written|story|words|text|analysis|opinion|posted|published|article)\s+)?"
    rf"by\s*:?\s+(?:the\s+(?=\w+\s+press\b))?){NAMES}(?P<rest>.*)$"
)
CREDIT = re.compile(
    rf"^{NAMES}\s+[-–—|/]\s+(?P<outlet>[A-Z][\w.&'’-]*(?:\s+(?:[A-Z&][\w.&'’-]*|of|the|for|and)){{0,5}})$"
)
TITLES = re.compile(
    r"""\s*[,|–—-]\s*(?:(?:the\s+)?(?:senior|chief|staff|special|political|foreign|deputy|associate|managing|executive
    |national|business|science|health|sports?|court|crime|economics?|defen[cs]e|diplomatic|white
    \s+house|world|local|city|education|environment|technology|digital|general|assignment|news
    |features?|data|investigative|contributing|freelance|guest|video|photo|us|uk)\s+)*
    (?:writer|reporter|correspondent|editor|columnist|journalist|contributor|producer|analyst
    |critic|fellow|author|photographer|staff)s?\b.*$""",
    re.I | re.X,
)
WORK = re.compile(r"\b(?:writer|reporter|correspondent|columnist|bureau\s+chief)s?$", re.I)
NOBODY = frozenset(("admin", "administrator", "editor", "webmaster", "guest"))
PARTING = re.compile(r"\s*(?:,|;|&|\||/|•|·|\band\b|\bwith\b|\bund\b)\s*", re.I)
CREDITED = re.compile(
    r"""(?:(?:this|the)\s+(?:article|story|report|piece|post)\s+(?:was\s+|has\s+been\s+)?
        (?:originally|first|previously)\s+(?:published|appeared|posted|reported)(?:\s+(?:in|on|by|at))?
    |(?:originally|first)\s+(?:published|appeared)\s+(?:in|on|by|at)
    |(?:re)?(?:published|printed|posted)\s+(?:here\s+)?(?:with\s+(?:the\s+)?permission\s+(?:of|from)|courtesy\s+of)
    |^\W*(?:source|via|courtesy|credit)\s*:)
    \s*(?:the\s+)?(?P<outlet>[A-Z][\w.&'’-]*(?:\s+(?:[A-Z&][\w.&'’-]*|of|the|and)){0,5})""",
    re.I | re.X,
)


@dataclass(frozen=True, slots=True)
class Signed:
    """A byline and, where it names one, the outlet the story was taken from."""

    byline: Byline
    origin: str | None


class Words(NamedTuple):
    """What opens a byline in a language, and what parts its last two names."""

    by: str
    and_: str


BYS = {
    "de": Words("von", "und"),
    "es": Words("por", "y"),
    "fr": Words("par", "et"),
    "it": Words("di", "e"),
    "nl": Words("door", "en"),
    "pt": Words("por", "e"),
}
UNSIGNED = Signed(Byline(), None)


def as_signed(stated: Iterable[str], publisher: str | None) -> Signed:
    """The byline in the page's own fields `stated`; organisations in it are the agency."""
    names: list[str] = []
    organisations: list[str] = []
    for line in stated:
        for name in _names_in(line):
            organisation = is_organisation(name) or (publisher and same_outlet(name, publisher))
            (organisations if organisation else names).append(name)
    names = list(dict.fromkeys(names))[:MOST_NAMES]
    agency = next(iter(organisations), None)
    origin = agency if agency and not (publisher and same_outlet(agency, publisher)) else None
    origin = origin if origin and origin.casefold() in AGENCIES else None
    return Signed(Byline(tuple(names), agency), origin)


def find_signed(lines: Iterable[str], publisher: str | None, language: str | None = None) -> Signed:
    """The byline among the `lines` around the headline; none, unless a line can be nothing else."""
    for line in lines:
        line = _in_english(line.strip(), language)
        if not line or len(line) > LONGEST_LINE:
            continue
        if (match := CREDIT.match(line)) and not is_organisation(match["names"]):
            outlet = match["outlet"]
            origin = None if publisher and same_outlet(outlet, publisher) else outlet
            agency = outlet if outlet.casefold() in AGENCIES else None
            return Signed(Byline(tuple(_names_in(match["names"])), agency), origin)
        if (match := BY.match(line)) and _ends_well(match["rest"]):
            return as_signed([match["names"], *_credited_after(match["rest"])], publisher)
    return UNSIGNED


def _in_english(line: str, language: str | None) -> str:
    """`line` with "By" and "and" for the same words of its language, where it opens with one."""
    if language not in BYS or not (
        match := re.match(rf"{BYS[language].by}:?\s+(?=\w)", line, re.I)
    ):
        return line
    names = line[match.end() :]
    return "By " + re.sub(rf"\s+{BYS[language].and_}\s+", " and ", names)


def find_credit(lines: Iterable[str], publisher: str | None) -> str | None:
    """The outlet that a line such as "This story was first published by ..." credits."""
    for line in lines:
        match = CREDITED.search(line[:400])
        if match and not (publisher and same_outlet(match["outlet"], publisher)):
            return match["outlet"].rstrip(".")
    return None


def is_organisation(name: str) -> bool:
    """Whether `name` is an agency, a desk or a company rather than a person."""
    return name.casefold() in AGENCIES or bool(ORGANISATION.search(name))


def _names_in(line: str) -> list[str]:
    """The names in a byline or an author field, without "By", titles and places of work."""
    line = re.sub(r"^\s*(?:(?:posted|written|reported)\s+)?by\b:?\s+", "", line.strip(), flags=re.I)
    line = re.sub(r"\([^)]*\)|https?://\S+|\S+@\S+|@\w+", "", line)
    line = TITLES.sub("", line)
    if re.fullmatch(r"[^,\s]+,\s+[^,\s]+", line) and not is_organisation(line):
        family, _, given = line.partition(", ")  # "Okafor, Ada"
        return [f"{given} {family}"]
    found: list[str] = []
    for part in PARTING.split(line):
        name = " ".join(part.split()).strip(" .,-–—|")
        if (found and WORK.search(name)) or name.casefold() in NOBODY:
            continue
        if name and not re.fullmatch(r"(?:jr|sr|phd|md|ii|iii)\.?", name, re.I):
            found.append(name)
    return found


def _ends_well(rest: str) -> bool:
    """Whether what follows the names in a "By ..." line leaves it a byline, not a sentence."""
    return not rest or (
        bool(re.match(r"\s*(?:[|•·–—/(-]|,\s*[A-Z]|\d|(?:for|in)\s+[A-Z]|[A-Z]|$)", rest))
        and not re.search(r"\w[.!?][\"'”’]?$", rest)
    )


def _credited_after(rest: str) -> list[str]:
    """The outlet after the names, as in "By Ada Okafor, Reuters" or "By Ada Okafor | AP"."""
    first = re.split(r"[|•·()–—/,]", rest.strip(" ,|•·–—/-("))[0].strip()
    return [first] if first and first.casefold() in AGENCIES else []


def same_outlet(one: str, other: str) -> bool:
    """Whether two names are one outlet's, "AP" and "AP News" or "The Post" and "post.com"."""
    letters, others = (
        re.sub(
            r"^the|(?:com|news|online|website|co\.?uk)$",
            "",
            "".join(filter(str.isalnum, text.casefold())),
        )
        for text in (one, other)
    )
    return bool(letters) and letters == others
