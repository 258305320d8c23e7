"""One entry of a feed as it was found, whatever the format; and text out of markup."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from onrecord.model import Metadata

TAG = re.compile(r"</?[A-Za-z][^<>]*>")
HTML = "text/html; charset=utf-8"
PLAIN = "text/plain; charset=utf-8"
# A longer "name" is none: feeds hold whole articles in the wrong element now and then.
LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one page; `content` is the page itself, `summary` some of it."""

    metadata: Metadata
    link: str | None = None
    guid: str | None = None
    content: str | None = None
    summary: str | None = None
    media_type: str = HTML


def plain_text(markup: str | None) -> str | None:
    """The words of `markup` on one line, or None if there are none."""
    words = " ".join(_unescape(TAG.sub(" ", markup or "")).split())
    return words or None


def find_name(text: str | None) -> str | None:
    """The name of a person: "Ada Roe", "ada@example.org (Ada Roe)", or the address alone."""
    if text is None or len(text) > LONGEST_NAME:
        return None
    address, bracket, name = text.partition("(")
    if bracket and "@" in address and name.rstrip().endswith(")"):
        text = name.rstrip().removesuffix(")")
    return plain_text(text)


def as_unicode(text: str) -> str:
    """`text` with lone surrogates, which JSON may hold, replaced: no encoding can write them."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _unescape(text: str) -> str:
    """`text` with its character references resolved, if Python can: it balks at 4,301 digits."""
    try:
        return html.unescape(text)
    except ValueError:
        return text
