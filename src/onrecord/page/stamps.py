"""Machine dates as pages write them -> ISO 8601, cut where the page's knowledge ends."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime

__all__ = ["read_stamp"]

LONGEST = 64  # characters; nothing longer is a date
DATE = r"(?P<year>[12]\d{3})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
ZONE = r"(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?"
STAMP = re.compile(rf"{DATE}(?:[T ]\s*{CLOCK}\s*{ZONE})?", re.I)
COMPACT = re.compile(r"(?P<year>[12]\d{3})(?P<month>\d{2})(?P<day>\d{2})(?:T?\d{4,6}Z?)?")
MONTH = re.compile(r"(?P<year>[12]\d{3})(?:-(?P<month>\d{2}))?")
EPOCH = re.compile(r"1\d{9}(?:\d{3})?")


def read_stamp(text: str) -> str | None:
    """The value of `text`: `2021`, `2021-12`, `2021-12-15` or a time with its zone, if stated."""
    text = text.strip()
    if len(text) > LONGEST:
        return None
    if match := STAMP.match(text):
        return _full(match)
    if EPOCH.fullmatch(text):
        return _iso(datetime.fromisoformat("1970-01-01T00:00:00+00:00"), int(text[:10]))
    if match := COMPACT.fullmatch(text):
        return _day(match)
    if match := MONTH.fullmatch(text):
        return _month(match)
    return _mail(text)


def _iso(epoch: datetime, seconds: int) -> str:
    return (epoch + timedelta(seconds=seconds)).isoformat()


def _day(match: re.Match[str]) -> str | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
    except ValueError:
        return None


def _month(match: re.Match[str]) -> str | None:
    if not match["month"]:
        return match["year"]
    return match[0] if 1 <= int(match["month"]) <= 12 else None


def _full(match: re.Match[str]) -> str | None:
    day = _day(match)
    if day is None or match["hour"] is None:
        return day
    zone = (match["zone"] or "").upper()
    zone = "+00:00" if zone in ("Z", "UTC", "GMT") else zone
    if re.fullmatch(r"[+-]\d{4}", zone):
        zone = f"{zone[:3]}:{zone[3:]}"
    elif re.fullmatch(r"[+-]\d{2}", zone):
        zone = f"{zone}:00"
    stamp = f"{day}T{int(match['hour']):02}:{match['minute']}:{match['second'] or '00'}{zone}"
    try:
        return datetime.fromisoformat(stamp).isoformat()
    except ValueError:
        return day


def _mail(text: str) -> str | None:
    """RFC 822 dates, as in feeds and old pages."""
    if not re.search(r"\d{1,2} [A-Za-z]{3} \d{4} \d{1,2}:\d{2}", text):
        return None
    try:
        return parsedate_to_datetime(text).isoformat()
    except ValueError:
        return None
