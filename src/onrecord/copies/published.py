"""When an article was published, as a stretch of time as long as its date is vague."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from onrecord.model import Article, Dated

__all__ = ["Bounds", "bounds_of"]

CUT = re.compile(r"(?P<year>\d{4})(?:-W(?P<week>\d\d)|-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
EAST, WEST = timedelta(hours=14), timedelta(hours=12)  # how far zones are from UTC
MONTHS_A_YEAR = 12


class Bounds(NamedTuple):
    """The first moment at which it may have been, and the first at which it no longer may."""

    first: datetime
    last: datetime

    def is_before(self, other: Bounds) -> bool:
        """Whether it surely was before `other`."""
        return self.last <= other.first and self != other


def bounds_of(article: Article) -> Bounds | None:
    """When `article` may have been published; None where its page does not tell."""
    return _bounds(article.published_at) if article.published_at else None


def _bounds(dated: Dated) -> Bounds | None:
    if "T" in dated.value:
        moment = datetime.fromisoformat(dated.value)
        if moment.tzinfo is not None:
            return Bounds(moment, moment)
        moment = moment.replace(tzinfo=UTC)
        return Bounds(moment - EAST, moment + WEST)
    cut = CUT.fullmatch(dated.value)
    if cut is None:
        return None
    start, end = _days(cut)
    return Bounds(start - EAST, end + WEST)


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
