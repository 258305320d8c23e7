"""When each statement was made: the time nearest its cue and outside what was said."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from onrecord.model import SaidAt, SaidOrigin, Span, TimexType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import Article, Attribution, Timex

__all__ = ["find_said_at"]

DATED = frozenset((TimexType.DATE, TimexType.TIME))
UNDATED = frozenset(("PRESENT_REF", "FUTURE_REF"))
DESCRIBES = frozenset(("recent", "the past"))  # says of a thing that it is not old
FAR = 70  # characters between a cue and its time; beyond that it times something else
TAKEN_UP = re.compile(
    r"[.!?'\"”’)\s]*(?:[^\W\d_]+\s){1,5}made\s(?:that|this|the|those|these|his|her|their)\s"
    r"(?:remark|comment|statement|claim|accusation)s?\b"
)
STRETCH = 1000  # characters: what lies further apart than two of them is not compared
END = re.compile(r"[.!?]['\"”’)]*\s|\n")
OTHER_CLAUSE = re.compile(
    r"[;:–—]|--|\b(?:who|which|whose|where|when|after|since|until|because)\b", re.I
)


def find_said_at(
    article: Article, attributions: Sequence[Attribution], timexes: Sequence[Timex]
) -> tuple[SaidAt | None, ...]:
    """When each of `attributions` was made, by a time of `timexes` or by that of the article.

    None where neither is known.
    """
    published = article.published_at
    otherwise = SaidAt(published.value, SaidOrigin.PUBLISHED) if published else None
    around = _Around(article, attributions, timexes)
    found = (
        _stated(article.text, number, attributions, around) for number in range(len(attributions))
    )
    return tuple(
        SaidAt(timex.value, SaidOrigin.TEXT, timex) if timex else otherwise for timex in found
    )


class _Around:
    """The times, cues and contents of an article by the stretch of text that they stand in."""

    def __init__(
        self, article: Article, attributions: Sequence[Attribution], timexes: Sequence[Timex]
    ) -> None:
        self.times: dict[int, list[Timex]] = defaultdict(list)
        self.cues: dict[int, list[Span]] = defaultdict(list)
        self.contents: dict[int, list[tuple[int, Span]]] = defaultdict(list)
        for time in timexes:
            plain = article.words(time.span).lower() in DESCRIBES
            if time.type in DATED and time.value not in UNDATED and not plain:
                self.times[time.span.start // STRETCH].append(time)
        for number, one in enumerate(attributions):
            if one.cue is not None:
                self.cues[one.cue.start // STRETCH].append(one.cue)
            for piece in one.content:
                for stretch in range(piece.start // STRETCH, piece.end // STRETCH + 1):
                    self.contents[stretch].append((number, piece))

    def times_near(self, cue: Span) -> list[Timex]:
        """The times in the stretch of `cue` and in those beside it."""
        stretch = cue.start // STRETCH
        return [time for n in (stretch - 1, stretch, stretch + 1) for time in self.times[n]]

    def nearer(self, time: Span, distance: int) -> bool:
        """Whether a cue stands nearer `time` than `distance`."""
        stretch = time.start // STRETCH
        cues = (cue for n in (stretch - 1, stretch, stretch + 1) for cue in self.cues[n])
        return any(_apart(cue, time) < distance for cue in cues)

    def in_contents(self, time: Span) -> set[int]:
        """The numbers of the attributions in whose contents `time` stands."""
        here = self.contents[time.start // STRETCH]
        return {number for number, piece in here if piece.overlaps(time)}


def _stated(
    text: str, number: int, attributions: Sequence[Attribution], around: _Around
) -> Timex | None:
    """The time stated beside the cue of attribution `number`: the nearest that times it."""
    one = attributions[number]
    if one.cue is None:
        return None
    outer = _outer(one, attributions)
    near = [
        (_apart(one.cue, time.span), time)
        for time in around.times_near(one.cue)
        if around.in_contents(time.span) <= outer
        and not (one.source and one.source.overlaps(time.span))
        and _beside(text, one.cue, time.span, one.content)
    ]
    distance, time = min(near, key=lambda one: one[0], default=(0, None))
    if time is None or around.nearer(time.span, distance):
        return _taken_up(text, one, around)
    return time


def _taken_up(text: str, one: Attribution, around: _Around) -> Timex | None:
    """The time in a next sentence that takes the statement up: "She made that remark in May"."""
    end = max([piece.end for piece in one.content] + ([one.cue.end] if one.cue else []))
    match = TAKEN_UP.match(text, end)
    if match is None:
        return None
    stop = END.search(text, match.end())
    last = stop.start() if stop else len(text)
    times = around.times_near(Span(match.start(), match.end()))
    return next((one for one in times if match.end() <= one.span.start < last), None)


def _outer(one: Attribution, attributions: Sequence[Attribution]) -> set[int]:
    """The numbers of those in whose contents `one` stands: their words may well time it."""
    found, within = set(), one.within
    while within is not None:
        found.add(within)
        within = attributions[within].within
    return found


def _beside(text: str, cue: Span, time: Span, content: tuple[Span, ...]) -> bool:
    """Whether `time` stands in the sentence of `cue`, near it, with no other clause between."""
    if cue.overlaps(time):
        return True
    start, end = (cue.end, time.start) if cue.end <= time.start else (time.end, cue.start)
    kept = [
        (piece.start, piece.end) for piece in content if piece.start < end and start < piece.end
    ]
    between, at = "", start
    for piece_start, piece_end in kept:
        between, at = between + text[at : max(at, piece_start)], max(at, piece_end)
    between += text[at:end]
    return (
        len(between) <= FAR and END.search(between) is None and OTHER_CLAUSE.search(between) is None
    )


def _apart(cue: Span, time: Span) -> int:
    """Characters between the two; below nothing where they overlap."""
    return max(time.start - cue.end, cue.start - time.end)
