"""Many pages: groups of copies, quotations in their wordings, versions of one address."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.copies import find_copies, find_groups, find_sketch
from onrecord.copies.joined import join
from onrecord.copies.published import Bounds
from onrecord.model import (
    Article,
    Attribution,
    Capture,
    Dated,
    DateOrigin,
    Paragraph,
    ParagraphKind,
    Quotation,
    Reading,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
)

WORDS = [f"word{number}" for number in range(3000)]
START = datetime(2026, 3, 1, tzinfo=UTC)


def article(text: str, **known: Any) -> Article:
    paragraph = Paragraph(Span(0, len(text)), ParagraphKind.PARAGRAPH, "line 1")
    return replace(Article("id", "https://a.example", None, text, (paragraph,)), **known)


def stories(count: int, words: int = 400) -> list[str]:
    drawn = np.random.default_rng(7).integers(len(WORDS), size=(count, words))
    return [" ".join(WORDS[at] for at in one) for one in drawn]


def quoting(name: str, quotation: str, day: int, *, speaker: str = "Ada Okafor") -> Reading:
    text = f"{' '.join(WORDS[:60])}. “{quotation}” she said."
    start = text.index("“")
    span = Span(start, text.index("”") + 1)
    said = Attribution("a", (span,), None, None, Quotation.DIRECT, 0.9)
    who = Speaker(1, speaker, SpeakerKind.PERSON, named=True, mentions=())
    at = START + timedelta(days=day)
    capture = Capture(f"https://{name}.example/", at, "text/plain", text.encode())
    its = article(
        text,
        capture_id=capture.id,
        url=capture.url,
        publisher=name,
        published_at=Dated(at.isoformat(), DateOrigin.METADATA, "day"),
    )
    return Reading(capture, its, "none", (Statement(said, 1),), (who,))


def test_abridged_copies_are_found_and_others_are_not() -> None:
    texts = stories(40)
    copies = [" ".join(text.split()[100:260]) for text in texts[:10]]
    sketches = [find_sketch(article(text)) for text in (*texts, *copies)]
    groups = find_groups(sketches, [None] * len(sketches))
    assert sorted(one.members for one in groups) == [(at, 40 + at) for at in range(10)]
    assert all(link.containment > 0.9 for one in groups for link in one.links)


def test_pages_far_apart_in_time_are_not_linked() -> None:
    (text,) = stories(1)
    sketches = [find_sketch(article(text))] * 2
    near, far = (
        Bounds(START + timedelta(days=day), START + timedelta(days=day)) for day in (1, 90)
    )
    assert len(find_groups(sketches, [near, near])) == 1
    assert find_groups(sketches, [near, far]) == ()
    assert len(find_groups(sketches, [near, None])) == 1


@pytest.mark.parametrize("text", ["", "one two", "the the the the the"])
def test_short_texts_have_small_sketches(text: str) -> None:
    assert len(find_sketch(article(text or " "))) <= 1


def test_nothing_has_no_groups() -> None:
    assert find_groups([], []) == ()


@given(st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)), max_size=40))
def test_what_is_linked_is_joined_and_nothing_is_lost(links: list[tuple[int, int]]) -> None:
    groups = join(20, links)
    assert sorted(number for group in groups for number in group) == list(range(20))
    holder = {number: at for at, group in enumerate(groups) for number in group}
    assert all(holder[one] == holder[other] for one, other in links)


def test_one_quotation_in_its_wordings() -> None:
    readings = [
        quoting("Later", "We never closed the quay to anybody at all", 5),
        quoting("Early", "We never closed the quay to anybody who asked", 1),
        quoting("Third", "We never closed the quay to anybody who asked", 3),
        quoting("Other", "Bread rose by a penny in all the shops", 2),
    ]
    (one,) = find_copies(readings).utterances
    assert one.first == 1
    assert [[run.page for run in its.runs] for its in one.variants] == [[1, 2], [0]]
    assert {run.speaker for its in one.variants for run in its.runs} == {"Ada Okafor"}


def test_a_quotation_keeps_the_speaker_of_each_page() -> None:
    words = "We never closed the quay to anybody who asked"
    readings = [
        quoting("Early", words, 1),
        quoting("Later", words, 5, speaker="an official"),
    ]
    (one,) = find_copies(readings).utterances
    assert [run.speaker for its in one.variants for run in its.runs] == [
        "Ada Okafor",
        "an official",
    ]


def test_captures_of_one_address_are_versions_not_copies() -> None:
    early = quoting("Early", "We never closed the quay to anybody who asked", 1)
    late = quoting("Early", "We never shut the quay to anybody who asked", 2)
    found = find_copies([late, early])
    (versions,) = found.versions
    assert (versions.pages, found.groups) == ((1, 0), ())
    (change,) = versions.changes
    (one,) = change.alterations
    assert one.here and one.there
    assert (one.there.text, one.here.text) == ("closed", "shut")
