"""An article as its alterations need it: paragraphs, sentences, quotations, who says what."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Paragraph", "Place", "Said", "Story", "narrowed", "read_story", "read_words", "trimmed"]

Place = tuple[int, int]
Words = dict[str, list[list[str]]]

CAPTION = re.compile(r"\b(?:Image|Video|Audio): ")
BROKEN = re.compile(r"\(\(|`|''|\w ['’][ ,.]")
BOUNDARY = re.compile(r"[.?!…][\"”’)\]]*( +)(?=[\"“‘(\[]*[A-Z0-9])")
SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St|Inc|Corp|Co|Ltd|Jr|Sr|Asst|No|vs|etc|[ap]\.m|[A-Z])"
    r"|\.\.)\.$"
)
LEAST_BODY = 8  # words of a paragraph that is no heading
BEFORE, AFTER = frozenset(" ([—–-/\n'‘"), frozenset(" .,;:?!)]—–-'’\n")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Where a line stands, whether its marks pair, and what it is."""

    start: int
    end: int
    sound: bool
    body: bool  # running text
    caption: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of the gold, with what is known of its speaker."""

    content: tuple[Place, ...]
    cue: Place | None
    source: Place | None
    quotation: str
    top: bool
    positive: bool
    kind: str
    named: bool
    name: str


@dataclass(frozen=True, slots=True)
class Story:
    """One article; a quotation is the place of its words with the marks."""

    name: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Place, ...]
    quotations: tuple[Place, ...]
    said: tuple[Said, ...]
    byline: str = ""
    credit: str = ""

    def framed(self, byline: str, credit: str) -> Story:
        """The same article under another byline."""
        return replace(self, byline=byline, credit=credit)

    def sentences_over(self, place: Place) -> Place:
        """The sentences that `place` touches, as one place."""
        inside = [one for one in self.sentences if one[0] < place[1] and place[0] < one[1]]
        return (inside[0][0], inside[-1][1]) if inside else place

    def sound(self, place: Place) -> bool:
        """Whether `place` stands in running text whose marks pair."""
        return any(
            one.start <= place[0] and place[1] <= one.end and one.sound and one.body
            for one in self.paragraphs
        )

    def outside(self, place: Place) -> bool:
        """Whether `place` stands in running text and in no quotation."""
        return self.sound(place) and not meets(place, self.quotations)

    def bare(self, place: Place) -> bool:
        """Whether `place` is outside quotations, sources and cues."""
        named = [part for one in self.said for part in (one.source, one.cue) if part]
        return self.outside(place) and not meets(place, named)

    def plain(self) -> Iterator[Place]:
        """The sentences without a mark and without a statement, of ordinary length."""
        told = [part for one in self.said for part in (*one.content, one.source, one.cue) if part]
        for one in self.sentences:
            words = self.text[slice(*one)]
            long_enough = 7 <= len(words.split()) <= 40 and words[-1] == "."
            if long_enough and self.outside(one) and not meets(one, told):
                yield one

    def spoken(self) -> Iterator[Place]:
        """The quotations that the gold gives to somebody, marks and all."""
        told = [
            part
            for one in self.said
            if one.quotation in ("direct", "mixed")
            for part in one.content
        ]
        for one in self.quotations:
            if self.sound(one) and meets((one[0] + 1, one[1] - 1), told):
                yield one


def meets(place: Place, others: Any) -> bool:
    """Whether `place` overlaps one of `others`."""
    return any(one[0] < place[1] and place[0] < one[1] for one in others)


def trimmed(text: str, place: Place, edges: str = " ,.;:") -> Place:
    """`place` without spaces and stops at its ends."""
    start, end = place
    while start < end and text[start] in edges:
        start += 1
    while end > start and text[end - 1] in edges:
        end -= 1
    return start, end


def narrowed(text: str, place: Place, new: str) -> tuple[Place, str]:
    """`place` and `new` without the words that both begin or end with."""
    start, end = place
    while " " in new and text[start:end].split(" ")[0] == new.split(" ")[0]:
        first, _, new = new.partition(" ")
        start += len(first) + 1
    while " " in new and text[start:end].split(" ")[-1] == new.split(" ")[-1]:
        new, _, last = new.rpartition(" ")
        end -= len(last) + 1
    return (start, end), new


def read_words(path: Path) -> Words:
    """The rows of a table by the word in their first column."""
    words: Words = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, *rest = line.split("\t")
        words.setdefault(kind, []).append(rest)
    return words


def read_story(name: str, text: str, stored: dict[str, Any]) -> Story:
    """The article of `text`, with the statements of its gold."""
    paragraphs, sentences, quotations = [], [], []
    at = 0
    for number, line in enumerate(text.rstrip("\n").split("\n")):
        found = None if BROKEN.search(line) or _odd(line) else _quotations(line)
        body = number > 1 and len(line.split()) >= LEAST_BODY and line[-1] in '.?!"”'
        caption = bool(CAPTION.search(line))
        body = body and not caption
        paragraphs.append(Paragraph(at, at + len(line), found is not None, body, caption))
        if body:
            sentences += [(at + start, at + end) for start, end in _sentences(line)]
        quotations += [(at + start, at + end) for start, end in found or ()]
        at += len(line) + 1
    said = tuple(_said(text, one, stored["speakers"]) for one in stored["statements"])
    return Story(name, text, tuple(paragraphs), tuple(sentences), tuple(quotations), said)


def _odd(line: str) -> bool:
    return any(line.count(one) != line.count(two) for one, two in ("[]", "()", "“”"))


def _quotations(line: str) -> list[Place] | None:
    """The places between paired double marks; None where they do not pair."""
    found, opened = [], -1
    for at, letter in enumerate(line):
        if letter not in '"“”':
            continue
        before, after = line[at - 1] if at else " ", line[at + 1 : at + 2] or " "
        if opened < 0:
            if letter == "”" or before not in BEFORE or after == " ":
                return None
            opened = at
        else:
            if letter == "“" or before == " " or after not in AFTER:
                return None
            found.append((opened, at + 1))
            opened = -1
    return found if opened < 0 else None


def _sentences(line: str) -> list[Place]:
    starts = [0]
    ends = []
    for one in BOUNDARY.finditer(line):
        if not SHORT.search(line[: one.start() + 1]):
            ends.append(one.start(1))
            starts.append(one.end())
    return list(zip(starts, [*ends, len(line)], strict=True))


def _said(text: str, one: dict[str, Any], speakers: list[dict[str, Any]]) -> Said:
    who = speakers[one["speaker"]] if one["speaker"] is not None else None
    name = who["name"] if who else ""
    return Said(
        content=tuple((start, end) for start, end in one["content"]),
        cue=tuple(one["cue"]) if one["cue"] else None,
        source=tuple(one["source"]) if one["source"] else None,
        quotation=one["quotation"],
        top=one["within"] is None,
        positive=one["polarity"] == "positive",
        kind=who["kind"] if who else "",
        named=bool(who and who["named"]),
        name=name if isinstance(name, str) else text[slice(*name)],
    )
