"""Say what a model's evidence is worth: `python -m training.calibrate MODEL FOLDER…`.

MODEL is a model's folder, each FOLDER one of joined gold that the model was not trained on. Two
logistic regressions are fitted, there being an attribution and its having that source, and written
into the manifest. What is printed was found by cross-fitting, five folds by article.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from onrecord.evaluate.attribution import as_article, relation_of
from onrecord.evaluate.confidence import Judged, judge
from onrecord.evaluate.gold import read_gold
from onrecord.evaluate.matching import find_pairs, same_source
from onrecord.read import Reader, open_reader
from onrecord.statements.bundle import MANIFEST
from onrecord.statements.chains import find_chained
from onrecord.statements.confidence import FEATURES, Calibration, features_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from onrecord.evaluate.gold import GoldArticle

FOLDS = 5
DECAY = 1.0  # of the squared weights but the first, so that few cases do not decide
STEPS = 50  # of Newton's method, which is there in ten


@dataclass(frozen=True, slots=True)
class _Case:
    article: int
    features: tuple[float, ...]
    right: bool
    source_right: bool


def calibrate(model: Path, folders: list[Path]) -> None:
    """Fit on what the model in `model` reads in `folders`; write its manifest anew."""
    reader = open_reader(model=model)
    articles = [article for folder in folders for article in read_gold(folder)]
    cases = [case for at, one in enumerate(articles) for case in _cases(at, one, reader)]
    crossed = []
    for fold in range(FOLDS):
        fitted = _fit([one for one in cases if one.article % FOLDS != fold])
        crossed += [_judged(one, fitted) for one in cases if one.article % FOLDS == fold]
    print(f"{len(articles)} articles, {len(cases)} statements; cross-fitted: {judge(crossed)}")
    fitted = _fit(cases)
    path = model / MANIFEST
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["calibration"] = {
        name: dict(zip(FEATURES, (round(one, 4) for one in getattr(fitted, name)), strict=True))
        for name in ("attribution", "source")
    }
    path.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def _cases(at: int, article: GoldArticle, reader: Reader) -> list[_Case]:
    """What is read in `article`, the number `at` among them, and whether it is right."""
    plain = as_article(article).unwrapped()
    found = find_chained(plain.text, reader.tagger, headline=plain.headline_at())
    relations = [relation_of(one.tagged) for one in found]
    gold = article.statements
    pairs = find_pairs([one.content for one in relations], [one.content for one in gold])
    return [
        _Case(
            at,
            features_of(one.tagged, inside=one.within is not None),
            i in pairs,
            i in pairs and same_source(relations[i].source, gold[pairs[i]].source),
        )
        for i, one in enumerate(found)
    ]


def _judged(case: _Case, fitted: Calibration) -> Judged:
    return Judged(
        fitted.confidence(case.features),
        fitted.source_confidence(case.features),
        case.right,
        case.source_right,
    )


def _fit(cases: list[_Case]) -> Calibration:
    right = [one for one in cases if one.right]
    return Calibration(
        _logistic([one.features for one in cases], [one.right for one in cases]),
        _logistic([one.features for one in right], [one.source_right for one in right]),
    )


def _logistic(features: list[tuple[float, ...]], told: list[bool]) -> tuple[float, ...]:
    """Weights of a logistic regression, by Newton's method."""
    x: NDArray[np.float64] = np.array(features)
    y: NDArray[np.float64] = np.array(told, dtype=np.float64)
    decay = DECAY * np.diag([0.0] + [1.0] * (x.shape[1] - 1)) + 1e-6 * np.eye(x.shape[1])
    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):
        share = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (y - share) - decay @ weights
        bend = (x * (share * (1 - share))[:, None]).T @ x + decay
        weights = weights + np.linalg.solve(bend, slope)
    return tuple(weights.tolist())


if __name__ == "__main__":
    calibrate(Path(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]])
