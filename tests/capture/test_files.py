import gzip
import io
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord.capture import open_captures
from onrecord.config import Settings
from onrecord.errors import CaptureError, Damaged, Refused, TooLarge, UnsupportedMedia
from onrecord.model import Capture, Origin

SETTINGS = Settings(offline=True)
PAGE = b"<!doctype html><html><p>A page.</p></html>"
AT = datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)


def only(place: str | Path, settings: Settings = SETTINGS) -> Capture | CaptureError:
    (found,) = open_captures(str(place), settings=settings)
    return found


def page_at(place: str | Path, settings: Settings = SETTINGS) -> Capture:
    found = only(place, settings)
    assert isinstance(found, Capture), found
    return found


def write(path: Path, body: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
    return path


def give_stdin(monkeypatch: pytest.MonkeyPatch, body: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(body)))


def test_file_is_a_capture_with_its_time_of_modification(tmp_path: Path) -> None:
    path = write(tmp_path / "story.html", PAGE)
    os.utime(path, (1_000_000_000, 1_000_000_000))
    capture = page_at(path)
    assert capture == Capture(
        str(path), datetime(2001, 9, 9, 1, 46, 40, tzinfo=UTC), "text/html", PAGE, Origin.FILE
    )


def test_time_that_is_given_wins(tmp_path: Path) -> None:
    path = write(tmp_path / "story.html", PAGE)
    (capture,) = open_captures(str(path), settings=SETTINGS, at=AT)
    assert isinstance(capture, Capture)
    assert capture.captured_at == AT


def test_path_stays_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a b:c.html", PAGE)
    monkeypatch.chdir(tmp_path)
    assert page_at("./a b:c.html").url == "./a b:c.html"


@pytest.mark.parametrize(
    ("name", "body", "media_type"),
    [
        ("a.html", PAGE, "text/html"),
        ("a", PAGE, "text/html"),
        ("a.txt", PAGE, "text/html"),
        ("a", b"\n <!-- note --> <HTML lang=en>", "text/html"),
        ("a", b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>", "text/html"),
        ("a", b"Words.\n<p>More words.</p>\n", "text/html"),
        ("a.htm", b"Words", "text/html"),
        ("a.txt", b"<p>Words</p>", "text/plain"),
        ("a.txt", "Ada sa\u00efd < no > tag".encode("latin-1"), "text/plain"),
        ("a.md", b"# Words", "text/plain"),
        ("a", b"Words alone", "text/plain"),
        ("a", "Words".encode("utf-16"), "text/plain"),
        ("a", "<html><p>Words".encode("utf-16"), "text/html"),
        ("a", b"\xfe\xff" + "<html><p>Words".encode("utf-16-be"), "text/html"),
        ("a", "Words \u201cin quotation marks\u201d".encode("utf-16-le"), "text/plain"),
        ("a", "Words".encode("utf-32"), "text/plain"),
        ("a", b"\xef\xbb\xbf<html>", "text/html"),
        ("a.html", b"<html><p>One \0 in it</p>", "text/html"),
    ],
)
def test_pages_are_known_by_content_then_name(
    tmp_path: Path, name: str, body: bytes, media_type: str
) -> None:
    capture = page_at(write(tmp_path / name, body))
    assert (capture.media_type, capture.body) == (media_type, body)


@pytest.mark.parametrize(
    ("name", "body", "says"),
    [
        ("a.pdf", b"%PDF-1.7\n...", "application/pdf"),
        ("a.html", b"%PDF-1.7\n...", "application/pdf"),
        ("a", b"\x89PNG\r\n\x1a\n\0\0", "image/png"),
        ("a.docx", b"PK\x03\x04....", "zip"),
        ("a.bin", bytes(range(256)), "binary data"),
        ("a.html", b"Words \0 words", "binary data"),
        ("a.mp4", b"\0\0\0\x20ftypisom", "film"),
        ("a.css", b"p { color: red }", "text/css"),
        ("a.json", b'{"a": 1}', "application/json"),
        ("a", b'{"a": 1}', "application/json"),
        ("a.xml", b"<?xml version='1.0'?><urlset/>", "<urlset>"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "svg"),
    ],
)
def test_what_is_no_page_is_named(tmp_path: Path, name: str, body: bytes, says: str) -> None:
    path = write(tmp_path / name, body)
    error = only(path)
    assert type(error) is UnsupportedMedia
    assert error.about == str(path)
    assert says in str(error)
    assert "convert it" in str(error)


def test_empty_missing_and_unreadable(tmp_path: Path) -> None:
    for path, says in [
        (write(tmp_path / "empty.html", b""), "empty"),
        (write(tmp_path / "empty.gz", gzip.compress(b"")), "empty"),
        (tmp_path / "none.html", "No such file"),
        (tmp_path / ("a" * 300), "too long"),
        (Path("zero\0"), "zero character"),
    ]:
        error = only(path)
        assert isinstance(error, CaptureError)
        assert says in str(error)


def test_place_that_is_no_path_is_refused() -> None:
    assert isinstance(only("ftp://news.example/a"), Refused)


def test_gzip_is_known_by_content(tmp_path: Path) -> None:
    twice = gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:]) + bytes(100)
    for name, body in [("a.html.gz", gzip.compress(PAGE)), ("a.html", gzip.compress(PAGE)), ("b", twice)]:  # fmt: skip  # noqa: E501
        capture = page_at(write(tmp_path / name, body))
        assert (capture.body, capture.media_type) == (PAGE, "text/html")


def test_gzip_members_after_a_large_one(tmp_path: Path) -> None:
    parts = (b"<html>" + b"x" * 500_000, b"y" * 500_000)
    path = write(tmp_path / "a.gz", b"".join(gzip.compress(part) for part in parts))
    assert page_at(path).body == b"".join(parts)


def test_truncated_gzip_names_what_came_out(tmp_path: Path) -> None:
    body = gzip.compress(os.urandom(1000).hex().encode())
    error = only(write(tmp_path / "a.html.gz", body[:-300]))
    assert type(error) is Damaged
    assert str(tmp_path / "a.html.gz") in str(error)
    came_out = int(str(error).split(";")[1].split()[0])
    assert 0 < came_out < 2000


def test_corrupt_gzip(tmp_path: Path) -> None:
    body = bytearray(gzip.compress(PAGE))
    body[-6] ^= 1
    error = only(write(tmp_path / "a.html.gz", bytes(body)))
    assert type(error) is Damaged
    assert "corrupt" in str(error)


def test_case_24_gzip_bomb(tmp_path: Path) -> None:
    path = write(tmp_path / "a.html.gz", gzip.compress(bytes(60_000_000)))
    assert type(only(path, Settings(max_file_bytes=1_000_000))) is TooLarge


def test_limit_of_a_file_is_the_limit(tmp_path: Path) -> None:
    path = write(tmp_path / "a.html", PAGE)
    assert page_at(path, Settings(max_file_bytes=len(PAGE))).body == PAGE
    assert type(only(path, Settings(max_file_bytes=len(PAGE) - 1))) is TooLarge


def test_folder_gives_good_and_bad_in_order(tmp_path: Path) -> None:
    write(tmp_path / "b" / "2.html", PAGE)
    write(tmp_path / "b" / "1.pdf", b"%PDF-1.7")
    write(tmp_path / "a.html", PAGE)
    write(tmp_path / "c.txt", b"")
    write(tmp_path / ".hidden.html", PAGE)
    write(tmp_path / ".git" / "x.html", PAGE)
    (tmp_path / "d.html").symlink_to(tmp_path / "none")
    (tmp_path / "empty").mkdir()
    found = list(open_captures(str(tmp_path), settings=SETTINGS))
    names = [one.url if isinstance(one, Capture) else one.about for one in found]
    expected = ["a.html", "b/1.pdf", "b/2.html", "c.txt", "d.html"]
    assert names == [str(tmp_path / name) for name in expected]
    assert [isinstance(one, Capture) for one in found] == [True, False, True, False, False]


def test_folder_with_loops_ends(tmp_path: Path) -> None:
    write(tmp_path / "a" / "1.html", PAGE)
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    found = list(open_captures(str(tmp_path), settings=SETTINGS))
    assert [isinstance(one, Capture) for one in found] == [True, False]


def test_folder_with_a_pipe_does_not_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    error = only(tmp_path)
    assert isinstance(error, CaptureError)
    assert "neither a file nor a folder" in str(error)


def test_folder_is_read_only_as_far_as_asked(tmp_path: Path) -> None:
    for number in range(3):
        write(tmp_path / f"{number}.html", PAGE)
    captures = open_captures(str(tmp_path), settings=SETTINGS)
    assert isinstance(next(captures), Capture)
    (tmp_path / "1.html").unlink()
    assert [type(one) for one in captures] == [CaptureError, Capture]


def test_deep_folder(tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*["d"] * 500)
    folder.mkdir(parents=True)
    write(folder / "a.html", PAGE)
    assert page_at(tmp_path).body == PAGE


@pytest.mark.parametrize("body", [PAGE, gzip.compress(PAGE)])
def test_stdin(monkeypatch: pytest.MonkeyPatch, body: bytes) -> None:
    give_stdin(monkeypatch, body)
    (capture,) = open_captures("-", settings=SETTINGS, at=AT)
    assert capture == Capture("-", AT, "text/html", PAGE, Origin.STDIN)


def test_stdin_is_bytes_and_dated_now(monkeypatch: pytest.MonkeyPatch) -> None:
    give_stdin(monkeypatch, b"\xff\xfea\0\r\0\n\0")
    before = datetime.now(UTC)
    capture = page_at("-")
    assert capture.body == b"\xff\xfea\0\r\0\n\0"
    assert before <= capture.captured_at <= datetime.now(UTC)


def test_stdin_empty_or_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    give_stdin(monkeypatch, b"")
    error = only("-")
    assert (type(error), getattr(error, "about", "")) == (CaptureError, "-")
    assert "empty" in str(error)
    give_stdin(monkeypatch, PAGE)
    assert type(only("-", Settings(max_file_bytes=10))) is TooLarge


def test_page_of_50_megabytes_is_received(tmp_path: Path) -> None:
    path = tmp_path / "large.html"
    with path.open("wb") as file:
        file.write(b"<html>")
        file.truncate(50_000_000)
    assert len(page_at(path).body) == 50_000_000
