"""Reporting clauses set right: what a clause reports when the tagger gave its content to another.

The tagger reads one level, so in "he griped that ..., according to a former official" one of two
cues goes without. A clause at the head or the end of its sentence reports the rest of it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.model import Span
from onrecord.statements.speaking import is_source
from onrecord.statements.windows import OPENING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.statements.tagger import Tagged

__all__ = ["is_citing", "join_continued", "set_right"]

LONGEST_SENTENCE = 2_000  # characters to either side in which its bounds are looked for
NEAR = 12  # relations before and after in which another can be in the same sentence
SENTENCE = re.compile(
    r"(?:(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|vs|Lt|Jr|Sr))(?<!\b(?:Mrs|Gen|Sen|Rep|Gov|Col|Sgt|Rev|Inc|Ltd|Jan|Feb|Aug|Oct|Nov|Dec))"
    r"(?<!\b(?:Prof|Sept|Capt|Corp))[.!?]+[\"”’')\]]*\s+)(?=[\"“‘'(\[]?[A-Z0-9])"
)
AFTER_CLAUSE = re.compile(
    r"(?:\s+(?:me|us|him|her|them|reporters|[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2}))?[\s.!?\"”’]*\Z"
)
JOINED = re.compile(r"[,;]\s+(?:but|and|yet|so|while|though|although)\s*\Z")
MARK = re.compile('["“”]')
CLOSING = "\"”»’'"
BARE = re.compile(r"[\s.,;:!?]*")
CITING = re.compile(r"(?:citing|quoting|referring)\b", re.I)
PASSIVE = re.compile(r"(?:is|are|was|were|be|been|being|has been|have been|had been)\b", re.I)
LONGEST_SUBJECT = 80  # characters
NAMED = r"[A-Z][\w.’'-]*"
SUBJECT = re.compile(
    rf"(?:\n|[.!?][\"”’]?\s+|,[\"”’]\s+|\A)(?P<name>(?:(?:The|A|An)\s+)?{NAMED}(?:\s+(?:of\s+|and\s+)?{NAMED}){{0,5}})"
    r"\s+\Z"
)
ARTICLES = frozenset("a an the".split())
GOES_ON = re.compile(r"(?:,|\band|\bbut)[\"”’]?\s+(?:also\s+|then\s+|later\s+)?\Z")
LABEL = re.compile(r"[A-Z][\w’' -]{2,30}:\s+")


def set_right(text: str, tagged: Sequence[Tagged]) -> tuple[Tagged, ...]:
    """The relations of one reading, those set right that took the content of an inner one.

    A content that nothing ties to anyone is told only if it is quoted: a reporter's own words are
    no statement. A cue right before a content is whose it is; the clause at the end of the sentence
    then reports the whole sentence. A clause left without a content reports its sentence too.
    """
    cues = {one.cue.end: one for one in tagged if one.cue is not None}
    taken = {id(one): inner for one in tagged if (inner := _inner_cue(text, one, cues))}
    robbed = {id(inner): one for one in tagged if (inner := taken.get(id(one)))}
    told: list[Tagged] = []
    for one in (_citing(text, its) for its in tagged):
        if id(one) in robbed:
            told.append(replace(one, content=robbed[id(one)].content))
        elif one.content and id(one) not in taken:
            if one.cue or text[one.content[0].start] in OPENING:
                told.append(one)
        elif is_citing(text, one) and (cited := _cited(text, one, told)):
            told.append(replace(one, content=cited))
        elif (whole := _sentence_of(text, one)) is not None:
            told.append(replace(one, content=(whole,)))
    told = [_widened(text, one, told[max(0, at - NEAR) : at + NEAR]) for at, one in enumerate(told)]
    for at, one in enumerate(told):
        told[at] = _with_subject(text, _with_the_same(text, one, told[max(0, at - NEAR) : at]))
    return tuple(_without_stub(text, one) for one in told)


def _without_stub(text: str, one: Tagged) -> Tagged:
    """`one` without a source of which the article alone was found: "A" of "A plan to"."""
    stub = one.source and text[one.source.start : one.source.end].casefold() in ARTICLES
    return replace(one, source=None) if stub else one


def _with_the_same(text: str, one: Tagged, before: Sequence[Tagged]) -> Tagged:
    """`one`, if it has no source, with that of the clause it goes on from in its sentence.

    "She said it held, adding that it was old", "He opened it and predicted that it would hold".
    """
    cue = one.cue
    if one.source is not None or cue is None or PASSIVE.match(text, cue.start):
        return one
    last = max(
        (other for other in before if other.cue and other.source and other.cue.end <= cue.start),
        key=lambda other: other.cue.end if other.cue else 0,
        default=None,
    )
    if last is None or last.cue is None or not GOES_ON.search(text, last.cue.end, cue.start):
        return one
    return (
        one if SENTENCE.search(text, last.cue.end, cue.start) else replace(one, source=last.source)
    )


def _with_subject(text: str, one: Tagged) -> Tagged:
    """`one`, if it has no source, with the name that alone stands before its verb.

    "Hope dismissed the charge": the network, which sees no capitals, took the name for a noun.
    """
    if one.source is not None or one.cue is None or PASSIVE.match(text, one.cue.start):
        return one
    first = max(0, one.cue.start - LONGEST_SUBJECT)
    subject = SUBJECT.search(text[first : one.cue.start])
    if subject is None or (first and not subject.start()):
        return one
    span = Span(first + subject.start("name"), first + subject.end("name"))
    return one if any(span.overlaps(piece) for piece in one.content) else replace(one, source=span)


def join_continued(text: str, told: Sequence[Tagged]) -> tuple[Tagged, ...]:
    """`told`, in order, a bare quotation joined to the statement that it goes on from.

    As in '"It held," she said. "Then it fell."': nothing but marks and white space in between.
    """
    joined: list[Tagged] = []
    for one in told:
        last = joined[-1] if joined else None
        if last is not None and one.cue is None and last.cue is not None:
            if all(any(piece.encloses(its) for piece in last.content) for its in one.content):
                continue  # its words are there already
            if _goes_on(text, last, one):
                joined[-1] = replace(last, content=(*last.content, *one.content))
                continue
        joined.append(one)
    return tuple(joined)


def _goes_on(text: str, last: Tagged, one: Tagged) -> bool:
    """Whether the bare quotation `one` goes on from `last`; what answers a question does not."""
    end = max(span.end for span in _spans(last))
    between = text[end : one.content[0].start]
    if one.content[0].start < end or not BARE.fullmatch(between):
        return False
    said = text[last.content[-1].start : last.content[-1].end]
    asked = said.rstrip(CLOSING).endswith("?") and "\n" in between
    return said[-1] in CLOSING and not asked


def is_citing(text: str, one: Tagged) -> bool:
    """Whether `one` is what another leans on: "X said A, citing Y" has Y's A within X's."""
    return one.cue is not None and bool(CITING.match(text[one.cue.start : one.cue.end]))


def _citing(text: str, one: Tagged) -> Tagged:
    """`one`, of a cue that cites, with what follows for its source: "citing customs data"."""
    if not is_citing(text, one) or one.cue is None or len(one.content) != 1:
        return one
    cited = one.content[0]
    follows = not text[one.cue.end : cited.start].strip()
    named = is_source(text[cited.start : cited.end])
    return replace(one, content=(), source=cited) if follows and named else one


def _cited(text: str, one: Tagged, told: Sequence[Tagged]) -> tuple[Span, ...]:
    """The content of the statement just before `one` in its sentence, without "that"."""
    start = one.cue.start if one.cue else 0
    before = [other for other in told if other.content[-1].end <= start]
    if not before:
        return ()
    last = max(before, key=lambda other: other.content[-1].end)
    if not BARE.fullmatch(text[last.content[-1].end : start]):
        return ()
    first = last.content[0]
    bare = Span(first.start + len("that "), first.end) if _opens_with_that(text, first) else first
    return (bare, *last.content[1:])


def _opens_with_that(text: str, span: Span) -> bool:
    return text.startswith("that ", span.start) and len(span) > len("that ")


def _inner_cue(text: str, one: Tagged, cues: dict[int, Tagged]) -> Tagged | None:
    """The relation whose cue stands right before the content that `one`, after it, has taken.

    `cues` are the relations by the end of their cue.
    """
    if len(one.content) != 1 or one.cue is None or one.source is None:
        return None
    start = one.content[0].start
    if one.cue.start < start or _sentence_of(text, one) is None:
        return None
    before = len(text[max(0, start - 8) : start].rstrip()) + max(0, start - 8)
    inner = cues.get(before) or cues.get(start)
    return inner if inner is not one else None


def _sentence_of(text: str, clause: Tagged) -> Span | None:
    """What a reporting clause at the end or the head of its sentence reports: the rest of it."""
    if clause.cue is None or clause.source is None:
        return None
    first, last = min(clause.cue.start, clause.source.start), max(clause.cue.end, clause.source.end)
    before, after = max(0, first - LONGEST_SENTENCE), last + LONGEST_SENTENCE
    line_start = max(text.rfind("\n", before, first) + 1, before)
    line_end = text.find("\n", last, after)
    line_end = min(len(text), after) if line_end < 0 else line_end
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
