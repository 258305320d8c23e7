import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from onrecord.statements import open_bundle
from onrecord.statements.windows import (
    CAPITAL,
    HEADED,
    QUOTED,
    READING,
    SMALL,
    Shape,
    Way,
    cut_windows,
    find_words,
    marks_of,
)

TOKENIZER = Tokenizer.from_str(open_bundle().tokenizer)
MARKS = marks_of(TOKENIZER, Way.TEXT)
BEGIN, END = MARKS.begin, MARKS.end


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Quay of HWA", [SMALL, HEADED, SMALL, CAPITAL]),
        ("I", [HEADED]),
        ("iPhone McX 7", [SMALL, HEADED, SMALL]),
        ("“It held” now", [QUOTED, QUOTED + HEADED, QUOTED, QUOTED, SMALL]),
        ('"It held" now', [QUOTED, QUOTED + HEADED, QUOTED, QUOTED, SMALL]),
        ("“it\nheld", [QUOTED, QUOTED, SMALL]),  # a line that closes none of its marks
        ("it” held", [SMALL, SMALL, SMALL]),
    ],
)
def test_how_words_look(text: str, expected: list[int]) -> None:
    assert find_words(text, TOKENIZER).looks.tolist() == expected


def test_looks_go_with_the_pieces() -> None:
    words = find_words("Unbelievably tall", TOKENIZER)
    (window,) = cut_windows(words, marks=MARKS)
    assert len(window.looks) == len(window.ids)
    assert window.looks[window.heads].tolist() == words.looks.tolist()
    assert set(window.looks[1:-2].tolist()) == {HEADED}


def test_each_way_of_reading_has_its_own_looks() -> None:
    words = find_words("Tall it stood", TOKENIZER)
    seen = [
        set(cut_windows(words, marks=marks_of(TOKENIZER, way))[0].looks.tolist()) for way in Way
    ]
    assert not seen[0] & seen[1]
    assert not seen[1] & seen[2]


def test_a_long_line_is_cut_between_sentences() -> None:
    sentence = "The harbour master said that “the wall held.” He left. "
    words = find_words(sentence * 60, TOKENIZER)
    cores = [
        words.starts[one.core_first] % len(sentence) for one in cut_windows(words, marks=MARKS)
    ]
    assert set(cores) <= {0, sentence.index("He left")}


def test_a_sentence_longer_than_a_core_is_cut_all_the_same() -> None:
    words = find_words("and the wall held " * 300, TOKENIZER)
    windows = cut_windows(words, marks=MARKS)
    assert [one.core_last for one in windows[:-1]] == [one.core_first for one in windows[1:]]
    assert all(len(one.ids) <= READING.core + 2 * READING.context + 2 for one in windows)


def test_a_stop_far_down_makes_no_window_too_long() -> None:
    words = find_words("wall " * 600 + ". Then it fell", TOKENIZER)
    assert max(len(one.ids) for one in cut_windows(words, marks=MARKS)) <= 176 + 2 * 16 + 2


def test_half_a_character_is_no_word_and_shifts_nothing() -> None:
    words = find_words("\ud800 said", TOKENIZER)
    assert (words.starts.tolist(), words.ends.tolist()) == ([2], [6])
