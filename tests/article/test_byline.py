import pytest

from onrecord.article.byline import as_signed, find_credit, find_signed, is_organisation
from tests.make import STORY, article, html

REUTERS = "Reuters"


@pytest.mark.parametrize(
    ("line", "names", "agency"),
    [
        ("By Ada Brandt", ("Ada Brandt",), None),
        ("BY ADA BRANDT", ("ADA BRANDT",), None),
        ("By Ada Brandt and Olu Marsh", ("Ada Brandt", "Olu Marsh"), None),
        ("By Ada Brandt, Olu Marsh and Mei van der Pell",
         ("Ada Brandt", "Olu Marsh", "Mei van der Pell"), None),
        ("By: Ada Brandt & Olu Marsh", ("Ada Brandt", "Olu Marsh"), None),
        ("Written by Ada O’Brandt-Pell", ("Ada O’Brandt-Pell",), None),
        ("By Ada Brandt, Reuters", ("Ada Brandt",), REUTERS),
        ("By Ada Brandt | AP", ("Ada Brandt",), "AP"),
        ("By Ada Brandt (Reuters)", ("Ada Brandt",), REUTERS),
        ("By Ada Brandt, Senior Political Correspondent", ("Ada Brandt",), None),
        ("By Ada Brandt Thursday, 12 March 2026", ("Ada Brandt",), None),
        ("By Ada Brandt for Vellimere News", ("Ada Brandt",), None),
        ("By Zoë Márquez-Lund", ("Zoë Márquez-Lund",), None),
        ("Ada Brandt - Harbour Courier", ("Ada Brandt",), None),
        ("Ada Brandt and Olu Marsh – Reuters", ("Ada Brandt", "Olu Marsh"), REUTERS),
    ],
)  # fmt: skip
def test_a_byline_is_a_list_of_names(line: str, names: tuple[str, ...], agency: str | None) -> None:
    byline = find_signed([line], None).byline
    assert (byline.names, byline.agency) == (names, agency)


@pytest.mark.parametrize(
    "line",
    [
        "By the time the ferry left Stennick, the wind had gone round to the north.",
        "By Tuesday noon the harbour office had cancelled the morning crossing too.",
        "By 2031, the public baths are to be heated.",
        "By Monday",
        "By Vellimere News",
        "By Staff Reporter",
        "By the Associated Press",
        "By Newsroom",
        "By Friday Harbour had fallen silent.",
        "Ada Brandt",
        "Ada Brandt, former head of the pilot station",
        "Photo: Ada Brandt",
        "Photo by Ada Brandt. Map by the county survey.",
        "Vellimere Mail - Harbour Courier",
        "Sail by Ada Brandt",
        "Passers-by Ada Brandt and Olu Marsh stopped.",
        "",
        "By " + "Ada Brandt, " * 20,
    ],
)
def test_a_line_that_can_be_something_else_names_nobody(line: str) -> None:
    assert find_signed([line], None).byline.names == ()


@pytest.mark.parametrize(
    ("stated", "names", "agency"),
    [
        (["Ada Brandt"], ("Ada Brandt",), None),
        (["Ada Brandt", "Olu Marsh"], ("Ada Brandt", "Olu Marsh"), None),
        (["By Ada Brandt and Olu Marsh"], ("Ada Brandt", "Olu Marsh"), None),
        (["Ada Brandt, Olu Marsh"], ("Ada Brandt", "Olu Marsh"), None),
        (["Brandt, Ada"], ("Ada Brandt",), None),
        (["Ada Brandt, Chief Reporter"], ("Ada Brandt",), None),
        (["Ada Brandt (Vellimere)"], ("Ada Brandt",), None),
        (["Ada Brandt ada@vellimere.example"], ("Ada Brandt",), None),
        (["Ada Brandt", REUTERS], ("Ada Brandt",), REUTERS),
        (["Ada Brandt, Associated Press"], ("Ada Brandt",), "Associated Press"),
        (["Vellimere News"], (), "Vellimere News"),
        (["Ada Brandt", "Ada Brandt"], ("Ada Brandt",), None),
        (["Ada Brandt Jr., Olu Marsh"], ("Ada Brandt Jr", "Olu Marsh"), None),
        ([], (), None),
        ([" , "], (), None),
    ],
)
def test_the_pages_own_fields(
    stated: list[str], names: tuple[str, ...], agency: str | None
) -> None:
    byline = as_signed(stated, None).byline
    assert (byline.names, byline.agency) == (names, agency)


def test_the_publisher_is_the_agency_but_not_where_the_story_came_from() -> None:
    signed = as_signed(["The Vellimere News"], "Vellimere News")
    assert (signed.byline.names, signed.byline.agency) == ((), "The Vellimere News")
    assert signed.origin is None


def test_an_agency_is_where_the_story_came_from() -> None:
    assert as_signed(["Ada Brandt", REUTERS], "Vellimere News").origin == REUTERS


def test_a_credit_line_names_the_outlet() -> None:
    assert find_signed(["Ada Brandt - Harbour Courier"], None).origin == "Harbour Courier"
    assert find_signed(["Ada Brandt - Harbour Courier"], "Harbour Courier").origin is None


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("This story was first published by the Harbour Courier.", "Harbour Courier"),
        ("This article originally appeared in Corrow Vale Record", "Corrow Vale Record"),
        ("Republished with permission from the Stennick Mail.", "Stennick Mail"),
        ("Source: Harbour Courier", "Harbour Courier"),
        ("A source: nobody knows which.", None),
        ("The letter was published in May.", None),
    ],
)
def test_credit(line: str, outlet: str | None) -> None:
    assert find_credit([line], None) == outlet


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("Reuters", True), ("dpa", True), ("Vellimere News", True), ("City Desk", True),
     ("Ada Brandt", False), ("Olu Pressman", False), ("Mei Deskin", False)],
)  # fmt: skip
def test_organisation(name: str, is_one: bool) -> None:
    assert is_organisation(name) is is_one


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("<p>By Ada Brandt and <a href='/o'>Olu Marsh</a></p>", ("Ada Brandt", "Olu Marsh")),
        ("<p class='byline'><a href='/a'>Ada Brandt</a></p>", ("Ada Brandt",)),
        ("<p><i>person</i>Ada Brandt</p>", ("Ada Brandt",)),
        ("<div class='related'>By Ada Brandt</div>", ()),
        ("<div class='quote-author'>Ada Brandt</div>", ()),
    ],
)
def test_a_byline_stands_by_the_story_and_is_no_part_of_it(
    line: str, names: tuple[str, ...]
) -> None:
    story = article(html(line + STORY))
    assert story.byline.names == names
    assert "Ada Brandt" not in story.text


@pytest.mark.parametrize(
    ("language", "line", "names"),
    [
        ("de", "Von Jorinde Makeba", ("Jorinde Makeba",)),
        ("de", "Von Jorinde Makeba und Edvin Pell", ("Jorinde Makeba", "Edvin Pell")),
        ("fr", "Par Jorinde Makeba", ("Jorinde Makeba",)),
        ("es", "Por Jorinde Makeba", ("Jorinde Makeba",)),
        ("en", "Von Jorinde Makeba", ()),
    ],
)
def test_a_byline_opens_with_the_word_of_its_language(
    language: str, line: str, names: tuple[str, ...]
) -> None:
    assert find_signed([line], None, language).byline.names == names
