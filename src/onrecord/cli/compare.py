"""`onrecord compare`: what one page altered against another."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.running import Asked, print_bytes, read_two, taking_options, terminal
from onrecord.export.copy import as_copy_record
from onrecord.export.copy_text import show_copy

if TYPE_CHECKING:
    from onrecord.model import Copy

__all__ = ["compare_command"]

DIFFERENT = 5


@click.command("compare")
@click.argument("here")
@click.argument("there")
@taking_options
@click.option("--json", "wanted", flag_value="json", help="The comparison as one JSON object.")
@click.option("--html", "wanted", flag_value="html", help="One page, both texts side by side.")
@click.option("--exit-code", is_flag=True, help="Exit with 5 where anything was altered.")
def compare_command(
    here: str, there: str, *, wanted: str | None, exit_code: bool, **asked: Any
) -> None:
    r"""Print what the page HERE altered against the page THERE, each difference named.

    \b
    onrecord compare copy.html original.html
    onrecord compare --html copy.html original.html > comparison.html
    onrecord compare --exit-code after.html before.html
    """
    from onrecord.copies import compare

    copy = compare(*read_two(Asked((here, there), **asked)))
    SHOWS[wanted](copy)
    if exit_code and (copy.alterations or not copy.share):
        sys.exit(DIFFERENT)


def _json(copy: Copy) -> None:
    print_bytes(json.dumps(as_copy_record(copy), ensure_ascii=False), "backslashreplace")


def _html(copy: Copy) -> None:
    from onrecord.export.copy_page import as_copy_page

    print_bytes(as_copy_page(copy), "xmlcharrefreplace", nl=False)


def _plain(copy: Copy) -> None:
    show_copy(copy, terminal())


SHOWS = {"json": _json, "html": _html, None: _plain}
