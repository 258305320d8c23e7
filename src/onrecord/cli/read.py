"""`onrecord read`: the record of each page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.running import Asked, print_bytes, reading_options, run, terminal
from onrecord.export.page import as_page
from onrecord.export.record import as_record
from onrecord.terminal import show_reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.model import Reading

__all__ = ["read"]


@click.command()
@reading_options
@click.option("--json", "as_json", is_flag=True, help="One JSON object a page on one line.")
@click.option("--html", "as_html", is_flag=True, help="One self-contained page, without script.")
def read(*, as_json: bool, as_html: bool, **asked: Any) -> None:
    r"""Print the record of each page.

    PLACE is a file, a folder, - for standard input, an address, a feed or a WARC.

    \b
    onrecord read story.html
    onrecord read --json pages/ > records.jsonl
    onrecord read --html story.html > record.html
    curl -s ADDRESS | onrecord read --at 2022-01-15 -
    """
    if as_json and as_html:
        raise click.UsageError("--json and --html exclude each other")
    run(Asked(**asked), _print_json if as_json else _print_html if as_html else _print_plain)


def _print_json(readings: Iterator[Reading]) -> None:
    """Half a character that no UTF-8 can hold stays as JSON escapes it."""
    for reading in readings:
        print_bytes(json.dumps(as_record(reading), ensure_ascii=False), "backslashreplace")


def _print_html(readings: Iterator[Reading]) -> None:
    for part in as_page(readings):
        print_bytes(part, "xmlcharrefreplace", nl=False)


def _print_plain(readings: Iterator[Reading]) -> None:
    console = terminal()
    for reading in readings:
        show_reading(reading, console)
