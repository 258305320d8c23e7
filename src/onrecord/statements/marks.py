"""Marks that a speaker cannot have spoken: quotation marks round a name in somebody's own words.

Who says that ‘Torvane’ never shut a berth said "Torvane"; the marks round it are the page's. It may
be house style, a title of a work, or a change made on the way: hence a question, with its places.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from onrecord.model import Article, ParagraphKind, Question, QuestionKind, Quotation, Span
from onrecord.quoted import find_quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.model import Attribution

__all__ = ["find_questions"]

NEAR = 8  # stretches of speech that begin before a mark and may still hold it
FEWEST_SPOKEN = 4  # words in marks that are speech rather than a name
MOST_IN_NAME = 3
LONGEST_NAME = 80  # characters
NAME = re.compile(r"[^\w\s]+(?P<name>[A-Z][\w.’'-]*(?:\s(?:of|the|de|al|[A-Z][\w.’'-]*))*)[^\w\s]+")
TITLED = re.compile(
    r"\b(?:called|named|titled|entitled|dubbed|nicknamed|books?|novels?|films?|movies?|songs?|albums?"
    r"|shows?|series|play|plays|poem|word|words|term|phrase|hashtag|slogan|magazine)\s*$",
    re.I,
)
QUESTION = (
    "Marks round a name inside somebody’s words, which nobody can have spoken: whose are they?"
)


def find_questions(article: Article, attributions: Sequence[Attribution]) -> tuple[Question, ...]:
    """Find the marks round names in direct words of `attributions` and in the headline's."""
    quoted = find_quoted(article.text)
    spoken = [one for one in quoted if len(article.words(one).split()) >= FEWEST_SPOKEN]
    round_names = [one for one in quoted if _is_name(article.text, one)]
    headlines = [one.span for one in article.paragraphs if one.kind is ParagraphKind.HEADLINE]
    asked: set[Span] = set()
    found = []
    for number, attribution in enumerate(attributions):
        places = [
            mark
            for mark in round_names
            if mark not in asked and _is_spoken(mark, attribution, spoken, headlines)
        ]
        if places:
            asked.update(places)
            found.append(Question(QuestionKind.MARKS_IN_SPEECH, QUESTION, tuple(places), number))
    loose = tuple(one for one in _in_headline(round_names, spoken, headlines) if one not in asked)
    if loose:
        found.insert(0, Question(QuestionKind.MARKS_IN_SPEECH, QUESTION, loose))
    return tuple(found)


def _is_name(text: str, mark: Span) -> bool:
    """Whether the words between a pair of marks are a name, and not one of a work or a word."""
    if len(mark) > LONGEST_NAME:
        return False
    words = NAME.fullmatch(text[mark.start : mark.end])
    if words is None or len(words["name"].split()) > MOST_IN_NAME:
        return False
    closing = text[mark.start : mark.end].rstrip("\"'”’»`´")
    return closing[-1:] not in (",", ".", "!", "?") and not TITLED.search(
        text[max(0, mark.start - 20) : mark.start]
    )


def _is_spoken(
    mark: Span, attribution: Attribution, spoken: Sequence[Span], headlines: Sequence[Span]
) -> bool:
    """Whether `mark` stands in words that `attribution` gives as spoken."""
    if not any(piece.encloses(mark) and piece != mark for piece in attribution.content):
        return False
    if any(headline.encloses(mark) for headline in headlines):
        return True
    return attribution.quotation is not Quotation.INDIRECT and _is_held(mark, spoken)


def _in_headline(
    marks: Sequence[Span], spoken: Sequence[Span], headlines: Sequence[Span]
) -> Iterator[Span]:
    """Marks inside what a headline sets in marks as a whole."""
    for mark in marks:
        for headline in headlines:
            if headline.encloses(mark) and _is_held(mark, spoken):
                yield mark
                break


def _is_held(mark: Span, spoken: Sequence[Span]) -> bool:
    """Whether one of `spoken`, in order, holds `mark`: speech in speech is at most NEAR deep."""
    before = bisect_right(spoken, mark)
    return any(one != mark and one.encloses(mark) for one in spoken[max(0, before - NEAR) : before])
