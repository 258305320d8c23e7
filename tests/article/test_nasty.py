"""Whatever is received: an article, or an error of our own, and soon."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.article import find_article, take_as_article
from onrecord.errors import OnRecordError
from onrecord.model import Article, Capture
from onrecord.page import decode_whole, lay_out
from tests.make import SENTENCES, STORY, capture, html, plain, words_at

MEGABYTE = 1_000_000
LIMIT = 5.0  # seconds of this process, however busy the machine is
NASTY = [
    '"', "'", "“", "“”", "(", "[", "<", " ", "a", "@", "9", "A a ", "- ", ",", "By A A A ", "\n",
    ". ", ": ", "_", "a_b ", "| ", "\u00a0", "e\u0301", "\0", "A: b\n", "“A.”\n",
    "Read more:\nA b\n",
]  # fmt: skip
MARKUP = [
    "<p>a", "<b>", "<div>", "<div>a", "a<br>", "<p>a<br>b</p>c", "<a>x<br>y</a>z ", "<!-- a -->b",
    "<blockquote>“A b c d e f g h i.”</blockquote>", "<h1>A b c</h1>", "<ul><li>a", "<i>a</b>",
    "<p>A sentence that is long enough to be kept, he said, for all that.</p>",
    "<p>“A sentence that is long enough to be kept, for all that.”</p>",
    "<b>x</b> <i>y</i> z<br>",
    "<table><tr><td>a", "&amp;", "<script>", "<meta name=author content=A>", "<svg>a",
]  # fmt: skip


def read(source: Capture) -> Article | None:
    try:
        return find_article(lay_out(source))
    except OnRecordError:
        return None


def in_time(source: Capture) -> None:
    begin = time.process_time()
    read(source)
    assert time.process_time() - begin < LIMIT


@pytest.mark.parametrize("text", NASTY, ids=ascii)
def test_a_megabyte_of_plain_text(text: str) -> None:
    in_time(plain(text * (MEGABYTE // len(text))))


@pytest.mark.parametrize("text", NASTY, ids=ascii)
def test_a_megabyte_in_a_paragraph(text: str) -> None:
    in_time(capture(html(f"<p>{text * (MEGABYTE // len(text))}</p>" + STORY)))


@pytest.mark.parametrize("text", NASTY, ids=ascii)
def test_a_paragraph_as_long_as_one_may_be(text: str) -> None:
    in_time(capture(html(f"<p>{text * (190_000 // len(text))}</p>" + STORY)))


@pytest.mark.parametrize("markup", MARKUP)
def test_as_many_pieces_as_a_page_may_hold(markup: str) -> None:
    in_time(capture(html(STORY + markup * 9_500)))


# Letters, marks and every kind of space and break; no halves of pairs, which no encoding gives.
TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200)
TAGS = st.sampled_from(
    "p div span b i a br h1 h2 li ul blockquote table td article script style svg em time".split()
)
NODES = st.recursive(
    TEXT.map(lambda text: text.replace("<", "&lt;"))
    | st.just("By Ada Brandt")
    | st.sampled_from(["The ferry company at Vellimere said it would mend both boats in May. " * 2])
    | st.just("<!-- x -->"),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>", TAGS, st.lists(inner, max_size=5)
    ),
    max_leaves=25,
)
OFTEN = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def check(story: Article | None) -> None:
    """Every paragraph lies in the text, in order, without overlap, and is not blank."""
    end = 0
    for paragraph in story.paragraphs if story else ():
        assert end <= paragraph.span.start < paragraph.span.end <= len(story.text if story else "")
        assert story is not None and story.words(paragraph.span).strip()
        end = paragraph.span.end


@OFTEN
@given(TEXT, st.booleans())
def test_any_text(text: str, with_story: bool) -> None:
    source = plain(text + ("\n\n" + "\n\n".join(SENTENCES)) * with_story)
    check(read(source))
    try:
        check(take_as_article(source, decode_whole(source)))
    except OnRecordError:
        assert not text.strip()


@OFTEN
@given(
    st.binary(max_size=300), st.sampled_from(["text/html", "text/plain", "", "text/html; charset"])
)
def test_any_bytes(body: bytes, media_type: str) -> None:
    check(read(capture(body, media_type=media_type)))


@OFTEN
@given(NODES)
def test_any_markup(markup: str) -> None:
    source = capture(html(markup + STORY))
    story = read(source)
    check(story)
    for paragraph in story.paragraphs if story else ():
        assert words_at(source, paragraph.path) == story.words(paragraph.span)  # type: ignore[union-attr]


@OFTEN
@given(st.text(alphabet="<>/!-=\"' apbdivr", max_size=120))
def test_any_broken_markup(markup: str) -> None:
    check(read(capture(markup)))
