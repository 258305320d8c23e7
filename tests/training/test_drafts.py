import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.model import Span
from onrecord.statements.inside import join_pieces
from training.corpora import read_text
from training.drafts import as_standoff, read_draft
from training.join import is_sealed, join
from training.levels import read_levels
from training.places import Wrong, find_place

TEXT = "Bridge wobbles\n“It held,” she said. “We hope to cross.” He said he hopes she said it.\n"
GOLD = sorted((Path(__file__).parents[2] / "gold").glob("*.json"))


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("0:Bridge", "Bridge"),
        ("1:said#2", "said"),
        ("1:“It … said", "“It held,” she said"),
        ("1:she said#2 … it", "she said it"),
        ("0:Bridge … 1:held,”", "Bridge wobbles\n“It held,”"),
    ],
)
def test_places(place: str, words: str) -> None:
    start, end = find_place(TEXT, place)
    assert TEXT[start:end] == words


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("1:said", "stands 3 times"),
        ("1:nowhere", "does not stand"),
        ("7:Bridge", "no line 7"),
        ("Bridge", "no LINE:words"),
        ("1:said#4", "only 3 times"),
        ("1:He … held", "does not stand in line 1 after"),
    ],
)
def test_a_place_that_is_none_or_several(place: str, told: str) -> None:
    with pytest.raises(Wrong, match=told):
        find_place(TEXT, place)


def row(
    number: int, content: list[str], cue: str | None, source: str, **more: Any
) -> dict[str, Any]:
    plain = {"quotation": "indirect", "attitude": "assertion", "polarity": "positive"}
    plain |= {"class": "neutral"}
    empty = dict.fromkeys(("within", "via", "said_at"))
    known = {"id": number, "content": content, "cue": cue, "source": source, "speaker": "she"}
    return {**known, **plain, **empty, **more}


SHE = {"speaker": "she", "kind": "person", "named": False, "role": None, "reason": None}
SHE |= {"number": None, "for": None}
OUTER = row(1, ["1:he hopes she said it"], "1:said#2", "1:He")
INNER = row(2, ["1:she said it"], "1:hopes", "1:he", within=1)


def drafted(tmp_path: Path, *rows: dict[str, Any]) -> Path:
    (tmp_path / "polnear").mkdir(exist_ok=True)
    (tmp_path / "polnear" / "a.txt").write_text(TEXT, encoding="utf-8")
    lines = [{"file": "polnear/a.txt"}, *rows]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def test_a_draft_becomes_standoff_without_a_word_of_the_text(tmp_path: Path) -> None:
    draft = read_draft(tmp_path, drafted(tmp_path, SHE, INNER, OUTER))
    assert draft.wrong == []
    standoff = as_standoff(draft)
    assert standoff["text_sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()
    assert [one["within"] for one in standoff["statements"]] == [None, 0]
    start, end = standoff["statements"][1]["content"][0]
    assert TEXT[start:end] == "she said it"
    assert standoff["speakers"][0]["name"] == find_place(TEXT, "1:she#1")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([SHE, OUTER, {**INNER, "within": None}], "overlaps 2, but neither"),
        ([SHE, OUTER, {**INNER, "within": 9}], "which does not exist"),
        ([SHE, {**INNER, "content": ["1:“It held,”"]}, OUTER], "does not lie inside"),
        ([OUTER], "has no line of its own"),
        ([SHE, {**OUTER, "class": "shouting"}], "class is 'shouting'"),
        ([SHE, {**OUTER, "polarity": "maybe"}], "polarity is 'maybe'"),
        ([{**SHE, "role": "a queen"}], "does not stand in the text"),
        ([{"speaker": "she"}], "missing"),
        ([SHE, {**OUTER, "content": []}], "no content"),
        ([SHE, {"conflict": [1, 2], "words": "1:said#1"}], "no such statement"),
    ],
)
def test_what_does_not_hold_is_said(tmp_path: Path, rows: list[dict[str, Any]], told: str) -> None:
    draft = read_draft(tmp_path, drafted(tmp_path, *rows))
    assert any(told in line for line in draft.wrong), draft.wrong


def test_levels_are_texts_of_their_own(tmp_path: Path) -> None:
    standoff = as_standoff(read_draft(tmp_path, drafted(tmp_path, SHE, INNER, OUTER)))
    (tmp_path / "a.json").write_text(json.dumps(standoff), encoding="utf-8")
    levels = read_levels([tmp_path / "a.json"], tmp_path)
    assert [len(one.annotations[0]) for one in levels.outermost] == [1]
    outer, inner = levels.inside
    assert (outer.text, inner.text) == ("he hopes she said it", "she said it")
    (relation,) = outer.annotations[0]
    assert [outer.text[start:end] for start, end in relation.content] == ["she said it"]
    assert inner.annotations == ((),)


def test_joining_refuses_another_text(tmp_path: Path) -> None:
    standoff = as_standoff(read_draft(tmp_path, drafted(tmp_path, SHE, OUTER)))
    (tmp_path / "a.json").write_text(json.dumps(standoff), encoding="utf-8")
    assert join(tmp_path, tmp_path, tmp_path / "out") == 1
    half = "sealed" if is_sealed(standoff["text_sha256"]) else "open"
    joined = json.loads((tmp_path / "out" / half / "a.json").read_text(encoding="utf-8"))
    assert joined["text"] == TEXT
    (tmp_path / "polnear" / "a.txt").write_text("Another text.", encoding="utf-8")
    with pytest.raises(ValueError, match="not the text that was annotated"):
        join(tmp_path, tmp_path, tmp_path / "out")


def test_pieces_joined_and_back() -> None:
    text = "“We hope,” he said, “to cross.”"
    pieces = (Span(0, 10), Span(20, 31))
    joined = join_pieces(text, pieces)
    assert joined.text == "“We hope,” “to cross.”"
    hope, cross = joined.text.index("hope"), joined.text.index("cross")
    assert [text[s.start : s.end] for s in joined.outside(Span(hope, hope + 4))] == ["hope"]
    parts = joined.outside(Span(hope, cross + 5))
    assert [text[s.start : s.end] for s in parts] == ["hope,”", "“to cross"]
    assert joined.inside(Span(20, 23)) == Span(11, 14)
    assert joined.inside(Span(11, 13)) is None


def test_spaces_are_put_back(tmp_path: Path) -> None:
    words = "`` It ca n't hold , '' she said of the 40 % rise ( twice ) . The end .".split()
    tokens = "".join(
        f'<token t_id="{n}" sentence="{int(n > 17)}">{word}</token>' for n, word in enumerate(words)
    )
    path = tmp_path / "a.xml"
    path.write_text(f"<Document>{tokens}</Document>", encoding="utf-8")
    assert read_text(path) == ('"It can\'t hold," she said of the 40% rise (twice).\nThe end.\n')


def test_the_gold_holds_together() -> None:
    """No text in it, every inner content inside its outer, enough of it in both halves."""
    counts = {True: [0, 0], False: [0, 0]}
    for path in GOLD:
        stored = json.loads(path.read_text(encoding="utf-8"))
        assert "text" not in stored
        half = counts[is_sealed(stored["text_sha256"])]
        for one in stored["statements"]:
            half[0] += 1
            if one["within"] is None:
                continue
            half[1] += 1
            outer = stored["statements"][one["within"]]["content"]
            for start, end in one["content"]:
                assert any(first <= start and end <= last for first, last in outer), path.name
    assert len(GOLD) >= 40
    assert counts[True][0] >= 400 and counts[True][1] >= 60
    assert sum(its[0] for its in counts.values()) >= 800
    assert sum(its[1] for its in counts.values()) >= 120
