"""Words for those who speak in the news: roles, bodies and papers."""

from __future__ import annotations

import re
from itertools import takewhile

__all__ = ["ends_with_one_who_speaks", "is_source"]

SPEAKING = frozenset(
    "minister president premier chancellor governor mayor senator lawmaker lawmakers deputy mp mps"
    " councillor envoy ambassador diplomat diplomats official officials aide aides adviser advisers"
    " spokesman spokeswoman spokesperson secretary commissioner chief chiefs boss head leader"
    " leaders ceo chairman chairwoman director coach captain manager general generals army military"
    " police prosecutor prosecutors judge court lawyer lawyers attorney witness witnesses"
    " investigators inspector inspectors watchdog ministry government union unions agency report"
    " reports study studies poll survey inquiry audit analysis data document documents source"
    " sources expert experts scientist scientists researchers doctor doctors analyst analysts"
    " economist economists pope bishop king queen residents farmers critics campaigners un who imf"
    " nasa fbi cia pentagon kremlin nato commission board committee department"
    " authority authorities panel filing filings records memo transcript".split()
)

AFTER_HEAD = frozenset(
    "of from in on by at for with about that who which to briefed familiar close involved obtained"
    " seen released published".split()
)
LONGEST = 200  # characters of a phrase that are looked at


def ends_with_one_who_speaks(phrase: str) -> bool:
    """Whether the last word of `phrase` is a role or a paper: "the ex-aide", "a court document"."""
    words = re.findall(r"[\w’']+", phrase)
    return bool(words) and words[-1].casefold() in SPEAKING


def is_source(phrase: str) -> bool:
    """Whether `phrase`, as far as its head, names somebody or something that can be cited."""
    words = phrase[:LONGEST].split()
    head = list(takewhile(lambda word: word not in AFTER_HEAD, words))
    return bool(head) and (ends_with_one_who_speaks(head[-1]) or head[-1][:1].isupper())
