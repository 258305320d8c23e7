"""JSON Feed, versions 1 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from onrecord.capture.feed_dates import find_date
from onrecord.capture.feed_entries import HTML, PLAIN, Entry, as_unicode, find_name, plain_text
from onrecord.errors import Damaged
from onrecord.model import Metadata


def read_json_feed(body: bytes, *, about: str) -> Iterator[Entry | Damaged]:
    """The entries of a JSON Feed in its order; raises Damaged if it is none."""
    feed = _load(body, about)
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise Damaged("a JSON Feed without a list of items", about=about)
    for number, item in enumerate(items, start=1):
        if isinstance(item, dict):
            yield _read_item(item, feed)
        else:
            yield Damaged("the item is no JSON object", about=f"{about} item {number}")


def _load(body: bytes, about: str) -> Any:  # JSON is anything
    try:
        return json.loads(body)
    except ValueError as error:
        raise Damaged(f"not valid JSON: {error}", about=about) from error
    except RecursionError as error:
        raise Damaged("JSON nested too deeply", about=about) from error


def _read_item(item: dict[str, Any], feed: dict[str, Any]) -> Entry:
    content, media_type = _text(item, "content_html"), HTML
    if not content:
        content, media_type = _text(item, "content_text"), PLAIN
    metadata = Metadata(
        headline=plain_text(_text(item, "title")),
        authors=_authors(item) or _authors(feed),
        publisher=plain_text(_text(feed, "title")),
        published_at=find_date(_text(item, "date_published")),
        modified_at=find_date(_text(item, "date_modified")),
        language=_text(item, "language") or _text(feed, "language"),
    )
    return Entry(
        metadata,
        link=_text(item, "url"),
        guid=_text(item, "id"),
        content=content,
        summary=_text(item, "summary"),
        media_type=media_type if content else PLAIN,
    )


def _authors(holder: dict[str, Any]) -> tuple[str, ...]:
    stated = holder.get("authors")
    authors = stated if isinstance(stated, list) else [holder.get("author")]
    names = (find_name(_text(one, "name")) for one in authors if isinstance(one, dict))
    return tuple(name for name in names if name)


def _text(holder: dict[str, Any], key: str) -> str | None:
    value = holder.get(key)
    if isinstance(value, int | float) and key == "id":  # the standard asks readers to take numbers
        value = str(value)
    return as_unicode(value) if isinstance(value, str) and value else None
