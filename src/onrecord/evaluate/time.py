"""Scores of time expressions on TimeML or MEANTIME, as TempEval-3 counts them.

Relaxed: an expression overlaps one of the gold; strict: it has its very extent; value: it overlaps
and has the same TIMEX3 value (UzZaman et al., SemEval-2013). Each of the gold is met once at most.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from onrecord.errors import EvaluationError
from onrecord.evaluate.measures import Score, Tally, scores_of
from onrecord.model import Span
from onrecord.timeline.events import find_events_in
from onrecord.timeline.period import period_of
from onrecord.timeline.timexes import find_timexes_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from onrecord.evaluate.measures import Counts
    from onrecord.model import Timex
    from onrecord.timeline.period import Period

__all__ = ["PEERS", "GoldTimex", "TimedText", "evaluate_time", "read_timed"]

# On TempEval-3's test articles (SemEval-2013), which are not these: HeidelTime, SUTime, and
# annotators against each other (extents, values).
PEERS = {
    "relaxed": "HeidelTime 90.3, SUTime 90.3, annotators 87",
    "strict": "HeidelTime 81.3, SUTime 79.6",
    "value": "HeidelTime 77.6, SUTime 67.4",
    "value of matched": "annotators 88",
}
APART = "apart"  # the half of TimeML's documents that no rule was made from
# Relations by which an event lies in a time, begins or ends with it.
WHILE = frozenset(
    "IS_INCLUDED INCLUDES SIMULTANEOUS IDENTITY BEGINS BEGUN_BY ENDS ENDED_BY MEASURE".split()
)
DAY = 10  # characters of a value down to the day
ANNOTATED, DATE_LINE = 6, 1  # of MEANTIME: how many sentences are, and which has the date
NO_SPACE = re.compile(r"[,.;:?!%)\]}”’]+|['’](?:s|re|ve|ll|d|m)|n['’]t")
PARAGRAPH = re.compile(r"(?:(?!\n\s*\n).)+", re.S)


@dataclass(frozen=True, slots=True)
class GoldTimex:
    """A time expression as annotated."""

    span: Span
    value: str


@dataclass(frozen=True, slots=True)
class TimedText:
    """A text with its time expressions, and when it was published; `apart` as in APART.

    `events` are the places of events with the value of a time that they are linked to, in MEANTIME.
    """

    text: str
    published: Period | None
    timexes: tuple[GoldTimex, ...]
    apart: bool | None
    events: tuple[GoldTimex, ...] | None = None


def evaluate_time(folder: Path) -> tuple[Score, ...]:
    """Score time expressions on the texts below `folder`, with intervals by article.

    Raises EvaluationError where there are none, or one is damaged.
    """
    texts = tuple(read_timed(folder))
    if not texts:
        raise EvaluationError("no TimeML (*.tml) and no MEANTIME (*.xml) there", about=str(folder))
    return scores_of([_counts(one) for one in texts])


def read_timed(folder: Path) -> Iterator[TimedText]:
    """The texts below `folder`, sorted by path; only those of TimeML come in two halves."""
    for path in sorted([*folder.rglob("*.tml"), *folder.rglob("*.xml")]):
        raw = path.read_bytes()
        try:
            root = ElementTree.fromstring(raw)
        except ElementTree.ParseError as error:
            raise EvaluationError(f"is no XML: {error}", about=str(path)) from error
        if root.tag == "TimeML":
            apart = bool(hashlib.sha256(raw).digest()[-1] % 2)
            yield _timeml(root, apart=apart)
        elif root.find("token") is not None:
            yield _meantime(root)


def _timeml(root: ElementTree.Element, *, apart: bool) -> TimedText:
    created = root.find("DCT/TIMEX3")
    published = None if created is None else created.get("value", "")[:10]
    text, timexes = "", []
    for piece, timex in _walked(root.find("TEXT"), None):
        if timex is not None and piece:
            timexes.append((timex, Span(len(text), len(text) + len(piece))))
        text += piece
    gold: dict[str, GoldTimex] = {}
    for timex, span in timexes:
        name = timex.get("tid", "")
        start = gold[name].span.start if name in gold else span.start
        gold[name] = GoldTimex(Span(start, span.end), timex.get("value", ""))
    return TimedText(text, (published and period_of(published)) or None, (*gold.values(),), apart)


def _walked(
    element: ElementTree.Element | None, inside: ElementTree.Element | None
) -> Iterator[tuple[str, ElementTree.Element | None]]:
    """The text in order, each piece with the time expression it stands in."""
    if element is None:
        return
    inside = element if element.tag == "TIMEX3" else inside
    yield element.text or "", inside
    for child in element:
        yield from _walked(child, inside)
        yield child.tail or "", inside


def _meantime(root: ElementTree.Element) -> TimedText:
    """Tokens with spaces where English sets them; a sentence is a paragraph."""
    text, places, sentence = "", {}, None
    for token in root.iter("token"):
        if int(token.get("sentence", "0")) >= ANNOTATED:
            break
        word = token.text or ""
        if token.get("sentence") != sentence:
            text += "\n\n" if text else ""
        elif not NO_SPACE.fullmatch(word):
            text += " "
        sentence = token.get("sentence")
        places[token.get("t_id")] = Span(len(text), len(text) + max(1, len(word)))
        text += word
    published, timexes = None, []
    for timex in root.iter("TIMEX3"):
        tokens = [one.get("t_id") for one in timex.iter("token_anchor")]
        anchors = [places[one] for one in tokens if one in places]
        if timex.get("functionInDocument") == "CREATION_TIME":
            published = period_of(timex.get("value", ""))
        elif anchors:
            span = Span(min(anchors).start, max(anchors).end)
            timexes.append(GoldTimex(span, timex.get("value", "")))
    published = published or _by_date_line(text)
    timexes.sort(key=lambda one: one.span)
    return TimedText(text, published, (*timexes,), None, _linked(root, places))


def _linked(root: ElementTree.Element, places: dict[str | None, Span]) -> tuple[GoldTimex, ...]:
    """The events that are linked to a time in which they lie, with its value."""
    values = {one.get("m_id"): one.get("value", "") for one in root.iter("TIMEX3")}
    events = {one.get("m_id"): one.iter("token_anchor") for one in root.iter("EVENT_MENTION")}
    spans = {
        name: [places[one.get("t_id")] for one in tokens if one.get("t_id") in places]
        for name, tokens in events.items()
    }
    found = []
    for link in root.iter("TLINK"):
        ends = [end.get("m_id") for tag in ("source", "target") for end in link.iter(tag)]
        for event, time in (ends, ends[::-1]):
            if link.get("reltype") in WHILE and spans.get(event) and time in values:
                span = Span(min(spans[event]).start, max(spans[event]).end)
                found.append(GoldTimex(span, values[time]))
    return tuple(found)


def _by_date_line(text: str) -> Period | None:
    """The date in the line below the headline, where it is not annotated."""
    lines = [Span(*match.span()) for match in PARAGRAPH.finditer(text)]
    read = find_timexes_in(text, lines[DATE_LINE : DATE_LINE + 1], None)
    return period_of(read[0].value or "") if read else None


def _counts(one: TimedText) -> Counts:
    paragraphs = [Span(*match.span()) for match in PARAGRAPH.finditer(one.text)]
    read = find_timexes_in(one.text, paragraphs, one.published)
    pairs = _matched(read, one.timexes)
    rights = {
        "relaxed": len(pairs),
        "strict": sum(ours.span == gold.span for ours, gold in pairs),
        "value": sum(ours.value == gold.value for ours, gold in pairs),
    }
    counts = {name: Tally(n, len(read), len(one.timexes)) for name, n in rights.items()}
    counts["value of matched"] = Tally(rights["value"], len(pairs), len(pairs))
    if one.events is not None:
        counts["events, precision"] = _events(one, paragraphs, read)
    if one.apart is not None:
        counts |= {
            f"{name}, {APART}": tally if one.apart else Tally() for name, tally in counts.items()
        }
    return counts


def _events(one: TimedText, paragraphs: Sequence[Span], read: Sequence[Timex]) -> Tally:
    """A dated clause is right if an event in it is linked to a time of the same day or period."""
    dated = find_events_in(one.text, paragraphs[DATE_LINE + 1 :], read)
    return Tally.of(
        any(
            event.span.encloses(gold.span) and gold.value[:DAY] == event.value[:DAY]
            for gold in one.events or ()
        )
        for event in dated
    )


def _matched(read: tuple[Timex, ...], gold: tuple[GoldTimex, ...]) -> list[tuple[Timex, GoldTimex]]:
    """Pairs that overlap, each taken once, in reading order."""
    left, pairs = list(read), []
    for one in gold:
        found = next((ours for ours in left if ours.span.overlaps(one.span)), None)
        if found is not None:
            left.remove(found)
            pairs.append((found, one))
    return pairs
