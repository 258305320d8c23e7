"""Dated clauses: what happened, as the words that say so, with the time that they name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from onrecord.model import Event, Span, TimexType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import Article, Timex

__all__ = ["find_events", "find_events_in"]

DATED = frozenset((TimexType.DATE, TimexType.TIME))
BREAK = re.compile(
    r"[.!?]['\"”’)]*(?=\s|$)|\n+|[;:–—()]|--"
    r"|,?\s(?:and|but)\s(?=(?:he|she|it|they|the|its|his|her|their|a|an|was|were|has|had|have)\b)"
    r"|,\s(?=(?:and|but|or|who|which|where|when|while|after|before|as|saying|said|says)\b)"
    r"|\s(?=(?:that|who|which|because|although|while|whereas|when)\s)"
)
HAPPENED = re.compile(
    r"\b(?:was|were|had|did|went|came|rose|fell|made|took|began|held|met|left|won|lost|gave|saw"
    r"|got|found|sold|led|spoke|sent|kept|brought|broke|grew|hit|shot|struck|died|flew|ran|became"
    r"|built|bought|caught|chose|drew|drove|fought|rode|sank|set|shut|stood|taught|threw|woke|wrote"
    r"|will|is\s(?:to|due|set|scheduled|expected)|[a-z]{2,20}ed)\b",
    re.I,
)
VALUE = re.compile(r"\d{2,4}(?:-.*)?")  # of a calendar: no PAST_REF, nothing unknown
SINCE = re.compile(r"\b(?:since|than|from)(?:\s(?:the|early|late))?\s$", re.I)
LONGEST_SINCE = 20  # characters
DAY = re.compile(r"\d{4}-\d\d-\d\d")
DAY_LONG = 10  # characters of a value that say its day
SHORT = re.compile(r"PT\w+[HMS]")  # hours, minutes or seconds
WHILE_AFTER = re.compile(r"\s(?:after|before|later|earlier)\b")
FEWEST_WORDS = 3


def find_events(article: Article, timexes: Sequence[Timex]) -> tuple[Event, ...]:
    """The clauses of `article` that one of `timexes`, in reading order, dates.

    In each something happens; what merely lasts since a date is left out.
    """
    spans = [paragraph.span for paragraph in article.paragraphs]
    return find_events_in(article.text, spans, timexes)


def find_events_in(
    text: str, paragraphs: Sequence[Span], timexes: Sequence[Timex]
) -> tuple[Event, ...]:
    """The clauses of `paragraphs` of `text` that one of `timexes` dates."""
    found: dict[Span, Event] = {}
    day = ""  # in force
    starts = [timex.span.start for timex in timexes]
    for span in paragraphs:
        numbers = range(bisect_left(starts, span.start), bisect_left(starts, span.end))
        breaks = _breaks(text, span) if numbers else []
        for number in numbers:
            timex = timexes[number]
            value = timex.value or ""
            if SHORT.match(value) and WHILE_AFTER.match(text, timex.span.end):
                value = day  # a few minutes after something else on the day in force
            elif not _dates(text, timex):
                continue
            day = value[:DAY_LONG] if DAY.match(value) else day
            clause = _clause(text, breaks, timex.span)
            if value and clause is not None:
                found.setdefault(clause, Event(clause, value, number))
    return tuple(found[span] for span in sorted(found))


def _breaks(text: str, paragraph: Span) -> list[tuple[int, int]]:
    """Where clauses part in `paragraph`, its own ends among them."""
    start, end = paragraph.start, paragraph.end
    inner = [match.span() for match in BREAK.finditer(text, start, end)]
    return [(start, start), *inner, (end, end)]


def _dates(text: str, timex: Timex) -> bool:
    """Whether `timex` is a date of the calendar, and that of what happened."""
    known = timex.type in DATED and VALUE.fullmatch(timex.value or "")
    before = text[max(0, timex.span.start - LONGEST_SINCE) : timex.span.start]
    return bool(known) and SINCE.search(before) is None


def _clause(text: str, breaks: Sequence[tuple[int, int]], timex: Span) -> Span | None:
    """The words between two breaks that hold `timex` and in which something happens."""
    at = bisect_right(breaks, timex.start, key=lambda one: one[1]) - 1
    start = breaks[at][1]
    last = bisect_left(breaks, timex.end, key=lambda one: one[0])
    end = breaks[min(last, len(breaks) - 1)][0]
    words = text[start:end]
    inner = words.strip(" ,\t\n\r")
    rest = f"{text[start : timex.start]} {text[timex.end : end]}"
    if HAPPENED.search(rest) is None or len(inner.split()) < FEWEST_WORDS:
        return None
    begin = start + words.index(inner)
    return Span(begin, begin + len(inner))
