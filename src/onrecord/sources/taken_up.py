"""An unnamed source that the text takes up: "the former official" after "a former US official".

Which one is told by the words alone: the same noun, "former" on both sides or on neither, and more
of the other words than any other has. Where two have as many, none is taken.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.sources.bearer import Bearer

__all__ = ["find_taken_up"]

WORD = re.compile(r"\w+")
SAYING_NOTHING = frozenset("the a an this that these those of in at for to and said".split())
PAST = frozenset("former ex then".split())


def find_taken_up(description: str, head: str, unnamed: Sequence[Bearer]) -> Bearer | None:
    """The one of those `unnamed` that `description`, whose noun is `head`, takes up; or None."""
    own = _words(description, head)
    shared: list[tuple[int, Bearer]] = []
    for one in unnamed:
        other = _words(one.phrase, head)
        if head in one.heads and bool(own & PAST) == bool(other & PAST):
            shared.append((len(own & other), one))
    most = max((count for count, _ in shared), default=0)
    best = [one for count, one in shared if count == most]
    return best[0] if len(best) == 1 and (most or not own) else None


def _words(phrase: str, head: str) -> set[str]:
    plural = {head, f"{head}s"}
    return set(WORD.findall(phrase.casefold())) - SAYING_NOTHING - plural
