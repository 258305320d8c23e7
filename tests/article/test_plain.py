import pytest

from onrecord.article import take_as_article
from onrecord.errors import NotAnArticle
from onrecord.model import ParagraphKind
from tests.make import SENTENCES, article, kinds, plain

STORY = "\n\n".join(SENTENCES)


def told(text: str) -> list[str]:
    return [words for _, words in kinds(article(text, media_type="text/plain"))]


@pytest.mark.parametrize(
    ("above", "headline"),
    [
        ("Home News Letters\n\nFerries to be mended\n\nFerries to be mended\n\n",
         "Ferries to be mended"),
        ("Ferries to be mended\n\n12 May 2026\n\nBy Ada Brandt\n\n", "Ferries to be mended"),
        ("No Script\n\nPlease Wait...\n\nFerries to be mended\n\n", "Ferries to be mended"),
        ("", None),
    ],
)  # fmt: skip
def test_headline(above: str, headline: str | None) -> None:
    assert article(above + STORY, media_type="text/plain").headline == headline


@pytest.mark.parametrize(
    "furniture",
    [
        "Read more:\nThe bridge that nobody crossed\nWhy the night boat is empty",
        "Advertisement",
        "starAdd to favorites",
        "“Nobody has asked us for a third one,”",
        "Share this article",
    ],
)
def test_furniture_between_paragraphs_is_left_out(furniture: str) -> None:
    text = "\n\n".join(("Ferries to be mended", SENTENCES[0], furniture, *SENTENCES[1:]))
    assert told(text) == ["Ferries to be mended", *SENTENCES]


def test_what_readers_write_is_no_part_of_the_story() -> None:
    after = "Comments (1)\n\nOlu: My uncle says that the boats were blue before the war as well."
    assert told(f"Ferries to be mended\n\n{STORY}\n\n{after}")[1:] == list(SENTENCES)


def test_a_short_line_inside_the_story_is_a_heading() -> None:
    text = "\n\n".join((SENTENCES[0], "What the board says", *SENTENCES[1:]))
    found = kinds(article(text, media_type="text/plain"))
    assert (ParagraphKind.HEADING, "What the board says") in found


def test_text_taken_as_it_stands_keeps_every_line_and_offset() -> None:
    text = "Read more:\r\n  Subscribe now  \n\n\nThe end.\rLast"
    story = take_as_article(plain(text), text)
    assert story.text == text
    assert [(one.path, story.words(one.span)) for one in story.paragraphs] == [
        ("line 1", "Read more:"),
        ("line 2", "  Subscribe now  "),
        ("line 5", "The end."),
        ("line 6", "Last"),
    ]


@pytest.mark.parametrize("text", ["", " \n\t\n"])
def test_no_text_to_take(text: str) -> None:
    with pytest.raises(NotAnArticle, match="no text"):
        take_as_article(plain(text), text)
