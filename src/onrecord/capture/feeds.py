"""The feed door: a capture of each entry, from the feed if it is all there, else from the web."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from urllib.parse import urljoin

from onrecord.capture.addresses import SCHEMES
from onrecord.capture.feed_entries import Entry, plain_text
from onrecord.capture.feed_json import read_json_feed
from onrecord.capture.feed_xml import read_xml_feed
from onrecord.capture.media import Kind, look_at, unsupported
from onrecord.config import Settings
from onrecord.errors import CaptureError, Refused
from onrecord.model import Capture, Origin

# Above so many characters a summary is taken for the story. Teasers have 100 to 400; feeds that
# give the whole story in `description` are nearly always above.
WHOLE_STORY = 600


def read_feed(feed: Capture, *, settings: Settings) -> Iterator[Capture | CaptureError]:
    """A capture, or what went wrong, for each entry of `feed`; raises CaptureError for the feed."""
    number = 0
    for number, entry in enumerate(_read_entries(feed), start=1):
        if isinstance(entry, CaptureError):
            yield entry
            continue
        try:
            found = _take(entry, number, feed, settings)
        except CaptureError as error:
            found = error
        yield found


def _read_entries(feed: Capture) -> Iterator[Entry | CaptureError]:
    if feed.media_type.startswith("application/feed+json"):
        return iter(read_json_feed(feed.body, about=feed.url))
    header = Message()
    header["Content-Type"] = feed.media_type
    return iter(read_xml_feed(feed.body, charset=header.get_content_charset(), about=feed.url))


def _take(entry: Entry, number: int, feed: Capture, settings: Settings) -> Capture | CaptureError:
    about = _address(entry, number, feed)
    content = entry.content
    if content is None and (not _is_web(about) or _is_whole(entry.summary)):
        content = entry.summary
    if content is not None:
        return Capture(
            url=about,
            captured_at=feed.captured_at,
            media_type=entry.media_type,
            body=content.encode("utf-8"),
            origin=Origin.FEED,
            entry=entry.metadata,
        )
    if not _is_web(about):
        raise CaptureError("the entry has neither content nor a link to it", about=about)
    return _fetch(about, entry, settings)


def _fetch(url: str, entry: Entry, settings: Settings) -> Capture:
    if settings.offline:
        message = "the feed gives only a link and a summary; unset the setting offline to fetch it"
        raise Refused(message, about=url)
    from onrecord.capture.web import fetch  # slow to import, and whole entries need no web

    page = fetch(url, settings=settings)
    look = look_at(page.body, declared=page.media_type)
    if look.kind is not Kind.PAGE:
        raise unsupported(f"another feed ({look.media_type})", about=url)
    return replace(page, entry=entry.metadata)


def _address(entry: Entry, number: int, feed: Capture) -> str:
    """The link of `entry` as an address of the web, or its place in the feed."""
    link = entry.link or ""
    try:
        link = urljoin(feed.url, link) if link and _is_web(feed.url) else link
    except ValueError:  # as of "http://[": the web door says what is wrong with it
        link = entry.link or ""
    return link if _is_web(link) else f"{feed.url}#{entry.guid or number}"


def _is_web(address: str) -> bool:
    return address.partition(":")[0].lower() in SCHEMES


def _is_whole(summary: str | None) -> bool:
    return len(plain_text(summary) or "") > WHOLE_STORY
