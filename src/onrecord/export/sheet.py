"""Reading -> the audit sheet of its sources: how much rests on whom, named or not.

Words are words of contents. A word counts once for each source on whose word it stands: what one
source says that another said counts for both, so the words of sources may add up to more than the
article's. A source that only declined to comment has its row, but is not counted as a source.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

from onrecord.export.heard import Criticised, Heard, declines, find_accusing, find_criticised
from onrecord.model import ParagraphKind, Quotation
from onrecord.quoted import find_quoted
from onrecord.statements.quotation import FEWEST_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.model import Reading, Span, Speaker, Statement

__all__ = [
    "NOT_RESOLVED",
    "NO_SOURCE",
    "SCHEMA",
    "Sheet",
    "Source",
    "as_json",
    "as_rows",
    "as_sheet",
    "words_at",
]

SCHEMA = "onrecord/sheet/1"
NO_SOURCE, NOT_RESOLVED = "no source", "source not resolved"
WORD = re.compile(r"\w[^\s—]*")  # begins at its first letter: a mark before it is no part of it
COUNTED = (ParagraphKind.PARAGRAPH, ParagraphKind.QUOTATION, ParagraphKind.LIST_ITEM)


@dataclass(frozen=True, slots=True)
class Source:
    """A speaker and what rests on it; without `speaker`, the statements that have none.

    Of those there are at most two rows: statements without any source, and statements with one
    ("she") that could not be resolved; `named` is None in both. `called` are the words that name
    the source in the text. `secondhand` counts the statements that stand in another's words,
    `declined` says that all it did was decline to comment. `first_paragraph` counts from 1, and is
    0 above the first, as in the headline; `first_offset` is where its first source, or content
    without one, starts in the text.
    """

    speaker: int | None
    name: str
    kind: str | None
    named: bool | None
    role: str | None
    reason: str | None
    number: int | None
    statements: int
    secondhand: int
    words: int
    direct_words: int
    first_offset: int
    first_paragraph: int
    declined: bool
    via: tuple[str, ...]
    called: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sources of one article, most words first, and what they come to.

    Three shares are of the statements: those without a source, those whose source could not be
    resolved, those on unnamed sources. `most_used_share` is of the words: those on the speaker
    with most of them, and `most_used` its name, None where two have equally many. Shares are in
    0..1, None where there is nothing to have a share of. `accusing` are the numbers, from
    1, of all accusing statements, those too that name no speaker.
    """

    capture: str
    url: str
    headline: str | None
    publisher: str | None
    origin: str | None
    model: str
    statements: int
    doubtful: int
    words: int
    unsourced_share: float | None
    unresolved_share: float | None
    unnamed_share: float | None
    most_used: str | None
    most_used_share: float | None
    named_sources: int
    unnamed_sources: int
    declined_sources: int
    accusing: tuple[int, ...]
    criticised: tuple[Criticised, ...]
    sources: tuple[Source, ...]


def as_sheet(reading: Reading) -> Sheet:
    """The audit sheet of `reading`."""
    sources = _sources(reading)
    speaking = [one for one in sources if one.speaker is not None and not one.declined]
    open_ones = [one for one in sources if one.speaker is None]
    words = len(_words(reading, reading.statements))
    peak = max((one.words for one in speaking), default=0)
    most = [one for one in speaking if one.words == peak]
    return Sheet(
        capture=reading.capture.id,
        url=reading.capture.url,
        headline=reading.article.headline,
        publisher=reading.article.publisher,
        origin=reading.article.origin,
        model=reading.model,
        statements=len(reading.statements),
        doubtful=sum(one.attribution.doubtful for one in reading.statements),
        words=words,
        unsourced_share=_share(reading, [one for one in open_ones if one.name == NO_SOURCE]),
        unresolved_share=_share(reading, [one for one in open_ones if one.name == NOT_RESOLVED]),
        unnamed_share=_share(reading, [one for one in sources if one.named is False]),
        most_used=most[0].name if len(most) == 1 else None,
        most_used_share=most[0].words / words if most and words else None,
        named_sources=sum(one.named is True for one in speaking),
        unnamed_sources=sum(one.named is False for one in speaking),
        declined_sources=sum(one.declined for one in sources),
        accusing=find_accusing(reading),
        criticised=find_criticised(reading),
        sources=sources,
    )


def _share(reading: Reading, sources: Iterable[Source]) -> float | None:
    said = sum(one.statements for one in sources)
    return said / len(reading.statements) if reading.statements else None


def words_at(reading: Reading, statement: Statement) -> frozenset[int]:
    """Where each word of the content of `statement` starts."""
    text = reading.article.text
    return frozenset(
        word.start()
        for piece in statement.attribution.content
        for word in WORD.finditer(text, piece.start, piece.end)
    )


def _words(reading: Reading, statements: Iterable[Statement]) -> set[int]:
    return {word for one in statements for word in words_at(reading, one)}


@dataclass(frozen=True, slots=True)
class _Page:
    """What the rows of one article look up: who is who, where marks stand, paragraphs begin."""

    reading: Reading
    speakers: dict[int, Speaker]
    quoted: tuple[Span, ...]
    paragraphs: tuple[int, ...]


def _sources(reading: Reading) -> tuple[Source, ...]:
    """A row a speaker, most words first, then what is not resolved and what has no source."""
    page = _Page(
        reading,
        {one.id: one for one in reading.speakers},
        find_quoted(reading.article.text),
        tuple(one.span.start for one in reading.article.paragraphs if one.kind in COUNTED),
    )
    said: dict[tuple[int | None, str], list[Statement]] = {}
    for statement in reading.statements:
        number = statement.speaker_id
        speaker = None if number is None else page.speakers.get(number)
        open_one = NOT_RESOLVED if statement.attribution.source else NO_SOURCE
        key = (speaker.id, speaker.name) if speaker else (None, open_one)
        said.setdefault(key, []).append(statement)
    rows = [_source(page, key[0], key[1], its) for key, its in said.items()]
    return tuple(sorted(rows, key=_place_in_sheet))


def _place_in_sheet(one: Source) -> tuple[bool, bool, int, int]:
    last = one.speaker is None
    return last, last and one.name == NO_SOURCE, -one.words, one.first_offset


def _source(page: _Page, number: int | None, name: str, statements: Sequence[Statement]) -> Source:
    speaker = None if number is None else page.speakers[number]
    reading = page.reading
    direct = {word for one in statements for word in _direct_words_at(page, one)}
    first = min((one.attribution.source or min(one.attribution.content)) for one in statements)
    relays = [page.speakers[one.via].name for one in statements if one.via in page.speakers]
    called = [_on_one_line(words) for one in statements if (words := reading.source_of(one))]
    return Source(
        speaker=number,
        name=_on_one_line(name),
        kind=speaker.kind.value if speaker and speaker.kind else None,
        named=speaker.named if speaker else None,
        role=speaker.role if speaker else None,
        reason=speaker.reason if speaker else None,
        number=speaker.number if speaker else None,
        statements=len(statements),
        secondhand=sum(one.attribution.within is not None for one in statements),
        words=len(_words(reading, statements)),
        direct_words=len(direct),
        first_offset=first.start,
        first_paragraph=bisect_right(page.paragraphs, first.start),
        declined=speaker is not None and all(declines(reading, one) for one in statements),
        via=tuple(dict.fromkeys(relays)),
        called=tuple(dict.fromkeys(called)),
    )


def _direct_words_at(page: _Page, statement: Statement) -> frozenset[int]:
    """Where the words between quotation marks start: all of a direct content, some of a mixed."""
    one = statement.attribution
    words = words_at(page.reading, statement)
    if one.quotation is not Quotation.MIXED:
        return words if one.quotation is Quotation.DIRECT else frozenset()
    outer = () if one.within is None else page.reading.statements[one.within].attribution.content
    marks = [
        mark
        for piece in one.content
        for mark in _marks_around(page, piece)
        if not any(mark.encloses(its) for its in outer)  # the marks are the outer source's
    ]
    return frozenset(word for word in words if any(mark.start <= word < mark.end for mark in marks))


def _marks_around(page: _Page, piece: Span) -> list[Span]:
    """The pairs of marks at `piece` that make it a quotation, as `how_given` takes them."""
    text = page.reading.article.text
    line = text.rfind("\n", 0, piece.start) + 1  # no pair begins before the line it ends in
    first = bisect_left(page.quoted, line, key=lambda mark: mark.start)
    last = bisect_left(page.quoted, piece.end, key=lambda mark: mark.start)
    return [
        mark
        for mark in page.quoted[first:last]
        if mark.overlaps(piece)
        and (mark == piece or len(text[mark.start : mark.end].split()) >= FEWEST_WORDS)
    ]


def _on_one_line(words: str) -> str:
    return " ".join(words.split())


def as_json(sheet: Sheet) -> dict[str, Any]:
    """`sheet` under the schema `onrecord/sheet/1`; keys may be added to it, never changed.

    "schema", then the fields of `Sheet` under their own names. "sources" is a list of the fields
    of `Source`: its "speaker" is the "id" of a speaker in the record of the same page, None in the
    rows "source not resolved" and "no source"; "via" and "called" are lists. "criticised" is a list
    of the fields of `Criticised`: "heard" is "speaks", "declined to comment" or "not heard".
    """
    plain = json.loads(json.dumps(asdict(sheet)))  # lists for tuples, words for kinds
    return {"schema": SCHEMA, **plain}


def as_rows(sheets: Iterable[Sheet]) -> list[dict[str, Any]]:
    """A flat row a source, columns of the article first; the columns are the same in each row.

    An article without statements has one row in which the columns of a source are None. Several
    names in one cell are parted by "; ".
    """
    rows = []
    for sheet in sheets:
        article = _article_columns(sheet)
        rows += [article | _source_columns(one) for one in sheet.sources or (None,)]
    return rows


def _article_columns(sheet: Sheet) -> dict[str, Any]:
    columns = asdict(sheet)
    del columns["sources"], columns["criticised"]
    columns["accusing"] = len(sheet.accusing)
    columns["article_statements"] = columns.pop("statements")
    columns["article_words"] = columns.pop("words")
    unheard = [one.name for one in sheet.criticised if one.heard is Heard.NOT]
    columns["criticised"] = "; ".join(one.name for one in sheet.criticised)
    columns["not_heard"] = "; ".join(unheard)
    return columns


def _source_columns(one: Source | None) -> dict[str, Any]:
    if one is None:
        return dict.fromkeys([*(field.name for field in fields(Source)), "reason_given"])
    columns = asdict(one)
    columns["reason_given"] = one.reason is not None if one.named is False else None
    return columns | {"via": "; ".join(one.via), "called": "; ".join(one.called)}
