"""`onrecord copies` as it is called."""

import csv
import json
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.read import Reader, open_reader

SAMPLES = [
    str(Path(__file__).parent.parent / "samples" / name)
    for name in ("evening-gazette.html", "harbour-courier.html")
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader()


@pytest.fixture(autouse=True)
def one_reader(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.cli.running.open_reader", lambda settings: reader)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["copies", "--at", "2026-04-15", *arguments])


def test_json() -> None:
    found = json.loads(run("--json", *SAMPLES).stdout)
    assert set(found) == {"schema", "pages", "groups", "quotations", "versions"}
    assert found["schema"] == "onrecord/copies/1"
    (group,) = found["groups"]
    assert (group["pages"], group["first"]) == ([0, 1], 1)
    assert group["copies"][0]["alterations"]["number-changed"] == 1
    wordings = [len(one["variants"]) for one in found["quotations"]]
    assert wordings[:3] == [2, 2, 2]


def test_csv_has_a_row_for_each_run() -> None:
    rows = list(csv.DictReader(StringIO(run("--csv", *SAMPLES).stdout)))
    assert {row["publisher"] for row in rows} == {"", "Harbour Courier"}
    assert all(row["text"] for row in rows)


def test_svg_says_in_words_what_it_shows_and_is_the_same_each_time() -> None:
    picture = run("--svg", *SAMPLES).stdout
    assert picture == run("--svg", *SAMPLES).stdout
    root = ElementTree.fromstring(picture)
    assert root.get("role") == "img"
    described = root.find("{http://www.w3.org/2000/svg}desc")
    assert described is not None
    assert "who asked in time" in (described.text or "")


def test_plain_text_tells_which_was_first() -> None:
    told = run(*SAMPLES).stdout
    assert "Group 1: 2 pages, first: Harbour Courier" in told


def test_one_page_is_no_group() -> None:
    result = run("--json", SAMPLES[0])
    assert (result.exit_code, json.loads(result.stdout)["groups"]) == (0, [])
