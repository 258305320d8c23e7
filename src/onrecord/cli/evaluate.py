"""`onrecord evaluate`: scores beside the ceilings and peers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from onrecord.cli.running import load, open_with
from onrecord.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from onrecord.evaluate.measures import Score

__all__ = ["evaluate"]

One = TypeVar("One")


@click.group()
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

    reader = open_with(load(None, offline=True))
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

    reader = open_with(load(None, offline=True))
    scores = _scored(lambda: evaluate_speakers(folder, reader))
    _print_scores(scores, {}, reader.tagger.name)
    click.echo("gold: annotated by machine under docs/annotating.md, not by people")


@evaluate.command("time")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def evaluate_time_command(folder: Path) -> None:
    """Score time expressions on TimeML or MEANTIME: extents and TIMEX3 values."""
    from onrecord.evaluate.time import PEERS, evaluate_time

    scores = _scored(lambda: evaluate_time(folder))
    _print_scores(scores, {}, "none: a grammar")
    click.echo("apart: the half of TimeML, by digest, that no rule was made from")
    for name, peers in PEERS.items():
        click.echo(f"{name} on TempEval-3's test articles, which are others: {peers}")


@evaluate.command("copies")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def evaluate_copies_command(folder: Path) -> None:
    """Score comparisons on pairs of joined gold, or count what is found where nothing was altered.

    On pages (`*.html.gz`) each is read by two extractors and compared with itself.
    """
    from onrecord.evaluate.control import evaluate_control
    from onrecord.evaluate.copies import evaluate_copies

    reader = open_with(load(None, offline=True))
    if next(folder.rglob("*.html.gz"), None) is not None:
        control = _scored(lambda: evaluate_control(folder, reader))
        for one in control.false:
            click.echo(one)
        click.echo(
            f"{len(control.false)} false alterations of {control.quotations} quotations that two"
            f" extractors returned of {control.pages} pages"
        )
        return
    _print_scores(_scored(lambda: evaluate_copies(folder, reader)), {}, reader.tagger.name)
    click.echo("gold: made by machine under docs/alterations.md, not by people")


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
