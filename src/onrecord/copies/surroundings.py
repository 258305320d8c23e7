"""What was altered around the story: headline, byline, credits, and paragraphs as a whole."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.copies.sides import Place
from onrecord.copies.words import plain
from onrecord.model import Alteration, AlterationKind, ParagraphKind, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.copies.sides import Side, Sides
    from onrecord.model import Article, Span

__all__ = ["headline_altered", "in_headline", "paragraphs_altered", "surroundings_altered"]

CONTRIBUTED = re.compile(
    r"^\W*(?:additional\s+|with\s+)?(?:reporting|reports?|writing|written|editing|edited|interviews?)\s+by\b"
    r"|\bcontributed\s+(?:reporting|to\s+this\s+(?:report|story|article))\b"
    r"|^\W*(?:this\s+(?:story|article|report)\s+)?(?:was\s+)?(?:first|originally)\s+published\s+(?:by|in|on)\b",
    re.I,
)
LONGEST_CREDIT = 60  # words
LONGEST_LINE = 14  # words of a crosshead, or of a line of furniture that was taken for the story
ENDED = re.compile(r"""[.!?…:]['"”’»)\]]*\s*$""")
ASIDE = frozenset((ParagraphKind.CAPTION, ParagraphKind.LABEL))
Kind = AlterationKind


def surroundings_altered(sides: Sides) -> Iterator[Alteration]:
    """What differs in byline and credits."""
    here, there = sides.here.reading.article, sides.there.reading.article
    yield from _byline(here, there)
    gone = (sides.there.words.paragraphs[number].span for number in sides.alignment.dropped)
    yield from _credits(here, there, there.words(*gone))


def headline_altered(sides: Sides, words: Sequence[Alteration]) -> Sequence[Alteration]:
    """What differs in the headline, given what differs in its words.

    Where each difference is of a kind of its own, these; else the headline is another.
    """
    here, there = _title(sides.here), _title(sides.there)
    if not words or not here or not there:
        return ()
    if all(one.kind is not Kind.WORDING_CHANGED for one in words):
        return words
    place = Place(here, there)
    if all(one.allowed for one in words):
        why = "house style: the same headline, written otherwise"
        return (replace(sides.altered_whole(Kind.HEADLINE_CHANGED, place, why), allowed=True),)
    silent = _says_who(sides.there, there) and not _says_who(sides.here, here)
    why = "other words in the headline" + ("; it no longer says who says so" if silent else "")
    return (sides.altered_whole(Kind.HEADLINE_CHANGED, place, why),)


def in_headline(sides: Sides, one: Alteration) -> bool:
    """Whether an alteration lies in the headline of a side."""
    return any(
        passage is not None and passage.span is not None and _holds(side, passage.span)
        for side, passage in ((sides.here, one.here), (sides.there, one.there))
    )


def _holds(side: Side, span: Span) -> bool:
    headline = side.reading.article.headline_at()
    return headline is not None and headline.encloses(span)


def _title(side: Side) -> range:
    paragraphs = enumerate(side.words.paragraphs)
    number = next((n for n, one in paragraphs if one.kind is ParagraphKind.HEADLINE), None)
    return range(0) if number is None else side.words.of(number)


def _says_who(side: Side, title: range) -> bool:
    return any(one.clause and one.clause[0] in title for one in side.said)


def _byline(here: Article, there: Article) -> Iterator[Alteration]:
    ours, theirs = here.byline.names, there.byline.names
    if not theirs or {_folded(one) for one in ours} == {_folded(one) for one in theirs}:
        return
    signed = Passage(" and ".join(ours), None) if ours else None
    why = "other people sign" if ours else "nobody signs here"
    yield Alteration(Kind.BYLINE_CHANGED, signed, Passage(" and ".join(theirs), None), why)


def _credits(here: Article, there: Article, lines: str) -> Iterator[Alteration]:
    """Outlets and agencies that are not told; those in `lines`, which went, are told with these."""
    told = [here.publisher, here.origin, here.byline.agency]
    told += [here.dateline.agency] if here.dateline else []
    known = {_folded(one) for one in told if one}
    credits = [there.byline.agency, there.dateline.agency if there.dateline else None]
    credits += [there.origin, there.publisher if here.publisher else None]
    text = here.text.casefold()
    for credit in dict.fromkeys(filter(None, credits)):
        if _folded(credit) not in known and credit.casefold() not in text and credit not in lines:
            why = "the outlet or agency it is from is not told"
            yield Alteration(Kind.CREDIT_DROPPED, None, Passage(credit, None), why)


def _folded(name: str) -> tuple[str, ...]:
    words = [plain(word) for word in re.findall(r"\w+", name)]
    return tuple(words[1:] if words[:1] == ["the"] else words)


def paragraphs_altered(sides: Sides) -> Iterator[Alteration]:
    """Paragraphs that were left out, put in or moved."""
    for number in sides.alignment.dropped:
        if _is_told(sides.there, number):
            yield _dropped(sides, number)
    for number in sides.alignment.added:
        if _is_told(sides.here, number):
            place = Place(sides.here.words.of(number), ())
            yield sides.altered_whole(Kind.PARAGRAPH_ADDED, place, "it does not stand there")
    for one, its in sides.alignment.moved:
        place = Place(sides.here.words.of(one), sides.there.words.of(its))
        yield sides.altered_whole(Kind.PARAGRAPH_MOVED, place, "it stands in another order")


def _is_told(side: Side, number: int) -> bool:
    """Whether a paragraph tells something: neither a caption nor a short line without an end."""
    paragraph = side.words.paragraphs[number]
    text = side.words.text[paragraph.span.start : paragraph.span.end]
    if paragraph.kind in ASIDE:
        return False
    return (
        bool(ENDED.search(text))
        or len(side.words.of(number)) > LONGEST_LINE
        or bool(CONTRIBUTED.search(text))
    )


def _dropped(sides: Sides, number: int) -> Alteration:
    words = sides.there.words
    place = Place((), words.of(number))
    paragraph = words.paragraphs[number]
    text = words.text[paragraph.span.start : paragraph.span.end]
    if CONTRIBUTED.search(text) and len(place.there) <= LONGEST_CREDIT:
        return sides.altered_whole(Kind.CREDIT_DROPPED, place, "who contributed is not told")
    correction = paragraph.kind is ParagraphKind.CORRECTION
    why = "a correction left out" if correction else "it does not stand here"
    return sides.altered_whole(Kind.PARAGRAPH_DROPPED, place, why)
