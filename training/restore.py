"""A model's folder -> weights to go on from: `python -m training.restore ENCODER FOLDER OUT`.

What int8 lost stays lost (0.2 linked F1 on PolNeAR's dev part); training on wins it back.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.network import Network

LAYER = (  # the matrices of one layer, in the order in which the graph multiplies by them
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)
HEADS = ("ask", "answer", "tag")


def restore(encoder: Path, folder: Path) -> Network:
    """A network with the weights of the model in `folder`, unquantised."""
    network = Network(encoder)
    layers = network.encoder.config.num_hidden_layers
    matrices = [f"encoder.encoder.layer.{n}.{part}" for n in range(layers) for part in LAYER]
    names = [f"{name}.weight" for name in (*matrices, *HEADS)]
    found = _weights(folder / "model.onnx")
    multiplied = [name for name in found if name.startswith("onnx::MatMul")]
    for name, numbered in zip(names, multiplied, strict=True):
        found[name] = found.pop(numbered).T.contiguous()
    manifest = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    for name, values in manifest["transitions"].items():
        found[f"transitions.{name}"] = torch.tensor(values)
    network.load_state_dict(found)
    return network


def _weights(path: Path) -> dict[str, Tensor]:
    """Every weight by name, those in int8 multiplied out, in the order of the file."""
    stored = {one.name: one for one in onnx.load(path).graph.initializer}
    found = {}
    for name, one in stored.items():
        if name.endswith("_quantized"):
            plain = name.removesuffix("_quantized")
            scale, zero = (
                numpy_helper.to_array(stored[f"{plain}_{part}"]).astype(np.float32)
                for part in ("scale", "zero_point")
            )
            values = (numpy_helper.to_array(one).astype(np.float32) - zero) * scale
            found[plain] = torch.from_numpy(values)
        elif not name.endswith(("_scale", "_zero_point")):
            found[name] = torch.from_numpy(numpy_helper.to_array(one).copy())
    return found


if __name__ == "__main__":
    torch.save(restore(Path(sys.argv[1]), Path(sys.argv[2])).state_dict(), sys.argv[3])
