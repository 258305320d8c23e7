"""The classes of words in which a difference lies: negation, cue, number, name, hedge, label."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from onrecord.copies.sides import Place
from onrecord.copies.style import in_style, worth
from onrecord.copies.vocabulary import base, open_vocabulary, stem
from onrecord.model import AlterationKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from onrecord.copies.sides import Side, Sides

__all__ = ["AUXILIARY", "FINDERS", "Part", "weighty"]

REWRITTEN_FROM = 12  # words of one side: a passage written anew, of which numbers alone are told
ALIKE = 60  # of 100, rapidfuzz's ratio: one name in two spellings
LONGEST_NAME = 4  # words
AUXILIARY = frozenset(
    "be is are was were been being am do does did have has had a an the of to in on at by for that"
    " it its and or as with from this these those there any some would will shall".split()
)
Kind = AlterationKind


class Part(NamedTuple):
    """Words of a difference that make one alteration."""

    kind: AlterationKind
    place: Place
    why: str
    allowed: bool = False


def weighty(side: Side, numbers: Sequence[int]) -> list[int]:
    """Without the small words at both ends."""
    kept = list(numbers)
    while kept and side.words.words[kept[0]] in AUXILIARY:
        kept.pop(0)
    while kept and side.words.words[kept[-1]] in AUXILIARY:
        kept.pop()
    return kept


def _is_rewritten(place: Place) -> bool:
    return max(len(place.here), len(place.there)) > REWRITTEN_FROM


def _spellings(sides: Sides, place: Place) -> Iterator[Part]:
    """Words that differ in spelling alone, among others that differ in more."""
    if not place.here:
        return
    theirs = [(its, in_style([sides.there.words.words[its]])) for its in place.there]
    for at in place.here:
        one = sides.here.words.words[at]
        ours = in_style([one])
        for its, styled in theirs:
            if styled == ours and one != sides.there.words.words[its]:
                theirs.remove((its, styled))
                why = "house style: the same word, written otherwise"
                yield Part(Kind.WORDING_CHANGED, Place([at], [its]), why, allowed=True)
                break


def _negations(sides: Sides, place: Place) -> Iterator[Part]:
    if _is_rewritten(place):
        return
    negations = open_vocabulary().negations
    if place.here and place.there:
        negations |= open_vocabulary().denials
    ours = [at for at in place.here if sides.here.words.words[at] in negations]
    theirs = [at for at in place.there if sides.there.words.words[at] in negations]
    if bool(ours) == bool(theirs):
        return
    why = "a negation put in" if ours else "a negation left out"
    if _is_plainly_negated(sides, place):
        yield Part(Kind.NEGATION_CHANGED, place, why)
    elif weighty(sides.here, place.here) and weighty(sides.there, place.there):
        yield Part(Kind.NEGATION_CHANGED, Place(ours, theirs), why)


def _opposites(sides: Sides, place: Place) -> Iterator[Part]:
    """A word for its opposite: "possible", "impossible"."""
    prefixes = open_vocabulary().prefixes
    for at in place.here if not _is_rewritten(place) else ():
        for its in place.there:
            one, other = sides.here.words.words[at], sides.there.words.words[its]
            if any(one == prefix + other or other == prefix + one for prefix in prefixes):
                why = "a word turned into its opposite"
                yield Part(Kind.NEGATION_CHANGED, Place([at], [its]), why)


def _is_plainly_negated(sides: Sides, place: Place) -> bool:
    """Whether the sides differ in the negation alone."""
    ours, theirs = sides.here.words.among(place.here), sides.there.words.among(place.there)
    return _meaning(ours) == _meaning(theirs)


def _meaning(words: Sequence[str]) -> set[str]:
    small = open_vocabulary().negations | AUXILIARY
    return {stem(one) for one in words if one not in small}


def _cues(sides: Sides, place: Place) -> Iterator[Part]:
    """Words of saying where no statement was read."""
    verbs = open_vocabulary().saying
    here = [at for at in place.here if base(sides.here.words.words[at]) in verbs]
    there = [at for at in place.there if base(sides.there.words.words[at]) in verbs]
    if len(here) == len(there) == 1:
        yield Part(Kind.CUE_CHANGED, Place(here, there), "another word of saying")


def _according(sides: Sides, place: Place) -> Iterator[Part]:
    """Who it is according to, put in or left out, where no statement was read."""
    for side, numbers, kind, why in (
        (sides.here, place.here, Kind.ATTRIBUTION_ADDED, "said by somebody now; it stood as fact"),
        (sides.there, place.there, Kind.ATTRIBUTION_DROPPED, "who says so is gone"),
    ):
        alone = len(place.here) + len(place.there) == len(numbers) <= REWRITTEN_FROM
        if alone and side.words.among(numbers[:2]) == ["according", "to"]:
            yield Part(kind, place, why)


def _numbers(sides: Sides, place: Place) -> Iterator[Part]:
    units = open_vocabulary().units
    ours = [at for at in place.here if sides.here.words.words[at] in units]
    theirs = [at for at in place.there if sides.there.words.words[at] in units]
    here = [at for at in place.here if worth(sides.here.words.words[at]) is not None]
    there = [at for at in place.there if worth(sides.there.words.words[at]) is not None]
    if here and there:
        counts = in_style(sides.here.words.among(here)), in_style(sides.there.words.among(there))
        if counts[0] != counts[1]:
            both = Place(sorted(here + ours), sorted(there + theirs))
            yield Part(Kind.NUMBER_CHANGED, both, "another number")
        return
    here, there = ours, theirs
    if here and there and _is_counted(sides.here, here[0]):
        yield Part(Kind.NUMBER_CHANGED, Place(here, there), "another unit")


def _is_counted(side: Side, at: int) -> bool:
    near = [side.words.words[its] for its in (at - 1, at + 1) if 0 <= its < len(side.words)]
    return any(worth(one) is not None for one in near)


def _names(sides: Sides, place: Place) -> Iterator[Part]:
    here = [at for at in place.here if sides.here.is_name(at)]
    there = [at for at in place.there if sides.there.is_name(at)]
    if not here or not there or max(len(here), len(there)) > LONGEST_NAME:
        return
    ours, theirs = sides.here.words.among(here), sides.there.words.among(there)
    if set(ours) <= set(theirs) or set(theirs) <= set(ours):
        return
    if fuzz.ratio(" ".join(ours), " ".join(theirs)) >= ALIKE:
        yield Part(Kind.NAME_RESPELT, Place(here, there), "the same name in other letters")
    elif not _is_rewritten(place):
        yield Part(Kind.LABEL_CHANGED, Place(here, there), "another name")


def _hedges(sides: Sides, place: Place) -> Iterator[Part]:
    if _is_rewritten(place):
        return
    here, there = _hedging(sides.here, place.here), _hedging(sides.there, place.there)
    if bool(here) == bool(there):
        return
    if place.here and place.there:
        yield _hedged(Place(here, there))
    elif len(weighty(sides.here, place.here)) <= len(here) and len(
        weighty(sides.there, place.there)
    ) <= len(there):
        yield _hedged(place)


def _hedged(place: Place) -> Part:
    if place.here:
        return Part(Kind.HEDGE_ADDED, place, "a word put in that says how sure, or how far")
    return Part(Kind.HEDGE_DROPPED, place, "a word left out that says how sure, or how far")


def _hedging(side: Side, numbers: Sequence[int]) -> list[int]:
    known = open_vocabulary()
    words = side.words.among(numbers)
    found = {at for at, word in zip(numbers, words, strict=True) if word in known.hedges}
    for phrase in known.hedging:
        for at in range(len(words) - len(phrase) + 1):
            if tuple(words[at : at + len(phrase)]) == phrase:
                found.update(numbers[at : at + len(phrase)])
    return sorted(found)


def _labels(sides: Sides, place: Place) -> Iterator[Part]:
    labels = open_vocabulary().labels
    for at in place.here:
        one = labels.get(stem(sides.here.words.words[at]), frozenset())
        for its in place.there if one else ():
            word, other = sides.here.words.words[at], sides.there.words.words[its]
            if stem(word) != stem(other) and one & labels.get(stem(other), frozenset()):
                short = max(len(place.here), len(place.there)) <= LONGEST_NAME
                part = place if short else Place([at], [its])
                yield Part(Kind.LABEL_CHANGED, part, "another word for the same")
                return


FINDERS: tuple[Callable[[Sides, Place], Iterator[Part]], ...] = (
    _spellings,
    _according,
    _negations,
    _opposites,
    _cues,
    _numbers,
    _names,
    _hedges,
    _labels,
)
