"""The one road: capture, page, article, reading. Every door leads onto it."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.article import find_article, take_as_article
from onrecord.capture import open_captures
from onrecord.config import Settings
from onrecord.errors import CaptureError, OnRecordError
from onrecord.model import Article, Capture, Reading, Statement
from onrecord.page import decode_whole, lay_out
from onrecord.sources import ask_of_sources, find_speakers
from onrecord.statements import (
    OnnxTagger,
    Tagger,
    find_attributions,
    find_questions,
    open_bundle,
)
from onrecord.timeline import ask_of_times, find_events, find_said_at, find_timexes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

__all__ = ["Reader", "keep_confident", "open_reader", "read", "read_all", "read_each"]

ENGLISH = "en"


class Reader:
    """Reads captures with one model, loaded once and shared."""

    def __init__(self, tagger: Tagger) -> None:
        self.tagger = tagger

    def read(self, capture: Capture) -> Reading:
        """Read who says what on the page in `capture`; raises OnRecordError where it cannot."""
        return self._understood(capture, find_article(lay_out(capture)))

    def read_as_article(self, capture: Capture) -> Reading:
        """Read the text in `capture` as it stands, offsets those of its own code points."""
        return self._understood(capture, take_as_article(capture, decode_whole(capture)))

    def _understood(self, capture: Capture, article: Article) -> Reading:
        """What is not English is kept as an article, and gets no statements."""
        if article.language not in (ENGLISH, None):
            return Reading(capture, article, self.tagger.name)
        attributions = find_attributions(article, self.tagger)
        plain = article.unwrapped()
        resolved = find_speakers(plain, attributions)
        timexes = find_timexes(plain)
        said_at = find_said_at(plain, attributions, timexes)
        statements = tuple(
            Statement(*its)
            for its in zip(attributions, resolved.by_whom, resolved.told, said_at, strict=True)
        )
        questions = (
            *find_questions(plain, attributions),
            *ask_of_sources(plain, statements, resolved.speakers),
            *ask_of_times(plain, timexes),
        )
        return Reading(
            capture,
            article,
            self.tagger.name,
            statements,
            resolved.speakers,
            timexes,
            find_events(plain, timexes),
            questions,
        )


def open_reader(settings: Settings | None = None, *, model: Path | None = None) -> Reader:
    """A Reader with the model in the folder `model`, by default onrecord's own.

    Raises ModelError where the model cannot be used.
    """
    bundle = open_bundle(model) if model else open_bundle()
    return Reader(OnnxTagger(bundle, threads=(settings or Settings()).threads))


def read(place: str, *, at: datetime | None = None, settings: Settings | None = None) -> Reading:
    """Read the one page at `place`: a file, `-` or an address.

    `at` is the time of capture, from which relative times count. Raises OnRecordError where the
    page cannot be had or holds no story, and where there is more than one: then use `read_all`.
    Each call opens the model anew; for many pages keep a Reader.
    """
    captures = list(_two(open_captures(place, settings=settings or Settings(), at=at)))
    if len(captures) != 1:
        many = "more than one page; use read_all" if captures else "no page there"
        raise CaptureError(many, about=place)
    if isinstance(captures[0], CaptureError):
        raise captures[0]
    return open_reader(settings).read(captures[0])


def read_all(
    place: str, *, at: datetime | None = None, settings: Settings | None = None
) -> Iterator[Reading | OnRecordError]:
    """Read every page at `place`: a folder, a feed, a WARC, or what `read` takes.

    Where a page cannot be read the error stands in its place, and the others are still read.
    """
    settings = settings or Settings()
    captures = open_captures(place, settings=settings, at=at)
    yield from read_each(open_reader(settings).read, captures, threads=settings.threads)


def read_each(
    take: Callable[[Capture], Reading],
    captures: Iterable[Capture | CaptureError],
    *,
    threads: int,
) -> Iterator[Reading | OnRecordError]:
    """Read `captures` by `take`, `threads` at a time, in their order; no more are held than that.

    While one page is laid out another is in the encoder: on two cores four pages are read in the
    time of three.
    """
    waiting: deque[Future[Reading | OnRecordError]] = deque()
    with ThreadPoolExecutor(threads, thread_name_prefix="reader") as pool:
        for capture in captures:
            waiting.append(pool.submit(_outcome, take, capture))
            if len(waiting) > threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _two(
    captures: Iterator[Capture | CaptureError],
) -> Iterator[Capture | CaptureError]:
    """The first two: enough to know whether there is one."""
    for _, capture in zip(range(2), captures, strict=False):
        yield capture


def _outcome(
    take: Callable[[Capture], Reading], capture: Capture | CaptureError
) -> Reading | OnRecordError:
    if isinstance(capture, CaptureError):
        return capture
    try:
        return take(capture)
    except OnRecordError as error:
        return error


def keep_confident(reading: Reading, least: float) -> Reading:
    """`reading` with the statements whose confidence is at least `least`, and their speakers.

    A statement inside one that falls away stands in the next one out.
    """
    statements = reading.statements
    kept = [n for n, one in enumerate(statements) if one.attribution.confidence >= least]
    numbers = {old: new for new, old in enumerate(kept)}

    def within(number: int) -> int | None:
        outer = statements[number].attribution.within
        while outer is not None and outer not in numbers:
            outer = statements[outer].attribution.within
        return None if outer is None else numbers[outer]

    left = tuple(
        replace(statements[n], attribution=replace(statements[n].attribution, within=within(n)))
        for n in kept
    )
    heard = {number for one in left for number in (one.speaker_id, one.via)}
    heard |= {one.speaks_for for one in reading.speakers if one.id in heard}
    speakers = tuple(one for one in reading.speakers if one.id in heard)
    questions = tuple(
        replace(one, statement=None if one.statement is None else numbers[one.statement])
        for one in reading.questions
        if one.statement is None or one.statement in numbers
    )
    return replace(reading, statements=left, speakers=speakers, questions=questions)
