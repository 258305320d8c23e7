"""What two annotations of the same articles agree on: `python -m training.agree GOLD SECOND DATA`.

Both were made by machine under docs/annotating.md, the second without sight of the first: what
this prints is self-consistency, not what people agree on. The second is scored as a reader is.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from onrecord.evaluate.attribution import NEVER, score_gold
from onrecord.evaluate.gold import GoldArticle, GoldSpeaker, GoldStatement, as_gold
from onrecord.evaluate.speakers import score_speakers
from onrecord.model import (
    Article,
    Attitude,
    Attribution,
    Capture,
    Polarity,
    Quotation,
    Reading,
    SaidAt,
    SaidOrigin,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    Timex,
    TimexType,
)
from training.drafts import source_text


def as_reading(article: GoldArticle) -> Reading:
    """What was annotated, in the shape of what onrecord reads."""
    capture = Capture(article.name, NEVER, "text/plain", article.text.encode())
    whole = Article(capture.id, article.name, None, article.text, ())
    told = [one.speaker for one in article.statements if one.speaker is not None]
    names = dict.fromkeys(
        [*(one.name for one in told), *(its for one in told if (its := one.speaks_for))]
    )
    vias = dict.fromkeys(its for one in article.statements if (its := one.via))
    numbers = {name: number for number, name in enumerate({**names, **vias}, start=1)}
    by_name = {one.name: one for one in told}
    speakers = tuple(
        _speaker(name, number, by_name.get(name), numbers) for name, number in numbers.items()
    )
    statements = tuple(_statement(one, numbers) for one in article.statements)
    return Reading(capture, whole, "annotation", statements, speakers)


def _speaker(name: str, number: int, one: GoldSpeaker | None, numbers: dict[str, int]) -> Speaker:
    if one is None:
        kind = SpeakerKind.AUTHOR if name == "author" else SpeakerKind.OUTLET
        return Speaker(number, name, kind, True, ())
    spoken_for = numbers.get(one.speaks_for) if one.speaks_for else None
    return Speaker(
        number,
        name,
        SpeakerKind(one.kind),
        one.named,
        (),
        role=one.role,
        reason=one.reason,
        number=one.number,
        speaks_for=spoken_for,
    )


def _statement(one: GoldStatement, numbers: dict[str, int]) -> Statement:
    attribution = Attribution(
        "annotated",
        tuple(Span(*piece) for piece in one.content),
        Span(*one.cue[0]) if one.cue else None,
        Span(*one.source[0]) if one.source else None,
        Quotation(one.quotation),
        1.0,
        one.cue_class,
        Attitude(one.attitude),
        Polarity(one.polarity),
        one.within,
    )
    return Statement(
        attribution,
        numbers[one.speaker.name] if one.speaker else None,
        numbers[one.via] if one.via else None,
        _said_at(one),
    )


def _said_at(one: GoldStatement) -> SaidAt | None:
    if one.said_at is None:
        return None
    return SaidAt(None, SaidOrigin.TEXT, Timex(Span(*one.said_at), TimexType.DATE, None))


def agree(gold: Path, second: Path, data: Path) -> None:
    """Print how the annotations in `second` score against those in `gold`."""
    pairs = []
    for path in sorted(second.glob("*.json")):
        both = []
        for its in (gold / path.name, path):
            stored = json.loads(its.read_text(encoding="utf-8"))
            both.append(as_gold(its, {**stored, "text": source_text(data, stored["file"])}))
        pairs.append(both)
    articles = [one for one, _ in pairs]
    readings = [as_reading(other) for _, other in pairs]
    print(f"{len(pairs)} articles annotated twice, by machine")
    for one in (*score_gold(articles, readings), *score_speakers(articles, readings)):
        between = f"{100 * one.low:.1f} to {100 * one.high:.1f}"
        print(f"{one.name:<20} {100 * one.f1:>6.1f} {between:>14}   {one.right} of {one.gold}")


if __name__ == "__main__":
    agree(*map(Path, sys.argv[1:4]))
