"""The days of holidays: fixed, the n-th weekday of a month, or counted from Easter."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.timeline.period import Period, Unit, day_of

__all__ = ["holiday"]

FIXED = re.compile(r"(\d\d)-(\d\d)")
NTH = re.compile(r"(\d\d)-(\d)-(-?\d)(?:\+(\d+))?")  # month, weekday, which of them, days on
EASTER = re.compile(r"easter([+-]\d+)")


def holiday(day: str, year: int) -> Period | None:
    """The day in `year` of a holiday written as in the grammar; None outside years 1 to 9999."""
    if not 1 <= year <= date.max.year:
        return None
    if match := FIXED.fullmatch(day):
        return day_of(date(year, int(match[1]), int(match[2])).toordinal())
    if match := EASTER.fullmatch(day):
        return Period(Unit.DAY, _easter(year) + int(match[1]))
    if match := NTH.fullmatch(day):
        found = _nth(year, int(match[1]), int(match[2]), int(match[3]))
        return Period(Unit.DAY, found + int(match[4] or 0))
    return None


def _nth(year: int, month: int, weekday: int, which: int) -> int:
    if which < 0:
        following = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return following.toordinal() - (following.isoweekday() - weekday) % 7
    first = date(year, month, 1)
    return first.toordinal() + (weekday - first.isoweekday()) % 7 + 7 * (which - 1)


def _easter(year: int) -> int:
    """Gregorian Easter (Meeus, Astronomical Algorithms, 1991, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1).toordinal()
