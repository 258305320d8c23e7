import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Quotation, Span
from onrecord.quoted import find_quoted
from onrecord.statements.quotation import how_given


def quoted(text: str) -> list[str]:
    return [text[span.start : span.end] for span in find_quoted(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No marks at all.", []),
        ('"It held," she said.', ['"It held,"']),
        ("“It held,” she said.", ["“It held,”"]),
        ("‘It held,’ she said.", ["‘It held,’"]),
        ("'It held,' she said.", ["'It held,'"]),
        # mixed marks: what opens and what closes is told by place
        ('He was "willing to wait,” she said.', ['"willing to wait,”']),
        ('“It held," she said.', ['“It held,"']),
        ("”It held,” she said.", ["”It held,”"]),
        # an odd number: the last one runs to the end of its paragraph
        ("“It held, she said.\nNext paragraph.", ["“It held, she said."]),
        ('She said "it held" and "more.', ['"it held"', '"more.']),
        # a quotation over several paragraphs opens each of them and closes once
        ("“It held.\n\n“It holds,” she said.", ["“It held.", "“It holds,”"]),
        # nested
        (
            "“He said ‘build it twice’ to me,” she said.",
            ["“He said ‘build it twice’ to me,”", "‘build it twice’"],
        ),
        # apostrophes are no quotation marks
        ("The ministry's and the pilots' boats weren't there.", []),
        ("The ministry’s and the pilots’ boats weren’t there.", []),
        ("It was the summer of '09, she said.", []),
        ("‘Torvane’ never shut.", ["‘Torvane’"]),
        ("«It held», she said.", ["«It held»"]),
        # single marks doubled are double ones
        ("‘‘We will go,’’ she said, and ‘‘nobody’’ objected.", ["‘‘We will go,’’", "‘‘nobody’’"]),
        # a pair right inside another takes no more than its own
        (
            "‘We were never told,’ she wrote under ‘‘Torvane’ Will Not Wait’.",
            ["‘We were never told,’", "‘‘Torvane’ Will Not Wait’", "‘Torvane’"],
        ),
        (
            "‘‘Torvane’ Will Not Wait’ was the headline, she told the pilots’ union.",
            ["‘‘Torvane’ Will Not Wait’", "‘Torvane’"],
        ),
        ("The pilots’ boats.’‘Torvane", []),
        ("The pilots’ and the masters’ union ran a headline that began ‘‘Torvane and on", []),
        # marks of inches open nothing
        ('6" and 7" pipes were laid', []),
    ],
)
def test_find_quoted(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("“It held,” she said.", "“It held,”", Quotation.DIRECT),
        ("She said that it held.", "that it held", Quotation.INDIRECT),
        ("She said that it “held against all.”", "that it “held against all.”", Quotation.MIXED),
        # a single word in marks is a title or a scare quote
        ("She said that ‘Torvane’ held.", "that ‘Torvane’ held", Quotation.INDIRECT),
        ('She said "it held.', '"it held.', Quotation.DIRECT),
    ],
)
def test_how_given(text: str, content: str, expected: Quotation) -> None:
    start = text.index(content)
    span = Span(start, start + len(content))
    assert how_given(text, [span], find_quoted(text)) is expected


def test_marks_of_the_enclosing_speaker_do_not_count_for_the_inner() -> None:
    text = "“My deputy said it would hold,” she said."
    outer, inner = Span(0, 31), Span(16, 29)
    assert text[inner.start : inner.end] == "it would hold"
    assert how_given(text, [inner], find_quoted(text), outer=[outer]) is Quotation.INDIRECT
    assert how_given(text, [outer], find_quoted(text)) is Quotation.DIRECT


@pytest.mark.parametrize(
    "text",
    ["‘a " * 30_000, "‘x " + "s’ a" * 25_000, "“A" + "-" * 100_000 + " x”", "‘‘a’ " * 20_000],
    ids=["openings", "plurals", "dashes", "twice"],
)
def test_many_marks_take_no_longer_than_their_number(text: str) -> None:
    began = time.monotonic()
    quoted_spans = find_quoted(text)
    how_given(text, [Span(0, len(text))], quoted_spans)
    assert time.monotonic() - began < 5


@given(st.text(alphabet="\"“”‘’'„«» \nab.,", max_size=60))
def test_any_marks_are_read_and_lie_in_one_paragraph(text: str) -> None:
    for span in find_quoted(text):
        assert 0 <= span.start < span.end <= len(text)
        assert "\n" not in text[span.start : span.end]
