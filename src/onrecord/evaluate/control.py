"""The control of comparisons: one page through two extractors has been altered by nobody.

What `compare` then says of quotations that both extractors returned is false.
"""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, NamedTuple

from onrecord.copies import compare
from onrecord.copies.words import find_words
from onrecord.errors import EvaluationError, NotAnArticle
from onrecord.evaluate.copies import READ_AT
from onrecord.model import AlterationKind, Capture, Span
from onrecord.quoted import find_quoted

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.model import Passage, Reading
    from onrecord.read import Reader

__all__ = ["Control", "evaluate_control"]

SHORTEST_QUOTATION = 4  # words
OF_QUOTATIONS = frozenset(
    (
        AlterationKind.QUOTATION_ALTERED,
        AlterationKind.QUOTATION_CUT,
        AlterationKind.QUOTATION_SPLICED,
        AlterationKind.DIRECT_TO_INDIRECT,
        AlterationKind.INDIRECT_TO_DIRECT,
        AlterationKind.SCARE_QUOTES_ADDED,
        AlterationKind.SCARE_QUOTES_REMOVED,
    )
)


class Control(NamedTuple):
    """Pages, quotations that both extractors returned of them, and the false alterations."""

    pages: int
    quotations: int
    false: tuple[str, ...]


def evaluate_control(folder: Path, reader: Reader) -> Control:
    """Read each `*.html.gz` below `folder` by onrecord and by trafilatura, and compare the two.

    Raises EvaluationError where there are none.
    """
    paths = sorted(folder.rglob("*.html.gz"))
    if not paths:
        raise EvaluationError("no *.html.gz below it", about=str(folder))
    pages = quotations = 0
    false: list[str] = []
    for path in paths:
        capture = Capture(path.name, READ_AT, "text/html", gzip.decompress(path.read_bytes()))
        ours, theirs = _ours(capture, reader), _theirs(capture, reader)
        if ours is None or theirs is None:
            continue
        pages += 1
        quotations += len(_shared(ours, theirs))
        false += [f"{path.name}: {one}" for one in _false(ours, theirs)]
    return Control(pages, quotations, tuple(false))


def _ours(capture: Capture, reader: Reader) -> Reading | None:
    try:
        return reader.read(capture)
    except NotAnArticle:
        return None


def _theirs(capture: Capture, reader: Reader) -> Reading | None:
    from trafilatura import extract

    text = extract(capture.body, include_comments=False)
    if not text:
        return None
    plain = Capture(capture.url, READ_AT, "text/plain; charset=utf-8", text.encode())
    return reader.read_as_article(plain)


def _quotations(reading: Reading) -> dict[tuple[str, ...], Span]:
    article = reading.article
    words = find_words(article.text, article.paragraphs)
    spans = ((span, words.within(span.start, span.end)) for span in find_quoted(article.text))
    return {
        tuple(words.words[at.start : at.stop]): span
        for span, at in spans
        if len(at) >= SHORTEST_QUOTATION
    }


def _shared(ours: Reading, theirs: Reading) -> list[Span]:
    """The quotations of one reading that the other has word for word."""
    others = _quotations(theirs)
    return [span for words, span in _quotations(ours).items() if words in others]


def _false(ours: Reading, theirs: Reading) -> list[str]:
    here, there = _shared(ours, theirs), _shared(theirs, ours)
    return [
        f"{one.kind} {one.there and one.there.text!r} -> {one.here and one.here.text!r}"
        for one in compare(ours, theirs).alterations
        if one.kind in OF_QUOTATIONS and (_lies(one.here, here) or _lies(one.there, there))
    ]


def _lies(passage: Passage | None, spans: list[Span]) -> bool:
    """Whether a passage shares characters with one of `spans`."""
    span = passage.span if passage else None
    return span is not None and any(one.overlaps(span) for one in spans)
