"""Bytes -> text: by mark, by label if the bytes bear it out, else by what the bytes look like.

Labels are read as browsers read them (WHATWG Encoding Standard): `iso-8859-1` and `us-ascii`
mean windows-1252. A label that the bytes contradict is not believed.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from charset_normalizer import CharsetMatch

__all__ = ["decode"]

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
BROWSER_NAMES = {
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "windows-1252": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "iso-8859-9": "cp1254",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "tis-620": "cp874",
    "unicode": "utf-16-le",
}
# Python's own, in which no page is written; some of them read any bytes as something.
UNWRITTEN = frozenset("idna punycode utf-7 unicode-escape raw-unicode-escape undefined".split())
HEAD_BYTES = 4096  # where a label must stand; browsers look at 1024, pages are less careful
SAMPLE_BYTES = 65_536  # enough to tell an undeclared encoding by, measured by charset_normalizer
USUAL = "’“”‘–—é…\u00a0"  # what news pages in UTF-8 have beside ASCII

LABEL = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I)
HEADER_LABEL = re.compile(r"""charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I)


def decode(body: bytes, media_type: str) -> str:
    """The text of `body`; what no encoding can read becomes U+FFFD, and stays visible so."""
    for mark, name in BYTE_ORDER_MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    if wide := _wide(body):
        return body.decode(wide, "replace")
    text = body.decode("utf-8", "replace")
    if not (broken := text.count("\ufffd")) or broken * 2 < sum(map(text.count, USUAL)):
        return text  # UTF-8 throughout, but for a few broken bytes
    labels = _labels(body, media_type)
    for name in labels or _guess(body):
        if _bears_out(body, name):
            return body.decode(name)
    return body.decode("cp1252", "replace")


def _guess(body: bytes) -> list[str]:
    """The likeliest encoding; of equally likely ones the one that browsers assume."""
    from charset_normalizer import from_bytes  # slow to import, and few pages need a guess

    guesses = from_bytes(body[:SAMPLE_BYTES])
    best = guesses.best()
    if best is None:
        return []
    alike = {one.encoding for one in guesses if _likeness(one) == _likeness(best)}
    return ["cp1252" if "cp1252" in alike else best.encoding]


def _likeness(guess: CharsetMatch) -> tuple[float, float]:
    return guess.chaos, guess.coherence


def _labels(body: bytes, media_type: str) -> tuple[str, ...]:
    """The encodings that header and head declare, in order of trust, as Python names them."""
    found = [match[1] for match in [HEADER_LABEL.search(media_type)] if match]
    found += [match[1].decode("ascii") for match in [LABEL.search(body[:HEAD_BYTES])] if match]
    named = (BROWSER_NAMES.get(name.lower(), name.lower()) for name in found)
    return tuple(name for name in named if _is_known(name))


def _is_known(name: str) -> bool:
    try:
        found = codecs.lookup(name)
    except LookupError:
        return False
    return found._is_text_encoding and found.name.replace("_", "-") not in UNWRITTEN


def _bears_out(body: bytes, name: str) -> bool:
    try:
        text = body.decode(name)
    except UnicodeError:
        return False
    return "\x00" not in text[:HEAD_BYTES]


def _wide(body: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of plain letters is zero."""
    head = body[:256]
    if len(head) < 8 or b"\x00" not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > len(head) // 4 and not even:
        return "utf-16-le"
    if even > len(head) // 4 and not odd:
        return "utf-16-be"
    return None
