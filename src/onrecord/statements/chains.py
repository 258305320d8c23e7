"""Statements inside statements: on whose word it is that someone said something.

The tagger reads one level of a text. What is said inside a content is found by reading the content
again by itself, level by level.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from onrecord.statements.clauses import NEAR, is_citing, join_continued, set_right
from onrecord.statements.headlines import find_headline
from onrecord.statements.inside import join_pieces
from onrecord.statements.tagger import Tagged, Way

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import Span
    from onrecord.statements.inside import Joined
    from onrecord.statements.tagger import Tagger

__all__ = ["Chained", "find_chained", "find_outermost"]

DEEPEST = 3  # levels below the outermost
FEWEST_WORDS = 3  # of a content that is read again: "she hopes to cross" has four
# Evidence below which a reading is no statement. On the open half of the gold, with weights that
# had not seen it, 6 of 32 outermost ones below were right, and linked F1 rose from 72.2 to 73.6.
LEAST = 0.25


@dataclass(frozen=True, slots=True)
class Chained:
    """A relation and the number, among those returned, of the one it stands in."""

    tagged: Tagged
    within: int | None


_Pair = tuple[Tagged, Tagged | None]  # a relation and the one it stands in


def find_chained(text: str, tagger: Tagger, *, headline: Span | None = None) -> tuple[Chained, ...]:
    """Find the relations in `text`, those inside others' contents included, in reading order.

    `headline` is where the headline stands, if `text` has one.
    """
    found = _sure_enough(_first_level(text, tagger))
    if headline is not None:
        found = _with_headline(text, headline, found)
    level = [one for one, _ in found]
    taken = {at for one in level if one.cue for at in range(one.cue.start, one.cue.end)}
    for _ in range(DEEPEST):
        inner = _inside(text, level, tagger, taken)
        found += inner
        level = [one for one, _ in inner]
    found.sort(key=lambda pair: (pair[0].content[0].start, -pair[0].content[-1].end))
    numbers = {id(one): number for number, (one, _) in enumerate(found)}
    return tuple(
        Chained(_own_source(one, outer), None if outer is None else numbers[id(outer)])
        for one, outer in found
    )


def _sure_enough(found: list[_Pair]) -> list[_Pair]:
    """`found` without what the network hardly believes itself.

    What stood in one that falls away stands in the next one out.
    """
    around = {id(one): outer for one, outer in found}
    kept = []
    for one, outer in found:
        while outer is not None and outer.evidence.product < LEAST:
            outer = around[id(outer)]
        if one.evidence.product >= LEAST:
            kept.append((one, outer))
    return kept


def find_outermost(text: str, tagger: Tagger, way: Way = Way.TEXT) -> tuple[Tagged, ...]:
    """Find the relations in `text` that stand in no other's content, read in this `way`.

    By PolNeAR's guideline all are given, by ours those that are sure enough.
    """
    found = _first_level(text, tagger, way)
    told = found if way is Way.POLNEAR else _sure_enough(found)
    return tuple(one for one, outer in told if outer is None)


def _first_level(text: str, tagger: Tagger, way: Way = Way.TEXT) -> list[_Pair]:
    """What one reading of `text` gives, line by line, each with the relation it stands in."""
    breaks = [at for at, character in enumerate(text) if character == "\n"]

    def line_of(one: Tagged) -> int:
        spans = [*one.content, *filter(None, (one.cue, one.source))]
        return bisect_right(breaks, min(span.start for span in spans))

    def runs_on(one: Tagged) -> bool:
        return bisect_right(breaks, one.content[-1].start) > line_of(one)

    tagged = sorted(tagger.tag([text], way)[0], key=line_of)
    told = [one for _, its in groupby(tagged, key=line_of) for one in set_right(text, list(its))]
    lines = [list(its) for _, its in groupby(join_continued(text, told), key=line_of)]
    long = [one for its in lines for one in its if runs_on(one)]
    pairs = []
    for its in lines:
        for at, one in enumerate(its):
            outer = _encloser(text, one, [*its[max(0, at - NEAR) : at + NEAR], *long])
            pairs.append((one, outer))
    return pairs


def _with_headline(text: str, headline: Span, found: list[_Pair]) -> list[_Pair]:
    """`found` and what the headline says by a colon, where a reading found nobody's words there."""
    inside = {id(one): one for one, _ in found if one.content[0].overlaps(headline)}
    if any(one.source is not None for one in inside.values()):
        return found
    sources = [text[one.source.start : one.source.end] for one, _ in found if one.source]
    told = find_headline(text, headline, sources)
    if told is None:
        return found
    below = {key: _without(one, headline) for key, one in inside.items()}
    moved = [(below.get(id(one), one), outer) for one, outer in found]
    return [
        (told, None),
        *(
            (one, below.get(id(outer), outer) if outer is not None else None)
            for one, outer in moved
            if one is not None
        ),
    ]


def _without(one: Tagged, headline: Span) -> Tagged | None:
    """`one` without what of its content stands in the headline, if there is more."""
    content = tuple(piece for piece in one.content if not piece.overlaps(headline))
    return replace(one, content=content) if content else None


def _own_source(one: Tagged, outer: Tagged | None) -> Tagged:
    """`one` without a source that is the outer one's: who says it there was not found."""
    shared = outer and outer.source and one.source and outer.source.overlaps(one.source)
    return replace(one, source=None) if shared else one


def _inside(text: str, level: Sequence[Tagged], tagger: Tagger, taken: set[int]) -> list[_Pair]:
    """What is said in the contents of `level`, read again; `taken` are the places of known cues."""
    contents = [(outer, join_pieces(text, outer.content)) for outer in level if outer.content]
    contents = [pair for pair in contents if len(pair[1].text.split()) >= FEWEST_WORDS]
    inner: list[_Pair] = []
    readings = tagger.tag([joined.text for _, joined in contents], Way.INSIDE)
    for (outer, joined), reading in zip(contents, readings, strict=True):
        told = [one for one in set_right(joined.text, reading) if one.evidence.product >= LEAST]
        moved = {id(one): its for one in told if (its := _moved(one, joined)) and its.cue}
        kept = []
        for one in told:
            its = moved.get(id(one))
            if its is None or its.cue is None or not its.content:
                continue
            cue = range(its.cue.start, its.cue.end)
            if taken.isdisjoint(cue):
                taken.update(cue)
                kept.append(one)
        for at, one in enumerate(kept):
            near = kept[max(0, at - NEAR) : at + NEAR]
            around = _encloser(joined.text, one, near)
            inner.append((moved[id(one)], moved[id(around)] if around else outer))
    return inner


def _moved(one: Tagged, joined: Joined) -> Tagged | None:
    """`one` by the offsets of the article; None if its cue or source crosses a gap."""
    cue, source = (joined.outside(span) if span else () for span in (one.cue, one.source))
    if len(cue) > 1 or len(source) > 1:
        return None
    return Tagged(
        tuple(part for piece in one.content for part in joined.outside(piece)),
        cue[0] if cue else None,
        source[0] if source else None,
        one.evidence,
    )


def _encloser(text: str, one: Tagged, others: Sequence[Tagged]) -> Tagged | None:
    """The smallest other relation whose content encloses that of `one`."""
    around = [
        other
        for other in others
        if other is not one
        and all(any(piece.encloses(span) for piece in other.content) for span in one.content)
        and (_size(other) > _size(one) or (other.content == one.content and is_citing(text, one)))
    ]
    return min(around, key=_size, default=None)


def _size(one: Tagged) -> int:
    return sum(map(len, one.content))
