"""Time expressions: their places, their values, and what they count from."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Span, Timex
from onrecord.timeline.period import Period, Unit, period_of
from onrecord.timeline.timexes import find_timexes_in

WORDS = st.sampled_from(
    "the last next this past a an two 3 31 1999 2024 05 12 : / - . , of in May March Friday night"
    " day days week months year years ago later earlier before after quarter first second half"
    " century s ' a.m. noon EST every each about early late end of Easter Thanksgiving 29 February"
    " February decade 1980 00 99999999 ½ fiscal morning yesterday tomorrow said will by".split()
)


def read(text: str, published: str | None) -> tuple[Timex, ...]:
    at = period_of(published) if published else None
    return find_timexes_in(text, [Span(0, len(text))] if text else [], at)


def values(text: str, published: str | None = "2024-05-15") -> list[str | None]:
    return [one.value for one in read(text, published)]


@given(st.lists(WORDS, max_size=30), st.sampled_from(["0001-01-01", "9999-12-31", "2024-02-29"]))
@settings(max_examples=300, deadline=None)
def test_any_words_of_time_are_read_without_a_fault(words: list[str], published: str) -> None:
    text = " ".join(words)
    found = read(text, published)
    assert all(one.span.end <= len(text) for one in found)
    ends = [0, *(one.span.end for one in found)]
    assert all(one.span.start >= end for one, end in zip(found, ends, strict=False))


@given(st.text(max_size=200), st.none() | st.dates().map(str))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_without_a_fault(text: str, published: str | None) -> None:
    for one in read(text, published):
        assert text[one.span.start : one.span.end].strip() == text[one.span.start : one.span.end]


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("It rained yesterday.", "2021-12", "2021"),
        ("It rained yesterday.", None, "XXXX-XX-XX"),
        ("It rained on Tuesday.", "2021-12", "2021"),
        ("It rained on January 3.", None, "XXXX-01-03"),
        ("It rained last month.", "2021-12", "2021-11"),
        ("It rained last month.", "2021", "202"),
        ("It rained last year.", None, None),
        ("It rained at 5 p.m.", "2021-12", "XXXX-XX-XXT17:00"),
    ],
)
def test_is_as_precise_as_the_publication_time(
    text: str, published: str | None, value: str | None
) -> None:
    assert values(text, published) == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge opened in June 1998. Two weeks later it fell.", ["1998-06", "1998"]),
        ("It fell on 3 May 2001. The same day it was sold.", ["2001-05-03", "2001-05-03"]),
        ("It fell in 1998. The following year it was sold.", ["1998", "1999"]),
        ("Sales rose in the third quarter of 1989 from a year earlier.", ["1989-Q3", "1988-Q3"]),
    ],
)
def test_counts_from_the_time_in_force(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Signed on 23/4/2021 and on 3/4/2021.", ["2021-04-23", "2021-04-03"]),
        ("Signed on 4/23/2021 and on 3/4/2021.", ["2021-04-23", "2021-03-04"]),
        ("Signed on 3/4/2021.", [None]),
    ],
)
def test_the_order_of_numbers_is_told_by_the_text_or_not_at_all(
    text: str, expected: list[str | None]
) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The premier may march on.",
        "He lost 2000 dollars and a second chance.",
        "It was a last minute goal.",
        "Sun and sat are words.",
    ],
)
def test_what_is_no_time_is_none(text: str) -> None:
    assert values(text) == []


def test_a_clock_and_its_day_are_one_time() -> None:
    (one,) = read("It fell at 9:30 a.m. EST Tuesday.", "2024-05-15")
    assert one.value == "2024-05-14T09:30"


@pytest.mark.parametrize("name", ["the day before ", "May ", "12:", "1990's ", "one ", "- ", "1"])
def test_time_grows_with_the_length_and_no_faster(name: str) -> None:
    lengths = [len(name) * (60_000 // len(name)), len(name) * (240_000 // len(name))]
    taken = []
    for length in lengths:
        text = (name * length)[:length]
        started = time.perf_counter()
        find_timexes_in(text, [Span(0, length)], Period(Unit.DAY, 738_000))
        taken.append(time.perf_counter() - started)
    assert taken[1] < 12 * max(taken[0], 0.02)  # four times as long; a square would be sixteen


@pytest.mark.parametrize(
    ("text", "value", "zone"),
    [
        ("It fell at 9 a.m. ET on 3 January 2024.", "2024-01-03T09:00", "-05:00"),
        ("It fell at 9 a.m. ET on 3 July 2024.", "2024-07-03T09:00", "-04:00"),
        ("It fell at 1:30 a.m. PT on 10 March 2024.", "2024-03-10T01:30", "-08:00"),
        ("It fell at 3:30 a.m. PT on 10 March 2024.", "2024-03-10T03:30", "-07:00"),
        ("It fell at 14:30 GMT.", "2024-05-15T14:30Z", "+00:00"),
        ("It fell at 2 p.m.", "2024-05-15T14:00", None),
    ],
)
def test_a_zone_is_that_of_its_day(text: str, value: str, zone: str | None) -> None:
    (one,) = read(text, "2024-05-15")
    assert (one.value, one.zone) == (value, zone)


def test_a_zone_whose_day_is_not_known_is_none() -> None:
    (one,) = read("It fell at 9 a.m. ET.", None)
    assert (one.value, one.zone) == ("XXXX-XX-XXT09:00", None)
