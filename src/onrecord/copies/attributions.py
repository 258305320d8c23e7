"""What was altered in who says so: sources and cues of what both sides say."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from onrecord.copies.sides import Finding, Place
from onrecord.copies.style import same_in_style
from onrecord.copies.vocabulary import base, open_vocabulary
from onrecord.model import AlterationKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.copies.sides import Said, Side, Sides
    from onrecord.copies.words import Words

__all__ = ["attributions_altered", "shifted"]

MOST_OF = 0.5  # share of a content's words from which it is the same content
FEWEST_KEPT = 3  # words; a shorter content is alike by accident
SAME_NAME = 75  # of 100, rapidfuzz's ratio: one name in two spellings
Kind = AlterationKind


class _Pair(NamedTuple):
    """The same statement on both sides."""

    here: Said
    there: Said


def attributions_altered(sides: Sides) -> Iterator[Finding]:
    """Sources and cues that changed, came or went, while what is said was kept."""
    if not (_touched(sides) or _touched(sides.turned)):
        return
    turned = sides.turned
    pairs = _pairs(sides)
    seen: set[tuple[int, ...]] = set()
    for one in sides.there.said:
        if one.number not in {its.there.number for its in pairs} and _went(sides, one, seen):
            taken = Place((), _with_small(sides.there, one))
            why = "who says so is gone; what they say is kept"
            yield Finding(sides.altered(Kind.ATTRIBUTION_DROPPED, taken, why), taken)
    for one in sides.here.said:
        if one.number not in {its.here.number for its in pairs} and _went(turned, one, seen):
            taken = Place(_with_small(sides.here, one), ())
            why = "said by somebody now; it stood as fact"
            yield Finding(sides.altered(Kind.ATTRIBUTION_ADDED, taken, why), taken)
    for pair in pairs:
        if pair.there.clause not in seen and _differs(sides, pair):
            seen.add(pair.there.clause)
            yield from _changed(sides, pair)


def _touched(sides: Sides) -> bool:
    """Whether a word of a source or cue there is not the same here."""
    to_here = sides.alignment.to_here
    return any(to_here[at] < 0 for one in sides.there.said for at in one.clause)


def shifted(sides: Sides) -> Iterator[Finding]:
    """Words that stand elsewhere in their paragraph, or in another."""
    for one in sides.alignment.shifts:
        place = Place(one.here, one.there)
        if any(at in sides.there.cues for at in one.there):
            why, allowed = "who says so stands elsewhere in the sentence", True
        else:
            why, allowed = "the same words stand elsewhere", False
        yield Finding(sides.altered(Kind.WORDING_CHANGED, place, why, allowed=allowed), place)


def _pairs(sides: Sides) -> list[_Pair]:
    """Statements that are one on both sides: by source and cue that were kept, then by content."""
    settled = _settled(sides)
    scored = []
    for (number, other), shared in _shared(sides, settled).items():
        one, its = sides.here.said[number], sides.there.said[other]
        same = len(set(sides.kept(its.clause)) & set(one.clause))
        shorter = min(len(one.content), len(its.content))
        if shared >= MOST_OF * shorter and (shared >= FEWEST_KEPT or same):
            scored.append(
                (-(same > 0), -shared / max(len(one.content), len(its.content)), _Pair(one, its))
            )
    paired = [_Pair(sides.here.said[one], sides.there.said[its]) for its, one in settled.items()]
    taken: set[tuple[str, int]] = set()
    for _, _, pair in sorted(scored, key=lambda one: one[:2]):
        keys = {("here", pair.here.number), ("there", pair.there.number)}
        if not keys & taken:
            taken |= keys
            paired.append(pair)
    return paired


def _settled(sides: Sides) -> dict[int, int]:
    """Statements there whose source and cue stand word for word in one here, by their numbers."""
    to_here, clauses = sides.alignment.to_here, {one.clause: one.number for one in sides.here.said}
    found = {}
    for its in sides.there.said:
        number = clauses.pop(tuple(to_here[at] for at in its.clause), None) if its.clause else None
        if number is not None:
            found[its.number] = number
    return found


def _shared(sides: Sides, settled: Mapping[int, int]) -> Counter[tuple[int, int]]:
    """How many words the contents of two statements, here and there, have in common."""
    holding: dict[int, list[int]] = {}
    taken = set(settled.values())
    for one in sides.here.said:
        if one.number not in taken:
            for at in one.content:
                holding.setdefault(at, []).append(one.number)
    return Counter(
        (number, its.number)
        for its in sides.there.said
        if its.number not in settled
        for at in sides.kept(its.content)
        for number in holding.get(at, ())
    )


def _went(sides: Sides, one: Said, seen: set[tuple[int, ...]]) -> bool:
    """Whether all of source and cue is gone while the content is kept; once for each clause."""
    kept = sides.kept(one.content)
    if len(kept) < max(FEWEST_KEPT, MOST_OF * len(one.content)) or not one.cue:
        return False
    if not one.source and set(sides.there.words.among(one.cue)) & open_vocabulary().hedges:
        return False  # "reportedly" is a hedge
    if one.clause in seen or sides.kept(one.clause):
        return False
    seen.add(one.clause)
    return True


def _with_small(side: Side, one: Said) -> tuple[int, ...]:
    """The words of a clause with the small ones beside it: "according to", "that"."""
    words, small = side.words, open_vocabulary().reporting
    first, last = min(one.clause), max(one.clause)
    inside = set(one.content)
    taken = {at for at in range(first, last + 1) if at not in inside}
    for step, at in ((-1, first - 1), (1, last + 1)):
        while _is_near(words, at, first) and words.words[at] in small and at not in inside:
            taken.add(at)
            at += step
    return tuple(sorted(taken))


def _is_near(words: Words, at: int, other: int) -> bool:
    """Whether two words stand in one sentence, no mark of quotation between them."""
    if not 0 <= at < len(words) or words.paragraph_of(at) != words.paragraph_of(other):
        return False
    if words.depth[at] != words.depth[other]:
        return False
    return not any(
        words.opens_sentence(one) for one in range(min(at, other) + 1, max(at, other) + 1)
    )


def _differs(sides: Sides, pair: _Pair) -> bool:
    to_here, to_there = sides.alignment.to_here, sides.alignment.to_there
    return any(to_here[at] < 0 for at in pair.there.clause) or any(
        to_there[at] < 0 for at in pair.here.clause
    )


def _changed(sides: Sides, pair: _Pair) -> Iterator[Finding]:
    here, there = pair
    kind = _source_altered(sides, pair)
    if kind is not None:
        place = Place(here.source, there.source)
        yield Finding(sides.altered(kind, place, WHY[kind]), place)
    cue = _cue_altered(sides, pair)
    if cue is not None:
        place = Place(here.cue, there.cue)
        yield Finding(sides.altered(cue, place, WHY[cue]), place)
    if kind is None and cue is None and _is_moved(sides, pair):
        place = Place(here.clause, there.clause)
        why = "who says so stands elsewhere in the sentence"
        yield Finding(sides.altered(Kind.WORDING_CHANGED, _hulls(place), why, allowed=True), place)


WHY = {
    Kind.ATTRIBUTION_CHANGED: "the same is said by somebody else, or by one described otherwise",
    Kind.SOURCE_ANONYMISED: "somebody named is no longer named",
    Kind.SOURCE_NAMED: "somebody unnamed has a name now",
    Kind.CUE_CHANGED: "another word of saying",
    Kind.NEGATION_CHANGED: "what was denied is said, or the other way round",
}


def _source_altered(sides: Sides, pair: _Pair) -> AlterationKind | None:
    ours, theirs = (
        sides.here.words.among(pair.here.source),
        sides.there.words.among(pair.there.source),
    )
    pronouns = open_vocabulary().pronouns
    if not ours or not theirs or same_in_style(ours, theirs):
        return None
    if set(ours) <= pronouns or set(theirs) <= pronouns:
        return None
    here, there = _is_named(sides.here, pair.here), _is_named(sides.there, pair.there)
    if here and there:
        names = [at for at in pair.here.source if sides.here.is_name(at)]
        others = [at for at in pair.there.source if sides.there.is_name(at)]
        mine, its = sides.here.words.among(names), sides.there.words.among(others)
        another = _without(mine, its) and _without(its, mine)
        return Kind.ATTRIBUTION_CHANGED if another else None
    if here:
        return Kind.SOURCE_NAMED
    return Kind.SOURCE_ANONYMISED if there else Kind.ATTRIBUTION_CHANGED


def _without(names: Sequence[str], others: Sequence[str]) -> list[str]:
    """The names that none of the others is, in whatever spelling."""
    return [
        one for one in names if not any(fuzz.ratio(one, other) >= SAME_NAME for other in others)
    ]


def _is_named(side: Side, one: Said) -> bool:
    return bool(one.speaker and one.speaker.named)


def _cue_altered(sides: Sides, pair: _Pair) -> AlterationKind | None:
    ours, theirs = sides.here.words.among(pair.here.cue), sides.there.words.among(pair.there.cue)
    if not ours or not theirs or {base(one) for one in ours} & {base(one) for one in theirs}:
        return None
    here = sides.here.reading.statements[pair.here.number].attribution
    there = sides.there.reading.statements[pair.there.number].attribution
    return Kind.CUE_CHANGED if here.polarity is there.polarity else Kind.NEGATION_CHANGED


def _is_moved(sides: Sides, pair: _Pair) -> bool:
    """Whether the same source and cue stand on both sides, but elsewhere."""
    ours, theirs = (
        sides.here.words.among(pair.here.clause),
        sides.there.words.among(pair.there.clause),
    )
    return sorted(ours) == sorted(theirs) and _leads(pair.here) != _leads(pair.there)


def _leads(one: Said) -> bool:
    """Whether who says so stands before what is said."""
    return min(one.clause) < one.pieces[0].start


def _hulls(place: Place) -> Place:
    return Place(sorted(place.here), sorted(place.there))
