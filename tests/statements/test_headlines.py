import pytest

from onrecord.model import Span
from onrecord.statements.headlines import find_headline
from onrecord.statements.speaking import is_source


def told(headline: str, *sources: str) -> tuple[str, str] | None:
    found = find_headline(headline, Span(0, len(headline)), sources)
    if found is None or found.source is None:
        return None
    content = found.content[0]
    return (
        headline[found.source.start : found.source.end],
        headline[content.start : content.end],
    )


@pytest.mark.parametrize(
    ("headline", "source", "content"),
    [
        ("Minister: no cuts to ferries", "Minister", "no cuts to ferries"),
        ("Harbour minister: no cuts", "Harbour minister", "no cuts"),
        ("Ex-aide: mayor felt used", "Ex-aide", "mayor felt used"),
        ("Report: sea wall may fall", "Report", "sea wall may fall"),
        ("No cuts to ferries: minister", "minister", "No cuts to ferries"),
        ("Ada Quill: ‘It will hold’", "Ada Quill", "‘It will hold’"),
        ("Torvane: “It will hold”", "Torvane", "“It will hold”"),
    ],
)
def test_headlines_that_give_somebodys_words(headline: str, source: str, content: str) -> None:
    assert told(headline) == (source, content)


@pytest.mark.parametrize(
    "headline",
    [
        "Ferries: a history",
        "Ferries to be mended",
        "Day five: three win",
        "What we know about the bridge: a guide for islanders",
        "Live: bridge: minister: speaks",
        "Minister resigns",
        "Analysis: Why the boats sank",
        "Poll: should the ferries stay?",
        "Profile: Ada Okafor, finance minister",
        "Interview: the finance minister",
        "Film Review: “The Boat”",
        "Watch: “We will sail”",
    ],
)
def test_headlines_that_give_nobodys(headline: str) -> None:
    assert told(headline) is None


def test_a_source_of_the_story_may_speak_in_the_headline() -> None:
    assert told("Quill: wall will hold") is None
    assert told("Quill: wall will hold", "Ada Quill") == ("Quill", "wall will hold")


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("customs data", True),
        ("two officials briefed on the talks", True),
        ("a report by the harbour board", True),
        ("Reuters", True),
        ("privacy rules", False),
        ("a need to save", False),
        ("", False),
    ],
)
def test_what_can_be_cited(phrase: str, expected: bool) -> None:
    assert is_source(phrase) is expected
