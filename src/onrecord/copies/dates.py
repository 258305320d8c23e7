"""Dates and times that were changed, or only written otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.copies.sides import Finding, Place
from onrecord.copies.style import same_in_style
from onrecord.model import AlterationKind, TimexType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.copies.sides import Side, Sides
    from onrecord.model import Timex

__all__ = ["dates_altered"]

DATED = frozenset((TimexType.DATE, TimexType.TIME))


def dates_altered(sides: Sides) -> Iterator[Finding]:
    """Time expressions that answer each other in other words."""
    ours, theirs = _dated(sides.here), _dated(sides.there)
    to_here = sides.alignment.to_here
    if not ours or not theirs:
        return
    holding = {at: timex for numbers, timex in ours for at in numbers}
    extents = {timex.span: numbers for numbers, timex in ours}
    beside = {at: one.here for one in sides.alignment.differences for at in one.there}
    for numbers, timex in theirs:
        if all(to_here[at] >= 0 for at in numbers):
            continue
        near = [to_here[at] for at in numbers if to_here[at] >= 0]
        near += [its for at in numbers for its in beside.get(at, ())]
        answer = next((holding[at] for at in near if at in holding), None)
        if answer is None:
            continue
        place = Place(extents[answer.span], numbers)
        if not same_in_style(
            [sides.here.words.words[at] for at in place.here],
            [sides.there.words.words[at] for at in place.there],
        ):
            yield _finding(sides, place, answer, timex)


def _dated(side: Side) -> list[tuple[range, Timex]]:
    found = (
        (side.words.within(one.span.start, one.span.end), one)
        for one in side.reading.timexes
        if one.type in DATED
    )
    return [(numbers, one) for numbers, one in found if numbers]


def _finding(sides: Sides, place: Place, here: Timex, there: Timex) -> Finding:
    if here.value is not None and here.value == there.value:
        why = f"the same time, {here.value}, in other words"
        kind, allowed = AlterationKind.WORDING_CHANGED, True
    else:
        kind, allowed = AlterationKind.DATE_CHANGED, False
        values = here.value and there.value
        why = f"another time: {there.value}, now {here.value}" if values else "another time"
    return Finding(sides.altered(kind, place, why, allowed=allowed), place)
