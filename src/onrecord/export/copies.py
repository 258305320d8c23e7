"""Copies -> `onrecord/copies/1`, what many pages have in common as JSON, and as rows of a table."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from onrecord.export.copy import as_copy_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.model import Copies, Copy, Group, Reading, Utterance, Versions

__all__ = ["COPIES_SCHEMA", "as_copies_record", "as_copies_rows", "counted"]

COPIES_SCHEMA = "onrecord/copies/1"


def as_copies_record(copies: Copies) -> dict[str, Any]:
    """Groups, quotations and versions of `copies`; a page is its number in `pages`, from 0."""
    pages = {reading.capture.id: at for at, reading in enumerate(copies.readings)}
    return {
        "schema": COPIES_SCHEMA,
        "pages": [_page(reading) for reading in copies.readings],
        "groups": [_group(one, pages) for one in copies.groups],
        "quotations": [_utterance(one) for one in copies.utterances],
        "versions": [_versions(one, copies) for one in copies.versions],
    }


def counted(copy: Copy) -> dict[str, int]:
    """How many alterations of each kind, without what convention allows."""
    return dict(Counter(one.kind.value for one in copy.alterations if not one.allowed))


def _page(reading: Reading) -> dict[str, Any]:
    article = reading.article
    return {
        "capture": reading.capture.id,
        "url": reading.capture.url,
        "captured_at": reading.capture.captured_at.isoformat(),
        "headline": article.headline,
        "publisher": article.publisher,
        "published_at": article.published_at.value if article.published_at else None,
    }


def _group(group: Group, pages: dict[str, int]) -> dict[str, Any]:
    return {
        "pages": list(group.members),
        "first": group.first,
        "links": [
            {"pages": [one.one, one.other], "containment": one.containment} for one in group.links
        ],
        "copies": [
            {
                "here": pages[one.here.capture.id],
                "there": pages[one.there.capture.id],
                "share": one.share,
                "first": {"which": one.first.which.value, "why": list(one.first.why)},
                "alterations": counted(one),
            }
            for one in group.copies
        ],
    }


def _utterance(utterance: Utterance) -> dict[str, Any]:
    return {
        "first": utterance.first,
        "variants": [
            {
                "text": one.text,
                "runs": [
                    {
                        "page": run.page,
                        "start": run.span.start,
                        "end": run.span.end,
                        "speaker": run.speaker,
                    }
                    for run in one.runs
                ],
            }
            for one in utterance.variants
        ],
    }


def _versions(versions: Versions, copies: Copies) -> dict[str, Any]:
    return {
        "url": versions.url,
        "pages": list(versions.pages),
        "changes": [
            {
                "from": copies.readings[earlier].capture.captured_at.isoformat(),
                "to": copies.readings[later].capture.captured_at.isoformat(),
                "alterations": as_copy_record(change)["alterations"],
            }
            for earlier, later, change in zip(
                versions.pages, versions.pages[1:], versions.changes, strict=False
            )
        ],
    }


def as_copies_rows(copies: Copies) -> Iterator[dict[str, Any]]:
    """A row for each run of each wording of each quotation."""
    for number, utterance in enumerate(copies.utterances, 1):
        for letter, variant in enumerate(utterance.variants, 1):
            for run in variant.runs:
                reading = copies.readings[run.page]
                published = reading.article.published_at
                yield {
                    "quotation": number,
                    "wording": letter,
                    "text": variant.text,
                    "speaker": run.speaker,
                    "publisher": reading.article.publisher,
                    "published_at": published.value if published else None,
                    "first": run.page == utterance.first,
                    "url": reading.capture.url,
                    "start": run.span.start,
                    "end": run.span.end,
                }
