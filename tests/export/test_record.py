import json
from datetime import date, timedelta, timezone

from onrecord.export.record import SCHEMA, as_record
from onrecord.model import (
    Article,
    Attitude,
    Attribution,
    Byline,
    Dated,
    Dateline,
    DateOrigin,
    Paragraph,
    ParagraphKind,
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
from tests.make import AT, capture

TEXT = "“Shut,” said Ilse Ferrand on Monday 🙂, “for good.”"
FIRST, SECOND = Span(0, 7), Span(39, 50)
CUE, SOURCE, MONDAY = Span(8, 12), Span(13, 25), Span(29, 35)
TIMEX = Timex(MONDAY, TimexType.DATE, "2026-04-13", "START")


def full() -> Reading:
    """A reading in which everything is there."""
    article = Article(
        "id",
        "https://vellimere.example/story",
        "Weir shut",
        TEXT,
        (Paragraph(Span(0, len(TEXT)), ParagraphKind.QUOTATION, "/html/body/p"),),
        Byline(("Jorun Vale", "Ada Roe"), "VNA"),
        Dateline("VELLIMERE", date(2026, 4, 13), "VNA"),
        "The Vellimere Post",
        "Harbour Courier",
        "Water",
        Dated("2026-04", DateOrigin.RELATIVE, "one month ago"),
        Dated("2026-04-13T10:00+02:00", DateOrigin.METADATA, "2026-04-13T10:00+02:00"),
        "en",
    )
    attribution = Attribution(
        "0123456789abcdef",
        (FIRST, SECOND),
        CUE,
        SOURCE,
        Quotation.DIRECT,
        0.123456789,
        "said",
        Attitude.BELIEF,
        Polarity.NEGATIVE,
        None,
    )
    speaker = Speaker(
        1, "Ilse Ferrand", SpeakerKind.PERSON, True, (SOURCE,), "keeper", "fear of the mill", 2, 1
    )
    statement = Statement(attribution, 1, 1, SaidAt(TIMEX.value, SaidOrigin.TEXT, TIMEX))
    at = AT.astimezone(timezone(timedelta(hours=2)))
    return Reading(capture(TEXT, at=at), article, "scripted/1", (statement,), (speaker,), (TIMEX,))


def spanned(span: Span) -> dict[str, object]:
    return {"start": span.start, "end": span.end, "text": TEXT[span.start : span.end]}


def test_record_of_a_statement() -> None:
    (statement,) = as_record(full())["statements"]
    assert statement == {
        "id": "0123456789abcdef",
        "content": [spanned(FIRST), spanned(SECOND)],
        "cue": spanned(CUE),
        "cue_class": "said",
        "source": spanned(SOURCE),
        "quotation": "direct",
        "attitude": "belief",
        "polarity": "negative",
        "within": None,
        "speaker": 1,
        "via": 1,
        "said_at": {**spanned(MONDAY), "value": "2026-04-13", "from": "text"},
        "confidence": 0.123456789,
        "source_confidence": 1.0,
    }


def test_record_of_speakers_and_times() -> None:
    record = as_record(full())
    assert record["speakers"] == [
        {
            "id": 1,
            "name": "Ilse Ferrand",
            "kind": "person",
            "named": True,
            "role": "keeper",
            "reason": "fear of the mill",
            "number": 2,
            "for": 1,
            "mentions": [spanned(SOURCE)],
        }
    ]
    assert record["timexes"] == [
        {**spanned(MONDAY), "type": "DATE", "value": "2026-04-13", "mod": "START", "zone": None}
    ]
    assert (record["events"], record["conflicts"], record["questions"]) == ([], [], [])


def test_record_of_the_article_and_its_capture() -> None:
    reading = full()
    record = as_record(reading)
    assert record["schema"] == SCHEMA == "onrecord/reading/1"
    assert record["model"] == "scripted/1"
    assert record["capture"] == {
        "id": reading.capture.id,
        "digest": reading.capture.digest,
        "url": "https://vellimere.example/story",
        "captured_at": "2026-04-13T12:00:00+02:00",
        "media_type": "text/html",
        "origin": "file",
    }
    assert record["article"] == {
        "text_sha256": reading.article.text_sha256,
        "headline": "Weir shut",
        "byline": {"names": ["Jorun Vale", "Ada Roe"], "agency": "VNA"},
        "dateline": {"place": "VELLIMERE", "filed_on": "2026-04-13", "agency": "VNA"},
        "publisher": "The Vellimere Post",
        "origin": "Harbour Courier",
        "section": "Water",
        "published_at": {"value": "2026-04", "from": "relative", "text": "one month ago"},
        "modified_at": {
            "value": "2026-04-13T10:00+02:00",
            "from": "metadata",
            "text": "2026-04-13T10:00+02:00",
        },
        "language": "en",
        "canonical_url": None,
        "text": TEXT,
        "paragraphs": [{"start": 0, "end": 50, "kind": "quotation", "path": "/html/body/p"}],
    }


def test_what_is_not_there_is_null_or_empty() -> None:
    article = Article("id", "a.txt", None, TEXT, ())
    bare = Attribution("1", (FIRST,), None, None, Quotation.DIRECT, 0.5)
    record = as_record(Reading(capture(TEXT), article, "scripted/1", (Statement(bare),)))
    (statement,) = record["statements"]
    absent = ("cue", "cue_class", "source", "within", "speaker", "via", "said_at")
    assert [statement[key] for key in absent] == [None] * len(absent)
    missing = ("headline", "dateline", "publisher", "published_at", "modified_at", "language")
    assert [record["article"][key] for key in missing] == [None] * len(missing)
    assert record["article"]["byline"] == {"names": [], "agency": None}
    assert record["speakers"] == record["timexes"] == []


def test_record_is_plain_json() -> None:
    record = as_record(full())
    assert json.loads(json.dumps(record)) == record
