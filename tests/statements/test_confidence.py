import pytest

from onrecord.evaluate.confidence import Judged, bins_of, judge
from onrecord.model import Span
from onrecord.statements.confidence import FEATURES, Calibration, Evidence, features_of
from onrecord.statements.tagger import Tagged

SAID = Tagged((Span(10, 20),), Span(4, 8), Span(0, 3), Evidence(0.9, 0.8, 0.7))
NOBODY = Tagged((Span(10, 20),), None, None, Evidence(0.9))


def weights(**given: float) -> tuple[float, ...]:
    return tuple(given.get(name.replace(" ", "_"), 0.0) for name in FEATURES)


def test_the_network_s_own_word_is_kept_by_weight_one() -> None:
    calibration = Calibration(weights(content=1.0), weights(source=1.0))
    features = features_of(SAID, inside=False)
    assert calibration.confidence(features) == pytest.approx(0.9)
    assert calibration.source_confidence(features) == pytest.approx(0.7)


def test_what_lacks_has_a_weight_of_its_own() -> None:
    calibration = Calibration(weights(content=1.0, no_cue=-2.0, inside=-1.0), weights())
    sure = calibration.confidence(features_of(SAID, inside=False))
    inner = calibration.confidence(features_of(SAID, inside=True))
    bare = calibration.confidence(features_of(NOBODY, inside=False))
    assert sure > inner > bare


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_certainty_stays_within_bounds(share: float) -> None:
    tagged = Tagged(SAID.content, SAID.cue, SAID.source, Evidence(share, share, share))
    calibration = Calibration(weights(content=50.0), weights(source=50.0))
    features = features_of(tagged, inside=False)
    assert 0.0 <= calibration.confidence(features) <= 1.0


def test_an_honest_confidence_has_no_error() -> None:
    judged = [Judged(0.75, 1.0, number < 3, number < 3) for number in range(4)]
    assert judge(judged).attribution_error == pytest.approx(0.0)


def test_a_boast_is_told() -> None:
    judged = [Judged(0.95, 0.95, number == 0, number == 0) for number in range(4)]
    honesty = judge(judged)
    assert honesty.attribution_error == pytest.approx(0.7)
    assert honesty.source_error == pytest.approx(0.05)  # of the one that is an attribution
    assert honesty.precision == 0.25


def test_the_surest_are_those_with_both_confidences_high() -> None:
    right = [Judged(0.9, 0.9, right=True, source_right=True)] * 4
    wrong = [Judged(0.9, 0.1, right=True, source_right=False)]
    honesty = judge([*wrong, *right])
    assert (honesty.precision, honesty.precision_covered) == (0.8, 1.0)


def test_bins_count_what_is_in_them() -> None:
    first, last = bins_of([(0.05, False), (1.0, True), (0.95, False)])
    assert (first.count, first.right) == (1, 0.0)
    assert (last.count, last.right) == (2, 0.5)
    assert bins_of([]) == ()
