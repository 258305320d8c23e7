"""Many readings -> which are copies of which, what was quoted in which words, what changed when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.copies.compare import compare_each
from onrecord.copies.first import first_of
from onrecord.copies.groups import find_groups
from onrecord.copies.published import bounds_of
from onrecord.copies.sketches import find_sketch
from onrecord.copies.utterances import find_utterances
from onrecord.copies.versions import find_versions
from onrecord.model import Copies

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import Group, Reading

__all__ = ["find_copies"]


def find_copies(readings: Sequence[Reading]) -> Copies:
    """Group `readings` by what they copy, and compare each with the first of its group.

    Captures of one address are versions of one page: the latest stands for it in the groups.
    """
    versions = find_versions(readings)
    older = {page for one in versions for page in one.pages[:-1]}
    kept = [page for page in range(len(readings)) if page not in older]
    published = [bounds_of(readings[page].article) for page in kept]
    sketches = [find_sketch(readings[page].article) for page in kept]
    groups = (_numbered(group, kept) for group in find_groups(sketches, published))
    return Copies(
        tuple(readings),
        tuple(_compared(group, readings) for group in groups),
        find_utterances({page: readings[page] for page in kept}),
        versions,
    )


def _numbered(group: Group, pages: Sequence[int]) -> Group:
    """A group of places in `pages` as one of the pages themselves."""
    return replace(
        group,
        members=tuple(pages[at] for at in group.members),
        links=tuple(
            replace(link, one=pages[link.one], other=pages[link.other]) for link in group.links
        ),
    )


def _compared(group: Group, readings: Sequence[Reading]) -> Group:
    first = first_of({page: readings[page].article for page in group.members})
    longest = max(group.members, key=lambda page: len(readings[page].article.text))
    held = longest if first is None else first
    others = (readings[page] for page in group.members if page != held)
    return replace(group, first=first, copies=tuple(compare_each(others, readings[held])))
