"""Case 23: a megabyte of each nasty character, through each door, in less than two seconds."""

import html
import io
import json
import sys
import time
from pathlib import Path

import pytest

from onrecord.capture import open_captures
from onrecord.capture.feed_entries import plain_text
from onrecord.model import Capture
from tests.capture.stub import HTML, SETTINGS, Answer, serve
from tests.capture.warcs import http, record

MEGABYTE = 1_000_000
LIMIT = 2.0
NASTY = [
    "?", "<", "&", "\0", " ", "\n", "(", "a@", '"', "-", "[", "{", "<!--", "<?", "<p>", "<a ",
    "&#1", "9", ".", "/", "\\", "\u202e", "\ufdfa", "WARC/1.0\r\n", "\r\nWARC/1.0\r\n\r\n",
    "\x1f\x8b\x08\0", "1\r\n",
]  # fmt: skip


def many(text: str) -> str:
    return text * (MEGABYTE // len(text.encode()))


def in_time(place: str) -> list[object]:
    begin = time.monotonic()
    found = list(open_captures(place, settings=SETTINGS))
    assert time.monotonic() - begin < LIMIT
    return [*found]


@pytest.mark.parametrize("text", NASTY, ids=ascii)
def test_case_23_file_and_stdin(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = many(text).encode()
    for name in ("a.html", "b.warc", "c.rss"):
        (tmp_path / name).write_bytes(body)
        assert in_time(str(tmp_path / name))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(body)))
    assert in_time("-")


@pytest.mark.parametrize("text", NASTY, ids=ascii)
def test_case_23_feed(text: str, tmp_path: Path) -> None:
    words = many(text)
    safe = html.escape(words.replace("\0", "0").replace("\x1f", "0").replace("\x08", "0"))
    fields = "".join(f"<{name}>{safe}</{name}>" for name in ("author", "description"))
    path = tmp_path / "feed.xml"
    path.write_text(f"<rss><channel><item>{fields}</item></channel></rss>", newline="")
    assert len(in_time(str(path))) == 1
    item = {"content_text": words}
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [item]}
    (tmp_path / "feed.json").write_text(json.dumps(feed))
    (found,) = in_time(str(tmp_path / "feed.json"))
    assert isinstance(found, Capture)
    assert found.body == words.encode()


@pytest.mark.parametrize("text", NASTY, ids=ascii)
def test_case_23_warc(text: str, tmp_path: Path) -> None:
    words = many(text)
    body = words.encode()
    path = tmp_path / "news.warc"
    for record_of in (
        record(http(b"<html>" + body)),
        record(http(body, "Transfer-Encoding: chunked")),
        record(http(b"<html>", f"X: {words}")),
        b"WARC/1.0 " + body,
    ):
        path.write_bytes(record_of)
        in_time(str(path))


@pytest.mark.parametrize("text", NASTY, ids=ascii)
def test_case_23_address(text: str) -> None:
    (error,) = in_time(f"http://{many(text)}/")
    assert not isinstance(error, Capture)


@pytest.mark.parametrize("text", NASTY[::4], ids=ascii)
def test_case_23_web(text: str) -> None:
    body = many(text).encode()
    long = {"/": Answer(b"", 302, {"Location": "/" + "a" * 60_000})}
    with serve({"/": Answer(body), "/long": Answer(headers={**HTML, "X": "a" * 60_000})}) as server:
        in_time(f"{server.base}/")
        assert isinstance(in_time(f"{server.base}/long")[0], Capture)
    with serve(long) as server:
        assert not isinstance(in_time(f"{server.base}/")[0], Capture)


@pytest.mark.parametrize("text", NASTY, ids=ascii)
def test_case_23_words_out_of_markup(text: str) -> None:
    begin = time.monotonic()
    plain_text(many(text))
    plain_text("&#" + many(text))
    plain_text("<a " + many(text))
    assert time.monotonic() - begin < LIMIT
