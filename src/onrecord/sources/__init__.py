"""Attributions -> speakers: one speaker for all the names of one source, and what is known of each.

Names are joined where names alone tell, pronouns and descriptions linked to one mentioned before
where it is likely enough who is meant (`resolve.py`, `link.py`). What stays open has no speaker:
none is guessed. An unnamed source is joined only within the article, and only where the text takes
it up again. Whom something was told to, the reporter or an outlet, is a speaker too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.model import Article, Attribution, Speaker, SpeakerKind
from onrecord.sources.bearer import Bearer
from onrecord.sources.kinds import kind_of
from onrecord.sources.link import likeliest
from onrecord.sources.names import DEFINITE
from onrecord.sources.questions import ask_of_sources
from onrecord.sources.resolve import resolve
from onrecord.sources.stated import Stated, find_stated
from onrecord.sources.via import REPORTER, find_via

if TYPE_CHECKING:
    from onrecord.model import Span

__all__ = ["Resolved", "ask_of_sources", "find_speakers"]


MOST_PLACES = 20  # of one speaker at which it is looked for what the text says of it
POSSESSIVE = re.compile(r"['’]s?\Z")
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
    """The speakers of `bearers`, numbered anyhow, and those for whom any of them speaks."""
    stated = [_stated(article.text, one) for one in bearers]
    speakers = [
        _speaker(article, number, *pair)
        for number, pair in enumerate(zip(bearers, stated, strict=True), start=1)
    ]
    called: dict[str, list[Speaker]] = {}
    for one in speakers:
        for name in _names_of(one):
            called.setdefault(name, []).append(one)
    for at, its in enumerate(stated):
        whom = _spoken_for(article, its.speaks_for, called, len(speakers) + 1)
        if whom is None or whom.id == speakers[at].id:
            continue
        if whom.id > len(speakers):
            speakers.append(whom)
            if whom.named:
                called[DEFINITE.sub("", whom.name).casefold()] = [whom]
        speakers[at] = replace(speakers[at], speaks_for=whom.id)
    return speakers


def _spoken_for(
    article: Article, place: Span | None, called: dict[str, list[Speaker]], number: int
) -> Speaker | None:
    """Who is named at `place`: one who is `called` so, or a new one; None if two are."""
    if place is None:
        return None
    name = DEFINITE.sub("", article.words(place))
    known = called.get(name.casefold(), [])
    if known:
        return known[0] if len(known) == 1 else None
    return _speaker(
        article, number, Bearer(name, name, None, False, None, sources=[place]), NOTHING
    )


def _speaker(article: Article, number: int, one: Bearer, stated: Stated) -> Speaker:
    return Speaker(
        number,
        one.name or POSSESSIVE.sub("", one.phrase.strip(" ,“”\"‘’'")),
        kind_of(one, article),
        one.name is not None and not one.name[:1].islower(),
        tuple(sorted(one.sources)),
        _words(article, stated.role),
        _words(article, stated.reason),
        stated.number,
    )


def _words(article: Article, span: Span | None) -> str | None:
    """The words at `span`; none where there are marks alone."""
    words = article.words(span) if span else ""
    return words if any(character.isalnum() for character in words) else None


def _names_of(one: Speaker) -> list[str]:
    """What `one` may be called where another speaks for it; a person by the surname too."""
    name = DEFINITE.sub("", one.name).casefold()
    surname = one.kind is SpeakerKind.PERSON and one.named and " " in name
    return [name, name.rpartition(" ")[2]] if surname else [name]


def _stated(text: str, one: Bearer) -> Stated:
    """What the text says of `one`, at the first place that says it, a source or not."""
    sources, names = one.sources[:MOST_PLACES], one.names[:MOST_PLACES]
    named = [span for span in names if not any(its.encloses(span) for its in sources)]
    places = sorted([*sources, *named])[:MOST_PLACES]
    told = [find_stated(text, span, one.place_of_name(span)) for span in places]
    return Stated(
        next(filter(None, (its.role for its in told)), None),
        next(filter(None, (its.reason for its in told)), None),
        next(filter(None, (its.number for its in told)), None),
        next(filter(None, (its.speaks_for for its in told)), None),
    )
