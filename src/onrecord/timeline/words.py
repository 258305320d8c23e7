"""Text -> words, and the code of each word by the grammar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.timeline.grammar import Grammar

__all__ = ["Words", "coder", "find_words"]

WORD = re.compile(
    r"[ap]\.m\b\.?"  # a.m. is one word
    r"|o['’]clock"
    r"|\d+(?:[.,]\d+)*"
    r"|[^\W\d_]+"
    r"|(?<=\w)[-‐‑–](?=[^\W\d_])|(?<=[^\W\d_])[-‐‑–](?=\d)"  # beside a letter: no word
    r"|[^\w\s]|_",
    re.I,
)
HYPHENS = frozenset("-‐‑–")
LEAST_YEAR, LONGEST_NUMBER = 1000, 6  # digits: longer ones are no count of anything in time
SMALL = ((0, "0"), (12, "1"), (24, "2"), (31, "3"), (59, "5"), (99, "9"))  # up to: its code


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a stretch of text: their codes, one character each, and where each stands."""

    text: str
    codes: str
    spans: tuple[tuple[int, int], ...]

    def span(self, start: int, end: int) -> Span:
        """Where the words `start` up to, not including, `end` stand."""
        return Span(self.spans[start][0], self.spans[end - 1][1])

    def word(self, number: int) -> str:
        """The word at `number`, in lower case."""
        start, end = self.spans[number]
        return self.text[start:end].lower()


def find_words(text: str, start: int, end: int, code: Callable[[str], str]) -> Words:
    """The words of `text` from `start` to `end`."""
    spans, codes = [], []
    for match in WORD.finditer(text, start, end):
        word = match[0]
        at = match.span()
        if word in HYPHENS and _joins(text, at, start, end):
            continue
        codes.append(code(word))
        spans.append(at)
    return Words(text, "".join(codes), tuple(spans))


def _joins(text: str, at: tuple[int, int], start: int, end: int) -> bool:
    """Whether the hyphen at `at` makes one word of two of which one is of letters."""
    if not start < at[0] or not at[1] < end:
        return False
    before, after = text[at[0] - 1], text[at[1]]
    return before.isalnum() and after.isalnum() and (before.isalpha() or after.isalpha())


def coder(grammar: Grammar) -> Callable[[str], str]:
    """Gives the code of a word by `grammar`; remembers those it was asked for."""
    known: dict[str, str] = {}

    def code(word: str) -> str:
        if word not in known:
            known[word] = _code(word, grammar)
        return known[word]

    return code


def _code(word: str, grammar: Grammar) -> str:
    found = grammar.codes.get(word.lower())
    if found is not None and (found not in grammar.capital or word[0].isupper()):
        return found
    first = word[0]
    if first.isdecimal():
        return _shape(word)
    if first.isalpha():
        if first.isupper():
            return "C"
        return "s" if word.endswith("s") and len(word) > 3 else "l"
    return "$" if first in "$£€¥" else "%" if first == "%" else "p"


def _shape(word: str) -> str:
    if "." in word:
        return "d" if word.count(".") == 2 and "," not in word else "f"
    if "," in word or len(word) > LONGEST_NUMBER:
        return "i"
    number = int(word)
    if len(word) == 4 and number >= LEAST_YEAR:
        return "y"
    if len(word) > 2:
        return "i"
    return next(code for limit, code in SMALL if number <= limit)
