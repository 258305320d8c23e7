import pytest

from onrecord.model import ParagraphKind
from tests.make import SENTENCES, STORY, article, html, kinds

HEADING, PARAGRAPH, CAPTION = (
    ParagraphKind.HEADING,
    ParagraphKind.PARAGRAPH,
    ParagraphKind.CAPTION,
)
QUOTE = "“You cannot mend a boat that nobody admits to having sunk.”"


def told(inside: str) -> list[tuple[ParagraphKind, str]]:
    return kinds(article(html(inside)))[1:]


@pytest.mark.parametrize(
    "furniture",
    [
        "<p>Read more: The bridge that nobody crossed</p>",
        "<p><a href='/x'>The bridge that nobody crossed in a hundred years of asking.</a></p>",
        "<div class='related'><p>The bridge that nobody crossed in a century, he said.</p></div>",
        "<nav><p>Home Harbour Letters</p></nav>",
        "<p>* * *</p>",
        "<p>____</p>",
        "<p>Advertisement</p>",
        "<script>var story = 'The bridge that nobody crossed';</script>",
        "<h2>Ferries to be mended</h2>",
    ],
)
def test_furniture_inside_a_story_is_left_out(furniture: str) -> None:
    first, rest = f"<p>{SENTENCES[0]}</p>", "".join(f"<p>{text}</p>" for text in SENTENCES[1:])
    assert told(first + furniture + rest) == [(PARAGRAPH, text) for text in SENTENCES]


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("<p>No, she <!-- x --> said<!-- y -->.</p>", "No, she said."),
        ("<p>He <a href='/x'>wrote</a> the <em>whole</em> <sup>1</sup> of it in May.</p>",
         "He wrote the whole 1 of it in May."),
        ("<p>So (subscribe now), as the banner had it, was painted over by the clerk.</p>",
         "So (subscribe now), as the banner had it, was painted over by the clerk."),
    ],
)  # fmt: skip
def test_nothing_inside_a_paragraph_is_dropped(inside: str, words: str) -> None:
    assert words in [text for _, text in told(STORY + inside + STORY.replace("Monday", "Sunday"))]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<h2>What the board says</h2>", (HEADING, "What the board says")),
        ("<p><b>What the board says</b></p>", (HEADING, "What the board says")),
        (f"<blockquote><p>{QUOTE}</p></blockquote>", (ParagraphKind.QUOTATION, QUOTE)),
        ("<ul><li>Both of the boats are to be mended, the company said, in May.</li></ul>",
         (ParagraphKind.LIST_ITEM,
          "Both of the boats are to be mended, the company said, in May.")),
        ("<p>Update, 09.15: the company now says that one boat is to be mended.</p>",
         (ParagraphKind.CORRECTION,
          "Update, 09.15: the company now says that one boat is to be mended.")),
        ("<p>The quay in May, with nobody on it. Photograph: Mei Pell / Vellimere News</p>",
         (CAPTION, "The quay in May, with nobody on it. Photograph: Mei Pell / Vellimere News")),
    ],
)  # fmt: skip
def test_kind_of_a_paragraph(inside: str, expected: tuple[ParagraphKind, str]) -> None:
    first, rest = f"<p>{SENTENCES[0]}</p>", "".join(f"<p>{text}</p>" for text in SENTENCES[1:])
    assert expected in told(first + inside + rest)


def test_a_quotation_pulled_out_of_the_story_is_told_once() -> None:
    said = f"<p>{QUOTE} The pilot said it twice.</p>"
    for apart in (f"<blockquote>{QUOTE}</blockquote>", f"<div class='x'>{QUOTE}</div>"):
        assert [text for _, text in told(apart + STORY + said)].count(QUOTE) == 0


def test_a_quotation_that_stands_for_itself_is_kept() -> None:
    assert QUOTE in [
        text for _, text in told(f"{STORY}<p>{QUOTE}</p>{STORY.replace('May', 'June')}")
    ]


def test_a_standfirst_belongs_to_the_story() -> None:
    standfirst = "Two boats, one letter and no date for either of them to sail again."
    assert told(f"<p class='standfirst'>{standfirst}</p><p>12 May 2026</p>{STORY}")[0] == (
        PARAGRAPH,
        standfirst,
    )


def test_a_heading_that_nothing_follows_is_left_out() -> None:
    assert told(STORY + "<h2>What else there is</h2>")[-1] == (PARAGRAPH, SENTENCES[-1])
