"""What class of words differs: negations, numbers, names, hedges, labels, or none of these."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from onrecord.copies.sides import Place
from onrecord.copies.style import in_style, same_in_style, worth
from onrecord.copies.vocabulary import open_vocabulary, stem
from onrecord.copies.words import plain
from onrecord.model import AlterationKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from onrecord.copies.sides import Side, Sides
    from onrecord.model import Alteration

__all__ = ["words_altered"]

REWRITTEN_FROM = 12  # words of one side: a passage written anew, of which numbers alone are told
ALIKE = 60  # of 100, rapidfuzz's ratio: one name in two spellings
LONGEST_NAME = 4  # words
AUXILIARY = frozenset(
    "be is are was were been being am do does did have has had a an the of to in on at by for that"
    " it its and or as with from this these those there any some would will shall".split()
)
Kind = AlterationKind


class _Part(NamedTuple):
    """Words of a difference that make one alteration."""

    kind: AlterationKind
    place: Place
    why: str
    allowed: bool = False


def words_altered(sides: Sides, place: Place) -> Iterator[Alteration]:
    """The alterations that the words at `place` make, one for each class."""
    ours, theirs = _words(sides.here, place.here), _words(sides.there, place.there)
    if not ours and _is_credit(sides, theirs):
        yield sides.altered(Kind.CREDIT_DROPPED, place, "the outlet or agency is not told")
        return
    if _is_style(sides, place, ours, theirs):
        why = "house style: the same words, written otherwise"
        yield sides.altered(Kind.WORDING_CHANGED, place, why, allowed=True)
        return
    here, there = list(place.here), list(place.there)
    told = False
    for find in FINDERS:
        for part in find(sides, Place(here, there)):
            told = True
            yield sides.altered(part.kind, part.place, part.why, allowed=part.allowed)
            here = [at for at in here if at not in part.place.here]
            there = [at for at in there if at not in part.place.there]
    here, there = _weighty(sides.here, here), _weighty(sides.there, there)
    if told and not _tells(sides, here, there):
        return
    if not told:
        here, there = list(place.here), list(place.there)
    yield sides.altered(Kind.WORDING_CHANGED, Place(here, there), _why(sides, here, there))


def _is_credit(sides: Sides, words: Sequence[str]) -> bool:
    """Whether words are the name of the outlet or agency that the story there is from."""
    article = sides.there.reading.article
    named = [article.publisher, article.origin, article.byline.agency]
    named += [article.dateline.agency] if article.dateline else []
    return any(name and [plain(word) for word in name.split()] == list(words) for name in named)


def _is_style(sides: Sides, place: Place, ours: Sequence[str], theirs: Sequence[str]) -> bool:
    if same_in_style(ours, theirs):
        return True
    return any(
        same_in_style(
            [*_words(sides.here, range(max(0, first - 1), first)), *ours],
            [*_words(sides.there, range(max(0, its - 1), its)), *theirs],
        )
        for first, its in [(_first(place.here), _first(place.there))]
        if first and its
    )


def _first(numbers: Sequence[int]) -> int:
    return numbers[0] if numbers else 0


def _words(side: Side, numbers: Sequence[int]) -> list[str]:
    return [side.words.words[at] for at in numbers]


def _weighty(side: Side, numbers: Sequence[int]) -> list[int]:
    """Without the small words at both ends."""
    kept = list(numbers)
    while kept and side.words.words[kept[0]] in AUXILIARY:
        kept.pop(0)
    while kept and side.words.words[kept[-1]] in AUXILIARY:
        kept.pop()
    return kept


def _tells(sides: Sides, here: Sequence[int], there: Sequence[int]) -> bool:
    """Whether what is left of a difference is one: other words than small ones, of other stems."""
    ours = {stem(one) for one in _words(sides.here, here) if one not in AUXILIARY}
    theirs = {stem(one) for one in _words(sides.there, there) if one not in AUXILIARY}
    return ours != theirs


def _why(sides: Sides, here: Sequence[int], there: Sequence[int]) -> str:
    if here and there:
        return "other words"
    side, numbers = (sides.here, here) if here else (sides.there, there)
    whole = side.words.opens_sentence(numbers[0]) and side.words.opens_sentence(numbers[-1] + 1)
    what = "a sentence" if whole else "words"
    return f"{what} put in" if here else f"{what} left out"


def _is_rewritten(place: Place) -> bool:
    return max(len(place.here), len(place.there)) > REWRITTEN_FROM


def _spellings(sides: Sides, place: Place) -> Iterator[_Part]:
    """Words that differ in spelling alone, among others that differ in more."""
    theirs = list(place.there)
    for at in place.here:
        one = sides.here.words.words[at]
        for its in theirs:
            other = sides.there.words.words[its]
            if one != other and same_in_style([one], [other]):
                theirs.remove(its)
                why = "house style: the same word, written otherwise"
                yield _Part(Kind.WORDING_CHANGED, Place([at], [its]), why, allowed=True)
                break


def _negations(sides: Sides, place: Place) -> Iterator[_Part]:
    ours = [at for at in place.here if sides.here.words.words[at] in open_vocabulary().negations]
    theirs = [
        at for at in place.there if sides.there.words.words[at] in open_vocabulary().negations
    ]
    if _is_rewritten(place):
        return
    if bool(ours) != bool(theirs):
        here, there = _weighty(sides.here, place.here), _weighty(sides.there, place.there)
        if _is_plainly_negated(sides, place):
            yield _Part(
                Kind.NEGATION_CHANGED, place, "a negation put in" if ours else "a negation left out"
            )
        elif here and there:
            why = "a negation put in" if ours else "a negation left out"
            yield _Part(Kind.NEGATION_CHANGED, Place(ours, theirs), why)
        return
    prefixes = open_vocabulary().prefixes
    for at in place.here:
        for its in place.there:
            one, other = sides.here.words.words[at], sides.there.words.words[its]
            if any(one == prefix + other or other == prefix + one for prefix in prefixes):
                yield _Part(
                    Kind.NEGATION_CHANGED, Place([at], [its]), "a word turned into its opposite"
                )


def _is_plainly_negated(sides: Sides, place: Place) -> bool:
    """Whether the sides differ in the negation alone."""
    negations = open_vocabulary().negations
    ours = {stem(one) for one in _words(sides.here, place.here) if one not in negations | AUXILIARY}
    theirs = {
        stem(one) for one in _words(sides.there, place.there) if one not in negations | AUXILIARY
    }
    return ours == theirs


def _numbers(sides: Sides, place: Place) -> Iterator[_Part]:
    units = open_vocabulary().units
    ours = [at for at in place.here if sides.here.words.words[at] in units]
    theirs = [at for at in place.there if sides.there.words.words[at] in units]
    here = [at for at in place.here if worth(sides.here.words.words[at]) is not None]
    there = [at for at in place.there if worth(sides.there.words.words[at]) is not None]
    if here and there:
        counts = in_style(_words(sides.here, here)), in_style(_words(sides.there, there))
        if counts[0] != counts[1]:
            both = Place(sorted(here + ours), sorted(there + theirs))
            yield _Part(Kind.NUMBER_CHANGED, both, "another number")
        return
    here, there = ours, theirs
    if here and there and _is_counted(sides.here, here[0]):
        yield _Part(Kind.NUMBER_CHANGED, Place(here, there), "another unit")


def _is_counted(side: Side, at: int) -> bool:
    near = [side.words.words[its] for its in (at - 1, at + 1) if 0 <= its < len(side.words)]
    return any(worth(one) is not None for one in near)


def _names(sides: Sides, place: Place) -> Iterator[_Part]:
    here = [at for at in place.here if _is_name(sides.here, at)]
    there = [at for at in place.there if _is_name(sides.there, at)]
    if not here or not there or max(len(here), len(there)) > LONGEST_NAME:
        return
    ours, theirs = _words(sides.here, here), _words(sides.there, there)
    if set(ours) <= set(theirs) or set(theirs) <= set(ours):
        return
    if fuzz.ratio(" ".join(ours), " ".join(theirs)) >= ALIKE:
        yield _Part(Kind.NAME_RESPELT, Place(here, there), "the same name in other letters")
    elif not _is_rewritten(place):
        yield _Part(Kind.LABEL_CHANGED, Place(here, there), "another name")


def _is_name(side: Side, at: int) -> bool:
    words = side.words
    if not words.text[words.starts[at]].isupper():
        return False
    return words.words[at] in side.names or not words.opens_sentence(at)


def _hedges(sides: Sides, place: Place) -> Iterator[_Part]:
    here, there = _hedging(sides.here, place.here), _hedging(sides.there, place.there)
    if bool(here) == bool(there) or _is_rewritten(place):
        return
    if place.here and place.there:
        yield _hedged(Place(here, there))
    elif len(_weighty(sides.here, place.here)) <= len(here) and len(
        _weighty(sides.there, place.there)
    ) <= len(there):
        yield _hedged(place)


def _hedged(place: Place) -> _Part:
    if place.here:
        return _Part(Kind.HEDGE_ADDED, place, "a word put in that says how sure, or how far")
    return _Part(Kind.HEDGE_DROPPED, place, "a word left out that says how sure, or how far")


def _hedging(side: Side, numbers: Sequence[int]) -> list[int]:
    known = open_vocabulary()
    words = _words(side, numbers)
    found = {at for at, word in zip(numbers, words, strict=True) if word in known.hedges}
    for phrase in known.hedging:
        for at in range(len(words) - len(phrase) + 1):
            if tuple(words[at : at + len(phrase)]) == phrase:
                found.update(numbers[at : at + len(phrase)])
    return sorted(found)


def _labels(sides: Sides, place: Place) -> Iterator[_Part]:
    labels = open_vocabulary().labels
    for at in place.here:
        one = labels.get(stem(sides.here.words.words[at]), frozenset())
        for its in place.there if one else ():
            word, other = sides.here.words.words[at], sides.there.words.words[its]
            if stem(word) != stem(other) and one & labels.get(stem(other), frozenset()):
                short = max(len(place.here), len(place.there)) <= LONGEST_NAME
                part = place if short else Place([at], [its])
                yield _Part(Kind.LABEL_CHANGED, part, "another word for the same")
                return


FINDERS: tuple[Callable[[Sides, Place], Iterator[_Part]], ...] = (
    _spellings,
    _negations,
    _numbers,
    _names,
    _hedges,
    _labels,
)
