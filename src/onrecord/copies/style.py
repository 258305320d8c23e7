"""House style: whether two stretches of words differ in it alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.copies.vocabulary import open_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["in_style", "same_in_style", "worth"]

FIGURES = re.compile(r"(\d[\d,]*(?:\.\d+)?)(st|nd|rd|th|m|bn|k|am|pm)?")
FIGURE_ENDS = {"m": 1e6, "bn": 1e9, "k": 1e3}
OUR = re.compile(
    r"^(\w{2,}[^aeiou]|harb|neighb|behavi|endeav)our(s|ed|ing|ite|able|ful|less|hood)?$"
)
ISE = re.compile(r"^(\w{3,})(is|ys)(e|es|ed|ing|er|ers|ation|ations)$")
OGUE = re.compile(r"^(\w+)ogue(s?)$")
DOUBLE = re.compile(r"^(\w{3,}[aeiou])ll(ed|ing|er|ers)$")
LONGEST_PHRASE = 2
HUNDRED = 100
MULTIPLES = (100.0, 1e3, 1e6, 1e9, 1e12)
LONGEST = 30  # words; what is longer is no matter of style
FEWEST_LETTERS = 6  # "four" and "for" are two words


def same_in_style(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two stretches are the same but for spelling, abbreviation and ways with numbers."""
    if not one or not other:
        return open_vocabulary().titles.issuperset((*one, *other))
    return max(len(one), len(other)) <= LONGEST and in_style(one) == in_style(other)


def in_style(words: Sequence[str]) -> tuple[str, ...]:
    """The words in the one style that stands for all."""
    style, titles = open_vocabulary().style, open_vocabulary().titles
    found: list[str] = []
    at = 0
    while at < len(words):
        for length in range(LONGEST_PHRASE, 0, -1):
            phrase = tuple(words[at : at + length])
            if phrase in style and len(phrase) == length:
                found += style[phrase]
                break
        else:
            length = 1
            if words[at] not in titles:
                found.append(_spelt(words[at]))
        at += length
    return tuple(_counted(found))


def _counted(words: Sequence[str]) -> Iterator[str]:
    """The words with numbers of several words made one: 2.4 million, twenty-five."""
    number: float | None = None
    for word in words:
        value = worth(word)
        if number is not None and value is not None and _goes_on(number, value):
            number = number * value if value >= HUNDRED else number + value
            continue
        if number is not None:
            yield f"{number:g}"
        number = value
        if value is None:
            yield word
    if number is not None:
        yield f"{number:g}"


def _goes_on(number: float, value: float) -> bool:
    """Whether a number goes on the one before it: "million" on "two", "five" on "twenty"."""
    tens = 20 <= number < HUNDRED and number % 10 == 0
    return value in MULTIPLES or (tens and 0 < value < 10)


def _spelt(word: str) -> str:
    if len(word) < FEWEST_LETTERS:
        return word
    if "our" in word:
        word = OUR.sub(r"\1or\2", word)
    elif "ogue" in word:
        word = OGUE.sub(r"\1og\2", word)
    elif "is" in word or "ys" in word:
        word = ISE.sub(lambda match: f"{match[1]}{match[2][0]}z{match[3]}", word)
    return DOUBLE.sub(r"\1l\2", word) if "ll" in word else word


def worth(word: str) -> float | None:
    """What number a word is, in figures or written out; None if it is none."""
    known = open_vocabulary().numbers.get(word)
    if known is not None:
        return known
    figures = FIGURES.fullmatch(word)
    if figures is None:
        return None
    return float(figures[1].replace(",", "")) * FIGURE_ENDS.get(figures[2] or "", 1)
