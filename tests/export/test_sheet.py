"""The audit sheet: who is counted, what rests on whom, who is heard."""

import csv
import io
import json
from dataclasses import replace

import pytest
from rich.console import Console

from onrecord.export.heard import Heard, declines
from onrecord.export.sheet import NO_SOURCE, NOT_RESOLVED, Source, as_json, as_rows, as_sheet
from onrecord.export.sheet_text import show_sheet
from onrecord.model import Reading, Speaker, SpeakerKind
from tests.export.told import Told, mentioned, reading, someone

TEXT = (
    "Quay to close, board says\n\n"
    "The quay would close in May, Ada Quill of the board said. “No boat is big enough,” she"
    " added.\n\n"
    "A pilot said Quill complained that Bram Oster “never dredged the lower basin”, and lied.\n\n"
    "It is understood that two berths are sold. Oster declined to comment."
)
QUILL, PILOT, OSTER = (
    someone(1, "Ada Quill"),
    Speaker(2, "a pilot", SpeakerKind.PERSON, False, (), reason="fears for his licence", number=1),
    someone(3, "Bram Oster"),
)
CLOSE = Told(1, "Ada Quill of the board", "said", ("The quay would close in May",))
BOAT = Told(None, "she", "added", ("“No boat is big enough,”",))
PILOTED = Told(
    2,
    "A pilot",
    "said",
    ("Quill complained that Bram Oster “never dredged the lower basin”, and lied",),
)
BASIN = Told(
    1,
    "Quill",
    "complained",
    ("that Bram Oster “never dredged the lower basin”, and lied",),
    "accusing",
    within=2,
)
SOLD = Told(None, None, "is understood", ("two berths are sold",), "distancing")
SILENT = Told(3, "Oster", "declined", ("to comment",), "refusing")
ALL = (CLOSE, BOAT, PILOTED, BASIN, SOLD, SILENT)


def quay(*told: Told) -> Reading:
    return reading(TEXT, *(told or ALL), speakers=(QUILL, PILOT, OSTER))


def row(one: Reading, name: str) -> Source:
    (found,) = [its for its in as_sheet(one).sources if its.name == name]
    return found


def shown(one: Reading, *, width: int = 80, terminal: bool = False) -> str:
    out = io.StringIO()
    console = Console(
        file=out, width=width, force_terminal=terminal, no_color=True, highlight=False
    )
    show_sheet(one, console)
    return out.getvalue()


def test_article_is_summed_up() -> None:
    sheet = as_sheet(quay())
    assert (sheet.statements, sheet.words) == (6, 29)
    assert sheet.unsourced_share == pytest.approx(1 / 6)
    assert sheet.unresolved_share == pytest.approx(1 / 6)
    assert sheet.unnamed_share == pytest.approx(1 / 6)
    assert (sheet.named_sources, sheet.unnamed_sources, sheet.declined_sources) == (1, 1, 1)
    assert sheet.most_used == "Ada Quill"
    assert sheet.most_used_share == pytest.approx(16 / 29)
    assert sheet.accusing == (4,)


def test_sources_come_with_most_words_first_and_what_has_none_last() -> None:
    names = [one.name for one in as_sheet(quay()).sources]
    assert names == ["Ada Quill", "a pilot", "Bram Oster", NOT_RESOLVED, NO_SOURCE]


def test_words_within_words_count_once_for_each_whose_word_they_stand_on() -> None:
    pilot, quill = row(quay(), "a pilot"), row(quay(), "Ada Quill")
    assert (pilot.words, pilot.statements, pilot.secondhand) == (12, 1, 0)
    assert (quill.words, quill.statements, quill.secondhand) == (16, 2, 1)
    twice = replace(BASIN, speaker=2)
    assert row(quay(CLOSE, BOAT, PILOTED, twice), "a pilot").words == 12


def test_direct_words_are_those_in_marks() -> None:
    assert row(quay(), NOT_RESOLVED).direct_words == 5
    assert row(quay(), "a pilot").direct_words == 5
    assert row(quay(), "Bram Oster").direct_words == 0


def test_marks_round_the_outer_words_are_not_the_inner_ones() -> None:
    text = "Toll rises\n\n“The mayor said tolls rise ‘at once’ and twice over,” Ivo Lund wrote."
    outer = Told(1, "Ivo Lund", "wrote", ("“The mayor said tolls rise ‘at once’ and twice over,”",))
    inner = Told(2, "The mayor", "said", ("tolls rise ‘at once’ and twice over",), within=0)
    one = reading(text, outer, inner, speakers=(someone(1, "Ivo Lund"), someone(2, "the mayor")))
    assert (row(one, "Ivo Lund").direct_words, row(one, "the mayor").direct_words) == (10, 2)


def test_first_place_is_an_offset_and_a_paragraph_below_the_headline() -> None:
    quill, pilot = row(quay(), "Ada Quill"), row(quay(), "a pilot")
    assert (quill.first_offset, quill.first_paragraph) == (TEXT.index("Ada Quill"), 1)
    assert (pilot.first_offset, pilot.first_paragraph) == (TEXT.index("A pilot"), 2)
    headline = Told(None, "board", "says", ("Quay to close",))
    assert row(quay(headline), NOT_RESOLVED).first_paragraph == 0


def test_relays_and_wordings_are_told_once_each() -> None:
    one = quay(replace(CLOSE, via=3), replace(PILOTED, speaker=1, via=3))
    assert row(one, "Ada Quill").via == ("Bram Oster",)
    assert row(one, "Ada Quill").called == ("Ada Quill of the board", "A pilot")
    assert row(quay(BOAT, BOAT), NOT_RESOLVED).called == ("she",)


def test_two_used_equally_are_none_the_most() -> None:
    sheet = as_sheet(quay(CLOSE, replace(CLOSE, speaker=2)))
    assert (sheet.most_used, sheet.most_used_share) == (None, 1.0)


@pytest.mark.parametrize(
    ("told", "heard"),
    [
        (ALL, Heard.DECLINED),
        (ALL[:4], Heard.NOT),
        ((*ALL, replace(CLOSE, speaker=3)), Heard.SPEAKS),
        ((*ALL[:4], replace(CLOSE, speaker=3, within=2)), Heard.NOT),
        ((*ALL, replace(SOLD, speaker=4)), Heard.SPEAKS),  # by a spokesperson
    ],
)
def test_criticised_side_is_heard_or_not(told: tuple[Told, ...], heard: Heard) -> None:
    spokesman = replace(someone(4, "Tilda Rask"), speaks_for=3)
    one = reading(TEXT, *told, speakers=(QUILL, PILOT, OSTER, spokesman))
    (criticised,) = as_sheet(one).criticised
    assert (criticised.name, criticised.by) == ("Bram Oster", ("Ada Quill",))
    assert (criticised.statements, criticised.heard) == ((4,), heard)


def test_nobody_is_criticised_by_themselves_or_under_a_name_of_two() -> None:
    itself = quay(CLOSE, BOAT, PILOTED, replace(BASIN, speaker=3))
    assert as_sheet(itself).criticised == ()
    text = "Row\n\nAda Quill blamed Oster for the flood."
    blamed = Told(1, "Ada Quill", "blamed", ("Oster for the flood",), "accusing")
    one = reading(text, blamed, speakers=(QUILL, OSTER))
    assert [its.name for its in as_sheet(one).criticised] == ["Bram Oster"]
    two = reading(text, blamed, speakers=(QUILL, OSTER, someone(4, "Lena Oster")))
    assert as_sheet(two).criticised == ()
    known = mentioned(two, 4, "Oster")
    assert [its.name for its in as_sheet(known).criticised] == ["Lena Oster"]


def test_name_broken_by_a_line_is_one_name() -> None:
    text = "Row\n\nAda Quill blamed Bram\nOster for the flood."
    blamed = Told(1, "Ada Quill", "blamed", ("Bram\nOster for the flood",), "accusing")
    one = reading(text, blamed, speakers=(QUILL, replace(OSTER, kind=None)))
    assert [its.name for its in as_sheet(one).criticised] == ["Bram Oster"]


@pytest.mark.parametrize(
    ("cue", "content", "cue_class", "declined"),
    [
        ("declined", "to comment", "refusing", True),
        ("did not respond", "to a request", "refusing", True),
        ("could not be reached", "for comment", "neutral", True),
        ("was unavailable", "for comment", "neutral", True),
        ("did not return", "several calls", "refusing", True),
        ("refused", "to pay", "refusing", False),
        ("opposed", "the plan", "refusing", False),
        ("said", "a deal could not be reached in May", "neutral", False),
        ("asked her", "to comment", "asking", False),
        ("said", "the comment was unfair", "neutral", False),
    ],
)
def test_declining_to_comment(cue: str, content: str, cue_class: str, declined: bool) -> None:
    one = reading(f"Row\n\nQuill {cue} {content}.", Told(1, "Quill", cue, (content,), cue_class))
    assert declines(one, one.statements[0]) is declined


def test_json_has_the_keys_it_documents() -> None:
    sheet = as_json(as_sheet(quay()))
    assert json.loads(json.dumps(sheet)) == sheet
    assert (
        list(sheet)
        == (
            "schema capture url headline publisher origin model statements doubtful words"
            " unsourced_share unresolved_share unnamed_share most_used most_used_share"
            " named_sources unnamed_sources declined_sources accusing criticised sources"
        ).split()
    )
    assert sheet["schema"] == "onrecord/sheet/1"
    assert (
        list(sheet["sources"][0])
        == (
            "speaker name kind named role reason number statements secondhand words direct_words"
            " first_offset first_paragraph declined via called"
        ).split()
    )
    assert sheet["criticised"] == [
        {
            "speaker": 3,
            "name": "Bram Oster",
            "statements": [4],
            "by": ["Ada Quill"],
            "heard": "declined to comment",
        }
    ]


def test_rows_have_the_same_columns_and_go_through_csv() -> None:
    sheets = [as_sheet(quay()), as_sheet(reading("Empty\n\nNothing.")), as_sheet(quay(CLOSE))]
    rows = as_rows(sheets)
    assert len(rows) == 5 + 1 + 1
    assert len({tuple(one) for one in rows}) == 1
    assert list(rows[0])[:3] == ["capture", "url", "headline"]
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    read = list(csv.DictReader(io.StringIO(out.getvalue())))
    assert read[1]["name"] == "a pilot"
    assert (read[1]["reason_given"], read[0]["reason_given"]) == ("True", "")
    assert (read[0]["article_words"], read[0]["words"]) == ("29", "16")
    assert (read[0]["criticised"], read[0]["not_heard"]) == ("Bram Oster", "")
    assert (read[5]["url"], read[5]["name"], read[5]["unnamed_share"]) == (
        "https://vellimere.example/story",
        "",
        "",
    )


def test_first_line_answers() -> None:
    first, *_ = shown(quay()).splitlines()
    assert first == ("2 sources, 1 unnamed; at least 55 % of the words rest on one, Ada Quill.")
    assert shown(reading("Empty\n\nNothing.")).startswith("No statement found, so no source.")
    assert shown(quay(SOLD)).startswith("No source that could be told.")


def test_piped_source_is_one_whole_line() -> None:
    lines = shown(quay(), width=20).splitlines()
    assert (
        "  a pilot · unnamed person · reason given: fears for his licence · 1 statement, 12 words,"
        " 5 of them direct · first in paragraph 2"
    ) in lines
    assert (
        "  source not resolved · 1 statement, 5 words, all direct · first in paragraph 1"
        " · called “she”"
    ) in lines
    assert "  Bram Oster · declined to comment · criticised by Ada Quill in statement 4" in lines


def test_narrow_terminal_loses_no_word() -> None:
    wide, narrow = shown(quay()), shown(quay(), width=24, terminal=True)
    plain = narrow.replace("\x1b[1m", "").replace("\x1b[2m", "").replace("\x1b[0m", "")
    assert max(map(len, plain.splitlines())) <= 24
    assert "".join(plain.replace("·", "").split()) == "".join(wide.replace("·", "").split())


def test_an_accusation_that_names_no_source_is_pointed_at() -> None:
    blamed = Told(1, "Quill", "complained", ("and lied",), "accusing")
    assert "accusing: statement 1; see whom it is about" in shown(quay(blamed))


def test_another_language_and_control_characters() -> None:
    one = reading("Leer\n\nNichts.")
    german = replace(one, article=replace(one.article, language="de", headline="a\x1b[2Jb"))
    assert shown(german).startswith("Written in de, not English")
    assert "\x1b" not in shown(german)
