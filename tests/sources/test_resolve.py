"""Whom a source means: by name, by pronoun, by description, in stories of our own."""

import pytest

from onrecord.model import Article, Attribution, Quotation, Span, SpeakerKind
from onrecord.sources import Resolved, find_speakers

Told = tuple[str, str] | tuple[str, str, int]  # words of source and content; within


def resolved(text: str, *told: Told) -> Resolved:
    """The speakers where each of `told`, in order, is said in `text`."""
    at = 0
    attributions: list[Attribution] = []
    for number, (source, content, *within) in enumerate(told):
        inside = bool(within)
        start = text.index(source, 0 if inside else at)
        if inside:
            outer = attributions[within[0]].content[0]
            start = text.index(source, outer.start)
        place = text.index(content)
        attributions.append(
            Attribution(
                str(number),
                (Span(place, place + len(content)),),
                None,
                Span(start, start + len(source)),
                Quotation.INDIRECT,
                0.9,
                within=within[0] if inside else None,
            )
        )
        at = max(at, start + 1)
    article = Article("c", "u", None, text, ())
    return find_speakers(article, tuple(attributions))


def names(text: str, *told: Told) -> list[str | None]:
    found = resolved(text, *told)
    by_id = {one.id: one.name for one in found.speakers}
    return [None if number is None else by_id[number] for number in found.by_whom]


def test_a_pronoun_is_who_spoke_before() -> None:
    text = "Mary Ostin said the quay would hold. She added that it was old."
    told = names(text, ("Mary Ostin", "the quay would hold"), ("She", "that it was old"))
    assert told == ["Mary Ostin", "Mary Ostin"]


def test_a_pronoun_is_nobody_of_another_gender() -> None:
    text = "James Arlen said the quay would hold. She added that it was old."
    assert names(text, ("James Arlen", "the quay"), ("She", "that it was old"))[1] is None


def test_i_is_whose_words_these_are() -> None:
    text = "“I fear that it fell,” James Arlen told the council, and Mary Ostin left."
    told = names(text, ("James Arlen", "“I fear that it fell,”"), ("I", "that it fell", 0))
    assert told == ["James Arlen", "James Arlen"]


def test_we_is_whom_the_speaker_speaks_for() -> None:
    text = "“We believe that it fell,” Mary Ostin, a spokeswoman for Norwood Works, said."
    source = "Mary Ostin, a spokeswoman for Norwood Works"
    told = names(text, (source, "“We believe that it fell,”"), ("We", "that it fell", 0))
    assert told == ["Mary Ostin", "Norwood Works"]


def test_a_relative_pronoun_is_who_stands_right_before_it() -> None:
    text = "They met James Arlen, who said the quay would hold."
    assert names(text, ("who", "the quay would hold")) == ["James Arlen"]


def test_a_description_without_anyone_before_it_is_somebody_new() -> None:
    found = resolved("The former minister said no.", ("The former minister", "no"))
    (speaker,) = found.speakers
    assert (speaker.name, speaker.named, speaker.kind) == (
        "The former minister",
        False,
        SpeakerKind.PERSON,
    )


@pytest.mark.parametrize(
    ("source", "name", "kind", "named"),
    [
        ("Norwood spokesman James Arlen", "James Arlen", SpeakerKind.PERSON, True),
        ("the engineer, Mary Ostin,", "Mary Ostin", SpeakerKind.PERSON, True),
        ("James Arlen of Norwood Works", "James Arlen", SpeakerKind.PERSON, True),
        ("aides to James Arlen", "aides to James Arlen", SpeakerKind.GROUP, False),
        ("the Aldish government", "Aldish government", SpeakerKind.ORGANIZATION, True),
        ("the Courier newspaper", "Courier", SpeakerKind.OUTLET, True),
        ("two people familiar with it", "two people familiar with it", SpeakerKind.GROUP, False),
        ("the report", "the report", SpeakerKind.DOCUMENT, False),
        ("a report by Norwood Works", "Norwood Works", SpeakerKind.ORGANIZATION, True),
        ("a spokeswoman", "a spokeswoman", SpeakerKind.PERSON, False),
        ("Norwood Works officials", "Norwood Works officials", SpeakerKind.GROUP, False),
    ],
)
def test_names_and_kinds(source: str, name: str, kind: SpeakerKind, named: bool) -> None:
    text = f"It rained in Aldery, and {source} said that it held."
    found = resolved(text, (source, "that it held"))
    speaker = next(one for one in found.speakers if one.id == found.by_whom[0])
    assert (speaker.name, speaker.kind, speaker.named) == (name, kind, named)


def test_whom_a_spokesperson_speaks_for_is_a_speaker_too() -> None:
    text = "Mary Ostin, a spokeswoman for Norwood Works, said that it held."
    found = resolved(text, ("Mary Ostin, a spokeswoman for Norwood Works", "that it held"))
    ostin, works = found.speakers
    assert (ostin.name, works.name, ostin.speaks_for) == ("Mary Ostin", "Norwood Works", works.id)
    assert ostin.role == "a spokeswoman for Norwood Works"


def test_why_a_source_is_unnamed_and_how_many_they_are() -> None:
    text = "Two aides, who asked not to be named because talks go on, said that it held."
    (aides,) = resolved(text, ("Two aides", "that it held")).speakers
    assert aides.number == 2
    assert aides.reason == "asked not to be named because talks go on"


def test_bad_names_give_no_error_and_no_invention() -> None:
    listed = ", ".join(f"Ada{n} Bo{n}" for n in range(40)) + " and Cem Do"
    for source in ("Юлия Орлова", "ADA OKAFOR", "ada okafor", "A.B.", "“”", "日本", listed):
        text = f"Then {source} said that it held."
        (speaker,) = resolved(text, (source, "that it held")).speakers
        assert speaker.name.strip("“”") in source.strip("“”") or not speaker.name


def test_a_long_page_is_walked_in_time_linear_in_its_mentions() -> None:
    text = "James Arlen said it held. He added that it was old.\n" * 2_000
    spans = [at for at in range(0, len(text), 52)]
    made = []
    for number, at in enumerate(spans):
        for start, end in ((at, at + 11), (at + 26, at + 28)):
            content = (Span(end + 1, end + 5),)
            source = Span(start, end)
            made.append(
                Attribution(f"{number} {start}", content, None, source, Quotation.INDIRECT, 0.9)
            )
    found = find_speakers(Article("c", "u", None, text, ()), tuple(made))
    assert [one.name for one in found.speakers] == ["James Arlen"]
    assert len(found.speakers[0].mentions) == len(made)
