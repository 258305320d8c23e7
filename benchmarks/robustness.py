"""What another way of setting a text costs: `python benchmarks/robustness.py FOLDER…`.

Each FOLDER is one of joined gold, or a part of PolNeAR. Its texts are read as they are, in
capitals, without quotation marks, in British and in American style of marks; the table says linked
F1 over all statements, in per cent, and what each way costs.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.evaluate.attribution import read_text, score_gold, score_polnear
from onrecord.evaluate.gold import read_gold
from onrecord.evaluate.polnear import read_polnear
from onrecord.read import Reader, open_reader
from onrecord.statements import Way
from onrecord.statements.chains import find_outermost
from training.noise import british, curly, in_capitals, in_small_letters, without_marks

if TYPE_CHECKING:
    from collections.abc import Callable

WAYS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "in capitals": in_capitals,
    "in small letters": in_small_letters,
    "without marks": without_marks,
    "British marks": british,
    "American marks": curly,
}


def show(folder: Path, reader: Reader) -> None:
    """Print the table of one folder."""
    print(folder)
    first = None
    for name, change in WAYS.items():
        reached = 100 * _linked(folder, reader, change)
        first = reached if first is None else first
        print(f"  {name:<18} {reached:5.1f}  {reached - first:+5.1f}")


def _linked(folder: Path, reader: Reader, change: Callable[[str], str]) -> float:
    if gold := [replace(one, text=change(one.text)) for one in read_gold(folder)]:
        scores = score_gold(gold, [read_text(reader, one) for one in gold])
    else:
        documents = [replace(one, text=change(one.text)) for one in read_polnear(folder)]
        found = [find_outermost(one.text, reader.tagger, Way.POLNEAR) for one in documents]
        scores = score_polnear(documents, found)
    return next(one.f1 for one in scores if one.name == "linked")


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        show(Path(argument), open_reader())
