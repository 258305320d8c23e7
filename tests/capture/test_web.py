import ast
import gzip
import time
import zlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import httpcore2
import pytest

import onrecord
from onrecord.capture import open_captures
from onrecord.capture.web import Network, fetch
from onrecord.config import Settings
from onrecord.errors import (
    CaptureError,
    Damaged,
    Refused,
    TooLarge,
    Unreachable,
    UnsupportedMedia,
)
from onrecord.model import Capture, Origin
from tests.capture.stub import HTML, LOOPBACK, SETTINGS, Answer, redirect, serve
from tests.capture.test_addresses import NOT_PUBLIC, PUBLIC

PAGE = b"<html><p>A page.</p></html>"
GZIP = {**HTML, "Content-Encoding": "gzip"}
SOURCE = Path(onrecord.__file__).parent


class FakeNetwork:
    """Names with the addresses given for them, and connections that are noted, never made."""

    def __init__(self, *answers: Iterable[str]) -> None:
        self.answers = [tuple(answer) for answer in answers]
        self.connected: list[str] = []
        self.network = Network(self.resolve, self.connect)

    def resolve(self, host: str, port: int) -> Iterable[str]:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    def connect(self, address: str, port: int, timeout: float) -> httpcore2.NetworkStream:
        self.connected.append(address)
        return httpcore2.MockStream(
            [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 27\r\n\r\n", PAGE]
        )


def error_of(url: str, settings: Settings = SETTINGS) -> CaptureError:
    found = list(open_captures(url, settings=settings))
    assert len(found) == 1
    assert isinstance(found[0], CaptureError)
    assert found[0].about
    return found[0]


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_case_1_name_with_an_inner_address_is_refused_before_any_packet(address: str) -> None:
    fake = FakeNetwork([address])
    with pytest.raises(Refused, match="not public"):
        fetch("http://news.example/", settings=Settings(), network=fake.network)
    assert fake.connected == []


@pytest.mark.parametrize("address", PUBLIC)
def test_public_address_is_connected_to_as_checked(address: str) -> None:
    fake = FakeNetwork([address])
    page = fetch("http://news.example/", settings=Settings(), network=fake.network)
    assert (page.body, fake.connected) == (PAGE, [address])


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.1", "2130706433", "0", "0x7f.1", "0x7f000001", "0177.0.0.1", "localhost",
        "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]", "169.254.169.254", "100.64.0.1", "10.0.0.1", "[fe80::1%25eth0]",
        "１２７.0.0.1", "127。0。0。1", "[fec0::1]", "%31%32%37.0.0.1", "127.0.0.1:80",
    ],
)  # fmt: skip
def test_case_1_inner_host_is_refused_however_it_is_written(
    host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def connect(*_: object, **__: object) -> None:
        raise AssertionError("connected")

    monkeypatch.setattr("onrecord.capture.web._connect", connect)
    assert isinstance(error_of(f"http://{host}/", Settings()), Refused)


def test_case_1_allowed_host_is_fetched_and_only_by_its_name() -> None:
    fake = FakeNetwork(["10.0.0.1"])
    settings = Settings(allowed_hosts=("wiki.intern",))
    assert fetch("http://wiki.intern/", settings=settings, network=fake.network).body == PAGE
    with pytest.raises(Refused):
        fetch("http://other.intern/", settings=settings, network=fake.network)
    assert fake.connected == ["10.0.0.1"]


def test_case_2_name_that_answers_differently_later_is_of_no_use() -> None:
    fake = FakeNetwork(["8.8.8.8"], ["127.0.0.1"])
    fetch("http://news.example/", settings=Settings(), network=fake.network)
    with pytest.raises(Refused):
        fetch("http://news.example/", settings=Settings(), network=fake.network)
    assert fake.connected == ["8.8.8.8"]


@pytest.mark.parametrize("addresses", [["8.8.8.8", "127.0.0.1"], ["::1", "2606:4700::1111"]])
def test_case_2_one_inner_address_among_others_is_enough(addresses: list[str]) -> None:
    fake = FakeNetwork(addresses)
    with pytest.raises(Refused):
        fetch("http://news.example/", settings=Settings(), network=fake.network)
    assert fake.connected == []


def test_case_3_redirect_to_another_inner_host_is_refused() -> None:
    with serve({"/": redirect("http://localhost:1/secret")}) as server:
        error = error_of(f"{server.base}/")
    assert isinstance(error, Refused)
    assert "localhost" in str(error)


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd", "FILE:/etc/passwd", "ftp://news.example/", "javascript:alert(1)",
        "http://a\\@b/", "http://user@127.0.0.1/", "http://[::1", "http://127.0.0.1:x/",
    ],
)  # fmt: skip
def test_case_3_and_8_redirect_that_leaves_the_web_is_refused(target: str) -> None:
    with serve({"/": redirect(target)}) as server:
        assert isinstance(error_of(f"{server.base}/"), Refused)


def test_case_3_redirects_are_followed_so_far_and_no_further() -> None:
    chain = {f"/{n}": redirect(f"/{n + 1}", status) for n, status in enumerate((301, 302, 303, 307, 308))}  # fmt: skip  # noqa: E501
    with serve({**chain, "/5": Answer()}) as server:
        (page,) = open_captures(f"{server.base}/0#top", settings=SETTINGS)
        assert isinstance(page, Capture)
        assert page.url == f"{server.base}/5"
        assert isinstance(error_of(f"{server.base}/0", replace(SETTINGS, max_redirects=4)), Unreachable)  # fmt: skip  # noqa: E501


def test_case_3_redirect_loop_ends() -> None:
    with serve({"/": redirect("/")}) as server:
        assert "5 redirects" in str(error_of(f"{server.base}/"))
        assert len(server.requests) == 6


def test_case_3_https_is_not_left_for_http() -> None:
    class Downgrade(FakeNetwork):
        def connect(self, address: str, port: int, timeout: float) -> httpcore2.NetworkStream:
            self.connected.append(address)
            return httpcore2.MockStream(
                [b"HTTP/1.1 302 Found\r\nLocation: http://news.example/\r\n\r\n"]
            )

    fake = Downgrade(["8.8.8.8"])
    with pytest.raises(Refused, match="from https down to"):
        fetch("https://news.example/", settings=Settings(), network=fake.network)
    assert len(fake.connected) == 1


@pytest.mark.parametrize("place", ["file:///etc/passwd", "FILE:/etc/passwd", "source:file:///x"])
def test_case_8_only_paths_lead_to_files(place: str) -> None:
    assert isinstance(error_of(place), Refused)


def test_case_6_only_the_web_door_opens_sockets() -> None:
    doors = ("capture/web.py", "telegram/")  # the outbox has a guard of its own to show
    banned = {
        "socket", "ssl", "httpx", "httpx2", "httpcore", "httpcore2", "requests", "urllib3",
        "aiohttp",
        "urllib.request", "http.client", "ftplib", "smtplib", "telnetlib", "xmlrpc", "asyncio",
        "socketserver", "warcio.capture_http",
    }  # fmt: skip
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        if name.startswith(doors):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            imported = set()
            if isinstance(node, ast.Import):
                imported = {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported = {node.module} | {f"{node.module}.{one.name}" for one in node.names}
            found = {one for one in imported if one in banned or one.split(".")[0] in banned}
            assert not found, f"{name} imports {sorted(found)}"


def test_case_7_no_variable_of_the_environment_diverts_a_fetch(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with serve({"/": Answer()}) as server:
        (page,) = open_captures(f"{server.base}/", settings=SETTINGS)
    assert isinstance(page, Capture)


def test_page_is_received_as_it_is() -> None:
    headers = {"Content-Type": "text/html; charset=iso-8859-1", "Set-Cookie": "a=b"}
    with serve(
        {"/ü?q=1": Answer(), "/%C3%BC?q=1": Answer(b"<html>\xfc", headers=headers)}
    ) as server:
        (page, again) = (
            next(open_captures(f"{server.base}/ü?q=1", settings=SETTINGS)) for _ in "ab"
        )
    assert isinstance(page, Capture)
    assert isinstance(again, Capture)
    assert (page.body, page.media_type) == (b"<html>\xfc", "text/html; charset=iso-8859-1")
    assert (page.url, page.origin) == (f"{server.base}/%C3%BC?q=1", Origin.WEB)
    assert page.captured_at.utcoffset() is not None
    for request in server.requests:
        assert request["User-Agent"] == "onrecord/0.1.0"
        assert request["Accept-Encoding"] == "gzip"
        assert "Cookie" not in request


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda body: zlib.compress(body, wbits=-15)),
        ("identity", bytes),
    ],
)
def test_compressed_answer(coding: str, pack: object) -> None:
    assert callable(pack)
    answer = Answer(pack(PAGE), headers={**HTML, "Content-Encoding": coding})
    with serve({"/": answer}) as server:
        assert fetch(f"{server.base}/", settings=SETTINGS).body == PAGE


@pytest.mark.parametrize(
    ("answer", "kind", "says"),
    [
        (Answer(status=404), Unreachable, "404 Not Found"),
        (Answer(status=503), Unreachable, "503 Service Unavailable"),
        (Answer(b"", status=299), Unreachable, "299"),
        (Answer(b"", status=302, headers={}), Unreachable, "without a Location"),
        (Answer(b""), CaptureError, "empty"),
        (Answer(headers={"Content-Type": "image/png"}), UnsupportedMedia, "image/png"),
        (Answer(headers={"Content-Type": "application/pdf"}), UnsupportedMedia, "application/pdf"),
        (Answer(b"%PDF-1.7 ..."), UnsupportedMedia, "application/pdf"),
        (Answer(b'{"a": 1}', headers={}), UnsupportedMedia, "json"),
        (Answer(headers={**HTML, "Content-Encoding": "br"}), UnsupportedMedia, "br"),
        (Answer(gzip.compress(PAGE)[:-9], headers=GZIP), Damaged, "cut short; 27 bytes"),
        (Answer(b"no gzip", headers=GZIP), Damaged, "corrupt"),
        (Answer(short=7), Damaged, "broke off after 20 bytes"),
    ],
)  # fmt: skip
def test_answer_that_cannot_be_used(answer: Answer, kind: type[CaptureError], says: str) -> None:
    with serve({"/": answer}) as server:
        error = error_of(f"{server.base}/")
    assert type(error) is kind
    assert says in str(error)
    assert server.base in str(error)


def test_nobody_answers() -> None:
    with serve({}) as server:
        pass
    assert isinstance(error_of(f"{server.base}/"), Unreachable)


def test_name_without_address() -> None:
    fake = FakeNetwork([])
    with pytest.raises(Unreachable):
        fetch("http://news.example/", settings=Settings(), network=fake.network)


def test_case_24_bomb_stops_at_the_limit_counted_after_decompression() -> None:
    bomb = gzip.compress(bytes(60_000_000))
    assert len(bomb) < 100_000
    with serve({"/": Answer(bomb, headers={**HTML, "Content-Encoding": "gzip"})}) as server:
        assert isinstance(error_of(f"{server.base}/"), TooLarge)


def test_too_large_answer_stops_with_or_without_a_length() -> None:
    settings = replace(SETTINGS, max_bytes=10)
    with serve({"/": Answer()}) as server:
        assert "27 bytes" in str(error_of(f"{server.base}/", settings))
    chunked = FakeNetwork(["8.8.8.8"])
    with pytest.raises(TooLarge):
        fetch("http://news.example/", settings=Settings(max_bytes=10), network=chunked.network)


def test_case_24_slow_server_meets_the_total_limit() -> None:
    begin = time.monotonic()
    with serve({"/": Answer(pause=0.1)}) as server:
        error = error_of(f"{server.base}/", replace(SETTINGS, timeout=0.5))
        assert time.monotonic() - begin < 1.5
    assert isinstance(error, Unreachable)
    assert "in time" in str(error)


def test_case_24_slow_name_server_meets_the_total_limit() -> None:
    def resolve(host: str, port: int) -> Iterable[str]:
        time.sleep(1.0)
        return ["8.8.8.8"]

    network = Network(resolve, FakeNetwork([]).connect)
    begin = time.monotonic()
    with pytest.raises(Unreachable, match="in time"):
        fetch("http://news.example/", settings=Settings(timeout=0.2), network=network)
    assert time.monotonic() - begin < 0.9


def test_offline_fetches_nothing() -> None:
    with serve({"/": Answer()}) as server:
        error = error_of(f"{server.base}/", replace(SETTINGS, offline=True))
        assert server.requests == []
    assert isinstance(error, Refused)
    assert "offline" in str(error)


def test_loopback_is_refused_by_default() -> None:
    with serve({"/": Answer()}) as server:
        assert LOOPBACK in str(error_of(f"{server.base}/", Settings()))
        assert server.requests == []
