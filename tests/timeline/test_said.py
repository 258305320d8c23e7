"""When a statement was made: beside its cue, outside its content, else the article's own time."""

from dataclasses import replace

import pytest

from onrecord.article import take_as_article
from onrecord.model import Attribution, Dated, DateOrigin, Quotation, SaidOrigin, Span
from onrecord.timeline import find_said_at, find_timexes
from tests.make import plain

PUBLISHED = Dated("2024-05-15", DateOrigin.METADATA, "15 May 2024")


def said_at(text: str, cue: str, content: str) -> tuple[str | None, SaidOrigin | None, str | None]:
    """The value, origin and words of the time of one statement in `text`."""
    story = replace(take_as_article(plain(text), text), published_at=PUBLISHED)
    at, start = story.text.index(cue), story.text.index(content)
    one = Attribution(
        "a",
        (Span(start, start + len(content)),),
        Span(at, at + len(cue)),
        None,
        Quotation.INDIRECT,
        1.0,
    )
    (found,) = find_said_at(story, [one], find_timexes(story))
    if found is None:
        return None, None, None
    words = story.words(found.timex.span) if found.timex else None
    return found.value, found.origin, words


@pytest.mark.parametrize(
    ("text", "cue", "content", "value", "words"),
    [
        ("The clerk said on Tuesday that it fell.", "said", "it fell", "2024-05-14", "Tuesday"),
        ("On Friday, the clerk said it fell.", "said", "it fell", "2024-05-10", "Friday"),
        ("It fell, she said in an interview last July.", "said", "It fell", "2023-07", "last July"),
    ],
)
def test_a_time_beside_the_cue(text: str, cue: str, content: str, value: str, words: str) -> None:
    assert said_at(text, cue, content) == (value, SaidOrigin.TEXT, words)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The clerk said it fell on Monday.", "it fell on Monday"),
        ("It fell. The clerk said so. On Monday it was mended.", "so"),
        ("The clerk left on Monday; the mayor said no.", "no"),
    ],
)
def test_what_times_something_else_is_left(text: str, content: str) -> None:
    assert said_at(text, "said", content) == ("2024-05-15", SaidOrigin.PUBLISHED, None)


def test_without_any_time_there_is_none() -> None:
    text = "The clerk said it fell."
    story = take_as_article(plain(text), text)
    one = Attribution("a", (Span(15, 22),), Span(10, 14), None, Quotation.INDIRECT, 1.0)
    assert find_said_at(story, [one], find_timexes(story)) == (None,)
