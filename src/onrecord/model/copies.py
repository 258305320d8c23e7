"""Many readings: groups of copies, the variants of one quotation, the versions of one page."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.copy import Copy
from onrecord.model.places import Span
from onrecord.model.reading import Reading


@dataclass(frozen=True, slots=True)
class Link:
    """Why two pages, by number, are together: the share of the shorter's passages in the longer."""

    one: int
    other: int
    containment: float


@dataclass(frozen=True, slots=True)
class Group:
    """Pages, by number, that tell one story in the same words, each linked to another of them.

    `first` is the page that was first by every sign, None where none is; `copies` hold each other
    member, here, against the first one, there, or against the longest where no first is known.
    """

    members: tuple[int, ...]
    links: tuple[Link, ...]
    first: int | None = None
    copies: tuple[Copy, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """Where a page, by number, ran a quotation, and who speaks there by its account."""

    page: int
    span: Span
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording of a quotation, and where it ran, earliest first."""

    text: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Utterance:
    """What somebody is quoted as saying, in each wording: the first page's, then the most run.

    `first` is the page, by number, that ran it first by publication; None where that is not known.
    """

    variants: tuple[Variant, ...]
    first: int | None


@dataclass(frozen=True, slots=True)
class Versions:
    """The captures of one address, by number in order of capture, and what each changed."""

    url: str
    pages: tuple[int, ...]
    changes: tuple[Copy, ...]


@dataclass(frozen=True, slots=True)
class Copies:
    """What many readings have in common; pages are numbers in `readings`."""

    readings: tuple[Reading, ...]
    groups: tuple[Group, ...]
    utterances: tuple[Utterance, ...]
    versions: tuple[Versions, ...]
