"""What every command that reads pages does: settings, the reader, progress, failures, exit code."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import TextIOWrapper
from itertools import islice
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn

from onrecord.capture import open_captures
from onrecord.config import Settings, load_settings
from onrecord.errors import OnRecordError
from onrecord.read import Reader, keep_confident, open_reader, read_each
from onrecord.terminal import as_one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from onrecord.errors import CaptureError
    from onrecord.model import Capture, Reading

__all__ = [
    "Asked",
    "load",
    "open_with",
    "plain_cell",
    "print_bytes",
    "read_two",
    "reading_options",
    "run",
    "taking_options",
    "terminal",
]

FAILED, NOTHING = 1, 3
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what spreadsheets run when a cell begins with it


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for on the command line, the same for every command that reads pages."""

    places: tuple[str, ...]
    taken_as: str
    at: datetime | None
    least_confidence: float
    offline: bool
    config: Path | None


class Moment(click.ParamType[datetime]):
    """A time in ISO 8601; without a zone it is UTC."""

    name = "time"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """The aware time that `value` says."""
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no time such as 2022-01-15 or 2022-01-15T10:00+01:00")
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def reading_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give `command` the arguments and options that every command has which reads pages."""
    places = click.argument("places", metavar="PLACE...", nargs=-1, required=True)
    return places(taking_options(command))


def taking_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give `command` the options that say how a page is taken."""
    options = (
        click.option(
            "--as",
            "taken_as",
            type=click.Choice(["page", "article"]),
            default="page",
            show_default=True,
            help="`article`: the text as it stands, nothing taken for furniture.",
        ),
        click.option(
            "--at", type=Moment(), help="When it was captured; relative times count from it."
        ),
        click.option(
            "--least-confidence",
            type=click.FloatRange(0, 1),
            default=0.0,
            help="Leave out statements below this.",
        ),
        click.option("--offline", is_flag=True, help="Fetch nothing."),
        click.option(
            "--config", type=click.Path(path_type=Path), help="A TOML file with settings."
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def run(asked: Asked, show: Callable[[Iterator[Reading]], None]) -> None:
    """Read what is `asked` for, `show` it, name what failed; ends the process where it must."""
    _finish(_shown(_outcomes(asked), show, least_confidence=asked.least_confidence))


def read_two(asked: Asked) -> tuple[Reading, Reading]:
    """Read a page at each of two places; ends the process, naming what cannot be read."""
    outcomes = list(_outcomes(asked, each=1))
    failed = [one for one in outcomes if isinstance(one, OnRecordError)]
    for error in failed:
        click.echo(f"onrecord: {as_one_line(str(error))}", err=True)
    if failed:
        sys.exit(FAILED)
    here, there = (
        keep_confident(one, asked.least_confidence)
        for one in outcomes
        if not isinstance(one, OnRecordError)
    )
    return here, there


def _outcomes(asked: Asked, *, each: int | None = None) -> Iterator[Reading | OnRecordError]:
    """The pages asked for, read; `each` is how many a place must have."""
    if "" in asked.places:
        raise click.UsageError("a PLACE is empty; for the folder you are in say .")
    if isnan(asked.least_confidence):
        raise click.UsageError("--least-confidence is no number")
    settings = load(asked.config, offline=asked.offline)
    reader = open_with(settings)
    take = reader.read if asked.taken_as == "page" else reader.read_as_article
    captures = (
        capture
        for place in asked.places
        for capture in _counted(open_captures(place, settings=settings, at=asked.at), place, each)
    )
    return read_each(take, captures, threads=settings.threads)


def _counted(
    captures: Iterator[Capture | CaptureError], place: str, each: int | None
) -> Iterator[Capture | CaptureError]:
    """The captures at `place`; a usage error where there are not `each`."""
    if each is None:
        yield from captures
        return
    found = list(islice(captures, each + 1))
    if len(found) != each:
        many = "more than one page" if found else "no page"
        raise click.UsageError(f"{place}: {many} there; one is compared with one")
    yield from found


def print_bytes(text: str, errors: str, *, nl: bool = True) -> None:
    """Print `text` as UTF-8 wherever it goes; what no UTF-8 can hold is put as `errors` says."""
    click.echo(text.encode("utf-8", errors), nl=nl)


def plain_cell(value: object) -> object:
    """`value` for a table, quoted where spreadsheets would run it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def terminal() -> Console:
    """Standard output for people to read; what its encoding lacks is escaped."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    return Console(highlight=False, emoji=False, markup=False)


def load(config: Path | None, *, offline: bool) -> Settings:
    """The settings; raises UsageError where they are wrong."""
    try:
        settings = load_settings(config, os.environ)
    except OnRecordError as error:
        raise click.UsageError(str(error)) from error
    return replace(settings, offline=settings.offline or offline)


def open_with(settings: Settings) -> Reader:
    """A reader; raises ClickException where its model cannot be used."""
    try:
        return open_reader(settings)
    except OnRecordError as error:
        raise click.ClickException(str(error)) from error


def _shown(
    outcomes: Iterator[Reading | OnRecordError],
    show: Callable[[Iterator[Reading]], None],
    *,
    least_confidence: float,
) -> _Counts:
    """Show what could be read; gives how many were, and how many failed."""
    counts = _Counts()
    try:
        with _progress() as progress:
            readings = _readings(outcomes, progress, counts)
            show(keep_confident(one, least_confidence) for one in readings)
    except OSError as error:
        if isinstance(error, BrokenPipeError):  # a reader that stops listening: click's to handle
            raise
        raise click.ClickException(f"the record cannot be written: {error.strerror}") from error
    return counts


@dataclass(slots=True)
class _Counts:
    """How many pages were read and how many failed, so far."""

    read: int = 0
    failed: int = 0


def _readings(
    outcomes: Iterator[Reading | OnRecordError], progress: Progress, counts: _Counts
) -> Iterator[Reading]:
    """What could be read; each failure is named as it comes."""
    task = progress.add_task("reading", total=None)
    for outcome in outcomes:
        if isinstance(outcome, OnRecordError):
            counts.failed += 1
            told = as_one_line(str(outcome))
            progress.console.print(f"onrecord: {told}", soft_wrap=True, markup=False)
        else:
            counts.read += 1
            yield outcome
        progress.update(task, description=f"{counts.read} read, {counts.failed} failed")


def _progress() -> Progress:
    """A line on standard error that shows how far it is; none where nobody sees it."""
    console = Console(stderr=True, highlight=False, emoji=False)
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        console=console,
        transient=True,
        disable=not console.is_terminal or sys.stdout.isatty(),
    )


def _finish(counts: _Counts) -> None:
    if counts.read + counts.failed > 1:
        click.echo(f"onrecord: {counts.read} read, {counts.failed} failed", err=True)
    if counts.failed:
        sys.exit(FAILED)
    if not counts.read:
        click.echo("onrecord: no page found", err=True)
        sys.exit(NOTHING)
