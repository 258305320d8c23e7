"""Pairs of stories and their texts, joined: `python -m training.join_copies GOLD/copies DATA OUT`.

GOLD/copies holds `programmed/*.json` (edits of an article), `hand/*/` (two texts of our own, with
their alterations) and `real/*.json` (files below DATA/polnear); DATA holds the corpora. Writes
OUT/open and OUT/sealed, a file a pair; which half it is in, the digest of its name decides.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training.alter_edits import apply_edits
from training.drafts import source_text
from training.join import is_sealed

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = "onrecord/copies-gold/1"
SIDES = ("here", "there")


def join_copies(gold: Path, data: Path, out: Path) -> int:
    """Write every pair of `gold` with both of its texts into `out`; how many there are.

    Raises ValueError where a text is not the one that was annotated.
    """
    names = []
    for pair in read_pairs(gold, data):
        digest = hashlib.sha256(pair["name"].encode()).hexdigest()
        half = out / ("sealed" if is_sealed(digest) else "open")
        half.mkdir(parents=True, exist_ok=True)
        joined = json.dumps({"schema": SCHEMA, **pair}, ensure_ascii=False)
        (half / f"{pair['name']}.json").write_text(joined + "\n", encoding="utf-8")
        names.append(pair["name"])
    return len(names)


def read_pairs(gold: Path, data: Path) -> Iterator[dict[str, Any]]:
    """The pairs of all three sets, those of a set in the order of their names."""
    for path in sorted((gold / "programmed").glob("*.json")):
        yield _pair("programmed", path.stem, *_programmed(path, data))
    for folder in sorted(path.parent for path in (gold / "hand").glob("*/alterations.json")):
        yield _pair("hand", folder.name, *_by_hand(folder))
    for path in sorted((gold / "real").glob("*.json")):
        yield _pair("real", path.stem, *_real(path, data))


def _pair(
    of: str, name: str, texts: dict[str, str], alterations: list[dict[str, Any]]
) -> dict[str, Any]:
    for one in alterations:
        places = [(texts[side], one[side]) for side in SIDES if one[side] is not None]
        if not all(0 <= start <= end <= len(text) for text, (start, end) in places):
            raise ValueError(f"{name}: {one['kind']} stands past the end of its text")
    return {"name": name, "set": of, **texts, "alterations": alterations}


def _programmed(path: Path, data: Path) -> tuple[dict[str, str], list[dict[str, Any]]]:
    stored = json.loads(path.read_text(encoding="utf-8"))
    text = source_text(data, stored["file"])
    _check(path, text, stored["text_sha256"])
    return {side: apply_edits(text, stored[side]) for side in SIDES}, stored["alterations"]


def _by_hand(folder: Path) -> tuple[dict[str, str], list[dict[str, Any]]]:
    texts = {side: (folder / f"{side}.txt").read_text(encoding="utf-8") for side in SIDES}
    alterations = json.loads((folder / "alterations.json").read_text(encoding="utf-8"))
    for one in alterations:
        for side in SIDES:
            place = one[side]
            if place and texts[side][place["start"] : place["end"]] != place["text"]:
                raise ValueError(
                    f"{folder}: {place['text']!r} does not stand {side} where it should"
                )
            one[side] = [place["start"], place["end"]] if place else None
    return texts, alterations


def _real(path: Path, data: Path) -> tuple[dict[str, str], list[dict[str, Any]]]:
    stored = json.loads(path.read_text(encoding="utf-8"))
    texts = {}
    for side in SIDES:
        texts[side] = source_text(data / "polnear", stored[f"{side}_file"])
        _check(path, texts[side], stored[f"{side}_sha256"])
    return texts, stored["alterations"]


def _check(path: Path, text: str, digest: str) -> None:
    if hashlib.sha256(text.encode()).hexdigest() != digest:
        raise ValueError(f"{path}: the text is not the one that was annotated")


if __name__ == "__main__":
    print(f"{join_copies(*map(Path, sys.argv[1:4]))} pairs")
