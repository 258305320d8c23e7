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


@pytest.mark.parametrize(
    "source",
    [
        "A former official who worked under Mary Ostin",
        "A lawyer who represents Mary Ostin",
        "A former official, citing Mary Ostin",
        "A former aide, unlike Mary Ostin",
        "A woman suing Mary Ostin",
        "People around Mary Ostin",
        "Officials (but not Mary Ostin)",
        "Nobody but Mary Ostin",
        "a source within Norwood Works",
        "A letter from critics of Mary Ostin",
        "A video of Mary Ostin",
        "A statement by Mary Ostin's former aide",
        "One Norwood member",
        "Another Norwood Party member",
        "A Norwood court",
        "Someone",
        "Another",
        "the anonymous woman",
        "the other woman",
        "the former policewoman, who asked not to be named",
    ],
)
def test_an_unnamed_source_never_becomes_a_named_one(source: str) -> None:
    text = f"Mary Ostin of Norwood Works opened it. Mary Ostin was glad. {source} said it held."
    found = resolved(text, (source, "it held"))
    speaker = next(one for one in found.speakers if one.id == found.by_whom[0])
    assert not speaker.named
    assert speaker.mentions == (Span(text.index(source), text.index(source) + len(source)),)


def test_a_pronoun_after_an_unnamed_source_is_left_open() -> None:
    text = (
        "James Arlen opened the quay. A former official, who asked not to be named, said Arlen"
        " had lied. He said the quay would fall."
    )
    source = "A former official, who asked not to be named,"
    told = names(text, (source, "Arlen had lied"), ("He", "the quay would fall"))
    assert told[1] != "James Arlen"


def test_i_is_not_who_spoke_in_another_paragraph() -> None:
    text = "“It held,” Mary Ostin said.\n“I fear that it will fall,” a former official said."
    told = names(text, ("Mary Ostin", "“It held,”"), ("I", "that it will fall"))
    assert told[1] is None


def test_two_who_may_be_spoken_for_are_none() -> None:
    text = "Ada Okafor said no. Ben Okafor said yes. A spokesman for Okafor said that it held."
    found = resolved(
        text,
        ("Ada Okafor", "no"),
        ("Ben Okafor", "yes"),
        ("A spokesman for Okafor", "that it held"),
    )
    assert found.speakers[2].speaks_for is None


def test_names_have_all_the_capitals_there_are() -> None:
    text = "Šefčovič said that it held. They met Maroš Šefčovič."
    assert names(text, ("Šefčovič", "that it held")) == ["Maroš Šefčovič"]


def test_a_party_in_brackets_is_not_its_member() -> None:
    text = "Mary Ostin (SNP) said no. The SNP said that it held."
    told = names(text, ("Mary Ostin (SNP)", "no"), ("The SNP", "that it held"))
    assert told == ["Mary Ostin", "SNP"]


def test_a_forename_that_is_a_word_is_kept() -> None:
    text = "Will Hutten said no. Anna Hutten said that it held."
    told = names(text, ("Will Hutten", "no"), ("Anna Hutten", "that it held"))
    assert told == ["Will Hutten", "Anna Hutten"]


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
        for speaker in resolved(text, (source, "that it held")).speakers:
            assert speaker.name in source
            assert speaker.name


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
