"""Article -> attributions: who says what, as spans of the text."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from onrecord.model import Article, Attribution, ParagraphKind, Span
from onrecord.quoted import find_quoted
from onrecord.statements.bundle import open_bundle
from onrecord.statements.chains import find_chained
from onrecord.statements.confidence import features_of
from onrecord.statements.cues import sense_of
from onrecord.statements.marks import find_questions
from onrecord.statements.quotation import how_given
from onrecord.statements.tagger import OnnxTagger, Tagged, Tagger, Way

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "OnnxTagger",
    "Tagged",
    "Tagger",
    "Way",
    "find_attributions",
    "find_questions",
    "open_bundle",
]


def find_attributions(article: Article, tagger: Tagger) -> tuple[Attribution, ...]:
    """Find the attributions in `article`, in reading order, an enclosing one before its inner."""
    text = article.unwrapped().text
    quoted = find_quoted(text)
    chained = find_chained(text, tagger, headline=article.headline_at())
    contents = [_without_labels(article, one.tagged.content) for one in chained]
    found = []
    for one, content in zip(chained, contents, strict=True):
        tagged = one.tagged
        outer: Sequence[Span] = () if one.within is None else contents[one.within]
        cue = article.words(tagged.cue) if tagged.cue else None
        sense = sense_of(cue, _after(article, tagged.cue, content))
        features = features_of(tagged, inside=one.within is not None)
        found.append(
            Attribution(
                _id(article.text_sha256, [*content, tagged.cue, tagged.source]),
                content,
                tagged.cue,
                tagged.source,
                how_given(text, content, quoted, outer=outer),
                tagger.calibration.confidence(features),
                source_confidence=tagger.calibration.source_confidence(features),
                cue_class=sense.cue_class,
                attitude=sense.attitude,
                polarity=sense.polarity,
                within=one.within,
            )
        )
    return tuple(found)


def _without_labels(article: Article, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """`content` without the story's own label before it: "Worth noting:" is nobody's word."""
    labels = [one.span for one in article.paragraphs if one.kind is ParagraphKind.LABEL]
    kept = []
    for piece in content:
        label = next((one for one in labels if one.start <= piece.start < one.end), None)
        start = label.end if label else piece.start
        start += len(article.text[start : piece.end]) - len(
            article.text[start : piece.end].lstrip()
        )
        if start < piece.end:
            kept.append(Span(start, piece.end))
    return tuple(kept) or content


def _after(article: Article, cue: Span | None, content: tuple[Span, ...]) -> str:
    """The words of `content` that follow the cue; none where all stand before it."""
    after = [piece for piece in content if cue is not None and piece.start >= cue.end]
    return article.words(after[0]) if after else ""


def _id(text_sha256: str, spans: Sequence[Span | None]) -> str:
    """The same for the same spans of the same text, whichever model found them."""
    places = ",".join(f"{span.start}-{span.end}" if span else "none" for span in spans)
    return hashlib.sha256(f"{text_sha256}:{places}".encode()).hexdigest()[:16]
