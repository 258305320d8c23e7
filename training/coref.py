"""Coreference as GUM and MEANTIME annotate it, by the offsets of the texts that onrecord reads.

Both sets come in tokens; `training/corpora.py` gives the texts. A token is found in its text by
going on from the one before, so that places are exact or an error is raised.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from onrecord.model import Span
from training.corpora import MARKS, read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = ["Clustered", "read_gum", "read_meantime"]

GUM_COLUMNS = 10
SAME = ("coref", "ana", "appos", "cata")  # kinds of link between mentions of one entity


@dataclass(frozen=True, slots=True)
class Clustered:
    """A text with its mentions by cluster; singletons are clusters too."""

    name: str
    text: str
    clusters: tuple[tuple[Span, ...], ...]


def read_gum(coref: Path, xml: Path) -> Clustered:
    """Read a document of GUM: `coref` its WebAnno TSV, `xml` its text."""
    lines = (line.split("\t") for line in coref.read_text(encoding="utf-8").splitlines())
    rows = [line for line in lines if len(line) >= GUM_COLUMNS and not line[0].startswith("#")]
    at = {row[0]: _mentions(row) for row in rows}
    inside: dict[str, list[int]] = {}  # by mention, its tokens
    for number, row in enumerate(rows):
        for mention in at[row[0]]:
            inside.setdefault(mention, []).append(number)
    links = [link for row in rows for link in _links(row, at)]
    text = read_text(xml)
    places = _places(text, [row[2] for row in rows])
    spans = {name: Span(places[its[0]].start, places[its[-1]].end) for name, its in inside.items()}
    return Clustered(coref.stem, text, _clusters(spans, links))


def _mentions(row: list[str]) -> list[str]:
    """The mentions that a token is in: by number, or by its own where it alone is one."""
    told = [mention for mention in row[3].split("|") if mention != "_"]
    numbers = [re.search(r"\[(\d+)\]", mention) for mention in told]
    return [number[1] if number else f"alone {row[0]}" for number in numbers]


def _links(row: list[str], at: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """The pairs of mentions of one entity; "4-17[31_2]" goes from mention 2 here to 31 at 4-17."""
    for kind, to in zip(row[8].split("|"), row[9].split("|"), strict=True):
        if kind.startswith(SAME):
            there, _, pair = to.partition("[")
            other, _, own = pair.rstrip("]").partition("_")
            one = own if own not in ("", "0") else _alone(at[row[0]])
            two = other if other not in ("", "0") else _alone(at[there])
            if one and two:
                yield one, two


def _alone(names: list[str]) -> str | None:
    """The mention that a link without a number means: the one that has none."""
    alone = [name for name in names if name.startswith("alone")]
    return alone[0] if alone else (names[0] if len(names) == 1 else None)


def read_meantime(path: Path) -> Clustered:
    """Read a document of MEANTIME: mentions that refer to one entity are a cluster."""
    document = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    tokens = list(document.iter("token"))
    numbers = {token.get("t_id"): number for number, token in enumerate(tokens)}
    text = read_text(path)
    places = _places(text, [token.text or "" for token in tokens])
    spans = {}
    for mention in document.iter("ENTITY_MENTION"):
        its = sorted(numbers[anchor.get("t_id")] for anchor in mention.iter("token_anchor"))
        if its:
            span = Span(places[its[0]].start, places[its[-1]].end)
            spans[str(mention.get("m_id"))] = span
    links = [
        (str(source.get("m_id")), str(target.get("m_id")))
        for relation in document.iter("REFERS_TO")
        for source in relation.iter("source")
        for target in relation.iter("target")
    ]
    return Clustered(path.stem, text, _clusters(spans, links))


def _places(text: str, tokens: list[str]) -> list[Span]:
    places, at = [], 0
    for token in tokens:
        word = MARKS.get(token, token)
        start = text.find(word, at)
        if start < 0 or text[at:start].strip():
            raise ValueError(f"the token {token!r} does not stand at {at}: {text[at : at + 40]!r}")
        places.append(Span(start, start + len(word)))
        at = start + len(word)
    return places


def _clusters(
    spans: dict[str, Span], links: Iterable[tuple[str, str]]
) -> tuple[tuple[Span, ...], ...]:
    """The mentions that links join; what they are joined by need be no mention itself."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            name = parent[name]
        return name

    for one, other in links:
        parent[root(one)] = root(other)
    found: dict[str, list[Span]] = {}
    for name, span in spans.items():
        found.setdefault(root(name), []).append(span)
    return tuple(tuple(sorted(set(its))) for its in found.values())
