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
NEXT_RECORD = re.compile(rb"\nWARC/[01]\.\d\r?\n[A-Za-z][A-Za-z-]{0,60}:")
LONGEST_MARK = 80  # bytes that surely hold what NEXT_RECORD matches
HEADER_STOP = re.compile(rb"\r?\n(?:\r?\n|(?=WARC/[01]\.\d))")
HEADER_END = re.compile(rb"\r?\n\r?\n")
SHORT_HEADER = 2 * 1024  # nearly all are shorter
LONGEST_HEADER = 64 * 1024
NEAR = 1024  # searched first: records are often close
NO_HEADER = "not the header of a record"
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

    def holds(self, count: int) -> bool:
        """Whether there are `count` more bytes."""
        self.peek(0, ahead=count)
        return len(self._held) >= count

    def skip(self, count: int) -> None:
        """Go on by `count` bytes that have been peeked at."""
        taken = min(count, len(self._held))
        del self._held[:taken]
        self.offset += taken

    def find(self, mark: re.Pattern[bytes], *, within: int) -> int | None:
        """How far ahead `mark` begins, if that is below `within`; what is before it is skipped.

        Gives None where there is none, and then has skipped `within` bytes or reached the end.
        """
        passed, step = 0, NEAR
        while (step := min(step, within - passed)) and (window := self.peek(step + LONGEST_MARK)):
            match = mark.search(window)
            if match and match.start() + passed < within:
                self.skip(match.start())
                return passed + match.start()
            passed += min(step, len(window))
            self.skip(step)
            step = PIECE
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
    before = None
    while True:
        begin = tape.offset
        try:
            found = _read(tape, most)
        except zlib.error as error:  # the compression is corrupt: this tape ends here
            yield Spoiled(begin, f"the compressed data is corrupt ({error})")
            return
        if found is None:
            return
        if not (isinstance(before, Spoiled) and _is_rubble(found)):
            yield found
        before = found


def _is_rubble(found: Record | Spoiled) -> bool:
    """Whether it is no more than the rest of the spoiled stretch before it."""
    return isinstance(found, Spoiled) and found.why == NO_HEADER


def _read(tape: Tape, most: int) -> Record | Spoiled | None:
    _skip_blank(tape)
    offset = tape.offset
    head = _peek_header(tape)
    if not head:
        return None
    if not WARC_VERSION.match(head) or not head.endswith((b"\n\n", b"\n\r\n")):
        is_last = WARC_VERSION.match(head) and not tape.peek(1, ahead=len(head))
        return _spoil(tape, "cut short in its header" if is_last else NO_HEADER)
    headers = StatusAndHeadersParser(["WARC/"], verify=False).parse(BytesIO(head))
    tape.skip(len(head) - 1)  # the last line feed stays: what follows may be the next record
    stated = (headers.get_header("Content-Length") or "").strip()
    if not (stated.isascii() and stated.isdigit() and len(stated) < 19):
        why = f"Content-Length is {stated[:40]!r}" if stated else "it has no Content-Length"
        return _spoil(tape, why, since=offset)
    tape.skip(1)
    length = int(stated)
    if length > most:
        block = tape.peek(LONGEST_HEADER)
        fault = _pass_over(tape, length)
        return Spoiled(offset, fault) if fault else Record(headers, block, offset, whole=False)
    if tape.holds(length) and _is_boundary(tape.peek(LONGEST_MARK, ahead=length)):
        block = tape.peek(length)
        tape.skip(length)
        return Record(headers, block, offset)
    fault = _pass_over(tape, length)
    if fault:
        return Spoiled(offset, fault)
    return _spoil(tape, f"no record begins after {length} bytes", since=offset)


def _peek_header(tape: Tape) -> bytes:
    """What comes up to an empty line, or to the next record if that comes first."""
    for most in (SHORT_HEADER, LONGEST_HEADER):
        head = tape.peek(most)
        stop = HEADER_STOP.search(head)
        if stop:
            return head[: stop.end()]
    return head


def _pass_over(tape: Tape, length: int) -> str | None:
    """Skip a block, with an eye on records in it: why its length is wrong, if it is."""
    begin = tape.offset
    found = tape.find(NEXT_RECORD, within=length)
    if found is not None:
        return f"Content-Length is {length}, yet the next record is {found} ahead"
    passed = tape.offset - begin
    return f"cut short: {passed} of {length} bytes" if passed < length else None


def _spoil(tape: Tape, why: str, *, since: int | None = None) -> Spoiled:
    """A spoiled stretch, and the tape wound on to the next record or to its end."""
    offset = tape.offset if since is None else since
    while tape.peek(1):
        if tape.find(NEXT_RECORD, within=PIECE) is not None:
            break
    return Spoiled(offset, why)


def _is_boundary(after: bytes) -> bool:
    """Whether a record may end here: two blank lines, the next record, or the end of the file."""
    rest = after.lstrip(b"\r\n")
    return not rest or after.startswith(b"\r\n\r\n") or WARC_VERSION.match(rest) is not None


def _skip_blank(tape: Tape) -> None:
    while head := tape.peek(LONGEST_MARK):
        blank = len(head) - len(head.lstrip(b"\r\n"))
        tape.skip(blank)
        if blank < len(head):
            return
