"""What a person should look at in the times of an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.model import Question, QuestionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import Article, Timex

__all__ = ["ask_of_times"]

FIGURES = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}")


def ask_of_times(article: Article, timexes: Sequence[Timex]) -> tuple[Question, ...]:
    """Why a date in figures has no value: nothing tells its day from its month."""
    return tuple(
        Question(
            QuestionKind.DATE_ORDER,
            "Either figure could be the month; no other date and no outlet's country tells which.",
            (one.span,),
        )
        for one in timexes
        if one.value is None and FIGURES.fullmatch(article.words(one.span))
    )
