import codecs

import pytest

from onrecord.page import decode

TEXT = "<p>“Zoë’s café is shut,” said Łucja Ødegård.</p>"
WESTERN = "<p>“Zoë’s café is shut – for good,” she said.</p>"
LABELLED = '<meta charset="{}"><p>“Zoë’s café is shut,” she said.</p>'


@pytest.mark.parametrize(
    ("body", "media_type", "text"),
    [
        pytest.param(TEXT.encode(), "text/html", TEXT, id="utf-8 undeclared"),
        pytest.param(codecs.BOM_UTF8 + TEXT.encode(), "text/html", TEXT, id="utf-8 with mark"),
        pytest.param(
            codecs.BOM_UTF8 + TEXT.encode(),
            "text/html; charset=iso-8859-1",
            TEXT,
            id="the mark wins over the label",
        ),
        pytest.param(
            codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "text/html", TEXT, id="utf-16 le, mark"
        ),
        pytest.param(
            codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "text/html", TEXT, id="utf-16 be, mark"
        ),
        pytest.param(TEXT.encode("utf-16-le"), "text/html", TEXT, id="utf-16 le, no mark"),
        pytest.param(TEXT.encode("utf-16-be"), "text/html", TEXT, id="utf-16 be, no mark"),
        pytest.param(
            WESTERN.encode("cp1252"), "text/html; charset=iso-8859-1", WESTERN, id="browsers' latin"
        ),
        pytest.param(
            WESTERN.encode("cp1252"), "text/html; charset=utf-8", WESTERN, id="header is wrong"
        ),
        pytest.param(
            WESTERN.encode(), "text/html; charset=windows-1252", WESTERN, id="utf-8 in spite of it"
        ),
        pytest.param(
            "Приказ отменён, сказала она.".encode("koi8-r"),
            'text/plain; charset="KOI8-R"',
            "Приказ отменён, сказала она.",
            id="quoted label",
        ),
        pytest.param(
            "橋は閉鎖された".encode("cp932"),
            "text/html; charset=Shift_JIS",
            "橋は閉鎖された",
            id="browsers' shift_jis",
        ),
        pytest.param(b"", "text/html", "", id="nothing"),
    ],
)
def test_bytes_give_the_text_they_were_written_as(body: bytes, media_type: str, text: str) -> None:
    assert decode(body, media_type) == text


@pytest.mark.parametrize(
    ("written", "label"),
    [("cp1252", "utf-8"), ("cp1252", "windows-1252"), ("utf-8", "iso-8859-1"), ("cp1252", "x-no")],
)
def test_label_in_the_head_is_believed_only_if_the_bytes_bear_it_out(
    written: str, label: str
) -> None:
    text = LABELLED.format(label)
    assert decode(text.encode(written), "text/html") == text


def test_label_stands_against_the_guess() -> None:
    text = '<meta charset="iso-8859-2"><p>Łódź</p>'
    assert decode(text.encode("iso-8859-2"), "text/html") == text


@pytest.mark.parametrize("label", ["base64", "hex", "zlib", "rot13", "undefined", "idna"])
def test_label_that_is_no_encoding_of_text_is_passed_over(label: str) -> None:
    assert decode(WESTERN.encode(), f"text/html; charset={label}") == WESTERN
    assert decode(WESTERN.encode("cp1252"), f"text/html; charset={label}")


def test_a_broken_byte_stays_visible_and_costs_nothing_else() -> None:
    body = ("“Shut,” she said. " * 20).encode() + b"\xff" + "Café".encode()
    text = decode(body, "text/html")
    assert text.count("\ufffd") == 1
    assert text.endswith("Café")
    assert text.count("“Shut,”") == 20


def test_undeclared_western_bytes_are_told_by_what_they_look_like() -> None:
    text = "Le maire a déclaré que la forêt était fermée à cause de la tempête. " * 30
    assert decode(text.encode("cp1252"), "text/plain") == text
