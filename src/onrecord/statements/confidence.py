"""What the network says for a relation -> how often such relations are right.

A network is surer of itself than it should be, most of all where it was trained. Two logistic
regressions over the log-odds of what it says, fitted on articles it had not seen
(`training/calibrate.py`), turn that into shares of cases (Platt 1999).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, log1p
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.statements.tagger import Tagged

__all__ = ["FEATURES", "Calibration", "Evidence", "features_of"]

NEAREST = 1e-4  # to 0 and 1, beyond which log-odds say nothing more
FEATURES = ("always", "content", "cue", "source", "length", "inside", "no cue", "no source")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the network says for a relation, each in 0..1; 1 where there is nothing to doubt.

    For its content and that it hangs on its cue, for the cue, for the source or there being none.
    """

    content: float
    cue: float = 1.0
    source: float = 1.0

    @property
    def product(self) -> float:
        """For all of it together, as if each were independent of the others."""
        return self.content * self.cue * self.source


@dataclass(frozen=True, slots=True)
class Calibration:
    """The weights of FEATURES: for there being an attribution, and for its source."""

    attribution: tuple[float, ...]
    source: tuple[float, ...]

    def confidence(self, features: tuple[float, ...]) -> float:
        """How many of such relations are attributions, in 0..1."""
        return _share(self.attribution, features)

    def source_confidence(self, features: tuple[float, ...]) -> float:
        """How many of the attributions among them have this source, or none as here, in 0..1."""
        return _share(self.source, features)


def features_of(tagged: Tagged, *, inside: bool) -> tuple[float, ...]:
    """The values of FEATURES for `tagged`; `inside` what somebody else said, or not."""
    evidence = tagged.evidence
    return (
        1.0,
        _log_odds(evidence.content),
        _log_odds(evidence.cue) if tagged.cue else 0.0,
        _log_odds(evidence.source) if tagged.cue else 0.0,
        log1p(sum(map(len, tagged.content))),
        float(inside),
        float(tagged.cue is None),
        float(tagged.source is None),
    )


def _log_odds(share: float) -> float:
    share = min(max(share, NEAREST), 1 - NEAREST)
    return log(share / (1 - share))


def _share(weights: tuple[float, ...], features: tuple[float, ...]) -> float:
    total = sum(weight * one for weight, one in zip(weights, features, strict=True))
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))
