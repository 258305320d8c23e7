"""The timeline as a picture: statements above the axis, events below, a bar for each stretch.

What is known to the day is a short mark, what is known to the month or year a bar as long. The
same entries stand beneath as text, with the numbers of their marks. Equal entries, equal bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from textwrap import wrap
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from onrecord.export.chains import clean
from onrecord.export.timeline import EVENT, PUBLISHED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.export.timeline import Entry

__all__ = ["as_timeline_picture"]

# Lengths in pixels at full size; letters are set in 12, the numbers of marks in 10.
WIDTH, MARGIN, HEAD = 960, 24, 56
LANE, BAR, ROW = 18, 12, 17
NARROWEST = 6  # of a bar
DIGIT, GAP = 7, 6  # room for a mark's number, and between two marks in a lane
LETTERS = 125  # in a line of the text beneath
TICKS = 6
UNKNOWN = "time not known"


@dataclass(frozen=True, slots=True)
class _Mark:
    """A bar with its number; `x`, `y` its upper left corner."""

    number: int
    x: int
    y: int
    width: int
    kind: str
    told: str


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the text beneath; a number begins an entry."""

    y: int
    number: str
    time: str
    text: str


def as_timeline_picture(entries: Sequence[Entry]) -> str:
    """An SVG document with `entries`, to be written as UTF-8."""
    dated = [one for one in enumerate(entries, start=1) if one[1].days]
    scale = _Scale.of([one for _, one in dated])
    above = _in_lanes([one for one in dated if one[1].kind != EVENT], scale)
    below = _in_lanes([one for one in dated if one[1].kind == EVENT], scale)
    top = HEAD + LANE * _lanes(above)
    axis = top + 8
    marks = [
        *(_mark(one, axis - 8 - LANE * (lane + 1), scale, number) for number, one, lane in above),
        *(_mark(one, axis + 26 + LANE * lane, scale, number) for number, one, lane in below),
    ]
    foot = axis + 44 + LANE * _lanes(below)
    lines = _lines(entries, foot + 2 * ROW)
    environment = Environment(
        loader=PackageLoader("onrecord.export"), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("timeline.svg").render(
        width=WIDTH,
        height=lines[-1].y + 3 * ROW,
        left=MARGIN,
        right=WIDTH - MARGIN,
        axis=axis,
        ticks=scale.ticks(),
        marks=marks,
        lines=lines,
        foot=foot,
        bar=BAR,
        told=[f"{n}. {_told(one)}" for n, one in enumerate(entries, start=1)],
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days -> pixels, evenly."""

    first: int
    days: int

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> _Scale:
        spans = [one.days for one in entries if one.days]
        first = min((one.toordinal() for one, _ in spans), default=1)
        last = max((one.toordinal() for _, one in spans), default=1)
        return cls(first, max(1, last - first + 1))

    def x(self, day: int) -> int:
        """Where `day` begins; marks end in time to leave room for their numbers."""
        width = WIDTH - 2 * MARGIN - 5 * DIGIT
        return MARGIN + round((day - self.first) * width / self.days)

    def ticks(self) -> list[tuple[int, str]]:
        """Places along the axis with their dates, no date twice."""
        days = {self.first + round(n * (self.days - 1) / TICKS) for n in range(TICKS + 1)}
        return [(self.x(day), date.fromordinal(day).isoformat()) for day in sorted(days)]


def _extent(entry: Entry, scale: _Scale) -> tuple[int, int]:
    first, last = entry.days or (date.min, date.min)
    start, end = scale.x(first.toordinal()), scale.x(last.toordinal() + 1)
    return start, max(NARROWEST, end - start)


def _in_lanes(entries: Sequence[tuple[int, Entry]], scale: _Scale) -> list[tuple[int, Entry, int]]:
    """Each entry in the first lane in which there is room for it."""
    ends: list[int] = []
    placed = []
    for number, entry in entries:
        x, width = _extent(entry, scale)
        lane = next((n for n, end in enumerate(ends) if end <= x), len(ends))
        end = x + width + GAP + DIGIT * (len(str(number)) + 1)
        ends[lane : lane + 1] = [end]
        placed.append((number, entry, lane))
    return placed


def _lanes(placed: Sequence[tuple[int, Entry, int]]) -> int:
    return max((lane + 1 for *_, lane in placed), default=0)


def _mark(entry: Entry, y: int, scale: _Scale, number: int) -> _Mark:
    x, width = _extent(entry, scale)
    return _Mark(number, x, y, width, _kind(entry), _told(entry))


def _kind(entry: Entry) -> str:
    return "claimed" if entry.claimed else entry.kind


def _told(entry: Entry) -> str:
    by = " ← ".join(entry.chain)
    origin = ", published then" if _undated_saying(entry) else ""
    return clean(f"{_time(entry)}, {_kind(entry)}{origin}: {entry.text} · {by}")


def _undated_saying(entry: Entry) -> bool:
    return entry.kind not in (EVENT, PUBLISHED) and entry.time_from == "published"


def _time(entry: Entry) -> str:
    return entry.value or UNKNOWN if entry.days else UNKNOWN


def _lines(entries: Sequence[Entry], y: int) -> list[_Line]:
    """The text beneath, wrapped, nothing cut."""
    lines = []
    for number, entry in enumerate(entries, start=1):
        told = _told(entry).removeprefix(f"{_time(entry)}, ")
        for at, text in enumerate(wrap(told, LETTERS) or [""]):
            first = at == 0
            lines.append(
                _Line(y, str(number) if first else "", _time(entry) if first else "", text)
            )
            y += ROW
    return lines or [_Line(y, "", "", "Nothing with a time was found.")]
