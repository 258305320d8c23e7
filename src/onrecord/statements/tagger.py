"""Text -> relations between spans of characters: the one seam between onrecord and its model."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Protocol

import numpy as np
from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions
from tokenizers import Tokenizer

from onrecord.model import Span
from onrecord.statements.relations import Linked, find_relations
from onrecord.statements.spans import find_spans
from onrecord.statements.windows import Way, cut_windows, find_words, marks_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from onrecord.statements.bundle import Bundle
    from onrecord.statements.confidence import Calibration, Evidence
    from onrecord.statements.relations import Relation
    from onrecord.statements.spans import Transitions
    from onrecord.statements.windows import Window, Words

__all__ = ["OnnxTagger", "Tagged", "Tagger", "Way"]

THREADS = 2


@dataclass(frozen=True, slots=True)
class Tagged:
    """A content in pieces with its cue and source, as spans of the text.

    No content means a cue whose content another took.
    """

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    evidence: Evidence


class Tagger(Protocol):
    """Anything that marks sources, cues and contents in texts."""

    @property
    def name(self) -> str:
        """Name and version of what reads, as records state it."""
        ...

    @property
    def calibration(self) -> Calibration:
        """What its evidence is worth."""
        ...

    def tag(self, texts: Sequence[str], way: Way = Way.TEXT) -> tuple[tuple[Tagged, ...], ...]:
        """Mark the outermost relations in each of `texts`, in the order of their contents."""
        ...


class OnnxTagger:
    """The trained network under ONNX Runtime; costly to open, safe to share between threads.

    Windows are passed `threads` at a time, each on one core: matrices of this size gain less from
    being shared out.
    """

    def __init__(self, bundle: Bundle, *, threads: int = THREADS) -> None:
        options = SessionOptions()
        options.intra_op_num_threads = 1
        options.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_ALL
        options.log_severity_level = 3  # errors only: its warnings name no input
        self.name = bundle.name
        self.calibration: Calibration = bundle.calibration
        self._transitions: Transitions = bundle.transitions
        self._session = InferenceSession(
            bundle.network, options, providers=["CPUExecutionProvider"]
        )
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="encoder")
        self._tokenizer = Tokenizer.from_str(bundle.tokenizer)
        self._marks = {way: marks_of(self._tokenizer, way) for way in Way}

    def tag(self, texts: Sequence[str], way: Way = Way.TEXT) -> tuple[tuple[Tagged, ...], ...]:
        """Mark the relations in each of `texts`; every span is exact, none crosses a line."""
        words = [find_words(text, self._tokenizer) for text in texts]
        windows = [cut_windows(its, marks=self._marks[way]) for its in words]
        outcomes = self._pool.map(self._run, chain.from_iterable(windows))
        return tuple(
            self._decoded(its, list(islice(outcomes, len(cut))))
            for its, cut in zip(words, windows, strict=True)
        )

    def _decoded(self, words: Words, scored: list[_Scored]) -> tuple[Tagged, ...]:
        if not scored:
            return ()
        tags = np.concatenate([one.tags for one in scored])
        spans = find_spans(tags, words.line, self._transitions)
        relations = find_relations(spans, words, [one.linked for one in scored])
        return tuple(_placed(words, relation) for relation in relations)

    def _run(self, window: Window) -> _Scored:
        """One forward pass over `window`."""
        ids, looks = window.ids[None, :], window.looks[None, :]
        outputs = self._session.run(None, {"ids": ids, "looks": looks, "mask": np.ones_like(ids)})
        tags, asks, answers, none = (part[0][window.heads] for part in outputs)
        core = slice(window.core_first - window.first, window.core_last - window.first)
        return _Scored(tags[core], Linked(window, asks, answers, none))


@dataclass(frozen=True, slots=True)
class _Scored:
    """What the network says of one window: tags of the words of its core, vectors of all."""

    tags: NDArray[np.float32]
    linked: Linked


def _placed(words: Words, relation: Relation) -> Tagged:
    def span(first: int, last: int) -> Span:
        return Span(int(words.starts[first]), int(words.ends[last - 1]))

    cue, source = relation.cue, relation.source
    return Tagged(
        tuple(span(first, last) for first, last in _mended(words, relation)),
        span(cue.first, cue.last) if cue else None,
        span(source.first, source.last) if source else None,
        relation.evidence,
    )


def _mended(words: Words, relation: Relation) -> list[tuple[int, int]]:
    """The pieces of a content, those made one again that a single word parts: a comma, mostly.

    Unless that word is the cue or the source, as in '"It held," said Ada, "twice."'
    """
    mended: list[tuple[int, int]] = []
    others = [one.first for one in (relation.cue, relation.source) if one is not None]
    for piece in relation.content:
        first, last = mended[-1] if mended else (piece.first, -1)
        one_line = words.line[first] == words.line[piece.first]
        if last >= 0 and piece.first - last <= 1 and last not in others and one_line:
            mended[-1] = (first, piece.last)
        else:
            mended.append((piece.first, piece.last))
    return mended
