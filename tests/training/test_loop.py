"""The training loop; torch comes with the extra `train` and is not asked for by the tests."""

import random
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")

from training import loop  # noqa: E402


def test_a_run_that_was_stopped_goes_on_as_if_it_had_not_been(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A network of one number learns the same whether or not it is stopped on the way."""

    def small() -> Any:
        network = torch.nn.Module()
        network.weight = torch.nn.Parameter(torch.zeros(1))
        return network

    steps: list[float] = []

    def loss_of(network: Any, batch: float) -> Any:
        if len(steps) == stop_at:
            raise KeyboardInterrupt
        steps.append(batch)
        return (network.weight - batch).pow(2).sum()

    def batches(examples: Any) -> list[float]:
        return random.sample(examples, len(examples))

    def examples_of(epoch: int) -> Any:
        return (1.0, 2.0, 3.0, 4.0, 5.0)

    monkeypatch.setattr(loop, "loss_of", loss_of)
    monkeypatch.setattr(loop, "batches", batches)
    monkeypatch.setattr(loop, "KEPT_EVERY", 2)

    def run(out: Path) -> Any:
        loop.train(small(), examples_of, out, epochs=3, rates=RATES)
        return torch.load(out, weights_only=True)["weight"]

    stop_at = -1
    whole = run(tmp_path / "whole.pt")
    taken, steps, stop_at = steps, [], 8  # the seventh is the last that was kept
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path / "stopped.pt")
    steps, stop_at = [], -1
    assert torch.equal(run(tmp_path / "stopped.pt"), whole)
    assert steps == taken[7:]


RATES = loop.Rates(encoder=0.1, heads=0.1, transitions=0.1)
