"""Zones as news writes them -> their offset from UTC, in summer or winter as the date says."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

__all__ = ["offset_of"]

OFFSET = re.compile(r"[+-]\d\d:\d\d")
MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)Z?")


def offset_of(zone: str, value: str | None) -> str | None:
    """The offset from UTC of `zone` at the TIMEX3 `value`, as "-05:00".

    `zone` is an offset or a name of the tz database. None where a name needs a date and a time
    that `value` has not. An hour that the clocks repeat is taken as its first.
    """
    if OFFSET.fullmatch(zone):
        return zone
    match = MOMENT.fullmatch(value or "")
    if match is None or match[2] > "23:59":
        return None
    there = datetime.fromisoformat(f"{match[1]}T{match[2]}").replace(tzinfo=ZoneInfo(zone))
    told = there.strftime("%z")
    return f"{told[:3]}:{told[3:5]}"
