"""Chains of attribution in sentences of our own, read with the model that comes with onrecord."""

import re
from dataclasses import dataclass
from pathlib import Path

from onrecord.config import Settings
from onrecord.evaluate.matching import Spans, find_pairs, same_source
from onrecord.model import Span
from onrecord.read import open_reader
from onrecord.statements.chains import Chained, find_chained

SENTENCES = [
    line
    for line in (Path(__file__).parent / "chains.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
MARK = re.compile(r"<(?P<content>[a-z]):|\{(?P<source>[a-z]):|(?P<ends>[>}])")
STATEMENTS_FLOOR = 0.97  # of those in the table, found with their source
LINKS_FLOOR = 0.96  # of the links to the one around


@dataclass(frozen=True)
class Told:
    """A statement of the table: places in the plain text, and the letter of the one around it."""

    content: Spans
    source: Spans
    within: str | None


def parsed(line: str) -> tuple[str, dict[str, Told]]:
    """The plain text of a line of the table, and its statements by letter."""
    text = ""
    contents: dict[str, list[tuple[int, int]]] = {}
    sources: dict[str, tuple[int, int]] = {}
    within: dict[str, str | None] = {}
    opened: list[tuple[str, str, int]] = []
    end = 0
    for mark in MARK.finditer(line):
        text += line[end : mark.start()]
        end = mark.end()
        if not mark["ends"]:
            role = "content" if mark["content"] else "source"
            letter = mark["content"] or mark["source"]
            if role == "content":
                around = [its for kind, its, _ in opened if kind == "content"]
                within[letter] = around[-1] if around else None
            opened.append((role, letter, len(text)))
            continue
        role, letter, start = opened.pop()
        if role == "content":
            contents.setdefault(letter, []).append((start, len(text)))
        else:
            sources[letter] = (start, len(text))
    text += line[end:]
    told = {
        letter: Told(tuple(its), (sources[letter],) if letter in sources else (), within[letter])
        for letter, its in contents.items()
    }
    return text, told


def spans(one: Chained) -> Spans:
    return tuple((piece.start, piece.end) for piece in one.tagged.content)


def source(one: Chained) -> Spans:
    its = one.tagged.source
    return ((its.start, its.end),) if its else ()


def test_the_table_is_large_and_deep_enough() -> None:
    assert len(SENTENCES) >= 60

    def depth(told: dict[str, Told], letter: str | None) -> int:
        return 0 if letter is None else 1 + depth(told, told[letter].within)

    depths = [max(depth(told, its) for its in told) for _, told in map(parsed, SENTENCES)]
    assert max(depths) == 4


def test_chains() -> None:
    tagger = open_reader(Settings()).tagger
    found = statements = links_found = links = 0
    wrong = []
    for line in SENTENCES:
        text, told = parsed(line)
        headline = None if line.endswith(".") else Span(0, len(text))
        read = find_chained(text, tagger, headline=headline)
        letters = list(told)
        pairs = find_pairs([spans(one) for one in read], [told[its].content for its in letters])
        right = {
            letters[j]: i
            for i, j in pairs.items()
            if same_source(source(read[i]), told[letters[j]].source)
        }
        linked = sum(
            read[right[its]].within == right[outer]
            for its in letters
            if (outer := told[its].within) in right and its in right
        )
        wanted = sum(told[its].within is not None for its in letters)
        found, statements = found + len(right), statements + len(letters)
        links_found, links = links_found + linked, links + wanted
        if len(right) < len(letters) or linked < wanted:
            wrong.append(text)
    told_of = f"{found} of {statements} statements, {links_found} of {links} links; wrong: {wrong}"
    assert found / statements >= STATEMENTS_FLOOR, told_of
    assert links_found / links >= LINKS_FLOOR, told_of
