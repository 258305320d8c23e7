"""What passes between the stages is sound, or it is not made at all."""

import dataclasses
import importlib
import pkgutil
import typing
from datetime import UTC, datetime

import pytest

from onrecord import model
from onrecord.model import (
    Article,
    Attribution,
    Capture,
    Paragraph,
    ParagraphKind,
    Quotation,
    Reading,
    SaidAt,
    SaidOrigin,
    Span,
    Speaker,
    Statement,
    Timex,
    TimexType,
)
from tests.make import capture

AT = datetime(2026, 4, 13, 10, 0, tzinfo=UTC)
TEXT = "A clerk said that the letter was never sent."
CLASSES = sorted(
    {
        found
        for module in pkgutil.iter_modules(model.__path__, "onrecord.model.")
        for found in vars(importlib.import_module(module.name)).values()
        if dataclasses.is_dataclass(found) and isinstance(found, type)
    },
    key=lambda found: found.__name__,
)


def attribution(*content: Span, confidence: float = 0.9, cue: Span | None = None) -> Attribution:
    return Attribution("one", content, cue, None, Quotation.INDIRECT, confidence)


def reading(**parts: typing.Any) -> Reading:
    paragraphs = parts.pop("paragraphs", ())
    article = Article("id", "https://vellimere.example", None, TEXT, paragraphs)
    return Reading(capture("x"), article, "scripted/1", **parts)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 3), (-5, -1)])
def test_span_refuses_offsets_that_hold_nothing(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"got {start}\\.\\.{end}"):
        Span(start, end)


@pytest.mark.parametrize(
    ("one", "other", "overlaps", "encloses"),
    [
        (Span(0, 4), Span(4, 6), False, False),
        (Span(0, 5), Span(4, 6), True, False),
        (Span(0, 6), Span(4, 6), True, True),
        (Span(4, 6), Span(4, 6), True, True),
        (Span(4, 6), Span(0, 9), True, False),
    ],
)
def test_spans_compare(one: Span, other: Span, overlaps: bool, encloses: bool) -> None:
    assert (one.overlaps(other), one.encloses(other)) == (overlaps, encloses)
    assert other.overlaps(one) == overlaps
    assert len(other) == other.end - other.start


def test_capture_needs_a_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Capture("a.html", datetime(2026, 4, 13), "text/html", b"")


def test_capture_id_tells_address_time_and_body_apart() -> None:
    first = Capture("a.html", AT, "text/html", b"one")
    again = Capture("a.html", AT, "text/html", b"one")
    changed = [
        dataclasses.replace(first, url="b.html"),
        dataclasses.replace(first, captured_at=AT.replace(minute=1)),
        dataclasses.replace(first, body=b"two"),
    ]
    assert first.id == again.id
    assert len({first.id, *(one.id for one in changed)}) == 4
    assert [one.digest == first.digest for one in changed] == [True, True, False]
    assert len(first.id) == len(first.digest) == 64


def test_attribution_needs_a_content_and_a_confidence_in_bounds() -> None:
    with pytest.raises(ValueError, match="content"):
        attribution()
    for confidence in (-0.1, 1.1, float("nan")):
        with pytest.raises(ValueError, match="confidence"):
            attribution(Span(0, 1), confidence=confidence)


BEYOND = Span(0, len(TEXT) + 1)


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param({"statements": (Statement(attribution(BEYOND)),)}, id="content"),
        pytest.param({"statements": (Statement(attribution(Span(0, 1), cue=BEYOND)),)}, id="cue"),
        pytest.param({"speakers": (Speaker(1, "clerk", None, False, (BEYOND,)),)}, id="mention"),
        pytest.param({"timexes": (Timex(BEYOND, TimexType.DATE, None),)}, id="timex"),
        pytest.param(
            {
                "statements": (
                    Statement(
                        attribution(Span(0, 1)),
                        said_at=SaidAt(None, SaidOrigin.TEXT, Timex(BEYOND, TimexType.DATE, None)),
                    ),
                )
            },
            id="said at",
        ),
        pytest.param(
            {"paragraphs": (Paragraph(BEYOND, ParagraphKind.PARAGRAPH, "line 1"),)}, id="paragraph"
        ),
    ],
)
def test_reading_refuses_spans_outside_its_text(parts: dict[str, typing.Any]) -> None:
    with pytest.raises(ValueError, match="lies outside a text of 44 characters"):
        reading(**parts)


def test_reading_takes_spans_up_to_the_end_of_its_text() -> None:
    whole = attribution(Span(0, len(TEXT)))
    found = reading(statements=(Statement(whole),))
    assert found.content_of(found.statements[0]) == TEXT


def test_words_in_pieces_are_in_reading_order_with_an_ellipsis() -> None:
    article = reading().article
    assert article.words(Span(18, 28), Span(0, 7)) == "A clerk … the letter"


@pytest.mark.parametrize("one", CLASSES, ids=lambda one: str(one.__name__))
def test_data_is_frozen_and_its_hints_resolve(one: type) -> None:
    hints = typing.get_type_hints(one)
    assert {field.name for field in dataclasses.fields(one)} <= hints.keys()
    assert one.__dataclass_params__.frozen  # type: ignore[attr-defined]


def test_every_class_can_be_imported_from_the_package() -> None:
    assert {one.__name__ for one in CLASSES} <= set(model.__all__)
    assert sorted(model.__all__) == model.__all__
