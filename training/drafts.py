"""Drafts of annotations, in words -> standoff, in offsets, every one of them checked.

`python -m training.drafts number DATA FILE` prints a text with its lines numbered, headline 0.
`python -m training.drafts check DATA DRAFT…` says what is wrong, and what to look at again.
`python -m training.drafts write DATA GOLD DRAFT…` writes standoff files into the folder GOLD.

DATA is the folder with `gum`, `meantime` and `polnear`. A draft is a text file; its first line is
`{"file": "gum/xml/….xml"}`, then one JSON object a line: speakers, statements, conflicts. How a
place is written says `training/places.py`.
"""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.corpora import read_text
from training.draft_checks import find_faults, look_again
from training.places import Offsets, Wrong, find_place

SCHEMA = "onrecord/gold/1"
KINDS = frozenset("person organization group document outlet author".split())
QUOTATIONS = frozenset("direct indirect mixed".split())
ATTITUDES = frozenset("assertion belief fact eventuality".split())
POLARITIES = frozenset("positive negative".split())
CLASSES = frozenset(
    "neutral distancing stressing conceding confirming denying refusing asking ordering promising"
    " intending wishing believing expecting fearing warning accusing praising proposing"
    " knowing".split()
)
STATEMENT = frozenset(
    "id content cue source speaker within via quotation attitude polarity class said_at".split()
)
SILVER = frozenset("id content cue source within".split())  # of an article that only trains
SPEAKER = frozenset("speaker kind named role reason number for".split())
CONFLICT = frozenset("conflict words".split())


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
        raise Wrong(f'{path.name}: the first line must be {{"file": …}}')
    file = str(objects[0][1]["file"])
    text = source_text(data, file)
    draft = Draft(file, text, [], [], [], wrong)
    for number, one in objects[1:]:
        try:
            _add(draft, one)
        except Wrong as error:
            wrong.append(f"{path.name}:{number}: {error}")
    faults = find_faults(draft.statements, draft.speakers, draft.conflicts)
    wrong += [f"{path.name}: {fault}" for fault in faults]
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
        raise Wrong(
            'no content; a bare failure to answer has the content "to comment" or is left out'
        )
    placed = {
        key: find_place(text, one[key]) if one[key] else None
        for key in ("cue", "source", "said_at")
    }
    return {**one, **placed, "content": content}


def _keys(one: dict[str, Any], wanted: frozenset[str]) -> None:
    if set(one) != wanted:
        raise Wrong(
            f"keys: missing {sorted(wanted - set(one))}, unknown {sorted(set(one) - wanted)}"
        )


def _among(one: dict[str, Any], key: str, values: frozenset[str]) -> None:
    if one[key] not in values:
        raise Wrong(f"{key} is {one[key]!r}, not one of {sorted(values)}")


def _verbatim(text: str, one: dict[str, Any], keys: tuple[str, ...]) -> None:
    for key in keys:
        if one[key] is not None and one[key] not in text:
            raise Wrong(f"{key} {one[key]!r} does not stand in the text in these words")


def as_standoff(draft: Draft) -> dict[str, Any]:
    """The draft without a word of the text; an id becomes a number in reading order."""
    order = sorted(
        draft.statements, key=lambda one: (one["content"][0][0], -one["content"][-1][1], one["id"])
    )
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
            for line in look_again(draft.text, draft.statements):
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
