"""The record as one self-contained page."""

import re
from collections.abc import Iterator

from lxml.html import document_fromstring

from onrecord.export.marked import find_marked
from onrecord.export.page import as_page
from onrecord.model import Reading
from onrecord.read import Reader
from tests.make import capture, html, plain
from tests.scripted import Said, ScriptedTagger

STORY = (
    "<p>Ada Quill complained that the board “moved the line” again, according to a clerk.</p>"
    "<p>The clerk said nothing of it was signed. <script>alert(1)</script>&lt;b&gt;</p>"
    "<p>The harbour was quiet for the rest of that day, and nobody crossed it before dawn.</p>"
)
WHOLE = Said(
    "a clerk",
    "according to",
    ("Ada Quill complained that the board “moved the line” again",),
)
LINE = Said("Ada Quill", "complained", ("that the board “moved the line” again",), 0.4)
SIGNED = Said("The clerk", "said", ("nothing of it was signed",))


def reading(*script: Said, body: str = STORY) -> Reading:
    return Reader(ScriptedTagger(*script)).read(capture(html(body)))


def page(*readings: Reading) -> str:
    return "".join(as_page(iter(readings)))


def test_it_is_one_page_that_fetches_nothing_and_runs_nothing() -> None:
    shown = page(reading(WHOLE, LINE, SIGNED))
    assert "<script" not in shown
    assert not re.search(r"(?:src|@import|url\()", shown)
    assert all(href.startswith("#") for href in re.findall(r'href="([^"]*)"', shown))


def test_every_word_of_the_story_is_there_once_and_escaped() -> None:
    one = reading(WHOLE, LINE, SIGNED)
    tree = document_fromstring(page(one))
    for number in tree.xpath("//article//sup"):
        number.drop_tree()
    told = [" ".join(p.text_content().split()) for p in tree.xpath("//*[contains(@class, 'para')]")]
    paragraphs = [one.article.words(its.span) for its in one.article.paragraphs][1:]
    assert told == [" ".join(its.split()) for its in paragraphs]
    assert "<b>" in one.article.text and "&lt;b&gt;" in page(one)


def test_each_number_leads_to_a_note_and_back() -> None:
    tree = document_fromstring(page(reading(WHOLE, LINE, SIGNED), reading(SIGNED)))
    names = tree.xpath("//@id")
    assert len(names) == len(set(names))
    for href in tree.xpath("//a/@href"):
        assert href.removeprefix("#") in names
    assert len(tree.xpath("//ol/li")) == len(tree.xpath("//sup/a[@id]")) == 4


def test_two_records_with_a_statement_in_the_headline_of_each() -> None:
    told = Said("Minister", "says", ("Ferries to be mended",))
    one = Reader(ScriptedTagger(told)).read(
        capture(html(STORY, title="Ferries to be mended, Minister says"))
    )
    tree = document_fromstring(page(one, one))
    names = tree.xpath("//@id")
    assert len(names) == len(set(names))
    assert [len(tree.xpath(f"//article[{n}]//h1")) for n in (1, 2)] == [1, 1]
    assert not tree.xpath("//*[contains(@class, 'para') and contains(@class, 'headline')]")


def test_every_piece_of_a_content_has_its_number() -> None:
    body = f"{STORY}<p>“It held,” she said, “all winter long.”</p>"
    said = Said("she", "said", ("“It held,”", "“all winter long.”"))
    tree = document_fromstring(page(reading(said, body=body)))
    assert [a.text for a in tree.xpath("//sup/a")] == ["1", "1"]
    assert len(tree.xpath("//sup/a[@id]")) == 1
    (words,) = tree.xpath("//*[@class='words']")
    assert words.text_content() == "““It held,” … “all winter long.”” "


def test_notes_come_after_the_story_and_say_on_whose_word() -> None:
    shown = page(reading(WHOLE, LINE))
    assert shown.index("nobody crossed it") < shown.index('role="doc-endnotes"')
    (chain,) = document_fromstring(shown).xpath("//*[@class='chain']")
    assert [link.text for link in chain.xpath("bdi")] == ["this page", "a clerk", "Ada Quill"]
    assert "mixed, assertion, accusing" in shown
    assert "confidence 0.40, doubtful" in shown
    assert "no person has confirmed this record" in shown


def test_contents_in_contents_are_marked_by_depth() -> None:
    (first, *_) = [row for row in find_marked(reading(WHOLE, LINE)) if row.kind == "paragraph"]
    depths = {one.text: (one.depth, one.role, one.doubtful) for one in first.stretches}
    assert depths["Ada Quill"] == (1, "source", False)
    assert depths["complained"] == (1, "cue", False)
    assert depths["that the board “moved the line” again"] == (2, "", True)
    assert depths["a clerk"] == (0, "source", False)
    assert [note.number for note in first.notes] == [1, 2]
    refers = [[its.note for its in one.refers] for one in first.stretches if one.refers]
    assert refers == [[1, 2]]


def test_a_page_without_statements_or_headline() -> None:
    one = Reader(ScriptedTagger()).read_as_article(plain("The tide turned at noon.\nIt was cold."))
    shown = page(one)
    assert "No headline found" in shown
    assert "doc-endnotes" not in shown
    assert "no statement was found" in shown
    assert "The tide turned at noon." in shown


def test_another_language_is_said() -> None:
    german = "Der Hafen war den ganzen Tag über ruhig und niemand überquerte ihn vor dem Abend."
    one = Reader(ScriptedTagger()).read_as_article(plain(f"{german}\n" * 8))
    assert "Written in de, not English" in page(one)


def test_nothing_read_gives_nothing() -> None:
    assert page() == ""


def test_readings_are_taken_as_they_come() -> None:
    """A folder of many pages is never held in memory as a whole."""
    taken = []

    def readings() -> Iterator[Reading]:
        for number in range(3):
            taken.append(number)
            yield reading(SIGNED)

    parts = as_page(readings())
    for part in parts:
        if "</article>" in part:
            break
    assert len(taken) < 3


def test_questions_point_at_their_statement() -> None:
    body = STORY + "<p>“We took ‘Torvane’ at its word,” said Ada Quill.</p>"
    asked = Said("Ada Quill", "said", ("“We took ‘Torvane’ at its word,”",))
    shown = page(reading(asked, body=body))
    assert "Questions" in shown
    assert '<span class="d1 asked">‘Torvane’</span>' in shown
