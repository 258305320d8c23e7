import json
from typing import Any

import pytest

from onrecord.model import Dated, DateOrigin, Metadata
from tests.make import html, page

STORY: dict[str, Any] = {"@type": "NewsArticle", "headline": "Bridge shut"}


def said(head: str) -> Metadata:
    return page(html(head=head)).metadata


def linked(*values: object) -> Metadata:
    scripts = (
        f'<script type="application/ld+json">{json.dumps(value)}</script>' for value in values
    )
    return said("".join(scripts))


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def test_a_page_that_says_nothing_is_not_guessed_at() -> None:
    assert page("<p>Nothing is known.</p>").metadata == Metadata()


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Ada Brandt", ("Ada Brandt",)),
        ({"name": "Ada Brandt"}, ("Ada Brandt",)),
        ([{"name": "Ada Brandt"}, {"name": "Olu Marsh"}], ("Ada Brandt", "Olu Marsh")),
        (["Ada Brandt", "Olu Marsh"], ("Ada Brandt", "Olu Marsh")),
        ({"name": ["Ada Brandt", "Olu Marsh"]}, ("Ada Brandt", "Olu Marsh")),
        ([{"name": "Ada Brandt"}, {"name": "Ada Brandt"}], ("Ada Brandt",)),
        ("https://vellimere.example/ada", ()),
        ({"name": "Jos&amp;eacute; Marsh"}, ("José Marsh",)),
        ({"@id": "#ada"}, ()),
        (7, ()),
        (None, ()),
    ],
)
def test_authors_in_every_shape(author: object, names: tuple[str, ...]) -> None:
    assert linked({**STORY, "author": author}).authors == names


@pytest.mark.parametrize(
    "value",
    [
        STORY,
        [STORY],
        {"@graph": [{"@type": "WebPage"}, STORY]},
        {"@type": "WebPage", "mainEntity": STORY},
        {**STORY, "@type": ["Thing", "http://schema.org/NewsArticle"]},
    ],
)
def test_the_story_is_found_where_sites_put_it(value: object) -> None:
    assert linked(value).headline == "Bridge shut"


def test_of_several_stories_the_one_that_says_most() -> None:
    fuller = {**STORY, "headline": "Bridge open", "author": "Ada Brandt"}
    assert linked(STORY, fuller, {"@type": "NewsArticle"}).headline == "Bridge open"


def test_linked_data_is_trusted_before_open_graph() -> None:
    head = meta("og:title", "Another") + meta("og:site_name", "Vellimere News")
    found = said(f'{head}<script type="application/ld+json">{json.dumps(STORY)}</script>')
    assert (found.headline, found.publisher) == ("Bridge shut", "Vellimere News")


@pytest.mark.parametrize(
    "script",
    ["{", "[" * 50_000, "<!--\n{}\n-->", 'null', '"x"', '{"@type": {"a": 1}}', '{"@type": 3}'],
)  # fmt: skip
def test_broken_linked_data_is_passed_over(script: str) -> None:
    head = f'<script type="application/ld+json">{script}</script>' + meta("og:title", "Bridge shut")
    assert said(head).headline == "Bridge shut"


def test_linked_data_with_what_sites_leave_in_it() -> None:
    script = '<!--\n{"@type": "NewsArticle", "headline": "Bridge\nshut"};\n-->'
    assert said(f'<script type="application/ld+json">{script}</script>').headline == "Bridge shut"


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        (meta("article:section", "Harbour"), "section", "Harbour"),
        (meta("og:url", "/a/b"), "canonical_url", "https://vellimere.example/a/b"),
        ("<link rel='canonical' href='/a'>", "canonical_url", "https://vellimere.example/a"),
        ("<meta name='AUTHOR' content='Ada Brandt'>", "authors", ("Ada Brandt",)),
        (meta("article:author", "https://social.example/ada"), "authors", ()),
        ("", "language", "en"),
    ],
)
def test_field(head: str, field: str, value: object) -> None:
    assert getattr(said(head), field) == value


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        (meta("og:pubdate", "2026-03-12T06:30Z"), "published_at", "2026-03-12T06:30:00+00:00"),
        (meta("article:modified_time", "2026-03-13"), "modified_at", "2026-03-13"),
        (meta("date", "soon") + meta("pubdate", "2026-03"), "published_at", "2026-03"),
        ("<time itemprop='datePublished' datetime='2026-03-12'>", "published_at", "2026-03-12"),
    ],
)  # fmt: skip
def test_dates_say_where_they_were_read(head: str, field: str, value: str) -> None:
    dated = getattr(said(head), field)
    assert isinstance(dated, Dated)
    assert (dated.value, dated.origin) == (value, DateOrigin.METADATA)


def test_a_time_beside_another_story_is_not_this_ones() -> None:
    assert said("<time class='teaser' datetime='2026-03-12'>12 March</time>").published_at is None
