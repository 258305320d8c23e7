"""Reading -> one self-contained page: the story with its statements marked, a note for each.

No script, nothing fetched. Notes stand in the margin beside their paragraph and after the story
where there is no room; in the source they always come after it, so that they are read aloud last.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from onrecord.export.marked import find_marked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.model import Reading

__all__ = ["as_page"]


def as_page(readings: Iterator[Reading]) -> Iterator[str]:
    """One HTML document with the record of each of `readings`, in parts as they come.

    Nothing where there is none: a document without a record would say that all went well.
    """
    first = next(readings, None)
    if first is None:
        return
    environment = Environment(
        loader=PackageLoader("onrecord.export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    records = (
        (number, one, find_marked(one)) for number, one in enumerate(chain([first], readings), 1)
    )
    title = first.article.headline or first.capture.url
    yield from environment.get_template("reading.html").generate(records=records, title=title)
