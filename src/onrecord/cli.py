"""The command line: data on standard output, talk on standard error.

Exit codes: 0 all went well, 1 some inputs failed (each named), 2 wrong usage, 3 nothing found.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn

from onrecord import __version__
from onrecord.capture import open_captures
from onrecord.config import Settings, load_settings
from onrecord.errors import OnRecordError
from onrecord.export.page import as_page
from onrecord.export.record import as_record
from onrecord.read import Reader, keep_confident, open_reader, read_each
from onrecord.terminal import as_one_line, show_reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from onrecord.evaluate.measures import Score
    from onrecord.model import Reading

__all__ = ["main"]

FAILED, NOTHING = 1, 3

One = TypeVar("One")


class _Moment(click.ParamType[datetime]):
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


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="onrecord")
def main() -> None:
    """Read the news and keep the record: who says what, on whose word."""


@main.command("read")
@click.argument("places", metavar="PLACE...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a page on one line.")
@click.option("--html", "as_html", is_flag=True, help="One self-contained page, without script.")
@click.option(
    "--as",
    "taken_as",
    type=click.Choice(["page", "article"]),
    default="page",
    show_default=True,
    help="`article`: the text as it stands, nothing taken for furniture.",
)
@click.option("--at", type=_Moment(), help="When it was captured; relative times count from it.")
@click.option(
    "--least-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    help="Leave out statements below this.",
)
@click.option("--offline", is_flag=True, help="Fetch nothing.")
@click.option("--config", type=click.Path(path_type=Path), help="A TOML file with settings.")
def read_command(
    places: tuple[str, ...],
    as_json: bool,
    as_html: bool,
    taken_as: str,
    at: datetime | None,
    least_confidence: float,
    offline: bool,
    config: Path | None,
) -> None:
    r"""Print the record of each page.

    PLACE is a file, a folder, - for standard input, an address, a feed or a WARC.

    \b
    onrecord read story.html
    onrecord read --json pages/ > records.jsonl
    onrecord read --html story.html > record.html
    curl -s ADDRESS | onrecord read --at 2022-01-15 -
    """
    if "" in places:
        raise click.UsageError("a PLACE is empty; for the folder you are in say .")
    if as_json and as_html:
        raise click.UsageError("--json and --html exclude each other")
    settings = _settings(config, offline=offline)
    reader = _opened(settings)
    take = reader.read if taken_as == "page" else reader.read_as_article
    show = _print_json if as_json else _print_html if as_html else _print_plain
    captures = (
        capture for place in places for capture in open_captures(place, settings=settings, at=at)
    )
    outcomes = read_each(take, captures, threads=settings.threads)
    _finish(_shown(outcomes, show, least_confidence=least_confidence))


def _settings(config: Path | None, *, offline: bool) -> Settings:
    try:
        settings = load_settings(config, os.environ)
    except OnRecordError as error:
        raise click.UsageError(str(error)) from error
    return replace(settings, offline=settings.offline or offline)


def _opened(settings: Settings) -> Reader:
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


def _print_json(readings: Iterator[Reading]) -> None:
    """UTF-8 wherever it goes; half a character that no UTF-8 can hold stays as JSON escapes it."""
    for reading in readings:
        record = json.dumps(as_record(reading), ensure_ascii=False)
        click.echo(record.encode("utf-8", "backslashreplace"))


def _print_html(readings: Iterator[Reading]) -> None:
    for part in as_page(readings):
        click.echo(part.encode("utf-8", "xmlcharrefreplace"), nl=False)


def _print_plain(readings: Iterator[Reading]) -> None:
    if isinstance(sys.stdout, TextIOWrapper):  # what the terminal's encoding lacks is escaped
        sys.stdout.reconfigure(errors="backslashreplace")
    console = Console(highlight=False, emoji=False, markup=False)
    for reading in readings:
        show_reading(reading, console)


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


@main.group()
def evaluate() -> None:
    """Score onrecord on a folder of annotated texts or pages."""


@evaluate.command("pages")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def evaluate_pages_command(folder: Path) -> None:
    """Score the reading of pages: body, headline, authors, day, and places of paragraphs."""
    from onrecord.evaluate.pages import evaluate_pages

    for row in _scored(lambda: evaluate_pages(folder)):
        click.echo(f"{row.name:<40} {row.value:.4f}  of {row.count}")


@evaluate.command("attribution")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def evaluate_attribution_command(folder: Path) -> None:
    """Score attributions on a part of PolNeAR (`text`, `attributions`), or on joined gold."""
    from onrecord.evaluate.attribution import CEILING, evaluate_attribution
    from onrecord.evaluate.tokens import COFENET

    reader = _opened(_settings(None, offline=True))
    read = _scored(lambda: evaluate_attribution(folder, reader))
    _print_scores(read.scores, {} if read.own else CEILING | COFENET, reader.tagger.name)
    honesty = read.honesty
    click.echo(
        f"calibration error: attribution {honesty.attribution_error:.3f},"
        f" source {honesty.source_error:.3f}; linked precision {honesty.precision:.3f},"
        f" of the surest 80 % {honesty.precision_covered:.3f}"
    )
    if read.own:
        click.echo("gold: annotated by machine under docs/annotating.md, not by people")
    else:
        click.echo(
            "beside: annotators against each other on the articles that several annotated;\n"
            "        in tokens, the best published, CofeNet on BERT-base, on the test articles"
        )


@evaluate.command("speakers")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def evaluate_speakers_command(folder: Path) -> None:
    """Score who speaks, over matched statements of joined gold."""
    from onrecord.evaluate.speakers import evaluate_speakers

    reader = _opened(_settings(None, offline=True))
    scores = _scored(lambda: evaluate_speakers(folder, reader))
    _print_scores(scores, {}, reader.tagger.name)
    click.echo("gold: annotated by machine under docs/annotating.md, not by people")


def _print_scores(scores: Sequence[Score], beside: Mapping[str, float], model: str) -> None:
    """One score a line: F1 or share in per cent, the interval, and what it rests on."""
    click.echo(f"{'per cent':<20} {'onrecord':>8} {'95 %':>13} {'beside':>7}   model {model}")
    for one in scores:
        other = f"{100 * beside[one.name]:.1f}" if one.name in beside else ""
        between = f"{100 * one.low:.1f} to {100 * one.high:.1f}"
        reached = f"{100 * one.f1:.1f}" if one.read + one.gold else "–"
        click.echo(
            f"{one.name:<20} {reached:>8} {between:>13} {other:>7}"
            f"   {one.right} right of {one.gold}, {one.read} read"
        )


def _scored(evaluation: Callable[[], One]) -> One:
    try:
        return evaluation()
    except OnRecordError as error:
        raise click.ClickException(str(error)) from error
