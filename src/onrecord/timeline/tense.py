"""Whether a clause tells of what was or of what will be: what a bare "Friday" hangs on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

__all__ = ["Tenses", "find_tenses"]

AHEAD = re.compile(
    r"\b(?:will|shall|should|won|upcoming|tomorrow|deadline|starting|expires?)\b|['’]ll\b"
    r"|\b(?:due|set|scheduled|expected|slated|planned|likely|supposed|going|about|ready|poised)"
    r"\s(?:to|for|on|in|at)\b"
    r"|\b(?:plans?|planning|intends?|hopes?|wants?|expects?|aims?|agree[sd]?|vow(?:s|ed)?)\sto\b"
    r"|\b(?:is|are)\sto\b|\btakes?\seffect\b",
    re.I,
)
BEHIND = re.compile(
    r"\b(?:said|was|were|had|did|went|came|told|rose|fell|made|took|began|held|met|left|won|lost"
    r"|since|after|gave|saw|got|found|sold|led|spoke|sent|kept|brought|broke|grew|hit|shot|struck"
    r"|[a-z]{2,20}ed)\b",
    re.I,
)
UP_TO = re.compile(r"\b(?:by|until|till|through|ahead\sof|as\searly\sas|as\ssoon\sas)\b", re.I)
END = re.compile(r"[.!?;](?=\s|$)|\n")
NEAR = 160  # characters on either side within which a verb is of the same clause
SMALL_WORDS = 10  # characters between "by" and its day: "by the end of" is not counted


@dataclass(frozen=True, slots=True)
class Tenses:
    """Where a stretch of text looks ahead and where behind: places in order."""

    ends: tuple[int, ...]
    marks: tuple[int, ...]
    ahead: tuple[bool, ...]
    up_to: tuple[int, ...]

    def points_ahead(self, start: int, end: int) -> bool:
        """Whether what stands nearest `start` to `end`, before and then after, looks ahead."""
        near = bisect_right(self.up_to, start) - 1
        if near >= 0 and start - self.up_to[near] <= SMALL_WORDS:
            return True
        sentence = bisect_right(self.ends, start)
        begins = max(start - NEAR, self.ends[sentence - 1] if sentence else 0)
        before = bisect_right(self.marks, start) - 1
        if before >= 0 and self.marks[before] >= begins:
            return self.ahead[before]
        stop = min(end + NEAR, self.ends[sentence] if sentence < len(self.ends) else end + NEAR)
        after = bisect_left(self.marks, end)
        return after < len(self.marks) and self.marks[after] <= stop and self.ahead[after]


def find_tenses(text: str, start: int, end: int) -> Tenses:
    """The tenses in `text` from `start` to `end`."""
    marks = [(match.start(), False) for match in BEHIND.finditer(text, start, end)]
    marks += [(match.start(), True) for match in AHEAD.finditer(text, start, end)]
    marks.sort()
    return Tenses(
        tuple(match.end() for match in END.finditer(text, start, end)),
        tuple(at for at, _ in marks),
        tuple(ahead for _, ahead in marks),
        tuple(match.end() for match in UP_TO.finditer(text, start, end)),
    )
