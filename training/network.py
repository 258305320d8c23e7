"""The network: one small encoder, tags for words, and vectors by which words find each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import torch
from torch import Tensor, nn
from transformers import AutoModel

from onrecord.statements.spans import FORBIDDEN, TAGS, allowed
from onrecord.statements.windows import LOOKS, Way

if TYPE_CHECKING:
    from pathlib import Path

LINKS = 2  # content to cue, cue to source
LINK_WIDTH = 64
DROPOUT = 0.1


class Scores(NamedTuple):
    """For each piece: `tags` (TAGS), `asks`/`answers` (LINKS x LINK_WIDTH), `none` (LINKS).

    How well piece j answers piece i over a link is `asks[i] . answers[j]`; `none[i]` is the score
    of there being no answer.
    """

    tags: Tensor
    asks: Tensor
    answers: Tensor
    none: Tensor


class Network(nn.Module):
    """Encoder and heads. `encoder` is a folder with a BERT-like model.

    How words look takes the place of the encoder's kinds of tokens; all begin as its first kind.

    `attention` is "sdpa" for training, where it is faster, and "eager" for export.
    """

    def __init__(self, encoder: Path, *, attention: str = "sdpa") -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            encoder, attn_implementation=attention, add_pooling_layer=False
        )
        width = self.encoder.config.hidden_size
        embeddings = self.encoder.embeddings
        kinds = LOOKS * len(Way)
        first = embeddings.token_type_embeddings.weight.detach()[:1]
        embeddings.token_type_embeddings = nn.Embedding(
            kinds, width, _weight=first.repeat(kinds, 1)
        )
        self.dropout = nn.Dropout(DROPOUT)
        self.tag = nn.Linear(width, TAGS)
        self.ask = nn.Linear(width, LINKS * LINK_WIDTH)
        self.answer = nn.Linear(width, LINKS * LINK_WIDTH)
        self.nobody = nn.Parameter(torch.zeros(LINKS, LINK_WIDTH))
        self.nobody_bias = nn.Parameter(torch.zeros(LINKS))
        self.transitions = Transitions()

    def forward(self, ids: Tensor, looks: Tensor, mask: Tensor) -> Scores:
        """Scores for `ids` and `looks` (batch x pieces); `mask` is 1 where there is a piece."""
        hidden = self.encoder(
            input_ids=ids, token_type_ids=looks, attention_mask=mask
        ).last_hidden_state
        hidden = self.dropout(hidden)
        shape = (*ids.shape, LINKS, LINK_WIDTH)
        asks = self.ask(hidden).reshape(shape) / LINK_WIDTH**0.5
        answers = self.answer(hidden).reshape(shape)
        none = (asks * self.nobody).sum(-1) + self.nobody_bias
        return Scores(self.tag(hidden), asks, answers, none)


class Transitions(nn.Module):
    """Scores of tags following each other, as in a linear-chain conditional random field.

    After Lafferty, McCallum and Pereira (ICML 2001); what makes no sense stays forbidden.
    """

    between: Tensor
    start: Tensor
    end: Tensor
    between_rule: Tensor
    start_rule: Tensor
    end_rule: Tensor

    def __init__(self) -> None:
        super().__init__()
        rules = allowed()
        for name in ("between", "start", "end"):
            rule = torch.from_numpy(getattr(rules, name))
            self.register_buffer(f"{name}_rule", rule, persistent=False)
            self.register_parameter(name, nn.Parameter(torch.zeros_like(rule)))

    def scores(self) -> tuple[Tensor, Tensor, Tensor]:
        """`between`, `start` and `end` with what is forbidden."""
        return (
            (self.between + self.between_rule).clamp_min(FORBIDDEN),
            (self.start + self.start_rule).clamp_min(FORBIDDEN),
            (self.end + self.end_rule).clamp_min(FORBIDDEN),
        )

    def loss(self, scores: Tensor, tags: Tensor, opens_line: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood of `tags`, summed over the batch (all batch x words)."""
        return (
            self._all_ways(scores, opens_line, mask) - self._one_way(scores, tags, opens_line, mask)
        ).sum()

    def _all_ways(self, scores: Tensor, opens_line: Tensor, mask: Tensor) -> Tensor:
        between, start, end = self.scores()
        restart = end[:, None] + start[None, :]
        total = start + scores[:, 0]
        for word in range(1, scores.shape[1]):
            step = torch.where(opens_line[:, word, None, None], restart, between)
            following = torch.logsumexp(total[:, :, None] + step, dim=1) + scores[:, word]
            total = torch.where(mask[:, word, None], following, total)
        return torch.logsumexp(total + end, dim=1)

    def _one_way(self, scores: Tensor, tags: Tensor, opens_line: Tensor, mask: Tensor) -> Tensor:
        between, start, end = self.scores()
        emitted = scores.gather(2, tags[:, :, None]).squeeze(2)
        inside = between[tags[:, :-1], tags[:, 1:]]
        across = end[tags[:, :-1]] + start[tags[:, 1:]]
        steps = torch.where(opens_line[:, 1:], across, inside)
        last = tags.gather(1, mask.sum(1, keepdim=True) - 1).squeeze(1)
        return (
            start[tags[:, 0]] + (emitted * mask).sum(1) + (steps * mask[:, 1:]).sum(1) + end[last]
        )
