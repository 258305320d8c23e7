from onrecord.evaluate.polnear import Relation
from onrecord.evaluate.tokens import in_tokens

TEXT = "Ada said it held.\nBen said no."
ADA = Relation(((0, 3),), ((4, 8),), ((9, 16),))
BEN = Relation(((18, 21),), ((22, 26),), ((27, 29),))


def rights(*found: Relation) -> dict[str, int]:
    counts = in_tokens(TEXT, found, (ADA, BEN))
    return {name.split(",")[0]: tally.right for name, tally in counts.items()}


def test_all_right() -> None:
    assert rights(ADA, BEN) == {"source": 2, "cue": 2, "content": 2}


def test_white_space_at_an_edge_is_no_token() -> None:
    wide = Relation(ADA.source, ADA.cue, ((8, 16),))
    assert rights(wide)["content"] == 1


def test_a_token_more_is_another_span() -> None:
    longer = Relation(ADA.source, ADA.cue, ((9, 17),))  # with the full stop
    assert rights(longer)["content"] == 0


def test_what_runs_over_paragraphs_is_a_span_in_each() -> None:
    across = Relation((), (), ((9, 21),))
    counts = in_tokens(TEXT, (across,), (ADA, BEN))
    assert counts["content, in tokens"].read == 2


def test_a_token_that_two_have_is_the_shorter_one_s() -> None:
    around = Relation(((0, 3),), ((4, 8),), ((0, 16),))
    counts = in_tokens(TEXT, (around,), (ADA,))
    assert counts["source, in tokens"].right == counts["content, in tokens"].right == 1
