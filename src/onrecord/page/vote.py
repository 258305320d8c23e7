"""A second opinion on which blocks are the story: trafilatura's, matched by their words.

It changes and prunes what it reads, so its text is never ours; it only votes.
"""

from __future__ import annotations

import logging
from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from onrecord.model import Block

__all__ = ["find_chosen"]

SHINGLE = 4  # words
DEEPEST = 150  # elements within elements: the extractor recurses; real pages have up to 51
ENOUGH = 0.6  # share of a block's shingles that must stand in the extracted text
MOST_ELEMENTS = 10_000  # its time grows with their square: 25,000 took 24 s; real pages have 3,138

logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # its warnings name no input


def find_chosen(root: HtmlElement, blocks: tuple[Block, ...]) -> frozenset[int]:
    """The numbers of the blocks whose words the extractor took for the story's."""
    if max((block.path.count("/") for block in blocks), default=0) > DEEPEST:
        return frozenset()
    text = _extracted(root)
    if not text:
        return frozenset()
    whole = {" ".join(line.split()) for line in text.split("\n")}
    shingles = _shingles(text)
    return frozenset(
        number for number, block in enumerate(blocks) if _is_in(block.text, whole, shingles)
    )


def _extracted(root: HtmlElement) -> str | None:
    """The text that the extractor finds; None where there is too much to ask it."""
    from trafilatura import bare_extraction  # slow to import, and plain text needs no vote
    from trafilatura.settings import Document

    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        return None
    pruned = deepcopy(root)
    etree.strip_tags(pruned, etree.Comment)  # it loses the text that follows a comment
    document = bare_extraction(pruned, fast=True, include_comments=False, with_metadata=False)
    return document.text if isinstance(document, Document) else None


def _is_in(text: str, whole: set[str], shingles: set[tuple[str, ...]]) -> bool:
    its = _shingles(text)
    if not its:
        return text in whole or f"- {text}" in whole
    return len(its & shingles) >= ENOUGH * len(its)


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    return set(zip(*(words[offset:] for offset in range(SHINGLE)), strict=False))
