"""Text -> words and windows: what the encoder sees of an article, and where it stood.

The text is cut into words once, each with its place, and everything after speaks of words by
their number. Windows overlap by some words of context on either side; what is decided about a
word comes from the one window in whose core it lies.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from onrecord.errors import ModelMismatch

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

LONGEST_WORD = 100  # characters; BERT's own limit, longer ones are unknown to it anyway

OPENING = "\"“”„«‟'‘’"  # at the head of a line or a content even a closing mark opens
HALF_CHARACTER = re.compile("[\ud800-\udfff]")  # no tokenizer takes one
WORD = re.compile(r"\w+|[^\w\s]")
STOPS, CLOSING = ".!?…", "\"”’»')]"
HALF = 0.5
MARK = re.compile(r"[\"“”„«»]|\n")  # double quotation marks, which no apostrophe resembles

# How a word looks, for a vocabulary without capitals: small letters, a capital at its head, all
# capitals; each outside and inside quotation marks.
SMALL, HEADED, CAPITAL = range(3)
QUOTED = 3
LOOKS = 2 * QUOTED  # in one way of reading; each way has its own


@dataclass(frozen=True, slots=True)
class Shape:
    """How many word pieces a window decides (`core`) and sees on either side (`context`)."""

    core: int
    context: int


# Attention costs the square of a window. On PolNeAR's dev part linked F1 is 70.3 with 288 and 24,
# as in training, 71.2 with 176 and 16 in four fifths of the time, 69.4 with 160 and no context.
READING = Shape(176, 16)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: `starts`, `ends` (int64, one a word) in code points of the text.

    `pieces` holds for each word the vocabulary numbers of its word pieces, `line` the number of
    the line it stands in, empty lines not counted: no span crosses a line. `follows` says of each
    line whether it goes on with a quotation that the line before left open. `looks` (int64, one a
    word) says how the word is written, `opens` (bool, one a word) whether a sentence may begin
    with it.
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    line: NDArray[np.int64]
    follows: NDArray[np.bool_]
    looks: NDArray[np.int64]
    opens: NDArray[np.bool_]
    pieces: tuple[tuple[int, ...], ...]

    def __len__(self) -> int:
        return len(self.pieces)


@dataclass(frozen=True, slots=True)
class Window:
    """Words `first` to `last` as the encoder sees them; `core_first` to `core_last` it decides.

    `ids` are the word pieces with the marks of beginning and end, `looks` how the words they are
    of look, `heads` the index in `ids` of the first piece of each word.
    """

    first: int
    last: int
    core_first: int
    core_last: int
    ids: NDArray[np.int64]
    looks: NDArray[np.int64]
    heads: NDArray[np.int64]


class Way(StrEnum):
    """How a text is to be read: the mark that opens it and the looks of its words tell so."""

    TEXT = "[unused2]"  # by docs/annotating.md, the outermost statements
    INSIDE = "[unused1]"  # the same, of what somebody said
    POLNEAR = "[CLS]"  # by PolNeAR's guideline, which takes in attacks, praise and much else


@dataclass(frozen=True, slots=True)
class Marks:
    """The vocabulary numbers that open and close a text, and the first of its way's looks."""

    begin: int
    end: int
    looks: int


def marks_of(tokenizer: Tokenizer, way: Way) -> Marks:
    """The marks of a text read in this `way`."""
    begin, end = (tokenizer.token_to_id(mark) for mark in (way.value, "[SEP]"))
    if begin is None or end is None:
        raise ModelMismatch("the tokenizer has no marks of beginning and end")
    return Marks(begin, end, LOOKS * list(Way).index(way))


def find_words(text: str, tokenizer: Tokenizer) -> Words:
    """Find the words of `text`; marks that the vocabulary does not see are left out."""
    matches = list(WORD.finditer(HALF_CHARACTER.sub("\ufffd", text)))
    encoding = tokenizer.encode(
        [match.group()[:LONGEST_WORD] for match in matches],
        is_pretokenized=True,
        add_special_tokens=False,
    )
    pieces: list[list[int]] = [[] for _ in matches]
    for piece, word in zip(encoding.ids, encoding.word_ids, strict=True):
        pieces[word or 0].append(piece)  # None stands for marks, and none are added
    seen = [number for number, its in enumerate(pieces) if its]
    starts = np.array([matches[number].start() for number in seen], dtype=np.int64)
    ends = np.array([matches[number].end() for number in seen], dtype=np.int64)
    breaks = np.array([match.start() for match in re.finditer("\n", text)], dtype=np.int64)
    _, line = np.unique(np.searchsorted(breaks, starts), return_inverse=True)
    told = [matches[number].group() for number in seen]
    looks = np.array([_look(word) for word in told], dtype=np.int64)
    return Words(
        starts,
        ends,
        line,
        _following(text, starts, line),
        looks + QUOTED * _quoted(text, starts),
        _opening(told),
        tuple(tuple(pieces[number]) for number in seen),
    )


def _look(word: str) -> int:
    if word.islower() or not word[0].isupper():
        return SMALL
    return CAPITAL if len(word) > 1 and word.isupper() else HEADED


def _opening(told: list[str]) -> NDArray[np.bool_]:
    """For each word whether a sentence may begin with it: no small letter, after a stop.

    A mark right after a stop closes what the stop ended.
    """
    opens = np.zeros(len(told), dtype=np.bool_)
    after = False  # a stop
    for number, word in enumerate(told):
        closes = after and word in CLOSING
        opens[number] = after and not closes and not word[0].islower()
        after = closes or word in STOPS
    return opens


def _quoted(text: str, starts: NDArray[np.int64]) -> NDArray[np.bool_]:
    """For each word whether it stands after a mark that opens, up to the one that closes.

    A line that closes none of its marks is quoted to its end.
    """
    turns: list[int] = []  # where quotations open and close, in turn
    for mark in MARK.finditer(text):
        opened = len(turns) % 2 == 1
        opens = mark.group() in "“„«" or (mark.group() == '"' and not opened)
        closes = not opens and mark.group() != "\n"
        if opened and (closes or mark.group() == "\n"):
            turns.append(mark.end())
        elif opens and not opened:
            turns.append(mark.start())
    quoted: NDArray[np.bool_] = np.searchsorted(turns, starts, side="right") % 2 == 1
    return quoted


def _following(text: str, starts: NDArray[np.int64], line: NDArray[np.int64]) -> NDArray[np.bool_]:
    """For each line, whether it opens with a mark and the one before closed none of its last."""
    _, heads = np.unique(line, return_index=True)
    bounds = [*starts[heads].tolist(), len(text)]
    follows = np.zeros(len(heads), dtype=np.bool_)
    for number in range(1, len(heads)):
        before = text[bounds[number - 1] : bounds[number]]
        curly = before.rfind("“") > before.rfind("”")
        left_open = curly or ("“" not in before and before.count('"') % 2 == 1)
        follows[number] = text[bounds[number]] in OPENING and left_open
    return follows


def cut_windows(words: Words, *, marks: Marks, shape: Shape = READING) -> tuple[Window, ...]:
    """Cut `words` into windows of `shape`; `marks` are those of the way it is read in.

    Cores are filled with whole lines while they fit; a line longer than a core is cut between
    sentences, if there is one that begins in the last HALF of the room.
    """
    if not len(words):
        return ()
    sizes = np.array([len(its) for its in words.pieces], dtype=np.int64)
    before = np.concatenate(([0], np.cumsum(sizes)))
    return tuple(
        _window(words, before, core, marks, shape.context)
        for core in _cores(words, before, shape.core)
    )


def _cores(words: Words, before: NDArray[np.int64], size: int) -> list[tuple[int, int]]:
    cores = []
    line, opens = words.line, np.nonzero(words.opens)[0]
    first, count = 0, len(line)
    line_starts = np.concatenate(([0], np.nonzero(np.diff(line))[0] + 1, [count]))
    while first < count:
        room = int(np.searchsorted(before, before[first] + size, side="right")) - 1
        last = max(room, first + 1)
        whole = int(line_starts[np.searchsorted(line_starts, last, side="right") - 1])
        before_last = int(np.searchsorted(opens, last, side="right"))
        sentence = int(opens[before_last - 1]) if before_last else 0
        if whole > first:
            last = whole
        elif last < count and sentence > first + (last - first) * HALF:
            last = sentence
        cores.append((first, last))
        first = last
    return cores


def _window(
    words: Words,
    before: NDArray[np.int64],
    core: tuple[int, int],
    marks: Marks,
    context: int,
) -> Window:
    first = int(np.searchsorted(before, before[core[0]] - context, side="left"))
    last = int(np.searchsorted(before, before[core[1]] + context, side="right")) - 1
    last = max(last, core[1])
    inner = [piece for its in words.pieces[first:last] for piece in its]
    ids = np.array([marks.begin, *inner, marks.end], dtype=np.int64)
    looks = np.full(len(ids), marks.looks, dtype=np.int64)
    looks[1:-1] += np.repeat(words.looks[first:last], np.diff(before[first : last + 1]))
    heads = before[first:last] - before[first] + 1
    return Window(first, last, *core, ids, looks, heads)
