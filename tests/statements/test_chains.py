from collections.abc import Sequence

import pytest

from onrecord.model import Span
from onrecord.statements.chains import find_chained
from onrecord.statements.confidence import Evidence
from onrecord.statements.tagger import Tagged, Way
from tests.scripted import AS_SAID

SURE = Evidence(0.9)

Marks = tuple[str, str, str | None]  # source, cue, content


class MarkingTagger:
    """Finds, in each text, those of the relations given whose words all stand in it."""

    name = "marking/1"
    calibration = AS_SAID

    def __init__(self, *marks: Marks) -> None:
        self.marks = marks

    def tag(self, texts: Sequence[str], way: Way = Way.TEXT) -> tuple[tuple[Tagged, ...], ...]:
        return tuple(self._tag(text) for text in texts)

    def _tag(self, text: str) -> tuple[Tagged, ...]:
        found = []
        for source, cue, content in self.marks:
            if all(words in text for words in (source, cue, content or "")):
                pieces = (span(text, content),) if content else ()
                found.append(Tagged(pieces, span(text, cue), span(text, source), SURE))
        return tuple(found)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def chain(text: str, *marks: Marks) -> list[tuple[str, str, int | None]]:
    def words(its: Span | None) -> str:
        return text[its.start : its.end] if its else ""

    return [
        (words(one.tagged.source), words(one.tagged.content[0]), one.within)
        for one in find_chained(text, MarkingTagger(*marks))
    ]


GRIPED = 'He griped that she was "willing to wait," according to a former official.'
TWO_SENTENCES = f"The quay is old. {GRIPED}"


@pytest.mark.parametrize("text", [GRIPED, TWO_SENTENCES, f"Worth noting: {GRIPED}"])
def test_a_clause_left_without_content_reports_its_sentence(text: str) -> None:
    inner = 'that she was "willing to wait,"'
    found = chain(text, ("He", "griped", inner), ("a former official", "according to", None))
    assert found == [
        ("a former official", 'He griped that she was "willing to wait,"', None),
        ("He", inner, 0),
    ]


def test_a_clause_at_the_head_of_its_sentence() -> None:
    text = "According to the survey, the wall moved. It was old."
    assert chain(text, ("the survey", "According to", None)) == [
        ("the survey", "the wall moved", None)
    ]


def test_a_clause_in_the_middle_is_left_out() -> None:
    text = "The wall, she said briefly, moved in March and nobody saw it."
    assert chain(text, ("she", "said", None)) == []


def test_a_clause_that_ends_with_whom_it_was_told() -> None:
    text = "Oyarzun believed they had used her, a former harbour official told me."
    found = chain(
        text,
        ("Oyarzun", "believed", "they had used her"),
        ("a former harbour official", "told", None),
    )
    assert found == [
        ("a former harbour official", "Oyarzun believed they had used her", None),
        ("Oyarzun", "they had used her", 0),
    ]


def test_contents_are_read_again_to_any_depth() -> None:
    text = "Ada said that Ben said that Cem said that the old wall had moved again."
    found = chain(
        text,
        ("Ada", "said", "that Ben said that Cem said that the old wall had moved again"),
    )
    assert found == [("Ada", "that Ben said that Cem said that the old wall had moved again", None)]

    class Nested(MarkingTagger):
        """Sees the outermost "X said that ..." of each text."""

        def _tag(self, text: str) -> tuple[Tagged, ...]:
            head, said, rest = text.removeprefix("that ").partition(" said ")
            if not said:
                return ()
            at = len(text) - len(rest)
            source = Span(at - len(said) - len(head), at - len(said))
            cue = Span(at - len("said "), at - 1)
            return (Tagged((Span(at, len(text) - text.endswith(".")),), cue, source, SURE),)

    chained = find_chained(text, Nested())
    assert [one.within for one in chained] == [None, 0, 1]
    assert [
        text[one.tagged.source.start : one.tagged.source.end]
        for one in chained
        if one.tagged.source
    ] == ["Ada", "Ben", "Cem"]


def test_the_same_cue_is_not_read_twice() -> None:
    text = "She said that the old wall by the quay had moved again."
    content = "that the old wall by the quay had moved again"
    assert chain(text, ("She", "said", content)) == [("She", content, None)]


def test_a_chain_of_three_in_which_the_middle_one_borrowed_its_source() -> None:
    text = "Ada said that the board thinks Ben fears that the wall moved."
    found = chain(
        text,
        ("Ada", "said", "that the board thinks Ben fears that the wall moved"),
        ("Ada", "thinks", "Ben fears that the wall moved"),
        ("Ben", "fears", "that the wall moved"),
    )
    assert found == [
        ("Ada", "that the board thinks Ben fears that the wall moved", None),
        ("", "Ben fears that the wall moved", 0),
        ("Ben", "that the wall moved", 1),
    ]


@pytest.mark.parametrize("that", ["that ", ""])
def test_what_another_cites_stands_within(that: str) -> None:
    text = f"The ministry said {that}exports fell, citing customs data."
    found = chain(
        text,
        ("The ministry", "said", f"{that}exports fell"),
        ("The ministry", "citing", "customs data"),
    )
    assert found == [
        ("The ministry", f"{that}exports fell", None),
        ("customs data", "exports fell", 0),
    ]


def test_a_reason_that_is_cited_is_no_source() -> None:
    text = "The ministry refused to answer, citing privacy rules."
    found = chain(
        text,
        ("The ministry", "refused", "to answer"),
        ("The ministry", "citing", "privacy rules"),
    )
    assert ("The ministry", "to answer", None) in found
    assert not any(source == "privacy rules" for source, _, _ in found)


@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_a_bare_quotation_goes_on_from_the_statement_before(gap: str) -> None:
    text = f"“It held,” she said.{gap}“Then it fell.” Nobody crossed. “Why?”"

    class Bare(MarkingTagger):
        def _tag(self, text: str) -> tuple[Tagged, ...]:
            if "she said" not in text:
                return ()
            return (
                Tagged(
                    (span(text, "“It held,”"),),
                    span(text, "said"),
                    span(text, "she"),
                    SURE,
                ),
                Tagged((span(text, "“Then it fell.”"),), None, None, SURE),
                Tagged((span(text, "“Why?”"),), None, None, SURE),
            )

    found = find_chained(text, Bare())
    pieces = [[text[s.start : s.end] for s in one.tagged.content] for one in found]
    assert pieces == [["“It held,”", "“Then it fell.”"], ["“Why?”"]]


def test_what_is_told_in_one_reading_of_a_content_nests_too() -> None:
    text = "She said the mayor griped that the boat sank, according to a former aide."
    content = "the mayor griped that the boat sank, according to a former aide"

    class Levels(MarkingTagger):
        """One statement in the text, two in what she said."""

        def tag(self, texts: Sequence[str], way: Way = Way.TEXT) -> tuple[tuple[Tagged, ...], ...]:
            marks: tuple[Marks, ...] = (("She", "said", content),)
            if way is Way.INSIDE:
                griped = ("the mayor", "griped", "that the boat sank")
                aide = ("a former aide", "according to", "the mayor griped that the boat sank")
                marks = (griped, aide)
            return MarkingTagger(*marks).tag(texts)

    found = [
        (text[its.start : its.end], one.within)
        for one in find_chained(text, Levels())
        if (its := one.tagged.source)
    ]
    assert found == [("She", None), ("a former aide", 0), ("the mayor", 1)]


def test_a_reply_is_not_on_the_word_of_who_asked() -> None:
    text = "“Will you build it?” the reporter asked.\n\n“Never in my life,”"

    class Bare(MarkingTagger):
        def _tag(self, text: str) -> tuple[Tagged, ...]:
            if "asked" not in text:
                return ()
            asked = (span(text, "“Will you build it?”"),)
            return (
                Tagged(asked, span(text, "asked"), span(text, "the reporter"), SURE),
                Tagged((span(text, "“Never in my life,”"),), None, None, SURE),
            )

    assert [one.tagged.source is None for one in find_chained(text, Bare())] == [False, True]


def test_a_headline_by_its_colon_keeps_what_is_said_below() -> None:
    text = "Mayor: reportedly “no cuts”\n\n“We stand firm because the envoy said it was over,”"
    headline = Span(0, 27)

    class Across(MarkingTagger):
        def _tag(self, text: str) -> tuple[Tagged, ...]:
            if "Mayor" not in text:
                return ()
            below = span(text, "“We stand firm because the envoy said it was over,”")
            pieces = (span(text, "“no cuts”"), below)
            envoy = Tagged(
                (span(text, "it was over"),),
                span(text, "said"),
                span(text, "the envoy"),
                SURE,
            )
            return (Tagged(pieces, span(text, "reportedly"), None, SURE), envoy)

    found = find_chained(text, Across(), headline=headline)
    told = [(one.tagged.content[0].start, one.within) for one in found]
    assert told == [(7, None), (29, None), (text.index("it was over"), 1)]


def test_what_stood_in_one_that_falls_away_stands_in_the_next_one_out() -> None:
    text = "Ada said that Ben thinks Cem fears that the wall moved."

    class Doubtful(MarkingTagger):
        """Three in one reading, the middle one hardly believed."""

        def _tag(self, text: str) -> tuple[Tagged, ...]:
            told = (
                ("Ada", "said", "that Ben thinks Cem fears that the wall moved", 0.9),
                ("Ben", "thinks", "Cem fears that the wall moved", 0.1),
                ("Cem", "fears", "that the wall moved", 0.9),
            )
            return tuple(
                Tagged((span(text, content),), span(text, cue), span(text, source), Evidence(sure))
                for source, cue, content, sure in told
                if "Ada" in text
            )

    assert [one.within for one in find_chained(text, Doubtful())] == [None, 0]
