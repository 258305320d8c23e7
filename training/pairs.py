"""A pair as written by hand, settled: `python -m training.pairs FOLDER…`.

FOLDER holds two plain pages, `here.txt` and `there.txt`, a line a paragraph, and `draft.json`, a
list of {"kind", "here", "there", "allowed"}, the places as `training.places` reads them, or null.
Writes `alterations.json`, with offsets and words, and says what does not hold.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from training.places import Wrong, find_place

SIDES = ("here", "there")
KINDS = Path(__file__).parent.parent / "docs" / "alterations.md"


def settle(folder: Path) -> list[str]:
    """Write the alterations of `folder`, or give what is wrong with its draft."""
    texts = {side: (folder / f"{side}.txt").read_text(encoding="utf-8") for side in SIDES}
    draft = json.loads((folder / "draft.json").read_text(encoding="utf-8"))
    settled, wrong = [], []
    for number, one in enumerate(draft):
        try:
            settled.append(_settled(one, texts))
        except Wrong as error:
            wrong.append(f"{folder.name}, alteration {number}: {error}")
    if not wrong:
        lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in settled)
        (folder / "alterations.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    return wrong


def _settled(one: dict[str, Any], texts: dict[str, str]) -> dict[str, Any]:
    if f"| `{one['kind']}` |" not in KINDS.read_text(encoding="utf-8"):
        raise Wrong(f"{one['kind']!r} is no kind of docs/alterations.md")
    if one["here"] is None and one["there"] is None:
        raise Wrong("a place is needed, here or there")
    places: dict[str, Any] = {}
    for side in SIDES:
        places[side] = None
        if one[side] is not None:
            start, end = find_place(texts[side], one[side])
            places[side] = {"start": start, "end": end, "text": texts[side][start:end]}
    return {"kind": one["kind"], **places, "allowed": bool(one["allowed"])}


if __name__ == "__main__":
    problems = [line for folder in sys.argv[1:] for line in settle(Path(folder))]
    print("\n".join(problems) or "settled")
    sys.exit(1 if problems else 0)
