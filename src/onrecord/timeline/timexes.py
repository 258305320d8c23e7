"""Finds time expressions, and resolves each against publication and the time in force."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from onrecord.model import Span, Timex, TimexType
from onrecord.timeline.counting import COUNTING
from onrecord.timeline.dates import DATES
from onrecord.timeline.grammar import open_grammar
from onrecord.timeline.numeric import FIGURES
from onrecord.timeline.parts import Context, Meaning, Parts
from onrecord.timeline.period import Period, Unit, period_of
from onrecord.timeline.tense import find_tenses
from onrecord.timeline.words import coder, find_words
from onrecord.timeline.zones import offset_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.model import Article
    from onrecord.timeline.grammar import Rule
    from onrecord.timeline.words import Words

__all__ = ["find_timexes", "find_timexes_in"]

MEANS = {**DATES, **FIGURES, **COUNTING}
HUNG_ON = frozenset(("weekday", "calendar", "month", "season", "nth", "holiday"))  # on the tense
MONTHS_A_YEAR = 12
NUMERIC = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:\d{4}|\d{2})(?![\d/])")
LOOK_BACK = 8  # words before one that is surely of time at which an expression may begin
BETWEEN = frozenset(("", ",", "on", "of", ", on"))  # a clock and its day


class _Match(NamedTuple):
    """A rule and where it matches."""

    rule: Rule
    match: re.Match[str]


@dataclass(frozen=True, slots=True)
class _Found:
    """A time expression by its span, with what it means and the function that said so."""

    span: Span
    meaning: Meaning
    means: str


def find_timexes(article: Article) -> tuple[Timex, ...]:
    """The time expressions of `article` in reading order, with TIMEX3 values.

    Values are as precise as the publication time allows; None where they cannot be told.
    """
    published = period_of(article.published_at.value) if article.published_at else None
    spans = [paragraph.span for paragraph in article.paragraphs]
    return find_timexes_in(article.text, spans, published)


def find_timexes_in(
    text: str, paragraphs: Iterable[Span], published: Period | None
) -> tuple[Timex, ...]:
    """The time expressions of `paragraphs` of `text`, published at `published`."""
    code = coder(open_grammar())
    found: list[_Found] = []
    day_first = _day_first(text)
    known: dict[tuple[object, ...], Meaning | None] = {}  # the same words mean the same again
    in_force: Period | None = None
    for paragraph in paragraphs:
        words = find_words(text, paragraph.start, paragraph.end, code)
        tenses = None  # found only where something hangs on them
        for parts in _matches(words):
            span = words.span(*parts.match.span())
            means = parts.rule.means
            ahead = False
            if means in HUNG_ON:
                tenses = tenses or find_tenses(text, paragraph.start, paragraph.end)
                ahead = tenses.points_ahead(span.start, span.end)
            key = (parts.rule.name, text[span.start : span.end], in_force, ahead)
            if key not in known:
                context = Context(published, in_force, ahead=ahead, day_first=day_first)
                known[key] = MEANS[means](parts, context)
            meaning = known[key]
            if meaning is not None:
                _add(found, _Found(span, meaning, means), text)
                in_force = found[-1].meaning.period or in_force
    return tuple(_timex(one.span, one.meaning) for one in found)


def _timex(span: Span, meaning: Meaning) -> Timex:
    zone = offset_of(meaning.zone, meaning.value) if meaning.zone else None
    return Timex(span, meaning.type, meaning.value, meaning.mod, zone)


def _day_first(text: str) -> bool | None:
    """Whether numeric dates begin with the day, by those that can be read one way only."""
    pairs = [(int(match[1]), int(match[2])) for match in NUMERIC.finditer(text)]
    day_first = any(first > MONTHS_A_YEAR for first, _ in pairs)
    month_first = any(second > MONTHS_A_YEAR for _, second in pairs)
    return None if day_first == month_first else day_first


def _matches(words: Words) -> Iterator[Parts]:
    """The longest match from each place on, left to right; of equals the first rule's."""
    grammar = open_grammar()
    codes, rules = words.codes, grammar.rules
    at = 0
    while (core := grammar.core.search(codes, at)) is not None:
        at = max(at, core.start() - LOOK_BACK)
        best = None
        while best is None and at <= core.start():
            if codes[at] in rules:
                best = _longest(rules[codes[at]], codes, at)
            at += 1
        if best is not None:
            yield Parts(best.rule, best.match, words, grammar)
            at = best.match.end()


def _longest(rules: Iterable[Rule], codes: str, at: int) -> _Match | None:
    best, end = None, at
    for rule in rules:
        match = rule.pattern.match(codes, at)
        if match and match.end() > end:
            best, end = _Match(rule, match), match.end()
    return best


def _add(found: list[_Found], one: _Found, text: str) -> None:
    """Add `one`, as one with the last where the two are a clock and its day."""
    if found:
        last = found[-1]
        between = text[last.span.end : one.span.start].strip()
        whole = Span(last.span.start, one.span.end)
        if between in BETWEEN and "\n" not in text[last.span.end : one.span.start]:
            if last.means == "clock" and _is_day(one):
                found[-1] = _Found(whole, _timed(last.meaning, one.meaning), "joined")
                return
            if one.means == "clock" and _is_day(last) and between != ",":
                found[-1] = _Found(whole, _timed(one.meaning, last.meaning), "joined")
                return
    found.append(one)


def _is_day(one: _Found) -> bool:
    period = one.meaning.period
    return period is not None and period.unit is Unit.DAY


def _timed(clock: Meaning, day: Meaning) -> Meaning:
    time = (clock.value or "").partition("T")[2]
    on = (day.value or "")[:10]
    value = f"{on}T{time}"
    return replace(clock, value=value, period=period_of(value) or day.period, type=TimexType.TIME)
