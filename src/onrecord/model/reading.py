"""Who says what in a story."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.article import Article
from onrecord.model.capture import Capture
from onrecord.model.places import Span

DOUBTFUL = 0.5  # confidence below which a reading is marked as doubtful


class Quotation(StrEnum):
    """How the content is given: in quotation marks, without, or partly so."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Attitude(StrEnum):
    """What the source does with the content, after the Penn Discourse Treebank and PARC."""

    ASSERTION = "assertion"
    BELIEF = "belief"
    FACT = "fact"
    EVENTUALITY = "eventuality"


class Polarity(StrEnum):
    """Whether the source holds the content or holds against it."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


@dataclass(frozen=True, slots=True)
class Attribution:
    """An attribution relation: a source, a cue, and the content they vouch for.

    The source may be missing ("it is understood that ..."). The content may be in pieces, as in
    '"We were warned," she said, "twice."' `within` is the number, in the same tuple, of the
    attribution in whose content this one stands. `confidence`, in 0..1, is the share of such
    readings that are attributions, `source_confidence` the share of those that have this source.
    """

    id: str
    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    quotation: Quotation
    confidence: float
    cue_class: str | None = None
    attitude: Attitude = Attitude.ASSERTION
    polarity: Polarity = Polarity.POSITIVE
    within: int | None = None
    source_confidence: float = 1.0

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("an attribution needs a content")
        for confidence in (self.confidence, self.source_confidence):
            if not 0.0 <= confidence <= 1.0:
                raise ValueError(f"confidence must be in 0..1, got {confidence}")

    @property
    def doubtful(self) -> bool:
        """Whether it is likelier wrong than right, itself or its source: to be looked at."""
        return self.confidence < DOUBTFUL or self.source_doubtful

    @property
    def source_doubtful(self) -> bool:
        """Whether it is likelier than not that another is the source, or none."""
        return self.source_confidence < DOUBTFUL


class SpeakerKind(StrEnum):
    """What sort of source speaks."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"
    DOCUMENT = "document"
    OUTLET = "outlet"
    AUTHOR = "author"


@dataclass(frozen=True, slots=True)
class Speaker:
    """One source across an article, with every mention of it; `id` counts within one reading.

    `role` and `reason` (for anonymity) are as the article states them; `speaks_for` is the
    speaker for whom a spokesperson speaks.
    """

    id: int
    name: str
    kind: SpeakerKind | None
    named: bool
    mentions: tuple[Span, ...]
    role: str | None = None
    reason: str | None = None
    number: int | None = None
    speaks_for: int | None = None


class TimexType(StrEnum):
    """The four types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression and its TIMEX3 value: "last May" is DATE 2024-05.

    `zone` is the offset from UTC of a time whose zone is stated: "-05:00".
    """

    span: Span
    type: TimexType
    value: str | None
    mod: str | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A clause that a time expression dates; `timex` is its number in the reading."""

    span: Span
    value: str
    timex: int


class SaidOrigin(StrEnum):
    """What says when a statement was made."""

    TEXT = "text"  # a time stated beside the cue
    PUBLISHED = "published"  # none is: the article's own time


@dataclass(frozen=True, slots=True)
class SaidAt:
    """When a statement was made: a TIMEX3 value, None where the words give none."""

    value: str | None
    origin: SaidOrigin
    timex: Timex | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution with its speaker known and its time placed, as far as they can be.

    `via` is the outlet or reporter it was told to. `said_at` is a time stated
    beside the cue, else that of the article.
    """

    attribution: Attribution
    speaker_id: int | None = None
    via: int | None = None
    said_at: SaidAt | None = None


class QuestionKind(StrEnum):
    """What a question is about."""

    MARKS_IN_SPEECH = "marks-in-speech"  # that a speaker cannot have spoken
    SOURCE_UNDESCRIBED = "source-undescribed"  # "a source said"
    NO_REASON = "no-reason"  # given for not naming a source
    ONE_VOICE = "one-voice"  # of several who are quoted word for word
    ONLY_OPINION = "only-opinion"  # from an unnamed source
    DATE_ORDER = "date-order"  # a date in figures that can be read two ways


@dataclass(frozen=True, slots=True)
class Question:
    """Something in the page that a person should look at; never a verdict.

    `statement` is the number of the statement it concerns, None where it is none of them.
    """

    kind: QuestionKind
    text: str
    places: tuple[Span, ...]
    statement: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one model read in one capture. Read again with another, it is another.

    Made by `onrecord.read`; refuses, with ValueError, a span that does not lie in the text.
    """

    capture: Capture
    article: Article
    model: str
    statements: tuple[Statement, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    timexes: tuple[Timex, ...] = ()
    events: tuple[Event, ...] = ()
    questions: tuple[Question, ...] = ()

    def __post_init__(self) -> None:
        length = len(self.article.text)
        for span in self.spans():
            if span.end > length:
                raise ValueError(f"{span} lies outside a text of {length} characters")

    def spans(self) -> tuple[Span, ...]:
        """Every span in this reading."""
        attributions = [statement.attribution for statement in self.statements]
        found = [
            *(paragraph.span for paragraph in self.article.paragraphs),
            *(piece for one in attributions for piece in one.content),
            *(mention for speaker in self.speakers for mention in speaker.mentions),
            *(timex.span for timex in self.timexes),
            *(event.span for event in self.events),
            *(place for question in self.questions for place in question.places),
            *(
                one.said_at.timex.span
                for one in self.statements
                if one.said_at and one.said_at.timex
            ),
        ]
        for one in attributions:
            found += [span for span in (one.cue, one.source) if span is not None]
        return tuple(found)

    def chain_of(self, statement: Statement) -> tuple[str, ...]:
        """On whose word `statement` stands, from the reader outwards.

        The page, the outlet it credits, whom it was told to, and each source in turn:
        ("Evening Gazette", "News Agency", "a former aide", "the prime minister").
        """
        stated = [statement]
        while stated[0].attribution.within is not None:
            stated.insert(0, self.statements[stated[0].attribution.within])
        relayed = [one.name for one in self.speakers if one.id == stated[0].via]
        sources = [self._called(one) for one in stated]
        page = [self.article.publisher or "this page"]
        credited = [self.article.origin] if self.article.origin else []
        chain = [*page, *credited, *relayed, *sources]
        return tuple(one for at, one in enumerate(chain) if at == 0 or one != chain[at - 1])

    def _called(self, statement: Statement) -> str:
        speaker = self.speaker_of(statement)
        return speaker.name if speaker else self.source_of(statement) or "no source"

    def speaker_of(self, statement: Statement) -> Speaker | None:
        """The speaker of `statement`, or None where no one could be found."""
        return next((one for one in self.speakers if one.id == statement.speaker_id), None)

    def source_of(self, statement: Statement) -> str | None:
        """The words that name the source of `statement` as they stand, or None without one."""
        source = statement.attribution.source
        return None if source is None else self.article.words(source)

    def cue_of(self, statement: Statement) -> str | None:
        """The words of the saying, or None without any."""
        cue = statement.attribution.cue
        return None if cue is None else self.article.words(cue)

    def content_of(self, statement: Statement) -> str:
        """The words that are on record."""
        return self.article.words(*statement.attribution.content)
