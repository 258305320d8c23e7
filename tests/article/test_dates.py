from datetime import UTC, datetime

import pytest

from onrecord.article.dates import date_parts, find_dated, is_date_line
from onrecord.model import DateOrigin
from tests.make import AT


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("30 seconds ago", "2026-04-13"),
        ("5 min ago", "2026-04-13"),
        ("3 hours ago", "2026-04-13"),
        ("11 hours ago", "2026-04-12"),
        ("an hour ago", "2026-04-13"),
        ("two days ago", "2026-04-11"),
        ("13 days ago", "2026-03-31"),
        ("a week ago", "2026-W15"),
        ("16 weeks ago", "2025-W52"),
        ("one month ago", "2026-03"),
        ("4 months ago", "2025-12"),
        ("a year ago", "2025"),
        ("Posted 3 years ago", "2023"),
        ("Yesterday", "2026-04-12"),
        ("Today", "2026-04-13"),
    ],
)
def test_relative_time_is_as_precise_as_its_unit(line: str, value: str) -> None:
    dated = find_dated(line, AT)
    assert dated is not None
    assert (dated.value, dated.origin) == (value, DateOrigin.RELATIVE)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("12 March 2026", "2026-03-12"),
        ("Thursday, 12th of March 2026", "2026-03-12"),
        ("March 12, 2026", "2026-03-12"),
        ("Mar. 12, 2026", "2026-03-12"),
        ("12\u00a0March 2026, 06:30 CET", "2026-03-12T06:30:00+01:00"),
        ("March 12, 2026 at 6:30 p.m.", "2026-03-12T18:30:00"),
        ("March 12, 2026 12:05 am EST", "2026-03-12T00:05:00-05:00"),
        ("12 March 2026 06:30 IST", "2026-03-12T06:30:00"),
        ("12 March 2026 06:30 +05:30", "2026-03-12T06:30:00+05:30"),
        ("March 2026", "2026-03"),
        ("2026-03-12", "2026-03-12"),
        ("12.03.2026", "2026-03-12"),
        ("13/03/2026", "2026-03-13"),
        ("03/13/2026", "2026-03-13"),
        ("03/03/2026", "2026-03-03"),
    ],
)
def test_visible_date(line: str, value: str) -> None:
    dated = find_dated(line, AT)
    assert dated is not None
    assert (dated.value, dated.origin) == (value, DateOrigin.VISIBLE)


@pytest.mark.parametrize(
    "line",
    [
        "03/04/2026",
        "4-3-2026",
        "31 February 2026",
        "32/13/2026",
        "12 March",
        "a long time ago",
        "He was here yesterday",
        "May the best boat win in 2026 crossings",
        "",
        "12 March 2026 " + "x" * 200,
    ],
)
def test_what_gives_no_date(line: str) -> None:
    assert find_dated(line, AT) is None


@pytest.mark.parametrize(
    "line", [f"999 {unit} ago" for unit in ("years", "months", "weeks", "days")]
)
def test_long_ago_before_an_early_capture_breaks_nothing(line: str) -> None:
    assert find_dated(line, datetime(30, 1, 2, tzinfo=UTC)) is None


def test_words_that_gave_the_date_are_kept() -> None:
    dated = find_dated("Posted one month ago by the harbour desk", AT)
    assert dated is not None and dated.text == "one month ago"


def test_a_line_with_two_dates_is_parted() -> None:
    line = "Published 12 March 2026, 06:30 CET · Updated 13 March 2026, 17:05 CET"
    assert date_parts(line) == (
        "Published 12 March 2026, 06:30 CET",
        "Updated 13 March 2026, 17:05 CET",
    )


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Posted one month ago", True),
        ("12 March 2026", True),
        ("Ferries to be mended", False),
        ("The bridge that was shut on 12 March 2026 will open when both banks have paid", False),
    ],
)
def test_date_line(line: str, is_one: bool) -> None:
    assert is_date_line(line) is is_one
