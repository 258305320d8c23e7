import pytest

from onrecord.article.writing import as_it_stands

WRAPPED = (
    "A senior official told the Courier on Monday that the ministry\n"
    "had never meant to sign and that the draft lay in a drawer since\n"
    "the spring."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\nTwo.", [("One.", "line 1"), ("Two.", "line 2")]),
        ("One.\r\n\r\n  \r\nTwo.", [("One.", "line 1"), ("Two.", "line 4")]),
        (WRAPPED, [(WRAPPED, "lines 1-3")]),
        (f"{WRAPPED}\n\nShe left.", [(WRAPPED, "lines 1-3"), ("She left.", "line 5")]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_paragraphs_of_text_as_it_stands(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(text[one.span.start : one.span.end], one.path) for one in as_it_stands(text)]
    assert found == expected


def test_lines_that_end_as_sentences_do_are_paragraphs() -> None:
    line = "The harbour board met on Monday and heard the pilots at length."
    assert len(as_it_stands("\n".join([line] * 3))) == 3
