"""Reading -> who is criticised in it by name, and whether they are heard.

Only those are looked for who are a speaker of the reading: whoever is criticised and nowhere
quoted, not even as one who declined to comment, is not found here. A person has to look.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from onrecord.model import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.model import Reading, Span, Speaker, Statement

__all__ = ["Criticised", "Heard", "declines", "find_accusing", "find_criticised"]

ACCUSING, REFUSING, ASKED = "accusing", "refusing", ("asking", "ordering")
WORD = re.compile(r"\w+")
LONGEST_REFUSAL = 120  # characters of a cue or content that are looked at: refusals are short
# Of all that is refused: an answer. "Refused to pay" and "opposed the plan" are statements.
ANSWER = re.compile(
    r"\b(?:comment\w*|respon[ds]\w*|repl(?:y|ied|ies)|answer\w*|interview\w*|discuss\w*|say|elaborate"
    r"|return\w*\s.*\b(?:calls?|messages?|requests?|e-?mails?))\b",
    re.I,
)
NOT = r"\b(?:not|never|nor)\b|n[’']t\b"
UNREACHED = re.compile(
    rf"\bunavailable (?:for|to) comment|(?:{NOT}).*\b(?:reached|available) (?:for|to) comment"
    rf"|(?:{NOT})(?: immediately)? be(?: immediately)? reached$",
    re.I,
)


class Heard(StrEnum):
    """Whether somebody criticised has a say in the article."""

    SPEAKS = "speaks"
    DECLINED = "declined to comment"
    NOT = "not heard"


@dataclass(frozen=True, slots=True)
class Criticised:
    """A speaker whom an accusing statement of somebody else names, and whether it is heard.

    `statements` are the numbers, from 1, of those statements; `by` names whose they are. Words
    that only another reports, and those of the accusers, are not a hearing.
    """

    speaker: int
    name: str
    statements: tuple[int, ...]
    by: tuple[str, ...]
    heard: Heard


def find_accusing(reading: Reading) -> tuple[int, ...]:
    """Find the numbers, from 1, of the accusing statements."""
    numbered = enumerate(reading.statements, start=1)
    return tuple(n for n, one in numbered if one.attribution.cue_class == ACCUSING)


def find_criticised(reading: Reading) -> tuple[Criticised, ...]:
    """Find the speakers who are named in another's accusing statement, in order of speakers."""
    accusing = find_accusing(reading)
    if not accusing:
        return ()
    known = _known(reading)
    against: dict[int, list[int]] = {}
    for number in accusing:
        statement = reading.statements[number - 1]
        for speaker in _named_in(statement, known) - {statement.speaker_id}:
            against.setdefault(speaker, []).append(number)
    return tuple(
        Criticised(
            one.id,
            one.name,
            tuple(against[one.id]),
            tuple(dict.fromkeys(_accuser(reading, number) for number in against[one.id])),
            _heard(reading, one),
        )
        for one in reading.speakers
        if one.id in against
    )


def _accuser(reading: Reading, number: int) -> str:
    return reading.chain_of(reading.statements[number - 1])[-1]


def declines(reading: Reading, statement: Statement) -> bool:
    """Whether `statement` is that somebody declined to comment, did not answer or was not reached.

    "Marrow Strait Ferries declined to comment" is; "the board refused to pay" is not.
    """
    cue_class = statement.attribution.cue_class
    content = reading.content_of(statement)[:LONGEST_REFUSAL]
    told = f"{(reading.cue_of(statement) or '')[:LONGEST_REFUSAL]} {content}"
    if cue_class == REFUSING and ANSWER.search(told):
        return True
    asked = cue_class in ASKED
    return UNREACHED.search(told) is not None or (content.startswith("to comment") and not asked)


@dataclass(frozen=True, slots=True)
class _Known:
    """Where speakers are mentioned, in order, and by its first word each name that is one's alone.

    So that a statement is gone through once, however many speakers there are. `text` has no line
    breaks inside names.
    """

    text: str
    mentions: list[tuple[Span, int]]
    names: dict[str, list[tuple[str, int]]]


def _known(reading: Reading) -> _Known:
    speakers = reading.speakers
    mentions = sorted((span, one.id) for one in speakers for span in one.mentions)
    owners: dict[str, set[int]] = {}
    for one in speakers:
        for name in _names_of(reading, one) if one.named else ():
            owners.setdefault(name, set()).add(one.id)
    names: dict[str, list[tuple[str, int]]] = {}
    for name, its in owners.items():
        first = WORD.search(name)
        if first and len(its) == 1:
            names.setdefault(first.group(), []).append((name[first.start() :], min(its)))
    return _Known(reading.article.unwrapped().text, mentions, names)


def _names_of(reading: Reading, speaker: Speaker) -> Iterator[str]:
    """Its name in full, as its mentions shorten it, and a person's surname."""
    yield speaker.name
    for mention in speaker.mentions:
        words = reading.article.words(mention)
        if words[0].isupper() and speaker.name.endswith(f" {words}"):
            yield words
    if speaker.kind in (SpeakerKind.PERSON, SpeakerKind.AUTHOR):
        yield from speaker.name.split()[-1:]


def _named_in(statement: Statement, known: _Known) -> set[int]:
    """The speakers whom the content of `statement` names or mentions."""
    text = known.text
    found: set[int] = set()
    for piece in statement.attribution.content:
        first = bisect_left(known.mentions, piece.start, key=lambda one: one[0].start)
        last = bisect_left(known.mentions, piece.end, key=lambda one: one[0].start)
        found.update(number for span, number in known.mentions[first:last] if piece.encloses(span))
        for word in WORD.finditer(text, piece.start, piece.end):
            for name, number in known.names.get(word.group(), ()):
                end = word.start() + len(name)
                whole = end <= piece.end and not text[end : end + 1].isalnum()
                if whole and text.startswith(name, word.start()):
                    found.add(number)
    return found


def _heard(reading: Reading, speaker: Speaker) -> Heard:
    """Whether `speaker`, or who speaks for it, has a statement that is not inside another's."""
    voices = {speaker.id, *(one.id for one in reading.speakers if one.speaks_for == speaker.id)}
    own = [one for one in reading.statements if one.speaker_id in voices]
    declining = [declines(reading, one) for one in own]
    if any(
        one.attribution.within is None and not declined
        for one, declined in zip(own, declining, strict=True)
    ):
        return Heard.SPEAKS
    return Heard.DECLINED if any(declining) else Heard.NOT
