"""Write down what a model reaches: `python -m training.score FOLDER POLNEAR_PART`.

FOLDER is a model's; `scores.json` in it then says what was measured, on what, by which command.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from onrecord.evaluate.attribution import CEILING, evaluate_attribution, find_with
from onrecord.read import open_reader


def write_scores(folder: Path, part: Path) -> None:
    """Score the model in `folder` on `part` of PolNeAR and write `scores.json` beside it."""
    tagger = open_reader(model=folder).tagger
    scores = evaluate_attribution(part, find_with(tagger))
    told = {
        "model": tagger.name,
        "sha256": hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest(),
        "part": f"polnear/{part.name}",
        "command": f"onrecord evaluate attribution polnear/{part.name}",
        "f1": {one.name: round(one.f1, 4) for one in scores},
        "right": {one.name: one.right for one in scores},
        "gold": {one.name: one.gold for one in scores},
        "people": CEILING,
    }
    (folder / "scores.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_scores(Path(sys.argv[1]), Path(sys.argv[2]))
