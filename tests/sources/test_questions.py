import pytest

from onrecord.model import (
    Article,
    Attitude,
    Attribution,
    Question,
    QuestionKind,
    Quotation,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
)
from onrecord.sources import ask_of_sources

UNDESCRIBED, NO_REASON = QuestionKind.SOURCE_UNDESCRIBED, QuestionKind.NO_REASON
ONE_VOICE, ONLY_OPINION = QuestionKind.ONE_VOICE, QuestionKind.ONLY_OPINION


def asked(
    source: str,
    kind: SpeakerKind | None,
    *,
    named: bool = False,
    reason: str | None = None,
    number: int | None = None,
    quotation: Quotation = Quotation.INDIRECT,
    attitude: Attitude = Attitude.ASSERTION,
    cue_class: str = "neutral",
) -> list[Question]:
    text = f"{source} said it held."
    place = Span(0, len(source))
    content = (Span(len(text) - 8, len(text) - 1),)
    one = Attribution(
        "1", content, None, place, quotation, 0.9, cue_class=cue_class, attitude=attitude
    )
    speaker = Speaker(1, source, kind, named, (place,), reason=reason, number=number)
    twice = (Statement(one, 1), Statement(one, 1))
    return list(ask_of_sources(Article("c", "u", None, text, ()), twice, (speaker,)))


@pytest.mark.parametrize(
    ("source", "kind", "number", "reason", "expected"),
    [
        ("a source", SpeakerKind.PERSON, None, None, {UNDESCRIBED, NO_REASON}),
        ("officials", SpeakerKind.GROUP, None, None, {UNDESCRIBED}),
        ("a senior harbour official", SpeakerKind.PERSON, None, None, {NO_REASON}),
        ("two people briefed on it", SpeakerKind.GROUP, 2, None, {NO_REASON}),
        ("two people briefed on it", SpeakerKind.GROUP, 2, "not authorised to speak", set()),
        ("critics", SpeakerKind.GROUP, None, None, set()),
        ("the report", SpeakerKind.DOCUMENT, None, None, set()),
        ("somebody", None, None, None, set()),
    ],
)
def test_what_is_asked_of_a_source(
    source: str,
    kind: SpeakerKind | None,
    number: int | None,
    reason: str | None,
    expected: set[QuestionKind],
) -> None:
    questions = asked(source, kind, number=number, reason=reason)
    assert {one.kind for one in questions} == expected
    assert len(questions) == len(expected), "a source is asked once, however often it speaks"
    assert all(one.places == (Span(0, len(source)),) for one in questions)


def test_nothing_is_asked_of_the_named() -> None:
    direct = asked("Ada Okafor", SpeakerKind.PERSON, named=True, attitude=Attitude.BELIEF)
    assert not direct


def test_several_are_not_quoted_with_one_voice() -> None:
    questions = asked("harbour aides", SpeakerKind.GROUP, quotation=Quotation.DIRECT)
    assert [one.kind for one in questions] == [ONE_VOICE, ONE_VOICE]
    assert [one.statement for one in questions] == [0, 1]


def test_opinion_is_asked_about() -> None:
    reason = "not authorised to speak"
    believed = asked("a port clerk", SpeakerKind.PERSON, reason=reason, attitude=Attitude.BELIEF)
    accused = asked(
        "two port clerks", SpeakerKind.GROUP, number=2, reason=reason, cue_class="accusing"
    )
    assert {one.kind for one in (*believed, *accused)} == {ONLY_OPINION}
    assert not asked("critics", SpeakerKind.GROUP, attitude=Attitude.BELIEF)
