"""Whether a date in figures begins with its day, by the other dates or by the outlet."""

from __future__ import annotations

import re

__all__ = ["find_day_first"]

NUMERIC = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:\d{4}|\d{2})(?![\d/])")
COUNTRY = re.compile(r"https?://[^/?#]*\.([a-z]+)(?::\d*)?(?:[/?#]|$)", re.I)
MONTHS_A_YEAR = 12
# Short dates of CLDR 45 for English, by the country that a site's name ends in. Left out are those
# that write the year first (Canada, South Africa) or both ways (the Philippines).
BY_COUNTRY = dict.fromkeys("au gb hk ie in ke ng nz pk sg uk".split(), True) | dict.fromkeys(
    "gov mil us".split(), False
)


def find_day_first(text: str, url: str | None) -> bool | None:
    """Whether the day stands before the month in numeric dates; None where nothing tells.

    The dates of `text` that can be read one way only decide, then the country of the site at `url`.
    """
    pairs = [(int(match[1]), int(match[2])) for match in NUMERIC.finditer(text)]
    day_first = any(first > MONTHS_A_YEAR for first, _ in pairs)
    month_first = any(second > MONTHS_A_YEAR for _, second in pairs)
    if day_first != month_first:
        return day_first
    site = COUNTRY.match(url or "")
    return BY_COUNTRY.get(site[1].lower()) if site and not day_first else None
