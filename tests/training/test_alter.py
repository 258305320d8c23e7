import hashlib
import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from training.alter import TABLES, alter, choose, make_pair
from training.alter_edits import Change, apply_edits
from training.alter_marks import altered, spliced, unmarked
from training.alter_said import unattributed
from training.alter_story import Story, narrowed, read_story, read_words
from training.alter_whole import paragraph_moved
from training.alter_words import numbers
from training.join import is_sealed
from training.join_copies import join_copies

TEXT = """Wall of Torvane is sound
Monday, March 2, 2026
The harbour wall of Torvane was built by hand in the summer of a year that few people remember.
Selma Oyarzun said that the wall was sound. It has 240 stones and 12 steps, and gulls sit on it.
"We never closed the quay to people," she added. "Then we left the boats in the rain." It was late.
Ferries were full on that day, and the port sold tea from a van to those who had to wait for one.
The pilots of the port had gone home by then, and the lamps along the wall were lit one by one.
Nobody knows how long the repairs will take, and the town has gone back to its nets and its bread.
"""
WORDS = read_words(TABLES)


def place(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


def said(content: list[str], cue: str, source: str, quotation: str) -> dict[str, Any]:
    return {
        "content": [place(one) for one in content],
        "cue": place(cue),
        "source": place(source),
        "quotation": quotation,
        "within": None,
        "polarity": "positive",
        "speaker": 0,
    }


QUOTED = ['"We never closed the quay to people,"', '"Then we left the boats in the rain."']
GOLD: dict[str, Any] = {
    "file": "story.txt",
    "text_sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
    "statements": [
        said(["that the wall was sound"], "said", "Selma Oyarzun", "indirect"),
        said(QUOTED, "added", "she", "direct"),
    ],
    "speakers": [{"name": "Selma Oyarzun", "kind": "person", "named": True}],
}


def story() -> Story:
    return read_story("story", TEXT, GOLD).framed("Ines Abara", "(Strait News Agency)")


def words_of(change: Change) -> tuple[str | None, str | None]:
    """What the one alteration of a pair is about: there, here."""
    pair = make_pair(story(), WORDS, (change,), random.Random(3))
    [alteration] = pair["alterations"]
    found = []
    for side in ("there", "here"):
        page = apply_edits(TEXT, pair[side])
        found.append(page[slice(*alteration[side])] if alteration[side] else None)
    return found[0], found[1]


def test_places_hold_the_words_that_were_changed() -> None:
    dice = random.Random(1)
    [dropped] = unattributed(story(), WORDS, dice)[0]
    assert words_of(dropped) == ("Selma Oyarzun said that", None)
    [first] = numbers(read_story("story", TEXT.replace("stones", "jobs"), GOLD), WORDS, dice)[0]
    there, here = words_of(first)
    assert there == "240"
    assert here != "240"
    there, here = words_of(next(one for [one] in altered(story(), WORDS, dice)))
    assert (there, here) in {("We", "They"), ("never", "rarely")}


def test_two_quotations_made_one() -> None:
    [one] = spliced(story(), WORDS, random.Random(1))[0]
    there, here = words_of(one)
    assert there == TEXT[TEXT.index("We never") : TEXT.index('." It was')]
    assert here == "We never closed the quay to people. Then we left the boats in the rain"


def test_marks_and_paragraphs() -> None:
    [one] = unmarked(story(), WORDS, random.Random(1))[0]
    assert words_of(one) == ("We never closed the quay to people",) * 2
    [moved] = paragraph_moved(story(), WORDS, random.Random(1))[0]
    there, here = words_of(moved)
    assert there is not None
    assert here is not None
    assert there.split()[0] == here.split()[0]
    assert "\n" not in there + here


def test_words_that_both_have_are_no_part_of_a_change() -> None:
    assert narrowed("also said", (0, 9), "also denied") == ((5, 9), "denied")


def test_changes_leave_each_other_room() -> None:
    for seed in range(20):
        dice = random.Random(seed)
        changes, _ = choose(story(), WORDS, Counter(), dice)
        pair = make_pair(story(), WORDS, changes, dice)
        assert len(pair["alterations"]) == len(changes)


def test_pairs_are_joined_and_sealed_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("training.alter.PAIRS", 12)
    for folder in ("gold/copies", "data"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "gold" / "story.json").write_text(json.dumps(GOLD), encoding="utf-8")
    (tmp_path / "data" / "story.txt").write_text(TEXT, encoding="utf-8")
    copies = tmp_path / "gold" / "copies"
    made = alter(tmp_path / "gold", tmp_path / "data", copies / "programmed")
    assert join_copies(copies, tmp_path / "data", tmp_path / "out") == made
    for path in (tmp_path / "out").glob("*/*.json"):
        pair = json.loads(path.read_text(encoding="utf-8"))
        sealed = is_sealed(hashlib.sha256(pair["name"].encode()).hexdigest())
        assert path.parent.name == ("sealed" if sealed else "open")
        for one in pair["alterations"]:
            assert one["here"] or one["there"]
    (tmp_path / "data" / "story.txt").write_text(TEXT + "More.\n", encoding="utf-8")
    with pytest.raises(ValueError, match="not the one"):
        join_copies(copies, tmp_path / "data", tmp_path / "again")
