"""Readings -> what happened, what was said and what was published, in order of time.

Three times are kept apart: when something happened, as the article or somebody in it says; when
somebody said so; and when the article was published.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from onrecord.timeline.period import LAST_DAY, period_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.model import Event, Reading, Statement

__all__ = ["EVENT", "PUBLISHED", "SAID", "SCHEMA", "Entry", "as_entries", "as_json", "as_rows"]

SCHEMA = "onrecord/timeline/1"
PUBLISHED, SAID, EVENT = "published", "said", "event"
ORDER = (EVENT, SAID, PUBLISHED)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something with a time, and where it stands.

    `kind` is EVENT, SAID or PUBLISHED. `value` is the TIMEX3 value, None where it is not known.
    `time_from` is "text" where the time is stated there, "published" where it is the article's
    own. `chain` says on whose word it stands, from the page outwards. `text` are the words from
    `start` to `end`, of a publication its headline, without a place. `statement` is the number of
    the statement that it is or, for an event, in whose content it stands: then it is `claimed`.
    """

    kind: str
    value: str | None
    time_from: str | None
    text: str
    chain: tuple[str, ...]
    capture: str
    captured_at: str
    url: str
    start: int | None = None
    end: int | None = None
    statement: int | None = None

    @property
    def claimed(self) -> bool:
        """Whether it is an event that somebody in the article tells of."""
        return self.kind == EVENT and self.statement is not None

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day of its time; None where no calendar has it."""
        ends = [period_of(one) for one in (self.value or "").split("/")]
        if ends[0] is None or ends[-1] is None:
            return None
        first, last = ends[0].first_day(), ends[-1].last_day()
        if not 1 <= first <= last <= LAST_DAY:
            return None
        return date.fromordinal(first), date.fromordinal(last)


def as_entries(readings: Iterable[Reading]) -> tuple[Entry, ...]:
    """All that has a time in `readings`: the earliest first, and last what has none known."""
    found = (entry for reading in readings for entry in _entries(reading))
    return tuple(sorted(found, key=_place_in_time))


def as_json(entries: Iterable[Entry]) -> dict[str, Any]:
    """`entries` as one JSON object, `onrecord/timeline/1`."""
    return {"schema": SCHEMA, "entries": [_row(entry) for entry in entries]}


def as_rows(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """`entries` as rows of a table; the links of a chain are parted by arrows."""
    return [{**_row(entry), "chain": " ← ".join(entry.chain)} for entry in entries]


def _row(entry: Entry) -> dict[str, Any]:
    first, last = entry.days or (None, None)
    days = {
        "first_day": first and first.isoformat(),
        "last_day": last and last.isoformat(),
        "claimed": entry.claimed,
    }
    return {**asdict(entry), "chain": list(entry.chain), **days}


def _place_in_time(entry: Entry) -> tuple[object, ...]:
    first, last = entry.days or (date.max, date.max)
    kind = ORDER.index(entry.kind)
    return entry.days is None, first, last, kind, entry.url, entry.capture, entry.start or 0


def _entries(reading: Reading) -> Iterator[Entry]:
    published = reading.article.published_at
    yield Entry(
        PUBLISHED,
        published.value if published else None,
        "published" if published else None,
        reading.article.headline or reading.article.url,
        (reading.article.publisher or "this page",),
        *_capture_of(reading),
    )
    for number, statement in enumerate(reading.statements):
        yield _said(reading, number, statement)
    for event in reading.events:
        yield _happened(reading, event)


def _capture_of(reading: Reading) -> tuple[str, str, str]:
    capture = reading.capture
    return capture.id, capture.captured_at.isoformat(), reading.article.url


def _said(reading: Reading, number: int, statement: Statement) -> Entry:
    content = statement.attribution.content
    said_at = statement.said_at
    return Entry(
        SAID,
        said_at.value if said_at else None,
        said_at.origin.value if said_at else None,
        reading.content_of(statement),
        reading.chain_of(statement),
        *_capture_of(reading),
        content[0].start,
        content[-1].end,
        number,
    )


def _happened(reading: Reading, event: Event) -> Entry:
    """An event, on the word of the innermost statement that holds it, or of the page."""
    holding = [
        (sum(map(len, one.attribution.content)), number)
        for number, one in enumerate(reading.statements)
        if any(
            piece.encloses(reading.timexes[event.timex].span) for piece in one.attribution.content
        )
    ]
    number = min(holding)[1] if holding else None
    page = (reading.article.publisher or "this page", reading.article.origin)
    chain = tuple(one for one in page if one)
    return Entry(
        EVENT,
        event.value,
        "text",
        reading.article.words(event.span),
        chain if number is None else reading.chain_of(reading.statements[number]),
        *_capture_of(reading),
        event.span.start,
        event.span.end,
        number,
    )
