"""The examples of docs/alterations.md are what a comparison makes of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.model import AlterationKind, Copy

GUIDELINE = Path(__file__).parent.parent.parent / "docs" / "alterations.md"
ROWS = [line.split("|") for line in GUIDELINE.read_text(encoding="utf-8").splitlines()]
EXAMPLES = {
    row[1].strip(" `"): (row[3].strip(), row[4].strip())
    for row in ROWS
    if len(row) == 6 and row[1].startswith(" `")
}
SURROUNDING = {"headline-changed", "byline-changed", "credit-dropped"}  # see test_surroundings
SENTENCES = {kind: pair for kind, pair in EXAMPLES.items() if all(pair) and kind not in SURROUNDING}


def test_every_kind_is_defined_worst_first() -> None:
    assert list(EXAMPLES) == [kind.value for kind in AlterationKind]


@pytest.mark.parametrize("kind", SENTENCES)
def test_example(kind: str, told: Callable[[str, str], Copy]) -> None:
    there, here = SENTENCES[kind]
    copy = told(there, here)
    assert [one.kind.value for one in copy.alterations] == [kind]
    (one,) = copy.alterations
    assert not one.allowed
    for passage, reading in ((one.here, copy.here), (one.there, copy.there)):
        assert (
            passage is None or passage.text in (there, here) or passage.text in reading.article.text
        )
        if passage is not None and passage.span is not None:
            assert reading.article.words(passage.span) == passage.text
