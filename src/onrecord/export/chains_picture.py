"""Reading -> a picture of on whose word it stands: from the reader through outlets to each source.

A tree that flows from left to right, as in a Sankey diagram: the thicker a line, the more words
rest on it. What one source says that another said goes through the first to the second. Nothing is
told by colour alone. The same reading gives the same bytes.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from jinja2 import Environment, PackageLoader, StrictUndefined

from onrecord.export.chains import (
    NAMED,
    OPEN,
    UNNAMED,
    Chain,
    Tree,
    clean,
    counted,
    grow_chains,
    tell_chains,
)
from onrecord.export.sheet import NO_SOURCE

if TYPE_CHECKING:
    from onrecord.model import Reading

__all__ = ["as_chains_picture"]

DASHES = {NAMED: "", UNNAMED: "9 5", OPEN: "2 4", NO_SOURCE: "2 4"}

# Lengths are in pixels at full size, where a label is set in 13 and what it counts in 11.
MARGIN, HEAD, FOOT = 16, 48, 72
LINE, BASE = 15, 5  # from one line of a label to the next, and from the last to the stroke
GAP = 16  # between what stands one above the other
LETTER, LETTER_OF_HEADING = 7.4, 10  # the mean width of one, in a wide face
LONGEST_LINE, MOST_LINES = 28, 3  # letters in a line, lines of a label; its title has all
SHORTEST_BEND, LONGEST_BEND, BENT = 40, 320, 3  # room for a curve: a third of how far it goes
THINNEST = 1.6  # a stroke that is still seen in print
# The stroke of all words grows with the outermost links, fast at first, then as the height does.
FAST, SLOW, FROM = 9, 2.5, 45
EDGE, WIDEST_EDGE = 0.25, 2  # of white round a stroke where it crosses others: share of it, limit
NARROWEST = 620  # holds the legend


_Columns = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Stroke:
    """Of a link: how thick it is, how far down its curve starts, and where it runs straight."""

    thickness: float
    start: float
    y: float


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A link as the template draws it: its way, its label from (x, y) down, what its title says."""

    told: str
    lines: tuple[str, ...]
    counted: str
    dashes: str
    way: str
    thickness: str
    edged: str
    x: int
    y: str


def as_chains_picture(reading: Reading) -> str:
    """An SVG document with the chains of `reading`, to be written as UTF-8."""
    tree = grow_chains(reading)
    thickness = _thickness(tree)
    needs = _needs(tree, thickness)
    middles = _middles(tree, thickness, needs)
    starts = _starts(tree, thickness, middles)
    strokes = {
        chain: _Stroke(thickness[chain], starts[chain], middles[chain]) for chain in tree.chains
    }
    columns = _columns(tree, strokes)
    width = max(columns[-1][1] + MARGIN, NARROWEST)
    headline = clean(reading.article.headline or reading.capture.url)
    environment = Environment(
        loader=PackageLoader("onrecord.export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("chains.svg").render(
        headline=headline,
        heading=_wrapped(headline, int((width - 2 * MARGIN) / LETTER_OF_HEADING), 1)[0],
        told=tell_chains(reading),
        model=clean(reading.model),
        drawn=[_drawn(tree, chain, stroke, columns) for chain, stroke in strokes.items()],
        dashes=DASHES,
        width=width,
        height=math.ceil(HEAD + needs[tree.chains[0]] + FOOT),
        foot=math.ceil(HEAD + needs[tree.chains[0]]),
    )


def _thickness(tree: Tree) -> dict[Chain, float]:
    leaves = sum(not its for its in tree.onward.values())
    thickest = min(FAST * leaves, FROM + SLOW * leaves)
    whole = thickest / max(1, tree.words[tree.chains[0]])
    return {chain: max(THINNEST, whole * words) for chain, words in tree.words.items()}


def _needs(tree: Tree, thickness: dict[Chain, float]) -> dict[Chain, float]:
    """The height that each link takes up together with all behind it."""
    needs: dict[Chain, float] = {}
    for chain in reversed(tree.chains):
        own = _above(chain) + thickness[chain] + GAP
        needs[chain] = max(own, sum(needs[one] for one in tree.onward[chain]))
    return needs


def _above(chain: Chain) -> float:
    """The room that the label of a link takes up over its stroke."""
    return LINE * (len(_lines(chain)) + 1) + BASE


def _lines(chain: Chain) -> tuple[str, ...]:
    return _wrapped(chain[-1].name, LONGEST_LINE, MOST_LINES)


def _wrapped(words: str, longest: int, most: int) -> tuple[str, ...]:
    return tuple(wrap(words, longest, max_lines=most, placeholder=" …")) or ("",)


def _middles(
    tree: Tree, thickness: dict[Chain, float], needs: dict[Chain, float]
) -> dict[Chain, float]:
    """How far down each stroke runs: halfway between those it goes on to, its label in the room."""
    tops = {tree.chains[0]: float(HEAD)}
    for chain in tree.chains:
        onward = tree.onward[chain]
        top = tops[chain] + (needs[chain] - sum(needs[one] for one in onward)) / 2
        for one in onward:
            tops[one] = top
            top += needs[one]
    middles: dict[Chain, float] = {}
    for chain in reversed(tree.chains):
        highest = tops[chain] + _above(chain) + thickness[chain] / 2
        lowest = tops[chain] + needs[chain] - GAP - thickness[chain] / 2
        ends = [middles[one] for one in (tree.onward[chain][:1] + tree.onward[chain][-1:])]
        wanted = sum(ends) / len(ends) if ends else highest
        middles[chain] = min(max(wanted, highest), lowest)
    return middles


def _starts(
    tree: Tree, thickness: dict[Chain, float], middles: dict[Chain, float]
) -> dict[Chain, float]:
    """How far down each curve leaves the stroke it goes on from: side by side, within it."""
    starts = {tree.chains[0]: middles[tree.chains[0]]}
    for chain in tree.chains:
        onward = tree.onward[chain]
        whole = sum(thickness[one] for one in onward)
        pressed = min(1.0, thickness[chain] / whole) if onward else 1.0
        edge = middles[chain] - pressed * whole / 2
        for one in onward:
            starts[one] = edge + pressed * thickness[one] / 2
            edge += pressed * thickness[one]
    return starts


def _columns(tree: Tree, strokes: dict[Chain, _Stroke]) -> _Columns:
    """Where straight strokes start and end, by distance from the reader; before each its curves."""
    longest: dict[int, float] = {}
    farthest: dict[int, float] = {}
    for chain, stroke in strokes.items():
        depth = len(chain) - 1
        length = max(map(_length, (*_lines(chain), counted(tree, chain))))
        longest[depth] = max(longest.get(depth, 0), length)
        farthest[depth] = max(farthest.get(depth, 0), abs(stroke.y - stroke.start))
    columns: _Columns = []
    for depth in sorted(longest):
        bend = min(max(SHORTEST_BEND, farthest[depth] / BENT), LONGEST_BEND) if depth else 0
        left = columns[-1][1] if depth else MARGIN
        columns.append((math.ceil(left + bend), math.ceil(left + bend + longest[depth])))
    return columns


def _length(line: str) -> float:
    return LETTER * sum(2 if east_asian_width(one) in "WF" else 1 for one in line)


def _drawn(tree: Tree, chain: Chain, stroke: _Stroke, columns: _Columns) -> _Drawn:
    depth = len(chain) - 1
    bend, right = columns[depth]
    left = columns[depth - 1][1] if depth else bend
    lines = _lines(chain)
    start, y = _number(stroke.start), _number(stroke.y)
    middle = (left + bend) // 2
    return _Drawn(
        told=f"{chain[-1].name}: {counted(tree, chain)}",
        lines=lines,
        counted=counted(tree, chain),
        dashes=DASHES[chain[-1].standing],
        way=f"M{left} {start}C{middle} {start} {middle} {y} {bend} {y}H{right}",
        thickness=_number(stroke.thickness),
        edged=_number(stroke.thickness + min(EDGE * stroke.thickness, WIDEST_EDGE)),
        x=bend,
        y=_number(stroke.y - stroke.thickness / 2 - BASE - LINE * len(lines)),
    )


def _number(value: float) -> str:
    """`value` to a tenth of a pixel, written alike on every machine."""
    return f"{value:.1f}"
