from datetime import date

import pytest

from onrecord.article.dateline import find_dateline
from onrecord.model import Dated, Dateline, DateOrigin

IN_MARCH = Dated("2026-03-12", DateOrigin.METADATA, "")
REST = "The ferry company said on Monday that it would mend both boats."


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("TORVANE, 12 March – ", Dateline("TORVANE", date(2026, 3, 12))),
        ("TORVANE, March 12 (Reuters) - ", Dateline("TORVANE", date(2026, 3, 12), "Reuters")),
        ("TORVANE, March 12, 2021 (AFP) — ", Dateline("TORVANE", date(2021, 3, 12), "AFP")),
        ("TORVANE (AP) — ", Dateline("TORVANE", None, "AP")),
        ("TORVANE – ", Dateline("TORVANE")),
        ("LOW SALLOW, Vellimere (AP) -- ", Dateline("LOW SALLOW, Vellimere", None, "AP")),
        ("PELL/CORROW, 3 May (Reuters) - ",
         Dateline("PELL/CORROW", date(2026, 5, 3), "Reuters")),
        ("(Reuters) - ", Dateline(None, None, "Reuters")),
        ("WATCH: ", None),
        ("Torvane, 12 March – ", None),
        ("“TORVANE – ", None),
        ("", None),
    ],
)  # fmt: skip
def test_dateline(opening: str, expected: Dateline | None) -> None:
    assert find_dateline(opening + REST, IN_MARCH) == expected


@pytest.mark.parametrize(
    ("published", "filed_on"),
    [
        (None, None),
        (Dated("2026", DateOrigin.VISIBLE, ""), None),
        (Dated("2026-W01", DateOrigin.RELATIVE, ""), None),
        (Dated("2026-01", DateOrigin.VISIBLE, ""), date(2025, 12, 31)),
        (Dated("2025-12-31", DateOrigin.VISIBLE, ""), date(2025, 12, 31)),
    ],
)
def test_a_day_without_its_year_waits_for_the_storys(
    published: Dated | None, filed_on: date | None
) -> None:
    found = find_dateline(f"CORROW, 31 December – {REST}", published)
    assert found is not None and found.filed_on == filed_on


def test_a_day_that_does_not_exist_is_none() -> None:
    found = find_dateline(f"CORROW, 31 February – {REST}", IN_MARCH)
    assert found is not None and found.filed_on is None
