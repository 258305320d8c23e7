"""Readings put together by hand, so that a test of an export rests on no tagger."""

from dataclasses import dataclass, replace

from onrecord.model import (
    Article,
    Attribution,
    Paragraph,
    ParagraphKind,
    Reading,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
)
from onrecord.quoted import find_quoted
from onrecord.statements.quotation import how_given
from tests.make import capture
from tests.scripted import span_of


@dataclass(frozen=True)
class Told:
    """A statement by its words; each stands where the text first has it."""

    speaker: int | None
    source: str | None
    cue: str
    content: tuple[str, ...]
    cue_class: str = "neutral"
    within: int | None = None
    via: int | None = None


def someone(number: int, name: str, *, named: bool = True) -> Speaker:
    """A speaker who is mentioned nowhere in particular."""
    return Speaker(number, name, SpeakerKind.PERSON, named, ())


def reading(text: str, *told: Told, speakers: tuple[Speaker, ...] = ()) -> Reading:
    """What `told` says of `text`, whose first paragraph is the headline."""
    paragraphs = []
    start = 0
    for number, words in enumerate(text.split("\n\n")):
        kind = ParagraphKind.PARAGRAPH if number else ParagraphKind.HEADLINE
        paragraphs.append(Paragraph(Span(start, start + len(words)), kind, f"line {number + 1}"))
        start += len(words) + 2
    received = capture(text, media_type="text/plain")
    article = Article(
        received.id,
        received.url,
        text.split("\n\n")[0],
        text,
        tuple(paragraphs),
        publisher="Vellimere Gazette",
        language="en",
    )
    statements: list[Statement] = []
    for number, one in enumerate(told):
        statements.append(_statement(text, one, number, statements))
    return Reading(received, article, "by hand", tuple(statements), speakers)


def mentioned(one: Reading, number: int, *words: str) -> Reading:
    """`one` with `words` as the mentions of the speaker `number`."""
    spans = tuple(span_of(one.article.text, its) for its in words)
    speakers = tuple(
        replace(its, mentions=spans) if its.id == number else its for its in one.speakers
    )
    return replace(one, speakers=speakers)


def _statement(text: str, told: Told, number: int, before: list[Statement]) -> Statement:
    content = tuple(span_of(text, piece) for piece in told.content)
    outer = () if told.within is None else before[told.within].attribution.content
    attribution = Attribution(
        f"a{number}",
        content,
        span_of(text, told.cue),
        span_of(text, told.source) if told.source else None,
        how_given(text, content, find_quoted(text), outer=outer),
        0.9,
        told.cue_class,
        within=told.within,
    )
    return Statement(attribution, told.speaker, told.via)
