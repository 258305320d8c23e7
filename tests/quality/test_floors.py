"""Pinned floors of quality; they only go up. The sets lie outside the repository."""

from pathlib import Path

import pytest

from onrecord.config import Settings
from onrecord.evaluate.attribution import evaluate_attribution
from onrecord.evaluate.pages import evaluate_pages
from onrecord.read import open_reader

DATA = Path(__file__).parents[3] / "shared" / "data"

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason="the sets that quality is measured on are not beside the repository"
)

ATTRIBUTION_FLOORS = {
    "source": 0.81,
    "cue": 0.73,
    "content": 0.67,
    "linked": 0.70,
    "triple": 0.53,
}
PAGE_FLOORS = {
    "body F1": 0.964,
    "quotations kept": 0.99,
    "paragraphs at their path, body pages": 0.99,
    "headline": 0.81,
    "authors exact": 0.94,
    "published day": 0.98,
    "paragraphs at their path, field pages": 0.99,
}
MOST_FALSE_QUOTATIONS = 0.05


def test_attribution() -> None:
    scores = evaluate_attribution(DATA / "polnear" / "dev", open_reader(Settings())).scores
    low = {one.name: one.f1 for one in scores if one.f1 < ATTRIBUTION_FLOORS[one.name]}
    assert not low


def test_pages() -> None:
    rows = {row.name: row.value for row in evaluate_pages(DATA / "pages")}
    low = {name: rows[name] for name, floor in PAGE_FLOORS.items() if rows[name] < floor}
    assert not low
    assert rows["quotations false"] < MOST_FALSE_QUOTATIONS
