"""Alterations by program: `python -m training.alter GOLD DATA OUT`.

GOLD is this repository's `gold`, DATA the folder with `gum` and `meantime`. Writes pairs into OUT,
each two lists of edits of an article, with no word of it: `there` makes it a page, `here` the page
altered, with furniture and noise. An edit is [start, end, put]; put is words of ours, or a list of
those and of [start, end], places of the article. The kinds are those of `docs/alterations.md`.
"""

from __future__ import annotations

import hashlib
import json
import random
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training import alter_marks as marks
from training import alter_said as said
from training import alter_scare as scare
from training import alter_sure as sure
from training import alter_whole as whole
from training import alter_words as words_of
from training.alter_edits import (
    Edit,
    apply_edits,
    clash,
    in_order,
    numbered,
    overlaps,
    pieces,
    settle,
    stored,
    translated,
)
from training.alter_noise import PLAIN, STYLES, WEIGHTS, furnished, laid_out, noise
from training.alter_noise import marks as marks_in
from training.alter_story import read_story, read_words
from training.drafts import source_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from training.alter_edits import Change
    from training.alter_story import Story, Words
    from training.alter_words import Maker

SCHEMA = "onrecord/copies/edits/1"
TABLES = Path(__file__).with_name("alter_words.tsv")
PAIRS = 200
LEAST, MOST = 4, 12  # changes of a pair
CROWDED = 1.6  # sentences that each change has, at least
SEEN_ENOUGH = 0.12  # of the weight of a maker that has made as many as wanted

MAKERS: dict[str, tuple[Maker, int]] = {  # and in how many pairs each is wanted
    "altered": (marks.altered, 55),
    "numbered-otherwise": (marks.numbered_otherwise, 8),
    "widened": (marks.widened, 28),
    "bracketed": (marks.bracketed, 14),
    "spelt-in-quotes": (words_of.spelt_in_quotes, 10),
    "shortened": (marks.shortened, 32),
    "ended-early": (marks.ended_early, 36),
    "without-sentence": (marks.without_sentence, 36),
    "spliced": (marks.spliced, 400),
    "unmarked": (marks.unmarked, 60),
    "put-in-marks": (marks.put_in_marks, 36),
    "scared": (scare.scared, 34),
    "in-quoted-words": (scare.in_quoted_words, 16),
    "no-longer-scared": (scare.no_longer_scared, 26),
    "unsaid-not": (sure.unsaid_not, 32),
    "said-not": (sure.said_not, 30),
    "denied": (sure.denied, 18),
    "negated": (words_of.by_table("negation-changed", "negated"), 20),
    "surer": (sure.surer, 30),
    "no-longer-hedged": (sure.no_longer_hedged, 14),
    "less-sure": (sure.less_sure, 34),
    "respelt": (sure.respelt, 44),
    "unattributed": (said.unattributed, 40),
    "no-longer-attributed": (said.no_longer_attributed, 12),
    "otherwise-attributed": (said.otherwise_attributed, 34),
    "anonymised": (said.anonymised, 30),
    "named": (said.named, 14),
    "named-again": (said.named_again, 18),
    "attributed": (said.attributed, 34),
    "otherwise-said": (said.otherwise_said, 34),
    "somebody-else": (said.somebody_else, 10),
    "numbers": (words_of.numbers, 50),
    "scales": (words_of.scales, 8),
    "both": (words_of.both, 14),
    "dates": (words_of.dates, 40),
    "label": (words_of.by_table("label-changed", "label"), 34),
    "wording": (words_of.by_table("wording-changed", "wording"), 56),
    "sentence-dropped": (whole.sentence_dropped, 26),
    "sentence-added": (whole.sentence_added, 12),
    "sentence-restored": (whole.sentence_restored, 8),
    "headline": (whole.headline, 34),
    "byline": (whole.byline, 26),
    "credit": (whole.credit, 26),
    "paragraph-dropped": (whole.paragraph_dropped, 30),
    "paragraph-added": (whole.paragraph_added, 28),
    "paragraph-moved": (whole.paragraph_moved, 26),
    "percent": (words_of.by_table("wording-changed", "percent", allowed=True), 12),
    "spelling": (words_of.by_table("wording-changed", "spelling", allowed=True), 14),
    "contraction": (words_of.by_table("wording-changed", "contraction", allowed=True), 12),
    "abbreviated": (words_of.by_table("wording-changed", "abbreviated", allowed=True), 14),
    "spelt-out": (words_of.spelt_out, 14),
    "reordered": (words_of.reordered, 12),
}


def alter(gold: Path, data: Path, out: Path) -> int:
    """Write the pairs into `out`; how many there are."""
    words = read_words(TABLES)
    paths = sorted(gold.glob("*.json"))
    had: Counter[str] = Counter()
    out.mkdir(parents=True, exist_ok=True)
    for number in range(PAIRS):
        path, turn = paths[number % len(paths)], number // len(paths) + 1
        gold_file = json.loads(path.read_text(encoding="utf-8"))
        text = source_text(data, gold_file["file"])
        name = f"{path.stem}-{turn}"
        dice = random.Random(name)
        story = read_story(path.stem, text, gold_file).framed(*framed(words, dice))
        changes, made = choose(story, words, had, dice)
        had.update(made)
        pair = make_pair(story, words, changes, dice)
        digest = hashlib.sha256(text.encode()).hexdigest()
        head = {"schema": SCHEMA, "file": gold_file["file"], "text_sha256": digest}
        line = json.dumps({**head, **pair}, ensure_ascii=False, separators=(",", ":"))
        (out / f"{name}.json").write_text(line + "\n", encoding="utf-8")
    return PAIRS


def framed(words: Words, dice: random.Random) -> tuple[str, str]:
    """A byline of one or two reporters of our own, and a credit or none."""
    reporters = [row[0] for row in dice.sample(words["reporter"], dice.choice((1, 1, 2)))]
    [credit] = dice.choice(words["credit"])
    return " and ".join(reporters), credit if dice.random() < 0.5 else ""  # half of them


def choose(
    story: Story, words: Words, had: Counter[str], dice: random.Random
) -> tuple[tuple[Change, ...], list[str]]:
    """Changes that leave each other room, of kinds that are wanted most; and which made them."""
    found = {name: maker(story, words, dice) for name, (maker, _) in MAKERS.items()}
    wanted = min(dice.randint(LEAST, MOST), max(LEAST, round(len(story.sentences) / CROWDED)))
    chosen: list[Change] = []
    made: list[str] = []
    open_ones = sorted(name for name in found if found[name])
    while open_ones and len(made) < wanted:
        weights = [
            max(MAKERS[name][1] - had[name], MAKERS[name][1] * SEEN_ENOUGH) for name in open_ones
        ]
        [name] = dice.choices(open_ones, weights)
        free = [one for one in found[name] if not any(clash(part, chosen) for part in one)]
        if free:
            chosen += dice.choice(free)
            made.append(name)
        if not free or made.count(name) > 1:
            open_ones.remove(name)
    return tuple(
        sorted(chosen, key=lambda one: min(part.start for part in one.here + one.there))
    ), made


def make_pair(
    story: Story, words: Words, changes: tuple[Change, ...], dice: random.Random
) -> dict[str, Any]:
    """Edits for both sides, and what the alterations are on the pages they make."""
    dropped = any(one.kind == "credit-dropped" for one in changes)
    base = story.framed(story.byline, "") if dropped else story
    [style] = dice.choices(STYLES, WEIGHTS)
    gaps, end = furnished(story, words, changes, dice)
    quiet = [part for n, one in enumerate(changes) for part in numbered(one.there, n)]
    loud = [part for n, one in enumerate(changes) for part in numbered(one.here, n)]
    faults = noise(story, changes, style, dice)
    moved = [Edit(one.start, one.end, _restyled(one, faults)) for one in loud]
    kept = [one for one in faults if not overlaps(one, loud)]
    there = [*_uncovered(laid_out(base, {}), quiet), *translated(quiet, marks_in(PLAIN))]
    here = [
        *_uncovered(laid_out(base, gaps, end), loud),
        *kept,
        *translated(moved, marks_in(style)),
    ]
    pages = {"there": in_order(there), "here": in_order(here)}
    places = {side: _placed(story.text, edits) for side, edits in pages.items()}
    alterations = [
        {
            "kind": one.kind,
            "here": places["here"].get(number),
            "there": places["there"].get(number),
            "allowed": one.allowed,
        }
        for number, one in enumerate(changes)
    ]
    return {**{side: stored(edits) for side, edits in pages.items()}, "alterations": alterations}


def _restyled(one: Edit, faults: Sequence[Edit]) -> tuple[Any, ...]:
    """What an edit puts, the places of the text in it as noise has them."""
    put: list[Any] = []
    for part in one.put:
        put += [part] if isinstance(part, str) else pieces(part, faults)
    return tuple(put)


def _uncovered(edits: list[Edit], changes: list[Edit]) -> list[Edit]:
    """Those of the page's edits whose line breaks no change has taken."""
    return [
        one for one in edits if not any(other.start <= one.start < other.end for other in changes)
    ]


def _placed(text: str, edits: list[Edit]) -> dict[int, list[int]]:
    """Where the changes stand on the page that `edits` make, by number."""
    plain = [(one.start, one.end, list(one.put)) for one in edits]
    page, places = settle(apply_edits(text, plain))
    if page != apply_edits(text, stored(edits)):
        raise ValueError("the edits as stored make another page")
    return places


if __name__ == "__main__":
    print(f"{alter(*map(Path, sys.argv[1:4]))} pairs")
