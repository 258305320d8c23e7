import random

from hypothesis import given
from hypothesis import strategies as st

from training.noise import as_found, british, curly, in_capitals, in_small_letters, without_marks


@given(st.text(alphabet=st.sampled_from("aAß'\"“”‘’«» \nİ.")), st.integers(0, 200))
def test_every_way_of_setting_keeps_the_offsets(text: str, seed: int) -> None:
    for change in (british, curly, in_capitals, in_small_letters, without_marks):
        assert len(change(text)) == len(text)
    assert len(as_found(text, random.Random(seed))) == len(text)


def test_ways_of_setting() -> None:
    text = 'Ada said "it held" and “fell”.'
    assert british(text) == "Ada said ‘it held’ and ‘fell’."
    assert curly(text) == "Ada said “it held” and “fell”."
    assert without_marks(text) == "Ada said  it held  and  fell ."
    assert in_capitals("“No” to ß") == "“NO” TO ß"
