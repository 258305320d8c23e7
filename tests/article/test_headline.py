import pytest

from onrecord.article import find_article
from onrecord.article.headline import find_headline, same_words
from onrecord.page import lay_out
from tests.make import STORY, capture, html, page, words_at


def headline(body: str, head: str = "") -> str | None:
    found = find_headline(page(f"<html><head>{head}</head><body>{body}</body></html>"))
    return found.text if found else None


def stated(text: str) -> str:
    return f"<meta property='og:title' content='{text}'>"


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        pytest.param("", "<h1>Ferries to be mended</h1>", "Ferries to be mended", id="first h1"),
        pytest.param("", "<h1>Menu</h1><h1>Ferries to be mended</h1>", "Ferries to be mended",
                     id="a name alone heads nothing"),
        pytest.param(stated("Both ferries to be mended in May"),
                     "<h1>Vellimere News for you</h1><h1>Both ferries to be mended</h1>",
                     "Both ferries to be mended", id="the heading that is like the stated one"),
        pytest.param(stated("Ferries to be mended | Vellimere News"),
                     "<div>Ferries to be mended</div>", "Ferries to be mended", id="no heading"),
        pytest.param(stated("Ferries to be mended"), "<h1>‘Ferries’ to be Mended</h1>",
                     "‘Ferries’ to be Mended", id="as it stands on the page"),
        pytest.param(stated("Ferries to be mended"), "<h2>Something else</h2>",
                     "Ferries to be mended", id="stated only"),
        pytest.param("<title>Ferries to be mended</title>", "<h2>Else</h2>",
                     "Ferries to be mended", id="title only"),
        pytest.param("", "<h1>Subscribe now for free</h1><p>One.</p>", None, id="furniture"),
        pytest.param("", "<h2>Else</h2>", None, id="none"),
    ],
)  # fmt: skip
def test_headline(head: str, body: str, expected: str | None) -> None:
    assert headline(body + STORY, head) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("‘Torvane’ walked out", "TORVANE walked out!", True),
        ("Torvane walked out", "Torvane walked in", False),
        ("2,000 boats", "2000 boats", True),
    ],
)
def test_same_words(one: str, other: str, same: bool) -> None:
    assert same_words(one, other) is same


def test_a_headline_broken_in_two_lines_is_one_and_stands_at_its_path() -> None:
    source = capture(html(title="Ferries to be<br>mended in May"))
    headline = find_article(lay_out(source)).paragraphs[0]
    assert words_at(source, headline.path) == "Ferries to be mended in May"
