"""What is no page, or a damaged one: a line that names it and says why, and the others are read."""

import gzip
import io
import json
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.page import MOST_TAGS
from onrecord.page.vote import MOST_ELEMENTS
from onrecord.read import Reader
from tests.capture.warcs import http, record
from tests.make import HERE, STORY, html, page
from tests.scripted import ScriptedTagger

LOGIN_WALL = HERE / "pages" / "login-wall.html"
WRONG_CHARSET = HERE / "pages" / "wrong-charset.html"
PARAGRAPH = (
    '<p class="story">The port said on Monday that the quay was shut and would open in May.</p>\n'
)
MARKUP_BYTES = 50_000_000
MOST_MEMORY = 400  # MB; one page of usual size takes 172
LONGEST = 60.0  # seconds
# A process starts with the peak of the one that made it: so a small one stands in between.
READ = """
import resource, subprocess, sys
done = subprocess.run([sys.executable, "-m", "onrecord", "read", *sys.argv[1:]])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
sys.exit(done.returncode)
"""


@pytest.fixture(autouse=True)
def scripted(monkeypatch: pytest.MonkeyPatch) -> None:
    """No model is needed to fail."""
    reader = Reader(ScriptedTagger())
    monkeypatch.setattr("onrecord.cli.running.open_reader", lambda settings: reader)


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["read", *map(str, words)])


def zipped() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("story.html", html())
    return packed.getvalue()


def million(words: str = "The port said that the quay was shut. ") -> str:
    return (words * (1_000_000 // len(words) + 1))[:1_000_000]


BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "not a page": ("list.txt", lambda: b"milk\neggs\nsalt\n", "no story found"),
    "JSON": ("notes.json", lambda: b'{"milk": 1}', "seems to be application/json"),
    "markup without text": ("bare.html", lambda: b"<html><!-- --><p> </p></html>", "no text"),
    "white space": ("blank.html", lambda: b" \n\t ", "no text"),
    "an empty file": ("empty.html", lambda: b"", "empty: it holds no bytes"),
    "PNG": ("a.png", lambda: b"\x89PNG\r\n\x1a\n" + bytes(64), "seems to be image/png"),
    "PNG by a wrong name": ("a.html", lambda: b"\x89PNG\r\n\x1a\n" + bytes(64), "image/png"),
    "PDF": ("a.pdf", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "application/pdf"),
    "zip": ("a.zip", zipped, "application/zip"),
    "bytes": ("a.bin", lambda: bytes(range(256)) * 8, "binary data"),
    "login wall": ("wall.html", LOGIN_WALL.read_bytes, "sign in or subscribe"),
    "cut gzip": (
        "cut.html.gz",
        lambda: gzip.compress(html(STORY * 90).encode())[:-20],
        "the compressed data is cut short",
    ),
    "long paragraph": (
        "long.html",
        lambda: html(f"<p>{million()}</p>").encode(),
        "a paragraph of 1,000,000 characters",
    ),
    "long line": ("long.txt", lambda: million().encode(), "a paragraph of 1,000,000 characters"),
    "many lines": ("lines.txt", lambda: b"A line of words.\n" * 60_000, "lines of plain text"),
    "many pieces": ("pieces.html", lambda: html("<p>a" * 20_001).encode(), "pieces of text"),
    "many tags": ("tags.html", lambda: html("<b>a" * (MOST_TAGS + 1)).encode(), "tags; a page may"),
    "deep": ("deep.html", lambda: html("<div>" * 90_000).encode(), ""),
}


@pytest.mark.parametrize(("name", "body", "cause"), BAD.values(), ids=BAD)
def test_bad_input_is_named_with_its_cause_and_the_others_are_read(
    name: str, body: Callable[[], bytes], cause: str, tmp_path: Path
) -> None:
    bad, good = tmp_path / name, tmp_path / "good" / "story.html"
    bad.write_bytes(body())
    good.parent.mkdir()
    good.write_text(html(), encoding="utf-8")
    result = run("--json", bad, good)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    failure, count = result.stderr.splitlines()
    assert failure.startswith(f"onrecord: {bad}: ")
    assert cause in failure
    assert count == "onrecord: 1 read, 1 failed"
    (line,) = result.stdout.splitlines()
    assert json.loads(line)["capture"]["url"] == str(good)


def test_missing_file_is_named(tmp_path: Path) -> None:
    result = run(tmp_path / "none.html")
    assert result.exit_code == 1
    told = "cannot be read: No such file or directory"
    assert result.stderr == f"onrecord: {tmp_path / 'none.html'}: {told}\n"


def test_name_of_a_bad_input_cannot_command_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "two\nlines\x1b[31m.html").write_bytes(b"")
    result = run(tmp_path)
    assert result.stderr == f"onrecord: {tmp_path}/two lines [31m.html: empty: it holds no bytes\n"


@pytest.mark.parametrize("packed", [False, True])
def test_damaged_record_among_good_ones(packed: bool, tmp_path: Path) -> None:
    def one(name: str, length: str = "") -> bytes:
        uri = f"WARC-Target-URI: https://vellimere.example/{name}"
        return record(http(html().encode()), uri, length=length)

    records = [one("a"), one("b", "9x"), one("c")]
    if packed:
        records = [gzip.compress(part) for part in records]
        middle = bytearray(records[1])
        middle[len(middle) // 2] ^= 0xFF
        records[1] = bytes(middle)
    path = tmp_path / ("day.warc.gz" if packed else "day.warc")
    path.write_bytes(b"".join(records))
    result = run("--json", path)
    assert result.exit_code == 1
    failure, count = result.stderr.splitlines()
    assert failure.startswith(f"onrecord: {path} record 2 at byte ")
    assert count == "onrecord: 2 read, 1 failed"
    urls = [json.loads(line)["capture"]["url"] for line in result.stdout.splitlines()]
    assert urls == ["https://vellimere.example/a", "https://vellimere.example/c"]


def test_page_with_a_wrong_label_is_read_all_the_same() -> None:
    result = run("--json", WRONG_CHARSET)
    assert (result.exit_code, result.stderr) == (0, "")
    article = json.loads(result.stdout)["article"]
    assert article["headline"] == "Café owner’s umbrella ‘too wide for the square’"
    assert article["byline"]["names"] == ["Zoë Márquez-Lund"]
    assert "“I measured it closed,” said the owner, René Abiodun." in article["text"]
    assert "\ufffd" not in article["text"]


def test_fifty_megabytes_of_markup_are_refused_early(tmp_path: Path) -> None:
    """Measured: 278 MB in 0.9 s; a page of usual size alone takes 172 MB."""
    big, good = tmp_path / "big.html", HERE / "pages" / "no-byline-1.html"
    big.write_text(html(PARAGRAPH * (MARKUP_BYTES // len(PARAGRAPH))), encoding="utf-8")
    begin = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", READ, "--json", big, good],
        capture_output=True,
        encoding="utf-8",
        timeout=LONGEST,
        check=False,
    )
    assert time.monotonic() - begin < LONGEST
    found, memory = done.stdout.splitlines()
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    failure, _ = done.stderr.splitlines()
    assert failure.startswith(f"onrecord: {big}: ")
    assert "If it holds many stories, split it" in failure
    assert json.loads(found)["capture"]["url"] == str(good)
    assert int(memory) < MOST_MEMORY, f"{memory} MB"


def test_no_vote_is_taken_where_it_would_take_minutes() -> None:
    begin = time.monotonic()
    assert page(html(STORY)).chosen
    assert not page(html(STORY + f"<p>{'<b>quay </b>' * MOST_ELEMENTS}</p>")).chosen
    assert time.monotonic() - begin < 10
