import io
from dataclasses import replace

import pytest
from rich.console import Console

from onrecord.model import Reading
from onrecord.read import Reader
from onrecord.terminal import show_reading
from tests.make import HERE, STORY, capture, html, plain
from tests.scripted import Said, ScriptedTagger

BOATS = Said("The ferry company at Vellimere", "said", ("that it would mend both of its boats",))
NOBODY = Said(
    "Oyelaran Brandt, who sells the tickets,",
    "said",
    ("“Nobody has asked us for a third one,”",),
    0.4,
)
LOST = Said(None, "clerk said", ("the letter was never sent",))


def reading(*script: Said, body: str = STORY) -> Reading:
    return Reader(ScriptedTagger(*script)).read(capture(html(body)))


def shown(one: Reading, *, width: int = 80, terminal: bool = False) -> str:
    out = io.StringIO()
    show_reading(one, Console(file=out, width=width, force_terminal=terminal, highlight=False))
    return out.getvalue()


def test_piped_statement_is_one_whole_line() -> None:
    lines = shown(reading(BOATS, NOBODY, LOST), width=20).splitlines()
    at = lines.index("Statements, as read by machine")
    assert lines[at + 1 : at + 5] == [
        "  1 The ferry company at Vellimere · said · indirect: "
        "that it would mend both of its boats  0.90",
        "  2 Oyelaran Brandt, who sells the tickets, · said · direct: "
        "“Nobody has asked us for a third one,”  0.40 ?",
        "  3 no source · clerk said · indirect: the letter was never sent  0.90",
        "",
    ]


def test_piped_sources_are_one_line_each_with_most_words_first() -> None:
    lines = shown(reading(BOATS, NOBODY, LOST), width=20).splitlines()
    at = lines.index("Sources, and how much rests on each")
    assert lines[at + 1 : at + 4] == [
        "  Oyelaran Brandt  named  1 statement  8 words",
        "  The ferry company at Vellimere  unnamed  1 statement  8 words",
        "  no source  1 statement  5 words",
    ]
    assert lines[at + 4].startswith("Model scripted/1. No person has confirmed")


def test_head_says_what_is_missing() -> None:
    text = "Ilse Ferrand said that the weir was dry."
    bare = Reader(ScriptedTagger()).read_as_article(plain(text))
    lines = shown(replace(bare, article=replace(bare.article, language=None))).splitlines()
    assert lines[:3] == ["No headline found", "No byline found", "no date found"]
    assert "No statement found." in lines


def test_inner_statement_is_set_in_and_names_the_outer_one() -> None:
    chain = "Vella Orsini wrote that the clerk had told her that the letter was never sent."
    one = reading(
        Said(
            "Vella Orsini", "wrote", ("that the clerk had told her that the letter was never sent",)
        ),
        Said("the clerk", "had told", ("that the letter was never sent",)),
        body=f"{STORY}<p>{chain}</p>",
    )
    (inner,) = [line for line in shown(one).splitlines() if "the clerk · had told" in line]
    assert inner.startswith("  2   the clerk")
    assert inner.endswith("(within 1) · on whose word: this page ← Vella Orsini ← the clerk")


def test_other_language_is_said_and_no_statement_shown() -> None:
    german = capture((HERE / "pages" / "german.html").read_bytes())
    out = shown(Reader(ScriptedTagger()).read(german))
    assert "Written in de, not English: no statements are read." in out
    assert "Statements" not in out


@pytest.mark.parametrize("width", [20, 40, 80])
def test_terminal_wraps_and_drops_no_word(width: int) -> None:
    out = shown(reading(BOATS, NOBODY, LOST), width=width, terminal=True)
    assert "\x1b[" in out
    plain_out = shown(reading(BOATS, NOBODY, LOST), width=2000)
    bare = io.StringIO()
    console = Console(file=bare, width=width, force_terminal=True, color_system=None)
    show_reading(reading(BOATS, NOBODY, LOST), console)
    statements = bare.getvalue().split("Sources,")[0]
    for word in plain_out.split("Sources,")[0].split():
        assert word in statements.replace("\n", "") or word in "".join(statements.split())
    assert "…" not in statements


@pytest.mark.parametrize("terminal", [False, True])
def test_control_characters_of_a_page_do_not_reach_the_terminal(terminal: bool) -> None:
    text = "Ilse\x1b[31m Ferrand said that the weir\x9b2J\u2028was\x07 dry.\n"
    said = Said("Ilse\x1b[31m Ferrand", "said", ("that the weir\x9b2J\u2028was\x07 dry",))
    one = Reader(ScriptedTagger(said)).read_as_article(plain(text))
    one = replace(one, article=replace(one.article, headline="Dry\x1b]0;weir\x07", language="en"))
    out = shown(one, width=200, terminal=terminal)
    for obeyed in ("\x1b[31m Ferrand", "\x1b]0", "\x9b", "\u2028", "\x07"):
        assert obeyed not in out
    assert terminal or "\x1b" not in out
    assert "that the weir 2J was" in out
