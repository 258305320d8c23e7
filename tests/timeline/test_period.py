"""The calendar: counting on, leap days, week 53, and no more precision than is known."""

import pytest

from onrecord.timeline.holidays import holiday
from onrecord.timeline.period import Period, Unit, counted, period_of


@pytest.mark.parametrize(
    ("anchor", "unit", "number", "value"),
    [
        ("2024-02-28", Unit.DAY, 1, "2024-02-29"),
        ("2023-02-28", Unit.DAY, 1, "2023-03-01"),
        ("2024-03-31", Unit.MONTH, -1, "2024-02"),
        ("2024-02-29", Unit.YEAR, 1, "2025"),
        ("2020-12-31", Unit.WEEK, 0, "2020-W53"),
        ("2021-01-03", Unit.WEEK, 1, "2021-W01"),
        ("2022-01-15", Unit.QUARTER, -1, "2021-Q4"),
        ("2024-05-15T23:30", Unit.HOUR, 1, "2024-05-16T00:00"),
        ("2021-12", Unit.MONTH, -1, "2021-11"),
        ("2021", Unit.YEAR, -10, "2011"),
    ],
)
def test_counts_on(anchor: str, unit: Unit, number: int, value: str) -> None:
    start = period_of(anchor)
    assert start is not None
    moved = counted(start, unit, number)
    assert moved is not None
    assert moved.value() == value


@pytest.mark.parametrize(
    ("anchor", "unit", "number", "value"),
    [
        ("2021-12", Unit.DAY, -1, "2021"),  # in November or December
        ("2021-12", Unit.DAY, 5, "202"),  # in this decade is all that is sure
        ("2021", Unit.MONTH, -1, "202"),
        ("2021-06", Unit.WEEK, 0, "2021"),
    ],
)
def test_invents_no_precision(anchor: str, unit: Unit, number: int, value: str | None) -> None:
    start = period_of(anchor)
    assert start is not None
    moved = counted(start, unit, number)
    assert (moved and moved.value()) == value


def test_an_hour_after_an_unknown_time_of_day_is_unknown() -> None:
    start = period_of("2021-12-03")
    assert start is not None
    assert counted(start, Unit.HOUR, 1) is None


@pytest.mark.parametrize(("anchor", "number"), [("0001-01-01", -1), ("9999-12-31", 1)])
def test_years_end_at_1_and_9999(anchor: str, number: int) -> None:
    start = period_of(anchor)
    assert start is not None
    for unit in (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR):
        moved = counted(start, unit, number * 60)
        assert moved is None


@pytest.mark.parametrize("stored", ["", "2021-13", "2021-02-30", "0000", "2021-W54", "soon"])
def test_what_is_no_date_is_none(stored: str) -> None:
    assert period_of(stored) is None


@pytest.mark.parametrize(
    ("day", "year", "value"),
    [
        ("easter+0", 2024, "2024-03-31"),
        ("easter+0", 1954, "1954-04-18"),
        ("11-4-4", 1999, "1999-11-25"),
        ("05-1--1", 2024, "2024-05-27"),
        ("11-1-1+1", 1998, "1998-11-03"),
        ("12-25", 9999, "9999-12-25"),
    ],
)
def test_holidays_are_computed(day: str, year: int, value: str) -> None:
    found = holiday(day, year)
    assert found is not None
    assert found.value() == value


@pytest.mark.parametrize(
    "value",
    ["2021", "2021-12", "2021-12-31", "2020-W53", "2020-W53-WE", "1989-Q3", "2011-H2", "1998-SU",
     "1998-WI", "198", "18", "2024-05-15T09:30"],
)  # fmt: skip
def test_a_value_leads_back_to_its_period(value: str) -> None:
    period = period_of(value)
    assert period is not None
    assert period.value() == value


def test_a_period_lies_in_one_longer_period_or_in_none() -> None:
    week = Period(Unit.WEEK, 0)
    assert week.among(Unit.YEAR) is not None
    straddling = period_of("2020-W53")
    assert straddling is not None
    assert straddling.among(Unit.YEAR) is None
