"""The contract of the command line: what goes where, in which shape, with which exit code."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from onrecord import __version__
from onrecord.cli import main
from onrecord.read import Reader, open_reader
from tests.make import HERE, STORY, html
from tests.scripted import Said, ScriptedTagger

SAMPLES = HERE.parent / "samples"
GAZETTE = SAMPLES / "evening-gazette.html"
STORIES = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".html", ".txt"))
LOGIN_WALL = HERE / "pages" / "login-wall.html"
PLACED = {"start", "end", "text"}
DATE = {"value", "from", "text"}
KEYS = {
    "record": {
        "schema", "capture", "article", "model", "statements", "speakers", "timexes", "events",
        "conflicts", "questions",
    },
    "record.capture": {"id", "digest", "url", "captured_at", "media_type", "origin"},
    "record.article": {
        "text_sha256", "headline", "byline", "dateline", "publisher", "origin", "section",
        "published_at", "modified_at", "language", "canonical_url", "text", "paragraphs",
    },
    "record.article.byline": {"names", "agency"},
    "record.article.dateline": {"place", "filed_on", "agency"},
    "record.article.published_at": DATE,
    "record.article.modified_at": DATE,
    "record.article.paragraphs": {"start", "end", "kind", "path"},
    "record.statements": {
        "id", "content", "cue", "cue_class", "source", "quotation", "attitude", "polarity",
        "within", "speaker", "via", "said_at", "confidence", "source_confidence",
    },
    "record.statements.content": PLACED,
    "record.statements.cue": PLACED,
    "record.statements.source": PLACED,
    "record.statements.said_at": {*PLACED, "value", "from"},
    "record.speakers": {
        "id", "name", "kind", "named", "role", "reason", "number", "for", "mentions",
    },
    "record.speakers.mentions": PLACED,
    "record.timexes": {*PLACED, "type", "value", "mod", "zone"},
    "record.events": {*PLACED, "value", "timex"},
    "record.questions": {"kind", "text", "statement", "places"},
    "record.questions.places": PLACED,
}  # fmt: skip
STATEMENT = re.compile(
    r" *\d+ +\S.* · .* · (?:direct|indirect|mixed): .*  [01]\.\d\d(?:, source 0\.\d\d)?(?: \?)?"
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader()


@pytest.fixture(autouse=True)
def open_once(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """The model is opened once for all; subprocesses below open their own."""
    monkeypatch.setattr("onrecord.cli.running.open_reader", lambda settings: reader)


def run(*words: str | Path, given: bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], input=given)


def process(
    *words: str | Path, env: dict[str, str] | None = None, given: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "onrecord", *map(str, words)],
        capture_output=True,
        input=given,
        env={**os.environ, **(env or {})},
        timeout=60,
        check=False,
    )


def records(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def objects(value: Any, path: str = "record") -> Iterator[tuple[str, dict[str, Any]]]:
    """Each object in `value` with its path, lists passed through."""
    if isinstance(value, dict):
        yield path, value
        for key, inner in value.items():
            yield from objects(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from objects(inner, path)


def check(record: dict[str, Any]) -> None:
    """The record has the contract's keys at every level, and its spans hold their words."""
    text = record["article"]["text"]
    for path, one in objects(record):
        assert one.keys() == KEYS[path], path
        if path.endswith(".said_at") and one["from"] == "published":
            assert (one["start"], one["end"], one["text"]) == (None, None, None)
        elif one.keys() >= PLACED:
            assert text[one["start"] : one["end"]] == one["text"]
            assert one["text"]
    count, speakers = len(record["statements"]), {one["id"] for one in record["speakers"]}
    for statement in record["statements"]:
        assert statement["within"] is None or 0 <= statement["within"] < count
        assert statement["speaker"] in speakers | {None}
        assert statement["via"] in speakers | {None}
        assert 0 <= statement["confidence"] <= 1


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.name)
def test_json_is_one_record_a_line_with_the_keys_of_the_contract(path: Path) -> None:
    result = run("read", "--json", path)
    assert (result.exit_code, result.stderr) == (0, "")
    (record,) = records(result)
    check(record)
    assert record["schema"] == "onrecord/reading/1"
    assert len(record["statements"]) >= 8
    if "gazette" in path.name:
        assert any(
            "Oyarzun" in (one["source"] or {"text": ""})["text"] for one in record["statements"]
        )


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.name)
def test_plain_output_has_a_whole_line_a_statement(path: Path) -> None:
    result = run("read", path)
    (record,) = records(run("read", "--json", path))
    assert (result.exit_code, result.stderr) == (0, "")
    assert "\x1b" not in result.stdout
    head, _, rest = result.stdout.partition("Statements, as read by machine\n")
    lines = rest.partition("\n\n")[0].split("\n")
    assert record["article"]["headline"] in head
    assert len(lines) == len(record["statements"])
    for line, statement in zip(lines, record["statements"], strict=True):
        assert STATEMENT.match(line), line
        for piece in statement["content"]:
            assert piece["text"] in line, "cut inside a quotation"


def test_keys_that_the_samples_leave_out_are_in_the_table_too(tmp_path: Path) -> None:
    path = tmp_path / "filed.html"
    filed = f"<p>VELLIMERE, 13 April (VNA) - {STORY[3:]}"
    head = '<meta property="article:published_time" content="2026-04-13T10:00:00Z">'
    path.write_text(html(filed, head=head), encoding="utf-8")
    (record,) = records(run("read", "--json", path))
    check(record)
    assert record["article"]["dateline"]["place"]
    assert record["article"]["published_at"]["value"].startswith("2026-04-13")


def test_as_article_counts_the_code_points_of_the_file(tmp_path: Path) -> None:
    text = (
        "Cafe\u0301 owner\u2019s 🙂 umbrella\r\n\r\n"
        "\u201cI measured it closed,\u201d said Rene\u0301 Abiodun 👩\u200d🌾 on Monday.\r\n"
        "The clerk said the rule was older than umbrellas.\r\n"
    )
    path = tmp_path / "umbrella.txt"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    (record,) = records(run("read", "--json", "--as", "article", path))
    check(record)
    assert record["article"]["text"] == text == path.read_bytes().decode("utf-8-sig")
    assert record["article"]["headline"] is None
    assert any("older than umbrellas" in piece["text"] for piece in contents(record))
    assert [one["path"] for one in record["article"]["paragraphs"]] == [
        "line 1",
        "line 3",
        "line 4",
    ]


def contents(record: dict[str, Any]) -> list[dict[str, Any]]:
    return [piece for one in record["statements"] for piece in one["content"]]


@pytest.mark.parametrize(
    ("at", "stated", "published"),
    [
        ("2022-01-15", "2022-01-15T00:00:00+00:00", "2021-12"),
        ("2020-03-02T10:00+01:00", "2020-03-02T10:00:00+01:00", "2020-02"),
    ],
)
def test_relative_times_count_from_at(at: str, stated: str, published: str) -> None:
    (record,) = records(run("read", "--json", "--at", at, GAZETTE))
    assert record["capture"]["captured_at"] == stated
    assert record["article"]["published_at"] == {
        "value": published,
        "from": "relative",
        "text": "one month ago",
    }


def test_least_confidence_leaves_out_and_renumbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chain = "Vella Orsini wrote that the clerk had told her that the letter was never sent."
    path = tmp_path / "chain.html"
    path.write_text(html(f"{STORY}<p>{chain}</p>"), encoding="utf-8")
    tagger = ScriptedTagger(
        Said("a clerk", "said", ("the letter was never sent",), 0.3),
        Said(
            "Vella Orsini", "wrote", ("that the clerk had told her that the letter was never sent",)
        ),
        Said("the clerk", "had told", ("that the letter was never sent",), 0.8),
    )
    monkeypatch.setattr("onrecord.cli.running.open_reader", lambda settings: Reader(tagger))
    (whole,) = records(run("read", "--json", path))
    (kept,) = records(run("read", "--json", "--least-confidence", "0.5", path))
    assert [one["within"] for one in whole["statements"]] == [None, None, 1]
    assert [one["within"] for one in kept["statements"]] == [None, 0]
    assert all(one["confidence"] >= 0.5 for one in kept["statements"])
    check(kept)


def test_standard_input_is_taken_as_bytes() -> None:
    body = (HERE / "pages" / "utf16.html").read_bytes()
    result = run("read", "--json", "-", given=body)
    (record,) = records(result)
    assert result.exit_code == 0
    assert record["capture"]["url"] == "-"
    assert record["capture"]["origin"] == "stdin"
    assert record["article"]["headline"] == "Village counts its wells and finds one too many"


def test_folder_with_good_and_bad_files(tmp_path: Path) -> None:
    shutil.copy(GAZETTE, tmp_path / "b.html")
    shutil.copy(LOGIN_WALL, tmp_path / "a.html")
    shutil.copy(GAZETTE, tmp_path / "d.html")
    (tmp_path / "c.html").write_bytes(b"")
    result = run("read", "--json", tmp_path)
    urls = [record["capture"]["url"] for record in records(result)]
    assert result.exit_code == 1
    assert urls == [str(tmp_path / name) for name in ("b.html", "d.html")]
    lines = result.stderr.splitlines()
    assert len(lines) == 3
    for line, name in zip(lines, ("a.html", "c.html"), strict=False):
        assert line.startswith(f"onrecord: {tmp_path / name}: ")
    assert lines[2] == "onrecord: 2 read, 2 failed"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["read", "--jsn", str(GAZETTE)], "--json"),
        (["read"], "PLACE"),
        (["read", ""], "a PLACE is empty"),
        (["read", "--at", "yesterday", str(GAZETTE)], "such as 2022-01-15"),
        (["read", "--as", "poem", str(GAZETTE)], "'page', 'article'"),
        (["read", "--least-confidence", "1.5", str(GAZETTE)], "0<=x<=1"),
        (["read", "--config", "no-such.toml", str(GAZETTE)], "no-such.toml"),
        (["raed", str(GAZETTE)], "read"),
    ],
)
def test_wrong_usage_is_two_and_says_what_is_right(words: list[str], told: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert told in result.stderr


def test_wrong_setting_is_wrong_usage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_THREADS", "many")
    result = run("read", GAZETTE)
    assert result.exit_code == 2
    assert "ONRECORD_THREADS" in result.stderr


def test_nothing_found_is_three(tmp_path: Path) -> None:
    result = run("read", tmp_path)
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == "onrecord: no page found\n"


def test_offline_refuses_an_address_and_names_the_way_out() -> None:
    result = run("read", "--offline", "https://vellimere.example/story")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("onrecord: https://vellimere.example/story: ")
    assert "offline" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_help_names_every_option_and_gives_examples() -> None:
    result = run("read", "-h")
    assert result.exit_code == 0
    for word in (
        "--json",
        "--as",
        "--at",
        "--least-confidence",
        "--offline",
        "onrecord read story",
    ):
        assert word in result.stdout
    assert run("--version").stdout == f"onrecord, version {__version__}\n"


def test_python_m_onrecord_is_onrecord(monkeypatch: pytest.MonkeyPatch) -> None:
    done = process("read", "--json", GAZETTE)
    assert (done.returncode, done.stderr) == (0, b"")
    record = json.loads(done.stdout)
    check(record)
    script = shutil.which("onrecord", path=str(Path(sys.executable).parent))
    assert script, "the console script is installed beside the interpreter"
    same = subprocess.run([script, "read", "--json", GAZETTE], capture_output=True, check=True)
    assert json.loads(same.stdout) == record


def test_no_colour_in_a_pipe_nor_where_it_is_not_wanted() -> None:
    for env in ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, {"TERM": "xterm-256color"}):
        done = process("read", GAZETTE, env=env)
        assert done.returncode == 0
        assert not re.search(rb"\x1b\[(?:[0-9;]*;)?(?:3[0-7]|9[0-7])m", done.stdout)


def test_records_are_utf_8_wherever_they_go(tmp_path: Path) -> None:
    path = tmp_path / "caf\udce9.html"  # a name that is no UTF-8
    try:
        shutil.copy(GAZETTE, path)
    except (OSError, UnicodeError):
        pytest.skip("no such name on this file system")
    done = process("read", "--json", path, env={"PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, b"")
    record = json.loads(done.stdout.decode("utf-8"))
    assert record["capture"]["url"] == str(path)
    assert "‘Torvane’" in done.stdout.decode("utf-8")


def test_plain_output_where_the_terminal_knows_no_quotation_marks() -> None:
    done = process("read", GAZETTE, env={"PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert rb"\u2018Torvane\u2019" in done.stdout


def test_reader_that_stops_listening_sees_no_traceback() -> None:
    command = f"'{sys.executable}' -m onrecord read --json '{SAMPLES}' | head -c 100"
    done = subprocess.run(command, shell=True, capture_output=True, timeout=60, check=False)
    assert len(done.stdout) == 100
    assert b"Traceback" not in done.stderr


def test_html_is_one_page_of_every_story() -> None:
    result = run("read", "--html", *STORIES)
    assert result.exit_code == 0
    assert result.stdout.count("<!DOCTYPE html>") == result.stdout.count("</html>") == 1
    assert result.stdout.count("<article") == len(STORIES)


def test_html_of_nothing_is_no_page() -> None:
    result = run("read", "--html", "-", given=b"\x00\x01")
    assert (result.exit_code, result.stdout) == (1, "")


def test_json_and_html_exclude_each_other() -> None:
    assert run("read", "--json", "--html", STORIES[0]).exit_code == 2
