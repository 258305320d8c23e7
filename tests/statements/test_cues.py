import pytest

from onrecord.model import Attitude, Polarity
from onrecord.statements.cues import sense_of


@pytest.mark.parametrize(
    ("cue", "attitude", "polarity"),
    [
        ("said", "assertion", "positive"),
        ("according to", "assertion", "positive"),
        ("denied", "assertion", "negative"),
        ("did not deny", "assertion", "positive"),
        ("didn’t say", "assertion", "negative"),
        ("continued to believe", "belief", "positive"),
        ("doubted", "belief", "negative"),
        ("knew", "fact", "positive"),
        ("was unaware", "fact", "negative"),
        ("has vowed", "eventuality", "positive"),
        ("declined", "eventuality", "negative"),
        ("REFUSED", "eventuality", "negative"),
        ("never wanted", "eventuality", "negative"),
        (None, "assertion", "positive"),
        ("", "assertion", "positive"),
    ],
)
def test_sense_of(cue: str | None, attitude: str, polarity: str) -> None:
    sense = sense_of(cue)
    assert (sense.attitude, sense.polarity) == (Attitude(attitude), Polarity(polarity))
