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
