"""Which of two pages was first: every sign of it, and what they say together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord.copies.published import bounds_of
from onrecord.model import First, Which

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onrecord.model import Article

__all__ = ["find_first", "first_of"]


class _Sign(NamedTuple):
    """What speaks for one page having been first."""

    which: Which
    why: str


def find_first(here: Article, there: Article) -> First:
    """Which article was first, by its credits, its canonical address and its dates.

    Where the signs disagree, or there are none, it is undecided; the signs are given all the same.
    """
    signs = [*_credits(here, there), *_canonical(here, there), *_dates(here, there)]
    said = {one.which for one in signs}
    which = said.pop() if len(said) == 1 else Which.UNDECIDED
    return First(which, tuple(one.why for one in signs) or ("nothing on either page tells",))


def first_of(articles: Mapping[int, Article]) -> int | None:
    """Which of several articles was before every other by the signs on both; None if none was."""
    for number, article in articles.items():
        others = [other for key, other in articles.items() if key != number]
        if others and all(find_first(article, other).which is Which.HERE for other in others):
            return number
    return None


def _credits(here: Article, there: Article) -> Iterator[_Sign]:
    for one, other, which in ((here, there, Which.THERE), (there, here, Which.HERE)):
        outlets = {_folded(name) for name in (other.publisher, other.byline.agency) if name}
        if one.origin and _folded(one.origin) in outlets:
            yield _Sign(which, f"{_side(one, here)} credits {one.origin}, whose page the other is")
        elif (
            one.byline.agency
            and other.publisher
            and _folded(one.byline.agency) == _folded(other.publisher)
        ):
            yield _Sign(
                which, f"{_side(one, here)} is signed {one.byline.agency}, whose page the other is"
            )


def _canonical(here: Article, there: Article) -> Iterator[_Sign]:
    for one, other, which in ((here, there, Which.THERE), (there, here, Which.HERE)):
        meant = one.canonical_url
        if meant and meant != one.url and meant in (other.url, other.canonical_url):
            yield _Sign(which, f"{_side(one, here)} gives {meant} as its canonical address")


def _dates(here: Article, there: Article) -> Iterator[_Sign]:
    ours, theirs = bounds_of(here), bounds_of(there)
    if ours is None or theirs is None or here.published_at is None or there.published_at is None:
        return
    told = f"published {here.published_at.value} here, {there.published_at.value} there"
    if ours.is_before(theirs):
        yield _Sign(Which.HERE, told)
    elif theirs.is_before(ours):
        yield _Sign(Which.THERE, told)


def _side(one: Article, here: Article) -> str:
    return "the page here" if one is here else "the page there"


def _folded(name: str) -> str:
    return re.sub(r"^the\s+|\W+", "", name.casefold())
