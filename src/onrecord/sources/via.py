"""To whom it was told: the reporter ("told me") or an outlet ("told Reuters").

Only a news medium or the reporter counts: what was told to a council did not reach us by it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.model import Span

if TYPE_CHECKING:
    from onrecord.model import Article, Attribution

__all__ = ["REPORTER", "find_via"]

FARTHEST = 90  # characters from the cue to the outlet: "told, in a call late on Friday, ..."
TELLING = re.compile(r"\b(?:told|tells?|telling|informed|spoke|speaking|said)\b", re.I)
REPORTER = re.compile(r"(?:me|us|this reporter)\b")
CAPITAL = r"(?:[A-Z][\w&.’'-]*)"
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
AGENCIES = frozenset(
    "reuters ap afp upi bloomberg bbc cnn nbc cbs abc cnbc msnbc npr pbs itv itn rte cbc sbs xinhua"
    " tass interfax ansa dpa efe kyodo yonhap kcna anatolia tanjug politico axios vox slate"
    " buzzfeed wikinews wired variety newsweek time forbes fortune guardian economist spiegel"
    " bild monde figaro pais corriere repubblica haaretz jazeera arabiya".split()
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
    if cue is None:
        return None
    text = article.text
    end = min(
        [cue.end + FARTHEST, *(one.start for one in attribution.content if one.start >= cue.end)]
    )
    after = text[cue.end : max(end, cue.end)].split("\n")[0]
    if TELLING.search(article.words(cue)):
        match = TOLD.match(after)
        if match and (match["reporter"] or is_outlet(match["outlet"], article)):
            return _span(match, cue.end)
    match = BY_WAY.search(after)
    if match and (match["reporter"] or is_outlet(match["outlet"], article)):
        return _span(match, cue.end)
    return None


def is_outlet(name: str, article: Article) -> bool:
    """Whether `name` is a news medium, by its words or as one of this article's own."""
    if name.startswith("this "):
        return True
    words = re.findall(r"\w+", name.casefold())
    if name in (article.publisher, article.origin, article.byline.agency):
        return True
    return bool(AGENCIES & set(words)) or (words[-1] in PRESS and len(words) > 1)


def _span(match: re.Match[str], by: int) -> Span:
    group = "reporter" if match["reporter"] else "outlet"
    return Span(match.start(group) + by, match.end(group) + by)
