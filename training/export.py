"""Weights -> the model's folder: `python -m training.export ENCODER WEIGHTS FOLDER NAME`.

The network goes to ONNX, its matrices to int8 (dynamic quantisation; 7 bits a weight, so that
processors without VNNI instructions cannot overflow and all give the same answers).
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from onrecord.statements.confidence import FEATURES
from onrecord.statements.windows import LOOKS, Way
from training.fit import load_tokenizer
from training.network import Network

OPSET = 17
INPUTS = ("ids", "looks", "mask")
FILES = ("model.onnx", "tokenizer.json")


def export(encoder: Path, weights: Path, folder: Path, name: str) -> None:
    """Write network, tokenizer and manifest to `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    network = Network(encoder, attention="eager")
    network.load_state_dict(torch.load(weights, weights_only=True))
    network.eval()
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "float.onnx"
        write_onnx(network, whole)
        quantize_dynamic(
            whole,
            folder / "model.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
        )
    load_tokenizer(encoder).save(str(folder / "tokenizer.json"), pretty=False)
    between, start, end = (scores.tolist() for scores in network.transitions.scores())
    manifest = {
        "name": name,
        "sha256": {
            file: hashlib.sha256((folder / file).read_bytes()).hexdigest() for file in FILES
        },
        "looks": LOOKS * len(Way),
        "transitions": {"between": between, "start": start, "end": end},
        "calibration": {  # the network's own word, until `training.calibrate` has weighed it
            "attribution": dict.fromkeys(FEATURES, 0.0) | {"content": 1.0},
            "source": dict.fromkeys(FEATURES, 0.0) | {"source": 1.0},
        },
    }
    (folder / "model.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def write_onnx(network: Network, path: Path) -> None:
    """Write `network` in full precision to `path`."""
    ids = torch.randint(1000, 20000, (2, 64))
    looks = torch.randint(0, LOOKS * len(Way), ids.shape)
    names = ["tags", "asks", "answers", "none"]
    shape = {0: "batch", 1: "pieces"}
    torch.onnx.export(
        network,
        (ids, looks, torch.ones_like(ids)),
        str(path),
        input_names=[*INPUTS],
        output_names=names,
        dynamic_axes=dict.fromkeys((*INPUTS, *names), shape),
        opset_version=OPSET,
        dynamo=False,
    )


if __name__ == "__main__":
    export(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
