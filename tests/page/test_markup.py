from pathlib import Path

import pytest

from onrecord.errors import NotAnArticle, TooLarge
from onrecord.model import BlockKind
from tests.make import PAGES, SAMPLES, STORY, capture, html, page, stored, words_at


def texts(inside: str) -> list[str]:
    return [block.text for block in page(f"<body>{inside}</body>").blocks]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        pytest.param("<p>One.</p><p>Two.</p>", ["One.", "Two."], id="paragraphs"),
        pytest.param("One.<br><br>Two.<br/>Three.", ["One.", "Two.", "Three."], id="br"),
        pytest.param("<div>One<p>Two</p>Three</div>Four", ["One", "Two", "Three", "Four"],
                     id="text between blocks"),
        pytest.param("<p>He <b>said <i>it</i></b> twice.</p>", ["He said it twice."], id="inline"),
        pytest.param("<p>He <!-- no --> said<!-- x --> it.</p>", ["He said it."], id="comments"),
        pytest.param("<p>He<script>var x = '<p>'</script> said<style>p{}</style> it.</p>",
                     ["He said it."], id="scripts"),
        pytest.param("<h1>One<br>and two</h1>", ["One and two"], id="br in a heading"),
        pytest.param("<table><tr><td>One<td>Two</table>", ["One", "Two"], id="cells"),
        pytest.param("<p>“A\u00a0B”\n\t C\u2003D</p>", ["“A B” C D"], id="white space"),
        pytest.param("<p>e\u0301\u200b\ufeff &amp; &#8220;</p>", ["e\u0301\u200b\ufeff & “"],
                     id="no other character touched"),
        pytest.param("<p>One<p>Two", ["One", "Two"], id="never closed"),
        pytest.param("<ul><li>One<ul><li>Two</ul>Three</ul>", ["One", "Two", "Three"], id="lists"),
        pytest.param("<p>Wor<wbr>d and <span>spl</span>it.</p>", ["Word and split."], id="glued"),
        pytest.param("<p>a<?php b ?>c</p>", ["ac"], id="instructions"),
        pytest.param("<p> </p><p>&nbsp;</p><div></div><p>One</p>", ["One"], id="empty ones"),
    ],
)  # fmt: skip
def test_runs_of_text_are_broken_as_a_browser_breaks_them(inside: str, expected: list[str]) -> None:
    assert texts(inside) == expected


@pytest.mark.parametrize(
    ("inside", "kind"),
    [
        ("<h3>One</h3>", BlockKind.HEADING),
        ("<h3><a href='/x'><b>One</b></a></h3>", BlockKind.HEADING),
        ("<p>One</p>", BlockKind.PARAGRAPH),
        ("<blockquote><p>One</p></blockquote>", BlockKind.QUOTATION),
        ("<ul><li><span>One</span></li></ul>", BlockKind.LIST_ITEM),
        ("<figure><figcaption>One</figcaption></figure>", BlockKind.CAPTION),
        ("<nav><p>One</p></nav>", BlockKind.FURNITURE),
        ("<button>One</button>", BlockKind.FURNITURE),
        ("<nav><article><p>One</p></article></nav>", BlockKind.PARAGRAPH),
    ],
)
def test_kind_comes_from_the_nearest_telling_element(inside: str, kind: BlockKind) -> None:
    assert [block.kind for block in page(f"<body>{inside}</body>").blocks] == [kind]


@pytest.mark.parametrize(
    "inside",
    [
        "One.<br>Two <b>and</b> three.<br><br>Four.",
        "<div>One <!-- a --> and <b>two</b><p>Three</p>Four <i>five</i> <!-- b --> six</div>",
        "<div><b>A</b>B<br><b>C</b>D<hr>E</div>",
        "<p>One <b>two <i>three</i></b> four</p>Five",
        "<div><span>One <br>Two <em>three</em></span> four<br>Five</div>",
        "<div><a>One<br>Two</a> three</div>",
        "<p>x<script>y</script>z</p>",
        "<div>same<br>same<br>same</div>",
        "<div> <b> <br> One </b> Two</div>",
        "<ul><li>One<li>Two<ul><li>Three</ul>Four</ul>",
        "<table><tr><td>One<br>Two<td>Three</table>",
        "<div><?x y?>One<br><!-- c -->Two<!-- d --></div>",
        "<svg><text>no</text></svg>One<select><option>no</select>Two",
    ],
)
def test_every_path_leads_back_to_its_text(inside: str) -> None:
    source = capture(f"<!DOCTYPE html><body>{inside}</body>")
    blocks = page(source.body).blocks
    assert blocks
    assert [words_at(source, block.path) for block in blocks] == [block.text for block in blocks]


@pytest.mark.parametrize("path", [*SAMPLES, *PAGES], ids=lambda path: path.name)
def test_every_path_of_a_stored_page_leads_back_to_its_text(path: Path) -> None:
    source = stored(path)
    blocks = page(source.body, media_type=source.media_type).blocks
    assert len(blocks) > 3
    assert [words_at(source, block.path) for block in blocks] == [block.text for block in blocks]


def test_titles_of_the_head_come_first_and_lead_back() -> None:
    source = capture(
        html(head="<title>Ferries |\n Mail</title><meta property='og:title' content='F'>")
    )
    blocks = page(source.body).blocks[:2]
    assert [(block.kind, block.text) for block in blocks] == [
        (BlockKind.FURNITURE, "Ferries | Mail"),
        (BlockKind.FURNITURE, "F"),
    ]
    assert [words_at(source, block.path) for block in blocks] == ["Ferries | Mail", "F"]


def test_share_of_links_and_names_around_a_block() -> None:
    (block,) = page("<div class='articleBody Main'><p id='p-1'>ab <a>cd</a></p></div>").blocks
    assert block.links == pytest.approx(2 / 5)
    assert block.hints[-6:] == ("div", "article", "body", "main", "p", "p")


@pytest.mark.parametrize(
    "body", ["", " \n ", "<html></html>", "<script>x</script>", "\x00", "<!-- x -->"]
)
def test_page_without_text_is_named_so(body: str) -> None:
    with pytest.raises(NotAnArticle, match="no text on the page"):
        page(body)


def test_a_paragraph_longer_than_any_is_refused_with_the_way_out() -> None:
    with pytest.raises(NotAnArticle, match="--as article"):
        page(f"<p>{'word ' * 50_000}</p>")


def test_more_pieces_than_a_page_can_hold() -> None:
    with pytest.raises(TooLarge, match="20,000"):
        page("<p>a</p>" * 20_001)


def test_document_that_declares_an_encoding_and_is_xhtml() -> None:
    body = f'<?xml version="1.0" encoding="utf-8"?>\n<html><body>{STORY}</body></html>'
    assert len(page(body, media_type="application/xhtml+xml").blocks) == 3
