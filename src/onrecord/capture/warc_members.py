"""The gzip members of a .warc.gz, each found even if the one before it is damaged.

Such a file holds each record in a gzip of its own, so that one can be read without the others.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.capture.bounded import GZIP, drain, peek

STEP = 16 * 1024  # read at a time: most members are smaller
# Magic bytes, deflate, and no flag that does not exist.
MEMBER = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")
LONGEST_START = 2048  # bytes of a member that surely hold its first line, names and tables included


class Member:
    """One gzip within a file; `end` is where to look for the next, `sound` how it went."""

    def __init__(self, stream: BinaryIO, offset: int) -> None:
        self._stream = stream
        self.offset = offset
        self.end = offset + 1
        self.cut = False
        self.sound = False

    def chunks(self) -> Iterator[bytes]:
        """What is in it, in bounded pieces; raises zlib.error where it is corrupt."""
        decoder = zlib.decompressobj(GZIP)
        at = self.offset
        self._stream.seek(at)
        while chunk := self._stream.read(STEP):
            # Corruption is seen late, perhaps within the next member: hence one step back.
            self.end = max(self.offset + 1, at - STEP)
            yield from drain(decoder, chunk)
            at += len(chunk)
            if decoder.eof:
                self.end = at - len(decoder.unused_data)
                self.sound = True
                return
        self.end = at
        self.cut = True


def find_member(stream: BinaryIO, offset: int) -> int | None:
    """Where the first member from `offset` on begins that holds a WARC record, if there is one."""
    while True:
        stream.seek(offset)
        window = stream.read(STEP + LONGEST_START)
        for match in MEMBER.finditer(window[: STEP + len("\x1f\x8b\x08\x00") - 1]):
            if peek(window[match.start() : match.start() + LONGEST_START], 5) == b"WARC/":
                return offset + match.start()
        if len(window) <= STEP:
            return None
        offset += STEP
