"""Learn whom a pronoun or a description takes up: `python -m training.linking DATA OUT`.

Examples are the sources that onrecord reads in GUM's news and interviews and in MEANTIME, each with
the candidates that `sources/resolve.py` has for it, and, since there are few, every other pronoun
and short description of GUM, which count less. Where the true one is no candidate "nobody" is
right. What is reached by five article-wise folds over all of these articles is printed; the weights
written to OUT leave out the articles of the sealed half of onrecord's gold.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from onrecord.article import take_as_article
from onrecord.model import Attribution, Capture, Quotation, Span
from onrecord.read import open_reader
from onrecord.sources.bearer import Bearer
from onrecord.sources.link import MOST, Candidate, Taken, choose, features_of, rank
from onrecord.sources.names import DEFINITE, find_name
from onrecord.sources.pronouns import FORMS
from onrecord.sources.resolve import resolve
from onrecord.statements import find_attributions
from training.coref import Clustered, read_gum, read_meantime
from training.join import is_sealed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.read import Reader

FOLDS = 5
STEPS, RATE, DECAY = 150, 0.1, 0.5  # of Adam (Kingma and Ba 2015); decay of squared weights
WORTH = {"source": 6.0, "mention": 1.0}  # of an example
SPOKEN_OF = ("news", "interview")  # genres whose sources count as such
MOST_WORDS = 4  # of a description that is no source


@dataclass(frozen=True, slots=True)
class Example:
    """What takes somebody up, the candidates, and which is right; the last means nobody."""

    taken: Taken
    candidates: tuple[Candidate, ...]
    right: int
    worth: float
    counts: bool  # a pronoun or common noun whose cluster holds a name: what is measured


def learn(data: Path, out: Path) -> None:
    """Print what is reached by folds, and write the weights."""
    reader = open_reader()
    gum = [
        read_gum(path, data / "gum" / "xml" / f"{path.stem}.xml")
        for path in sorted((data / "gum" / "coref").glob("*.tsv"))
    ]
    news = [one for one in gum if any(genre in one.name for genre in SPOKEN_OF)]
    paths = sorted((data / "meantime" / "intra-doc_annotation").rglob("*.xml"))
    texts = [*news, *map(read_meantime, paths)]
    by_text = [[*_sources(one, reader), *_mentions(one)] for one in texts]
    others = [example for one in gum if one not in news for example in _mentions(one)]
    told: Counter[str] = Counter()
    for fold in range(FOLDS):
        seen = [its for at, its in enumerate(by_text) if at % FOLDS != fold]
        weights = fit([example for its in seen for example in its] + others)
        unseen = [its for at, its in enumerate(by_text) if at % FOLDS == fold]
        told.update(_verdict(one, weights) for its in unseen for one in its if one.counts)
    total = sum(told.values())
    there = sum(one.right < len(one.candidates) for its in by_text for one in its if one.counts)
    print(f"the one meant is among the candidates in {100 * there / total:.1f} %")
    print(f"{total} sources in {len(texts)} articles:", end=" ")
    print(", ".join(f"{name} {100 * count / total:.1f} %" for name, count in told.most_common()))
    kept = [its for one, its in zip(texts, by_text, strict=True) if not _is_sealed(one)]
    weights = fit([example for its in kept for example in its] + others)
    rows = [f"{name}\t{weight:.3f}" for name, weight in sorted(weights.items())]
    head = "# Weights of link.py, learned by training/linking.py from GUM and MEANTIME (CC BY 4.0)."
    out.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")


def _is_sealed(one: Clustered) -> bool:
    return is_sealed(hashlib.sha256(one.text.encode()).hexdigest())


def _verdict(one: Example, weights: dict[str, float]) -> str:
    chosen = choose(rank(one.taken, one.candidates, weights))
    if chosen is None:
        return "left open"
    return "right" if chosen == one.right else "wrong"


def _sources(one: Clustered, reader: Reader) -> list[Example]:
    capture = Capture(one.name, datetime(1970, 1, 1, tzinfo=UTC), "text/plain", one.text.encode())
    article = take_as_article(capture, one.text)
    return _examples(one, find_attributions(article, reader.tagger), WORTH["source"])


def _mentions(one: Clustered) -> list[Example]:
    """Every pronoun and short description of a text, as if it were a source."""
    spans = [span for its in one.clusters for span in its if _takes_up(one.text, span)]
    made = [
        Attribution(str(n), (Span(s.end, s.end + 1),), None, s, Quotation.INDIRECT, 1.0)
        for n, s in enumerate(sorted(spans))
    ]
    return _examples(one, made, WORTH["mention"])


def _takes_up(text: str, span: Span) -> bool:
    words = text[span.start : span.end]
    described = DEFINITE.match(words) and len(words.split()) <= MOST_WORDS
    return words.casefold() in FORMS or bool(described and not _has_name(words))


def _has_name(words: str) -> bool:
    return any(word[:1].isupper() for word in words.split()[1:])


def _examples(one: Clustered, made: Sequence[Attribution], worth: float) -> list[Example]:
    cluster = {span: number for number, its in enumerate(one.clusters) for span in its}
    found: list[Example] = []

    def clusters_of(bearer: Bearer) -> set[int]:
        spans = [*bearer.names, *bearer.sources, *filter(None, (bearer.latest,))]
        return {at for span in spans if (at := _cluster(one, cluster, span)) is not None}

    def choose_truly(
        span: Span, taken: Taken, candidates: Sequence[tuple[Bearer, Candidate]]
    ) -> int | None:
        own = _cluster(one, cluster, span)
        if own is None or len(one.clusters[own]) < 2:
            return None
        right = next(
            (n for n, (bearer, _) in enumerate(candidates) if own in clusters_of(bearer)), None
        )
        words = one.text[span.start : span.end]
        plain = words.casefold() in FORMS or not _has_name(words)
        named = any(find_name(one.text[m.start : m.end], one.text) for m in one.clusters[own])
        told = tuple(candidate for _, candidate in candidates)
        counts = worth == WORTH["source"] and plain and named
        found.append(Example(taken, told, len(told) if right is None else right, worth, counts))
        return right

    resolve(one.text, made, [], choose_truly)
    return found


def _cluster(one: Clustered, known: dict[Span, int], span: Span) -> int | None:
    """The cluster of the mention that is `span`, or the likest to it."""
    if span in known:
        return known[span]
    near = [other for other in known if other.start < span.end and span.start < other.end]
    best = max(near, key=lambda other: _alike(span, other), default=None)
    return known[best] if best is not None and _alike(span, best) >= 0.5 else None


def _alike(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (max(one.end, other.end) - min(one.start, other.start))


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """Weights of the features, by gradient descent on the log-likelihood of what is right."""
    told = [_features(one) for one in examples]
    names = {
        name: n
        for n, name in enumerate(dict.fromkeys(n for its in told for one in its for n in one))
    }
    values = np.zeros((len(told), MOST + 1, len(names)), dtype=np.float32)
    absent = np.full((len(told), MOST + 1), -1e9, dtype=np.float32)
    truth = np.zeros_like(absent)
    for row, its in enumerate(told):
        truth[row, examples[row].right] = 1.0
        absent[row, : len(its)] = 0.0
        for at, features in enumerate(its):
            for name, value in features.items():
                values[row, at, names[name]] = value
    worth = np.array([one.worth for one in examples], dtype=np.float32)
    weights = _descend(values, absent, truth, worth)
    return dict(zip(names, weights.tolist(), strict=True))


def _features(one: Example) -> list[dict[str, float]]:
    """Those of each candidate, and last those of nobody."""
    candidates = [features_of(one.taken, other, at) for at, other in enumerate(one.candidates)]
    return [*candidates, {f"{one.taken.form}: nobody": 1.0}]


def _descend(
    values: np.ndarray, absent: np.ndarray, truth: np.ndarray, worth: np.ndarray
) -> np.ndarray:
    weights = np.zeros(values.shape[2], dtype=np.float32)
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        sums = values @ weights + absent
        shares = np.exp(sums - sums.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        missed = (truth - shares) * worth[:, None]
        slope = (np.einsum("nc,ncf->f", missed, values) - DECAY * weights) / worth.sum()
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        rate = RATE if step < 2 * STEPS // 3 else RATE / 3
        weights += rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


if __name__ == "__main__":
    learn(Path(sys.argv[1]), Path(sys.argv[2]))
