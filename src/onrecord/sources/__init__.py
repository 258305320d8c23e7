"""Attributions -> speakers: one speaker for the names of one source, as far as names alone tell.

A surname is joined to the one full name of a person that ends with it, if nobody else in the
article bears it. An unnamed source is joined only where the text takes up the same description
with "the". Pronouns are left open. A source that is left open has no speaker: none is guessed.
Whom something was told to, the reporter or an outlet, is a speaker too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.model import Article, Attribution, Speaker, SpeakerKind
from onrecord.sources.names import DEFINITE, TAIL, find_name, is_personal, others_named
from onrecord.sources.via import REPORTER, find_via, is_outlet

if TYPE_CHECKING:
    from onrecord.model import Span

__all__ = ["find_speakers", "find_via"]

PRONOUNS = frozenset(
    "i me we us you he him she her it they them who whom whose which that this these those one"
    " himself herself itself themselves myself ourselves someone somebody anyone everyone nobody"
    " no-one none some many others another both all most several few his its their my our".split()
)
FEWEST_WORDS = 2  # of a description that can be taken up: "the ministry" may be any


@dataclass(frozen=True, slots=True)
class _Mention:
    """A source as it stands; `name` is the proper name in it, `bare` it without "the"."""

    span: Span
    words: str
    bare: str
    name: str | None
    definite: bool


def find_speakers(article: Article, attributions: tuple[Attribution, ...]) -> tuple[Speaker, ...]:
    """Find the speakers behind `attributions` and whom they told, in order of first mention."""
    sources = {one.source for one in attributions if one.source is not None}
    vias = {via for one in attributions if (via := find_via(article, one)) is not None}
    reporter = [one for one in sorted(vias) if REPORTER.match(article.words(one))]
    mentions = [_mention(article, span) for span in sorted(sources | vias - set(reporter))]
    mentions = [one for one in mentions if not _is_pronoun(one.bare)]
    full = _full_names({one.name for one in mentions if one.name}, article.text)
    groups: dict[str, list[_Mention]] = {}
    for one in mentions:
        groups.setdefault(_key(one, full, groups), []).append(one)
    speakers = [
        _speaker(number, its, full, article)
        for number, its in enumerate(groups.values(), start=1 + bool(reporter))
    ]
    author = [_author(article, tuple(reporter))] if reporter else []
    return tuple(sorted([*author, *speakers], key=lambda one: one.mentions[0]))


def _author(article: Article, mentions: tuple[Span, ...]) -> Speaker:
    """The reporter who writes "told me": by name where the byline has one."""
    names = article.byline.names
    name = names[0] if len(names) == 1 else "the reporter"
    return Speaker(1, name, SpeakerKind.AUTHOR, len(names) == 1, mentions)


def _is_pronoun(bare: str) -> bool:
    return bare.casefold() in PRONOUNS and bare != "US"


def _mention(article: Article, span: Span) -> _Mention:
    source = article.text[span.start : span.end]
    words = TAIL.sub("", source).strip(" ,“”\"‘’'") or source
    name = find_name(source, article.text)
    return _Mention(span, words, DEFINITE.sub("", words), name, bool(DEFINITE.match(words)))


def _key(one: _Mention, full: dict[str, str], groups: dict[str, list[_Mention]]) -> str:
    """What mentions of one speaker have in common; of its own where it may be another's."""
    if one.name:
        return f"named {full.get(one.name, one.name).casefold()}"
    words = one.bare.casefold().split()
    described = " ".join(words[1:] if words[0] in ("a", "an") else words)
    key = f"described {described}"
    takes_up = one.definite and len(described.split()) >= FEWEST_WORDS
    return (
        key if takes_up or (key not in groups and not one.definite) else f"{key} {one.span.start}"
    )


def _speaker(
    number: int, mentions: list[_Mention], full: dict[str, str], article: Article
) -> Speaker:
    first = mentions[0]
    name = full.get(first.name, first.name) if first.name else first.words
    spans = tuple(one.span for one in mentions)
    kind = SpeakerKind.OUTLET if first.name and is_outlet(first.name, article) else None
    return Speaker(number, name, kind, first.name is not None, spans)


def _full_names(names: set[str], text: str) -> dict[str, str]:
    """For each surname the one full name of a person that ends with it; none where two do."""
    ending: dict[str, set[str]] = {}
    for name in names:
        if is_personal(name):
            ending.setdefault(name.split()[-1], set()).add(name)
    full: dict[str, str] = {}
    for surname, longer in ending.items():
        longest = max(longer, key=len)
        same = all(longest.endswith(one) for one in longer)
        if same and not others_named(surname, longest, text):
            full |= dict.fromkeys([surname, *longer], longest)
    return full
