"""An article as words that can be compared: noise gone, and each word's place kept."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
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
LETTER = rf"[\w{UNSEEN}{ACCENTS}]"
WORD = re.compile(
    rf"\d+(?:[.,:]\d+)*{LETTER}*"  # 1,200 and 3.5 and 18:30, 20th
    rf"|(?:[^\W\d_]\.){{2,}}"  # U.S.
    rf"|{LETTER}+(?:['’]{LETTER}+)*"  # Torvane's
    r"|[?!%$£€¥]"
)
SENTENCE_END = re.compile(r"[.?!…]['\"”’»)\]]*\s*$")
APOSTROPHE = "’"


@dataclass(frozen=True)
class Words:
    """The words of `text` as compared, and where each stands: `starts` and `ends` in characters.

    `paragraph` is the number, in `paragraphs`, of the one a word stands in.
    """

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    paragraph: tuple[int, ...]
    paragraphs: tuple[Paragraph, ...]

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """What stands between quotation marks."""
        return find_quoted(self.text)

    @cached_property
    def depth(self) -> tuple[int, ...]:
        """How many pairs of quotation marks each word stands in."""
        depths = [0] * len(self.words)
        for span in self.quoted:
            for at in self.within(span.start, span.end):
                depths[at] += 1
        return tuple(depths)

    def of(self, paragraph: int) -> range:
        """The numbers of the words of one paragraph."""
        return range(
            bisect_left(self.paragraph, paragraph), bisect_right(self.paragraph, paragraph)
        )

    def within(self, start: int, end: int) -> range:
        """The numbers of the words between two characters."""
        return range(bisect_left(self.starts, start), bisect_right(self.ends, end))

    def before(self, at: int) -> str:
        """What stands between the word `at` and the one before it."""
        start = self.ends[at - 1] if at else 0
        return self.text[start : self.starts[at] if at < len(self.words) else len(self.text)]

    def opens_sentence(self, at: int) -> bool:
        """Whether the word at `at` begins a sentence or a paragraph."""
        if at >= len(self.words) or not at or self.paragraph[at] != self.paragraph[at - 1]:
            return True
        if self.words[at - 1] in "?!":
            return True
        return bool(SENTENCE_END.search(self.before(at).rstrip("\"'“‘«([")))

    def surface(self, numbers: Sequence[int]) -> str:
        """The words as they stand, from the first of `numbers` to the last."""
        return self.text[self.starts[numbers[0]] : self.ends[numbers[-1]]] if numbers else ""


def find_words(text: str, paragraphs: Sequence[Paragraph]) -> Words:
    """The words of `paragraphs` of `text`, as compared."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    numbers: list[int] = []
    for number, one in enumerate(paragraphs):
        for match in WORD.finditer(text, one.span.start, one.span.end):
            word = plain(match[0])
            if word:
                words.append(word)
                starts.append(match.start())
                ends.append(match.end())
                numbers.append(number)
    return Words(text, tuple(words), tuple(starts), tuple(ends), tuple(numbers), tuple(paragraphs))


def plain(word: str) -> str:
    """A word as compared: lower case, composed, without what does not show."""
    if word.isascii():
        low = word.lower()
        return low.replace(".", "") if low[-1:] == "." else low
    seen = unicodedata.normalize("NFKC", NOT_SEEN.sub("", word)).replace(APOSTROPHE, "'")
    return plain(seen) if seen.isascii() and seen else seen.casefold()
