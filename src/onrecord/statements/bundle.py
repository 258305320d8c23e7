"""The model's folder: network, tokenizer and manifest, each checked against its digest."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.errors import ModelMismatch, ModelMissing
from onrecord.statements.confidence import FEATURES, Calibration
from onrecord.statements.spans import TAGS, Transitions
from onrecord.statements.windows import LOOKS, Way

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Bundle", "open_bundle"]

MANIFEST = "model.json"
NETWORK = "model.onnx"
TOKENIZER = "tokenizer.json"
OWN = Path(__file__).parent / "model"


@dataclass(frozen=True, slots=True)
class Bundle:
    """A checked model: its name, its files, and what decoding needs beside the network."""

    name: str
    network: bytes
    tokenizer: str
    transitions: Transitions
    calibration: Calibration


def open_bundle(folder: Path = OWN) -> Bundle:
    """Open the model in `folder`, by default the one that onrecord comes with.

    Raises ModelMissing where a file lacks, ModelMismatch where one is not the manifest's.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ModelMissing(f"no {MANIFEST}; install onrecord again", about=str(folder)) from error
    except ValueError as error:
        raise ModelMismatch(f"{MANIFEST} is damaged: {error}", about=str(folder)) from error
    if manifest.get("looks") != LOOKS * len(Way):
        raise ModelMismatch(
            "made for another version of onrecord: it does not know how words look; install"
            " onrecord again",
            about=str(folder),
        )
    return Bundle(
        manifest["name"],
        _checked(folder / NETWORK, manifest["sha256"][NETWORK]),
        _checked(folder / TOKENIZER, manifest["sha256"][TOKENIZER]).decode("utf-8"),
        _transitions(manifest["transitions"], folder),
        _calibration(manifest["calibration"], folder),
    )


def _checked(path: Path, digest: str) -> bytes:
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ModelMissing("lacks; install onrecord again", about=str(path)) from error
    found = hashlib.sha256(data).hexdigest()
    if found != digest:
        raise ModelMismatch(
            f"SHA-256 is {found[:12]}…, the manifest says {digest[:12]}…; install onrecord again",
            about=str(path),
        )
    return data


def _transitions(stated: dict[str, Any], folder: Path) -> Transitions:
    def table(name: str, *shape: int) -> NDArray[np.float32]:
        values = np.array(stated[name], dtype=np.float32)
        if values.shape != shape:
            raise ModelMismatch(f"transitions have the shape {values.shape}", about=str(folder))
        return values

    return Transitions(table("between", TAGS, TAGS), table("start", TAGS), table("end", TAGS))


def _calibration(stated: dict[str, dict[str, float]], folder: Path) -> Calibration:
    """Weights by the name of what they weigh, so that a change of either is noticed."""
    for weights in stated.values():
        if tuple(weights) != FEATURES:
            raise ModelMismatch(f"calibrated by {', '.join(weights)}", about=str(folder))
    return Calibration(*(tuple(stated[name].values()) for name in ("attribution", "source")))
