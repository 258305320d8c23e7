"""Documents -> windows with their answers: a tag for each word, a head for each link."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from onrecord.statements.spans import BEGIN, END, INSIDE, OUTSIDE, SINGLE, Role, tag_of
from onrecord.statements.windows import Marks, Shape, Window, Words, cut_windows, find_words
from training.noise import as_found

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    from onrecord.evaluate.polnear import Document, Offsets, Relation

TRAINING = Shape(288, 24)
NO_LINK = -1


@dataclass(frozen=True, slots=True)
class Example:
    """A window with its gold, for the words of its core, where it decides.

    `tags` has one tag a word of the core. Links are (word of the core, word it belongs to or
    NO_LINK), numbered in the window: what a word belongs to may stand in the context.
    """

    window: Window
    core_heads: NDArray[np.int64]
    opens_line: NDArray[np.bool_]
    tags: NDArray[np.int64]
    content_to_cue: tuple[tuple[int, int], ...]
    cue_to_source: tuple[tuple[int, int], ...]


def make_examples(
    documents: Iterable[Document], tokenizer: Tokenizer, *, marks: Marks, seed: int
) -> tuple[Example, ...]:
    """Make the examples of one epoch; `seed` decides which documents are found how."""
    dice = random.Random(seed)
    examples: list[Example] = []
    for document in documents:
        words = find_words(as_found(document.text, dice), tokenizer)
        windows = cut_windows(words, marks=marks, shape=TRAINING)
        for relations in document.annotations:
            answers = _answers(words, relations)
            examples.extend(_example(words, window, answers) for window in windows)
    return tuple(examples)


@dataclass(frozen=True, slots=True)
class _Answers:
    tags: NDArray[np.int64]
    content_to_cue: dict[int, int]
    cue_to_source: dict[int, int]


def _answers(words: Words, relations: tuple[Relation, ...]) -> _Answers:
    """Each word belongs to one piece: to the shorter where two overlap, so cues over contents."""
    pieces = [
        (role, piece, number)
        for number, relation in enumerate(relations)
        for role, its in (
            (Role.SOURCE, relation.source),
            (Role.CUE, relation.cue),
            (Role.CONTENT, relation.content),
        )
        for piece in its
    ]
    owner = np.full(len(words), -1, dtype=np.int64)
    order = sorted(range(len(pieces)), key=lambda i: pieces[i][1][0] - pieces[i][1][1])
    for i in order:
        first, last = _words_of(words, pieces[i][1])
        owner[first:last] = i
    tags = np.full(len(words), OUTSIDE, dtype=np.int64)
    heads: dict[tuple[Role, int], list[int]] = {}
    for first, last in _runs(owner, words.line):
        role, _, number = pieces[owner[first]]
        heads.setdefault((role, number), []).append(first)
        _write(tags, role, first, last)
    answers = _Answers(tags, {}, {})
    for (role, number), firsts in heads.items():
        if role is Role.CONTENT:
            cue = heads.get((Role.CUE, number), [NO_LINK])[0]
            answers.content_to_cue.update(dict.fromkeys(firsts, cue))
        elif role is Role.CUE:
            source = heads.get((Role.SOURCE, number), [NO_LINK])[0]
            answers.cue_to_source.update(dict.fromkeys(firsts, source))
    return answers


def _words_of(words: Words, piece: Offsets) -> tuple[int, int]:
    first = int(np.searchsorted(words.ends, piece[0], side="right"))
    last = int(np.searchsorted(words.starts, piece[1], side="left"))
    return first, last


def _runs(owner: NDArray[np.int64], line: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Stretches of words of one piece on one line."""
    edges = np.nonzero((np.diff(owner) != 0) | (np.diff(line) != 0))[0] + 1
    bounds = [0, *edges.tolist(), len(owner)]
    return [(first, last) for first, last in pairwise(bounds) if first < last and owner[first] >= 0]


def _write(tags: NDArray[np.int64], role: Role, first: int, last: int) -> None:
    if last - first == 1:
        tags[first] = tag_of(role, SINGLE)
        return
    tags[first:last] = tag_of(role, INSIDE)
    tags[first] = tag_of(role, BEGIN)
    tags[last - 1] = tag_of(role, END)


def _example(words: Words, window: Window, answers: _Answers) -> Example:
    core = range(window.core_first, window.core_last)

    def links(of: dict[int, int]) -> tuple[tuple[int, int], ...]:
        return tuple(
            (
                head - window.first,
                to - window.first if window.first <= to < window.last else NO_LINK,
            )
            for head, to in of.items()
            if head in core
        )

    line = words.line[core.start : core.stop]
    return Example(
        window,
        window.heads[core.start - window.first : core.stop - window.first],
        np.concatenate(([True], np.diff(line) != 0)),
        _closed(answers.tags[core.start : core.stop]),
        links(answers.content_to_cue),
        links(answers.cue_to_source),
    )


def _closed(tags: NDArray[np.int64]) -> NDArray[np.int64]:
    """`tags` with a span that the edge of a core cuts (in a line longer than it) made whole."""
    tags = tags.copy()
    for at, cut, whole in (
        (0, (INSIDE, END), (BEGIN, SINGLE)),
        (-1, (INSIDE, BEGIN), (END, SINGLE)),
    ):
        part = (tags[at] - 1) % 4
        if tags[at] != OUTSIDE and part in cut:
            tags[at] += whole[cut.index(part)] - part
    return tags
