"""GUM and MEANTIME as distributed, in tokens -> texts as a reader would see them.

Neither set keeps the spaces of its articles, MEANTIME not even the paragraphs. They are put back by
rule, the same each time: annotations of onrecord's own point into these texts by offset, and a
digest of the text says whether they still fit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = ["read_text"]

BLOCKS = frozenset("text head p caption figure list item sp div table row cell quote lg l".split())
JOINED = frozenset("- / – —".split())
LEFT = re.compile(r"[,.;:?!%)\]}”’]+|\.\.\.|…|['’](?:s|re|ve|ll|d|m|S)|n['’]t|N['’]T")
RIGHT = re.compile(r"[(\[{$£€“‘#]|US\$|A\$|C\$|NZ\$")
MARKS = {"``": '"', "''": '"', '"': '"'}
SENTENCES = 3  # in a paragraph, where the corpus has none


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    glued: bool = False  # no space on either side, as the hyphen of a compound


def read_text(path: Path) -> str:
    """The text of one document: the headline first, a line a paragraph.

    `path` is a file of GUM's `xml` or of MEANTIME's `intra-doc_annotation`.
    """
    raw = path.read_text(encoding="utf-8")
    lines = _meantime(raw) if "<token " in raw else _gum(raw)
    return "\n".join(line for line in map(_spaced, lines) if line) + "\n"


def _gum(raw: str) -> Iterator[list[_Token]]:
    """The lines of a GUM document; a block inside another begins a line of its own."""
    line: list[_Token] = []
    for _, token in _walked(ElementTree.fromstring(raw)):
        if token is None:
            yield line
            line = []
        else:
            line.append(token)
    yield line


def _walked(element: ElementTree.Element) -> Iterator[tuple[str, _Token | None]]:
    """Tokens in order, with None where a block begins or ends."""
    block = element.tag in BLOCKS and not (element.tag == "quote" and element.find("s") is None)
    if block:
        yield element.tag, None
    yield from _tokens(element.text)
    for child in element:
        yield from _walked(child)
        yield from _tokens(child.tail)
    if block:
        yield element.tag, None


def _tokens(lines: str | None) -> Iterator[tuple[str, _Token]]:
    for line in (lines or "").splitlines():
        columns = line.split("\t")
        if len(columns) > 1:
            yield "token", _Token(columns[0], glued=columns[1] == "HYPH" or columns[0] == "/")


def _meantime(raw: str) -> Iterator[list[_Token]]:
    """Headline, date line, then paragraphs of SENTENCES that end outside quotations."""
    sentences: dict[int, list[str]] = {}
    for token in ElementTree.fromstring(raw).iter("token"):
        sentences.setdefault(int(token.get("sentence", "0")), []).append(token.text or "")
    line: list[str] = []
    count = 0
    for number, words in enumerate(sentences.values()):
        line, count = [*line, *words], count + 1
        closed = sum(word in MARKS for word in line) % 2 == 0
        if number < 2 or (count >= SENTENCES and closed):
            yield [_Token(word, glued=word == "/") for word in line]
            line, count = [], 0
    yield [_Token(word) for word in line]


def _spaced(tokens: Iterable[_Token]) -> str:
    """`tokens` with spaces where English sets them; straight marks open and close in turn."""
    out = ""
    glue = True
    opened = {'"': False, "'": False}
    for token in tokens:
        text = MARKS.get(token.text, token.text)
        if token.text == "``":
            opened['"'] = False
        if text in opened:
            possessive = text == "'" and not opened["'"] and out.endswith("s")
            closes = opened[text] or possessive
            opened[text] = not closes
            out += text if closes or glue else f" {text}"
            glue = not closes
        else:
            left = bool(LEFT.fullmatch(text)) or token.glued
            out += text if left or glue else f" {text}"
            glue = token.glued or bool(RIGHT.fullmatch(text))
    return out.strip()
