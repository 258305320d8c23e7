"""What counting words mean: neighbours, times before and after, durations, sets, clocks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.model import TimexType
from onrecord.timeline.dates import on
from onrecord.timeline.parts import Meaning
from onrecord.timeline.period import Period, Unit, counted, day_of

if TYPE_CHECKING:
    from onrecord.timeline.parts import Context, Parts

__all__ = ["COUNTING"]

LETTERS = {"second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M",
           "quarter": "Q", "year": "Y", "decade": "DE", "century": "C",
           "weekend": "WE"}  # fmt: skip
CLOCKED = frozenset(("second", "minute", "hour"))
YEARS = {"decade": 10, "century": 100}
DAY_MINUTES = 1440
FOUR = 4  # figures of a time without a point: 0830
UNIVERSAL = "+00:00"  # the one zone that TIMEX3 values have a letter for


def neighbour(parts: Parts, context: Context) -> Meaning | None:
    """The last, this or the next unit, counted from the day of writing."""
    if parts.said("rel") == ["past"]:
        return Meaning(TimexType.DURATION, _length(1.0, parts.unit()))
    if context.published is None:
        return Meaning(TimexType.DATE, None)
    period = counted(context.published, parts.calendar_unit(), parts.worth("REL"))
    return on(period, parts.mod())


def inforce(parts: Parts, context: Context) -> Meaning | None:
    """The unit in which the time in force lies."""
    unit = parts.calendar_unit()
    base = context.in_force or context.published
    if base and base.unit > unit and base.among(unit) is None:
        base = context.published or base  # "later in the day" is not of a year spoken of
    period = counted(base, unit, 0) if base else None
    if (
        unit is Unit.QUARTER
        and context.published
        and (period is None or base is not context.in_force)
    ):
        period = counted(context.published, unit, -1)  # figures are of the last full quarter
    return on(period, parts.mod()) if period else Meaning(TimexType.DATE, None)


def following(parts: Parts, context: Context) -> Meaning | None:
    """A unit or weekday before or after the time in force."""
    rel = parts.worth("REL")
    base = context.in_force or context.published
    if base is None or rel is None:
        return Meaning(TimexType.DATE, None)
    if not parts.has("weekday"):
        return on(counted(base, parts.calendar_unit(), rel), parts.mod())
    day, number = base.among(Unit.DAY), parts.worth("WEEKDAY")
    if day is None:
        return Meaning(TimexType.DATE, None)
    back = (day.index - number) % 7
    moved = day.index - (back or 7) if rel < 0 else day.index - back + 7
    return on(day_of(moved))


def shifted(parts: Parts, context: Context) -> Meaning | None:
    """So long before now ("ago"), or before or after the time in force ("earlier", "later")."""
    shift = parts.worth("SHIFT")
    number, unit = parts.number(), parts.unit()
    from_now = shift in ("ago", "hence")
    base = context.published if from_now else context.in_force or context.published
    sign = -1 if shift in ("ago", "earlier", "before") else 1
    if number is None or base is None:
        vague = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Meaning(TimexType.DATE, vague if from_now else None)
    length = YEARS.get(unit, 2 if unit == "fortnight" else 1)
    of = {"decade": Unit.YEAR, "century": Unit.YEAR, "fortnight": Unit.WEEK}.get(unit)
    of = of or parts.calendar_unit()
    if number == 1 and unit == "year" and sign < 0 and (like := _like_period(context)):
        return replace(on(_year_on(like, sign), parts.quantity_mod()), period=None)
    period = counted(base, of, sign * round(number * length))
    return on(period, parts.quantity_mod())


def _year_on(base: Period, sign: int) -> Period | None:
    """The like month, quarter, season or half a year on: "a year earlier" beside a quarter."""
    in_year = {Unit.MONTH: 12, Unit.QUARTER: 4, Unit.SEASON: 4, Unit.HALF: 2, Unit.YEAR: 1}
    return (
        Period(base.unit, base.index + sign * in_year[base.unit]) if base.unit in in_year else None
    )


def yearago(parts: Parts, context: Context) -> Meaning | None:
    """The like period a year before the one in force; the latest period is the one in force."""
    base = _like_period(context)
    if base is None:
        base = context.published.among(Unit.YEAR) if context.published else None
    if base is None:
        return Meaning(TimexType.DATE, None)
    latest = "latest" in [parts.words.word(n) for n in range(*parts.match.span())]
    return on(base) if latest else replace(on(_year_on(base, -1)), period=None)


def _like_period(context: Context) -> Period | None:
    """The quarter or half in force, with which figures of a year before are compared."""
    base = context.in_force
    return base if base and base.unit in (Unit.QUARTER, Unit.HALF) else None


def duration(parts: Parts, context: Context) -> Meaning | None:
    """So many units; X where it is not said how many."""
    number, unit = parts.number(), parts.unit()
    if parts.has("half") and number is not None:
        number = number + 0.5 if len(parts.said("half")) > 1 else 0.5
    if parts.has("more") and number is not None:
        number += 0.5
    return Meaning(TimexType.DURATION, _length(number, unit), mod=parts.quantity_mod())


def _length(number: float | None, unit: str) -> str:
    if unit == "fortnight":
        number, unit = (None if number is None else 2 * number), "week"
    if unit in YEARS and number is not None:
        number, unit = number * YEARS[unit], "year"
    amount = "X" if number is None else f"{number:g}" if number < 1e15 else "X"
    return f"P{'T' if unit in CLOCKED else ''}{amount}{LETTERS[unit]}"


def many(parts: Parts, context: Context) -> Meaning | None:
    """Units uncounted."""
    return Meaning(TimexType.DURATION, _length(None, str(parts.worth("MANY"))))


def setword(parts: Parts, context: Context) -> Meaning | None:
    """How often, in a word."""
    return Meaning(TimexType.SET, parts.worth("SETWORD"))


def every(parts: Parts, context: Context) -> Meaning | None:
    """Every unit, weekday, month, part of the day or season."""
    if parts.has("unit"):
        number = parts.number() if parts.has("number") else 1.0
        return Meaning(TimexType.SET, _length(number, parts.unit()))
    if (day := parts.worth("WEEKDAY")) is not None:
        return Meaning(TimexType.SET, f"XXXX-WXX-{day}")
    if (month := parts.worth("MONTH")) is not None:
        return Meaning(TimexType.SET, f"XXXX-{month:02}")
    if (part := parts.worth("PART")) is not None:
        return Meaning(TimexType.SET, f"XXXX-XX-XXT{part}")
    return Meaning(TimexType.SET, f"XXXX-{('SP', 'SU', 'FA', 'WI')[parts.worth('SEASON')]}")


def clock(parts: Parts, context: Context) -> Meaning | None:
    """A time of the day of writing; `timexes` joins it to a day that stands beside it."""
    minutes = _minutes(parts)
    if minutes is None:
        return None
    hour, minute = divmod(minutes, 60)
    time = f"T{hour:02}:{minute:02}"
    day = context.published.among(Unit.DAY) if context.published else None
    zone = parts.worth("ZONE")
    zone = zone and str(zone).strip()
    time += "Z" if zone == UNIVERSAL else ""
    value = f"{day.value()}{time}" if day else f"XXXX-XX-XX{time}"
    at = Period(Unit.MINUTE, day.index * DAY_MINUTES + minutes) if day and minutes < 1440 else day
    return Meaning(TimexType.TIME, value, at, zone=zone)


def _minutes(parts: Parts) -> int | None:
    """Minutes since midnight; None where no clock shows them."""
    noon = parts.worth("NOON")
    if noon is not None:
        return int(noon) * 60
    said = parts.said("clock")
    if len(said) == 1 and said[0].isdecimal():
        said = [said[0][:-2], ":", said[0][-2:]] if len(said[0]) == FOUR else ["99"]
    hour, *rest = said[0].replace(".", ":").split(":") if said[0][0].isdecimal() else said[:1]
    rest += [word for word in said[1:] if word.isdecimal()]
    counts = parts.grammar.values["WNUM"]
    hours = int(hour) if hour.isdecimal() else int(counts.get(hour, 99))
    minutes = int(rest[0]) if rest else 0
    half = next((word[0] for word in said[1:] if word in parts.grammar.values["HALFDAY"]), None)
    part = parts.worth("PART")
    half = half or {"AF": "p", "EV": "p", "NI": "p", "MO": "a"}.get(part or "")
    if half and not 1 <= hours <= 12:
        return None
    hours = hours % 12 + 12 * (half == "p") if half else hours
    return hours * 60 + minutes if hours < 25 and minutes < 60 else None


def thispart(parts: Parts, context: Context) -> Meaning | None:
    """A part of the day of writing or of one beside it: "this morning", "last night"."""
    if context.published is None:
        return Meaning(TimexType.TIME, f"XXXX-XX-XXT{parts.worth('PART')}")
    period = counted(context.published, Unit.DAY, parts.worth("REL"))
    return on(period, parts.mod(), parts.worth("PART"))


def partalone(parts: Parts, context: Context) -> Meaning | None:
    """A part of the day in force."""
    base = context.in_force or context.published
    day = base.among(Unit.DAY) if base else None
    part = parts.worth("PART")
    return on(day, part=part) if day else Meaning(TimexType.TIME, f"XXXX-XX-XXT{part}")


def nowword(parts: Parts, context: Context) -> Meaning | None:
    """Now, once, soon."""
    return Meaning(TimexType.DATE, parts.worth("NOWWORD"))


def reference(parts: Parts, context: Context) -> Meaning | None:
    """A reference to the past, the present or what is to come."""
    fixed = parts.rule.fixed
    return Meaning(TimexType(fixed.get("type", "DATE")), fixed["value"])


def nothing(parts: Parts, context: Context) -> Meaning | None:
    """No time, though it is written like one."""
    return None


COUNTING = {
    "neighbour": neighbour, "inforce": inforce, "following": following, "shifted": shifted,
    "yearago": yearago, "duration": duration, "many": many, "setword": setword, "every": every,
    "clock": clock, "thispart": thispart, "partalone": partalone, "nowword": nowword,
    "reference": reference, "nothing": nothing,
}  # fmt: skip
