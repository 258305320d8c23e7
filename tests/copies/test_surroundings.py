"""What was altered around the story, and which page was first."""

from dataclasses import replace

import pytest

from onrecord.copies import compare
from onrecord.copies.first import find_first
from onrecord.model import (
    AlterationKind,
    Article,
    Byline,
    Dated,
    Dateline,
    DateOrigin,
    Reading,
    Which,
)
from tests.make import article, capture, html

STORY = article(html())


def reading(its: Article) -> Reading:
    return Reading(capture(""), its, "none")


def dated(value: str) -> Dated:
    return Dated(value, DateOrigin.METADATA, value)


def titled(title: str) -> Article:
    return article(html(title=title))


@pytest.mark.parametrize(
    ("here", "there", "kind"),
    [
        (titled("Boats to be mended soon"), titled("Ferries to be mended"), "headline-changed"),
        (
            replace(STORY, byline=Byline(("Ines Abara",))),
            replace(STORY, byline=Byline(("Ines Abara", "Rustam Pell"))),
            "byline-changed",
        ),
        (STORY, replace(STORY, byline=Byline(("Ines Abara",))), "byline-changed"),
        (STORY, replace(STORY, byline=Byline(agency="Strait News Agency")), "credit-dropped"),
        (STORY, replace(STORY, dateline=Dateline(agency="Strait News Agency")), "credit-dropped"),
    ],
)
def test_what_changed_around_the_story(here: Article, there: Article, kind: str) -> None:
    (one,) = compare(reading(here), reading(there)).alterations
    assert one.kind.value == kind


def test_a_credit_told_another_way_is_told() -> None:
    there = replace(STORY, byline=Byline(agency="Strait News Agency"))
    here = replace(STORY, origin="The Strait News Agency")
    assert compare(reading(here), reading(there)).alterations == ()


def test_a_headline_in_capitals_is_the_same() -> None:
    here, there = titled("FERRIES TO BE MENDED"), titled("Ferries to be mended")
    assert compare(reading(here), reading(there)).alterations == ()


def test_a_line_of_contributors_is_a_credit() -> None:
    line = "<p>Interviews by Ines Abara; Rustam Pell reported from Aldery.</p>"
    sentences = (
        "<p>The quay was built of stone from the hills, and it has stood for ninety years.</p>"
    )
    here, there = article(html(sentences * 2)), article(html(sentences * 2 + line))
    found = [one.kind for one in compare(reading(here), reading(there)).alterations]
    assert found == [AlterationKind.CREDIT_DROPPED]


@pytest.mark.parametrize(
    ("here", "there", "which"),
    [
        (
            replace(STORY, origin="Harbour Courier"),
            replace(STORY, publisher="The Harbour Courier"),
            Which.THERE,
        ),
        (
            replace(STORY, publisher="Aldery News"),
            replace(STORY, byline=Byline(agency="Aldery News")),
            Which.HERE,
        ),
        (
            replace(STORY, url="https://a.example", canonical_url="https://b.example"),
            replace(STORY, url="https://b.example"),
            Which.THERE,
        ),
        (
            replace(STORY, published_at=dated("2026-03-14")),
            replace(STORY, published_at=dated("2026-03-10")),
            Which.THERE,
        ),
        (
            replace(STORY, published_at=dated("2026-03-14")),
            replace(STORY, published_at=dated("2026-03")),
            Which.UNDECIDED,
        ),
        (
            replace(STORY, published_at=dated("2026-W11")),
            replace(STORY, published_at=dated("2026-12")),
            Which.HERE,
        ),
        (
            replace(STORY, published_at=dated("2026-03-14T10:00Z")),
            replace(STORY, published_at=dated("2026-03-14T09:00+01:00")),
            Which.THERE,
        ),
        (
            replace(STORY, published_at=dated("2026-03-14")),
            replace(STORY, published_at=dated("2026-03-14")),
            Which.UNDECIDED,
        ),
        (STORY, STORY, Which.UNDECIDED),
    ],
)
def test_first(here: Article, there: Article, which: Which) -> None:
    first = find_first(here, there)
    assert first.which is which
    assert first.why


def test_signs_that_disagree_decide_nothing() -> None:
    here = replace(STORY, origin="Harbour Courier", published_at=dated("2026-03-01"))
    there = replace(STORY, publisher="Harbour Courier", published_at=dated("2026-03-09"))
    first = find_first(here, there)
    assert (first.which, len(first.why)) == (Which.UNDECIDED, 2)
