"""Two readings -> how one differs from the other, each difference named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.copies.attributions import attributions_altered, shifted
from onrecord.copies.dates import dates_altered
from onrecord.copies.first import find_first
from onrecord.copies.quotations import marks_altered, quotation_altered, splices
from onrecord.copies.sides import Place, aligned, side_of
from onrecord.copies.surroundings import (
    headline_altered,
    in_headline,
    paragraphs_altered,
    surroundings_altered,
)
from onrecord.copies.vocabulary import open_vocabulary
from onrecord.copies.wording import words_altered
from onrecord.model import AlterationKind, Copy, First, Pairing, Which

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.copies.align import Difference
    from onrecord.copies.sides import Finding, Side, Sides
    from onrecord.model import Alteration, Reading

__all__ = ["compare", "compare_each"]

SAME_STORY = 0.1  # share from which two pages tell one story
SOURCES = frozenset(
    (
        AlterationKind.ATTRIBUTION_CHANGED,
        AlterationKind.SOURCE_ANONYMISED,
        AlterationKind.SOURCE_NAMED,
    )
)
TWO_STORIES = First(Which.UNDECIDED, ("they are two stories",))
LONGEST_SOURCE = 12  # words of a description
SEVERITY = {kind: number for number, kind in enumerate(AlterationKind)}


def compare(here: Reading, there: Reading) -> Copy:
    """How the story of `here` differs from that of `there`, as `docs/alterations.md` defines it.

    Where fewer than SAME_STORY of the shorter's words stand in both, the share is 0 and nothing is
    compared: they are two stories.
    """
    return _compared(side_of(here), side_of(there))


def compare_each(here: Iterable[Reading], there: Reading) -> Iterator[Copy]:
    """Each of several readings against one, whose words are found once."""
    held = side_of(there)
    return (_compared(side_of(one), held) for one in here)


def _compared(mine: Side, its: Side) -> Copy:
    here, there = mine.reading, its.reading
    sides = aligned(mine, its)
    share = sides.alignment.share
    if share < SAME_STORY:
        return Copy(here, there, 0.0, TWO_STORIES)
    first = find_first(here.article, there.article)
    words = list(_words(sides))
    title = [one for one in words if in_headline(sides, one)]
    found = [
        *surroundings_altered(sides),
        *headline_altered(sides, title),
        *paragraphs_altered(sides),
        *marks_altered(sides),
        *(one for one in words if one not in title),
    ]
    return Copy(here, there, share, first, tuple(sorted(found, key=_order)), _pairings(sides))


def _order(one: Alteration) -> tuple[bool, int, int]:
    """What convention allows last; of the others the worst first, then by place."""
    places = (one.here, one.there)
    start = next((place.span.start for place in places if place and place.span), 0)
    return one.allowed, SEVERITY[one.kind], start


def _words(sides: Sides) -> Iterator[Alteration]:
    """What differs in words: first what whole statements tell, then what is left of each place."""
    here: set[int] = set()
    there: set[int] = set()
    for finding in (
        *splices(sides),
        *shifted(sides),
        *attributions_altered(sides),
        *dates_altered(sides),
    ):
        apart = here.isdisjoint(finding.taken.here) and there.isdisjoint(finding.taken.there)
        if apart:
            yield finding.alteration
            beside = _beside(sides, finding)
            here.update(beside.here)
            there.update(beside.there)
        if apart or finding.alteration.kind is AlterationKind.WORDING_CHANGED:
            here.update(finding.taken.here)
            there.update(finding.taken.there)
    for one in (*sides.alignment.headline, *sides.alignment.differences):
        place = Place(
            [at for at in one.here if at not in here], [at for at in one.there if at not in there]
        )
        if not _is_rest(sides, one, place):
            yield from _difference(sides, place)


def _is_rest(sides: Sides, whole: Difference, place: Place) -> bool:
    """Whether `place` is only small words left of a difference that has been told, or nothing."""
    if len(place.here) + len(place.there) == len(whole.here) + len(whole.there):
        return False
    words = [sides.here.words.words[at] for at in place.here]
    words += [sides.there.words.words[at] for at in place.there]
    return open_vocabulary().reporting.issuperset(words)


def _beside(sides: Sides, finding: Finding) -> Place:
    """What else differs next to a source that changed: "who had seen a draft" goes with it."""
    if finding.alteration.kind not in SOURCES:
        return Place((), ())
    near = [
        one
        for one in sides.alignment.differences
        if set(one.here) & set(finding.taken.here) or set(one.there) & set(finding.taken.there)
    ]
    here = _described(sides.here, (at for one in near for at in one.here))
    there = _described(sides.there, (at for one in near for at in one.there))
    return Place(here, there) if max(len(here), len(there)) <= LONGEST_SOURCE else Place((), ())


def _described(side: Side, numbers: Iterable[int]) -> list[int]:
    """Words that may describe a source: neither quoted nor a cue."""
    return [at for at in numbers if not side.words.depth[at] and at not in side.cues]


def _difference(sides: Sides, place: Place) -> Iterator[Alteration]:
    quoted, taken = quotation_altered(sides, place)
    yield from quoted
    here = [at for at in place.here if at not in taken.here]
    there = [at for at in place.there if at not in taken.there]
    if here or there:
        yield from words_altered(sides, Place(here, there))


def _pairings(sides: Sides) -> tuple[Pairing, ...]:
    """The paragraphs of both stories in the order of those here, each beside what answers it."""
    ours, theirs = sides.here.words, sides.there.words
    answers = sides.alignment.answers
    groups: dict[int, list[int]] = {}
    for its, one in sorted(answers.items()):
        groups.setdefault(one, []).append(its)
    rows: list[Pairing] = []
    told: set[int] = set()
    for number, paragraph in enumerate(ours.paragraphs):
        group = groups.get(number, [])
        before = [
            its for its in range(group[0] if group else 0) if its not in told and its not in answers
        ]
        rows += [Pairing(None, theirs.paragraphs[its].span) for its in before]
        told.update(before, group)
        spans = [theirs.paragraphs[its].span for its in group]
        rows.append(Pairing(paragraph.span, spans[0] if spans else None))
        rows += [Pairing(None, span) for span in spans[1:]]
    left = (its for its in range(len(theirs.paragraphs)) if its not in told)
    return (*rows, *(Pairing(None, theirs.paragraphs[its].span) for its in left))
