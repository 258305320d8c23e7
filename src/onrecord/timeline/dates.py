"""What calendar words mean: days, weekdays, months, quarters, years, holidays."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from onrecord.model import TimexType
from onrecord.timeline.holidays import holiday
from onrecord.timeline.parts import Meaning
from onrecord.timeline.period import Period, Unit, counted, day_of, narrowest

if TYPE_CHECKING:
    from onrecord.timeline.parts import Context, Parts

__all__ = ["DATES", "YEAR_TURN", "calendar", "day_in", "on", "year_said"]

YEAR_TURN = 50  # two figures up to this are of this century
RANGE = dict.fromkeys(("quarter", "q"), (Unit.QUARTER, 4)) | dict.fromkeys(
    ("half", "h"), (Unit.HALF, 2)
)


def on(period: Period | None, mod: str | None = None, part: str | None = None) -> Meaning:
    """A date or, with a part of the day, a time; without a period a date unknown."""
    value = period.value() if period else None
    period = period if value else None  # outside the years that have a calendar
    if part and value and period and period.unit is Unit.DAY:
        return Meaning(TimexType.TIME, f"{value}T{part}", period, mod)
    return Meaning(TimexType.DATE, value, period, mod)


def year_said(parts: Parts, context: Context, name: str = "year") -> int | None:
    """The year said; two figures are of the century that makes them nearest."""
    year = parts.integer(name)
    if year is None and parts.has("short"):
        short = parts.integer("short") or 0
        year = short + (2000 if short <= YEAR_TURN else 1900)
    return year


def day_in(year: int, month: int, day: int) -> Period | None:
    """The day of these numbers; None where no calendar has it."""
    try:
        return Period(Unit.DAY, date(year, month, day).toordinal())
    except ValueError:
        return None


def calendar(parts: Parts, context: Context) -> Meaning | None:
    """A day or month of a stated year, or of the year that the text is in."""
    month = parts.worth("MONTH") or parts.integer("month")
    day = parts.integer("day") or parts.ordinal()
    year = year_said(parts, context)
    if month is None:
        return None if day is None else _nth_day(day, context)
    if year is None:
        return _yearless(month, day, parts, context)
    period = day_in(year, month, day) if day else Period(Unit.MONTH, year * 12 + month - 1)
    return on(period, parts.mod()) if period else None


def _nth_day(day: int, context: Context) -> Meaning | None:
    base = context.in_force or context.published
    inside = base.among(Unit.MONTH) if base else None
    if inside is None or not 1 <= day <= inside.last_day() - inside.first_day() + 1:
        return None
    return on(Period(Unit.DAY, inside.first_day() + day - 1))


def _yearless(month: int, day: int | None, parts: Parts, context: Context) -> Meaning | None:
    if context.published is None:
        value = f"XXXX-{month:02}" + (f"-{day:02}" if day else "")
        return Meaning(TimexType.DATE, value, mod=parts.mod())
    if day and not any(day_in(year, month, day) for year in (2023, 2024)):
        return None
    found = {
        _nearest(ordinal, month, day, parts, context)
        for ordinal in (context.published.first_day(), context.published.last_day())
    }
    if None in found:
        return None
    ends = sorted((one.first_day(), one.last_day()) for one in found if one)
    period = next(iter(found)) if len(found) == 1 else narrowest(ends[0][0], ends[-1][1])
    return on(period, parts.mod())


def _nearest(
    today: int, month: int, day: int | None, parts: Parts, context: Context
) -> Period | None:
    """The month or day before or after `today`, as the tense says; a day the nearest of both."""
    now = date.fromordinal(today)
    choices = []
    for year in (now.year - 1, now.year, now.year + 1):
        one = day_in(year, month, day) if day else Period(Unit.MONTH, year * 12 + month - 1)
        if one is not None and 1 <= year <= date.max.year:
            choices.append(one)
    rel, named = parts.worth("REL"), parts.worth("WEEKDAY")
    fitting = [one for one in choices if (one.first_day() - 1) % 7 + 1 == named]
    if day and fitting:
        choices = fitting
    elif rel == -1:
        choices = [one for one in choices if one.last_day() < today]
    elif rel == 1 or context.ahead:
        choices = [one for one in choices if one.last_day() >= today]
    elif rel == 0:
        choices = [one for one in choices if date.fromordinal(one.first_day()).year == now.year]
    elif day is None:
        choices = [one for one in choices if one.first_day() <= today]
    return min(choices, key=lambda one: abs(one.first_day() - today), default=None)


def month(parts: Parts, context: Context) -> Meaning | None:
    """A month alone, or of this year or its neighbours."""
    number = parts.worth("MONTH")
    if parts.has("unit"):
        if context.published is None or parts.unit() != "year":
            return None
        year = counted(context.published, Unit.YEAR, parts.worth("REL"))
        return on(Period(Unit.MONTH, year.index * 12 + number - 1), parts.mod()) if year else None
    return _yearless(number, None, parts, context)


def weekday(parts: Parts, context: Context) -> Meaning | None:
    """A weekday before or after the day of writing, or of a week counted from it."""
    number, part = parts.worth("WEEKDAY"), parts.worth("PART")
    if context.published is None:
        return Meaning(TimexType.DATE, f"XXXX-WXX-{number}")
    found = [
        _weekday(today, number, parts, context)
        for today in (context.published.first_day(), context.published.last_day())
    ]
    return on(narrowest(min(found), max(found)), parts.mod(), part)


def _weekday(today: int, number: int, parts: Parts, context: Context) -> int:
    rel = parts.worth("REL")
    if parts.has("unit"):
        return 7 * ((today - 1) // 7 + int(rel or 0)) + number
    back = (today - number) % 7  # days since the last of that name
    if rel == -1:
        return today - (back or 7)
    if rel == 1:
        return today - back + 7
    if context.ahead and back:
        return today - back + 7
    return today - back


def dayword(parts: Parts, context: Context) -> Meaning | None:
    """Today and its neighbours."""
    if context.published is None:
        return Meaning(TimexType.DATE, "XXXX-XX-XX", mod=parts.mod())
    period = counted(context.published, Unit.DAY, parts.worth("DAYWORD"))
    return on(period, parts.mod(), parts.worth("PART"))


def season(parts: Parts, context: Context) -> Meaning | None:
    """A season of a year, or before or after the day of writing."""
    number, year = parts.worth("SEASON"), parts.integer("year")
    if year is not None:
        return on(Period(Unit.SEASON, year * 4 + number), parts.mod())
    if context.published is None:
        return None
    now = context.published.among(Unit.DAY) or day_of(context.published.first_day())
    base = date.fromordinal(now.index).year
    if parts.has("unit"):
        base += parts.worth("REL")
        return on(Period(Unit.SEASON, base * 4 + number), parts.mod())
    choices = [Period(Unit.SEASON, one * 4 + number) for one in (base - 1, base, base + 1)]
    rel = parts.worth("REL")
    if rel == 1 or (rel is None and context.ahead):
        choices = [one for one in choices if one.last_day() >= now.index]
        return on(choices[0], parts.mod())
    if rel == 0 and not parts.has("other"):
        return on(choices[1], parts.mod())
    choices = [one for one in choices if one.first_day() <= now.index]
    return on(choices[-1], parts.mod())


def nth(parts: Parts, context: Context) -> Meaning | None:
    """The n-th quarter or half of a year."""
    unit, most = RANGE[parts.said("unit")[0]]
    number = parts.ordinal() or 0
    if not 1 <= number <= most:
        return None
    year = parts.integer("year")
    if year is None:
        base = context.published.among(Unit.YEAR) if context.published else None
        if base is None:
            return Meaning(TimexType.DATE, f"XXXX-{unit.name[0]}{number}")
        year = base.index + int(parts.worth("REL", "other") or 0)
        current = context.published.among(unit) if context.published else None
        known = parts.has("other") or current is None
        if not known and current is not None and not context.ahead:
            year -= Period(unit, year * most + number - 1).index > current.index + 1
    return on(Period(unit, year * most + number - 1), parts.mod())


def year(parts: Parts, context: Context) -> Meaning | None:
    """A year in figures."""
    number = parts.integer("year")
    return on(Period(Unit.YEAR, number), parts.mod()) if number and number <= 2100 else None


def yearwords(parts: Parts, context: Context) -> Meaning | None:
    """A year in words: "nineteen seventy-nine"."""
    if not parts.has("tens"):
        return on(Period(Unit.YEAR, 2000))
    tens, ones = parts.worth("WNUM", "tens"), parts.worth("WNUM", "ones") or 0
    return on(Period(Unit.YEAR, 1900 + tens + ones)) if 10 <= tens < 100 else None


def yearend(parts: Parts, context: Context) -> Meaning | None:
    """The end of the year that the text is in."""
    found = context.published.among(Unit.YEAR) if context.published else None
    return on(found, "END")


def decade(parts: Parts, context: Context) -> Meaning | None:
    """A decade, in figures or words; two figures are of the last century."""
    number = parts.integer("year") or parts.integer("short") or parts.worth("TENS")
    if number is None or number % 10:
        return None
    return on(Period(Unit.DECADE, (number if number > 99 else 1900 + number) // 10), parts.mod())


def century(parts: Parts, context: Context) -> Meaning | None:
    """A century by its number: the 19th is 1800 to 1899 in TIMEX3."""
    number = parts.ordinal()
    return on(Period(Unit.CENTURY, number - 1), parts.mod()) if number and number < 100 else None


def on_holiday(parts: Parts, context: Context) -> Meaning | None:
    """A holiday in its year, or before or after the day of writing."""
    said = "".join(f"{word} " for word in parts.said("holiday"))
    day = next((day for day, form in parts.grammar.holidays if form.fullmatch(said)), None)
    if day is None:
        return None
    year, published = parts.integer("year"), context.published
    if year is None:
        base = published.among(Unit.YEAR) if published else None
        if base is None or published is None:
            return Meaning(TimexType.DATE, None)
        found = [holiday(day, base.index + n) for n in (-1, 0, 1)]
        choices = [one for one in found if one]
        rel = parts.worth("REL")
        if rel == -1:
            choices = [one for one in choices if one.index < published.first_day()]
        elif rel == 1 or context.ahead:
            choices = [one for one in choices if one.index >= published.first_day()]
        near = min(choices, key=lambda one: abs(one.index - published.first_day()), default=None)
        return on(near)
    return on(holiday(day, year))


DATES = {
    "calendar": calendar, "month": month, "weekday": weekday, "dayword": dayword,
    "season": season, "nth": nth, "year": year, "yearwords": yearwords, "yearend": yearend,
    "decade": decade, "centurynth": century, "holiday": on_holiday, }  # fmt: skip
