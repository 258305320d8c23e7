"""Train on by onrecord's guideline: `python -m training.tune ENCODER WEIGHTS DATA OUT FOLDER…`.

WEIGHTS are those of `training.fit` or `training.restore`, DATA the folder with all corpora, each
FOLDER one of standoff (`gold/silver`). PolNeAR is read along, a share of it anew in each epoch, so
that nothing learned from it is lost.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import torch

from onrecord.evaluate.polnear import Document, read_polnear
from onrecord.statements.windows import INSIDE, marks_of
from training.examples import Example, make_examples
from training.fit import SEED, Rates, load_tokenizer, train
from training.levels import read_levels
from training.network import Network

EPOCHS = 4
POLNEAR_SHARE = 0.2  # of its articles, an epoch
RATES = Rates(encoder=6e-5, heads=3e-4, transitions=3e-3)


def tune(encoder: Path, weights: Path, data: Path, out: Path, folders: list[Path]) -> None:
    """Train the network of `weights` on for EPOCHS and write it to `out`."""
    tokenizer = load_tokenizer(encoder)
    network = Network(encoder)
    network.load_state_dict(torch.load(weights, weights_only=True))
    levels = read_levels([path for one in folders for path in sorted(one.glob("*.json"))], data)
    polnear = read_polnear(data / "polnear" / "train")
    outermost, inside = marks_of(tokenizer), marks_of(tokenizer, INSIDE)

    def examples_of(epoch: int) -> tuple[Example, ...]:
        seed = SEED + epoch
        texts = (*levels.outermost, *_some(polnear, seed))
        return (
            *make_examples(texts, tokenizer, marks=outermost, seed=seed),
            *make_examples(levels.inside, tokenizer, marks=inside, seed=seed),
        )

    train(network, examples_of, out, epochs=EPOCHS, rates=RATES)


def _some(documents: tuple[Document, ...], seed: int) -> list[Document]:
    return random.Random(seed).sample(documents, round(POLNEAR_SHARE * len(documents)))


if __name__ == "__main__":
    encoder, weights, data, out = map(Path, sys.argv[1:5])
    tune(encoder, weights, data, out, [Path(one) for one in sys.argv[5:]])
