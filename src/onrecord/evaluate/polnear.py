"""Corpora as found -> documents with their attributions, by character offset."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

Offsets = tuple[int, int]

TEXT_BOUND = re.compile(r"(T\d+)\t\w+ (\d+ \d+(?:;\d+ \d+)*)(?:\t|$)")
ATTRIBUTION = re.compile(r"E\d+\tAttribution\S* (.+)")


@dataclass(frozen=True, slots=True)
class Relation:
    """One annotated attribution: the pieces of its source, cue and content, in text order."""

    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A text and what each of its annotators marked; the first of them is the gold."""

    name: str
    text: str
    annotations: tuple[tuple[Relation, ...], ...]

    @property
    def gold(self) -> tuple[Relation, ...]:
        """The first annotator's relations that have a content."""
        first = self.annotations[0] if self.annotations else ()
        return tuple(relation for relation in first if relation.content)


def read_polnear(folder: Path) -> tuple[Document, ...]:
    """Read one part of PolNeAR (`folder` holds `text` and `attributions`), sorted by name."""
    documents = []
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        files = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        documents.append(Document(path.stem, text, tuple(map(_read_brat, files))))
    return tuple(documents)


def _read_brat(path: Path) -> tuple[Relation, ...]:
    places: dict[str, tuple[Offsets, ...]] = {}
    relations = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if bound := TEXT_BOUND.match(line):
            places[bound[1]] = tuple(
                (int(start), int(end))
                for start, end in (piece.split() for piece in bound[2].split(";"))
            )
        elif relation := ATTRIBUTION.match(line):
            pieces: dict[str, list[Offsets]] = defaultdict(list)
            for argument in relation[1].split():
                role, _, number = argument.partition(":")
                pieces[role.rstrip("0123456789")] += places.get(number, ())
            relations.append(
                Relation(*(tuple(sorted(pieces[role])) for role in ("Source", "Cue", "Content")))
            )
    return tuple(relations)
