"""What must hold in a draft as a whole, and which words in its text to look at again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["find_faults", "look_again"]

Row = dict[str, Any]  # a speaker, statement or conflict of a draft
Rows = list[Row]

OFTEN_CUES = re.compile(
    r"\b(said|says?|saying|told|tells|according to|reported|reports|reportedly|alleged\w*|claim\w*|"
    r"announc\w+|stat(?:ed|es|ing|ement)|add(?:ed|ing)|not(?:ed|ing)|believ\w+|thinks?|thought|"
    r"expect\w*|predict\w*|estimat\w+|forecast\w*|hop(?:e|es|ed|ing)|fear\w*|worr\w+|concern\w*|warn\w*|"
    r"den(?:y|ies|ied|ial)|reject\w*|refus\w*|declin\w+|ask\w*|urg\w+|demand\w*|order(?:ed|s)|"
    r"promis\w+|pledg\w+|vow\w*|plan(?:s|ned|ning)?|intend\w*|decid\w+|agree[ds]?|accus\w+|blam\w+|"
    r"prais\w+|propos\w+|suggest\w*|recommend\w*|argu\w+|insist\w*|confirm\w*|admit\w*|acknowledg\w*|"
    r"explain\w*|describ\w+|call(?:ed|s|ing)? (?:for|on|it|the)|wr(?:ote|ites|itten)|shows?|showed|"
    r"indicat\w+|reveal\w*|want\w*|wish\w*|know[ns]?|knew|learn\w+|quoted?|citing|cited|comment\w*)\b"
)


def find_faults(statements: Rows, speakers: Rows, conflicts: Rows) -> list[str]:
    """Find what does not hold between statements, speakers and conflicts of one draft."""
    by_id = {one["id"]: one for one in statements}
    names = {one["speaker"] for one in speakers}
    faults = [] if len(by_id) == len(statements) else ["two statements with one id"]
    for one in statements:
        faults += [f"statement {one['id']}: {fault}" for fault in _faults_of(one, by_id, names)]
    faults += [
        f"speaker {one['speaker']!r}: for {one['for']!r}, who has no line of their own"
        for one in speakers
        if one["for"] is not None and one["for"] not in names
    ]
    faults += [
        f"conflict of {one['conflict']}: no such statement"
        for one in conflicts
        if not set(one["conflict"]) <= set(by_id)
    ]
    return faults


def _faults_of(one: Row, by_id: dict[int, Row], names: set[str]) -> Iterator[str]:
    if one["speaker"] is not None and one["speaker"] not in names:
        yield f"speaker {one['speaker']!r} has no line of its own"
    outer = by_id.get(one["within"])
    if outer is None and one["within"] is not None:
        yield f"within {one['within']}, which does not exist"
    if outer is not None and not _encloses(outer, one):
        yield f"its content does not lie inside that of {one['within']}"
    for other in by_id.values():
        if other["id"] > one["id"] and _overlap(one, other) and not _chained(by_id, one, other):
            yield f"overlaps {other['id']}, but neither is within the other"


def _chained(by_id: dict[int, Row], one: Row, other: Row) -> bool:
    return other["id"] in _around(by_id, one) or one["id"] in _around(by_id, other)


def _around(by_id: dict[int, Row], one: Row) -> set[int]:
    """The statements that `one` stands in, the nearest and those beyond."""
    seen: set[int] = set()
    outer = by_id.get(one["within"])
    while outer is not None and outer["id"] not in seen:
        seen.add(outer["id"])
        outer = by_id.get(outer["within"])
    return seen


def _encloses(outer: Row, inner: Row) -> bool:
    return all(
        any(start <= piece[0] and piece[1] <= end for start, end in outer["content"])
        for piece in inner["content"]
    )


def _overlap(one: Row, other: Row) -> bool:
    return any(a[0] < b[1] and b[0] < a[1] for a in one["content"] for b in other["content"])


def look_again(text: str, statements: Rows) -> list[str]:
    """Words that often report something and stand in no cue: perhaps rightly."""
    cues = [one["cue"] for one in statements if one["cue"]]
    found = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        for match in OFTEN_CUES.finditer(line):
            first, last = start + match.start(), start + match.end()
            if not any(first < cue[1] and cue[0] < last for cue in cues):
                around = line[max(0, match.start() - 40) : match.end() + 40]
                found.append(f"line {number}: …{around}…")
        start += len(line) + 1
    return found
