"""Pieces of a page -> the article's text and its paragraphs, each with the path that leads back."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.model import Paragraph, ParagraphKind, Span

if TYPE_CHECKING:
    from onrecord.article.headline import Headline
    from onrecord.article.story import Piece
    from onrecord.model import Page

__all__ = ["Written", "as_it_stands", "write"]

PARAGRAPH_BREAK = "\n\n"
LINE = re.compile(r"(?P<line>[^\r\n]*)(?P<end>\r\n|\r|\n|\Z)")
WRAPPED = range(45, 101)  # characters in a line that was broken by hand
SENTENCE_END = re.compile(r"[.!?:][\"'”’)]*\s*$")
# A label that opens a paragraph: one capital, then small words, then a colon.
LABEL = re.compile(r"(?P<label>[A-Z][\w’'-]*(?:\s[a-z’'][\w’'-]*){0,4}:)\s+(?=\S)")
MOST_PARTS = 20  # text nodes of a paragraph that an XPath can name one by one
SEVERAL = re.compile(
    r"(?P<home>.*)\[position\(\)>=(?P<first>\d+) and position\(\)<=(?P<last>\d+)\]"
)
USUAL_LABELS = frozenset(
    "Flashback:|Background:|The background:|Context:|The context:|Analysis:|Why it matters:"
    "|The big picture:|Behind the scenes:|Between the lines:|Worth noting:|State of play:"
    "|By the numbers:|Driving the news:|What happened:|The latest:|What they said:".split("|")
)


@dataclass(frozen=True, slots=True)
class Written:
    """A text and where its paragraphs lie in it."""

    text: str
    paragraphs: tuple[Paragraph, ...]


def write(page: Page, headline: Headline | None, pieces: tuple[Piece, ...]) -> Written:
    """Join the headline and the blocks of `pieces`, an empty line between them."""
    parts = [(headline.text, ParagraphKind.HEADLINE, headline.path)] if headline else []
    for piece in pieces:
        block = page.blocks[piece.number]
        parts.append((block.text, piece.kind, block.path))
    labels = _labels([text for text, kind, _ in parts if kind is ParagraphKind.PARAGRAPH])
    paragraphs: list[Paragraph] = []
    start = 0
    for text, kind, path in parts:
        whole = Paragraph(Span(start, start + len(text)), kind, path)
        paragraphs += _parted(text, whole) if _label(text) in labels else [whole]
        start += len(text) + len(PARAGRAPH_BREAK)
    return Written(PARAGRAPH_BREAK.join(text for text, _, _ in parts), tuple(paragraphs))


def _label(text: str) -> str | None:
    match = LABEL.match(text)
    return match["label"] if match else None


def _labels(texts: list[str]) -> frozenset[str]:
    """The labels that are the story's own: well-worn ones, or several that differ.

    In an interview or a transcript the same few names come again and again: no labels.
    """
    found = Counter(label for text in texts if (label := _label(text)))
    if any(count > 1 for count in found.values()):
        return frozenset()
    several = len(found) > 1 and any(" " in label for label in found)
    return frozenset(found) if several else frozenset(found) & USUAL_LABELS


def _parted(text: str, whole: Paragraph) -> list[Paragraph]:
    """The label and the rest as paragraphs of their own; as one where no path tells them apart."""
    match = LABEL.match(text)
    if match is None or whole.kind is not ParagraphKind.PARAGRAPH or not _as_words(whole.path):
        return [whole]
    start, colon, rest = whole.span.start, match.end("label"), match.end()
    if whole.path.startswith("/"):
        words = f"translate({_as_words(whole.path)}, '\u00a0', ' ')"
        paths = (
            f"concat(substring-before(normalize-space({words}), ':'), ':')",
            f"normalize-space(substring-after({words}, ':'))",
        )
    else:
        paths = (
            f"{whole.path}, characters 1-{colon}",
            f"{whole.path}, characters {rest + 1}-{len(text)}",
        )
    return [
        Paragraph(Span(start, start + colon), ParagraphKind.LABEL, paths[0]),
        Paragraph(Span(start + rest, whole.span.end), whole.kind, paths[1]),
    ]


def _as_words(path: str) -> str | None:
    """`path` as an expression for all the words there, or None where they are in too many parts."""
    match = SEVERAL.fullmatch(path)
    if match is None:
        return None if "[not(" in path else path
    first, last = int(match["first"]), int(match["last"])
    if last - first >= MOST_PARTS:
        return None
    parts = (f"{match['home']}[{place}]" for place in range(first, last + 1))
    return f"concat({', '.join(parts)})"


def as_it_stands(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of `text` without changing it: a line each, or a run of wrapped lines."""
    runs: list[list[tuple[int, int, int]]] = [[]]  # line number, start, end
    for number, match in enumerate(LINE.finditer(text), start=1):
        if match["line"].strip():
            runs[-1].append((number, *match.span("line")))
        else:
            runs.append([])
    paragraphs = []
    for run in runs:
        for part in [run] if _is_wrapped(text, run) else [[line] for line in run]:
            first, last = part[0], part[-1]
            path = f"line {first[0]}" if len(part) == 1 else f"lines {first[0]}-{last[0]}"
            paragraphs.append(Paragraph(Span(first[1], last[2]), ParagraphKind.PARAGRAPH, path))
    return tuple(paragraphs)


def _is_wrapped(text: str, run: list[tuple[int, int, int]]) -> bool:
    """Whether lines break where the width ends, not where sentences do."""
    followed = [text[start:end] for _, start, end in run[:-1]]
    broken = sum(not SENTENCE_END.search(line) for line in followed)
    return (
        bool(followed)
        and broken * 2 > len(followed)
        and all(len(line) in WRAPPED for line in followed)
    )
