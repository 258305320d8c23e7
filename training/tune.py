"""Train on by onrecord's own guideline: `python -m training.tune ENCODER WEIGHTS DATA GOLD OUT`.

WEIGHTS are those of `training.fit` or `training.restore`, DATA the folder with all corpora, GOLD
this repository's `gold`, of which only the silver is trained on. PolNeAR is read along, a share of
it anew in each epoch, so that nothing learned from it is lost. Stopped, it goes on where it was
when called again.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import torch

from onrecord.evaluate.polnear import Document, read_polnear
from onrecord.statements.windows import LOOKS, Marks, Way, marks_of
from training.examples import Example, make_examples
from training.fit import load_tokenizer
from training.levels import read_levels
from training.loop import SEED, Rates, train
from training.network import Network

EPOCHS = 3
POLNEAR_SHARE = 0.4  # of its articles, an epoch
RATES = Rates(encoder=9e-5, heads=4e-4, transitions=3e-3)


def tune(encoder: Path, weights: Path, out: Path, *, data: Path, annotated: list[Path]) -> None:
    """Train the network of `weights` on for EPOCHS and write it to `out`.

    `annotated` are files of standoff whose texts lie below `data`.
    """
    tokenizer = load_tokenizer(encoder)
    network = Network(encoder)
    network.load_state_dict(torch.load(weights, weights_only=True))
    _begin_alike(network, {way: marks_of(tokenizer, way) for way in Way})
    levels = read_levels(annotated, data)
    polnear = read_polnear(data / "polnear" / "train")
    marks = {way: marks_of(tokenizer, way) for way in Way}

    def examples_of(epoch: int) -> tuple[Example, ...]:
        seed = SEED + epoch
        read = {
            Way.TEXT: levels.outermost,
            Way.INSIDE: (*levels.inside, *_telling(levels.inside)),
            Way.POLNEAR: _some(polnear, seed),
        }
        return tuple(
            example
            for way, documents in read.items()
            for example in make_examples(documents, tokenizer, marks=marks[way], seed=seed)
        )

    train(network, examples_of, out, epochs=EPOCHS, rates=RATES)


def _begin_alike(network: Network, marks: dict[Way, Marks]) -> None:
    """Give the ways that were never trained the vectors of the one that was: PolNeAR's."""
    pieces = network.encoder.get_input_embeddings().weight
    looks = network.encoder.embeddings.token_type_embeddings.weight
    trained = marks[Way.POLNEAR]
    with torch.no_grad():
        for mark in marks.values():
            pieces[mark.begin] = pieces[trained.begin]
            for look in range(LOOKS):
                looks[mark.looks + look] = looks[trained.looks + look]


def _telling(documents: tuple[Document, ...]) -> list[Document]:
    """Those in which something is said, to be read twice: three contents of four have nothing."""
    return [one for one in documents if one.annotations[0]]


def _some(documents: tuple[Document, ...], seed: int) -> list[Document]:
    return random.Random(seed).sample(documents, round(POLNEAR_SHARE * len(documents)))


if __name__ == "__main__":
    encoder, weights, data, gold, out = map(Path, sys.argv[1:6])
    tune(encoder, weights, out, data=data, annotated=sorted((gold / "silver").glob("*.json")))
