"""Write down what a model reaches: `python -m training.score FOLDER PART…`.

FOLDER is a model's; `scores.json` in it then says what was measured, on what, by which command. A
PART is one of PolNeAR's, or a half of the joined gold.
"""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from onrecord.evaluate.attribution import evaluate_attribution
from onrecord.read import Reader, open_reader


def write_scores(folder: Path, parts: list[Path]) -> None:
    """Score the model in `folder` on each of `parts` and write `scores.json` beside it."""
    reader = open_reader(model=folder)
    told = {
        "model": reader.tagger.name,
        "sha256": hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest(),
        "parts": [_told(part, reader) for part in parts],
    }
    (folder / "scores.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _told(part: Path, reader: Reader) -> dict[str, Any]:
    name = f"{part.parent.name}/{part.name}"
    scores = evaluate_attribution(part, reader).scores
    return {
        "part": name,
        "command": f"onrecord evaluate attribution {name}",
        "scores": [
            {key: round(its, 4) if isinstance(its, float) else its for key, its in one.items()}
            for one in map(asdict, scores)
        ],
    }


if __name__ == "__main__":
    write_scores(Path(sys.argv[1]), [Path(part) for part in sys.argv[2:]])
