import pytest

from onrecord.model import Article, Attribution, Quotation, Span
from onrecord.sources import find_speakers


def speakers(*sources: str, story: str = "") -> list[tuple[str, bool, int]]:
    """Name, named, mentions of the speakers behind `sources`, in order, after some `story`."""
    text, spans = story, []
    for source in sources:
        spans.append(Span(len(text), len(text) + len(source)))
        text += f"{source} said so. "
    article = Article("c", "u", None, text, ())
    attributions = tuple(
        Attribution(str(n), (Span(span.end, span.end + 3),), None, span, Quotation.INDIRECT, 0.9)
        for n, span in enumerate(spans)
    )
    return [
        (s.name, s.named, len(s.mentions)) for s in find_speakers(article, attributions).speakers
    ]


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        (["Ada Okafor", "Okafor"], [("Ada Okafor", True, 2)]),
        (["Okafor", "Ada Okafor"], [("Ada Okafor", True, 2)]),
        (["President Okafor", "Ada Okafor", "Ms Okafor"], [("Ada Okafor", True, 3)]),
        (["Ada Okafor, who ran the pilot station", "Okafor"], [("Ada Okafor", True, 2)]),
        (["a spokesman, Ilkka Dembele,", "Dembele"], [("Ilkka Dembele", True, 2)]),
        (["the council's clerk Mira Tandoh"], [("Mira Tandoh", True, 1)]),
        (["Oyarzun himself"], [("Oyarzun", True, 1)]),
        (["the White House"], [("White House", True, 1)]),
        (["the Ministry of Ports in Aldery"], [("Ministry of Ports", True, 1)]),
        (["The Party leader"], [("The Party leader", False, 1)]),
        (["the Harbour Board (HB)"], [("Harbour Board", True, 1)]),
        # two candidates equally good: none
        (
            ["Ada Okafor", "Ben Okafor", "Okafor"],
            [("Ada Okafor", True, 1), ("Ben Okafor", True, 1), ("Okafor", True, 1)],
        ),
        # a name after "of", "to", "at" or "and" is somebody else's
        (["Okafor", "Critics of Okafor"], [("Okafor", True, 1), ("Critics of Okafor", False, 1)]),
        (["Okafor", "Aides to Okafor"], [("Okafor", True, 1), ("Aides to Okafor", False, 1)]),
        (
            ["Okafor", "Speaker Brandt and Ms. Okafor"],
            [("Okafor", True, 1), ("Speaker Brandt and Ms. Okafor", False, 1)],
        ),
        (["Some in Torvane"], [("Some in Torvane", False, 1)]),
        # institutions are not joined by their last word
        (["The White House", "The House"], [("White House", True, 1), ("House", True, 1)]),
        # a capital at the head of a sentence names nobody
        (["Officials"], [("Officials", False, 1)]),
        (["People familiar with the talks"], [("People familiar with the talks", False, 1)]),
        (["An anonymous Torvaner"], [("An anonymous Torvaner", False, 1)]),
        (["a senior ‘Torvaner’ official"], [("a senior ‘Torvaner’ official", False, 1)]),
        # an unnamed source is joined where it is taken up, never where another is introduced
        (["a former official", "the former official"], [("a former official", False, 2)]),
        (
            ["a senior official", "a senior official"],
            [("a senior official", False, 1), ("a senior official", False, 1)],
        ),
        (["a senior official", "a former senior official"],
         [("a senior official", False, 1), ("a former senior official", False, 1)]),
        # the one body that was mentioned is taken up
        (["The board", "the board"], [("The board", False, 2)]),
        (["Officials", "Officials"], [("Officials", False, 1), ("Officials", False, 1)]),
        (
            ["two people familiar with the talks"],
            [("two people familiar with the talks", False, 1)],
        ),
        # pronouns are left open
        (["She", "they", "who"], []),
        ([], []),
    ],
)  # fmt: skip
def test_speakers(sources: list[str], expected: list[tuple[str, bool, int]]) -> None:
    assert speakers(*sources) == expected


def test_a_relative_of_the_same_name_in_the_story_keeps_the_surname_open() -> None:
    story = "Ben Okafor came with his mother. "
    found = speakers("Ada Okafor", "Okafor", story=story)
    assert found == [("Ada Okafor", True, 1), ("Okafor", True, 1)]


def test_a_plural_name_is_known_by_its_capital_in_mid_sentence() -> None:
    assert speakers("Rogers", story="It was told that, Rogers in hand, they left. ")[0][1]
    assert not speakers("Rogers")[0][1]
