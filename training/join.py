"""Standoff and texts -> articles that can be read: `python -m training.join GOLD DATA OUT`.

GOLD is this repository's `gold`, DATA the folder with `gum` and `meantime`. Writes OUT/open and
OUT/sealed: which half an article is in is decided by the digest of its text, not by anyone.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from training.drafts import source_text

SEALED_BELOW = 8  # of sixteen: the first hexadecimal digit of a sealed text's digest


def is_sealed(text_sha256: str) -> bool:
    """Whether an article is in the half that is not looked at while tuning."""
    return int(text_sha256[0], 16) < SEALED_BELOW


def join(gold: Path, data: Path, out: Path) -> int:
    """Write every article of `gold` with its text into `out`; how many there are.

    Raises ValueError where a text is not the one that was annotated.
    """
    paths = sorted(gold.glob("*.json"))
    for path in paths:
        stored = json.loads(path.read_text(encoding="utf-8"))
        text = source_text(data, stored["file"])
        if hashlib.sha256(text.encode()).hexdigest() != stored["text_sha256"]:
            raise ValueError(f"{path}: {stored['file']} is not the text that was annotated")
        half = out / ("sealed" if is_sealed(stored["text_sha256"]) else "open")
        half.mkdir(parents=True, exist_ok=True)
        joined = json.dumps({**stored, "text": text}, ensure_ascii=False)
        (half / path.name).write_text(joined, encoding="utf-8")
    return len(paths)


if __name__ == "__main__":
    print(f"{join(*map(Path, sys.argv[1:4]))} articles")
