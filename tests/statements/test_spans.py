import itertools

import numpy as np
import pytest

from onrecord.statements.spans import (
    BEGIN,
    END,
    FORBIDDEN,
    INSIDE,
    OUTSIDE,
    SINGLE,
    TAGS,
    Role,
    allowed,
    find_spans,
    tag_of,
)


def scores_for(tags: list[int]) -> np.ndarray:
    scores = np.zeros((len(tags), TAGS), dtype=np.float32)
    scores[np.arange(len(tags)), tags] = 5.0
    return scores


def found(tags: list[int], lines: list[int] | None = None) -> list[tuple[Role, int, int]]:
    line = np.array(lines if lines is not None else [0] * len(tags), dtype=np.int64)
    return [(s.role, s.first, s.last) for s in find_spans(scores_for(tags), line, allowed())]


def test_spans_are_read_off_the_tags() -> None:
    tags = [
        tag_of(Role.SOURCE, SINGLE),
        tag_of(Role.CUE, SINGLE),
        tag_of(Role.CONTENT, BEGIN),
        tag_of(Role.CONTENT, INSIDE),
        tag_of(Role.CONTENT, END),
        OUTSIDE,
    ]
    assert found(tags) == [(Role.SOURCE, 0, 1), (Role.CUE, 1, 2), (Role.CONTENT, 2, 5)]


def test_a_hole_in_a_content_is_closed() -> None:
    scores = scores_for(
        [tag_of(Role.CONTENT, part) for part in (BEGIN, INSIDE, INSIDE, INSIDE, END)]
    )
    scores[2] = 0.0
    scores[2, OUTSIDE] = 1.0
    (span,) = find_spans(scores, np.zeros(5, dtype=np.int64), allowed())
    assert (span.first, span.last) == (0, 5)
    assert 0.0 < span.confidence < 1.0


def test_no_span_crosses_a_line() -> None:
    tags = [tag_of(Role.CONTENT, part) for part in (BEGIN, INSIDE, INSIDE, END)]
    spans = found(tags, [0, 0, 1, 1])
    assert spans
    assert all(not (first < 2 < last) for _, first, last in spans)


def test_a_long_content_is_one_span_and_no_words_no_span() -> None:
    inside = [tag_of(Role.CONTENT, INSIDE)] * 500
    tags = [tag_of(Role.CONTENT, BEGIN), *inside, tag_of(Role.CONTENT, END)]
    assert found(tags) == [(Role.CONTENT, 0, 502)]
    assert find_spans(np.zeros((0, TAGS), np.float32), np.zeros(0, np.int64), allowed()) == ()


@pytest.mark.parametrize("seed", range(5))
def test_the_path_is_the_best_of_all_allowed_paths(seed: int) -> None:
    """Against the search of every path, on three words of four tags."""
    dice = np.random.default_rng(seed)
    scores = np.full((3, TAGS), -50.0, dtype=np.float32)
    tags = [OUTSIDE, *(tag_of(Role.CUE, part) for part in (BEGIN, END, SINGLE))]
    scores[:, tags] = dice.normal(size=(3, 4))
    rules = allowed()

    def total(path: tuple[int, ...]) -> float:
        steps = sum(rules.between[a, b] for a, b in itertools.pairwise(path))
        edges = rules.start[path[0]] + rules.end[path[-1]]
        return float(steps + edges + sum(scores[word, tag] for word, tag in enumerate(path)))

    best = max(itertools.product(tags, repeat=3), key=total)
    expected = [first for first, tag in enumerate(best) if tag in (tags[1], tags[3])]
    spans = find_spans(scores, np.zeros(3, dtype=np.int64), rules)
    assert [span.first for span in spans] == expected
    assert total(best) > FORBIDDEN
