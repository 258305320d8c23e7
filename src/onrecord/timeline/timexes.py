"""Finds time expressions, and resolves each against publication and the time in force."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.model import Span, Timex, TimexType
from onrecord.timeline.counting import COUNTING
from onrecord.timeline.dates import DATES
from onrecord.timeline.grammar import open_grammar
from onrecord.timeline.numeric import FIGURES
from onrecord.timeline.order import find_day_first
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
LOOK_BACK = 8  # words before one that is surely of time at which an expression may begin
LONGEST = 24  # words, and more, that decide which rule matches; of the grammar's it is 23
BETWEEN = frozenset(("", ",", "on", "of", ", on"))  # a clock and its day


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
    return find_timexes_in(article.text, spans, published, url=article.canonical_url or article.url)


def find_timexes_in(
    text: str, paragraphs: Iterable[Span], published: Period | None, *, url: str | None = None
) -> tuple[Timex, ...]:
    """The time expressions of `paragraphs` of `text`, published at `published` and `url`."""
    code = coder(open_grammar())
    found: list[_Found] = []
    day_first = find_day_first(text, url)
    known: dict[tuple[object, ...], Meaning | None] = {}  # the same words mean the same again
    chosen: dict[str, Rule | None] = {}  # and are matched by the same rule
    in_force: Period | None = None
    for paragraph in paragraphs:
        words = find_words(text, paragraph.start, paragraph.end, code)
        tenses = None  # found only where something hangs on them
        for parts in _matches(words, chosen):
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


def _matches(words: Words, chosen: dict[str, Rule | None]) -> Iterator[Parts]:
    """The longest match from each place on, left to right; of equals the first rule's."""
    grammar = open_grammar()
    codes, rules = words.codes, grammar.rules
    at = 0
    while (core := grammar.core.search(codes, at)) is not None:
        at = max(at, core.start() - LOOK_BACK)
        while at <= core.start():
            seen = codes[at - 1 : at + LONGEST] if at else f"^{codes[:LONGEST]}"
            if seen not in chosen:
                chosen[seen] = _longest(rules.get(codes[at], ()), codes, at)
            rule = chosen[seen]
            if rule and (match := rule.pattern.match(codes, at)):
                yield Parts(rule, match, words, grammar)
                at = match.end()
                break
            at += 1


def _longest(rules: Iterable[Rule], codes: str, at: int) -> Rule | None:
    best, end = None, at
    for rule in rules:
        match = rule.pattern.match(codes, at)
        if match and match.end() > end:
            best, end = rule, match.end()
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
