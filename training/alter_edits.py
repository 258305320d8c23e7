"""Edits of a text, with the places of what they change.

A piece that is put in place is words of ours, or a place of the text itself. OPEN and CLOSE in the
words stand round what a change is about, and the four marks are set in the style of the page.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from training.alter_story import meets

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from training.alter_story import Place

__all__ = ["Change", "Edit", "apply_edits", "drop", "insert", "marked", "settle", "swap"]

OPEN, CLOSE = "\ue000", "\ue001"
LEFT, RIGHT, INNER_LEFT, INNER_RIGHT = "\ue010", "\ue011", "\ue012", "\ue013"
NUMBERED = 0xE100  # from here on the places of a page are numbered, two letters each

Part = str | tuple[int, int]


@dataclass(frozen=True, slots=True)
class Edit:
    """The text from `start` to `end` gives way to what is put there."""

    start: int
    end: int
    put: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One alteration: its edits on both sides, and the room that no other may enter."""

    kind: str
    here: tuple[Edit, ...]
    there: tuple[Edit, ...]
    room: tuple[Place, ...]
    allowed: bool = False


Candidates = list[tuple[Change, ...]]


def marked(place: Place, left: str = "", right: str = "") -> tuple[Edit, ...]:
    """Edits that leave the words of `place`, between `left` and `right`."""
    return (
        Edit(place[0], place[0], (left + OPEN,)),
        Edit(place[1], place[1], (CLOSE + right,)),
    )


def swap(kind: str, place: Place, words: str, room: Place) -> Change:
    """`words` for those of `place`."""
    return Change(kind, (Edit(*place, (OPEN + words + CLOSE,)),), marked(place), (room,))


def insert(kind: str, at: int, words: str, room: Place) -> Change:
    """`words` put in, with the spaces they bring along."""
    bare = words.strip(" ,\n")
    before, _, after = words.partition(bare)
    put = before + OPEN + bare + CLOSE + after
    return Change(kind, (Edit(at, at, (put,)),), (), (room,))


def drop(kind: str, cut: Edit, words: Place, room: Place) -> Change:
    """`words` gone with all that is cut."""
    return Change(kind, (cut,), marked(words), (room,))


def turned(change: Change, kind: str) -> Change:
    """The same change the other way round: the original is what is made up."""
    return replace(change, kind=kind, here=change.there, there=change.here)


def numbered(edits: Iterable[Edit], number: int) -> list[Edit]:
    """`edits` whose places are those of change `number`."""
    table = {ord(OPEN): chr(NUMBERED + 2 * number), ord(CLOSE): chr(NUMBERED + 2 * number + 1)}
    return translated(edits, table)


def translated(edits: Iterable[Edit], table: dict[int, str]) -> list[Edit]:
    """`edits` with other letters in the words that they put."""
    return [
        replace(one, put=tuple(p.translate(table) if isinstance(p, str) else p for p in one.put))
        for one in edits
    ]


def in_order(edits: Iterable[Edit]) -> list[Edit]:
    """Edits as they come in the text; at one point what closes, what is new, what opens."""
    return sorted(edits, key=lambda one: (one.start, one.end, _rank(one)))


def _rank(one: Edit) -> int:
    first = one.put[0] if one.put and isinstance(one.put[0], str) else ""
    last = one.put[-1] if one.put and isinstance(one.put[-1], str) else ""
    if first and ord(first[0]) >= NUMBERED and ord(first[0]) % 2:
        return 0
    return 2 if last and ord(last[-1]) >= NUMBERED else 1


def pieces(place: Place, edits: Sequence[Edit]) -> tuple[Part, ...]:
    """The text of `place` in pieces, as those of `edits` that lie in it have it."""
    put: list[Part] = []
    at = place[0]
    for one in edits:
        if place[0] <= one.start and one.end <= place[1]:
            put += [(at, one.start), *one.put]
            at = one.end
    return (*put, (at, place[1]))


def apply_edits(text: str, edits: Iterable[Any]) -> str:
    """`text` after [start, end, put] in order; put is words, or a list with places of the text."""
    out, at = [], 0
    for start, end, put in edits:
        if not at <= start <= end <= len(text):
            raise ValueError(f"edit at {start} is out of order, or past the end")
        out.append(text[at:start])
        for part in [put] if isinstance(put, str) else put:
            out.append(part if isinstance(part, str) else text[part[0] : part[1]])
        at = end
    return "".join([*out, text[at:]])


def settle(page: str) -> tuple[str, dict[int, list[int]]]:
    """A page without the letters that number places, and the places by number."""
    letters: list[str] = []
    places: dict[int, list[int]] = {}
    for letter in page:
        number = ord(letter) - NUMBERED
        if 0 <= number < 0x400:
            places.setdefault(number // 2, []).append(len(letters))
        else:
            letters.append(letter)
    return "".join(letters), places


def stored(edits: Iterable[Edit]) -> list[list[Any]]:
    """Edits as they are kept, without the letters that number places."""
    kept: list[list[Any]] = []
    for one in edits:
        parts: list[Any] = []
        for part in one.put:
            words = settle(part)[0] if isinstance(part, str) else list(part)
            if isinstance(words, str) and parts and isinstance(parts[-1], str):
                parts[-1] += words
            elif words and (isinstance(words, str) or words[0] < words[1]):
                parts.append(words)
        put: Any = parts if any(isinstance(p, list) for p in parts) else "".join(parts)
        if put or one.start < one.end:
            kept.append([one.start, one.end, put])
    return kept


def touches(one: Edit, others: Iterable[Edit]) -> bool:
    """Whether `one` overlaps or borders on one of `others`."""
    return any(other.start <= one.end and one.start <= other.end for other in others)


def overlaps(one: Edit, others: Iterable[Edit]) -> bool:
    """Whether `one` takes away or parts what one of `others` is about; it may border on it."""
    if one.start == one.end:
        return touches(one, others)
    return any(other.start < one.end and one.start < other.end for other in others)


def clash(change: Change, others: Iterable[Change]) -> bool:
    """Whether the room of `change` is taken."""
    return any(meets(room, other.room) for other in others for room in change.room)
