"""Dates as feeds write them: ISO 8601 and RFC 822, kept as precise as they are."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

from onrecord.model import Dated, DateOrigin

LONGEST_DATE = 100  # "Wednesday, 30 September 2026 23:59:59 +0000" has 43; the rest is no date
ISO = re.compile(
    r"(?P<date>\d{4}(?:-\d\d(?:-\d\d)?)?)"
    r"(?:[Tt ](?P<time>\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?) ?(?P<zone>[Zz]|[+-]\d\d(?::?\d\d)?)?)?"
)
RFC_822 = re.compile(
    r"(?:[A-Za-z]{2,9}\.?,? +)?(?P<day>\d{1,2})[ -](?P<month>[A-Za-z]{3,9})\.?[ -]"
    r"(?P<year>\d{4}|\d{2})"
    r"(?: +(?P<time>\d{1,2}:\d\d(?::\d\d)?)(?: *(?P<zone>[+-]\d{2}:?\d{2}|[A-Za-z]{1,5}))?)?"
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# The zones of RFC 822, in hours. Other names are ambiguous (BST, IST): then no zone is known.
ZONES = {
    **dict.fromkeys(("Z", "UT", "UTC", "GMT"), 0),
    **dict(zip(("EST", "EDT", "CST", "CDT", "MST", "MDT"), (-5, -4, -6, -5, -7, -6), strict=True)),
    **dict(zip(("PST", "PDT"), (-8, -7), strict=True)),
}


def find_date(text: str | None) -> Dated | None:
    """The date that `text` states, or None; what it does not state is not added."""
    stated = " ".join(text.split()) if text and len(text) <= LONGEST_DATE else ""
    value = _from_iso(stated) or _from_rfc_822(stated)
    return Dated(value, DateOrigin.FEED, stated) if value else None


def _from_iso(text: str) -> str | None:
    match = ISO.fullmatch(text)
    if match is None:
        return None
    day, time = match["date"], match["time"]
    if time is None:
        return day if _is_day((day + "-01-01")[:10]) else None
    if not _is_day(day):
        return None
    return _moment(day, time.replace(",", "."), match["zone"])


def _from_rfc_822(text: str) -> str | None:
    match = RFC_822.fullmatch(text)
    month = match["month"][:3].lower() if match else ""
    if match is None or month not in MONTHS:
        return None
    year = int(match["year"])
    if len(match["year"]) == 2:  # as RFC 2822 reads them
        year += 2000 if year < 50 else 1900
    day = f"{year:04}-{MONTHS.index(month) + 1:02}-{int(match['day']):02}"
    if not _is_day(day):
        return None
    time = match["time"]
    if time is None:
        return day
    return _moment(day, time if time[2] == ":" else f"0{time}", match["zone"])


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2026-12-31")


def _moment(day: str, time: str, zone: str | None) -> str | None:
    """The moment in ISO 8601, with seconds only if they are stated, or None if there is none."""
    try:
        moment = datetime.fromisoformat(f"{day}T{time}")
    except ValueError:
        return None
    moment = moment.replace(tzinfo=_zone(zone) if zone else None)
    return moment.isoformat(timespec="minutes" if time.count(":") == 1 else "auto")


def _zone(text: str) -> timezone | None:
    name = text.upper()
    if name in ZONES:
        return timezone(timedelta(hours=ZONES[name])) if ZONES[name] else UTC
    digits = name.replace(":", "")
    if digits[0] not in "+-":
        return None
    minutes = int(digits[1:3]) * 60 + int(digits[3:5] or 0)
    if minutes >= 24 * 60:
        return None
    return timezone(timedelta(minutes=-minutes if digits[0] == "-" else minutes))
