"""The words that a comparison goes by, read from `vocabulary.toml` once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["Vocabulary", "base", "open_vocabulary", "stem"]

Phrase = tuple[str, ...]
ENDINGS = ("ing", "ed", "es", "s")
SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Classes of words, lower case.

    `labels` gives, by stem, the groups a word is in; `style` what a phrase is in the one form that
    stands for all; `numbers` what a word counts.
    """

    hedges: frozenset[str]
    hedging: tuple[Phrase, ...]
    negations: frozenset[str]
    denials: frozenset[str]
    saying: frozenset[str]
    prefixes: tuple[str, ...]
    labels: dict[str, frozenset[int]]
    style: dict[Phrase, Phrase]
    titles: frozenset[str]
    numbers: dict[str, float]
    units: frozenset[str]
    pronouns: frozenset[str]
    reporting: frozenset[str]
    irregular: dict[str, str]


@cache
def open_vocabulary() -> Vocabulary:
    """The vocabulary beside this module."""
    stored = tomllib.loads(
        files("onrecord.copies").joinpath("vocabulary.toml").read_text(encoding="utf-8")
    )
    numbers = stored["numbers"]
    phrases = stored["hedges"]["phrases"].replace("\n", ";").split(";")
    return Vocabulary(
        frozenset(stored["hedges"]["words"].split()),
        tuple(_phrase(one) for one in phrases if one.strip()),
        frozenset(stored["negations"]["words"].split()),
        frozenset(stored["negations"]["denials"].split()),
        frozenset(map(stem, stored["reporting"]["verbs"].split())),
        tuple(stored["negations"]["prefixes"].split()),
        _labels(stored["labels"]["groups"]),
        _style(stored["style"]["rows"]),
        frozenset(stored["style"]["titles"].split()),
        _numbers(numbers),
        frozenset(numbers["units"].split()),
        frozenset(stored["pronouns"]["words"].split()),
        frozenset(stored["reporting"]["words"].split()),
        dict(one.split("=") for one in stored["reporting"]["irregular"].split()),
    )


def _phrase(words: str) -> Phrase:
    return tuple(words.replace("-", " ").split())


def _labels(groups: str) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, row in enumerate(groups.strip().splitlines()):
        for word in row.split():
            found.setdefault(stem(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def _style(rows: str) -> dict[Phrase, Phrase]:
    found: dict[Phrase, Phrase] = {}
    for row in rows.strip().splitlines():
        one, _, others = row.partition(":")
        for other in others.split(","):
            found[tuple(other.split())] = tuple(one.split())
    return found


def _numbers(stored: dict[str, str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for row in ("words", "ordinals"):
        found |= {word: float(worth) for worth, word in enumerate(stored[row].split())}
    found |= {word: 30.0 + 10 * at for at, word in enumerate(stored["tens"].split())}
    return found | {
        word: float(worth)
        for word, _, worth in (one.partition("=") for one in stored["others"].split())
    }


def base(word: str) -> str:
    """A verb without its ending, irregular ones too: "said" and "says" are "say"."""
    return stem(open_vocabulary().irregular.get(word, word))


def stem(word: str) -> str:
    """A word without its regular ending: "killings" and "killed" are "kill"."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            cut = word[: -len(ending)]
            doubled = cut[-1] == cut[-2] and cut[-1] not in "lse" and ending in ("ing", "ed")
            return (cut[:-1] if doubled else cut).rstrip("e")
    return word.rstrip("e") if len(word) > SHORTEST_STEM else word
