"""Attributions -> speakers: one speaker for the names of one source, as far as names alone tell.

A name is joined to the one longer name that ends with it ("Okafor", "Ada Okafor"). An unnamed
source is joined only where the text takes it up again in the same words with "the". Pronouns are
left open. A source that is left open has no speaker: none is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.model import Article, Attribution, Speaker

if TYPE_CHECKING:
    from onrecord.model import Span

__all__ = ["find_speakers"]

PRONOUNS = frozenset(
    "i me we us you he him she her it they them who whom whose which that this these those one"
    " himself herself itself themselves myself ourselves someone somebody anyone everyone nobody"
    " no-one none some many others another both all most several few his its their my our".split()
)
ARTICLE = re.compile(r"^(?:the|an?|one|another|some|this|that)\s+", re.I)
TAIL = re.compile(r"(?:['’]s?|\s+(?:him|her|it|them)sel(?:f|ves))$", re.I)
# What follows a name or a head noun and describes it.
AFTER_HEAD = re.compile(
    r",|\s\(|\s(?:for|of|at|in|on|to|with|from|who|which|familiar|close|named)\s", re.I
)


@dataclass(frozen=True, slots=True)
class _Mention:
    """A source as it stands, and the same without article and possessive."""

    span: Span
    words: str
    bare: str

    @property
    def named(self) -> bool:
        """Whether its head is a proper name: "the White House", not "a US official"."""
        head = AFTER_HEAD.split(self.bare)[0].split()
        return bool(head) and head[-1][:1].isupper()

    @property
    def taken_up(self) -> bool:
        """Whether the phrase points back: "the former official", never "a former official"."""
        return self.words.casefold().startswith("the ")


def find_speakers(article: Article, attributions: tuple[Attribution, ...]) -> tuple[Speaker, ...]:
    """Find the speakers behind `attributions`, in order of first mention."""
    spans = sorted({one.source for one in attributions if one.source is not None})
    mentions = [_mention(article, span) for span in spans]
    mentions = [mention for mention in mentions if mention.bare.casefold() not in PRONOUNS]
    full = _full_names([mention.bare for mention in mentions if mention.named])
    speakers: dict[str, Speaker] = {}
    for mention in mentions:
        name = full.get(mention.bare, mention.bare)
        key = name.casefold() if mention.named or mention.taken_up else f"{name.casefold()} new"
        known = speakers.get(key) or speakers.get(f"{key} new")
        if known is None or (not mention.named and not mention.taken_up):
            found = Speaker(len(speakers) + 1, name, None, mention.named, (mention.span,))
            speakers[key if key not in speakers else f"{key} {mention.span.start}"] = found
        else:
            joined = replace(known, mentions=(*known.mentions, mention.span))
            speakers = {at: joined if one is known else one for at, one in speakers.items()}
    return tuple(speakers.values())


def _mention(article: Article, span: Span) -> _Mention:
    words = article.text[span.start : span.end]
    bare = TAIL.sub("", ARTICLE.sub("", words)).strip(" ,“”\"‘’'")
    return _Mention(span, words, bare or words)


def _full_names(names: list[str]) -> dict[str, str]:
    """For each name the one longer name that ends with it; none where two do."""
    ending: dict[str, set[str]] = {}
    for name in set(names):
        words = name.split(" ")
        for dropped in range(1, len(words)):
            ending.setdefault(" ".join(words[dropped:]), set()).add(name)
    return {name: next(iter(longer)) for name, longer in ending.items() if len(longer) == 1}
