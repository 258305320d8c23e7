"""An article as words that can be compared: noise gone, and each word's place kept."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from onrecord.quoted import find_quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import Paragraph, Span

__all__ = ["Words", "find_words", "plain"]

# Marks that show nothing: soft hyphen, zero width, direction, variation selectors (those of C2PA's
# hidden credentials too). They may stand inside a word.
UNSEEN = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
    "\ufe00-\ufe0f\U000e0100-\U000e01ef"
)
ACCENTS = "\u0300-\u036f"
NOT_SEEN = re.compile(f"[{UNSEEN}]")
RARE = re.compile(f"[{UNSEEN}{ACCENTS}]")


def _word(letter: str) -> re.Pattern[str]:
    return re.compile(
        rf"((?!\d){letter}+(?:['’]{letter}+|(?<=\b\w)\.(?:[^\W\d_]\.)+)*"  # Torvane's, U.S.
        rf"|\d+(?:[.,:]\d+)*{letter}*"  # 1,200 and 3.5 and 18:30, 20th
        r"|[?!%$£€¥])"
    )


COMMON_WORD, RARE_WORD = _word(r"\w"), _word(rf"[\w{UNSEEN}{ACCENTS}]")
SENTENCE_END = re.compile(r"[.?!…]['\"”’»)\]]*\s*$")
APOSTROPHE = "’"


@dataclass(frozen=True)
class Words:
    """The words of `text` as compared, and where each stands: `starts` and `ends` in characters.

    `bounds` are the numbers of the words at which each of `paragraphs` begins, and their count.
    """

    text: str
    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    bounds: Sequence[int]
    paragraphs: tuple[Paragraph, ...]

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """What stands between quotation marks."""
        return find_quoted(self.text)

    @cached_property
    def depth(self) -> Sequence[int]:
        """How many pairs of quotation marks each word stands in."""
        depths = [0] * len(self.words)
        for span in self.quoted:
            for at in self.within(span.start, span.end):
                depths[at] += 1
        return depths

    def of(self, paragraph: int) -> range:
        """The numbers of the words of one paragraph."""
        return range(self.bounds[paragraph], self.bounds[paragraph + 1])

    def paragraph_of(self, at: int) -> int:
        """The number of the paragraph that a word stands in."""
        return bisect_right(self.bounds, at) - 1

    def within(self, start: int, end: int) -> range:
        """The numbers of the words between two characters."""
        return range(bisect_left(self.starts, start), bisect_right(self.ends, end))

    def before(self, at: int) -> str:
        """What stands between the word `at` and the one before it."""
        start = self.ends[at - 1] if at else 0
        return self.text[start : self.starts[at] if at < len(self.words) else len(self.text)]

    def opens_sentence(self, at: int) -> bool:
        """Whether the word at `at` begins a sentence or a paragraph."""
        if not 0 < at < len(self.words) or self.bounds[bisect_left(self.bounds, at)] == at:
            return True
        if self.words[at - 1] in "?!":
            return True
        return bool(SENTENCE_END.search(self.before(at).rstrip("\"'“‘«([")))

    def among(self, numbers: Sequence[int]) -> list[str]:
        """The words of these numbers, as compared."""
        return [self.words[at] for at in numbers]


def find_words(text: str, paragraphs: Sequence[Paragraph]) -> Words:
    """The words of `paragraphs` of `text`, as compared."""
    low = text.lower()
    if len(low) != len(text):  # the few letters that are two in lower case
        low = text
    parts = (RARE_WORD if RARE.search(low) else COMMON_WORD).split(low)
    offsets = list(accumulate(map(len, parts)))
    starts, ends = offsets[:-1:2], offsets[1::2]
    words = [word if word.isascii() and word[-1] != "." else plain(word) for word in parts[1::2]]
    if not all(words):  # what had no letter but marks that do not show
        kept = [at for at, word in enumerate(words) if word]
        words = [words[at] for at in kept]
        starts, ends = [starts[at] for at in kept], [ends[at] for at in kept]
    bounds = [bisect_left(starts, one.span.start) for one in paragraphs]
    return Words(text, words, starts, ends, [*bounds, len(words)], tuple(paragraphs))


def plain(word: str) -> str:
    """A word as compared: lower case, composed, without what does not show."""
    if word.isascii():
        low = word.lower()
        return low.replace(".", "") if low[-1:] == "." else low
    seen = unicodedata.normalize("NFKC", NOT_SEEN.sub("", word)).replace(APOSTROPHE, "'")
    return plain(seen) if seen.isascii() and seen else seen.casefold()
