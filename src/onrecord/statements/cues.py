"""Cue -> attitude and polarity, by a readable table: "denied" is not "said".

The first listed word of a cue decides its attitude, or with none it is an assertion. "not" and
its kind turn the polarity over, so "did not deny" is positive.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.model import Attitude, Polarity

__all__ = ["CueSense", "sense_of"]

WORD = re.compile(r"[a-z]+(?:['’]t\b)?")
TURNING = frozenset("not never no neither nor without cannot nobody none".split())


@dataclass(frozen=True, slots=True)
class CueSense:
    """What a cue makes of its content."""

    attitude: Attitude
    polarity: Polarity


def sense_of(cue: str | None) -> CueSense:
    """Attitude and polarity of the words `cue`; a positive assertion where there are none."""
    words = WORD.findall((cue or "").casefold())
    plain = CueSense(Attitude.ASSERTION, Polarity.POSITIVE)
    found = next((_table()[word] for word in words if word in _table()), plain)
    turns = sum(word in TURNING or word.endswith(("n't", "n’t")) for word in words)
    if turns % 2 == 0:
        return found
    turned = {Polarity.POSITIVE: Polarity.NEGATIVE, Polarity.NEGATIVE: Polarity.POSITIVE}
    return CueSense(found.attitude, turned[found.polarity])


@cache
def _table() -> dict[str, CueSense]:
    table: dict[str, CueSense] = {}
    text = files("onrecord.statements").joinpath("cues.tsv").read_text(encoding="utf-8")
    for row in text.splitlines():
        if not row.startswith("#"):
            forms, attitude, polarity = row.split("\t")
            sense = CueSense(Attitude(attitude), Polarity(polarity))
            table.update(dict.fromkeys(forms.split(), sense))
    return table
