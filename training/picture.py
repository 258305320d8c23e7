"""Draw how honest confidence is: `python -m training.picture MODEL OUT FOLDER`.

FOLDER is one of joined gold, OUT an SVG: for each tenth of confidence the share that was right,
for attributions and for their sources. On the dotted line confidence is honest.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.evaluate.attribution import judge_gold, read_text
from onrecord.evaluate.confidence import bins_of
from onrecord.evaluate.gold import read_gold
from onrecord.read import open_reader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.evaluate.confidence import Bin

SIDE, MARGIN, GAP = 240, 44, 40
LARGEST = 11.0  # radius of the bin that holds the most
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
    'font-family="sans-serif" font-size="12"><title>How honest confidence is</title>'
    "<desc>{told}</desc>"
    '<rect width="{width}" height="{height}" fill="#fff"/>'
)


def draw(model: Path, out: Path, folder: Path) -> None:
    """Write the picture of `model` on `folder`."""
    reader = open_reader(model=model)
    judged = [it for one in read_gold(folder) for it in judge_gold(one, read_text(reader, one))]
    panels = {
        "attribution": bins_of((one.confidence, one.right) for one in judged),
        "source of an attribution": bins_of(
            (one.source_confidence, one.source_right) for one in judged if one.right
        ),
    }
    told = "; ".join(
        f"{name}: " + ", ".join(f"{b.confidence:.2f} {b.right:.2f} of {b.count}" for b in bins)
        for name, bins in panels.items()
    )
    width, height = 2 * (SIDE + MARGIN) + GAP, SIDE + 2 * MARGIN
    parts = [HEAD.format(width=width, height=height, told=told)]
    for number, (name, bins) in enumerate(panels.items()):
        parts += _panel(name, bins, MARGIN + number * (SIDE + MARGIN + GAP))
    out.write_text("".join([*parts, "</svg>\n"]), encoding="utf-8")


def _panel(name: str, bins: Sequence[Bin], left: int) -> list[str]:
    top, most = MARGIN, max((one.count for one in bins), default=1)
    parts = [
        f'<rect x="{left}" y="{top}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#999"/>',
        f'<path d="M{left} {top + SIDE}l{SIDE} {-SIDE}" stroke="#555" stroke-dasharray="2 4"/>',
        f'<text x="{left}" y="{top - 12}">{name}</text>',
        f'<text x="{left + SIDE / 2}" y="{top + SIDE + 30}" text-anchor="middle">confidence</text>',
    ]
    for tenth in (0, 5, 10):
        at, share = SIDE * tenth / 10, f"{tenth / 10:g}"
        parts += [
            f'<text x="{left + at:g}" y="{top + SIDE + 15}" text-anchor="middle">{share}</text>',
            f'<text x="{left - 6}" y="{top + SIDE - at + 4:g}" text-anchor="end">{share}</text>',
        ]
    for one in bins:
        x, y = left + SIDE * one.confidence, top + SIDE * (1 - one.right)
        radius = max(2.0, LARGEST * (one.count / most) ** 0.5)
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="#3569a8"/>')
    return parts


if __name__ == "__main__":
    draw(*map(Path, sys.argv[1:4]))
