"""Which of two pages was first: every sign of it, and what they say together."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from onrecord.model import First, Which

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.model import Article, Dated

__all__ = ["find_first"]

CUT = re.compile(r"(?P<year>\d{4})(?:-W(?P<week>\d\d)|-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
EAST, WEST = timedelta(hours=14), timedelta(hours=12)  # how far zones are from UTC
MONTHS_A_YEAR = 12


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
    if here.published_at is None or there.published_at is None:
        return
    ours, theirs = _bounds(here.published_at), _bounds(there.published_at)
    told = f"published {here.published_at.value} here, {there.published_at.value} there"
    if ours is None or theirs is None:
        return
    if ours[1] <= theirs[0]:
        yield _Sign(Which.HERE, told)
    elif theirs[1] <= ours[0]:
        yield _Sign(Which.THERE, told)


def _bounds(dated: Dated) -> tuple[datetime, datetime] | None:
    """The first moment it may be and the first it can no longer be, as precise as it is known."""
    if "T" in dated.value:
        moment = datetime.fromisoformat(dated.value)
        if moment.tzinfo is not None:
            return moment, moment
        moment = moment.replace(tzinfo=UTC)
        return moment - EAST, moment + WEST
    cut = CUT.fullmatch(dated.value)
    if cut is None:
        return None
    start, end = _days(cut)
    return start - EAST, end + WEST


def _days(cut: re.Match[str]) -> tuple[datetime, datetime]:
    """Midnight before and after a day, week, month or year, as if at UTC."""
    year = int(cut["year"])
    if cut["week"]:
        start = datetime.fromisocalendar(year, int(cut["week"]), 1).replace(tzinfo=UTC)
        return start, start + timedelta(days=7)
    start = datetime(year, int(cut["month"] or 1), int(cut["day"] or 1), tzinfo=UTC)
    if cut["day"]:
        return start, start + timedelta(days=1)
    months = (start.month if cut["month"] else MONTHS_A_YEAR) + 1
    if months > MONTHS_A_YEAR:
        return start, datetime(year + 1, 1, 1, tzinfo=UTC)
    return start, datetime(year, months, 1, tzinfo=UTC)


def _side(one: Article, here: Article) -> str:
    return "the page here" if one is here else "the page there"


def _folded(name: str) -> str:
    return re.sub(r"^the\s+|\W+", "", name.casefold())
