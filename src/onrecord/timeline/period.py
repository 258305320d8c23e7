"""Stretches of the calendar, from a second to a century, and counting in them.

A period is a unit and a number: MONTH 24,264 is January 2022. Counting on is adding to the number,
whatever the lengths of the months between.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

__all__ = ["LAST_DAY", "Period", "Unit", "counted", "day_of", "narrowest", "period_of"]


class Unit(IntEnum):
    """Units of the calendar, from the shortest to the longest."""

    SECOND = 0
    MINUTE = 1
    HOUR = 2
    DAY = 3
    WEEKEND = 4
    WEEK = 5
    MONTH = 6
    QUARTER = 7
    SEASON = 8
    HALF = 9
    YEAR = 10
    DECADE = 11
    CENTURY = 12


SECONDS = {Unit.SECOND: 1, Unit.MINUTE: 60, Unit.HOUR: 3600}
MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12, Unit.DECADE: 120,
          Unit.CENTURY: 1200}  # fmt: skip
DAY_SECONDS = 86_400
LAST_DAY = date.max.toordinal()
SEASONS = ("SP", "SU", "FA", "WI")
SEASON_BEGINS = 3  # months: spring begins in March, and winter ends in the year after
WIDER = (Unit.DAY, Unit.MONTH, Unit.YEAR, Unit.DECADE)
STORED = re.compile(
    r"(?P<year>\d{4})(?:-W(?P<week>\d\d)(?P<end>-WE)?|-(?P<part>Q[1-4]|H[12]|SP|SU|FA|WI)"
    r"|-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:T(?P<hour>\d\d):(?P<minute>\d\d).*|T[A-Z]{2})?)?)?"
)
LONG = re.compile(r"(?P<decade>\d{3})|\d{2}")
PARTS = {"Q": (4, Unit.QUARTER), "H": (2, Unit.HALF)} | dict.fromkeys("SFW", (4, Unit.SEASON))


@dataclass(frozen=True, slots=True)
class Period:
    """Number `index` of the periods of one unit, counted from the year 0."""

    unit: Unit
    index: int

    def first_day(self) -> int:
        """The ordinal of its first day, as in `date.toordinal`; may lie outside years 1-9999."""
        unit, index = self.unit, self.index
        if unit in SECONDS:
            return index * SECONDS[unit] // DAY_SECONDS
        if unit in (Unit.WEEK, Unit.WEEKEND):
            return 7 * index + 1 + 5 * (unit is Unit.WEEKEND)
        if unit is Unit.DAY:
            return index
        months = 3 * index + SEASON_BEGINS - 1 if unit is Unit.SEASON else index * MONTHS[unit]
        return _ordinal(months)

    def last_day(self) -> int:
        """The ordinal of its last day."""
        if self.unit in SECONDS or self.unit is Unit.DAY:
            return self.first_day()
        if self.unit is Unit.WEEKEND:
            return self.first_day() + 1
        return Period(self.unit, self.index + 1).first_day() - 1

    def among(self, unit: Unit) -> Period | None:
        """The one period of `unit` in which all of this lies; None if there is none."""
        if unit in SECONDS:
            same = self.unit in SECONDS and self.unit <= unit
            seconds = self.index * SECONDS.get(self.unit, 0)
            return Period(unit, seconds // SECONDS[unit]) if same else None
        first, last = self.first_day(), self.last_day()
        if not (first >= 1 and last <= LAST_DAY):
            return None
        begins, ends = day_of(first, unit), day_of(last, unit)
        return begins if begins == ends else None

    def value(self) -> str | None:
        """Its TIMEX3 value; None outside the years 1 to 9999."""
        first = self.first_day()
        if not (1 <= first <= LAST_DAY):
            return None
        day, unit = date.fromordinal(first), self.unit
        if unit in SECONDS:
            minutes, second = divmod(self.index * SECONDS[unit] % DAY_SECONDS, 60)
            clock = f"{minutes // 60:02}:{minutes % 60:02}"
            return f"{day}T{clock}" + (f":{second:02}" if unit is Unit.SECOND else "")
        if unit in (Unit.WEEK, Unit.WEEKEND):
            year, week, _ = day.isocalendar()
            return f"{year:04}-W{week:02}" + ("-WE" if unit is Unit.WEEKEND else "")
        return {
            Unit.DAY: f"{day}",
            Unit.MONTH: f"{day:%Y-%m}".rjust(7, "0"),
            Unit.QUARTER: f"{day.year:04}-Q{day.month // 3 + 1}",
            Unit.HALF: f"{day.year:04}-H{day.month // 6 + 1}",
            Unit.SEASON: f"{day.year:04}-{SEASONS[self.index % 4]}",
            Unit.YEAR: f"{day.year:04}",
            Unit.DECADE: f"{day.year // 10:03}",
            Unit.CENTURY: f"{day.year // 100:02}",
        }[unit]


def _ordinal(months: int) -> int:
    """The ordinal of the first day of month `months`, counted from the year 0."""
    year, month = divmod(months, 12)
    if year < 1:
        return -1
    if year > date.max.year:
        return LAST_DAY + 1
    return date(year, month + 1, 1).toordinal()


def day_of(ordinal: int, unit: Unit = Unit.DAY) -> Period:
    """The period of `unit`, a day or longer, in which the day `ordinal` lies."""
    if unit is Unit.DAY:
        return Period(unit, ordinal)
    if unit in (Unit.WEEK, Unit.WEEKEND):
        return Period(unit, (ordinal - 1) // 7)
    day = date.fromordinal(ordinal)
    months = day.year * 12 + day.month - 1
    if unit is Unit.SEASON:
        return Period(unit, (months - SEASON_BEGINS + 1) // 3)
    return Period(unit, months // MONTHS[unit])


def counted(anchor: Period, unit: Unit, number: int) -> Period | None:
    """The period `number` units on from `anchor`, no more precise than the anchor allows.

    A day after some day of December 2021 lies in December or in January: between them there is no
    month in common, and not even a year.
    """
    inside = anchor.among(unit)
    if inside is not None:
        return _within_years(Period(unit, inside.index + number))
    if unit in SECONDS:
        whole_days = round(number * SECONDS[unit] / DAY_SECONDS)
        near = abs(number) * SECONDS[unit] < DAY_SECONDS
        return None if near else counted(anchor, Unit.DAY, whole_days)
    ends = [anchor.first_day(), anchor.last_day()]
    if not (ends[0] >= 1 and ends[1] <= LAST_DAY):
        return None
    moved = [Period(unit, day_of(one, unit).index + number) for one in ends]
    return narrowest(moved[0].first_day(), moved[1].last_day())


def narrowest(first: int, last: int) -> Period | None:
    """The shortest of day, month, year and decade that holds the days `first` to `last`."""
    if not (1 <= first <= last <= LAST_DAY):
        return None
    held = ((day_of(first, unit), day_of(last, unit)) for unit in WIDER)
    return next((one for one, other in held if one == other), None)


def _within_years(period: Period) -> Period | None:
    return period if 1 <= period.first_day() <= period.last_day() <= LAST_DAY else None


def period_of(stored: str) -> Period | None:
    """The period of a value as `Period.value` gives it, or of an ISO 8601 date or time.

    None for what names no one period: PAST_REF, XXXX-01, a date that no calendar has.
    """
    if match := LONG.fullmatch(stored):
        unit = Unit.DECADE if match["decade"] else Unit.CENTURY
        return _within_years(Period(unit, int(stored)))
    match = STORED.fullmatch(stored)
    if match is None or match["year"] == "0000":
        return None
    year = int(match["year"])
    if part := match["part"]:
        per_year, first = PARTS[part[0]]
        number = SEASONS.index(part) if part in SEASONS else int(part[1]) - 1
        return _within_years(Period(first, year * per_year + number))
    return _day_or_longer(match, year)


def _day_or_longer(match: re.Match[str], year: int) -> Period | None:
    try:
        if match["week"]:
            monday = date.fromisocalendar(year, int(match["week"]), 1).toordinal()
            return day_of(monday, Unit.WEEKEND if match["end"] else Unit.WEEK)
        ordinal = date(year, int(match["month"] or 1), int(match["day"] or 1)).toordinal()
    except ValueError:
        return None
    if match["hour"]:
        minutes = int(match["hour"]) * 60 + int(match["minute"])
        return Period(Unit.MINUTE, ordinal * DAY_SECONDS // 60 + minutes)
    return day_of(
        ordinal, Unit.DAY if match["day"] else Unit.MONTH if match["month"] else Unit.YEAR
    )
