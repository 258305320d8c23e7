import pytest

from onrecord.article.icons import Field, Labelled, find_labelled


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("access_timeone month ago", [(Field.TIME, "one month ago")]),
        ("folder_openHarbour Affairs access_time2 days ago",
         [(Field.SECTION, "Harbour Affairs"), (Field.TIME, "2 days ago")]),
        ("folder_open Harbour", [(Field.SECTION, "Harbour")]),
        ("starAdd to favorites", [(Field.ACTION, "Add to favorites")]),
        ("personAda Brandt · event3 May 2026",
         [(Field.AUTHOR, "Ada Brandt"), (Field.TIME, "3 May 2026")]),
        ("shareShare printPrint", [(Field.ACTION, "Share"), (Field.ACTION, "Print")]),
        ("some_new_iconPrint", [(Field.ACTION, "Print")]),
        ("arrow_upward", [(Field.ACTION, "")]),
    ],
)  # fmt: skip
def test_icon_names_tell_what_the_words_beside_them_are(
    line: str, expected: list[tuple[Field, str]]
) -> None:
    assert find_labelled(line) == tuple(Labelled(field, text) for field, text in expected)


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell on Monday.",
        "The star of the evening was late.",
        "starlings over the harbour",
        "eventually 3 May",
        "iPhone and eBay",
        "https://vellimere.example/folder_open/access_time",
        "ada_brandt@vellimere.example",
        "@harbour_clerk",
        "",
    ],
)
def test_words_that_are_no_icons(line: str) -> None:
    assert find_labelled(line) == ()
