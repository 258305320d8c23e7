"""`onrecord copies`: which of many pages are copies, and what they altered."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.running import Asked, plain_cell, print_bytes, reading_options, run, terminal
from onrecord.export.copies import as_copies_record, as_copies_rows
from onrecord.export.copies_text import show_copies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.model import Copies, Reading

__all__ = ["copies"]


@click.command()
@reading_options
@click.option("--json", "wanted", flag_value="json", help="One JSON object for all pages.")
@click.option("--csv", "wanted", flag_value="csv", help="A row for each run of each quotation.")
@click.option("--svg", "wanted", flag_value="svg", help="The wordings of each quotation, aligned.")
def copies(*, wanted: str | None, **asked: Any) -> None:
    r"""Print which pages are copies of each other, who ran which wording, what changed when.

    \b
    onrecord copies pages/
    onrecord copies --csv news.warc.gz > quotations.csv
    onrecord copies --svg here.html there.html > quotations.svg
    """
    shows = {"json": _json, "csv": _csv, "svg": _svg, None: _plain}
    show = shows[wanted]

    def shown(readings: Iterator[Reading]) -> None:
        from onrecord.copies import find_copies

        if held := list(readings):
            show(find_copies(held))

    run(Asked(**asked), shown)


def _json(found: Copies) -> None:
    print_bytes(json.dumps(as_copies_record(found), ensure_ascii=False), "backslashreplace")


def _csv(found: Copies) -> None:
    out = StringIO()
    rows = list(as_copies_rows(found))
    writer = csv.DictWriter(out, list(rows[0]) if rows else ["quotation"])
    writer.writeheader()
    writer.writerows({key: plain_cell(value) for key, value in row.items()} for row in rows)
    print_bytes(out.getvalue(), "backslashreplace", nl=False)


def _svg(found: Copies) -> None:
    from onrecord.export.copies_picture import as_copies_picture

    print_bytes(as_copies_picture(found), "xmlcharrefreplace", nl=False)


def _plain(found: Copies) -> None:
    show_copies(found, terminal())
