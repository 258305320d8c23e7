import pytest

from onrecord.model import Article, Attribution, Quotation, Span
from onrecord.sources import find_speakers


def speakers(*sources: str) -> list[tuple[str, bool, int]]:
    """Name, named, mentions of the speakers behind `sources`, in order."""
    text, spans = "", []
    for source in sources:
        spans.append(Span(len(text), len(text) + len(source)))
        text += f"{source} said so. "
    article = Article("c", "u", None, text, ())
    attributions = tuple(
        Attribution(str(n), (Span(span.end, span.end + 3),), None, span, Quotation.INDIRECT, 0.9)
        for n, span in enumerate(spans)
    )
    return [(s.name, s.named, len(s.mentions)) for s in find_speakers(article, attributions)]


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        (["Ada Okafor", "Okafor"], [("Ada Okafor", True, 2)]),
        (["Okafor", "Ada Okafor"], [("Ada Okafor", True, 2)]),
        (["Oyarzun himself"], [("Oyarzun", True, 1)]),
        (["The ministry's", "the ministry"], [("ministry", False, 2)]),
        (["the White House"], [("White House", True, 1)]),
        # two candidates equally good: none
        (
            ["Ada Okafor", "Ben Okafor", "Okafor"],
            [("Ada Okafor", True, 1), ("Ben Okafor", True, 1), ("Okafor", True, 1)],
        ),
        # an unnamed source is joined where it is taken up, never where another is introduced
        (["a former official", "the former official"], [("former official", False, 2)]),
        (
            ["a senior official", "a senior official"],
            [("senior official", False, 1), ("senior official", False, 1)],
        ),
        (
            ["a senior official", "a former senior official"],
            [("senior official", False, 1), ("former senior official", False, 1)],
        ),
        (["a senior ‘Torvaner’ official"], [("senior ‘Torvaner’ official", False, 1)]),
        (
            ["two people familiar with the talks"],
            [("two people familiar with the talks", False, 1)],
        ),
        # pronouns are left open
        (["She", "they", "who"], []),
        ([], []),
    ],
)
def test_speakers(sources: list[str], expected: list[tuple[str, bool, int]]) -> None:
    assert speakers(*sources) == expected
