import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from onrecord.statements import open_bundle
from onrecord.statements.windows import (
    READING,
    Shape,
    Way,
    cut_windows,
    find_words,
    marks_of,
)

TOKENIZER = Tokenizer.from_str(open_bundle().tokenizer)
MARKS = marks_of(TOKENIZER, Way.TEXT)
BEGIN, END = MARKS


def words_of(text: str) -> list[str]:
    words = find_words(text, TOKENIZER)
    return [text[s:e] for s, e in zip(words.starts, words.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said: “no”.", ["She", "said", ":", "“", "no", "”", "."]),
        ("naïve café", ["naïve", "café"]),
        ("zero\u200bwidth", ["zero", "width"]),
        ("soft\u00adhyphen", ["soft", "hyphen"]),
        ("  \n ", []),
        ("日本 x", ["日本", "x"]),
    ],
)
def test_words_and_their_places(text: str, expected: list[str]) -> None:
    assert words_of(text) == expected


def test_lines_are_counted_without_empty_ones() -> None:
    words = find_words("One.\n\n \nTwo.\nThree.", TOKENIZER)
    assert words.line.tolist() == [0, 0, 1, 1, 2, 2]


def test_every_word_lies_in_the_core_of_one_window() -> None:
    text = "\n".join(f"The {n}th harbour pilot said that the quay would hold." for n in range(200))
    words = find_words(text, TOKENIZER)
    windows = cut_windows(words, marks=MARKS)
    cores = [n for window in windows for n in range(window.core_first, window.core_last)]
    assert cores == list(range(len(words)))
    assert all(len(w.ids) <= READING.core + 2 * READING.context + 2 for w in windows)
    for window in windows:
        assert window.ids[0] == BEGIN
        assert window.ids[-1] == END
        pieces = [words.pieces[n][0] for n in range(window.first, window.last)]
        assert window.ids[window.heads].tolist() == pieces


def test_windows_break_between_lines_where_they_can() -> None:
    line = "word " * 100
    words = find_words("\n".join([line] * 6), TOKENIZER)
    windows = cut_windows(words, marks=MARKS, shape=Shape(250, 10))
    assert len(windows) == 3
    assert [window.core_first % 100 for window in windows] == [0] * len(windows)


def test_a_line_longer_than_a_window_is_cut() -> None:
    words = find_words("word " * 2_000, TOKENIZER)
    windows = cut_windows(words, marks=MARKS)
    assert len(windows) == -(-2_000 // READING.core)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_cut_and_offsets_stay_inside(text: str) -> None:
    words = find_words(text, TOKENIZER)
    assert all(0 <= s < e <= len(text) for s, e in zip(words.starts, words.ends, strict=True))
    windows = cut_windows(words, marks=MARKS)
    assert sum(window.core_last - window.core_first for window in windows) == len(words)
