"""A text as another outlet would set it, or as a poor extraction would give it, offset for offset.

Training meets these by chance, `benchmarks/robustness.py` all in turn.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

__all__ = ["as_found", "british", "curly", "in_capitals", "in_small_letters", "without_marks"]

STYLES = (
    str.maketrans("“”‘’", "\"\"''"),
    str.maketrans("“”", '""'),
    str.maketrans("“”‘’", "''''"),
    str.maketrans({"‘": "'", "’": "'"}),
)
SHARE_RESTYLED = 0.3
SHARE_WITHOUT_MARKS = 0.04
SHARE_IN_CAPITALS = 0.03
SHARE_IN_SMALL = 0.03
MARKS = str.maketrans('“”„«»"', " " * 6)
SINGLE = str.maketrans("“”", "‘’")
STRAIGHT = re.compile(r'"([^"\n]*)"')


def as_found(text: str, dice: random.Random) -> str:
    """`text` in another style of marks, without marks, or in letters of one case, or as it is."""
    if dice.random() < SHARE_RESTYLED:
        text = text.translate(dice.choice(STYLES))
    if dice.random() < SHARE_WITHOUT_MARKS:
        text = without_marks(text)
    cases = (in_capitals, in_small_letters, str)
    shares = (SHARE_IN_CAPITALS, SHARE_IN_SMALL, 1 - SHARE_IN_CAPITALS - SHARE_IN_SMALL)
    return dice.choices(cases, shares)[0](text)


def without_marks(text: str) -> str:
    """`text` with spaces for its double quotation marks."""
    return text.translate(MARKS)


def curly(text: str) -> str:
    """`text` with its straight double marks turned, as American outlets set them."""
    return STRAIGHT.sub(r"“\1”", text)


def british(text: str) -> str:
    """`text` with single marks for double ones."""
    return curly(text).translate(SINGLE)


def in_capitals(text: str) -> str:
    """`text` in capitals, as headlines and old wires come."""
    return _each(str.upper, text)


def in_small_letters(text: str) -> str:
    """`text` without capitals."""
    return _each(str.lower, text)


def _each(case: Callable[[str], str], text: str) -> str:
    """`text` letter by letter; those that become two stay as they are."""
    return "".join(new if len(new := case(one)) == 1 else one for one in text)
