import json
import shutil
from pathlib import Path

import pytest

from onrecord.errors import ModelMismatch, ModelMissing
from onrecord.statements.bundle import OWN, open_bundle


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(OWN, tmp_path / "model"))


def test_the_own_model_opens_and_is_small() -> None:
    bundle = open_bundle()
    assert bundle.name
    assert len(bundle.network) < 30_000_000


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_changed_file_is_refused(folder: Path, name: str) -> None:
    path = folder / name
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(ModelMismatch, match=f"{name}.*SHA-256.*install onrecord again"):
        open_bundle(folder)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "model.json"])
def test_a_lacking_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelMissing, match=name):
        open_bundle(folder)


def test_a_damaged_manifest_is_refused(folder: Path) -> None:
    (folder / "model.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelMismatch, match="damaged"):
        open_bundle(folder)


def test_transitions_of_another_shape_are_refused(folder: Path) -> None:
    manifest = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    manifest["transitions"]["start"] = [0.0]
    (folder / "model.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(ModelMismatch, match="shape"):
        open_bundle(folder)


def test_the_scores_beside_the_model_are_of_this_model() -> None:
    scores = json.loads((OWN / "scores.json").read_text(encoding="utf-8"))
    manifest = json.loads((OWN / "model.json").read_text(encoding="utf-8"))
    assert scores["sha256"] == manifest["sha256"]["model.onnx"]
    assert scores["model"] == manifest["name"]
