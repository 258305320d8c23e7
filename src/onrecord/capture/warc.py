"""The WARC door: the pages among the records of a web archive file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, BinaryIO

from warcio.statusandheaders import StatusAndHeadersParser

from onrecord.capture.bounded import CODINGS, GZIP_MAGIC, gather, read_chunks
from onrecord.capture.media import PAGE_TYPES, WARC_START, Kind, is_hopeless, look_at
from onrecord.capture.warc_members import Member, find_member
from onrecord.capture.warc_records import (
    HEADER_END,
    LONGEST_HEADER,
    Record,
    Spoiled,
    Tape,
    walk,
)
from onrecord.config import Settings
from onrecord.errors import CaptureError, Damaged, TooLarge
from onrecord.model import Capture, Origin

CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r\n")


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer as a record holds it: the body still chunked and compressed."""

    status: str
    headers: Any
    body: bytes = field(repr=False)

    def header(self, name: str) -> str:
        """The header called `name`, or ""."""
        return (self.headers.get_header(name) or "").strip() if self.headers else ""


def read_warc(
    stream: BinaryIO, *, name: str, at: datetime | None, settings: Settings
) -> Iterator[Capture | CaptureError]:
    """Each page in the seekable `stream`, or what went wrong with it; `at` stands in for no date.

    Records that are no pages (requests, images, redirects, notes) are passed over.
    """
    most = settings.max_file_bytes
    stream.seek(0)
    head = stream.read(len("WARC/1.0"))
    is_packed = head.startswith(GZIP_MAGIC)
    is_packed |= name.lower().endswith(".gz") and not head.startswith(WARC_START)
    find = _find_packed if is_packed else _find_plain
    number = 0
    for number, found in enumerate(find(stream, most), start=1):
        about = f"{name} record {number} at byte {found.offset}"
        if isinstance(found, Spoiled):
            yield Damaged(f"{found.why}; reading goes on at the next record", about=about)
            continue
        try:
            capture = _read_record(found, at=at, most=most, about=about)
        except CaptureError as error:
            yield error
            continue
        if capture is not None:
            yield capture
    if number == 0:
        yield CaptureError("a WARC without a single record", about=name)


def _find_plain(stream: BinaryIO, most: int) -> Iterator[Record | Spoiled]:
    stream.seek(0)
    yield from walk(Tape(read_chunks(stream)), most=most)


def _find_packed(stream: BinaryIO, most: int) -> Iterator[Record | Spoiled]:
    offset: int | None = 0
    while offset is not None:
        stream.seek(offset)
        head = stream.read(len(GZIP_MAGIC))
        if not head.strip(b"\0"):  # the end, or padding
            offset = offset + len(head) if head else None
        elif head == GZIP_MAGIC:
            member = Member(stream, offset)
            yield from _find_in_member(member, most)
            offset = member.end if member.sound else find_member(stream, member.end)
        else:
            yield Spoiled(offset, "no gzip begins here")
            offset = find_member(stream, offset + 1)


def _find_in_member(member: Member, most: int) -> Iterator[Record | Spoiled]:
    """The records of one member, each placed where the member begins in the file."""
    found: Record | Spoiled | None = None
    for found in walk(Tape(member.chunks()), most=most):
        if isinstance(found, Spoiled):
            yield Spoiled(member.offset, found.why)
        else:
            yield Record(found.headers, found.block, member.offset, found.whole)
    if member.cut and not isinstance(found, Spoiled):
        yield Spoiled(member.offset, "cut short: the gzip has no end")


def _read_record(record: Record, *, at: datetime | None, most: int, about: str) -> Capture | None:
    """The page in `record`, or None if it holds something else."""
    answer = _read_answer(record, about)
    if answer is None or answer.status != "200" or is_hopeless(answer.header("content-type")):
        return None
    if not record.whole:
        if not _is_page(answer.body, answer):
            return None
        raise TooLarge(f"more than {most} bytes, as the setting max_file_bytes says", about=about)
    if record.header("WARC-Truncated"):
        message = f"whoever archived it cut it short ({record.header('WARC-Truncated')[:40]})"
        raise Damaged(message, about=about)
    body = _decode(answer, most, about)
    if not _is_page(body, answer):
        return None
    if not body:
        raise CaptureError("the page is empty", about=about)
    look = look_at(body, declared=answer.header("content-type"))
    return Capture(
        url=record.header("WARC-Target-URI").strip("<>"),
        captured_at=_captured_at(record, at, about),
        media_type=look.media_type,
        body=body,
        origin=Origin.WARC,
    )


def _read_answer(record: Record, about: str) -> Answer | None:
    """What `record` says was answered, or None if it does not hold an answer from the web."""
    kind = record.header("WARC-Type").lower()
    url = record.header("WARC-Target-URI").strip("<>")
    if kind not in ("response", "resource"):
        return None
    if not url:
        raise Damaged("it has no WARC-Target-URI, so whose page it is cannot be told", about=about)
    if kind == "resource":
        return Answer("200", record.headers, record.block)
    if not url.lower().startswith(("http:", "https:")):
        return None  # the answer of a name server, say
    end = HEADER_END.search(record.block, 0, LONGEST_HEADER)
    if end is None or not record.block.startswith(b"HTTP/"):
        raise Damaged("the HTTP header of the page is damaged", about=about)
    parser = StatusAndHeadersParser(["HTTP/"], verify=False)
    headers = parser.parse(BytesIO(record.block[: end.end()]))
    return Answer(headers.get_statuscode(), headers, record.block[end.end() :])


def _is_page(body: bytes, answer: Answer) -> bool:
    declared = answer.header("content-type")
    if not body:
        return declared.partition(";")[0].strip().lower() in PAGE_TYPES
    return look_at(body, declared=declared).kind is Kind.PAGE


def _decode(answer: Answer, most: int, about: str) -> bytes:
    """The body as it was before it was chunked and compressed for sending."""
    coding = answer.header("content-encoding").lower()
    body = answer.body
    if answer.header("transfer-encoding").lower() == "chunked":
        body = _unchunk(body, about)
    elif not coding:
        _refuse_short(answer, about)
    if not _is_still_packed(body, coding):
        coding = ""
    return gather([body], coding=coding, most=most, about=about)


def _is_still_packed(body: bytes, coding: str) -> bool:
    """Whether the coding that the header names is still on: some crawlers take it off."""
    match CODINGS.get(coding, coding):
        case "gzip":
            return body.startswith(GZIP_MAGIC)
        case "deflate" | "br":
            return not body.lstrip().startswith(b"<")
    return bool(coding)


def _unchunk(body: bytes, about: str) -> bytes:
    """The chunks of `body` joined; `body` itself if whoever archived it has joined them."""
    if CHUNK.match(body) is None:
        return body
    joined = bytearray()
    at = 0
    while (size := CHUNK.match(body, at)) and int(size[1], 16):
        begin, end = size.end(), size.end() + int(size[1], 16)
        joined += body[begin:end]
        if body[end : end + 2] != b"\r\n":
            break
        at = end + 2
    if size is None or int(size[1], 16):
        message = f"the chunks of the HTTP body are damaged after {len(joined)} bytes"
        raise Damaged(message, about=about)
    return bytes(joined)


def _refuse_short(answer: Answer, about: str) -> None:
    stated = answer.header("content-length")
    if stated.isdecimal() and len(stated) < 19 and len(answer.body) < int(stated):
        message = f"the HTTP body has {len(answer.body)} of {stated} bytes"
        raise Damaged(message, about=about)


def _captured_at(record: Record, at: datetime | None, about: str) -> datetime:
    stated = record.header("WARC-Date")
    moment = _moment(stated) or at
    if moment is None:
        message = f"WARC-Date is {stated[:40]!r}; give the time of capture with `at`"
        raise Damaged(message, about=about)
    return moment


def _moment(text: str) -> datetime | None:
    """The moment in UTC that an ISO 8601 date states, or None if it states none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
