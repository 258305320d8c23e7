"""How two readings of the same story differ."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.places import Span
from onrecord.model.reading import Reading


class AlterationKind(StrEnum):
    """What was altered, worst first; `docs/alterations.md` defines each."""

    QUOTATION_ALTERED = "quotation-altered"
    QUOTATION_SPLICED = "quotation-spliced"
    QUOTATION_CUT = "quotation-cut"
    NEGATION_CHANGED = "negation-changed"
    ATTRIBUTION_DROPPED = "attribution-dropped"
    ATTRIBUTION_CHANGED = "attribution-changed"
    SOURCE_ANONYMISED = "source-anonymised"
    SOURCE_NAMED = "source-named"
    ATTRIBUTION_ADDED = "attribution-added"
    DIRECT_TO_INDIRECT = "direct-to-indirect"
    INDIRECT_TO_DIRECT = "indirect-to-direct"
    SCARE_QUOTES_ADDED = "scare-quotes-added"
    SCARE_QUOTES_REMOVED = "scare-quotes-removed"
    NUMBER_CHANGED = "number-changed"
    DATE_CHANGED = "date-changed"
    CUE_CHANGED = "cue-changed"
    HEDGE_DROPPED = "hedge-dropped"
    HEDGE_ADDED = "hedge-added"
    NAME_RESPELT = "name-respelt"
    LABEL_CHANGED = "label-changed"
    HEADLINE_CHANGED = "headline-changed"
    BYLINE_CHANGED = "byline-changed"
    CREDIT_DROPPED = "credit-dropped"
    PARAGRAPH_DROPPED = "paragraph-dropped"
    PARAGRAPH_ADDED = "paragraph-added"
    PARAGRAPH_MOVED = "paragraph-moved"
    WORDING_CHANGED = "wording-changed"


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of one of the two pages; `span` is None where they stand outside the story's text."""

    text: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Alteration:
    """One difference: what it is, its words on both sides, and whose words it touches.

    `allowed` says whether convention marks it or house style makes it; `why` is one line.
    """

    kind: AlterationKind
    here: Passage | None
    there: Passage | None
    why: str
    allowed: bool = False
    speaker_here: str | None = None
    speaker_there: str | None = None

    def __post_init__(self) -> None:
        if self.here is None and self.there is None:
            raise ValueError("an alteration has words on one side at least")


class Which(StrEnum):
    """Which of the two pages was first."""

    HERE = "here"
    THERE = "there"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class First:
    """Which page was first, and every reason found, for it or against."""

    which: Which
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pairing:
    """A paragraph of each story that answer each other; None where there is none."""

    here: Span | None
    there: Span | None


@dataclass(frozen=True, slots=True)
class Copy:
    """How `here` relates to `there`.

    `share`, in 0..1, is the share of the words of the shorter story that stand in the longer one
    too, in the same order over at least a few words. Where it is 0 they are not the same story, and
    nothing is compared. Alterations are worst first, those that convention allows last.
    """

    here: Reading
    there: Reading
    share: float
    first: First
    alterations: tuple[Alteration, ...] = ()
    pairings: tuple[Pairing, ...] = ()
