"""Drafts of annotations, in words -> standoff, in offsets, every one of them checked.

`python -m training.drafts number DATA FILE` prints a text with its lines numbered, headline 0.
`python -m training.drafts check DATA DRAFT…` says what is wrong in drafts, and what to look at again.
`python -m training.drafts write DATA GOLD DRAFT…` writes standoff files into the folder GOLD.

DATA is the folder with `gum` and `meantime` (and `polnear`). A draft is a text file; its first line
is `{"file": "gum/xml/….xml"}`, then one JSON object a line: speakers, statements, conflicts. A place
is written `LINE:words`, `LINE:first words … last words`, or `LINE:first words … LINE:last words`;
`#2` at the end of a part takes the second such words of their line.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.corpora import read_text

Offsets = list[int]

SCHEMA = "onrecord/gold/1"
PLACE = re.compile(r"(\d+):(.+?)(?:#(\d+))?", re.DOTALL)
KINDS = frozenset("person organization group document outlet author".split())
QUOTATIONS = frozenset("direct indirect mixed".split())
ATTITUDES = frozenset("assertion belief fact eventuality".split())
POLARITIES = frozenset("positive negative".split())
CLASSES = frozenset(
    "neutral distancing stressing conceding confirming denying refusing asking ordering promising"
    " intending wishing believing expecting fearing warning accusing praising proposing knowing".split()
)
STATEMENT = frozenset(
    "id content cue source speaker within via quotation attitude polarity class said_at".split()
)
SILVER = frozenset("id content cue source within".split())  # of an article that only trains
SPEAKER = frozenset("speaker kind named role reason number for".split())
CONFLICT = frozenset("conflict words".split())
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


class Wrong(Exception):
    """A line of a draft that does not hold; it says which and why."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft's objects, checked, with places as offsets of `text`."""

    file: str
    text: str
    speakers: list[dict[str, Any]]
    statements: list[dict[str, Any]]
    conflicts: list[dict[str, Any]]
    wrong: list[str]


def source_text(data: Path, file: str) -> str:
    """The text that `file`, a path below `data`, stands for."""
    path = data / file
    if path.suffix == ".txt":
        return path.read_bytes().decode("utf-8")
    return read_text(path)


def read_draft(data: Path, path: Path) -> Draft:
    """Read a draft and resolve its places; what does not hold is listed in `wrong`."""
    wrong: list[str] = []
    objects: list[tuple[int, dict[str, Any]]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            try:
                objects.append((number, json.loads(line)))
            except ValueError as error:
                wrong.append(f"{path.name}:{number}: no JSON: {error}")
    if not objects or "file" not in objects[0][1]:
        raise Wrong(f"{path.name}: the first line must be {{\"file\": …}}")
    file = str(objects[0][1]["file"])
    text = source_text(data, file)
    draft = Draft(file, text, [], [], [], wrong)
    for number, one in objects[1:]:
        try:
            _add(draft, one)
        except Wrong as error:
            wrong.append(f"{path.name}:{number}: {error}")
    for problem in _across(draft):
        wrong.append(f"{path.name}: {problem}")
    return draft


def _add(draft: Draft, one: dict[str, Any]) -> None:
    if "conflict" in one:
        _keys(one, CONFLICT)
        draft.conflicts.append({**one, "words": find_place(draft.text, one["words"])})
    elif "content" in one:
        draft.statements.append(_statement(draft.text, one))
    else:
        _keys(one, SPEAKER)
        _among(one, "kind", KINDS)
        _verbatim(draft.text, one, ("role", "reason"))
        draft.speakers.append(one)


def _statement(text: str, one: dict[str, Any]) -> dict[str, Any]:
    if set(one) == SILVER:
        one = {**dict.fromkeys(STATEMENT), **one}
    else:
        _keys(one, STATEMENT)
        _among(one, "quotation", QUOTATIONS)
        _among(one, "attitude", ATTITUDES)
        _among(one, "polarity", POLARITIES)
        _among(one, "class", CLASSES)
    content = sorted(find_place(text, place) for place in one["content"])
    if not content:
        raise Wrong("no content; a bare failure to answer has the content \"to comment\" or is left out")
    placed = {key: find_place(text, one[key]) if one[key] else None for key in ("cue", "source", "said_at")}
    return {**one, **placed, "content": content}


def _keys(one: dict[str, Any], wanted: frozenset[str]) -> None:
    if set(one) != wanted:
        raise Wrong(f"keys: missing {sorted(wanted - set(one))}, unknown {sorted(set(one) - wanted)}")


def _among(one: dict[str, Any], key: str, values: frozenset[str]) -> None:
    if one[key] not in values:
        raise Wrong(f"{key} is {one[key]!r}, not one of {sorted(values)}")


def _verbatim(text: str, one: dict[str, Any], keys: tuple[str, ...]) -> None:
    for key in keys:
        if one[key] is not None and one[key] not in text:
            raise Wrong(f"{key} {one[key]!r} does not stand in the text in these words")


def find_place(text: str, place: str) -> Offsets:
    """The offsets of `place` (see the head of this module); Wrong where it is none or several."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    first, _, last = place.partition(" … ")
    start, end, number = _one(lines, starts, first, after=None, number=None)
    if last:
        _, end, _ = _one(lines, starts, last, after=end, number=number)
    return [start, end]


def _one(
    lines: list[str], starts: list[int], part: str, *, after: int | None, number: int | None
) -> tuple[int, int, int]:
    match = PLACE.fullmatch(part)
    if match is None and number is not None:
        match = PLACE.fullmatch(f"{number}:{part}")
    if match is None:
        raise Wrong(f"{part!r} is no LINE:words")
    at, words, which = int(match[1]), match[2], match[3]
    if at >= len(lines):
        raise Wrong(f"{part!r}: there is no line {at}")
    found = [
        starts[at] + one.start()
        for one in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)" , lines[at])
        if after is None or starts[at] + one.start() >= after
    ] or [
        starts[at] + one.start()
        for one in re.finditer(re.escape(words), lines[at])
        if after is None or starts[at] + one.start() >= after
    ]
    if not found:
        raise Wrong(f"{words!r} does not stand in line {at}" + (" after the first words" if after else ""))
    if which is None and len(found) > 1 and after is None:
        raise Wrong(f"{words!r} stands {len(found)} times in line {at}; say #1, #2 … or more words")
    chosen = int(which) - 1 if which else 0
    if chosen >= len(found):
        raise Wrong(f"{words!r} stands only {len(found)} times in line {at}")
    return found[chosen], found[chosen] + len(words), at


def _across(draft: Draft) -> list[str]:
    """What statements and speakers must hold together."""
    by_id = {one["id"]: one for one in draft.statements}
    names = {one["speaker"] for one in draft.speakers}
    wrong = []
    if len(by_id) != len(draft.statements):
        wrong.append("two statements with one id")
    for one in draft.statements:
        told = f"statement {one['id']}"
        if one["speaker"] is not None and one["speaker"] not in names:
            wrong.append(f"{told}: speaker {one['speaker']!r} has no line of its own")
        outer = by_id.get(one["within"])
        if one["within"] is not None and outer is None:
            wrong.append(f"{told}: within {one['within']}, which does not exist")
        if outer is not None and not _encloses(outer, one):
            wrong.append(f"{told}: its content does not lie inside that of {one['within']}")
        for other in draft.statements:
            if other["id"] > one["id"] and _overlap(one, other):
                chain = _chain(by_id, one) | _chain(by_id, other)
                if not {one["id"], other["id"]} <= chain:
                    wrong.append(f"{told} and {other['id']} overlap, but neither is within the other")
    for one in draft.speakers:
        if one["for"] is not None and one["for"] not in names:
            wrong.append(f"speaker {one['speaker']!r}: for {one['for']!r}, who has no line of their own")
    for one in draft.conflicts:
        if not set(one["conflict"]) <= set(by_id):
            wrong.append(f"conflict of {one['conflict']}: no such statement")
    return wrong


def _chain(by_id: dict[int, dict[str, Any]], one: dict[str, Any]) -> set[int]:
    """`one` and those around it if it is inside the other (both ids then stand in one chain)."""
    seen: set[int] = set()
    at: dict[str, Any] | None = one
    while at is not None and at["id"] not in seen:
        seen.add(at["id"])
        at = by_id.get(at["within"])
    return seen if len(seen) > 1 else set()


def _encloses(outer: dict[str, Any], inner: dict[str, Any]) -> bool:
    return all(
        any(start <= piece[0] and piece[1] <= end for start, end in outer["content"])
        for piece in inner["content"]
    )


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return any(a[0] < b[1] and b[0] < a[1] for a in one["content"] for b in other["content"])


def look_again(draft: Draft) -> list[str]:
    """Words that often report something and stand in no cue: perhaps rightly."""
    cues = [one["cue"] for one in draft.statements if one["cue"]]
    found = []
    start = 0
    for number, line in enumerate(draft.text.split("\n")):
        for match in OFTEN_CUES.finditer(line):
            at = start + match.start()
            if not any(first <= at < last or first < start + match.end() <= last for first, last in cues):
                around = line[max(0, match.start() - 40) : match.end() + 40]
                found.append(f"line {number}: …{around}…")
        start += len(line) + 1
    return found


def as_standoff(draft: Draft) -> dict[str, Any]:
    """The draft without a word of the text; an id becomes a number in reading order."""
    order = sorted(draft.statements, key=lambda one: (one["content"][0][0], -one["content"][-1][1], one["id"]))
    place = {one["id"]: number for number, one in enumerate(order)}
    speakers = {one["speaker"]: number for number, one in enumerate(draft.speakers)}
    return {
        "schema": SCHEMA,
        "file": draft.file,
        "text_sha256": hashlib.sha256(draft.text.encode()).hexdigest(),
        "statements": [
            {
                "content": one["content"],
                "cue": one["cue"],
                "cue_class": one["class"],
                "source": one["source"],
                "quotation": one["quotation"],
                "attitude": one["attitude"],
                "polarity": one["polarity"],
                "within": place.get(one["within"]),
                "speaker": speakers.get(one["speaker"]),
                "via": _words(draft.text, one["via"]),
                "said_at": one["said_at"],
            }
            for one in order
        ],
        "speakers": [
            {
                "name": _words(draft.text, one["speaker"]),
                "kind": one["kind"],
                "named": one["named"],
                "role": _words(draft.text, one["role"]),
                "reason": _words(draft.text, one["reason"]),
                "number": one["number"],
                "for": speakers.get(one["for"]),
            }
            for one in draft.speakers
        ],
        "conflicts": [
            {"statements": sorted(place[one] for one in its["conflict"]), "words": its["words"]}
            for its in draft.conflicts
        ],
    }


def _words(text: str, words: str | None) -> Offsets | str | None:
    """Where `words` first stand in the text; themselves where they do not."""
    if words is None:
        return None
    at = text.find(words)
    return [at, at + len(words)] if at >= 0 else words


def main(command: str, data: Path, *rest: str) -> int:
    """Do what the head of this module says; 1 where a draft does not hold."""
    if command == "number":
        for number, line in enumerate(source_text(data, rest[0]).rstrip("\n").split("\n")):
            print(f"{number}: {line}")
        return 0
    gold, paths = (Path(rest[0]), rest[1:]) if command == "write" else (None, rest)
    failed = False
    for path in map(Path, paths):
        draft = read_draft(data, path)
        chained = sum(one["within"] is not None for one in draft.statements)
        print(f"{path.name}: {len(draft.statements)} statements, {chained} within another")
        failed |= bool(draft.wrong)
        for line in draft.wrong:
            print(f"  WRONG {line}")
        if command == "check":
            for line in look_again(draft):
                print(f"  look again: {line}")
        elif gold is not None and not draft.wrong:
            standoff = as_standoff(draft)
            (gold / f"{path.stem}.json").write_text(_lines(standoff), encoding="utf-8")
    return int(failed)


def _lines(standoff: dict[str, Any]) -> str:
    """JSON with a line for each statement, speaker and conflict, so that changes show in a diff."""
    parts = []
    for key, value in standoff.items():
        if isinstance(value, list):
            rows = ",\n  ".join(json.dumps(one, ensure_ascii=False) for one in value)
            parts.append(f' "{key}": [\n  {rows}\n ]' if rows else f' "{key}": []')
        else:
            parts.append(f' "{key}": {json.dumps(value)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:]))
