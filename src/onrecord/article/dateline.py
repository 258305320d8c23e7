"""The dateline that opens a story: "GENEVA, 3 May (Reuters) -", where and by whom it was filed."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from onrecord.article.dates import MONTHS
from onrecord.model import Dateline

if TYPE_CHECKING:
    from onrecord.model import Dated

__all__ = ["find_dateline"]

CAPS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+"
PLACE = rf"{CAPS}(?:[ /]{CAPS}){{0,4}}(?:,\s+[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){{0,3}}){{0,2}}"
MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
FILED = (
    rf"(?:(?P<day>\d{{1,2}})\s+(?P<month>{MONTH})|(?P<month_b>{MONTH})\s+(?P<day_b>\d{{1,2}}))"
    r"(?:,?\s+(?P<year>\d{4}))?"
)
DATELINE = re.compile(
    rf"\s*(?P<place>{PLACE})(?:,\s+(?i:{FILED}))?\s*(?:\((?P<agency>[A-Z][\w .&'’/-]{{1,40}})\))?"
    r"\s*(?:—|–|--|-|:|―)\s+\S"
)
AGENCY_ONLY = re.compile(r"\s*\((?P<agency>[A-Z][\w .&'’/-]{1,40})\)\s*(?:—|–|--|-)\s+\S")


def find_dateline(text: str, published_at: Dated | None) -> Dateline | None:
    """The dateline at the head of a story's first paragraph; the year may come from its date."""
    if match := DATELINE.match(text):
        named = match.groupdict()
        bare = not (named["agency"] or named["day"] or named["day_b"])
        if bare and re.match(r"\s*[^\s,]+(?:\s[^\s,]+)*\s*:", text):
            return None  # "WATCH: ..." is a label
        return Dateline(named["place"].strip(), _filed_on(named, published_at), named["agency"])
    if match := AGENCY_ONLY.match(text):
        return Dateline(agency=match["agency"])
    return None


def _filed_on(named: dict[str, str | None], published_at: Dated | None) -> date | None:
    """The day, if its year is stated or the story's date gives it without doubt."""
    day, month = named["day"] or named["day_b"], named["month"] or named["month_b"]
    if not day or not month:
        return None
    number = MONTHS[month.rstrip(".").lower()]
    year = named["year"]
    if year is None and published_at is not None and len(published_at.value) >= 7:
        written, of_story = published_at.value[:4], published_at.value[5:7]
        if of_story.isdigit():
            year = str(int(written) - (number == 12 and of_story == "01"))
    if year is None:
        return None
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None
