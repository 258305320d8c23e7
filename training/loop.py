"""The training loop: batch by batch, with the weights averaged, and resumed where it was stopped.

Buffers of varying size are taken and given back at every step: with glibc's allocator 15 to 60 % of
the time went into page faults. Preload jemalloc, with MALLOC_CONF=dirty_decay_ms:-1, to be spared.
"""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor
from torch.nn import functional
from torch.optim.lr_scheduler import LambdaLR
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from training.batches import batches
from training.examples import NO_LINK
from training.network import LINKS, Network, Scores

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from training.batches import Batch
    from training.examples import Example

__all__ = ["SEED", "Rates", "loss_of", "train"]

WARM_UP = 0.06  # share of all steps
LINK_WEIGHT = 0.3  # against the tags' losses, each of which counts 1
AVERAGED = 0.995  # of the averaged weights kept at each step: about the last two hundred count
KEPT_EVERY = 100  # steps between two checkpoints
SEED = 0
# Without instructions for it, half precision took 76 times as long (an EPYC with AVX2 only).
HALF = torch.cpu._is_avx512_bf16_supported()


@dataclass(frozen=True, slots=True)
class Rates:
    """Learning rates at their highest."""

    encoder: float = 1.5e-4
    heads: float = 1e-3
    transitions: float = 1e-2


@dataclass(slots=True)
class _Run:
    """Everything a training run changes as it goes."""

    network: Network
    averaged: AveragedModel
    optimizer: torch.optim.Optimizer
    schedule: LambdaLR
    epoch: int = 0
    step: int = 0  # of the epoch, those done
    dice: Any = None  # the state of `random` when the epoch began


def train(
    network: Network,
    examples_of: Callable[[int], tuple[Example, ...]],
    out: Path,
    *,
    epochs: int,
    rates: Rates,
) -> None:
    """Train `network` on the examples of each epoch; write the averaged weights to `out`.

    Stopped, it goes on from the checkpoint beside `out`, with the batches that it would have seen.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    random.seed(SEED)
    torch.manual_seed(SEED)
    torch.set_flush_denormal(True)
    dice = random.getstate()
    total = epochs * sum(1 for _ in batches(examples_of(0)))
    random.setstate(dice)
    run = _begin(network, total, rates)
    checkpoint = out.with_suffix(".checkpoint")
    if checkpoint.exists():
        _restore(run, checkpoint)
    for epoch in range(run.epoch, epochs):
        _train_epoch(run, epoch, examples_of(epoch), checkpoint)
        torch.save(run.averaged.module.state_dict(), out)
    checkpoint.unlink()


def _begin(network: Network, total: int, rates: Rates) -> _Run:
    average = get_ema_multi_avg_fn(AVERAGED)  # type: ignore[no-untyped-call]
    averaged = AveragedModel(network, multi_avg_fn=average)
    optimizer = optimizer_for(network, rates)
    warm = WARM_UP * total
    schedule = LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / warm) * max(0.0, (total - step) / total)
    )
    return _Run(network, averaged, optimizer, schedule)


def _train_epoch(run: _Run, epoch: int, examples: tuple[Example, ...], checkpoint: Path) -> None:
    run.network.train()
    if run.dice is None:
        run.dice = random.getstate()
    random.setstate(run.dice)
    started, lost = time.monotonic(), []
    for number, batch in enumerate(batches(examples), start=1):
        if number <= run.step:
            continue  # before the run was stopped
        loss = loss_of(run.network, batch)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(run.network.parameters(), 1.0)
        run.optimizer.step()
        run.schedule.step()
        run.optimizer.zero_grad()
        run.averaged.update_parameters(run.network)
        run.step = number
        lost.append(loss.item())
        if number % 20 == 0:
            seconds = time.monotonic() - started
            mean = sum(lost[-100:]) / len(lost[-100:])
            print(f"epoch {epoch}, step {number}: loss {mean:.3f}, {seconds:.0f} s", flush=True)
        if number % KEPT_EVERY == 0:
            _keep(run, checkpoint)
    run.epoch, run.step, run.dice = epoch + 1, 0, None
    _keep(run, checkpoint)


def _keep(run: _Run, checkpoint: Path) -> None:
    """Write `run` to `checkpoint`, whole or not at all."""
    parts = ("network", "averaged", "optimizer", "schedule")
    kept = {part: getattr(run, part).state_dict() for part in parts}
    kept |= {"epoch": run.epoch, "step": run.step, "dice": run.dice}
    kept |= {"now": random.getstate(), "torch": torch.get_rng_state()}
    scratch = checkpoint.with_suffix(".part")
    torch.save(kept, scratch)
    scratch.replace(checkpoint)


def _restore(run: _Run, checkpoint: Path) -> None:
    kept = torch.load(checkpoint, weights_only=False)  # our own, with the states of the dice
    for part in ("network", "averaged", "optimizer", "schedule"):
        getattr(run, part).load_state_dict(kept[part])
    run.epoch, run.step, run.dice = kept["epoch"], kept["step"], kept["dice"]
    random.setstate(kept["now"])
    torch.set_rng_state(kept["torch"])


def loss_of(network: Network, batch: Batch) -> Tensor:
    """Tags by cross-entropy and as a sequence, links by cross-entropy over the window's words."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HALF):
        scores = network(batch.ids, batch.looks, batch.mask)
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
