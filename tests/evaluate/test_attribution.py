from pathlib import Path

import pytest

from onrecord.errors import EvaluationError
from onrecord.evaluate.attribution import evaluate_attribution, score_polnear
from onrecord.evaluate.polnear import Document, Relation, read_polnear
from onrecord.model import Span
from onrecord.read import Reader
from onrecord.statements import Tagged
from onrecord.statements.confidence import Evidence
from tests.scripted import Said, ScriptedTagger

TEXT = "Ada said it held. Ben said it broke."
HELD = Relation(((0, 3),), ((4, 8),), ((9, 16),))
BROKE = Relation(((18, 21),), ((22, 26),), ((27, 35),))
DOCUMENT = Document("d", TEXT, ((HELD, BROKE),))


def figures(*relations: Relation) -> dict[str, tuple[int, float]]:
    found = tuple(map(tagged, relations))
    return {one.name: (one.right, round(one.f1, 3)) for one in score_polnear([DOCUMENT], [found])}


def tagged(relation: Relation) -> Tagged:
    source, cue = (Span(*its[0]) if its else None for its in (relation.source, relation.cue))
    return Tagged(tuple(Span(*its) for its in relation.content), cue, source, Evidence(0.9))


def test_all_right() -> None:
    assert all(value == (2, 1.0) for value in figures(HELD, BROKE).values())


def test_an_edge_off_counts_for_the_link_only() -> None:
    near = Relation(HELD.source, HELD.cue, ((9, 15),))
    found = figures(near, BROKE)
    assert found["linked"] == (2, 1.0)
    assert found["content"] == (1, 0.5)
    assert found["triple"] == (1, 0.5)


def test_a_wrong_source_is_no_link() -> None:
    assert figures(Relation(BROKE.source, HELD.cue, HELD.content), BROKE)["linked"] == (1, 0.5)


def test_a_missing_source_is_right_only_where_the_gold_has_none() -> None:
    assert figures(Relation((), HELD.cue, HELD.content), BROKE)["linked"] == (1, 0.5)


def test_each_gold_relation_is_matched_once() -> None:
    assert figures(HELD, HELD, BROKE)["linked"] == (2, 0.8)


def test_brat_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "attributions" / "a_1.ann").write_text(
        "T1\tSource 0 3\tAda\nT2\tCue 4 8\tsaid\nT3\tContent 9 11;12 16\tit held\n"
        "T4\tAttribution 4 8\tsaid\nE1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n",
        encoding="utf-8",
    )
    (document,) = read_polnear(tmp_path)
    assert document.gold == (Relation(((0, 3),), ((4, 8),), ((9, 11), (12, 16))),)
    reader = Reader(ScriptedTagger(Said("Ada", "said", ("it held",))))
    read = evaluate_attribution(tmp_path, reader)
    linked = next(one for one in read.scores if one.name == "linked")
    assert (linked.right, linked.gold) == (1, 1)
    assert not read.own


def test_a_folder_without_articles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="text` and `attributions"):
        evaluate_attribution(tmp_path, Reader(ScriptedTagger()))
