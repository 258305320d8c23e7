"""What dates in figures mean, and ranges of days and years."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from onrecord.model import TimexType
from onrecord.timeline.dates import YEAR_TURN, calendar, day_in, on, year_said
from onrecord.timeline.parts import Meaning
from onrecord.timeline.period import Period, Unit, period_of

if TYPE_CHECKING:
    from onrecord.timeline.parts import Context, Parts

__all__ = ["FIGURES"]

HOURS, MINUTES = 24, 60
LONGEST_RANGE = 60  # years: what is further apart are two numbers


def isotime(parts: Parts, context: Context) -> Meaning | None:
    """A moment in ISO's order, to the minute."""
    figures = [parts.integer(name) or 0 for name in ("year", "month", "day", "hour", "minute")]
    value = "{:04}-{:02}-{:02}T{:02}:{:02}".format(*figures)
    at = period_of(value) if figures[3] < HOURS and figures[4] < MINUTES else None
    return Meaning(TimexType.TIME, value, at) if at else None


def days(parts: Parts, context: Context) -> Meaning | None:
    """The days of a month from one to another."""
    first = calendar(parts, context)
    last = parts.integer("last") or 0
    if first is None or first.period is None or first.period.unit is not Unit.DAY:
        return None
    begins = date.fromordinal(first.period.index)
    ends = day_in(begins.year, begins.month, last)
    return _from_to(first.period, ends) if ends and ends.index > begins.toordinal() else None


def years(parts: Parts, context: Context) -> Meaning | None:
    """The years from one to another: 1990-91."""
    first, last = parts.integer("year") or 0, parts.integer("last") or 0
    if last < 100:
        last += first // 100 * 100 + (100 if last < first % 100 else 0)
    near = first < last <= first + LONGEST_RANGE
    return _from_to(Period(Unit.YEAR, first), Period(Unit.YEAR, last)) if near else None


def _from_to(first: Period, last: Period) -> Meaning:
    """A range as ISO 8601 writes it; nothing counts from it."""
    return Meaning(TimexType.DATE, f"{first.value()}/{last.value()}")


def numbers(parts: Parts, context: Context) -> Meaning | None:
    """Day and month between strokes; no value where nothing tells which of them is which."""
    first, second = parts.integer("first") or 0, parts.integer("second") or 0
    year = year_said(parts, context) or 0
    if first > 12 or (context.day_first and second <= 12):
        period = day_in(year, second, first)
    elif second > 12 or first == second or context.day_first is False:
        period = day_in(year, first, second)
    else:
        return Meaning(TimexType.DATE, None)
    return on(period) if period else None


def points(parts: Parts, context: Context) -> Meaning | None:
    """Day, month and year between points."""
    figures = parts.said("dotted")[0].split(".")
    day, month, year = (int(one) if one.isdecimal() else 0 for one in figures)
    if len(figures[2]) not in (2, 4) or len(figures[0]) > 2:
        return None
    if year < 100:
        year += 2000 if year <= YEAR_TURN else 1900
    period = day_in(year, month, day)
    return on(period) if period else None


FIGURES = {
    "numbers": numbers, "points": points, "isotime": isotime, "days": days, "years": years,
}  # fmt: skip
