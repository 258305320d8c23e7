from importlib.resources import files

import pytest

from onrecord.model import Attitude, Polarity
from onrecord.statements.cues import sense_of
from training.drafts import CLASSES


@pytest.mark.parametrize(
    ("cue", "content", "cue_class", "attitude", "polarity"),
    [
        ("said", "that it held", "neutral", "assertion", "positive"),
        ("according to", "it held", "neutral", "assertion", "positive"),
        ("claimed", "that it held", "distancing", "assertion", "positive"),
        ("allegedly", "it held", "distancing", "assertion", "positive"),
        ("pointed out", "that it held", "stressing", "assertion", "positive"),
        ("acknowledged", "that it fell", "conceding", "assertion", "positive"),
        ("agreed", "that it held", "confirming", "assertion", "positive"),
        ("agreed", "to mend it", "promising", "eventuality", "positive"),
        ("denied", "that it fell", "denying", "assertion", "negative"),
        ("did not deny", "that it fell", "denying", "assertion", "positive"),
        ("ruled out", "a third bridge", "denying", "assertion", "negative"),
        ("rejected", "the charge", "denying", "assertion", "negative"),
        ("didn’t say", "why", "neutral", "assertion", "negative"),
        ("did not say", "why it fell", "neutral", "assertion", "negative"),
        ("declined", "to comment", "refusing", "eventuality", "negative"),
        ("did not respond", "to questions", "refusing", "eventuality", "negative"),
        ("would not comment", "on the toll", "refusing", "eventuality", "negative"),
        ("REFUSED", "to mend it", "refusing", "eventuality", "negative"),
        ("asked", "whether it held", "asking", "assertion", "positive"),
        ("asked", "him to leave", "ordering", "eventuality", "positive"),
        ("told", "the council to act", "ordering", "eventuality", "positive"),
        ("told", "that the council acted", "neutral", "assertion", "positive"),
        ("called for", "a third bridge", "ordering", "eventuality", "positive"),
        ("called", "it a wooden insult", "neutral", "assertion", "positive"),
        ("has vowed", "to mend it", "promising", "eventuality", "positive"),
        ("plans", "to mend it", "intending", "eventuality", "positive"),
        ("never wanted", "to mend it", "wishing", "eventuality", "negative"),
        ("hopes", "to mend it", "wishing", "eventuality", "positive"),
        ("continued to believe", "it held", "believing", "belief", "positive"),
        ("doubted", "it held", "believing", "belief", "negative"),
        ("is expected", "to open", "expecting", "belief", "positive"),
        ("feared", "a fall", "fearing", "belief", "positive"),
        ("warned", "of a fall", "warning", "assertion", "positive"),
        ("threatened", "to close it", "promising", "eventuality", "positive"),
        ("accused", "him of neglect", "accusing", "assertion", "positive"),
        ("complained afterwards", "that it fell", "accusing", "assertion", "positive"),
        ("praised", "the builders", "praising", "assertion", "positive"),
        ("proposed", "a truce", "proposing", "eventuality", "positive"),
        ("suggested", "that it fell", "neutral", "assertion", "positive"),
        ("knew", "that it fell", "knowing", "fact", "positive"),
        ("was unaware", "that it fell", "knowing", "fact", "negative"),
        ("murmured", "that it fell", "neutral", "assertion", "positive"),  # not listed
        (None, "it fell", "neutral", "assertion", "positive"),
        ("", "", "neutral", "assertion", "positive"),
    ],
)
def test_sense_of(
    cue: str | None, content: str, cue_class: str, attitude: str, polarity: str
) -> None:
    sense = sense_of(cue, content)
    assert sense.cue_class == cue_class
    assert (sense.attitude, sense.polarity) == (Attitude(attitude), Polarity(polarity))


def test_every_row_of_the_table_can_be_read_and_no_word_stands_twice() -> None:
    text = files("onrecord.statements").joinpath("cues.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    assert all(len(row) == 5 for row in rows)
    assert {row[3] for row in rows} <= {"-", "to", "whether"}
    listed = [(word, row[3]) for row in rows for word in row[4].split(", ")]
    assert len(listed) == len(set(listed)), {one for one in listed if listed.count(one) > 1}


def test_the_classes_are_those_of_the_guideline() -> None:
    text = files("onrecord.statements").joinpath("cues.tsv").read_text(encoding="utf-8")
    classes = {line.split("\t")[0] for line in text.splitlines() if not line.startswith("#")}
    assert classes == CLASSES
