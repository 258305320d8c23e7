"""Examples -> batches: padded to one shape, alike in length, so that little is padding."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from training.examples import Example

__all__ = ["Batch", "batches", "collate"]

PIECES = 3072  # in a batch, about


@dataclass(frozen=True, slots=True)
class Batch:
    """Examples padded to one shape: `heads` for the words of windows, the rest for their cores."""

    ids: Tensor
    looks: Tensor
    mask: Tensor
    heads: Tensor
    word_mask: Tensor
    core_heads: Tensor
    core_mask: Tensor
    opens_line: Tensor
    tags: Tensor
    links: tuple[tuple[Tensor, Tensor, Tensor], ...]


def batches(examples: tuple[Example, ...]) -> Iterator[Batch]:
    """Batches of about PIECES pieces, alike in length, in random order."""
    order = sorted(
        range(len(examples)), key=lambda i: len(examples[i].window.ids) + random.random() * 40
    )
    groups: list[list[int]] = [[]]
    for i in order:
        if (len(groups[-1]) + 1) * len(examples[i].window.ids) > PIECES:
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
        padded("looks", pieces, torch.long),
        (torch.arange(pieces) < lengths[:, None]).long(),
        padded("heads", words, torch.long),
        torch.arange(words) < word_lengths[:, None],
        padded("core_heads", core, torch.long),
        torch.arange(core) < core_lengths[:, None],
        padded("opens_line", core, torch.bool),
        padded("tags", core, torch.long),
        tuple(links),
    )
