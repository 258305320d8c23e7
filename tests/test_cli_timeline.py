"""`onrecord timeline`: what happened, what was said and what was published, in order of time."""

import csv
import json
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import icalendar
import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.read import Reader, open_reader
from tests.make import html

STORY = (
    "<p>The ferry sank on 3 May 2001. The clerk, Ada Okafor, told the Vellimere News on Monday that"
    " the harbour was closed in June 2004.</p><p>The harbour opened again in 2006, and the town was"
    " glad of it, as it had lived from the fish.</p>"
)
HEAD = '<meta property="article:published_time" content="2024-05-15T10:00:00Z">'


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader()


@pytest.fixture(autouse=True)
def open_once(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.cli.running.open_reader", lambda settings: reader)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.html"
    path.write_text(html(STORY, head=HEAD), encoding="utf-8")
    return path


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["timeline", *map(str, words)])


def test_json_is_in_order_of_time_and_tells_three_times_apart(page: Path) -> None:
    result = run("--json", page)
    assert (result.exit_code, result.stderr) == (0, "")
    told = json.loads(result.stdout)
    assert told["schema"] == "onrecord/timeline/1"
    entries = told["entries"]
    days = [one["first_day"] for one in entries if one["first_day"]]
    assert days == sorted(days)
    by_kind = {(one["kind"], one["claimed"]): one["value"] for one in entries}
    assert by_kind["event", True] == "2004-06"
    assert by_kind["said", False] == "2024-05-13"
    assert by_kind["published", False].startswith("2024-05-15")
    assert {one["value"] for one in entries if one["kind"] == "event"} == {
        "2001-05-03",
        "2004-06",
        "2006",
    }


def test_csv_has_a_row_an_entry(page: Path) -> None:
    rows = list(csv.DictReader(StringIO(run("--csv", page).stdout)))
    entries = json.loads(run("--json", page).stdout)["entries"]
    assert [row["value"] for row in rows] == [one["value"] for one in entries]


def test_ics_is_read_by_others_and_ends_the_day_after(page: Path) -> None:
    calendar = icalendar.Calendar.from_ical(run("--ics", page).stdout_bytes)
    events = [(str(one.start), str(one.end)) for one in calendar.events]
    assert ("2004-06-01", "2004-07-01") in events
    assert ("2001-05-03", "2001-05-04") in events


def test_svg_is_well_formed_says_what_it_shows_and_is_the_same_again(page: Path) -> None:
    first, second = (run("--svg", page).stdout_bytes for _ in range(2))
    assert first == second
    root = ElementTree.fromstring(first)
    assert root.get("role") == "img"
    name = "{http://www.w3.org/2000/svg}"
    assert root.find(f"{name}title") is not None
    described = root.find(f"{name}desc")
    assert described is not None
    assert described.text is not None
    assert "The ferry sank on 3 May 2001" in described.text
    beneath = " ".join("".join(one.itertext()) for one in root.iter(f"{name}text"))
    assert "The ferry sank on 3 May 2001" in beneath


def test_text_says_the_answer_first(page: Path) -> None:
    lines = run(page).stdout.splitlines()
    assert lines[0].startswith("1 article: 3 dated events, 1 of them claimed by a source")
    assert "2001-05-03" in lines


def test_many_pages_are_one_timeline(page: Path) -> None:
    other = page.with_name("other.html")
    other.write_text(html(STORY.replace("2001", "1999"), head=HEAD), encoding="utf-8")
    entries = json.loads(run("--json", page, other).stdout)["entries"]
    assert [one["value"] for one in entries][:2] == ["1999-05-03", "2001-05-03"]
    assert len({one["capture"] for one in entries}) == 2


def test_what_cannot_be_read_is_named(page: Path, tmp_path: Path) -> None:
    result = run("--json", page, tmp_path / "missing.html")
    assert result.exit_code == 1
    assert "missing.html" in result.stderr
    assert json.loads(result.stdout)["entries"]
