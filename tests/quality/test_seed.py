"""The page that onrecord starts from: what must be read in it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

import onrecord
from onrecord.model import ParagraphKind, Reading

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
