"""What was received: the bytes, and where and when.

The doors are standard input, files, folders, the web, feeds and WARC files. Nothing is decoded
here, nothing is dropped in silence, and no more than one page is held at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from onrecord.capture.addresses import SCHEMES
from onrecord.capture.feeds import read_feed
from onrecord.capture.files import guarded, open_file, open_folder, open_stdin
from onrecord.capture.media import FEED_TYPES
from onrecord.config import Settings
from onrecord.errors import CaptureError, Refused
from onrecord.model import Capture

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")  # of two letters at least: C: is a drive


def open_captures(
    place: str, *, settings: Settings, at: datetime | None = None
) -> Iterator[Capture | CaptureError]:
    """The captures at `place`, in a stable order; an error in place of each that cannot be had.

    `place` is `-` (standard input), a file, a folder, an http or https address, a feed or a WARC.
    `at` is the time of capture where the input does not record one: it goes before the time of
    modification of a file and the time of day, and gives way to the date of a WARC record. The
    errors name the input in `about`; none is raised.
    """
    return guarded(_open(place, settings, at), place)


def _open(place: str, settings: Settings, at: datetime | None) -> Iterator[Capture | CaptureError]:
    if "\0" in place:
        raise CaptureError("no file or address holds a zero character", about=repr(place))
    path = Path(place)
    if place == "-":
        yield from open_stdin(at=at, settings=settings)
    elif place.partition(":")[0].lower() in SCHEMES and ":" in place:
        yield from _open_address(place, settings, at)
    elif path.is_dir():
        yield from open_folder(path, at=at, settings=settings)
    elif SCHEME.match(place) and not path.exists():
        raise Refused("only http and https addresses are fetched; a file needs a path", about=place)
    else:
        yield from open_file(path, url=place, at=at, settings=settings)


def _open_address(
    url: str, settings: Settings, at: datetime | None
) -> Iterator[Capture | CaptureError]:
    from onrecord.capture.web import fetch  # slow to import, and files need no web

    found = fetch(url, settings=settings)
    found = replace(found, captured_at=at or found.captured_at)
    if found.media_type.partition(";")[0].strip().lower() in FEED_TYPES:
        yield from read_feed(found, settings=settings)
    else:
        yield found
