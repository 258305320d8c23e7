"""What bytes are: a page, a feed, a WARC, or something that is not read here."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from onrecord.errors import UnsupportedMedia

HEAD = 8192  # so many bytes decide; browsers look at 1445, feeds with long comments need more

PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain")
FEED_TYPES = (
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/feed+json",
)
# Declared types that say nothing of whether it is a page: then the bytes decide.
UNTELLING = (
    "",
    "application/octet-stream",
    "binary/octet-stream",
    "application/x-gzip",
    "application/gzip",
    "application/xml",
    "text/xml",
    "application/json",
)
SIGNATURES = (
    (b"%PDF-", "application/pdf"),
    (b"%!PS", "application/postscript"),
    (b"{\\rtf", "application/rtf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"RIFF", "a RIFF file (WebP, WAV or AVI)"),
    (b"PK\x03\x04", "application/zip (or an office document, or an e-book)"),
    (b"PK\x05\x06", "application/zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"\x28\xb5\x2f\xfd", "application/zstd"),
    (b"\x1f\x8b", "application/gzip"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "an Ogg file"),
    (b"fLaC", "audio/flac"),
    (b"\x00\x00\x01\x00", "image/x-icon"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"wOF", "a font"),
)
EXTENSIONS = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/plain",
    ".css": "text/css",
    ".csv": "text/csv",
    ".js": "text/javascript",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".svg": "image/svg+xml",
    ".tsv": "text/tab-separated-values",
    ".xml": "application/xml",
}
WARC_TYPE = "application/warc"
WARC_START = (b"WARC/1.", b"WARC/0.")
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The bytes of every four that are zero when Western text is written so.
WIDE_ZEROS = (
    ("utf-32-le", (1, 2, 3)),
    ("utf-32-be", (0, 1, 2)),
    ("utf-16-le", (1, 3)),
    ("utf-16-be", (0, 2)),
)
ROOT = re.compile(r"<(!doctype\s+)?(?:[a-z][\w.-]*:)?([a-z][\w.-]*)", re.IGNORECASE)
HTML_LINE = re.compile(
    r"^[ \t]*</?(?:html|head|body|title|meta|link|script|style|div|p|h[1-6]|br|hr|table|ul|ol|"
    r"blockquote|article|section|main|header|nav|figure|img|a|b|i|em|strong|span)\b[^<>]*>",
    re.IGNORECASE | re.MULTILINE,
)
RSS_1_NAMESPACES = ("http://purl.org/rss/1.0/", "netscape.com/rdf/simple/0.9/")
JSON_FEED = "jsonfeed.org/version/"


class Kind(StrEnum):
    """What is to be done with bytes."""

    PAGE = "page"
    FEED = "feed"
    WARC = "warc"
    OTHER = "other"
    BINARY = "binary"


@dataclass(frozen=True, slots=True)
class Look:
    """What bytes look like; OTHER and BINARY may have a few words for a media type."""

    kind: Kind
    media_type: str


def look_at(body: bytes, *, name: str = "", declared: str = "") -> Look:
    """What `body` is, from its first bytes, the type declared for it, and the end of its name."""
    seen = _sniff(body, PurePath(name).suffix.lower())
    essence, _, parameters = (part.strip() for part in declared.partition(";"))
    essence = essence.lower()
    told = essence not in UNTELLING and "/" in essence
    if not told or seen.kind in (Kind.FEED, Kind.WARC, Kind.BINARY):
        return Look(seen.kind, "; ".join(part for part in (seen.media_type, parameters) if part))
    if essence in PAGE_TYPES:
        return Look(Kind.PAGE, declared)
    return Look(Kind.FEED if essence in FEED_TYPES else Kind.OTHER, declared)


def is_hopeless(declared: str) -> bool:
    """Whether something declared so need not be looked at: an image, a film, a program."""
    essence = declared.partition(";")[0].strip().lower()
    known = (*PAGE_TYPES, *FEED_TYPES, *UNTELLING)
    return "/" in essence and essence not in known


def unsupported(media_type: str, *, about: str) -> UnsupportedMedia:
    """The error for bytes that are not read here, with the way out."""
    way_out = "onrecord reads HTML, plain text, feeds and WARC files; convert it to one of these"
    if media_type == WARC_TYPE:
        way_out = "save it as a file and give the path of that"
    return UnsupportedMedia(f"seems to be {media_type[:80]}; {way_out}", about=about)


def find_wide_encoding(body: bytes) -> str | None:
    """The encoding whose byte order mark, or whose pattern of zero bytes, `body` begins with."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if body.startswith(mark):
            return encoding
    head = body[: min(HEAD, len(body)) // 4 * 4]
    if b"\0" not in head:
        return None
    zeros = [head[lane::4].count(0) for lane in range(4)]
    most = 0.7 * len(head) / 4  # quotation marks and dashes are not zero there
    for encoding, lanes in WIDE_ZEROS:
        if all((zeros[lane] >= most) == (lane in lanes) for lane in range(4)):
            return encoding
    return None


def read_head(body: bytes) -> str:
    """The first characters of `body`, decoded well enough to see its markup."""
    encoding = find_wide_encoding(body) or "latin-1"
    return body[:HEAD].decode(encoding, "replace").lstrip("\ufeff")


def find_root(text: str) -> re.Match[str] | None:
    """The DOCTYPE (group 1) or first element (its local name is group 2), after comments."""
    at = 0
    while True:
        at += len(text[at:]) - len(text[at:].lstrip())
        opening = next((mark for mark in ("<?", "<!--") if text.startswith(mark, at)), None)
        if opening is None:
            return ROOT.match(text, at)
        closing = "?>" if opening == "<?" else "-->"
        end = text.find(closing, at + len(opening))
        if end < 0:
            return None
        at = end + len(closing)


def _sniff(body: bytes, extension: str) -> Look:
    for signature, media_type in SIGNATURES:
        if body.startswith(signature):
            return Look(Kind.BINARY, media_type)
    if body.startswith(WARC_START) or extension == ".warc":
        return Look(Kind.WARC, WARC_TYPE)
    if body[4:8] == b"ftyp":
        return Look(Kind.BINARY, "a film or a picture (MP4, HEIC)")
    encoding = find_wide_encoding(body)
    text = read_head(body)
    look = _sniff_markup(text) or _sniff_json(text, body)
    if look is None and encoding is None and b"\0" in body[:HEAD]:
        return Look(Kind.BINARY, "binary data (application/octet-stream)")
    return look or _from_extension(text, extension)


def _sniff_markup(text: str) -> Look | None:
    root = find_root(text)
    if root is None:
        return None
    match root[2].lower():
        case "html" | "head" | "body":
            return Look(Kind.PAGE, "text/html")
        case "rss":
            return Look(Kind.FEED, "application/rss+xml")
        case "feed":
            return Look(Kind.FEED, "application/atom+xml")
        case "rdf" if any(namespace in text for namespace in RSS_1_NAMESPACES):
            return Look(Kind.FEED, "application/rdf+xml")
        case "svg":
            return Look(Kind.OTHER, "image/svg+xml")
        case name if text.lstrip().startswith("<?xml"):
            return Look(Kind.OTHER, f"an XML document of another kind (<{name[:40]}>)")
    return None


def _sniff_json(text: str, body: bytes) -> Look | None:
    if not re.match(r'\s*\{\s*"', text):
        return None
    if JSON_FEED in text or JSON_FEED.encode() in body.replace(b"\\/", b"/"):
        return Look(Kind.FEED, "application/feed+json")
    return Look(Kind.OTHER, "application/json")


def _from_extension(text: str, extension: str) -> Look:
    media_type = EXTENSIONS.get(extension, "")
    if not media_type:
        media_type = "text/html" if HTML_LINE.search(text) else "text/plain"
    if media_type in PAGE_TYPES:
        return Look(Kind.PAGE, media_type)
    return Look(Kind.FEED if media_type in FEED_TYPES else Kind.OTHER, media_type)
