import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import EvaluationError
from onrecord.evaluate.attribution import evaluate_attribution
from onrecord.evaluate.gold import read_gold
from onrecord.evaluate.speakers import evaluate_speakers
from onrecord.read import Reader
from onrecord.statements import Way
from tests.scripted import Said, ScriptedTagger

TEXT = (
    "Mara Ostin said she hopes to cross by May, according to a clerk.\n"
    "The clerk told Reuters nothing was signed.\n"
)
WHOLE = "Mara Ostin said she hopes to cross by May"
CLERK = Said("a clerk", "according to", (WHOLE,))
OSTIN = Said("Mara Ostin", "said", ("she hopes to cross by May",))
HOPES = Said("she", "hopes", ("to cross by May",))
SIGNED = Said("The clerk", "told", ("nothing was signed",))


def place(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def statement(said: Said, within: int | None, speaker: int, **kinds: Any) -> dict[str, Any]:
    plain = {
        "cue_class": "neutral",
        "quotation": "indirect",
        "attitude": "assertion",
        "polarity": "positive",
        "via": None,
        "said_at": None,
    }
    return {
        "content": [place(words) for words in said.content],
        "cue": place(said.cue) if said.cue else None,
        "source": place(said.source) if said.source else None,
        "within": within,
        "speaker": speaker,
        **plain,
        **kinds,
    }


def stored(*, text: str | None = TEXT) -> dict[str, Any]:
    speaker = {
        "kind": "person",
        "named": True,
        "role": None,
        "reason": None,
        "number": None,
        "for": None,
    }
    gold = {
        "schema": "onrecord/gold/1",
        "file": "nowhere.xml",
        "text_sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "statements": [
            statement(CLERK, None, 1),
            statement(OSTIN, 0, 0),
            statement(HOPES, 1, 0, cue_class="wishing", attitude="eventuality"),
            statement(SIGNED, None, 1, via=place("Reuters")),
        ],
        "speakers": [
            {"name": place("Mara Ostin"), **speaker},
            {"name": "a clerk", **speaker, "named": False},
        ],
        "conflicts": [],
    }
    return gold if text is None else {**gold, "text": text}


def folder(tmp_path: Path, gold: dict[str, Any]) -> Path:
    (tmp_path / "one.json").write_text(json.dumps(gold), encoding="utf-8")
    return tmp_path


class Levels(ScriptedTagger):
    """The outermost of a text, and what is said inside a content, as two scripts."""

    def tag(self, texts: Any, way: Way = Way.TEXT) -> Any:
        if way is Way.TEXT:
            return ScriptedTagger(CLERK, SIGNED).tag(texts)
        inner = OSTIN if any("Mara" in one for one in texts) else HOPES
        return ScriptedTagger(inner).tag(texts)


def figures(path: Path, reader: Reader) -> dict[str, tuple[int, int, int]]:
    scores = evaluate_attribution(path, reader).scores
    return {one.name: (one.right, one.read, one.gold) for one in scores}


def test_all_right(tmp_path: Path) -> None:
    found = figures(folder(tmp_path, stored()), Reader(Levels()))
    assert found["linked"] == (4, 4, 4)
    assert found["linked, outermost"] == (2, 2, 2)
    assert found["chain"] == (2, 2, 2)
    assert found["triple"] == (4, 4, 4)
    assert found["cue class"] == found["attitude"] == found["polarity"] == (4, 4, 4)


def test_a_link_to_a_statement_that_was_not_found_is_not_right(tmp_path: Path) -> None:
    reader = Reader(ScriptedTagger(CLERK, SIGNED))
    found = figures(folder(tmp_path, stored()), reader)
    assert found["linked"] == (2, 2, 4)
    assert found["chain"] == (0, 0, 2)


def test_speakers(tmp_path: Path) -> None:
    scores = evaluate_speakers(folder(tmp_path, stored()), Reader(Levels()))
    found = {one.name: (one.right, one.read, one.gold) for one in scores}
    assert found["via"] == (1, 1, 1)
    assert found["speaker"] == (4, 4, 4)  # "she" is who spoke before


def test_the_interval_holds_the_score(tmp_path: Path) -> None:
    for number in range(3):
        gold = stored()
        (tmp_path / f"{number}.json").write_text(json.dumps(gold), encoding="utf-8")
    for one in evaluate_attribution(tmp_path, Reader(ScriptedTagger(CLERK))).scores:
        assert one.low <= one.f1 <= one.high


@pytest.mark.parametrize(
    ("gold", "told"),
    [
        (stored(text=None), "join it to its text"),
        (stored(text="Another text."), "not the one that was annotated"),
    ],
)
def test_gold_without_its_text_is_refused(tmp_path: Path, gold: dict[str, Any], told: str) -> None:
    with pytest.raises(EvaluationError, match=told):
        read_gold(folder(tmp_path, gold))


def test_speakers_of_a_folder_without_gold_are_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="no joined gold"):
        evaluate_speakers(tmp_path, Reader(ScriptedTagger()))
