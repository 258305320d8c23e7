"""Pinned floors of quality; they only go up. The sets lie outside the repository."""

from pathlib import Path

import pytest

from onrecord.config import Settings
from onrecord.evaluate.attribution import evaluate_attribution
from onrecord.evaluate.copies import evaluate_copies
from onrecord.evaluate.pages import evaluate_pages
from onrecord.evaluate.speakers import evaluate_speakers
from onrecord.evaluate.time import evaluate_time
from onrecord.read import open_reader
from training.join import join
from training.join_copies import join_copies

DATA = Path(__file__).parents[3] / "shared" / "data"
GOLD = Path(__file__).parents[2] / "gold"

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason="the sets that quality is measured on are not beside the repository"
)

ATTRIBUTION_FLOORS = {
    "source": 0.779,
    "cue": 0.72,
    "content": 0.679,
    "linked": 0.70,
    "triple": 0.525,
    "linked, as read": 0.685,
}
GOLD_FLOORS = {
    "linked": 0.76,
    "linked, outermost": 0.78,
    "chain": 0.53,
    "triple": 0.61,
    "attitude": 0.95,
    "polarity": 0.98,
    "cue class": 0.939,
    "quotation": 0.92,
    "speaker": 0.76,
    "kind": 0.76,
    "named": 0.82,
    "role": 0.67,
    "via": 0.75,
    "said at": 0.94,
    "said at, stated": 0.5,
}
TIME_FLOORS = {"relaxed, apart": 0.925, "strict, apart": 0.84, "value, apart": 0.765}
MEANTIME_FLOORS = {"value of matched": 0.85, "events, precision": 0.75}
COPIES_FLOORS = {  # on the sealed halves
    "hand": 0.85,
    "programmed": 0.90,
    "programmed, quotation": 0.95,
    "programmed, number": 0.95,
    "programmed, negation": 0.95,
    "programmed, name": 0.90,
    "real": 0.75,
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
    reached = {one.name: one.f1 for one in scores}
    low = {
        name: reached[name] for name, floor in ATTRIBUTION_FLOORS.items() if reached[name] < floor
    }
    assert not low


def test_own_gold(tmp_path: Path) -> None:
    """On the sealed half: it is looked at for nothing else."""
    join(GOLD, DATA, tmp_path)
    reader = open_reader(Settings())
    scores = (
        *evaluate_attribution(tmp_path / "sealed", reader).scores,
        *evaluate_speakers(tmp_path / "sealed", reader),
    )
    reached = {one.name: one.f1 for one in scores}
    assert not {name: reached[name] for name, floor in GOLD_FLOORS.items() if reached[name] < floor}


@pytest.mark.parametrize(
    ("folder", "floors"), [("timeml", TIME_FLOORS), ("meantime", MEANTIME_FLOORS)]
)
def test_time(folder: str, floors: dict[str, float]) -> None:
    reached = {one.name: one.f1 for one in evaluate_time(DATA / folder)}
    low = {name: reached[name] for name, floor in floors.items() if reached[name] < floor}
    assert not low


def test_copies(tmp_path: Path) -> None:
    """On the sealed half: it is looked at for nothing else."""
    join_copies(GOLD / "copies", DATA, tmp_path)
    scores = evaluate_copies(tmp_path / "sealed", open_reader(Settings()))
    reached = {one.name: one.f1 for one in scores}
    assert not {name: reached[name] for name, low in COPIES_FLOORS.items() if reached[name] < low}


def test_pages() -> None:
    rows = {row.name: row.value for row in evaluate_pages(DATA / "pages")}
    low = {name: rows[name] for name, floor in PAGE_FLOORS.items() if rows[name] < floor}
    assert not low
    assert rows["quotations false"] < MOST_FALSE_QUOTATIONS
