import io
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

import onrecord
from onrecord.errors import CaptureError, NotAnArticle, OnRecordError
from onrecord.model import Quotation, Reading
from onrecord.read import Reader, keep_confident
from onrecord.statements.chains import LEAST
from tests.make import HERE, STORY, capture, html, plain
from tests.scripted import Said, ScriptedTagger

SAMPLES = HERE.parent / "samples"
GAZETTE = SAMPLES / "evening-gazette.html"
BOATS = Said("The ferry company at Vellimere", "said", ("that it would mend both of its boats",))
NOBODY = Said("Oyelaran Brandt", "said", ("“Nobody has asked us for a third one,”",), 0.4)
BOARD = Said("The harbour board", "denied", ("that it had been told",), 0.7)
CHAIN = "Vella Orsini wrote that the clerk had told her that the letter was never sent."
OUTER = Said(
    "Vella Orsini", "wrote", ("that the clerk had told her that the letter was never sent",)
)
INNER = Said("the clerk", "had told", ("that the letter was never sent",), 0.5)


def read(*script: Said, body: str = STORY) -> Reading:
    return Reader(ScriptedTagger(*script)).read(capture(html(body)))


def words(reading: Reading) -> list[tuple[str | None, str | None, str]]:
    return [
        (reading.source_of(one), reading.cue_of(one), reading.content_of(one))
        for one in reading.statements
    ]


def test_reading_holds_what_the_tagger_marked_in_reading_order() -> None:
    reading = read(BOARD, NOBODY, BOATS)
    assert words(reading) == [(one.source, one.cue, *one.content) for one in (BOATS, NOBODY, BOARD)]
    assert reading.model == "scripted/1"
    assert [one.attribution.confidence for one in reading.statements] == pytest.approx(
        [0.9, 0.4, 0.7]
    )
    assert [one.attribution.quotation for one in reading.statements] == [
        Quotation.INDIRECT, Quotation.DIRECT, Quotation.INDIRECT,
    ]  # fmt: skip


def test_each_source_has_its_speaker() -> None:
    reading = read(BOATS, NOBODY)
    names = [speaker and speaker.name for speaker in map(reading.speaker_of, reading.statements)]
    assert names == ["The ferry company at Vellimere", "Oyelaran Brandt"]
    assert [one.named for one in reading.speakers] == [False, True]


def test_statement_without_a_source_has_no_speaker() -> None:
    reading = read(Said(None, "said", ("“Nobody has asked us for a third one,”",)))
    (statement,) = reading.statements
    assert reading.speaker_of(statement) is None
    assert reading.source_of(statement) is None
    assert reading.speakers == ()


def test_statement_in_a_statement_names_the_outer_one() -> None:
    reading = read(INNER, OUTER, body=STORY + f"<p>{CHAIN}</p>")
    assert [source for source, _, _ in words(reading)] == ["Vella Orsini", "the clerk"]
    assert [one.attribution.within for one in reading.statements] == [None, 0]


def test_nothing_marked_is_no_statement() -> None:
    assert read().statements == ()


def test_page_in_another_language_is_kept_without_statements() -> None:
    tagger = ScriptedTagger()
    body = (HERE / "pages" / "german.html").read_bytes()
    reading = Reader(tagger).read(capture(body))
    assert reading.article.language == "de"
    assert reading.article.paragraphs
    assert reading.statements == ()
    assert reading.speakers == ()
    assert tagger.texts == [], "it was asked for nothing"


def test_page_without_a_story_is_an_error_that_names_it() -> None:
    with pytest.raises(NotAnArticle, match=r"^https://vellimere\.example/story: "):
        Reader(ScriptedTagger()).read(capture("<html><p>Nothing.</p></html>"))


def test_as_article_takes_the_text_as_it_stands() -> None:
    text = "Menu\r\nIlse Ferrand said that the weir was dry.\r\n"
    said = Said("Ilse Ferrand", "said", ("that the weir was dry",))
    reading = Reader(ScriptedTagger(said)).read_as_article(plain(text))
    assert reading.article.text == text
    assert words(reading) == [("Ilse Ferrand", "said", "that the weir was dry")]


def test_least_confidence_moves_an_inner_statement_out() -> None:
    body = STORY + f"<p>{CHAIN}</p>"
    doubtful = Said(OUTER.source, OUTER.cue, OUTER.content, 0.3)
    reading = read(NOBODY, doubtful, INNER, body=body)
    assert [one.attribution.within for one in reading.statements] == [None, None, 1]
    kept = keep_confident(reading, 0.35)
    assert [source for source, _, _ in words(kept)] == ["Oyelaran Brandt", "the clerk"]
    assert [one.attribution.within for one in kept.statements] == [None, None]
    assert [one.name for one in kept.speakers] == ["Oyelaran Brandt", "the clerk"]


def test_what_the_network_hardly_believes_is_not_told() -> None:
    hardly = Said(OUTER.source, OUTER.cue, OUTER.content, LEAST - 0.01)
    just = Said(NOBODY.source, NOBODY.cue, NOBODY.content, LEAST)
    assert [source for source, _, _ in words(read(just, hardly))] == ["Oyelaran Brandt"]
    inner = read(hardly, INNER, body=STORY + f"<p>{CHAIN}</p>").statements
    assert [one.attribution.within for one in inner] == [None]


def test_least_confidence_gives_inner_statements_their_new_number() -> None:
    reading = read(NOBODY, OUTER, INNER, body=STORY + f"<p>{CHAIN}</p>")
    kept = keep_confident(reading, 0.45)
    assert [one.attribution.within for one in kept.statements] == [None, 0]
    assert keep_confident(reading, 0.0) == reading
    assert keep_confident(reading, 1.0).statements == ()


def test_read_gives_the_record_of_one_page() -> None:
    at = datetime(2026, 4, 13, tzinfo=UTC)
    reading = onrecord.read(str(GAZETTE), at=at)
    assert reading.capture.captured_at == at
    assert len(reading.statements) >= 8
    sources = [reading.source_of(one) or "" for one in reading.statements]
    assert any("Oyarzun" in source for source in sources)


def test_read_takes_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(GAZETTE.read_bytes())))
    assert onrecord.read("-").capture.url == "-"


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (str(SAMPLES), "more than one page; use read_all"),
        ("no-such-page.html", "No such file"),
    ],
)
def test_read_refuses_all_but_one_page(place: str, told: str) -> None:
    with pytest.raises(CaptureError, match=told) as caught:
        onrecord.read(place)
    assert caught.value.about == place


def test_read_says_where_there_is_no_page(tmp_path: Path) -> None:
    with pytest.raises(CaptureError, match="no page there"):
        onrecord.read(str(tmp_path))


def test_read_all_gives_readings_and_errors_in_their_places(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"<html><p>Nothing.</p></html>")
    (tmp_path / "b.html").write_text(html(), encoding="utf-8")
    (tmp_path / "c.html").write_bytes(b"")
    found = list(onrecord.read_all(str(tmp_path)))
    assert [type(one) for one in found] == [NotAnArticle, Reading, CaptureError]
    errors = [one.about for one in found if isinstance(one, OnRecordError)]
    assert errors == [str(tmp_path / "a.html"), str(tmp_path / "c.html")]


def test_what_the_package_promises_is_there() -> None:
    assert sorted(onrecord.__all__) == list(onrecord.__all__)
    assert all(hasattr(onrecord, name) for name in onrecord.__all__)


def test_a_line_wrapped_by_hand_is_read_as_one() -> None:
    wrapped = (
        "Mara Ostin of the harbour board at Vellimere said in the evening that she had told\n"
        "Reuters the boats would be mended, and “we took that letter from the office of\n"
        "‘Torvane’ at its word,” she said before the board met again in the old hall there.\n"
    )
    told = Said("she", "had told", ("the boats would be mended",))
    word = "“we took that letter from the office of ‘Torvane’ at its word,”"
    said = Said("she", "said before", (word,))
    reading = Reader(ScriptedTagger(told, said)).read_as_article(plain(wrapped))
    assert "Reuters" in {one.name for one in reading.speakers}
    assert [reading.article.words(its) for one in reading.questions for its in one.places] == [
        "‘Torvane’"
    ]
