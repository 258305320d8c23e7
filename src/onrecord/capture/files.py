"""The doors of this machine: a file, a folder, standard input."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from onrecord.capture.bounded import GZIP_MAGIC, gather, peek, read_chunks
from onrecord.capture.feeds import read_feed
from onrecord.capture.media import HEAD, WARC_START, Kind, look_at, unsupported
from onrecord.config import Settings
from onrecord.errors import CaptureError
from onrecord.model import Capture, Origin

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Input:
    """What is known of an input before it is opened: `at` was given for it, `stamp` is its own."""

    url: str
    origin: Origin
    at: datetime | None
    stamp: datetime


def open_stdin(*, at: datetime | None, settings: Settings) -> Iterator[Capture | CaptureError]:
    """What comes in on standard input, as bytes."""
    yield from _open_stream(
        sys.stdin.buffer, Input("-", Origin.STDIN, at, datetime.now(UTC)), settings
    )


def open_file(
    path: Path, *, url: str, at: datetime | None, settings: Settings
) -> Iterator[Capture | CaptureError]:
    """What is in the file at `path`: a page, the entries of a feed, the pages of a WARC."""
    try:
        stream = path.open("rb")
    except OSError as error:
        raise _unreadable(error, url) from error
    with stream:
        yield from _open_stream(stream, Input(url, Origin.FILE, at, _mtime(path)), settings)


def open_folder(
    folder: Path, *, at: datetime | None, settings: Settings
) -> Iterator[Capture | CaptureError]:
    """What is in each file below `folder`, sorted by name, hidden ones left out."""
    for path in find_files(folder):
        if isinstance(path, CaptureError):
            yield path
        else:
            yield from guarded(open_file(path, url=str(path), at=at, settings=settings), str(path))


def find_files(folder: Path) -> Iterator[Path | CaptureError]:
    """The files below `folder`, folder by folder; each folder once, however links lead to it."""
    seen: set[tuple[int, int]] = set()
    waiting = [iter([folder])]
    while waiting:
        path = next(waiting[-1], None)
        if path is None:
            waiting.pop()
            continue
        found = _look_up(path)
        if isinstance(found, CaptureError):
            yield found
        elif stat.S_ISREG(found.st_mode):
            yield path
        elif (found.st_dev, found.st_ino) not in seen:
            seen.add((found.st_dev, found.st_ino))
            try:
                waiting.append(_list(path))
            except OSError as error:
                yield _unreadable(error, str(path))


def guarded(found: Iterator[Capture | CaptureError], url: str) -> Iterator[Capture | CaptureError]:
    """What is `found`, and in the end, if it breaks off, why."""
    try:
        yield from found
    except CaptureError as error:
        yield error
    except OSError as error:
        yield _unreadable(error, url)


def _look_up(path: Path) -> os.stat_result | CaptureError:
    """What the system says of a file or folder, or why it is neither."""
    try:
        found = path.stat()
    except OSError as error:
        return _unreadable(error, str(path))
    if stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode):
        return found
    return CaptureError("neither a file nor a folder", about=str(path))


def _list(folder: Path) -> Iterator[Path]:
    """The entries of `folder` by name, without hidden ones."""
    return iter(sorted(path for path in folder.iterdir() if not path.name.startswith(".")))


def _open_stream(
    stream: BinaryIO, source: Input, settings: Settings
) -> Iterator[Capture | CaptureError]:
    most = settings.max_file_bytes
    head = stream.read(HEAD)
    chunks = chain([head], read_chunks(stream))
    is_packed = head.startswith(GZIP_MAGIC)
    name = source.url.lower().removesuffix(".gz")
    if (peek(head, HEAD) if is_packed else head).startswith(WARC_START) or name.endswith(".warc"):
        from onrecord.capture.warc import read_warc  # slow to import, and pages need none of it

        if not stream.seekable():  # a pipe: only as much as is held in memory
            stream = BytesIO(gather(chunks, coding="", most=most, about=source.url))
        yield from read_warc(stream, name=source.url, at=source.at, settings=settings)
        return
    body = gather(chunks, coding="gzip" if is_packed else "", most=most, about=source.url)
    if not body:
        raise CaptureError("empty: it holds no bytes", about=source.url)
    look = look_at(body, name=name)
    found = Capture(source.url, source.at or source.stamp, look.media_type, body, source.origin)
    if look.kind is Kind.FEED:
        yield from read_feed(found, settings=settings)
    elif look.kind is Kind.PAGE:
        yield found
    else:
        raise unsupported(look.media_type, about=source.url)


def _mtime(path: Path) -> datetime:
    seconds = path.stat().st_mtime
    try:
        return EPOCH + timedelta(seconds=seconds)
    except OverflowError as error:
        message = "its modification time is beyond the calendar; give the time of capture as `at`"
        raise CaptureError(message, about=str(path)) from error


def _unreadable(error: OSError, url: str) -> CaptureError:
    return CaptureError(f"cannot be read: {error.strerror or error}", about=url)
