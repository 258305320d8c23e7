"""A difference in words -> the alterations it makes: house style, classes of words, or wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.copies.classes import AUXILIARY, FINDERS, weighty
from onrecord.copies.sides import Place
from onrecord.copies.style import same_in_style
from onrecord.copies.vocabulary import stem
from onrecord.copies.words import plain
from onrecord.model import AlterationKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.copies.sides import Sides
    from onrecord.model import Alteration

__all__ = ["words_altered"]

Kind = AlterationKind


def words_altered(sides: Sides, place: Place) -> Iterator[Alteration]:
    """The alterations that the words at `place` make, one for each class."""
    ours, theirs = sides.here.words.among(place.here), sides.there.words.among(place.there)
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
    here, there = weighty(sides.here, here), weighty(sides.there, there)
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
    """Whether two stretches differ in style alone, by themselves or with the word before them."""
    if same_in_style(ours, theirs):
        return True
    if not place.here or not place.there or not place.here[0] or not place.there[0]:
        return False
    before = sides.here.words.words[place.here[0] - 1], sides.there.words.words[place.there[0] - 1]
    return same_in_style([before[0], *ours], [before[1], *theirs])


def _tells(sides: Sides, here: Sequence[int], there: Sequence[int]) -> bool:
    """Whether what is left of a difference is one: other words than small ones, of other stems."""
    ours = {stem(one) for one in sides.here.words.among(here) if one not in AUXILIARY}
    theirs = {stem(one) for one in sides.there.words.among(there) if one not in AUXILIARY}
    return ours != theirs


def _why(sides: Sides, here: Sequence[int], there: Sequence[int]) -> str:
    if here and there:
        return "other words"
    side, numbers = (sides.here, here) if here else (sides.there, there)
    whole = side.words.opens_sentence(numbers[0]) and side.words.opens_sentence(numbers[-1] + 1)
    what = "a sentence" if whole else "words"
    return f"{what} put in" if here else f"{what} left out"
