"""Cue -> class, attitude and polarity, by a readable table: "denied" is not "said".

The table (`cues.tsv`) lists words by their base form; regular endings are put on here. "not" and
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
TURNING = frozenset("not never no neither nor without cannot nobody none hardly".split())
INFINITIVE = re.compile(
    r"(?:(?:the|an?|its|his|her|their|our|my|your|all)\s+\w+\s+"
    r"|(?:him|her|them|us|me|you|it|people|[A-Z][\w’'-]*)\s+)?(?:not\s+)?to\s+[a-z]"
)
QUESTION = re.compile(r"(?:whether|if|why|how|what|who|where|when)\b", re.I)
ALWAYS, TO, WHETHER = "-", "to", "whether"
LONGEST = 4  # words of a listed cue


@dataclass(frozen=True, slots=True)
class CueSense:
    """What a cue makes of its content; `cue_class` is one of those in docs/annotating.md."""

    cue_class: str
    attitude: Attitude
    polarity: Polarity


PLAIN = CueSense("neutral", Attitude.ASSERTION, Polarity.POSITIVE)
Table = dict[tuple[str, str], CueSense]


def sense_of(cue: str | None, content: str = "") -> CueSense:
    """Class, attitude and polarity of the words `cue` before `content`; plain where there are none.

    The first word of the cue that is listed decides, the longest listed stretch of words first.
    """
    words = WORD.findall((cue or "").casefold())
    found = _looked_up(words, _way_of(content)) or PLAIN
    turns = sum(word in TURNING or word.endswith(("n't", "n’t")) for word in words)
    if turns % 2 == 0 or found.cue_class == "refusing":  # "did not respond" is listed as it is
        return found
    turned = {Polarity.POSITIVE: Polarity.NEGATIVE, Polarity.NEGATIVE: Polarity.POSITIVE}
    return CueSense(found.cue_class, found.attitude, turned[found.polarity])


def _way_of(content: str) -> str:
    """How `content` goes on from its cue: as an infinitive, as a question, or otherwise."""
    if QUESTION.match(content):
        return WHETHER
    return TO if INFINITIVE.match(content) and not content.startswith("that ") else ALWAYS


def _looked_up(words: list[str], way: str) -> CueSense | None:
    table = _table()
    for length in range(min(LONGEST, len(words)), 0, -1):
        for first in range(len(words) - length + 1):
            stretch = " ".join(words[first : first + length])
            sense = table.get((stretch, way)) or table.get((stretch, ALWAYS))
            if sense is not None:
                return sense
    return None


@cache
def _table() -> Table:
    table: Table = {}
    text = files("onrecord.statements").joinpath("cues.tsv").read_text(encoding="utf-8")
    listed: Table = {}
    for row in text.splitlines():
        if not row.startswith("#"):
            cue_class, attitude, polarity, way, words = row.split("\t")
            sense = CueSense(cue_class, Attitude(attitude), Polarity(polarity))
            for word in words.split(", "):
                listed[word, way] = sense
                for form in _forms(word):
                    table.setdefault((form, way), sense)
    return table | listed  # what is listed goes before what is derived


def _forms(word: str) -> list[str]:
    """`word` with the regular endings of verbs and nouns on its first part, the unused ones too."""
    head, _, rest = word.partition(" ")
    stem = head.removesuffix("e")
    forms = [head, f"{head}s", f"{head}es", f"{stem}ed", f"{stem}ing"]
    if head.endswith("ee"):  # agree, guarantee, foresee
        forms = [head, f"{head}s", f"{head}d", f"{head}ing"]
    forms += [f"{head}{head[-1]}ed", f"{head}{head[-1]}ing"]
    if head.endswith("y"):
        forms += [f"{head[:-1]}ies", f"{head[:-1]}ied"]
    return [f"{form} {rest}".rstrip() for form in forms]
