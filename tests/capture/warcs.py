"""WARC files made to order."""

import gzip
from collections.abc import Iterable

DATE = "2021-12-15T10:11:12Z"
PAGE = b"<html><body><p>Page of record %d.</p></body></html>"
HTML = "text/html; charset=utf-8"


def http(body: bytes, *lines: str, status: str = "200 OK", media_type: str = HTML) -> bytes:
    head = [f"HTTP/1.1 {status}", f"Content-Type: {media_type}", *lines]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


def record(block: bytes, *lines: str, length: str | None = "", kind: str = "response") -> bytes:
    """One record; `length` None leaves Content-Length out, "" states the right one."""
    head = ["WARC/1.0", f"WARC-Type: {kind}", f"WARC-Date: {DATE}", *lines]
    if not any(line.startswith("WARC-Target-URI") for line in lines):
        head.append("WARC-Target-URI: https://news.example/story")
    if length is not None:
        head.append(f"Content-Length: {length or len(block)}")
    return "\r\n".join(head).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def page(number: int) -> bytes:
    """A record with page `number`, at an address of its own."""
    uri = f"WARC-Target-URI: https://news.example/{number}"
    return record(http(PAGE % number), uri)


def pages(count: int) -> list[bytes]:
    return [page(number) for number in range(1, count + 1)]


def packed(records: Iterable[bytes]) -> bytes:
    """Each record in a gzip of its own, as web archives are."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)
