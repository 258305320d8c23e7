"""The word lists beside this module: a row is a name, a tab, and words; # begins a remark."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["words_of"]


@cache
def words_of(table: str) -> dict[str, tuple[str, ...]]:
    """The rows of `table`, the name of a file beside this module, by their names."""
    text = files("onrecord.sources").joinpath(table).read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {name: tuple(words.split()) for name, words in rows}
