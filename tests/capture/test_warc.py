import gzip
import os
import tracemalloc
import zlib
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import pytest

from onrecord.capture import open_captures
from onrecord.config import Settings
from onrecord.errors import CaptureError, Damaged, TooLarge, UnsupportedMedia
from onrecord.model import Capture, Origin
from tests.capture.warcs import HTML, http, packed, page, pages, record

SETTINGS = Settings(offline=True)
BODY = b"<html><p>A page.</p></html>"


def read(
    folder: Path, body: bytes, max_file_bytes: int = 64_000_000
) -> list[Capture | CaptureError]:
    path = folder / "news.warc"
    path.write_bytes(body)
    return list(
        open_captures(str(path), settings=Settings(max_file_bytes=max_file_bytes, offline=True))
    )


def numbers(found: list[Capture | CaptureError]) -> list[str]:
    """The pages by the last part of their address, and the errors by "!"."""
    return [one.url.rsplit("/", 1)[-1] if isinstance(one, Capture) else "!" for one in found]


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


@pytest.mark.parametrize(
    "pack", [b"".join, packed, lambda records: gzip.compress(b"".join(records))]
)
def test_pages_are_received_with_address_date_and_type(tmp_path: Path, pack: object) -> None:
    assert callable(pack)
    found = read(tmp_path, pack(pages(3)))
    assert numbers(found) == ["1", "2", "3"]
    assert found[0] == Capture(
        "https://news.example/1",
        datetime(2021, 12, 15, 10, 11, 12, tzinfo=UTC),
        HTML,
        b"<html><body><p>Page of record 1.</p></body></html>",
        Origin.WARC,
    )


@pytest.mark.parametrize("name", ["news.warc.gz", "news.WARC", "news"])
def test_warc_is_known_by_content(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(packed(pages(2)))
    assert numbers(list(open_captures(str(path), settings=SETTINGS))) == ["1", "2"]


def test_records_that_are_no_pages_are_passed_over(tmp_path: Path) -> None:
    others = [
        record(b"software: x", kind="warcinfo"),
        record(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        record(http(b"\x89PNG\r\n\x1a\n", media_type="image/png")),
        record(http(b"\x89PNG\r\n\x1a\n")),
        record(http(b"gone", status="404 Not Found")),
        record(http(b"", status="301 Moved", media_type="text/plain")),
        record(b"20211215 A 1.1.1.1", "WARC-Target-URI: dns:news.example"),
        record(b"note: 1", kind="metadata"),
        record(b"%PDF-", "Content-Type: application/pdf", kind="resource"),
        page(1),
        record(BODY, "Content-Type: text/html", kind="resource"),
        record(http(b"<rss version='2.0'/>", media_type="text/xml")),
        record(http(b"Words.", media_type="text/plain"), "WARC-Target-URI: <http://a.example/t>"),
    ]
    assert numbers(read(tmp_path, b"".join(others))) == ["1", "story", "t"]
    assert numbers(read(tmp_path, packed(others))) == ["1", "story", "t"]


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(BODY)),
        ("x-gzip", gzip.compress(BODY)),
        ("deflate", zlib.compress(BODY)),
        ("deflate", zlib.compress(BODY, wbits=-15)),
        ("gzip", BODY),
        ("br", BODY),
        ("identity", BODY),
    ],
)
def test_coding_is_undone_if_it_is_still_on(tmp_path: Path, coding: str, body: bytes) -> None:
    (found,) = read(tmp_path, record(http(body, f"Content-Encoding: {coding}")))
    assert isinstance(found, Capture)
    assert found.body == BODY


def test_brotli(tmp_path: Path) -> None:
    brotli = pytest.importorskip("brotli")
    warc = record(http(brotli.compress(BODY), "Content-Encoding: br"))
    (found,) = read(tmp_path, warc)
    assert isinstance(found, Capture)
    assert found.body == BODY
    bomb = record(http(brotli.compress(bytes(60_000_000)), "Content-Encoding: br"))
    assert type(read(tmp_path, bomb, max_file_bytes=100_000)[0]) is TooLarge


def test_brotli_that_is_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "brotli", None)
    (error,) = read(tmp_path, record(http(b"\x8b\x02\x80abc\x03", "Content-Encoding: br")))
    assert type(error) is UnsupportedMedia
    assert "pip install brotli" in str(error)


def test_chunks_are_joined_if_they_are_still_apart(tmp_path: Path) -> None:
    chunked = b"5\r\n<html\r\n16;x=y\r\n><p>A page.</p></html>\r\n0\r\n\r\n"
    for body in (chunked, BODY):
        (found,) = read(tmp_path, record(http(body, "Transfer-Encoding: chunked")))
        assert isinstance(found, Capture)
        assert found.body == BODY


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (record(http(b"5\r\n<html\r\n99\r\n>", "Transfer-Encoding: chunked")), "chunks"),
        (record(http(gzip.compress(BODY)[:-4], "Content-Encoding: gzip")), "cut short"),
        (record(http(BODY, "Content-Length: 99")), "27 of 99 bytes"),
        (record(http(BODY), "WARC-Truncated: length"), "archived it cut it short (length)"),
        (record(http(b"")), "empty"),
        (record(b"no header at all"), "HTTP header"),
        (record(http(BODY), "WARC-Target-URI:"), "WARC-Target-URI"),
        (record(http(BODY)).replace(b"2021-12-15T", b"yesterday "), "WARC-Date"),
        (record(http(gzip.compress(bytes(200_000)), "Content-Encoding: gzip")), "more than 100000"),
        (record(http(b"<html>" + bytes(100_000))), "more than 100000"),
    ],
)
@pytest.mark.parametrize("pack", [b"".join, packed])
def test_bad_page_does_not_lose_the_others(
    tmp_path: Path, bad: bytes, says: str, pack: object
) -> None:
    assert callable(pack)
    found = read(tmp_path, pack([page(1), bad, page(3)]), max_file_bytes=100_000)
    assert numbers(found) == ["1", "!", "3"]
    assert says in str(found[1])
    assert "news.warc record 2 at byte " in str(found[1])


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (record(http(BODY), length=None), "no Content-Length"),
        (record(http(BODY), length="many"), "'many'"),
        (record(http(BODY), length="-1"), "'-1'"),
        (record(http(BODY), length="9" * 30), "Content-Length is"),
        (record(http(BODY), length="5"), "no record begins after 5 bytes"),
        (record(http(BODY), length="100"), "next record is"),
        (record(http(BODY), length="9000"), "next record is"),
        (record(http(BODY), length="900000000000"), "next record is"),
        (b"XARC" + record(http(BODY))[4:], "not the header"),
        (b"\0" * 100_000 + b"\r\n", "not the header"),
    ],
)
def test_damaged_record_does_not_lose_the_others(tmp_path: Path, bad: bytes, says: str) -> None:
    found = read(tmp_path, b"".join([page(1), bad, page(3), page(4)]))
    assert numbers(found) == ["1", "!", "3", "4"]
    error = found[1]
    assert type(error) is Damaged
    assert says in str(error)
    assert error.about == f"{tmp_path / 'news.warc'} record 2 at byte {len(page(1))}"


def test_no_length_in_a_member_of_its_own(tmp_path: Path) -> None:
    bad = record(http(BODY), length=None)
    found = read(tmp_path, packed([page(1), bad, page(3)]))
    assert numbers(found) == ["1", "!", "3"]
    assert f"record 2 at byte {len(packed([page(1)]))}" in str(found[1])
    assert numbers(read(tmp_path, packed([bad]))) == ["!"]


def test_member_damaged_at_any_byte_does_not_lose_the_others(tmp_path: Path) -> None:
    members = [packed([one]) for one in pages(4)]
    for at in (0, 1, 2, 3, 10, 40, 100, len(members[1]) - 8, len(members[1]) - 1):
        found = read(tmp_path, b"".join([members[0], flipped(members[1], at), *members[2:]]))
        assert [one for one in numbers(found) if one != "!"] == ["1", "3", "4"], at
        assert numbers(found)[1] == "!"
        assert f"at byte {len(members[0])}" in str(found[1])


def test_first_member_damaged(tmp_path: Path) -> None:
    path = tmp_path / "news.warc.gz"
    path.write_bytes(flipped(packed(pages(3)), 0))
    assert numbers(list(open_captures(str(path), settings=SETTINGS))) == ["!", "2", "3"]


def test_large_member_damaged_far_from_its_end(tmp_path: Path) -> None:
    large = packed([record(http(b"<html>" + os.urandom(300_000)))])
    warc = packed([page(1)]) + flipped(large, 1000) + packed([page(3)])
    assert numbers(read(tmp_path, warc)) == ["1", "!", "3"]


def test_member_that_lacks_its_end_before_others(tmp_path: Path) -> None:
    warc = packed([page(1)]) + packed([page(2)])[:-20] + packed([page(3), page(4)])
    assert numbers(read(tmp_path, warc)) == ["1", "!", "3", "4"]


@pytest.mark.parametrize("pack", [b"".join, packed])
def test_warc_cut_anywhere_gives_the_complete_records_and_one_error(
    tmp_path: Path, pack: object
) -> None:
    assert callable(pack)
    whole = pack(pages(3))
    second, third = len(pack(pages(1))), len(pack(pages(2)))
    for cut in range(second + 5, third - 5, 7):
        found = read(tmp_path, whole[:cut])
        assert numbers(found) == ["1", "!"], cut
        assert type(found[1]) is Damaged
        assert "record 2" in str(found[1])
    assert numbers(read(tmp_path, whole[:third])) == ["1", "2"]


def test_one_gzip_around_all_that_is_cut_short(tmp_path: Path) -> None:
    records = [record(http(b"<html>" + os.urandom(3000).hex().encode())) for _ in range(20)]
    whole = gzip.compress(b"".join(records))
    found = read(tmp_path, whole[: len(whole) // 2])
    assert 8 <= numbers(found).count("story") <= 10
    assert numbers(found)[-1] == "!"
    assert numbers(found).count("!") == 1


def test_case_24_member_that_is_a_bomb(tmp_path: Path) -> None:
    bomb = packed([record(http(b"<html>" + bytes(60_000_000)))])
    found = read(tmp_path, packed([page(1)]) + bomb + packed([page(3)]), max_file_bytes=1_000_000)
    assert numbers(found) == ["1", "!", "3"]
    assert type(found[1]) is TooLarge


def test_image_above_the_limit_is_passed_over(tmp_path: Path) -> None:
    film = record(http(bytes(500_000), media_type="video/mp4"))
    assert numbers(read(tmp_path, film + page(2), max_file_bytes=100_000)) == ["2"]


def test_time_given_stands_in_for_no_date(tmp_path: Path) -> None:
    path = tmp_path / "news.warc"
    path.write_bytes(record(http(BODY)).replace(b"WARC-Date: 2021-12-15T10:11:12Z\r\n", b""))
    at = datetime(2020, 1, 1, tzinfo=UTC)
    (found,) = open_captures(str(path), settings=SETTINGS, at=at)
    assert isinstance(found, Capture)
    assert found.captured_at == at


def test_padding_between_and_after_members(tmp_path: Path) -> None:
    assert numbers(read(tmp_path, packed([page(1)]) + bytes(512) + packed([page(2)]) + bytes(511))) == ["1", "2"]  # fmt: skip  # noqa: E501


def test_warc_is_read_as_it_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "news.warc"
    with path.open("wb") as file:
        for number in range(2000):
            file.write(
                record(http(b"<html>" + b"x" * 50_000), f"WARC-Target-URI: http://a/{number}")
            )
    tracemalloc.start()
    captures = open_captures(str(path), settings=SETTINGS)
    assert all(isinstance(one, Capture) for one in islice(captures, 1500))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000
