"""Quotation marks: how a content is given, and marks that nobody can have spoken."""

import re
from dataclasses import replace

import pytest

from onrecord.model import Attribution, Paragraph, ParagraphKind, Quotation, Span
from onrecord.quoted import find_quoted
from onrecord.statements.marks import find_questions
from onrecord.statements.quotation import how_given
from tests.make import article

# A content stands in <…>, in pieces where there are several; then how it is given, and the words in
# marks that become a question.
SENTENCES = [
    # plain, curly, single, other shapes
    ('<"It held all winter,"> she said.', "direct", []),
    ("<“It held all winter,”> she said.", "direct", []),
    ("<‘It held all winter,’> she said.", "direct", []),
    ("<'It held all winter,'> she said.", "direct", []),
    ("<«It held all winter»>, she said.", "direct", []),
    ("<„It held all winter“>, she said.", "direct", []),
    ("<``It held all winter,''> she said.", "direct", []),
    ("<''It held all winter,''> she said.", "direct", []),
    ("She said <that it held all winter>.", "indirect", []),
    ("She said <it held, and would hold>.", "indirect", []),
    ("<“It held,”> she said, <“all winter.”>", "direct", []),
    ("<“It held,”> she said. <“It will hold again.”>", "direct", []),
    # partly quoted
    ("She said <that it “held all winter”>.", "mixed", []),
    ("She called it <“a wooden insult”>.", "direct", []),
    ("She called <the bridge “a wooden insult to the river”>.", "mixed", []),
    ("She said <it was “old” and “tired of us all”>.", "mixed", []),
    ("She said <that “it held all winter long, and nobody crossed it”>.", "mixed", []),
    ("<It was, she said, “not for sale”>.", "mixed", []),
    # one word in marks is a scare quote or a name
    ("She said <that the “bridge” held>.", "indirect", []),
    ("She said <that ‘Torvane’ held>.", "indirect", []),
    ("She said <the 'ferry' was late>.", "indirect", []),
    # marks lost, odd, mixed in shape
    ('<"It held all winter>, she said.', "direct", []),
    ('<“It held all winter,"> she said.', "direct", []),
    ('<"It held all winter,”> she said.', "direct", []),
    ("<”It held all winter,”> she said.", "direct", []),
    ("<“It held all winter>\nThe river rose.", "direct", []),
    ("<“It held all winter.>\n<“It will hold again,”> she said.", "direct", []),
    # apostrophes are no marks
    ("She said <the pilots' boats weren't there>.", "indirect", []),
    ("She said <the pilots’ boats weren’t there>.", "indirect", []),
    ("She said <it was the winter of '09>.", "indirect", []),
    ("She said <rock ’n’ roll was over>.", "indirect", []),
    ("<'It wasn't ours,'> she said.", "direct", []),
    ("<‘It wasn’t ours, nor the pilots’ either,’> she said.", "direct", []),
    # a quotation inside a quotation
    ("<“He said ‘build it twice’ to me,”> she said.", "direct", []),
    ("<“I told her, ‘No,’ and left,”> he said.", "direct", []),
    ("<‘He said “build it twice” to me,’> she said.", "direct", []),
    ("<“They shouted ‘Ada!’ from the quay,”> he said.", "direct", []),
    # marks nobody can have spoken: round a name in somebody's words
    ("<“‘Torvane’ has never shut a berth,”> she said.", "direct", ["‘Torvane’"]),
    ("<“We took ‘Torvane’ at its word,”> she said.", "direct", ["‘Torvane’"]),
    ('<“I was disappointed in ‘Torvane’ after that,"> she said.', "direct", ["‘Torvane’"]),
    ("<\"We took 'Torvane' at its word,\"> she said.", "direct", ["'Torvane'"]),
    ("<‘We took “Torvane” at its word,’> she said.", "direct", ["“Torvane”"]),
    ("<“We took “Torvane” at its word,”> she said.", "direct", ["“Torvane”"]),
    ("<“A ‘Torvaner’ clerk brought the letter,”> she said.", "direct", ["‘Torvaner’"]),
    ("<“The ‘Republic of Torvane’ is a quay,”> she said.", "direct", ["‘Republic of Torvane’"]),
    ("<“‘Torvane’ and ‘Aldery’ must both sign,”> he said.", "direct", ["‘Torvane’", "‘Aldery’"]),
    ("He said <the talks with ‘Aldery’ were “a ruse by ‘Torvane’ again”>.", "mixed", ["‘Torvane’"]),
    ("<“It was ‘Torvane’,”> he said, <“not ‘Aldery’ that walked out.”>", "direct", ["‘Aldery’"]),
    ("<“In ‘Torvane’ nobody sleeps,”> he said. <“Nobody.”>", "direct", ["‘Torvane’"]),
    ("<'We took \"Torvane\" at its word,'> she said.", "direct", ['"Torvane"']),
    # outside somebody's words the marks are the page's own, and no question
    ("A ‘Torvaner’ official said <the door would stay open>.", "indirect", []),
    ("She said <that ‘Torvane’ offered ‘Aldery’ a berth>.", "indirect", []),
    ("‘Torvane’ denied it; <“We signed nothing at all,”> she said.", "direct", []),
    ("<“We signed nothing at all,”> said an envoy of ‘Torvane’.", "direct", []),
    # titles of works and words spoken of
    ("<“I read a book called ‘Torvane’ twice,”> she said.", "direct", []),
    ("<“We all sang the song ‘Torvane’ then,”> she said.", "direct", []),
    ("<“He used the word ‘Torvane’ for it,”> she said.", "direct", []),
    ("<“They call it the ‘second berth’ there,”> she said.", "direct", []),
    ("<“He said ‘Never’, and went,”> she said.", "direct", ["‘Never’"]),
    # headlines
    ("# Torvane: <‘We Signed Nothing at All’>", "direct", []),
    ("# Envoy: <’‘Torvane’ Signed Nothing at All’>", "direct", ["‘Torvane’"]),
    ("# Envoy Says <‘Torvane’ Signed Nothing>", "indirect", ["‘Torvane’"]),
    ("# Envoy: <“‘Torvane’ signed nothing at all”>", "direct", ["‘Torvane’"]),
    ("# ‘Torvane’ Walked Out, <Envoy Says>", "indirect", []),
]
PIECE = re.compile(r"<([^<>]*)>")


def parsed(marked: str) -> tuple[str, tuple[Span, ...]]:
    text, pieces, end = "", [], 0
    for match in PIECE.finditer(marked):
        text += marked[end : match.start()]
        pieces.append(Span(len(text), len(text) + len(match[1])))
        text += match[1]
        end = match.end()
    return text + marked[end:], tuple(pieces)


@pytest.mark.parametrize(("marked", "given", "asked"), SENTENCES)
def test_marks(marked: str, given: str, asked: list[str]) -> None:
    text, content = parsed(marked.removeprefix("# "))
    kind = ParagraphKind.HEADLINE if marked.startswith("# ") else ParagraphKind.PARAGRAPH
    whole = Paragraph(Span(0, len(text)), kind, "line 1")
    story = replace(article(HTML), text=text, paragraphs=(whole,), headline=None)
    quotation = how_given(text, content, find_quoted(text))
    assert quotation is Quotation(given)
    found = find_questions(story, (Attribution("one", content, None, None, quotation, 0.9),))
    assert [story.words(place) for one in found for place in one.places] == asked
    assert all(one.statement == 0 for one in found)


HTML = (
    "<article><h1>Ferries</h1>" + "<p>The boats were mended by the harbour board on Monday.</p>" * 9
)


def test_the_table_is_large_enough() -> None:
    assert len(SENTENCES) >= 60


def test_marks_of_a_headline_that_is_nobodys_statement() -> None:
    text = "‘‘Torvane’ Signed Nothing at All’"
    whole = Paragraph(Span(0, len(text)), ParagraphKind.HEADLINE, "line 1")
    story = replace(article(HTML), text=text, paragraphs=(whole,))
    found = find_questions(story, ())
    assert [story.words(place) for one in found for place in one.places] == ["‘Torvane’"]
    assert [one.statement for one in found] == [None]
