"""Copy -> `onrecord/copy/1`, how two pages differ as JSON; keys may be added, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.model import Alteration, Copy, Passage, Reading

__all__ = ["COPY_SCHEMA", "as_copy_record"]

COPY_SCHEMA = "onrecord/copy/1"


def as_copy_record(copy: Copy) -> dict[str, Any]:
    """How the two pages of `copy` differ: plain dicts and lists.

    A place has `start` and `end` in the text of its side's article; both are None where the words
    stand outside the story, as a byline does.
    """
    return {
        "schema": COPY_SCHEMA,
        "here": _page(copy.here),
        "there": _page(copy.there),
        "share": copy.share,
        "first": {"which": copy.first.which.value, "why": list(copy.first.why)},
        "alterations": [_alteration(one) for one in copy.alterations],
    }


def _page(reading: Reading) -> dict[str, Any]:
    article = reading.article
    return {
        "capture": reading.capture.id,
        "url": reading.capture.url,
        "headline": article.headline,
        "text_sha256": article.text_sha256,
    }


def _alteration(one: Alteration) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "here": _passage(one.here),
        "there": _passage(one.there),
        "speaker": {"here": one.speaker_here, "there": one.speaker_there},
        "allowed": one.allowed,
        "why": one.why,
    }


def _passage(passage: Passage | None) -> dict[str, Any] | None:
    if passage is None:
        return None
    span = passage.span
    return {
        "start": span.start if span else None,
        "end": span.end if span else None,
        "text": passage.text,
    }
