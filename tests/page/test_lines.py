import pytest

from onrecord.errors import TooLarge
from onrecord.page.lines import find_lines

WRAPPED = """\
The council said on Monday that the bridge at Low Sallow would
be shut for eleven weeks, and that buses would go round by the
quarry until the masons had finished with the second arch.

Nobody was asked, according to the parish clerk, who said that
the letter had been sent to the wrong side of the river twice.
A second letter, he said, was with the ferryman by now, and it
would be read aloud on both banks.
"""


def found(text: str) -> list[tuple[str, str]]:
    return [(block.path, block.text) for block in find_lines(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\nTwo.\n", [("line 1", "One."), ("line 2", "Two.")]),
        ("\n\n One.\t x \n", [("line 3", "One. x")]),
        ("One.\r\nTwo.\rThree.", [("line 1", "One."), ("line 2", "Two."), ("line 3", "Three.")]),
        ("One.\u2028Two.\x0cIII.", [("line 1", "One."), ("line 2", "Two."), ("line 3", "III.")]),
        ("", []),
        (" \n\t\n", []),
    ],
)  # fmt: skip
def test_each_line_is_a_block(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_lines_wrapped_by_hand_are_joined() -> None:
    blocks = found(WRAPPED)
    assert [path for path, _ in blocks] == ["lines 1-3", "lines 5-8"]
    assert blocks[1][1].startswith("Nobody was asked") and blocks[1][1].endswith("on both banks.")


def test_paragraphs_of_a_line_each_are_not_joined() -> None:
    lines = [f"Sentence number {n} {'is as long as a paragraph ' * 6}." for n in range(8)]
    assert [text for _, text in found("\n".join(lines))] == lines


def test_short_lines_of_a_menu_are_not_joined() -> None:
    assert len(found("Home\nNews\nSport\nLetters\nWeather\nAbout\n")) == 6


def test_too_many_lines() -> None:
    with pytest.raises(TooLarge, match="lines of plain text"):
        find_lines("\n" * 50_001)
