import pytest

from onrecord.model import ParagraphKind
from tests.make import SENTENCES, article, capture, html, kinds, plain, words_at

LABEL, PARAGRAPH = ParagraphKind.LABEL, ParagraphKind.PARAGRAPH
REST = "the quay was rebuilt with money from both sides, and nobody has paid since."


def told(*paragraphs: str) -> str:
    return "".join(f"<p>{text}</p>" for text in (SENTENCES[0], *paragraphs, *SENTENCES[1:]))


def labels(*paragraphs: str) -> list[str]:
    story = article(html(told(*paragraphs)))
    return [words for kind, words in kinds(story) if kind is LABEL]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        pytest.param([f"The background: {REST}"], ["The background:"], id="well-worn"),
        pytest.param([f"What the pilots want: {REST}", f"Money: {REST}"],
                     ["What the pilots want:", "Money:"], id="several that differ"),
        pytest.param([f"What nobody knew: {REST}"], [], id="one of its own making"),
        pytest.param([f"Brandt: {REST}", f"Marsh: {REST}", f"Brandt: {REST}"], [],
                     id="a transcript"),
        pytest.param([f"Question: {REST}", f"Answer: {REST}", f"Question: {REST}"], [],
                     id="questions and answers"),
        pytest.param([f"She asked for one thing only, she said: {REST}"], [], id="a sentence"),
    ],
)  # fmt: skip
def test_labels(paragraphs: list[str], expected: list[str]) -> None:
    assert labels(*paragraphs) == expected


@pytest.mark.parametrize(
    "inside",
    [
        told(f"<b>The background:</b> {REST}"),
        told(f"<b>The background:</b>\u00a0{REST} And: so on."),
        "<br><br>".join((SENTENCES[0], f"<b>The background:</b> {REST}", *SENTENCES[1:])),
        "<br>".join(
            (SENTENCES[0], f"<b>The <i>background:</i></b> <!-- x: --> {REST}", *SENTENCES)
        ),
    ],
)
def test_a_label_and_the_rest_each_lead_back(inside: str) -> None:
    source = capture(html(inside))
    story = article(source.body)
    found = [one for one in story.paragraphs if one.kind is LABEL]
    assert [story.words(one.span) for one in found] == ["The background:"]
    for one in story.paragraphs:
        assert words_at(source, one.path) == story.words(one.span)


def test_a_label_in_plain_text_leads_back() -> None:
    source = plain("\n".join(["Ferries to be mended", *SENTENCES, f"The background: {REST}"]))
    story = article(source.body, media_type="text/plain")
    paths = [(one.kind, one.path) for one in story.paragraphs[-2:]]
    assert paths == [
        (LABEL, "line 5, characters 1-15"),
        (PARAGRAPH, f"line 5, characters 17-{16 + len(REST)}"),
    ]
    for one in story.paragraphs:
        assert words_at(source, one.path) == story.words(one.span)


def test_the_text_opens_with_the_headline_and_an_empty_line_parts_its_paragraphs() -> None:
    story = article(html(title="Ferries to be mended"))
    assert story.text == "\n\n".join(("Ferries to be mended", *SENTENCES))
    assert [kind for kind, _ in kinds(story)] == [ParagraphKind.HEADLINE, *[PARAGRAPH] * 3]
