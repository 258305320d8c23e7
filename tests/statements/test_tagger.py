"""The model that comes with onrecord: what must hold whatever it has learned."""

import pytest

from onrecord.statements import OnnxTagger, open_bundle


@pytest.fixture(scope="module")
def tagger() -> OnnxTagger:
    return OnnxTagger(open_bundle())


def test_a_plain_statement_is_found_exactly(tagger: OnnxTagger) -> None:
    text = "“We will not move the tide line,” Selma Oyarzun said on Monday."
    ((one,),) = tagger.tag([text])
    assert text[one.content[0].start : one.content[0].end] == "“We will not move the tide line,”"
    assert one.source is not None
    assert text[one.source.start : one.source.end] == "Selma Oyarzun"
    assert one.cue is not None
    assert text[one.cue.start : one.cue.end] == "said"
    assert one.evidence.product > 0.5


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "“",
        '"It held, she said.',
        '\'It held," she said. "And it holds.',
        "“It held.\n\n“It holds,” she said.",
        "‘“It”’ “‘held’”, she ‘said’",
        "\u200b\u00ad\ufeff",
        "SHE SAID IT HELD",
        "日本 said 它 held",
        "said " * 3_000,
        "a" * 5_000,
        "\U0001f6a2 “It held,” she said. \U0001f6a2",
    ],
)
def test_any_text_is_read_and_no_span_leaves_it(tagger: OnnxTagger, text: str) -> None:
    (found,) = tagger.tag([text])
    for one in found:
        for span in (*one.content, one.cue, one.source):
            if span is not None:
                words = text[span.start : span.end]
                assert words
                assert words == words.strip()
                assert "\n" not in words


def test_texts_are_read_apart_from_each_other(tagger: OnnxTagger) -> None:
    one = "“It held,” she said."
    other = "The ministry denied that its delegates had changed their terms."
    assert tagger.tag([one, other]) == (*tagger.tag([one]), *tagger.tag([other]))


def test_a_text_of_many_windows_reads_each_statement(tagger: OnnxTagger) -> None:
    line = "“We will not move the tide line,” Selma Oyarzun said on Monday."
    (found,) = tagger.tag(["\n\n".join([line] * 60)])
    told = [one for one in found if one.source and one.cue and one.content]
    assert len(told) >= 57  # a window's edge may cost one
