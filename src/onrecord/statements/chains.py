"""Statements inside statements: on whose word it is that someone said something.

The tagger reads one level. What it leaves to this module: a reporting clause that got no content
because an inner one took it ("he griped that ..., according to a former official"), and what is
said inside a content, which is read again by itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.model import Span
from onrecord.statements.tagger import Tagged
from onrecord.statements.windows import OPENING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.statements.tagger import Tagger

__all__ = ["Chained", "find_chained", "find_outermost"]

DEEPEST = 3  # levels below the outermost
FEWEST_WORDS = 6  # of a content that is read again
LEAST_INNER = 0.3  # confidence; below it inner readings were noise on our own sample pages
SENTENCE = re.compile(
    r"(?:(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|vs|Lt|Jr|Sr))(?<!\b(?:Mrs|Gen|Sen|Rep|Gov|Col|Sgt|Rev|Inc|Ltd|Jan|Feb|Aug|Oct|Nov|Dec))"
    r"(?<!\b(?:Prof|Sept|Capt|Corp))[.!?]+[\"”’')\]]*\s+)(?=[\"“‘'(\[]?[A-Z0-9])"
)
AFTER_CLAUSE = re.compile(
    r"(?:\s+(?:me|us|him|her|them|reporters|[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2}))?[\s.!?\"”’]*\Z"
)
JOINED = re.compile(r"[,;]\s+(?:but|and|yet|so|while|though|although)\s*\Z")
MARK = re.compile('["“”]')
LABEL = re.compile(r"[A-Z][\w’' -]{2,30}:\s+")


@dataclass(frozen=True, slots=True)
class Chained:
    """A relation and the number, among those returned, of the one it stands in."""

    tagged: Tagged
    within: int | None


def find_chained(text: str, tagger: Tagger) -> tuple[Chained, ...]:
    """Find the relations in `text`, those inside others' contents included, in reading order."""
    first = _set_right(text, tagger.tag([text])[0])
    found: list[tuple[Tagged, Tagged | None]] = [(one, _encloser(one, first)) for one in first]
    level = list(first)
    for _ in range(DEEPEST):
        level = _inside(text, level, found, tagger)
        if not level:
            break
    found.sort(key=lambda pair: (pair[0].content[0].start, -pair[0].content[-1].end))
    numbers = {id(one): number for number, (one, _) in enumerate(found)}
    return tuple(
        Chained(one, None if outer is None else numbers[id(outer)]) for one, outer in found
    )


def find_outermost(text: str, tagger: Tagger) -> tuple[Tagged, ...]:
    """Find the relations in `text` that stand in no other's content."""
    first = _set_right(text, tagger.tag([text])[0])
    return tuple(one for one in first if _encloser(one, first) is None)


def _inside(
    text: str,
    level: Sequence[Tagged],
    found: list[tuple[Tagged, Tagged | None]],
    tagger: Tagger,
) -> list[Tagged]:
    """Read the contents of `level` again; adds to `found` what is said in them and gives it."""
    pieces = [
        (outer, piece)
        for outer in level
        for piece in outer.content
        if len(text[piece.start : piece.end].split()) >= FEWEST_WORDS
    ]
    inner: list[Tagged] = []
    readings = tagger.tag([text[piece.start : piece.end] for _, piece in pieces])
    for (outer, piece), reading in zip(pieces, readings, strict=True):
        for one in reading:
            if one.cue is None or one.source is None or not one.content:
                continue
            moved = _moved(one, piece.start)
            if one.confidence >= LEAST_INNER and not _known(moved, found):
                inner.append(moved)
                found.append((moved, outer))
    return inner


def _moved(one: Tagged, by: int) -> Tagged:
    def span(its: Span) -> Span:
        return Span(its.start + by, its.end + by)

    return replace(
        one,
        content=tuple(map(span, one.content)),
        cue=span(one.cue) if one.cue else None,
        source=span(one.source) if one.source else None,
    )


def _known(one: Tagged, found: Sequence[tuple[Tagged, Tagged | None]]) -> bool:
    """Whether its cue already serves another relation."""
    return any(
        other.cue is not None and one.cue is not None and one.cue.overlaps(other.cue)
        for other, _ in found
    )


def _set_right(text: str, tagged: Sequence[Tagged]) -> tuple[Tagged, ...]:
    """The relations of one reading, those set right that took the content of an inner one.

    A content that nothing ties to anyone is told only if it is quoted: a reporter's own words are
    no statement. A cue right before a content is whose it is; the clause at the end of the sentence
    then reports the whole sentence. A clause left without a content reports its sentence too.
    """
    taken = {id(one): inner for one in tagged if (inner := _inner_cue(text, one, tagged))}
    robbed = {id(inner): one for one in tagged if (inner := taken.get(id(one)))}
    told = []
    for one in tagged:
        if id(one) in robbed:
            told.append(replace(one, content=robbed[id(one)].content))
        elif one.content and id(one) not in taken:
            if one.cue or text[one.content[0].start] in OPENING:
                told.append(one)
        elif (whole := _sentence_of(text, one)) is not None:
            told.append(replace(one, content=(whole,)))
    return tuple(_widened(text, one, told) for one in told)


def _inner_cue(text: str, one: Tagged, others: Sequence[Tagged]) -> Tagged | None:
    """The relation whose cue stands right before the content that `one`, after it, has taken."""
    if len(one.content) != 1 or one.cue is None or one.source is None:
        return None
    start = one.content[0].start
    if one.cue.start < start or _sentence_of(text, one) is None:
        return None
    for other in others:
        touches = other.cue is not None and not text[other.cue.end : start].strip()
        if touches and other is not one and other.cue is not None and other.cue.end <= start:
            return other
    return None


def _encloser(one: Tagged, others: Sequence[Tagged]) -> Tagged | None:
    """The smallest other relation whose content encloses that of `one`."""
    around = [
        other
        for other in others
        if other is not one
        and all(any(piece.encloses(span) for piece in other.content) for span in one.content)
        and _size(other) > _size(one)
    ]
    return min(around, key=_size, default=None)


def _size(one: Tagged) -> int:
    return sum(map(len, one.content))


def _sentence_of(text: str, clause: Tagged) -> Span | None:
    """What a reporting clause at the end or the head of its sentence reports: the rest of it."""
    if clause.cue is None or clause.source is None:
        return None
    first, last = min(clause.cue.start, clause.source.start), max(clause.cue.end, clause.source.end)
    line_start = text.rfind("\n", 0, first) + 1
    line_end = text.find("\n", last) if "\n" in text[last:] else len(text)
    breaks = [match.end() + line_start for match in SENTENCE.finditer(text[line_start:line_end])]
    start = max([line_start, *(at for at in breaks if at <= first)])
    end = min([line_end, *(at for at in breaks if at >= last)])
    label = LABEL.match(text, start)
    start = label.end() if label and label.end() <= first else start
    if AFTER_CLAUSE.match(text[last:end]):
        return _stripped(text, start, first)
    if not text[start:first].strip():
        return _stripped(text, last, end)
    return None


def _widened(text: str, one: Tagged, others: Sequence[Tagged]) -> Tagged:
    """`one` with the clauses before its content too, as in "A did, but B did not, C said".

    Only where nothing else is told in them and no marks say how far the quotation goes.
    """
    if len(one.content) != 1 or one.cue is None or one.cue.start < one.content[0].start:
        return one
    whole, content = _sentence_of(text, one), one.content[0]
    if whole is None or not JOINED.search(text[whole.start : content.start]):
        return one
    if MARK.search(text[whole.start : whole.end]):
        return one
    before = Span(whole.start, content.start)
    spans = (span for other in others if other is not one for span in _spans(other))
    if any(span.overlaps(before) for span in spans):
        return one
    return replace(one, content=(Span(whole.start, content.end),))


def _spans(one: Tagged) -> list[Span]:
    return [*one.content, *filter(None, (one.cue, one.source))]


def _stripped(text: str, start: int, end: int) -> Span | None:
    """The words in between, without commas and spaces at the edges and the final full stop."""
    while start < end and text[start] in " ,;:–—-":
        start += 1
    while end > start and text[end - 1] in " ,;:–—.":
        end -= 1
    return Span(start, end) if end - start > 1 else None
