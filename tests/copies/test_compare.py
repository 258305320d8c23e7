"""Two pages side by side: what is noise, what convention allows, what moved, and whose words."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.copies import compare
from onrecord.copies.words import find_words
from onrecord.model import AlterationKind, Copy, Reading, Which
from onrecord.read import open_reader
from tests.copies.conftest import COMPANY
from tests.make import article, html, stored

Told = Callable[[str, str], Copy]
SAMPLES = Path(__file__).parent.parent.parent / "samples"
SAID = "“We never closed the quay to anyone,” Selma Oyarzun said on Tuesday, in the customs house."
INVISIBLE = st.sampled_from("\u00ad\u200b\u200d\ufe0f\ufeff\U000e0101")


def kinds(copy: Copy) -> list[str]:
    return [one.kind.value for one in copy.alterations]


@pytest.mark.parametrize(
    "here",
    [
        SAID,
        SAID.replace("“", '"').replace("”", '"'),
        SAID.replace("“", "«").replace("”", "»"),
        SAID.replace("quay", "qu\u00aday").replace("Selma", "Sel\u200bma"),
        SAID.replace(" said", "\u00a0said").replace("quay", "quay\ufe0f"),
        SAID.replace(", in the", " – in the"),
        SAID.replace("anyone,”", "anyone”,"),
        SAID.upper(),
    ],
)
def test_noise_is_no_alteration(here: str, told: Told) -> None:
    copy = told(SAID, here)
    assert (kinds(copy), copy.share) == ([], 1.0)


@given(places=st.lists(st.tuples(st.integers(0, len(SAID)), INVISIBLE), max_size=12))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_does_not_show_changes_no_word(places: list[tuple[int, str]]) -> None:
    marked = SAID
    for at, mark in sorted(places, reverse=True):
        marked = marked[:at] + mark + marked[at:]
    texts = [html(f"<p>{text} {' '.join(COMPANY)}</p>") for text in (SAID, marked)]
    plain, seen = (article(text) for text in texts)
    assert (
        find_words(plain.text, plain.paragraphs).words
        == find_words(seen.text, seen.paragraphs).words
    )


@pytest.mark.parametrize(
    ("there", "here", "kind"),
    [
        (SAID, SAID.replace("to anyone", "[…]"), "quotation-cut"),
        (SAID, SAID.replace("the quay", "[Torvane’s] quay"), "quotation-altered"),
        ("Ten per cent of the harbour was shut.", "10% of the harbor was shut.", "wording-changed"),
        ("It did not close.", "It didn’t close.", "wording-changed"),
        ("It closed on 3 January 2024.", "It closed on January 3, 2024.", "wording-changed"),
        (
            "“We waited for you,” he said, “and left.”",
            "“We waited for you and left,” he said.",
            "quotation-spliced",
        ),
        ("He said the wall was sound.", "The wall was sound, he said.", "wording-changed"),
    ],
)
def test_what_convention_allows_is_told_as_allowed(
    there: str, here: str, kind: str, told: Told
) -> None:
    copy = told(there, here)
    assert {(one.kind.value, one.allowed) for one in copy.alterations} == {(kind, True)}


@pytest.mark.parametrize(
    ("there", "here", "kind"),
    [
        ("There were 240 of 1,200 ships.", "There were 420 of 1,200 ships.", "number-changed"),
        ("It cost 5 million pounds.", "It cost 5 billion pounds.", "number-changed"),
        ("It cost $5 a head.", "It cost £5 a head.", "number-changed"),
        ("No ship was lost.", "A ship was lost.", "negation-changed"),
        ("He denied that it was sold.", "He said that it was sold.", "negation-changed"),
        ("It was possible to land.", "It was impossible to land.", "negation-changed"),
    ],
)
def test_a_class_of_words_is_never_hidden(there: str, here: str, kind: str, told: Told) -> None:
    assert kinds(told(there, here)) == [kind]


def test_a_paragraph_that_moved_is_compared_where_it_went(read: Callable[[str], Reading]) -> None:
    paragraphs = [
        SAID,
        *COMPANY,
        "The council meets in the old hall on the first Friday of each month.",
    ]
    moved = [*paragraphs[1:], SAID.replace("closed", "shut")]
    copy = compare(read("\n\n".join(moved)), read("\n\n".join(paragraphs)))
    assert kinds(copy) == ["quotation-altered", "paragraph-moved"]


def test_whose_words_are_touched(told: Told) -> None:
    (one,) = told(SAID, SAID.replace("closed", "shut")).alterations
    assert (one.speaker_here, one.speaker_there) == ("Selma Oyarzun", "Selma Oyarzun")


def test_worst_come_first_and_what_is_allowed_last(told: Told) -> None:
    there = f"{SAID} The harbour was rebuilt."
    here = f"{SAID.replace('closed', 'shut')} The harbor was renewed."
    copy = told(there, here)
    assert [(one.kind.value, one.allowed) for one in copy.alterations] == [
        ("quotation-altered", False),
        ("wording-changed", False),
        ("wording-changed", True),
    ]


def test_the_same_page_twice_has_no_alterations(read: Callable[[str], Reading]) -> None:
    reading = read("\n\n".join((SAID, *COMPANY)))
    copy = compare(reading, reading)
    assert (copy.share, copy.alterations, copy.first.which) == (1.0, (), Which.UNDECIDED)


def test_two_stories_are_not_compared(read: Callable[[str], Reading]) -> None:
    copy = compare(
        read("\n\n".join(COMPANY)), read("Bread rose by a penny in all shops of Aldery.")
    )
    assert (copy.share, copy.alterations) == (0.0, ())


def test_the_sample_pair_is_what_its_table_says() -> None:
    """As samples/ALTERATIONS.md lists it."""
    reader = open_reader()
    here, there = (
        reader.read(stored(SAMPLES / name))
        for name in ("evening-gazette.html", "harbour-courier.html")
    )
    copy = compare(here, there)
    found = [
        (one.kind.value, one.there and one.there.text, one.here and one.here.text)
        for one in copy.alterations
    ]
    assert copy.first.which is Which.THERE
    assert ("quotation-cut", "who asked in time", None) in found
    assert ("number-changed", "240", "420") in found
    assert ("attribution-dropped", "According to the harbour’s own survey", None) in found
    assert ("cue-changed", "said", "claimed") in found
    assert ("byline-changed", "Ines Abara and Rustam Pell", "Ines Abara") in found
    dropped = [words[:20] for kind, words, _ in found if kind == "paragraph-dropped" and words]
    assert dropped == ["Six weeks of meeting", "Minutes of that year", "Correction, 13 March"]
    scared = [one for one in copy.alterations if one.kind is AlterationKind.SCARE_QUOTES_ADDED]
    assert len(scared) == 6
    assert {one.speaker_here for one in scared if "inside" in one.why} == {
        "Selma Oyarzun",
        "Ilkka Dembele",
        "My old deputy",
    }
    assert sum(kind == "headline-changed" for kind, _, _ in found) == 1


def test_words_repeated_without_end_cost_no_square(read: Callable[[str], Reading]) -> None:
    reading = read("\n\n".join(["a b a b a b " * 400] * 3))
    other = read("\n\n".join(["b a c b a b " * 400] * 3))
    started = datetime.now(UTC)
    compare(reading, other)
    assert (datetime.now(UTC) - started).total_seconds() < 20
