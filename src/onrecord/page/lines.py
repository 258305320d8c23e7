"""Plain text -> blocks: a line each, or a run of lines where the text was wrapped by hand."""

from __future__ import annotations

import html
import re
from itertools import pairwise
from statistics import median

from onrecord.errors import TooLarge
from onrecord.model import Block, BlockKind

__all__ = ["find_lines"]

MOST_LINES = 50_000
NARROWEST, WIDEST = 45, 100  # columns at which people and programs wrap text
ENDED_WHERE_WRAPPED = 0.6  # share of lines; a margin cuts sentences, a paragraph ends with one
ENDED = re.compile(r"""[.!?…]["'”’»)]*$""")
ENTITY = re.compile(
    r"&(?:quot|amp|apos|nbsp|[lr][sd]quo|[mn]dash|hellip|#\d{2,5}|#x[\da-fA-F]{2,4});"
)
BREAK = re.compile(r"\r\n|\r|\n|\x0b|\x0c|\x85|\u2028|\u2029")


def find_lines(text: str) -> tuple[Block, ...]:
    """Find the blocks of plain `text`; `path` is `line 3`, or `lines 3-7` where joined."""
    lines = [" ".join(_unescaped(line).split()) for line in BREAK.split(text)]
    if len(lines) > MOST_LINES:
        raise TooLarge(f"{len(lines):,} lines of plain text; a page has at most {MOST_LINES:,}")
    groups = _groups(lines)
    if _is_wrapped(lines, groups):
        return tuple(_block(lines, first, last) for first, last in groups)
    return tuple(_block(lines, at, at + 1) for at, line in enumerate(lines) if line)


def _unescaped(line: str) -> str:
    """A line without the entities that a page that was escaped twice shows: &quot; and &amp;."""
    return ENTITY.sub(lambda match: html.unescape(match[0]), line) if "&" in line else line


def _groups(lines: list[str]) -> list[tuple[int, int]]:
    """Runs of lines between empty ones."""
    bounds = [-1, *(at for at, line in enumerate(lines) if not line), len(lines)]
    return [(before + 1, after) for before, after in pairwise(bounds) if after - before > 1]


def _is_wrapped(lines: list[str], groups: list[tuple[int, int]]) -> bool:
    """Whether most lines that another follows are about as long as the longest ones."""
    followed = [lines[at] for first, last in groups for at in range(first, last - 1)]
    if len(followed) < 4 or len(followed) < 2 * len(groups) - len(followed):
        return False
    if sum(bool(ENDED.search(line)) for line in followed) > ENDED_WHERE_WRAPPED * len(followed):
        return False
    widths = sorted(len(line) for line in followed)
    longest = max(len(line) for line in lines if line)
    usual = median(widths)
    return usual >= NARROWEST and longest <= WIDEST and usual >= 0.75 * longest


def _block(lines: list[str], first: int, last: int) -> Block:
    path = f"line {first + 1}" if last - first == 1 else f"lines {first + 1}-{last}"
    return Block(BlockKind.PARAGRAPH, " ".join(lines[first:last]), path)
