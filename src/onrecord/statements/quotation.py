"""Quotation marks -> what stands between them, and how a content is given: direct or not.

Marks are paired by where they stand, not by their shape: pages mix straight and curly ones, lose
some, and open each paragraph of a long quotation anew. An odd number of marks is no error.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from onrecord.model import Quotation, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["find_quoted", "how_given"]

DOUBLE = re.compile(r"[\"“”„«»‟]|''|``|´´")
OPENING_SINGLE = re.compile(r"(?<![\w’'‘.!?,…])[‘'](?=[\w“\"‘…(\[$£€])")
CLOSING_SINGLE = re.compile(r"(?<=[\w.!?,…”\"’)\]%])[’'](?!\w)")
# One pair of marks right inside another, as in ’‘Torvane’ Will Not Wait’, “We told “Torvane” so,”.
TWICE_OPENED = re.compile(r"(?<![\w’‘'])[‘’'](?=‘\w)")
NESTED = re.compile(r"“[^“”]{1,40}”")
ALWAYS_OPENS, ALWAYS_CLOSES = "“„«‟``", "”»´´"
DIRECT_FROM = 0.9  # share of a content's letters; a stray "that" or name may stand outside
FEWEST_WORDS = 2  # one word in marks is a title or a scare quote as often as a quotation


def find_quoted(text: str) -> tuple[Span, ...]:
    """The stretches of `text` between quotation marks, marks included, in reading order.

    A quotation left open ends with its paragraph; single marks count outside double ones only
    where they pair within a paragraph.
    """
    quoted: list[Span] = []
    for line in re.finditer(r"[^\n]+", text):
        double = _pairs(line.group(), line.start())
        quoted += double
        quoted += _singles(line.group(), line.start())
    return tuple(sorted(quoted))


def _pairs(line: str, at: int) -> list[Span]:
    found: list[Span] = []
    opened: int | None = None
    for mark in DOUBLE.finditer(line):
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
    found: list[Span] = []
    end = 0
    twice = TWICE_OPENED.search(line)
    closings = [one.end() for one in CLOSING_SINGLE.finditer(line)]
    if twice is not None and len(closings) > 1:
        inner = min(closings, key=lambda its: (its < twice.end() + 2, its))
        found += [Span(at + twice.start(), at + closings[-1]), Span(at + twice.end(), at + inner)]
        end = closings[-1]
    for opening in OPENING_SINGLE.finditer(line):
        if opening.start() < end:
            continue
        closing = next(
            (
                one
                for one in CLOSING_SINGLE.finditer(line, opening.end())
                if not _is_possessive(line, one)
            ),
            None,
        )
        if closing is not None:
            end = closing.end()
            found.append(Span(at + opening.start(), at + end))
    return found


def _is_possessive(line: str, mark: re.Match[str]) -> bool:
    """Whether `mark` is the apostrophe of a plural, as in "the pilots’ boats": one closes later."""
    rest = line[mark.end() :]
    closing, opening = CLOSING_SINGLE.search(rest), OPENING_SINGLE.search(rest)
    later = closing is not None and (opening is None or closing.start() < opening.start())
    return later and line[: mark.start()].endswith("s") and bool(re.match(r"\s[a-z]", rest))


def how_given(
    text: str, content: Iterable[Span], quoted: Sequence[Span], *, outer: Iterable[Span] = ()
) -> Quotation:
    """Whether `content` is given in quotation marks, without, or partly so.

    `quoted` is what `find_quoted` gives for `text`; `outer` is the content of the statement it
    stands in: marks round that are another's.
    """
    enclosing = tuple(outer)
    letters = held = 0
    for piece in content:
        marks = [
            mark
            for mark in _around(text, piece, quoted)
            if (mark == piece or len(text[mark.start : mark.end].split()) >= FEWEST_WORDS)
            and not any(mark.encloses(one) for one in enclosing)
        ]
        inside = [at for at in range(piece.start, piece.end) if text[at].isalnum()]
        letters += len(inside)
        held += sum(any(mark.start <= at < mark.end for mark in marks) for at in inside)
    if not held:
        return Quotation.INDIRECT
    return Quotation.DIRECT if held >= DIRECT_FROM * letters else Quotation.MIXED


def _around(text: str, piece: Span, quoted: Sequence[Span]) -> list[Span]:
    """The marks that share characters with `piece`; none begins before the line it begins in."""
    line = text.rfind("\n", 0, piece.start) + 1
    first = bisect_left(quoted, line, key=lambda mark: mark.start)
    last = bisect_left(quoted, piece.end, key=lambda mark: mark.start)
    return [mark for mark in quoted[first:last] if mark.overlaps(piece)]
