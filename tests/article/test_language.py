import subprocess
import sys

import pytest

from onrecord.article.language import find_language

ENGLISH = "The ferry company said on Monday that it would mend both of its boats in the spring."
GERMAN = "Die Fähre soll im Frühjahr wieder fahren, sagte die Sprecherin der Gemeinde am Montag."


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        (ENGLISH, None, "en"),
        (GERMAN, None, "de"),
        (GERMAN, "en-GB", "de"),
        ("Shut.", "en-GB", "en"),
        ("Shut.", None, None),
        ("", "pt_BR", "pt"),
        ("12 34 " * 100, None, None),
    ],
)
def test_words_tell_the_language_and_the_page_where_they_are_few(
    text: str, declared: str | None, language: str | None
) -> None:
    assert find_language(text, declared) == language


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(GERMAN * 4, id="German"),
        pytest.param(GERMAN * 4 + ENGLISH, id="German with an English sentence"),
        pytest.param(
            "De boot is van de gemeente, zei de schipper, of van niemand. " * 4, id="Dutch"
        ),
        pytest.param("O barco é da câmara, disse o mestre, e não há outro no porto. " * 4, id="pt"),
        pytest.param(
            "渡し船は春に直される、と会社は月曜日に述べた。" * 8 + " the of", id="Japanese"
        ),
    ],
)
def test_page_that_declares_english_is_not_believed(text: str) -> None:
    assert find_language(text, "en") != "en"


def test_plain_english_needs_no_table() -> None:
    told = "import sys; from onrecord.article.language import find_language as find; "
    code = f"{told}print(find({ENGLISH!r}, 'en'), 'py3langid' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "en False\n"
    assert find_language(ENGLISH, "de") == "en"
