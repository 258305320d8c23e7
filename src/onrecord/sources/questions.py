"""What agencies' written rules ask of unnamed sources, asked of each that an article rests on.

Reuters, the AP and the BBC ask for a description that lets the reader judge, for the reason why a
source is not named, for facts rather than opinion, and that several are not quoted as one voice.
These are questions, each with its place: whether there was good reason is for a person to say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.model import Attitude, Question, QuestionKind, Quotation, SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.model import Article, Span, Speaker, Statement

__all__ = ["ask_of_sources"]

HUMAN = (SpeakerKind.PERSON, SpeakerKind.GROUP)
OPINION = frozenset("accusing praising".split())  # classes of cue
BARE = re.compile(
    r"(?:(?:an?|the|one|some|several|many|unnamed|anonymous|two|three|four|five)\s+)*"
    r"(?:sources?|officials?|insiders?|persons?|people|men|man|women|woman|aides?|observers?)\Z",
    re.I,
)
UNDESCRIBED = "Who is this, as far as the reader may know? Nothing is said of the source."
NO_REASON = "Why is this source not named? No reason is given."
ONE_VOICE = "Which of them said this? Several people are quoted word for word with one voice."
ONLY_OPINION = "Is this opinion for an unnamed source to give?"


def ask_of_sources(
    article: Article, statements: Sequence[Statement], speakers: Sequence[Speaker]
) -> tuple[Question, ...]:
    """The questions that the unnamed people of an article raise, in order of their places."""
    unnamed = {one.id: one for one in speakers if one.kind in HUMAN and not one.named}
    heard: set[int] = set()
    found: list[Question] = []
    for number, statement in enumerate(statements):
        speaker = unnamed.get(statement.speaker_id or 0)
        source = statement.attribution.source
        if speaker is None or source is None:
            continue
        if speaker.id not in heard:
            heard.add(speaker.id)
            found += _of_source(article, speaker, source, number)
        found += _of_statement(speaker, statement, number)
    return tuple(found)


def _of_source(article: Article, speaker: Speaker, source: Span, number: int) -> Iterator[Question]:
    """Asked once of a source."""
    if BARE.match(article.words(source).strip()):
        yield Question(QuestionKind.SOURCE_UNDESCRIBED, UNDESCRIBED, (source,), number)
    if _is_somebody(speaker) and speaker.reason is None:
        yield Question(QuestionKind.NO_REASON, NO_REASON, (source,), number)


def _of_statement(speaker: Speaker, statement: Statement, number: int) -> Iterator[Question]:
    one = statement.attribution
    content = one.content
    if speaker.kind is SpeakerKind.GROUP and one.quotation is Quotation.DIRECT:
        yield Question(QuestionKind.ONE_VOICE, ONE_VOICE, content, number)
    opinion = one.attitude is Attitude.BELIEF or one.cue_class in OPINION
    if opinion and _is_somebody(speaker):
        yield Question(QuestionKind.ONLY_OPINION, ONLY_OPINION, content, number)


def _is_somebody(speaker: Speaker) -> bool:
    """Whether a name could be given: "critics" and "analysts" are no one in particular."""
    return speaker.kind is SpeakerKind.PERSON or speaker.number is not None
