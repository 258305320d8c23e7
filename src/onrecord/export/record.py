"""Reading -> `onrecord/reading/1`, the record as JSON; keys may be added to it, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.model import (
        Article,
        Capture,
        Dated,
        Event,
        Question,
        Reading,
        SaidAt,
        Span,
        Speaker,
        Statement,
        Timex,
    )

__all__ = ["SCHEMA", "as_record"]

SCHEMA = "onrecord/reading/1"


def as_record(reading: Reading) -> dict[str, Any]:
    """The record of `reading`: plain dicts and lists, spans with their words."""
    text = reading.article.text
    return {
        "schema": SCHEMA,
        "capture": _capture(reading.capture),
        "article": _article(reading.article),
        "model": reading.model,
        "statements": [_statement(text, one) for one in reading.statements],
        "speakers": [_speaker(text, one) for one in reading.speakers],
        "timexes": [_timex(text, one) for one in reading.timexes],
        "events": [_event(text, one) for one in reading.events],
        "conflicts": [],
        "questions": [_question(text, one) for one in reading.questions],
    }


def _capture(capture: Capture) -> dict[str, Any]:
    return {
        "id": capture.id,
        "digest": capture.digest,
        "url": capture.url,
        "captured_at": capture.captured_at.isoformat(),
        "media_type": capture.media_type,
        "origin": capture.origin.value,
    }


def _article(article: Article) -> dict[str, Any]:
    dateline = article.dateline
    return {
        "text_sha256": article.text_sha256,
        "headline": article.headline,
        "byline": {"names": list(article.byline.names), "agency": article.byline.agency},
        "dateline": dateline
        and {
            "place": dateline.place,
            "filed_on": dateline.filed_on.isoformat() if dateline.filed_on else None,
            "agency": dateline.agency,
        },
        "publisher": article.publisher,
        "origin": article.origin,
        "section": article.section,
        "published_at": _dated(article.published_at),
        "modified_at": _dated(article.modified_at),
        "language": article.language,
        "canonical_url": article.canonical_url,
        "text": article.text,
        "paragraphs": [
            {
                "start": paragraph.span.start,
                "end": paragraph.span.end,
                "kind": paragraph.kind.value,
                "path": paragraph.path,
            }
            for paragraph in article.paragraphs
        ],
    }


def _dated(dated: Dated | None) -> dict[str, Any] | None:
    if dated is None:
        return None
    return {"value": dated.value, "from": dated.origin.value, "text": dated.text}


def _statement(text: str, statement: Statement) -> dict[str, Any]:
    one = statement.attribution
    return {
        "id": one.id,
        "content": [_span(text, piece) for piece in one.content],
        "cue": _span(text, one.cue) if one.cue else None,
        "cue_class": one.cue_class,
        "source": _span(text, one.source) if one.source else None,
        "quotation": one.quotation.value,
        "attitude": one.attitude.value,
        "polarity": one.polarity.value,
        "within": one.within,
        "speaker": statement.speaker_id,
        "via": statement.via,
        "said_at": _said_at(text, statement.said_at),
        "confidence": one.confidence,
        "source_confidence": one.source_confidence,
    }


def _said_at(text: str, said: SaidAt | None) -> dict[str, Any] | None:
    if said is None:
        return None
    nowhere = {"start": None, "end": None, "text": None}
    place = _span(text, said.timex.span) if said.timex else nowhere
    return {**place, "value": said.value, "from": said.origin.value}


def _speaker(text: str, speaker: Speaker) -> dict[str, Any]:
    return {
        "id": speaker.id,
        "name": speaker.name,
        "kind": speaker.kind.value if speaker.kind else None,
        "named": speaker.named,
        "role": speaker.role,
        "reason": speaker.reason,
        "number": speaker.number,
        "for": speaker.speaks_for,
        "mentions": [_span(text, mention) for mention in speaker.mentions],
    }


def _timex(text: str, timex: Timex) -> dict[str, Any]:
    return {
        **_span(text, timex.span),
        "type": timex.type.value,
        "value": timex.value,
        "mod": timex.mod,
        "zone": timex.zone,
    }


def _event(text: str, event: Event) -> dict[str, Any]:
    return {**_span(text, event.span), "value": event.value, "timex": event.timex}


def _question(text: str, question: Question) -> dict[str, Any]:
    return {
        "kind": question.kind.value,
        "text": question.text,
        "statement": question.statement,
        "places": [_span(text, place) for place in question.places],
    }


def _span(text: str, span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}
