"""The samples and the pages of our own: what is read in each, to the letter."""

from dataclasses import dataclass

import pytest

from onrecord.article import find_article
from onrecord.errors import NotAnArticle
from onrecord.model import Article, ParagraphKind
from onrecord.page import lay_out
from tests.make import PAGES, SAMPLES, kinds, stored, words_at

PLACES = {path.name: path for path in (*SAMPLES, *PAGES)}
NO_STORY = ("index.html", "login-wall.html")
STORIES = sorted(PLACES.keys() - set(NO_STORY))
FURNITURE = (
    "Read more", "Advertisement", "cookies", "Accept all", "Sign up", "inbox", "Most read",
    "Most visited", "Copy link", "favorites", "Please Wait", "No Script", "Channel", "access_time",
    "folder_open", "arrow_upward", "rights reserved", "Bartolo Uzoma", "tideline_88", "Back to top",
    "Regatta", "Herring quota", "night boat to Aldery", "Oisin Tamm", "Farida Voss", "Cast in 1811",
    "Henrike Adeyemi", "Leave the willows", "By Ines", "By Tamsin", "By Zoë", "Von Jorinde",
    "Published 12", "one month ago",
)  # fmt: skip
HEADLINE, HEADING, PARAGRAPH = (
    ParagraphKind.HEADLINE,
    ParagraphKind.HEADING,
    ParagraphKind.PARAGRAPH,
)
QUOTATION, LABEL, CORRECTION = (
    ParagraphKind.QUOTATION,
    ParagraphKind.LABEL,
    ParagraphKind.CORRECTION,
)


@dataclass(frozen=True)
class Expected:
    headline: str
    names: tuple[str, ...] = ()
    origin: str | None = None
    section: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str = "en"


COURIER = "Torvane ferry talks broke down over one berth, officials say"
IN_MARCH, UPDATED = "2026-03-12T06:30:00+01:00", "2026-03-13T17:05:00+01:00"
REPORTERS = ("Ines Abara", "Rustam Pell")
GAZETTE = Expected(
    "‘Torvane’ Walked Out of Ferry Talks",
    ("Ines Abara",),
    "Harbour Courier",
    "Harbour Affairs",
    "2026-03",
)
FLOOD = "Corrow flood: water falling at the north bridge"
EXPECTED = {
    "harbour-courier.html": Expected(COURIER, REPORTERS, None, "Ferries", IN_MARCH, UPDATED),
    "harbour-courier.txt": Expected(COURIER, REPORTERS, None, None, IN_MARCH, UPDATED),
    "evening-gazette.html": GAZETTE,
    "evening-gazette.txt": GAZETTE,
    "german.html": Expected("Mühle in Oberlauten mahlt wieder", ("Jorinde Makeba",), language="de"),
    "liveblog.html": Expected(
        FLOOD,
        ("Beatrix Onyango",),
        published="2026-02-17T06:05:00+00:00",
        modified="2026-02-17T11:22:00+00:00",
    ),
    "no-byline-1.html": Expected("Orchard road to close for the cherry harvest"),
    "no-byline-2.html": Expected("Island stranded a second night as ferry turns back"),
    "no-byline-3.html": Expected(
        "Town to heat its baths with water from the old mine", published="2026-01-20T09:00:00+00:00"
    ),
    "no-byline-4.html": Expected(
        "Clockmakers' guild opens its ledgers after 200 years", published="2026-05-07"
    ),
    "no-byline-5.html": Expected("Rare moth seen at the gasworks"),
    "no-byline-6.html": Expected(
        "Salt works to stay open until the autumn", published="2026-04-11T15:20:00+01:00"
    ),
    "utf16.html": Expected("Village counts its wells and finds one too many", ("Tamsin Obuya",)),
    "wrong-charset.html": Expected(
        "Café owner’s umbrella ‘too wide for the square’", ("Zoë Márquez-Lund",)
    ),
}
ENDS = {  # the first words under the headline, and the last of all
    "harbour-courier.html": ("Six weeks of meetings", "reported from Aldery."),
    "harbour-courier.txt": ("Six weeks of meetings", "reported from Aldery."),
    "evening-gazette.html": ("A plan to give mainland", "had already been bought."),
    "evening-gazette.txt": ("A plan to give mainland", "had already been bought."),
    "german.html": ("Nach elf Jahren", "bei Tag erlaube."),
    "liveblog.html": ("The river at Corrow", "Nobody is missing."),
    "no-byline-1.html": ("The orchard road", "in the autumn."),
    "no-byline-2.html": ("By the time the ferry", "valid until Easter."),
    "no-byline-3.html": ("By 2031, the public baths", "by the county survey."),
    "no-byline-4.html": ("The clockmakers' guild", "that any are missing."),
    "no-byline-5.html": ("A moth that had not", "a foot of concrete."),
    "no-byline-6.html": ("The salt works at Grey Pans", "without a sum."),
    "utf16.html": ("Every register since 1870", "and fifty years."),
    "wrong-charset.html": ("A café in Corrow", "is not “erected.”"),
}


def read(name: str) -> Article:
    return find_article(lay_out(stored(PLACES[name])))


def test_every_page_is_expected() -> None:
    assert EXPECTED.keys() == ENDS.keys() == set(STORIES)


@pytest.mark.parametrize("name", STORIES)
def test_what_the_page_tells_of_its_story(name: str) -> None:
    story = read(name)
    found = Expected(
        story.headline or "",
        story.byline.names,
        story.origin,
        story.section,
        story.published_at.value if story.published_at else None,
        story.modified_at.value if story.modified_at else None,
        story.language or "",
    )
    assert found == EXPECTED[name]


@pytest.mark.parametrize("name", STORIES)
def test_the_story_alone(name: str) -> None:
    story = read(name)
    told = kinds(story)
    assert told[0] == (HEADLINE, story.headline)
    assert told[1][1].startswith(ENDS[name][0])
    assert story.text.endswith(ENDS[name][1])
    assert [words for words in FURNITURE if words in story.text] == []
    assert len({words for _, words in told}) == len(told), "nothing is told twice"


@pytest.mark.parametrize("name", STORIES)
def test_every_paragraph_leads_back_to_the_page(name: str) -> None:
    source, story = stored(PLACES[name]), read(name)
    for paragraph in story.paragraphs:
        assert words_at(source, paragraph.path) == story.words(paragraph.span)


@pytest.mark.parametrize("name", [name for name in STORIES if name.startswith("no-byline")])
def test_nobody_is_made_to_sign(name: str) -> None:
    byline = read(name).byline
    assert byline.names == ()
    assert byline.agency in (None, "Saltmarsh Weekly")


@pytest.mark.parametrize("name", [path.name for path in SAMPLES])
def test_kinds_of_the_samples(name: str) -> None:
    told = kinds(read(name))
    at = [kind for kind, _ in told].index(LABEL)
    assert told[at] == (LABEL, "The background:")
    assert told[at + 1][1].startswith("The quay was rebuilt in 2009")
    assert [words for kind, words in told if kind is HEADING] == ["A promise, or a request"]
    corrections = [words for kind, words in told if kind is CORRECTION]
    assert len(corrections) == name.startswith("harbour")


def test_the_same_story_in_markup_and_as_copied_text() -> None:
    assert read("evening-gazette.html").text == read("evening-gazette.txt").text


def test_the_dateline_of_the_sample() -> None:
    for name in ("harbour-courier.html", "harbour-courier.txt"):
        dateline = read(name).dateline
        assert dateline is not None
        assert (dateline.place, str(dateline.filed_on)) == ("TORVANE", "2026-03-12")
    assert read("evening-gazette.html").dateline is None


def test_kinds_of_the_live_page() -> None:
    told = kinds(read("liveblog.html"))
    assert [words for kind, words in told if kind is HEADING] == [
        "Water falling",
        "School to stay shut",
        "Gate was not opened, says warden",
        "Forty houses emptied",
    ]
    assert (QUOTATION, "Every coat is dry and on its peg. Please let the caretaker sleep.") in told
    assert any(kind is CORRECTION and words.startswith("Update, 09.15") for kind, words in told)


@pytest.mark.parametrize(
    ("name", "cause"), [("index.html", "links"), ("login-wall.html", "sign in")]
)
def test_a_page_without_a_story_is_refused_and_says_why(name: str, cause: str) -> None:
    with pytest.raises(NotAnArticle, match=cause) as caught:
        read(name)
    assert caught.value.about == name
