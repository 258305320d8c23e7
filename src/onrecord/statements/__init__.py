"""Article -> attributions: who says what, as spans of the text."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from onrecord.model import Article, Attribution
from onrecord.statements.bundle import open_bundle
from onrecord.statements.chains import find_chained
from onrecord.statements.cues import sense_of
from onrecord.statements.quotation import find_quoted, how_given
from onrecord.statements.tagger import OnnxTagger, Tagged, Tagger

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import Span

__all__ = ["OnnxTagger", "Tagged", "Tagger", "find_attributions", "open_bundle"]


def find_attributions(article: Article, tagger: Tagger) -> tuple[Attribution, ...]:
    """Find the attributions in `article`, in reading order, an enclosing one before its inner."""
    text = article.text
    quoted = find_quoted(text)
    chained = find_chained(text, tagger)
    contents = [one.tagged.content for one in chained]
    found = []
    for one in chained:
        outer: Sequence[Span] = () if one.within is None else contents[one.within]
        tagged = one.tagged
        sense = sense_of(article.words(tagged.cue) if tagged.cue else None)
        found.append(
            Attribution(
                _id(article.text_sha256, tagged),
                tagged.content,
                tagged.cue,
                tagged.source,
                how_given(text, tagged.content, quoted, outer=outer),
                tagged.confidence,
                attitude=sense.attitude,
                polarity=sense.polarity,
                within=one.within,
            )
        )
    return tuple(found)


def _id(text_sha256: str, tagged: Tagged) -> str:
    """The same for the same spans of the same text, whichever model found them."""
    spans = [*tagged.content, tagged.cue, tagged.source]
    places = ",".join(f"{span.start}-{span.end}" if span else "none" for span in spans)
    return hashlib.sha256(f"{text_sha256}:{places}".encode()).hexdigest()[:16]
