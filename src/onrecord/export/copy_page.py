"""Copy -> one self-contained page: the alterations, then both texts in two columns.

No script, nothing fetched. Without styles it reads as a list and a table.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from onrecord.export.copy_marks import find_rows
from onrecord.export.copy_text import FIRST, NOT_THE_SAME

if TYPE_CHECKING:
    from onrecord.model import Copy

__all__ = ["as_copy_page"]


def as_copy_page(copy: Copy) -> str:
    """One HTML document that shows how the pages of `copy` differ."""
    environment = Environment(
        loader=PackageLoader("onrecord.export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    rows = find_rows(copy)
    placed = {
        side: {piece.number for row in rows for piece in getattr(row, side) or ()}
        for side in ("here", "there")
    }
    return environment.get_template("copy.html").render(
        copy=copy,
        rows=rows,
        placed=placed,
        counts=Counter(one.kind.value for one in copy.alterations if not one.allowed),
        allowed=sum(one.allowed for one in copy.alterations),
        first=FIRST[copy.first.which],
        not_the_same=NOT_THE_SAME,
    )
