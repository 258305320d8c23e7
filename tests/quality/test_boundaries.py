"""How far it shows where the windows of a text are cut: pinned, as it does show."""

import onrecord
from onrecord.config import Settings
from onrecord.model import Span
from onrecord.read import open_reader
from onrecord.statements.chains import find_outermost
from tests.make import SAMPLES

FILLING = (
    "The quay is of stone and nine metres deep.\n"  # nobody's word, and moves all that follows
)
LINES = (1, 3, 5, 8, 12, 17)
ALIKE = 0.78  # of all that is found either way, exact spans and source alike

Found = tuple[tuple[Span, ...], Span | None]


def test_what_is_read_hangs_little_on_where_windows_are_cut() -> None:
    tagger = open_reader(Settings()).tagger

    def found(before: str, text: str) -> set[Found]:
        by = len(before)
        return {
            (
                tuple(Span(its.start - by, its.end - by) for its in one.content),
                Span(one.source.start - by, one.source.end - by) if one.source else None,
            )
            for one in find_outermost(before + text, tagger)
            if one.content[0].start >= by and (one.source is None or one.source.start >= by)
        }

    alike = told = 0
    for path in SAMPLES:
        text = onrecord.read(str(path)).article.unwrapped().text
        whole = found("", text)
        for count in LINES:
            moved = found(FILLING * count, text)
            alike, told = alike + len(whole & moved), told + len(whole | moved)
    assert alike / told >= ALIKE
