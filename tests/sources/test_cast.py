import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sources.cast import find_cast
from onrecord.sources.nouns import Gender


def cast(text: str) -> list[tuple[str, str | None, int]]:
    return [(one.name, one.kind, len(one.mentions)) for one in find_cast(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a surname is joined to the one full name that ends with it
        (
            "Mayor Mary Ostin said it. Later Ostin left, and Ms. Ostin wrote.",
            [("Mary Ostin", "person", 3)],
        ),
        ("they saw Ada Oyarzun and Ben Oyarzun; Oyarzun left", None),
        # an acronym to the name it stands behind, a firm to its name in full
        (
            "the Harbour Works Authority (HWA) met; the HWA said no",
            [("Harbour Works Authority", None, 3)],
        ),
        (
            "shares of Norwood Inc fell, and Norwood said why",
            [("Norwood Inc", "organization", 2)],
        ),
        # an office is no name, what it is of may be one
        (
            "the State Department Spokesperson met President James Arlen",
            [("State Department", "organization", 1), ("James Arlen", "person", 1)],
        ),
        ("workers of General Motors met", [("General Motors", None, 1)]),
        # a forename begins another name
        (
            "the head of Norwood Works James Arlen and Minister of Ports Mary Ostin",
            None,
        ),
        # capitals that open a sentence, days and months are nobody
        ("Nevertheless it held. Yesterday was Monday, in March.", []),
        # a place by what stands before it
        ("it rained in Aldery, and near Aldery", [("Aldery", "place", 2)]),
    ],
)
def test_cast(text: str, expected: list[tuple[str, str | None, int]] | None) -> None:
    if expected is not None:
        assert cast(text) == expected


def test_two_bearers_keep_a_surname_open() -> None:
    names = {name for name, _, _ in cast("they saw Ada Oyarzun and Ben Oyarzun; Oyarzun left")}
    assert names == {"Ada Oyarzun", "Ben Oyarzun", "Oyarzun"}


def test_a_forename_begins_another_name() -> None:
    text = "the head of Norwood Works James Arlen and the Minister of Ports Mary Ostin"
    names = {name for name, _, _ in cast(text)}
    assert {"Norwood Works", "James Arlen", "Mary Ostin"} <= names


def test_gender_where_a_title_or_a_forename_tells() -> None:
    text = "They met Mrs Oyarzun, James Arlen and Ulv Brandt."
    told = {one.name: one.gender for one in find_cast(text)}
    assert told["Oyarzun"] is Gender.FEMININE
    assert told["James Arlen"] is Gender.MASCULINE
    assert told["Ulv Brandt"] is None


@given(st.text(alphabet=st.sampled_from("Aa .,\n()'’&-é日Mrs"), max_size=200))
def test_any_text_gives_names_that_stand_there(text: str) -> None:
    for one in find_cast(text):
        for span in one.mentions:
            assert text[span.start : span.end].strip()


def test_ten_thousand_mentions_of_one_name_are_one_bearer() -> None:
    text = "James Arlen said so. Then Arlen left. " * 5_000
    assert cast(text) == [("James Arlen", "person", 10_000)]
