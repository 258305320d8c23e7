"""A reading as a person reads it: the article's head, a line a statement, what rests on whom.

On a terminal lines are wrapped and coloured; elsewhere each statement is one plain line. Words are
never cut: where there is no room they go on in the next line. A page's own control characters
become spaces, lest the page move the cursor or colour what it did not say.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.model import Article, Dated, Reading, Statement

__all__ = ["as_one_line", "show_reading"]

NO_SOURCE = "no source"
OBEYED = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")  # by terminals, or by what reads lines


def show_reading(reading: Reading, console: Console) -> None:
    """Print `reading` to `console`."""
    _show_head(reading, console)
    if reading.article.language not in ("en", None):
        console.print(
            f"Written in {reading.article.language}, not English: no statements are read.\n",
            soft_wrap=True,
        )
        return
    _show_statements(reading, console)
    _show_questions(reading, console)
    _show_sources(reading, console)


def as_one_line(text: str) -> str:
    """`text` with a space for each character that breaks a line or commands a terminal."""
    return OBEYED.sub(" ", text)


def _show_head(reading: Reading, console: Console) -> None:
    article = reading.article
    headline = as_one_line(article.headline or "No headline found")
    console.print(Text(headline, "bold"), soft_wrap=True)
    for line in filter(None, (_signature(article), _times(article), reading.capture.url)):
        console.print(Text(as_one_line(line), "dim"), soft_wrap=True)
    console.print()


def _signature(article: Article) -> str:
    names = ", ".join(article.byline.names)
    agency = article.byline.agency
    parts = [
        f"By {names}" if names else None,
        agency if agency and agency not in (article.publisher, article.origin) else None,
        f"from {article.origin}" if article.origin else None,
        f"published by {article.publisher}" if article.publisher else None,
        f"in {article.section}" if article.section else None,
    ]
    return " · ".join(part for part in parts if part) or "No byline found"


def _times(article: Article) -> str:
    def told(word: str, dated: Dated | None) -> str | None:
        if dated is None:
            return None
        plain = dated.text if dated.text != dated.value else None
        return f"{word} {dated.value} ({dated.origin}{f': “{plain}”' if plain else ''})"

    parts = [
        told("published", article.published_at) or "no date found",
        told("modified", article.modified_at),
        f"language {article.language}" if article.language else None,
    ]
    return " · ".join(part for part in parts if part)


def _show_statements(reading: Reading, console: Console) -> None:
    if not reading.statements:
        console.print("No statement found.\n")
        return
    console.print(Text("Statements, as read by machine", "bold"), soft_wrap=True)
    for number, statement in enumerate(reading.statements, start=1):
        line = _line(reading, statement)
        depth = _depth(reading, statement)
        label = f"{number:>3} "
        if console.is_terminal:
            grid = Table.grid(padding=0)
            grid.add_column(width=len(label) + 2 * depth, no_wrap=True)
            grid.add_column(overflow="fold")
            grid.add_row(Text(label, "dim"), line)
            console.print(grid)
        else:
            console.print(Text(label + "  " * depth).append_text(line), soft_wrap=True)
    console.print()


def _line(reading: Reading, statement: Statement) -> Text:
    """Who, how, what, how sure."""
    one = statement.attribution
    speaker = reading.speaker_of(statement)
    source = reading.source_of(statement)
    line = Text()
    line.append(source or NO_SOURCE, "bold cyan" if source else "italic")
    if speaker and source and len(speaker.name) > len(source):
        line.append(f" ({speaker.name})", "cyan")
    cue = reading.cue_of(statement)
    line.append(f" · {cue}" if cue else " · no cue", "green")
    line.append(f" · {one.quotation}: ", "dim")
    line.append(reading.content_of(statement))
    doubt = " ?" if one.doubtful else ""
    source = f", source {one.source_confidence:.2f}" if one.source_doubtful else ""
    line.append(f"  {one.confidence:.2f}{source}{doubt}", "yellow" if doubt else "dim")
    if one.within is not None:
        line.append(f" (within {one.within + 1})", "dim")
    if one.within is not None or statement.via is not None:
        line.append(f" · on whose word: {' ← '.join(reading.chain_of(statement))}", "dim")
    line.plain = as_one_line(line.plain)
    return line


def _depth(reading: Reading, statement: Statement) -> int:
    depth, outer = 0, statement.attribution.within
    while outer is not None:
        depth, outer = depth + 1, reading.statements[outer].attribution.within
    return depth


def _show_questions(reading: Reading, console: Console) -> None:
    """What a person should look at, each with the words it is about."""
    if not reading.questions:
        return
    console.print(Text("Questions", "bold"), soft_wrap=True)
    for question in reading.questions:
        where = "headline" if question.statement is None else str(question.statement + 1)
        words = ", ".join(reading.article.words(place) for place in question.places)
        console.print(Text(as_one_line(f"  {where}  {words}  {question.text}")), soft_wrap=True)
    console.print()


def _show_sources(reading: Reading, console: Console) -> None:
    """Speakers, most words first; a statement counts its own words, inner ones among them."""
    counts: Counter[tuple[int, str]] = Counter()  # by speaker, so that none are added together
    words: Counter[tuple[int, str]] = Counter()
    for statement in reading.statements:
        speaker = reading.speaker_of(statement)
        source = reading.source_of(statement)
        open_one = f"“{source}”, not resolved" if source else NO_SOURCE
        known = (speaker.id, speaker.name) if speaker else (0, open_one)
        counts[known] += 1
        words[known] += len(reading.content_of(statement).split())
    named = {one.id: one.named for one in reading.speakers}
    console.print(Text("Sources, and how much rests on each", "bold"), soft_wrap=True)
    table = Table.grid(padding=(0, 2))
    for known in sorted(counts, key=lambda known: (-words[known], known[1], known)):
        kind = {True: "named", False: "unnamed", None: ""}[named.get(known[0])]
        count = f"{counts[known]} statement{'s' if counts[known] > 1 else ''}"
        row = (as_one_line(known[1]), kind, count, f"{words[known]} words")
        table.add_row(*map(Text, row))
        if not console.is_terminal:
            console.print(Text("  " + "  ".join(filter(None, row))), soft_wrap=True)
    if console.is_terminal:
        console.print(Padding(table, (0, 0, 0, 2)))
    note = f"Model {reading.model}. No person has confirmed this record.\n"
    console.print(Text(note, "dim"), soft_wrap=True)
