import gzip
import json
from pathlib import Path

import pytest

from onrecord.errors import EvaluationError
from onrecord.evaluate.pages import evaluate_pages

BODY = [
    "The harbour council met for six hours on Monday and ended without a vote on the second berth.",
    "“We will meet again when the tide allows it,” said the council's clerk, Mira Tandoh.",
    "The ferries from the mainland will go on landing at the old quay until the autumn.",
]
PAGE = (
    "<html><head><title>Council meets - Courier</title></head><body><nav><a href='/'>Home</a></nav>"
    "<article><h1>Council meets for six hours</h1>{}</article></body></html>"
)


def write(path: Path, body: list[str]) -> None:
    paragraphs = "".join(f"<p>{words}</p>" for words in body)
    path.write_bytes(gzip.compress(PAGE.format(paragraphs).encode()))


def rows(folder: Path) -> dict[str, float]:
    return {row.name: row.value for row in evaluate_pages(folder)}


def test_bodies(tmp_path: Path) -> None:
    write(tmp_path / "a.html.gz", BODY)
    gold = {"a": {"articleBody": "\n".join(BODY), "url": "https://courier.example/a"}}
    (tmp_path / "ground-truth.json").write_text(json.dumps(gold), encoding="utf-8")
    found = rows(tmp_path)
    assert found["body F1"] == found["quotations kept"] == 1.0
    assert found["quotations false"] == 0.0
    assert found["paragraphs at their path, body pages"] == 1.0


def test_a_body_with_too_much_in_it_loses_precision(tmp_path: Path) -> None:
    write(tmp_path / "a.html.gz", BODY)
    gold = {"a": {"articleBody": BODY[0], "url": "https://courier.example/a"}}
    (tmp_path / "ground-truth.json").write_text(json.dumps(gold), encoding="utf-8")
    found = rows(tmp_path)
    assert found["body recall"] == 1.0
    assert found["body precision"] < 0.6
    assert found["quotations false"] == 1.0


def test_fields(tmp_path: Path) -> None:
    write(tmp_path / "Courier_2024_01_01.html.gz", BODY)
    entry = {"title": "Council meets for six hours", "authors": [], "publishing_date": "2024-01-01"}
    (tmp_path / "Courier.json").write_text(json.dumps({"V1": entry}), encoding="utf-8")
    found = rows(tmp_path)
    assert (found["headline"], found["authors exact"], found["published day"]) == (1.0, 1.0, 0.0)


def test_a_folder_without_pages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"ground-truth\.json"):
        evaluate_pages(tmp_path)
