"""Attributions -> speakers: one speaker for all the names of one source, and what is known of each.

Names are joined where names alone tell, pronouns and descriptions linked to one mentioned before
where it is likely enough who is meant (`resolve.py`, `link.py`). What stays open has no speaker:
none is guessed. An unnamed source is joined only within the article, and only where the text takes
it up again. Whom something was told to, the reporter or an outlet, is a speaker too.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.model import Article, Attribution, Speaker, SpeakerKind
from onrecord.sources.kinds import kind_of
from onrecord.sources.link import likeliest
from onrecord.sources.names import DEFINITE
from onrecord.sources.questions import ask_of_sources
from onrecord.sources.resolve import Bearer, resolve
from onrecord.sources.stated import Stated, find_stated
from onrecord.sources.via import REPORTER, find_via

if TYPE_CHECKING:
    from onrecord.model import Span

__all__ = ["Resolved", "ask_of_sources", "find_speakers"]


MOST_PLACES = 20  # of one speaker at which it is looked for what the text says of it
NOTHING = Stated(None, None, None, None)


@dataclass(frozen=True, slots=True)
class Resolved:
    """The speakers of an article; of each attribution, who speaks and who was told, by id."""

    speakers: tuple[Speaker, ...] = ()
    by_whom: tuple[int | None, ...] = ()
    told: tuple[int | None, ...] = ()


def find_speakers(article: Article, attributions: tuple[Attribution, ...]) -> Resolved:
    """Find the speakers behind `attributions`, whom they told, and whom any of them speaks for."""
    vias = tuple(find_via(article, one) for one in attributions)
    told = {span for span in vias if span is not None}
    reporter = {span for span in told if REPORTER.match(article.words(span))}
    bearers = resolve(article.text, attributions, sorted(told - reporter), likeliest)
    authors = [_author(article, tuple(sorted(reporter)))] if reporter else []
    speakers = _numbered([*authors, *_speakers(article, bearers)])
    by_mention = {mention: one.id for one in speakers for mention in one.mentions}
    return Resolved(
        speakers,
        tuple(by_mention.get(one.source) if one.source else None for one in attributions),
        tuple(by_mention.get(via) if via else None for via in vias),
    )


def _author(article: Article, mentions: tuple[Span, ...]) -> Speaker:
    """The reporter who writes "told me": by name where the byline has one."""
    names = article.byline.names
    name = names[0] if len(names) == 1 else "the reporter"
    return Speaker(0, name, SpeakerKind.AUTHOR, len(names) == 1, mentions)


def _numbered(speakers: list[Speaker]) -> tuple[Speaker, ...]:
    """`speakers` in order of first mention, counted from 1."""
    ordered = sorted(speakers, key=lambda one: one.mentions[0])
    numbers = {one.id: number for number, one in enumerate(ordered, start=1)}
    return tuple(
        replace(
            one,
            id=numbers[one.id],
            speaks_for=None if one.speaks_for is None else numbers[one.speaks_for],
        )
        for one in ordered
    )


def _speakers(article: Article, bearers: list[Bearer]) -> list[Speaker]:
    """The speakers of `bearers`, numbered anyhow from 1, then those for whom any of them speaks."""
    stated = [_stated(article.text, one) for one in bearers]
    speakers = [
        _speaker(article, number, *pair)
        for number, pair in enumerate(zip(bearers, stated, strict=True), start=1)
    ]
    for at, its in enumerate(stated):
        if its.speaks_for is None:
            continue
        name = DEFINITE.sub("", article.words(its.speaks_for))
        known = next((one for one in speakers if _is_called(one, name)), None)
        if known is None:
            bearer = Bearer(name, name, None, False, None, sources=[its.speaks_for])
            known = _speaker(article, len(speakers) + 1, bearer, NOTHING)
            speakers.append(known)
        if known.id != speakers[at].id:
            speakers[at] = replace(speakers[at], speaks_for=known.id)
    return speakers


def _speaker(article: Article, number: int, one: Bearer, stated: Stated) -> Speaker:
    return Speaker(
        number,
        one.name or one.phrase.strip(" ,“”\"‘’'"),
        kind_of(one, article),
        one.name is not None and any(word[:1].isupper() for word in one.name.split()),
        tuple(one.sources),
        article.words(stated.role) if stated.role else None,
        article.words(stated.reason) if stated.reason else None,
        stated.number,
    )


def _is_called(one: Speaker, name: str) -> bool:
    """Whether `one` is who is spoken for: the same name, or a person by the surname alone."""
    return one.name == name or (
        one.kind is SpeakerKind.PERSON and one.named and one.name.endswith(f" {name}")
    )


def _stated(text: str, one: Bearer) -> Stated:
    """What the text says of `one`, at the first place that says it, a source or not."""
    named = [span for span in one.names if not any(its.encloses(span) for its in one.sources)]
    places = sorted([*one.sources, *named])[:MOST_PLACES]
    told = [find_stated(text, span, one.place_of_name(span)) for span in places]
    return Stated(
        next(filter(None, (its.role for its in told)), None),
        next(filter(None, (its.reason for its in told)), None),
        next(filter(None, (its.number for its in told)), None),
        next(filter(None, (its.speaks_for for its in told)), None),
    )
