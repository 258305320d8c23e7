"""The web door, and the only module of this folder that opens a socket.

Every connection is made by `GuardedBackend`, below redirects and whatever else asks for one: it
resolves the name, checks every address, and connects to the very address that it has checked, so
a name that answers differently the second time is of no use. There are no proxies from the
environment, no cookies, and one deadline for the whole fetch.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus

import httpcore2
import httpx2

from onrecord.capture.addresses import find_fault, is_host, is_public
from onrecord.capture.bounded import gather
from onrecord.capture.deadline import call_within
from onrecord.capture.media import Kind, is_hopeless, look_at, unsupported
from onrecord.config import Settings
from onrecord.errors import CaptureError, Damaged, Refused, TooLarge, Unreachable, UnsupportedMedia
from onrecord.model import Capture, Origin

USER_AGENT = "onrecord/0.1.0"
ACCEPT = "text/html, application/xhtml+xml, */*;q=0.8"
CODINGS = ("", "identity", "gzip", "x-gzip", "deflate")
REDIRECTS = (301, 302, 303, 307, 308)
FAULTS = (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.TimeoutException)


@dataclass(frozen=True, slots=True)
class Network:
    """What the guard stands on; tests put their own in its place.

    `resolve` gives every address of a host, `connect` a stream to one of them.
    """

    resolve: Callable[[str, int], Iterable[str]]
    connect: Callable[[str, int, float], httpcore2.NetworkStream]


def fetch(url: str, *, settings: Settings, network: Network | None = None) -> Capture:
    """The page or feed at `url`, after redirects, as it is now.

    Raises Refused, Unreachable, TooLarge, Damaged or UnsupportedMedia.
    """
    address = _check(url)
    if settings.offline:
        raise Refused("not fetched while offline; unset the setting offline", about=url)
    backend = GuardedBackend(settings, network or Network(_resolve, _connect))
    for _ in range(settings.max_redirects + 1):
        with _open_pool(address, backend) as pool, _Answer(pool, address) as answer:
            if answer.status not in REDIRECTS:
                return _read(answer, settings)
            address = _next_address(answer)
    message = f"more than {settings.max_redirects} redirects, the last to {address}"
    raise Unreachable(message, about=url)


class TimedStream(httpcore2.NetworkStream):
    """A connection on which no single wait outlasts the deadline of the fetch."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Up to `max_bytes`, while there is time."""
        return self._stream.read(max_bytes, _time_left(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send `buffer`, while there is time."""
        self._stream.write(buffer, _time_left(self._deadline))

    def close(self) -> None:
        """Hang up."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        """The same connection, encrypted."""
        left = _time_left(self._deadline)
        stream = self._stream.start_tls(ssl_context, server_hostname, left)
        return TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> object:
        """What the connection below knows."""
        return self._stream.get_extra_info(info)


class GuardedBackend(httpcore2.NetworkBackend):
    """Connects to public addresses and allowed hosts, and to nothing else."""

    def __init__(self, settings: Settings, network: Network) -> None:
        self._settings = settings
        self._network = network
        self.deadline = time.monotonic() + settings.timeout

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """A connection to the first address of `host` that answers, if all of them may be."""
        addresses = self._resolve(host, port)
        if host not in self._settings.allowed_hosts:
            _refuse_inner(addresses, host)
        fault: Exception = httpcore2.ConnectError("the name has no address")
        for address in addresses:
            left = _time_left(self.deadline)
            try:
                return TimedStream(self._network.connect(address, port, left), self.deadline)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                fault = error
        raise fault

    def _resolve(self, host: str, port: int) -> tuple[str, ...]:
        left = _time_left(self.deadline)
        try:
            return call_within(left, lambda: tuple(self._network.resolve(host, port)))
        except TimeoutError as error:
            raise httpcore2.ConnectTimeout(f"looking up {host} {error}") from error


class _Answer:
    """One answer, opened and closed again: status, headers, and a body yet to be read."""

    def __init__(self, pool: httpcore2.ConnectionPool, address: httpx2.URL) -> None:
        self.address = address
        self.url = str(address)
        self._pool = pool

    def __enter__(self) -> _Answer:
        self._response = self._request()
        self.status = self._response.status
        return self

    def __exit__(self, *_: object) -> None:
        self._response.close()

    def header(self, name: str) -> str:
        """The first header called `name`, or ""."""
        wanted = name.encode()
        values = (value for key, value in self._response.headers if key.lower() == wanted)
        return next(values, b"").decode("utf-8", "replace").strip()

    def chunks(self) -> Iterator[bytes]:
        """The body as it comes; raises Damaged where it breaks off."""
        came = 0
        chunks = self._response.iter_stream()
        while chunk := self._next_chunk(chunks, came):
            came += len(chunk)
            yield chunk

    def _request(self) -> httpcore2.Response:
        address = self.address
        request = httpcore2.Request(
            "GET",
            httpcore2.URL(
                scheme=address.raw_scheme,
                host=address.raw_host,
                port=address.port,
                target=address.raw_path,
            ),
            headers={
                "Host": address.netloc.decode("ascii"),
                "User-Agent": USER_AGENT,
                "Accept": ACCEPT,
                "Accept-Encoding": "gzip",
                "Connection": "close",
            },
        )
        try:
            return self._pool.handle_request(request)
        except Refused as error:
            raise Refused(error.args[0], about=self.url) from error
        except FAULTS as error:
            raise _unreachable(error, self.url) from error

    def _next_chunk(self, chunks: Iterator[bytes], came: int) -> bytes:
        try:
            return next(chunks, b"")
        except (httpcore2.ProtocolError, httpcore2.ReadError) as error:
            raise Damaged(f"the answer broke off after {came} bytes", about=self.url) from error
        except FAULTS as error:
            raise _unreachable(error, self.url) from error


def _open_pool(address: httpx2.URL, backend: GuardedBackend) -> httpcore2.ConnectionPool:
    """Connections for one address; certificates, which take 20 ms to load, only if needed."""
    context = httpx2.create_ssl_context(trust_env=False) if address.scheme == "https" else None
    return httpcore2.ConnectionPool(ssl_context=context, network_backend=backend)


def _check(url: str) -> httpx2.URL:
    """`url` parsed, or Refused. The one place where addresses are parsed."""
    fault = find_fault(url)
    if fault:
        raise Refused(f"{fault}; give one as http://host/path", about=url[:200])
    try:
        address = httpx2.URL(url)
    except httpx2.InvalidURL as error:
        raise Refused(f"not a valid address: {error}", about=url) from error
    if not is_host(address.raw_host.decode("ascii")):
        raise Refused(f"not a valid host: {address.host!r}", about=url)
    return address.copy_with(fragment=None)


def _next_address(answer: _Answer) -> httpx2.URL:
    """Where a redirect leads; Refused if it leaves the web, or leaves encryption behind."""
    location = answer.header("location")
    if not location:
        raise Unreachable(f"answered {answer.status} without a Location", about=answer.url)
    if "\\" in location:
        raise Refused("redirects to an address with a backslash", about=answer.url)
    try:
        target = str(answer.address.join(location))
    except httpx2.InvalidURL as error:
        raise Refused(f"redirects to no valid address: {error}", about=answer.url) from error
    address = _check(target)
    if answer.address.scheme == "https" and address.scheme == "http":
        message = f"redirects from https down to {target}; fetch that one if you trust it"
        raise Refused(message, about=answer.url)
    return address


def _read(answer: _Answer, settings: Settings) -> Capture:
    _refuse_unreadable(answer, settings)
    declared = answer.header("content-type")
    coding = answer.header("content-encoding").lower()
    if coding not in CODINGS:
        message = f"compressed as {coding[:40]!r}, although only gzip was asked for"
        raise UnsupportedMedia(message, about=answer.url)
    body = gather(answer.chunks(), coding=coding, most=settings.max_bytes, about=answer.url)
    if not body:
        raise CaptureError("the answer is empty", about=answer.url)
    look = look_at(body, name=answer.address.path, declared=declared)
    if look.kind not in (Kind.PAGE, Kind.FEED):
        raise unsupported(look.media_type, about=answer.url)
    return Capture(answer.url, datetime.now(UTC), look.media_type, body, Origin.WEB)


def _refuse_unreadable(answer: _Answer, settings: Settings) -> None:
    """Raise before the body is read, if the head of the answer is enough to know."""
    if answer.status != HTTPStatus.OK:
        known = answer.status in HTTPStatus.__members__.values()
        phrase = HTTPStatus(answer.status).phrase if known else ""
        raise Unreachable(f"answered {answer.status} {phrase}".rstrip(), about=answer.url)
    length = answer.header("content-length")
    if length.isdecimal() and len(length) < 20 and int(length) > settings.max_bytes:
        message = f"{length} bytes; the setting max_bytes allows {settings.max_bytes}"
        raise TooLarge(message, about=answer.url)
    declared = answer.header("content-type")
    if is_hopeless(declared):
        raise unsupported(declared, about=answer.url)


def _refuse_inner(addresses: tuple[str, ...], host: str) -> None:
    for address in addresses:
        if not is_public(address):
            way_out = "name the host in the setting allowed_hosts if it may be fetched"
            raise Refused(f"{host} is at {address}, which is not public; {way_out}", about=host)


def _time_left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore2.ReadTimeout("the time for the whole fetch is over")
    return left


def _unreachable(error: Exception, url: str) -> Unreachable:
    if isinstance(error, httpcore2.TimeoutException):
        return Unreachable("no complete answer in time; the setting timeout sets it", about=url)
    return Unreachable(f"no usable answer: {error}", about=url)


def _connect(address: str, port: int, timeout: float) -> httpcore2.NetworkStream:
    return httpcore2.SyncBackend().connect_tcp(address, port, timeout)


def _resolve(host: str, port: int) -> tuple[str, ...]:
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise httpcore2.ConnectError(f"{host}: {error.strerror}") from error
    return tuple(dict.fromkeys(str(answer[4][0]) for answer in answers))
