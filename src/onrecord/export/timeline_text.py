"""The timeline as a person reads it on a terminal: a time, what sort of time it is, the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from onrecord.export.timeline import EVENT, PUBLISHED
from onrecord.terminal import as_one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from onrecord.export.timeline import Entry

__all__ = ["show_timeline"]

UNKNOWN = "time not known"


def show_timeline(entries: Sequence[Entry], console: Console) -> None:
    """Print `entries`, each time once, what has it beneath."""
    _show(console, _answer(entries), "bold")
    shown = None
    for entry in entries:
        time = entry.value if entry.days else UNKNOWN
        if time != shown:
            console.print()
            _show(console, time or UNKNOWN, "bold")
        shown = time
        _show(console, _told(entry), indent=2)
    console.print()
    _show(console, "Read by machine; no person has confirmed these times.", "dim")


def _answer(entries: Sequence[Entry]) -> str:
    events = sum(one.kind == EVENT for one in entries)
    claimed = sum(one.claimed for one in entries)
    articles = sum(one.kind == PUBLISHED for one in entries)
    said = len(entries) - events - articles
    dated = sum(one.time_from == "text" for one in entries if one.kind != EVENT)
    return (
        f"{_counted(articles, 'article')}: {_counted(events, 'dated event')}, {claimed} of them"
        f" claimed by a source; {_counted(said, 'statement')}, {dated} with a time of their own."
    )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _told(entry: Entry) -> str:
    chain = " ← ".join(map(as_one_line, entry.chain))
    words = as_one_line(entry.text)
    place = f"  [{entry.start}:{entry.end}]" if entry.start is not None else ""
    if entry.kind == PUBLISHED:
        return f"published: {words} ({chain})"
    if entry.kind == EVENT:
        return f"{'claimed' if entry.claimed else 'event'}: {words} · {chain}{place}"
    own = "said" if entry.time_from == "text" else "said, published then"
    return f"{own}: {words} · {chain}{place}"


def _show(console: Console, line: str, style: str = "", *, indent: int = 0) -> None:
    text = Text(line, style=style)
    if console.is_terminal:
        console.print(Padding(text, (0, 0, 0, indent)))
    else:
        console.print(Text(" " * indent) + text, soft_wrap=True)
