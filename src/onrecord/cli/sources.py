"""`onrecord sources`: the audit sheet of who speaks on each page."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.running import Asked, plain_cell, print_bytes, reading_options, run, terminal
from onrecord.export.chains_picture import as_chains_picture
from onrecord.export.sheet import as_json, as_rows, as_sheet
from onrecord.export.sheet_text import show_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.model import Reading

__all__ = ["sources"]


@click.command()
@reading_options
@click.option("--json", "wanted", flag_value="json", help="One JSON object a page on one line.")
@click.option("--csv", "wanted", flag_value="csv", help="A table, one row a source.")
@click.option("--svg", "wanted", flag_value="svg", help="A picture of the chains of one page.")
def sources(*, wanted: str | None, **asked: Any) -> None:
    r"""Print who speaks on each page: how much rests on whom, and on whom unnamed.

    \b
    onrecord sources story.html
    onrecord sources --csv pages/ > sources.csv
    onrecord sources --svg story.html > chains.svg
    """
    shows = {"json": _print_json, "csv": _print_csv, "svg": _print_svg, None: _print_plain}
    run(Asked(**asked), shows[wanted])


def _print_json(readings: Iterator[Reading]) -> None:
    for reading in readings:
        told = json.dumps(as_json(as_sheet(reading)), ensure_ascii=False)
        print_bytes(told, "backslashreplace")


def _print_csv(readings: Iterator[Reading]) -> None:
    """The header first, then a page at a time; a cell that spreadsheets would run is quoted."""
    for number, reading in enumerate(readings):
        rows = as_rows([as_sheet(reading)])
        out = StringIO()
        writer = csv.DictWriter(out, list(rows[0]))
        if not number:
            writer.writeheader()
        writer.writerows({key: plain_cell(value) for key, value in row.items()} for row in rows)
        print_bytes(out.getvalue(), "backslashreplace", nl=False)


def _print_svg(readings: Iterator[Reading]) -> None:
    for number, reading in enumerate(readings):
        if number:
            raise click.ClickException("--svg draws one page; give one PLACE that is one page")
        print_bytes(as_chains_picture(reading), "xmlcharrefreplace", nl=False)


def _print_plain(readings: Iterator[Reading]) -> None:
    console = terminal()
    for reading in readings:
        show_sheet(reading, console)
