"""Dated clauses: the words that say what happened, and the time that they name."""

import pytest

from onrecord.article import take_as_article
from onrecord.timeline import find_events, find_timexes
from tests.make import plain


def events(text: str) -> list[tuple[str, str]]:
    story = take_as_article(plain(text), text)
    return [(story.words(one.span), one.value) for one in find_events(story, find_timexes(story))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge fell on 3 May 2001.", [("The bridge fell on 3 May 2001", "2001-05-03")]),
        (
            "The mayor said the bridge fell in 1998, and it was sold in 2001.",
            [("The mayor said the bridge fell in 1998", "1998"), ("it was sold in 2001", "2001")],
        ),
        (
            "It sailed on 3 May 2001. A few minutes after it left the pier, it was struck.",
            [
                ("It sailed on 3 May 2001", "2001-05-03"),
                ("A few minutes after it left the pier, it was struck", "2001-05-03"),
            ],
        ),
        (
            "The ferry, which sank in June 2004, was raised.",
            [("which sank in June 2004, was raised", "2004-06")],
        ),
    ],
)
def test_a_clause_and_its_time(text: str, expected: list[tuple[str, str]]) -> None:
    assert events(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The bridge has been shut since 2001.",  # lasts, and did not begin in these words
        "The May 2001 bridge.",  # nothing happens
        "The bridge fell recently.",  # no time of a calendar
    ],
)
def test_what_is_no_dated_event(text: str) -> None:
    assert events(text) == []
