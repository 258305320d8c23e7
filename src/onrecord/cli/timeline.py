"""`onrecord timeline`: events and statements of pages in order of time."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.running import Asked, plain_cell, print_bytes, reading_options, run, terminal
from onrecord.export.timeline import as_entries, as_json, as_rows
from onrecord.export.timeline_text import show_timeline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.model import Reading

__all__ = ["timeline"]


@click.command()
@reading_options
@click.option("--json", "wanted", flag_value="json", help="One JSON object for all pages.")
@click.option("--csv", "wanted", flag_value="csv", help="A table, one row an entry.")
@click.option("--ics", "wanted", flag_value="ics", help="iCalendar.")
@click.option("--svg", "wanted", flag_value="svg", help="A picture, with the same as text beneath.")
def timeline(*, wanted: str | None, **asked: Any) -> None:
    r"""Print what happened, what was said and what was published, in order of time.

    \b
    onrecord timeline story.html
    onrecord timeline --csv pages/ > timeline.csv
    onrecord timeline --svg story.html copy.html > timeline.svg
    """
    shows = {"json": _json, "csv": _csv, "ics": _ics, "svg": _svg, None: _plain}
    run(Asked(**asked), shows[wanted])


def _json(readings: Iterator[Reading]) -> None:
    if entries := as_entries(readings):
        told = json.dumps(as_json(entries), ensure_ascii=False)
        print_bytes(told, "backslashreplace")


def _csv(readings: Iterator[Reading]) -> None:
    rows = as_rows(as_entries(readings))
    if not rows:
        return
    out = StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows({key: plain_cell(value) for key, value in row.items()} for row in rows)
    print_bytes(out.getvalue(), "backslashreplace", nl=False)


def _ics(readings: Iterator[Reading]) -> None:
    from onrecord.export.timeline_calendar import as_calendar

    if entries := as_entries(readings):
        click.echo(as_calendar(entries), nl=False)


def _svg(readings: Iterator[Reading]) -> None:
    from onrecord.export.timeline_picture import as_timeline_picture

    if entries := as_entries(readings):
        print_bytes(as_timeline_picture(entries), "xmlcharrefreplace", nl=False)


def _plain(readings: Iterator[Reading]) -> None:
    if entries := as_entries(readings):
        show_timeline(entries, terminal())
