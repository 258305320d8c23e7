"""Quotation marks -> what stands between them.

Marks are paired by where they stand, not by their shape: pages mix straight and curly ones, lose
some, and open each paragraph of a long quotation anew. An odd number of marks is no error.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["find_quoted"]

DOUBLE = re.compile(r"[\"“”„«»‟]|''|``|´´")
DOUBLE_ALONE = re.compile(r"[\"“”„«»‟]")  # where no mark is typed twice: found faster
SINGLE = re.compile(r"[‘’']")
DOUBLED = re.compile(r"[\"“”„«»‟]|''|``|´´|‘‘|’’")  # of a line that sets ’’ for ”
# A mark is looked for first and what stands before it after: regular expressions search for marks
# alone much faster than for what may precede them.
OPENING_SINGLE = re.compile(r"[‘'](?<![\w’'‘.!?,…][‘'])(?=[\w“\"‘…(\[$£€])")
CLOSING_SINGLE = re.compile(r"[’'](?<=[\w.!?,…”\"’)\]%][’'])(?!\w)")
# One pair of marks right inside another, as in ’‘Torvane’ Will Not Wait’, “We told “Torvane” so,”.
TWICE_OPENED = re.compile(r"[‘’'](?<![\w’‘'][‘’'])(?=‘\w)")
NESTED = re.compile(r"“[^“”]{1,40}”")
ALWAYS_OPENS, ALWAYS_CLOSES = "“„«‟``‘‘", "”»´´’’"


def find_quoted(text: str) -> tuple[Span, ...]:
    """The stretches of `text` between quotation marks, marks included, in reading order.

    A quotation left open ends with its paragraph; single marks count outside double ones only
    where they pair within a paragraph.
    """
    quoted: list[Span] = []
    typed = any(mark in text for mark in ("''", "``", "´´"))
    for line in re.finditer(r"[^\n]+", text):
        quoted += _pairs(line.group(), line.start(), DOUBLE if typed else DOUBLE_ALONE)
        if SINGLE.search(line.group()):
            quoted += _singles(line.group(), line.start())
    return tuple(sorted(quoted))


def _pairs(line: str, at: int, marks: re.Pattern[str]) -> list[Span]:
    found: list[Span] = []
    opened: int | None = None
    for mark in (DOUBLED if "’’" in line else marks).finditer(line):
        if opened is None and not _closes(line, mark):
            opened = mark.start()
        elif opened is not None and (inner := _nested(line, opened, mark)):
            found.append(Span(at + inner[0], at + inner[1]))
        elif opened is not None and not _opens(line, mark) and not _ends(found, at + mark.end()):
            found.append(Span(at + opened, at + mark.end()))
            opened = None
    if opened is not None:
        found.append(Span(at + opened, at + len(line.rstrip())))
    return found


def _nested(line: str, opened: int, mark: re.Match[str]) -> tuple[int, int] | None:
    """The curly pair that `mark` opens within the one `opened`, if that one is closed later."""
    inner = NESTED.match(line, mark.start())
    if inner is None or line[opened] != "“":
        return None
    rest = line[inner.end() :]
    closing, opening = rest.find("”"), rest.find("“")
    return inner.span() if closing >= 0 and (opening < 0 or closing < opening) else None


def _ends(found: list[Span], at: int) -> bool:
    return bool(found) and found[-1].end == at


def _opens(line: str, mark: re.Match[str]) -> bool:
    """Whether a mark can only open: by its shape, or with a space before and none after."""
    if mark.group() in ALWAYS_OPENS:
        return True
    before, after = line[: mark.start()][-1:], line[mark.end() :][:1]
    return mark.group() not in ALWAYS_CLOSES and not before.strip() and bool(after.strip())


def _closes(line: str, mark: re.Match[str]) -> bool:
    """Whether a mark can only close: by its shape, or with a space after and none before."""
    before, after = line[: mark.start()][-1:], line[mark.end() :][:1]
    if mark.group() in ALWAYS_CLOSES:
        return bool(before.strip())  # some pages open with a closing mark
    return mark.group() not in ALWAYS_OPENS and bool(before.strip()) and not after.strip()


def _singles(line: str, at: int) -> list[Span]:
    """What stands between single marks; an apostrophe neither opens nor closes."""
    if "’’" in line:
        line = line.replace("‘‘", "  ").replace("’’", "  ")  # double marks, told above
    opens = [mark.start() for mark in OPENING_SINGLE.finditer(line)]
    closes = [mark.end() for mark in CLOSING_SINGLE.finditer(line)]
    closes = [
        end for number, end in enumerate(closes) if not _is_plural(line, number, closes, opens)
    ]
    found, skipped = _twice_opened(line, closes)
    end = 0
    for start in opens:
        after = bisect_left(closes, start + 2)
        if start < end or after == len(closes) or skipped[0] <= start < skipped[1]:
            continue
        end = closes[after]
        found.append((start, end))
    return [Span(at + first, at + last) for first, last in found]


def _twice_opened(
    line: str, closes: Sequence[int]
) -> tuple[list[tuple[int, int]], tuple[int, int]]:
    """One pair of marks right inside another, and the stretch that they take up."""
    twice = TWICE_OPENED.search(line) if "’’" not in line else None
    after = closes[bisect_left(closes, twice.end() + 2) :] if twice else ()
    if twice is None or len(after) < 2:
        return [], (0, 0)
    outer = (twice.start(), after[1])
    return [outer, (twice.end(), after[0])], outer


def _is_plural(line: str, number: int, closes: Sequence[int], opens: Sequence[int]) -> bool:
    """Whether the mark that ends there is the one of "the pilots’ boats": another closes later."""
    end = closes[number]
    follows = line[end : end + 2]
    if line[end - 2 : end - 1] != "s" or not (follows[:1].isspace() and follows[1:].islower()):
        return False
    opening = bisect_left(opens, end)
    later = number + 1 < len(closes)
    return later and (opening == len(opens) or closes[number + 1] <= opens[opening])
