"""`onrecord sources`: the audit sheet in each of its forms."""

import csv
import json
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.read import Reader
from tests.make import STORY
from tests.scripted import Said, ScriptedTagger

BOATS = Said("The ferry company at Vellimere", "said", ("it would mend both of its boats in May",))
BRANDT = Said("Oyelaran Brandt", "said", ("“Nobody has asked us for a third one,”",))
CLERK = Said("a clerk", "said", ("the letter was never sent",))


@pytest.fixture(autouse=True)
def scripted(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader(ScriptedTagger(BOATS, BRANDT, CLERK))
    monkeypatch.setattr("onrecord.cli.running.open_reader", lambda settings: reader)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "story.html"
    path.write_text(f"<h1>Boats to be mended</h1>{STORY}", encoding="utf-8")
    return path


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["sources", *map(str, words)])


def test_the_first_line_answers_the_question(page: Path) -> None:
    result = run(page)
    assert result.exit_code == 0
    assert result.stdout.startswith("3 sources, 2 unnamed;")


def test_json_is_an_object_a_page(page: Path) -> None:
    (told,) = map(json.loads, run("--json", page).stdout.splitlines())
    assert told["schema"] == "onrecord/sheet/1"
    assert {one["name"] for one in told["sources"]} >= {"Oyelaran Brandt", "a clerk"}


def test_csv_has_one_header_for_all_pages(page: Path) -> None:
    rows = list(csv.DictReader(StringIO(run("--csv", page, page).stdout)))
    assert len(rows) == 6
    assert "Oyelaran Brandt" in {row["name"] for row in rows}


def test_a_cell_that_a_spreadsheet_would_run_is_quoted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = Said("=HYPERLINK(1) of the board", "denied", ("it had been told",))
    reader = Reader(ScriptedTagger(said))
    monkeypatch.setattr("onrecord.cli.running.open_reader", lambda settings: reader)
    path = tmp_path / "story.html"
    story = STORY.replace("The harbour board", "=HYPERLINK(1) of the board").replace(
        "that it", "it"
    )
    path.write_text(f"<h1>Boats to be mended</h1>{story}", encoding="utf-8")
    (row,) = csv.DictReader(StringIO(run("--csv", path).stdout))
    assert row["name"].startswith("'=")


def test_svg_is_one_picture(page: Path) -> None:
    root = ElementTree.fromstring(run("--svg", page).stdout)
    assert root.get("role") == "img"


def test_svg_of_two_pages_says_what_to_do(page: Path) -> None:
    result = run("--svg", page, page)
    assert result.exit_code == 1
    assert "one PLACE" in result.stderr


def test_no_number_is_no_least_confidence(page: Path) -> None:
    result = run("--least-confidence", "nan", page)
    assert result.exit_code == 2
    assert "no number" in result.stderr
