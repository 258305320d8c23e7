"""What was altered in words that somebody is quoted as saying, and in the marks round them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from onrecord.copies.sides import Finding, Place
from onrecord.copies.style import same_in_style
from onrecord.model import AlterationKind, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.copies.sides import Quoted, Side, Sides
    from onrecord.model import Alteration, Span

__all__ = ["marks_altered", "quotation_altered", "splices"]

MOST_MARKS = 6  # characters that are no words: two marks of at most two characters, a comma, a stop
MOST_SCARED = 3  # words in marks that nobody is quoted as saying
MOST_OF = 0.5  # share of a quotation's words from which it counts as a whole
ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.")
BRACKETED = re.compile(r"[\[(]\s*$")
Kind = AlterationKind


def quotation_altered(sides: Sides, place: Place) -> tuple[list[Alteration], Place]:
    """What differs at `place` inside quotation marks on both sides, and the words it takes."""
    here = [at for at in place.here if sides.here.words.depth[at]]
    there = [at for at in place.there if sides.there.words.depth[at]]
    turned = sides.turned
    if here and not (there and _is_kept(sides, there)):
        there = []
        here = here if _is_kept(turned, here) else []
    elif there and not _is_kept(sides, there):
        here, there = [], []
    if not here and not there:
        return [], Place((), ())
    taken = Place(here, there)
    if here:
        return [_replaced(sides, taken)], taken
    return [_cut(sides, list(run)) for run in _by_quotation(sides.there, there)], taken


def _is_kept(sides: Sides, there: Sequence[int]) -> bool:
    """Whether other words of the quotation that words there stand in are quoted here too."""
    to_here, depth = sides.alignment.to_here, sides.here.words.depth
    return any(
        to_here[at] >= 0 and depth[to_here[at]]
        for one in sides.there.quotations
        if one.level == 1 and any(number in one.at for number in (there[0], there[-1]))
        for at in one.at
    )


def _by_quotation(side: Side, numbers: Sequence[int]) -> Iterator[Iterator[int]]:
    starts = [one.at.start for one in side.quotations if one.level == 1]
    return (run for _, run in groupby(numbers, key=lambda at: bisect_right(starts, at)))


def _replaced(sides: Sides, place: Place) -> Alteration:
    ours, theirs = sides.here.words, sides.there.words
    if BRACKETED.search(ours.before(place.here[0])):
        why, allowed = "words put in, in brackets", True
    elif same_in_style(ours.among(place.here), theirs.among(place.there)):
        why, allowed = "another spelling, in words given as somebody's own", True
    elif place.there:
        why, allowed = "other words, given as somebody's own", False
    else:
        why, allowed = "words put in, given as somebody's own", False
    return sides.altered(Kind.QUOTATION_ALTERED, place, why, allowed=allowed)


def _cut(sides: Sides, there: Sequence[int]) -> Alteration:
    ours, to_here = sides.here.words, sides.alignment.to_here
    before = next((to_here[at] for at in range(there[0] - 1, -1, -1) if to_here[at] >= 0), -1)
    marked = bool(ELLIPSIS.search(ours.before(before + 1)))
    why = "words left out, an ellipsis in their place" if marked else "words left out, unmarked"
    return sides.altered(Kind.QUOTATION_CUT, Place((), there), why, allowed=marked)


def splices(sides: Sides) -> list[Finding]:
    """Quotations here that hold pieces of several there, and the words that stood between these."""
    theirs = [one for one in sides.there.quotations if one.level == 1]
    starts = [one.at.start for one in theirs]
    found = []
    for ours in sides.here.quotations:
        if ours.level > 1 or not ours.closed:
            continue
        kept = [its for at in ours.at if (its := sides.alignment.to_there[at]) >= 0]
        pieces = [bisect_right(starts, at) - 1 for at in kept]
        whole = [
            theirs[number]
            for number, _ in groupby(pieces)
            if number >= 0 and kept[pieces.index(number)] in theirs[number].at
        ]
        for first, last in pairwise(whole):
            if first.closed and first.at.stop <= last.at.start:
                found.append(_spliced(sides, ours, (first, last)))
    return found


def _spliced(sides: Sides, ours: Quoted, theirs: tuple[Quoted, Quoted]) -> Finding:
    first, last = theirs
    words = sides.there.words
    between = range(first.at.stop, last.at.start)
    to_here = sides.alignment.to_here
    at = next((to_here[at] for at in last.at if to_here[at] in ours.at), ours.at.start)
    marked = bool(ELLIPSIS.search(sides.here.words.before(at)))
    one_sentence = not words.opens_sentence(last.at.start)
    if marked:
        why = "two quotations made one, an ellipsis between"
    elif one_sentence:
        why = "one sentence said, no longer parted by who said it"
    else:
        why = "two quotations made one, unmarked"
    place = Place(ours.at, range(first.at.start, last.at.stop))
    allowed = marked or one_sentence
    moved = [one for one in sides.alignment.shifts if one.there.start in place.there]
    taken = Place(
        [at for one in moved for at in one.here],
        [*between, *(at for one in moved for at in one.there)],
    )
    return Finding(sides.altered(Kind.QUOTATION_SPLICED, place, why, allowed=allowed), taken)


def marks_altered(sides: Sides) -> Iterator[Alteration]:
    """Words kept, but put in quotation marks here, or no longer in them."""
    for span, place in _marked(sides):
        if _is_scare(sides.here, place.here):
            kind, why = Kind.SCARE_QUOTES_ADDED, _scared(sides, place.here)
        else:
            kind, why = Kind.INDIRECT_TO_DIRECT, "words now given as somebody's own"
        found = sides.altered(kind, place, why)
        yield replace(found, here=_with_marks(sides.here, found.here, span))
    for span, turned in _marked(sides.turned):
        place = Place(turned.there, turned.here)
        if _is_scare(sides.there, place.there):
            kind = Kind.SCARE_QUOTES_REMOVED
            why = "marks taken from words that nobody is quoted as saying"
        else:
            kind, why = Kind.DIRECT_TO_INDIRECT, "words no longer given as somebody's own"
        found = sides.altered(kind, place, why)
        yield replace(found, there=_with_marks(sides.there, found.there, span))


def _with_marks(side: Side, passage: Passage | None, span: Span) -> Passage | None:
    """A passage with the marks round it, if it is all that stands in them."""
    if passage is None or passage.span is None or len(span) - len(passage.span) > MOST_MARKS:
        return passage
    return Passage(side.words.text[span.start : span.end], span)


def _marked(sides: Sides) -> Iterator[tuple[Span, Place]]:
    """What stands in marks here, and its words that stand there in fewer."""
    ours, theirs = sides.here.words, sides.there.words
    if not any(ours.depth):
        return
    to_there = sides.alignment.to_there
    for one in sides.here.quotations:
        kept = [(at, to_there[at]) for at in one.at if to_there[at] >= 0]
        bare = [(at, its) for at, its in kept if theirs.depth[its] < one.level]
        if one.closed and bare and len(bare) >= MOST_OF * len(kept):
            yield one.span, Place([at for at, _ in bare], [its for _, its in bare])


def _is_scare(side: Side, numbers: Sequence[int]) -> bool:
    """Whether marks round these words are no quotation: a name, or few words that nobody says."""
    words = side.words
    if len(numbers) > MOST_SCARED:
        return False
    if words.depth[numbers[0]] > 1 or all(side.is_name(at) for at in numbers):
        return True
    return not any(numbers[0] in one.content and len(numbers) > 1 for one in side.said)


def _scared(sides: Sides, numbers: Sequence[int]) -> str:
    within = sides.here.words.depth[numbers[0]] > 1
    return (
        "marks put round words inside somebody's own, which nobody can have spoken"
        if within
        else "marks put round words that nobody is quoted as saying"
    )
