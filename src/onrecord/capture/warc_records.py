"""The records of a WARC file one after the other, and where the next good one is after a bad one.

warcio reads the headers. Its iterator does not find the next record after a damaged one, reads
lines without limit and reports on standard error, so the walk from record to record is ours. It
ends by construction: every step takes bytes off the tape, or ends.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from warcio.statusandheaders import StatusAndHeadersParser

WARC_VERSION = re.compile(rb"WARC/[01]\.\d")
NEXT_RECORD = re.compile(rb"\nWARC/[01]\.\d+\r?\n")
LONGEST_MARK = 32  # bytes that surely hold what NEXT_RECORD matches
HEADER_END = re.compile(rb"\r?\n\r?\n")
LONGEST_HEADER = 64 * 1024  # real ones have below 2 kB
PIECE = 64 * 1024


class Tape:
    """Bytes that come in chunks, to be read forwards and looked at in advance."""

    def __init__(self, chunks: Iterator[bytes], offset: int = 0) -> None:
        self._chunks = chunks
        self._held = bytearray()
        self.offset = offset

    def peek(self, count: int, *, ahead: int = 0) -> bytes:
        """Up to `count` of the bytes from `ahead` bytes on; fewer only at the end."""
        while len(self._held) < ahead + count and (chunk := next(self._chunks, b"")):
            self._held += chunk
        with memoryview(self._held) as held:  # one copy, where slicing would make two
            return bytes(held[ahead : ahead + count])

    def skip(self, count: int) -> None:
        """Go on by `count` bytes that have been peeked at."""
        taken = min(count, len(self._held))
        del self._held[:taken]
        self.offset += taken

    def find(self, mark: re.Pattern[bytes], *, within: int) -> int | None:
        """How far ahead `mark` begins, if that is below `within`; what is before it is skipped.

        Gives None where there is none, and then has skipped `within` bytes or reached the end.
        """
        passed = 0
        while window := self.peek(min(PIECE, within - passed) + LONGEST_MARK):
            match = mark.search(window)
            if match and match.start() + passed < within:
                self.skip(match.start())
                return passed + match.start()
            step = min(PIECE, within - passed)
            if step == 0:
                return None
            passed += min(step, len(window))
            self.skip(step)
        return None


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its headers, the bytes it holds, and where it begins.

    A block of more bytes than were asked for is not `whole`: only its beginning is kept.
    """

    headers: Any
    block: bytes = field(repr=False)
    offset: int
    whole: bool = True

    def header(self, name: str) -> str:
        """The header called `name`, or ""."""
        return (self.headers.get_header(name) or "").strip()


@dataclass(frozen=True, slots=True)
class Spoiled:
    """A stretch in which no record can be read: where it begins, and why."""

    offset: int
    why: str


def walk(tape: Tape, *, most: int) -> Iterator[Record | Spoiled]:
    """Each record on `tape` and each spoiled stretch; blocks of above `most` bytes are cut."""
    found: Record | Spoiled | None = Spoiled(tape.offset, "")
    while found is not None:
        begin = tape.offset
        try:
            found = _read(tape, most)
        except zlib.error as error:  # the compression is corrupt: this tape ends here
            yield Spoiled(begin, f"the compressed data is corrupt ({error})")
            return
        if found is not None:
            yield found


def _read(tape: Tape, most: int) -> Record | Spoiled | None:
    _skip_blank(tape)
    offset = tape.offset
    head = tape.peek(LONGEST_HEADER)
    if not head:
        return None
    end = HEADER_END.search(head)
    if not WARC_VERSION.match(head) or end is None:
        cut = end is None and len(head) < LONGEST_HEADER and WARC_VERSION.match(head)
        return _spoil(tape, "cut short in its header" if cut else "not the header of a record")
    headers = StatusAndHeadersParser(["WARC/"], verify=False).parse(BytesIO(head[: end.end()]))
    tape.skip(end.end() - 1)  # the last line feed stays: what follows may be the next record
    stated = (headers.get_header("Content-Length") or "").strip()
    if not (stated.isascii() and stated.isdigit() and len(stated) < 19):
        why = f"Content-Length is {stated[:40]!r}" if stated else "it has no Content-Length"
        return _spoil(tape, why, since=offset)
    tape.skip(1)
    length = int(stated)
    if length > most:
        return _pass_over(tape, headers, length, offset)
    block = tape.peek(length)
    after = tape.peek(LONGEST_MARK, ahead=length)
    if len(block) < length or not _is_boundary(after):
        return _mislaid(tape, block, length, offset)
    tape.skip(length)
    return Record(headers, block, offset)


def _pass_over(tape: Tape, headers: Any, length: int, offset: int) -> Record | Spoiled:  # noqa: ANN401
    """Skip a large block, with an eye on records in it: then its length is wrong."""
    begin = tape.offset
    head = tape.peek(LONGEST_HEADER)
    found = tape.find(NEXT_RECORD, within=length)
    if found is not None:
        return Spoiled(offset, f"Content-Length is {length}, yet the next record is {found} ahead")
    if tape.offset - begin < length:
        return Spoiled(offset, f"cut short: {tape.offset - begin} of {length} bytes")
    return Record(headers, head, offset, whole=False)


def _mislaid(tape: Tape, block: bytes, length: int, offset: int) -> Spoiled:
    """What to say of a block after which no record begins; goes on to the next that does."""
    inside = NEXT_RECORD.search(block)
    if inside:
        tape.skip(inside.start())
        why = f"Content-Length is {length}, yet the next record is {inside.start()} ahead"
        return Spoiled(offset, why)
    if len(block) < length:
        tape.skip(len(block))
        return Spoiled(offset, f"cut short: {len(block)} of {length} bytes")
    return _spoil(tape, f"no record begins after {length} bytes", since=offset)


def _spoil(tape: Tape, why: str, *, since: int | None = None) -> Spoiled:
    """A spoiled stretch, and the tape wound on to the next record or to its end."""
    offset = tape.offset if since is None else since
    while tape.peek(1):
        if tape.find(NEXT_RECORD, within=PIECE) is not None:
            break
    return Spoiled(offset, why)


def _is_boundary(after: bytes) -> bool:
    """Whether, blank lines apart, the file ends or a record begins."""
    rest = after.lstrip(b"\r\n")
    return not rest or WARC_VERSION.match(rest) is not None or b"WARC/".startswith(rest[:5])


def _skip_blank(tape: Tape) -> None:
    while head := tape.peek(PIECE):
        blank = len(head) - len(head.lstrip(b"\r\n"))
        tape.skip(blank)
        if blank < len(head):
            return
