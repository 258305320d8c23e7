"""Headlines -> the statement in them that has no verb: "Minister: no cuts", "No cuts: minister".

Only where the words before or after the colon are such as speak: a role or a paper, or a source of
the story below. "Ferries: a history" says nothing on anyone's word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.model import Span
from onrecord.statements.confidence import Evidence
from onrecord.statements.speaking import ends_with_one_who_speaks
from onrecord.statements.tagger import Tagged

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["find_headline"]

# Of 25 found in the 924 headlines of PolNeAR's training and dev parts, looked at one by one, 24
# were right.
EVIDENCE = Evidence(0.9)
LONGEST_SOURCE = 5  # words
FEWEST_SAID = 2  # words before "...: minister"; one is a rubric
COLON = re.compile(r"(?P<before>[^:]+):\s(?P<after>[^:]+)")
RUBRICS = frozenset(
    "analysis review watch video listen opinion live exclusive interview profile obituary"
    " editorial column photos pictures gallery podcast recap letters explainer factbox update"
    " breaking".split()
)
MARKS = "\"'“”‘’«»„"


def find_headline(text: str, headline: Span, sources: Iterable[str]) -> Tagged | None:
    """Find what the `headline` of `text` gives as somebody's words by a colon alone.

    `sources` are those of the story, in its words: a name among them may speak in the headline.
    """
    colon = COLON.fullmatch(text[headline.start : headline.end].strip())
    if colon is None or RUBRICS & set(colon["before"].casefold().split()):
        return None
    spoken = {words[-1] for one in sources if (words := one.split()) and words[-1][:1].isupper()}
    by = headline.start + _indent(text, headline)
    asks = colon["after"].rstrip().endswith("?")
    quoted = _is_quoted(colon["before"], colon["after"])
    if quoted or (_speaks(colon["before"], spoken) and not asks):
        source, content = colon.span("before"), colon.span("after")
    elif _speaks(colon["after"], set()) and len(colon["before"].split()) >= FEWEST_SAID:
        content, source = colon.span("before"), colon.span("after")
    else:
        return None
    places = (_trimmed(text, Span(first + by, last + by)) for first, last in (content, source))
    said, by_whom = places
    return Tagged((said,), None, by_whom, EVIDENCE)


def _trimmed(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def _indent(text: str, headline: Span) -> int:
    words = text[headline.start : headline.end]
    return len(words) - len(words.lstrip())


def _speaks(source: str, names: set[str]) -> bool:
    words = source.split()
    last = re.sub(r"[’']s?$", "", words[-1])
    return len(words) <= LONGEST_SOURCE and (ends_with_one_who_speaks(source) or last in names)


def _is_quoted(source: str, content: str) -> bool:
    """Whether a short name stands before words that are all in marks."""
    words = source.split()
    named = len(words) <= 3 and all(word[:1].isupper() for word in words)
    return named and content[0] in MARKS and content[-1] in MARKS
