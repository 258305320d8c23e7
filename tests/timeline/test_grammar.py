"""Every example of the grammar is read as it says, and every rule has one or is a joker."""

import pytest

from onrecord.model import Span
from onrecord.timeline.grammar import open_grammar
from onrecord.timeline.period import period_of
from onrecord.timeline.timexes import find_timexes_in

WEDNESDAY = period_of("2024-05-15")
EXAMPLES = [
    pytest.param(text, value, id=f"{rule.name}: {text}")
    for rule in open_grammar().every
    for text, value in rule.examples.items()
]


@pytest.mark.parametrize(("text", "value"), EXAMPLES)
def test_example_is_read_as_the_grammar_says(text: str, value: str) -> None:
    read = [one.value for one in find_timexes_in(text, [Span(0, len(text))], WEDNESDAY)]
    assert value in read if value else read == []


def test_rules_have_names_of_their_own() -> None:
    names = [rule.name for rule in open_grammar().every]
    assert len(names) == len(set(names))
