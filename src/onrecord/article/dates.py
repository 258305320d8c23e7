"""Dates that stand on the page for readers -> ISO 8601, cut where knowledge ends.

"one month ago" counts from the capture's time, each unit at its own precision: a month gives a
month, not a day. A numeric date whose order cannot be told (03/04/2021) gives nothing.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from onrecord.model import Dated, DateOrigin

__all__ = ["date_parts", "find_dated", "is_date_line"]

LONGEST_LINE = 200  # characters; a date line says little else
EARLIEST = 1000  # year of a capture; from there no count of three digits leads before year one
MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
         "august aug", "september sep sept", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d{2})"
WRITTEN = re.compile(
    rf"\b(?:{DAY}\s+(?:of\s+)?{MONTH},?\s+{YEAR}|{MONTH}\s+{DAY}(?:,\s*|\s+){YEAR})\b".replace(
        "?P<month>", "?P<month_a>", 1
    )
    .replace("?P<day>", "?P<day_a>", 1)
    .replace("?P<year>", "?P<year_a>", 1),
    re.I,
)
MONTH_ONLY = re.compile(rf"\b{MONTH},?\s+{YEAR}\b", re.I)
ISO = re.compile(r"\b(?P<year>(?:19|20)\d{2})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})\b")
NUMERIC = re.compile(
    r"\b(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d{2})\b"
)
CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2}))?\s*"
    r"(?P<half>[ap]\.?\s?m\b\.?)?\s*(?P<zone>[A-Z]{3,4}\b|Z\b|[+-]\d{2}:?\d{2})?",
    re.I,
)
ZONES = {  # abbreviations that mean one offset only; others leave a time without a zone
    "UTC": "+00:00", "GMT": "+00:00", "Z": "+00:00", "CET": "+01:00", "CEST": "+02:00",
    "EET": "+02:00", "EEST": "+03:00", "EST": "-05:00", "EDT": "-04:00", "PST": "-08:00",
    "PDT": "-07:00", "SAST": "+02:00", "AEST": "+10:00", "AEDT": "+11:00", "JST": "+09:00",
}  # fmt: skip
PARTS = re.compile(r"\s*[|·•]\s*|\s{2,}|(?<=\w)\s+(?=(?:last\s+)?updated\b)", re.I)
NUMBERS = {word: n for n, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve".split()
)} | {"a": 1, "an": 1}  # fmt: skip
AGO = re.compile(
    rf"(?P<count>\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})\s+"
    r"(?P<unit>second|sec|minute|min|hour|hr|day|week|month|year)s?\s+ago\b",
    re.I,
)
YESTERDAY = re.compile(r"\b(?P<word>today|yesterday|just now)\b", re.I)


def date_parts(line: str) -> tuple[str, ...]:
    """The parts of a line that may hold several dates: "Published ... | Updated ..."."""
    return tuple(PARTS.split(line)) if len(line) <= LONGEST_LINE else ()


def find_dated(line: str, captured_at: datetime) -> Dated | None:
    """The date that a short `line` of page furniture gives, or None."""
    if len(line) > LONGEST_LINE:
        return None
    if captured_at.year >= EARLIEST and (match := AGO.search(line)):
        count = match["count"].lower()
        number = int(count) if count.isdigit() else NUMBERS[count]
        value = _before(captured_at, number, match["unit"].lower())
        return Dated(value, DateOrigin.RELATIVE, match[0])
    if found := _calendar(line):
        value, start, end = found
        clock = CLOCK.match(line[end:].lstrip(" ,|·•-–—at\u00a0")) if len(value) == 10 else None
        if clock and (time := _time(clock)):
            return Dated(f"{value}T{time}", DateOrigin.VISIBLE, line[start:].strip())
        return Dated(value, DateOrigin.VISIBLE, line[start:end])
    if match := YESTERDAY.fullmatch(line.strip(" .:|")):
        days = match["word"].lower() == "yesterday"
        return Dated(_before(captured_at, int(days), "day"), DateOrigin.RELATIVE, match[0])
    return None


def is_date_line(line: str) -> bool:
    """Whether `line` is short and gives a date: no headline, then."""
    found = AGO.search(line) or _calendar(line)
    return len(line.split()) <= 12 and found is not None


def _before(moment: datetime, number: int, unit: str) -> str:
    """`number` units before `moment`, as precise as the unit."""
    if unit == "year":
        return f"{moment.year - number:04}"
    if unit == "month":
        months = moment.year * 12 + moment.month - 1 - number
        return f"{months // 12:04}-{months % 12 + 1:02}"
    if unit == "week":
        year, week, _ = (moment - timedelta(weeks=number)).isocalendar()
        return f"{year:04}-W{week:02}"
    length = {"day": 86_400, "hour": 3_600, "hr": 3_600, "minute": 60, "min": 60}.get(unit, 1)
    return (moment - timedelta(seconds=number * length)).date().isoformat()


def _calendar(line: str) -> tuple[str, int, int] | None:
    """The first calendar date in `line` as (value, start, end)."""
    if match := WRITTEN.search(line):
        day, month, year = (match[name] or match[f"{name}_a"] for name in ("day", "month", "year"))
        return _placed(match, int(year), MONTHS[month.lower()], int(day))
    if match := ISO.search(line):
        return _placed(match, int(match["year"]), int(match["month"]), int(match["day"]))
    if match := NUMERIC.search(line):
        first, second = int(match["first"]), int(match["second"])
        if first > 12 or match["mark"] == ".":
            return _placed(match, int(match["year"]), second, first)
        if second > 12 or first == second:
            return _placed(match, int(match["year"]), first, second)
        return None
    if match := MONTH_ONLY.search(line):
        value = f"{match['year']}-{MONTHS[match['month'].lower()]:02}"
        return value, match.start(), match.end()
    return None


def _placed(match: re.Match[str], year: int, month: int, day: int) -> tuple[str, int, int] | None:
    try:
        return datetime(year, month, day).date().isoformat(), match.start(), match.end()
    except ValueError:
        return None


def _time(match: re.Match[str]) -> str | None:
    hour, half = int(match["hour"]), (match["half"] or "")[:1].lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    zone = match["zone"] or ""
    zone = f"{zone[:3]}:{zone[-2:]}" if zone[:1] in ("+", "-") else ZONES.get(zone.upper(), "")
    if hour > 23 or int(match["minute"]) > 59:
        return None
    return f"{hour:02}:{match['minute']}:{match['second'] or '00'}{zone}"
