"""The timeline as iCalendar (RFC 5545): whole days, from the first on which it may have been."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import icalendar

from onrecord.export.timeline import EVENT, SAID

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from onrecord.export.timeline import Entry

__all__ = ["as_calendar"]

KINDS = {EVENT: "Event", SAID: "Said"}
LAST_START = 9999, 12, 31  # the day after it has no date


def as_calendar(entries: Iterable[Entry]) -> bytes:
    """`entries` that have a time as a calendar, in UTF-8; equal entries give equal bytes."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//onrecord//timeline//EN")
    calendar.add("version", "2.0")
    for entry in entries:
        days = entry.days
        if days is not None:
            calendar.add_component(_event(entry, *days))
    return bytes(calendar.to_ical())


def _event(entry: Entry, first: date, last: date) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", f"{entry.capture[:16]}-{entry.kind}-{entry.start}-{entry.end}@onrecord")
    event.add("dtstamp", datetime.fromisoformat(entry.captured_at))
    event.add("dtstart", first)
    if last.timetuple()[:3] != LAST_START:
        event.add("dtend", last + timedelta(days=1))  # exclusive
    kind = "Claimed" if entry.claimed else KINDS.get(entry.kind, "Published")
    event.add("summary", f"{kind}: {entry.text}")
    told = f"{entry.value}, on the word of: {' ← '.join(entry.chain)}. Read by machine."
    event.add("description", told)
    if entry.url:
        event.add("url", entry.url)
    return event
