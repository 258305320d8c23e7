"""The page that onrecord starts from: what must be read in it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

import onrecord
from onrecord.model import Attitude, ParagraphKind, QuestionKind, Reading, SaidOrigin, SpeakerKind

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
PAGES = sorted(SEEDS.glob("*.txt"))

pytestmark = pytest.mark.skipif(
    not PAGES, reason="the page that onrecord starts from is not beside the repository"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A statement: words of its source, and words that its content must hold."""

    source: str
    content: str


WANTED = (
    Wanted("he", "willing to fight Iran"),
    Wanted("a former senior Trump administration official", "willing to fight Iran"),
    Wanted("Trump himself", "did not do the right thing"),
    Wanted("Trump", "I can't talk about this story"),
    Wanted("A senior ‘Israeli’ official", "but the US insisted"),
    Wanted("Yahoo News", "tracking Soleimani's cellphone"),
    Wanted("The former senior US official", "wasn't totally warranted"),
    Wanted("a former White House official", "tried to pull Trump aside"),
    Wanted("Trump", "had used him"),
    Wanted("The Trump administration's", "imminent threat"),
    Wanted("A former senior ‘Israeli’ official", "had expressed appreciation"),
)
ENOUGH = 10
USED = "Netanyahu had used him"


@pytest.fixture(scope="module")
def reading() -> Reading:
    return onrecord.read(str(PAGES[0]), at=datetime(2022, 1, 15, tzinfo=UTC))


def test_the_head_of_the_article(reading: Reading) -> None:
    article = reading.article
    assert article.headline is not None
    assert article.text.count(article.headline) == 1
    assert article.byline.names == ("Barack Ravid",)
    assert article.origin == "Axios"
    assert article.section == "Selected Articles"
    assert article.published_at is not None
    assert (article.published_at.value, article.published_at.text) == ("2021-12", "one month ago")


def test_no_furniture_in_the_text(reading: Reading) -> None:
    for words in (
        "No Script",
        "Please Wait",
        "Telegram",
        "folder_open",
        "access_time",
        "favorites",
    ):
        assert words not in reading.article.text


def test_labels_are_of_a_kind_of_their_own(reading: Reading) -> None:
    labels = [
        reading.article.text[one.span.start : one.span.end]
        for one in reading.article.paragraphs
        if one.kind is ParagraphKind.LABEL
    ]
    assert labels == ["Behind the scenes:", "Between the lines:", "Flashback:", "Worth noting:"]


def test_statements(reading: Reading) -> None:
    found = {
        wanted
        for wanted in WANTED
        for one in reading.statements
        if reading.source_of(one) == wanted.source and wanted.content in reading.content_of(one)
    }
    assert len(found) >= ENOUGH, f"missing: {set(WANTED) - found}"


@pytest.mark.parametrize(
    ("source", "content", "outer"),
    [
        ("he", "American soldier,”", "a former senior Trump administration official"),
        ("Trump", "had used him", "a former White House official"),
    ],
)
def test_chains(reading: Reading, source: str, content: str, outer: str) -> None:
    (inner,) = [
        one
        for one in reading.statements
        if reading.source_of(one) == source and reading.content_of(one).endswith(content)
    ]
    assert inner.attribution.within is not None
    assert reading.source_of(reading.statements[inner.attribution.within]) == outer


def test_what_trump_believed_is_a_belief(reading: Reading) -> None:
    (one,) = [its for its in reading.statements if reading.content_of(its) == USED]
    assert one.attribution.attitude is Attitude.BELIEF


def test_told_me_is_told_to_the_author(reading: Reading) -> None:
    told = [its for its in reading.statements if reading.cue_of(its) == "told"]
    assert {reading.source_of(its) for its in told} >= {
        "Trump himself",
        "A senior ‘Israeli’ official",
        "a former White House official",
    }
    for its in told:
        (author,) = [one for one in reading.speakers if one.id == its.via]
        assert (author.name, author.kind) == ("Barack Ravid", SpeakerKind.AUTHOR)
        assert reading.chain_of(its)[:3] == ("this page", "Axios", "Barack Ravid")


def test_marks_in_speech_are_asked_about(reading: Reading) -> None:
    text = reading.article.text
    around = [
        text[place.start - 12 : place.end + 8].replace("\n", " ")
        for question in reading.questions
        if question.kind is QuestionKind.MARKS_IN_SPEECH
        for place in question.places
    ]
    assert len(around) == 3, around
    assert any("told me, “‘Israel’" in its for its in around)
    assert any("ppointed in ‘Israel’" in its for its in around)
    assert any("Strike: ’‘Israel’" in its for its in around)


def test_every_source_is_one_speaker_and_no_two_are(reading: Reading) -> None:
    speakers = {one.name: one for one in reading.speakers}
    trump = speakers["Donald Trump"]
    assert {"he", "Trump", "I"} <= {reading.article.words(one) for one in trump.mentions}
    former = speakers["a former senior Trump administration official"]
    wordings = {reading.article.words(one) for one in former.mentions}
    assert wordings == {former.name, "The former senior US official"}
    officials = {name for name, one in speakers.items() if name.endswith("official")}
    assert len(officials) == 4  # of the administration, of the White House, and two Israeli ones
    assert not any(speakers[name].named for name in officials)
    assert speakers["Yahoo News"].kind is SpeakerKind.OUTLET
    assert speakers["Barack Ravid"].kind is SpeakerKind.AUTHOR


def test_the_times_in_it(reading: Reading) -> None:
    words = reading.article.words
    values = {words(one.span): one.value for one in reading.timexes}
    assert values["January 2020"] == "2020-01"
    assert values["January 3, 2020"] == "2020-01-03"
    assert values["September 2020"] == "2020-09"
    assert values["last July"] == "2021-07"


def test_the_interview_of_last_july(reading: Reading) -> None:
    told = next(
        one
        for one in reading.statements
        if "did not do the right thing." in reading.content_of(one)
    )
    assert told.said_at is not None
    assert (told.said_at.value, told.said_at.origin) == ("2021-07", SaidOrigin.TEXT)
