"""The command line: data on standard output, talk on standard error.

Exit codes: 0 all went well, 1 some inputs failed (each named), 2 wrong usage, 3 nothing found,
5 differences found (`compare --exit-code`).
"""

from __future__ import annotations

import click

from onrecord import __version__
from onrecord.cli.compare import compare_command
from onrecord.cli.copies import copies
from onrecord.cli.evaluate import evaluate
from onrecord.cli.read import read
from onrecord.cli.sources import sources
from onrecord.cli.timeline import timeline

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="onrecord")
def main() -> None:
    """Read the news and keep the record: who says what, on whose word."""


for command in (read, sources, timeline, compare_command, copies, evaluate):
    main.add_command(command)
