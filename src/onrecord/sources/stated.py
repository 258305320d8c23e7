"""A source where it stands -> what the text says of it: its role, number, reason, and for whom.

Only what stands at this one mention: "Mara Ostin, the mayor" has a role, "Ostin" later on has none.
Where it cannot be told, as with a comma that may end a clause, nothing is. Every search is bounded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.sources.names import CAPITAL, DEFINITE, JOINING
from onrecord.sources.nouns import noun_of

__all__ = ["Stated", "find_stated"]

LONGEST = 400  # characters of a source or a sentence that are looked at; our longest source has 166
NEAR = 120  # characters of an apposition or a title outside the source, or of a clause before it
SENTENCES_AFTER = 2  # in which a reason may stand

SAYING = r"\b(?:said|says?|told|tells?|adds?|added|confirmed|warned|announced|claimed|insisted)\b"
SAID = re.compile(SAYING)
SAID_BEFORE = re.compile(rf"{SAYING}\s\Z")
FINITE = re.compile(rf"{SAYING}|\b(?:is|are|was|were|will|would|ha[sd]|can|could|may|should)\b")
SENTENCE_END = re.compile(r"(?<![A-Z])(?<!\b[MD]r)(?<!\bMs)(?<!\bMrs)[.!?][\"”’)]*(?:\s+|\Z)|\n+")
CLAUSE_END = re.compile(r"[,;:()“”\"\n–—]|(?<![A-Z])[.!?](?:\s|\Z)|\s(?=(?:who|which|whose)\s)")

# What follows a name: "(GM), 45, the mayor", "of Consumer Reports", "who is the mayor".
AFTER_NAME = re.compile(
    r"(?:\s?\([^()\n]{0,60}\))?(?:,\s\d{1,3}(?=,))?"
    r"(?P<mark>\s?[,–—]\s?|\s-\s|\s)(?:who\s(?:is|was)\s(?=(?:an?|the|one)\s))?(?=\S)"
)
UNMARKED = re.compile(r"(?:an?|of|from|with|at)\s")
PARTICIPLE = r"(?:speaking|talking|writing|referring|citing|asked|interviewed|reached|accused)"
NO_ROLE = re.compile(rf"(?:wh\w+|and|or|along|together|like|also|as|for|on|in|\d+|{PARTICIPLE})\b")
ROLE_END = re.compile(rf",?\s(?:who|which|whose|where)\s|,\s{PARTICIPLE}\b|[\s,.–—-]*\Z")
WEAK = re.compile(r"(?:of|from|with|at)\s|[A-Z]{2,4}\Z")  # "of the ministry", "QC": a title is more

# What stands before a name. Modifiers are those of the titles in our open gold, and their like.
MODIFIER = r"(?i:former|chief|senior|top|deputy|lead|acting|vice|executive|managing|veteran|press)"
ARTICLE = r"(?i:the|an?|its|their|his|her|our)"
HONORIFIC = r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|St)\.?"
TITLE = re.compile(rf"(?P<title>\S.*?)[\s,–—“\"-]*(?:\b{HONORIFIC}\s)*\Z", re.S)
NO_TITLE = re.compile(rf"(?:\b(?:(?i:{'|'.join(JOINING)}|one)|{ARTICLE}|{HONORIFIC})|['’]s?)\Z")
TITLE_OUTSIDE = re.compile(
    rf"(?:\b{ARTICLE}\s)?(?:\b(?!(?i:{'|'.join(JOINING)}|the|\w+day)\s)"
    rf"(?:{MODIFIER}|company|prime|foreign|general|[a-z]+['’]s|{CAPITAL})\s){{0,6}}"
    r"\b(?P<noun>[A-Za-z-]+),?\s\Z"
)

# Numbers as papers write them out; above twelve they use figures.
UNITS = {"dozen": 12, "hundred": 100, "thousand": 1000}
NUMBERS = UNITS | {"both": 2, "couple": 2, "pair": 2, "duo": 2, "trio": 3, "twenty": 20}
TO_TWELVE = "two three four five six seven eight nine ten eleven twelve"
NUMBERS |= {word: number for number, word in enumerate(TO_TWELVE.split(), start=2)}
COUNT = re.compile(
    rf"(?:(?:{ARTICLE}|th[eo]se|all|my|other|(?:group|panel)\sof|[\w.-]{{1,30}}['’]s?)\s){{0,3}}"
    r"(?P<half>half\s)?(?:an?\s)?(?!(?:19|20)\d\d\b)(?P<count>[\d,]{1,7}|[a-z]{3,9})"
    rf"(?:\s(?P<unit>{'|'.join(UNITS)})\b)?"
    r"(?![\w’'%-]|[.,]\d|\s(?:%|(?:percent|per|in|out|or|to|and|[mb]illion)\b)"
    r"|[^,;]{0,80}\sand\s(?:an?|another|one)\s)",
    re.I,
)
AND = re.compile(r",?\s(?:and|along\swith|together\swith|as\swell\sas)\s")
ITEM = re.compile(rf"(?:[Bb]oth\s)?(?:[Tt]he\s)?(?:[a-z][\w-]*\s){{0,3}}{CAPITAL}")
PLACED = re.compile(r"\s(?:of|for|in|at|from)\s(?:the\s)?[A-Z]")
SINGULAR = re.compile(r",?\s(?:says|has|is|was|wants|believes|does)\b")

# Who speaks for another, after our open gold; a minister or an attorney general does not.
VOICE = re.compile(
    r"\b(?:(?P<spokes>spokes(?:man|woman|person|men|women|people)|press\s(?:secretary|officer))"
    r"|(?:lawyer|attorney|solicitor|barrister|representative|negotiator)s?(?![\s-]general)|counsel"
    r"|(?<=crown\s)prosecutor)\b",
    re.I,
)
WHOM = (
    r"(?:the\s)?(?P<whom>\w[^,;:()“”\"\n–—]{0,100}?)(?=[,;:()“”\"\n–—]"
    r"|(?<!\bSt)(?<![A-Z])\.(?:\s|\Z)|\s(?:in|on|at|who|which|whose|as|speaking)\s|\s?\Z)"
)
FOR = re.compile(rf"\s(?:for|of|from|with|to|(?:who\s)?represent(?:s|ing)|on\sbehalf\sof)\s{WHOM}")
NAME_FOR = re.compile(rf",?\s(?:for|speaking\sfor|on\sbehalf\sof)\s(?=(?:the\s)?[A-Z]){WHOM}")
CLIENT = re.compile(
    rf"(?:(?:{ARTICLE}|{MODIFIER})\s)*+(?P<whom>\w[^,\n]*?)(?P<owned>['’]s?)?\s(?:{MODIFIER}\s)*\Z"
)
FORMER = re.compile(r"\b(?:former|ex|then|his|her|their|my|our)\b", re.I)
NO_CLIENT = re.compile(r"(?:state|district|county|u\.?s\.?|\w+(?:an|ish|ese|ch))\Z", re.I)
OPENING = re.compile(
    r"Speaking\s(?:for|in)\s(?:the\s)?(?P<whom>[^,]+?)(?:['’]s?\sdefen[cs]e)?,\s\Z"
)

# How papers say why they do not name somebody; our own list of the turns of phrase that are usual.
NAMED = r"(?:named|identified|quoted)"
BE = r"(?:is|are|was|were|ha(?:s|ve)\sbeen|being)"
NAME_OF = r"\w+\s(?:\w+\s)?names?"
# It goes on to its "because", and ends where the sentence comes back to what was said.
REASON_END = (
    r"(?:(?<!(?-i:[A-Z]))[.!?](?:\s|[\"”]|\Z)|[;:()“”\"\n–—]|(?<!been)(?<!were)(?<!was)(?<!had)\s"
    rf"{SAYING}|,(?!\s(?:citing|because|as|since|fearing|given|owing|due|for|so|lest|out|to)\b))"
)
REASON = re.compile(
    r"\b(?:(?:agreed\sto\s)?(?:spoken?|speak(?:ing)?|talk(?:ed|ing)?)\s[^.,;]{0,40}?"
    r"(?:condition\s(?:of|that)|anonymously|anonymity|on\sbackground|off\sthe\srecord)"
    r"|on\s(?:the\s|a\s)?condition\s(?:of\sanonymity|(?:\w+\s){1,3}not\sbe)"
    r"|(?:ask|request|insist|demand|want|wish|preferr?|agree|chose)(?:s|d|ed|ing)?\s(?:\w+\s){0,3}?"
    rf"(?:not\s(?:to\s)?(?:(?:be|being)\s{NAMED}|give\s{NAME_OF})|(?:be|being|remain|stay)\s(?:"
    r"anonymous|unnamed|identified\s(?:only|by))|anonymity|names?\s(?:not\s)?be\s(?:used|withheld))"
    r"|(?:(?:declin|refus)(?:e|es|ed|ing)\sto|would(?:n[’']t|\snot))\s"
    rf"(?:be\s{NAMED}|(?:give|provide)\s{NAME_OF}|speak\sfor\sattribution)"
    rf"|(?:did|does|do)(?:n[’']t|\snot)\s(?:(?:want|wish)\sto\sbe\s{NAMED}|\w+\s{NAME_OF})"
    r"|(?:(?:was|were|is|are|had)(?:n[’']t|\snot)|not|n(?:one|either)(?:\s\w+){1,4}?)\s(?:been\s)?"
    r"(?:authori[sz]ed|permitted|allowed|cleared)\sto\s(?:speak|talk|comment|discuss|brief|give|be)"
    r"|(?:lack(?:ed|ing)|without|not\shave)\s(?:authori[sz]ation|permission)\sto\s(?:speak|talk)"
    r"|(?:barred|banned|forbidden)\s(?:from|to)\s(?:speak|talk)\w*"
    rf"|(?:{BE}\snot|(?:can|may)\s?not|can[’']t)\s(?:be(?:ing)?\s)?{NAMED}\s(?:because|for|to)"
    rf"|{BE}\s(?:granted|given)\sanonymity|(?:names?|identit(?:y|ies))\s{BE}\s(?:being\s)?withheld)"
    rf"(?:(?!{REASON_END}).){{0,{LONGEST}}}",
    re.I | re.S,
)
ANOTHERS = re.compile(rf"\b{CAPITAL},?\s(?:(?:had|has|was|were|is)\s)?\Z")
ITS_OWN = re.compile(r"\b(?:they|s?he|and|but|because|as|was|were|had)\s(?:\w+ly\s)?\Z|,\s\Z")
TAKEN_UP = re.compile(r"(?:they|s?he|both|all|most|none|the\s(?P<who>[^,.;]{1,60}))\b", re.I)


@dataclass(frozen=True, slots=True)
class Stated:
    """What the text says of a source where it stands; each None where nothing is said."""

    role: Span | None  # without the name: "Airbus spokesman", "the mayor"
    reason: Span | None  # why it is not named: "asked not to be named because talks go on"
    number: int | None  # of people, never 1
    speaks_for: Span | None  # "Airbus", of its spokesman


def find_stated(text: str, source: Span, name: Span | None) -> Stated:
    """What `text` says of `source`, whose proper name, if it has one, stands at `name`.

    A name has no reason, and no name no role: the source itself is the description.
    """
    source = Span(source.start, min(source.end, source.start + LONGEST))
    name = name if name is not None and source.encloses(name) else None
    number = _count(text, source, name)
    listed = _names_listed(text, source, name) if number is None else None
    if listed is not None:
        return Stated(None, None, listed, None)
    role = _role(text, source, name) if name else None
    reason = None if name else _reason(text, source)
    return Stated(role, reason, number, _speaks_for(text, source, name, role))


def _role(text: str, source: Span, name: Span) -> Span | None:
    after = _apposition(text, source, name)
    if after is not None and not WEAK.match(text, after.start, after.end):
        return after
    return _title(text, source, name) or after


def _apposition(text: str, source: Span, name: Span) -> Span | None:
    """What stands behind the name, in the source or, where that ends with the name, after it."""
    lead = AFTER_NAME.match(text, name.end, name.end + NEAR)
    if lead is None or NO_ROLE.match(text, lead.end()):
        return None
    start, marked = lead.end(), bool(lead["mark"].strip())
    if start >= source.end:
        return _apposition_outside(text, source, start) if marked else None
    rest, article = text[start : source.end], text[source.start : name.start].casefold() == "the "
    medium = article and _kind(rest) in ("organization", "outlet")  # "the Reuters news agency"
    if not (marked or medium or (not article and UNMARKED.match(rest))):
        return None
    ending = ROLE_END.search(text, start, source.end)
    return Span(start, ending.start()) if ending and ending.start() > start else None


def _apposition_outside(text: str, source: Span, start: int) -> Span | None:
    """Such as ", the mayor," behind the source; a full stop ends one only after "said Ostin"."""
    ending = CLAUSE_END.search(text, start, start + NEAR)
    kind = _kind(text[start : ending.start()]) if ending else None
    if ending is None or kind is None or FINITE.search(text, start, ending.start()):
        return None
    before = text[max(0, source.start - NEAR) : source.start]
    if before.casefold().endswith("according to ") and kind != "person":
        return None  # "according to Ostin, the council, which ..." says nothing of Ostin
    closed = ending.group() in (",", ";", "(", "–", "—", " ")
    return Span(start, ending.start()) if closed or SAID_BEFORE.search(before) else None


def _kind(words: str) -> str | None:
    noun = noun_of(words)
    return None if noun is None or noun.plural else noun.kind


def _title(text: str, source: Span, name: Span) -> Span | None:
    """What stands before the name: "Airbus spokesman", "The vice president of Dacia,"."""
    if source.start == name.start:
        outside = TITLE_OUTSIDE.search(text, max(0, source.start - NEAR), source.start)
        if outside is None or _kind(outside["noun"]) != "person":
            return None
        return Span(outside.start(), outside.end("noun"))
    found = TITLE.match(text, source.start, name.start)
    if found is None or NO_TITLE.search(found["title"]):
        return None  # what hangs on another word is not the speaker: "critics of Musk"
    return Span(*found.span("title"))


def _count(text: str, source: Span, name: Span | None) -> int | None:
    """How many people the source counts: "the two aides"; one is a person, "some" is none."""
    found = COUNT.match(text, source.start, source.end)
    if found is None or (name is not None and name.start <= found.start("count")):
        return None
    written = found["count"].casefold().replace(",", "")
    number = int(written) if written.isdecimal() else NUMBERS.get(written, 0)
    noun = noun_of(text[found.end() : source.end].strip())
    if number < 2 or (noun is not None and noun.kind == "document"):
        return None
    times = UNITS[found["unit"].casefold()] if found["unit"] else 1
    return number * times // (2 if found["half"] else 1)


def _names_listed(text: str, source: Span, name: Span | None) -> int | None:
    """How many names are joined by "and", where the source is such a list."""
    phrase = re.split(r"\s[-–—]\s|:\s", text[source.start : source.end])[-1]
    *others, last = AND.split(phrase)
    whole = name is not None and AND.search(text, name.start, name.end)  # Marks and Spencer
    items = [item for one in others for item in one.split(", ")]
    last = last.split(", ")[0]
    if not items or whole or not _is_item(last) or SINGULAR.match(text, source.end):
        return None
    single = " " in last and " " not in DEFINITE.sub("", items[-1])
    shared = single and _kind(last) == "organization"
    if shared or any(PLACED.search(item) for item in items):
        return None  # "the Health and Safety Agency", "the Ministry of Ports and Roads"
    named = sum(_is_item(item) for item in items)
    return named + 1 if named else None


def _is_item(words: str) -> bool:
    """Whether `words` name one of several: no "Democrats", no "Chairman of the Board"."""
    item, noun = ITEM.match(words), noun_of(words)
    if item is None or noun is None or JOINING & set(item.group().split()):
        return False
    return not (noun.plural and " " not in DEFINITE.sub("", words)) and noun.kind != "person"


def _speaks_for(text: str, source: Span, name: Span | None, role: Span | None) -> Span | None:
    """Whom a spokesperson, lawyer or representative speaks for."""
    start, end = (role or source).start, (role or source).end
    voice = VOICE.search(text, start, end)
    if voice is None:
        before = OPENING.search(text, max(0, source.start - NEAR), source.start)
        found = before or (NAME_FOR.match(text, name.end, source.end) if name else None)
    elif FORMER.search(text, start, voice.start()):
        return None
    else:  # a source may be cut short: "a spokesman" of "a spokesman for the crew"
        end += NEAR if voice.end() == end else 0
        found = FOR.match(text, voice.end(), end) or _client(text, start, voice)
    return Span(*found.span("whom")) if found else None


def _client(text: str, start: int, voice: re.Match[str]) -> re.Match[str] | None:
    """Whom the words before "spokesman" or "lawyer" name: "Airbus", "the mayor's"."""
    comma = text.rfind(", ", start, voice.start())
    found = CLIENT.match(text, start if comma < 0 else comma + 2, voice.start())
    if found is None or voice["spokes"] or found["owned"]:
        return found
    client = found["whom"][0].isupper() or _kind(found["whom"]) in ("organization", "group")
    return found if client and not NO_CLIENT.match(found["whom"]) else None


def _reason(text: str, source: Span) -> Span | None:
    """Why an unnamed source is not named: in its sentence, or in the next ones that take it up."""
    first = max(0, source.start - NEAR)
    for one in SENTENCE_END.finditer(text, first, source.start):
        first = one.end()
    before = REASON.match(text, first, source.start)
    if before and not SAID.search(text, before.end(), source.start):
        return Span(*before.span())
    start, words = source.start, text[source.start : source.end]
    for after in range(1 + SENTENCES_AFTER):
        ending = SENTENCE_END.search(text, max(start, source.end - 1), start + 2 * LONGEST)
        end = ending.end() if ending else min(len(text), start + LONGEST)
        for found in REASON.finditer(text, start, end):
            gap = text[start if after else source.end : found.start()]
            own = ITS_OWN.search(gap) and not ("who " in gap or ANOTHERS.search(gap))
            spoken = SAID.search(gap) and not own
            if not spoken and (not after or _is_about(words, gap, found.group())):
                return Span(*found.span())
        if ending is None:
            break
        start = end
    return None


def _is_about(source: str, gap: str, found: str) -> bool:
    """Whether a later sentence, `found` after `gap`, is about `source`: "They", "The officials"."""
    subject = TAKEN_UP.match(gap or found)
    if subject is None or subject["who"] is None:
        return subject is not None
    own, other = noun_of(source), noun_of(subject["who"])
    known = ("person", "source", "official", own.word if own else None)
    return other is not None and other.word in known
