"""To whom it was told: the reporter ("told me") or an outlet ("told Reuters").

Only a news medium or the reporter counts: what was told to a council did not reach us by it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.model import Span
from onrecord.sources.names import UPPER

if TYPE_CHECKING:
    from onrecord.model import Article, Attribution

__all__ = ["REPORTER", "find_via"]

FARTHEST = 90  # characters from the cue to the outlet: "told, in a call late on Friday, ..."
LONGEST = 80  # characters of an outlet's name
TELLING = re.compile(r"\b(?:told|tells?|telling|informed|spoke|speaking)\b", re.I)
REPORTER = re.compile(r"(?:me|us|this reporter)\b")
CAPITAL = rf"(?:[{UPPER}](?:[\w&-]|\.(?=\w)|[’'](?!s\b)(?=\w))*)"
SENTENCE_END = re.compile(r"(?<![A-Z])[.!?][\"”’)]*\s|\n")
OUTLET = (
    rf"(?P<outlet>(?:the\s+)?{CAPITAL}(?:\s+(?:(?:of|de|and)\s+)?{CAPITAL}){{0,4}}"
    r"|this (?:news)?(?:paper|magazine|outlet|site|website|agency|channel))"
)
TOLD = re.compile(rf"\s+(?:(?P<reporter>me|us|this reporter)\b|{OUTLET})")
# "in an interview with ...", "in an e-mail to ...", "speaking to ...", "on CNBC's Street Signs"
BY_WAY = re.compile(
    r"\b(?:interview|statement|comments?|remarks?|e-?mails?|letter|message|briefing|column|article"
    r"|speaking|spoke|talking|call|chat|conversation)\s+(?:published\s+)?(?:with|to|for|by|in)\s+"
    rf"(?:(?P<reporter>me|us|this reporter)\b|{OUTLET})"
)
ARTICLES = frozenset("the The le Le la La".split())  # but LA is a place
# Known by one word, wherever it stands in a name; the others only alone, lest Steve Forbes be one.
AGENCIES = frozenset(
    "reuters ap afp upi bloomberg bbc cnn nbc cbs abc cnbc msnbc npr pbs itv itn rte cbc sbs xinhua"
    " tass interfax ansa dpa efe kyodo yonhap kcna anatolia tanjug politico axios vox buzzfeed"
    " wikinews newsweek haaretz jazeera arabiya spiegel".split()
)
ALONE = frozenset(
    "time forbes fortune guardian economist slate wired variety monde figaro pais corriere"
    " repubblica bild".split()
)
PRESS = frozenset(
    "news times post journal herald tribune gazette courier chronicle observer mail express mirror"
    " star sun globe telegraph independent daily weekly sunday press radio tv television"
    " broadcasting magazine agency newspaper review standard examiner inquirer dispatch bulletin"
    " register sentinel argus echo mercury advertiser today wire network channel podcast".split()
)


def find_via(article: Article, attribution: Attribution) -> Span | None:
    """Find whom `attribution` was told to, if that is the reporter or an outlet.

    Near the cue and outside the content: "A told the Courier that ...", "A said in an interview
    with the Courier".
    """
    cue = attribution.cue
    if cue is None or attribution.within is not None:
        return None  # what is told inside somebody's words was not told to us
    text = article.text
    contents = [one.start for one in attribution.content if one.start >= cue.end]
    after = text[cue.end : min([cue.end + FARTHEST + LONGEST, *contents])]
    ending = SENTENCE_END.search(after)
    after = after[: ending.start()] if ending else after
    told = TELLING.search(article.words(cue)) and TOLD.match(after)
    for match in filter(None, (told, BY_WAY.search(after))):
        via = _span(match, cue.end)
        fits = match["reporter"] is not None or is_outlet(match["outlet"], article)
        own = attribution.source is not None and attribution.source.overlaps(via)
        if fits and not own and match.start() <= FARTHEST:
            return via
    return None


def is_outlet(name: str, article: Article) -> bool:
    """Whether `name` is a news medium, by its words or as one of this article's own."""
    if name.startswith("this "):
        return True
    words = [word.casefold() for word in re.findall(r"\w+", name) if word not in ARTICLES]
    if name in (article.publisher, article.origin, article.byline.agency):
        return True
    if not words:
        return False
    alone = len(words) == 1 and words[0] in ALONE
    return alone or bool(AGENCIES & set(words)) or (words[-1] in PRESS and len(words) > 1)


def _span(match: re.Match[str], by: int) -> Span:
    group = "reporter" if match["reporter"] else "outlet"
    return Span(match.start(group) + by, match.end(group) + by)
