import io
import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord.capture import open_captures
from onrecord.capture.feed_dates import find_date
from onrecord.config import Settings
from onrecord.errors import CaptureError, Damaged, Refused, Unreachable, UnsupportedMedia
from onrecord.model import Capture, Dated, DateOrigin, Metadata, Origin
from tests.capture.stub import SETTINGS as ONLINE
from tests.capture.stub import Answer, serve

OFFLINE = Settings(offline=True)
AT = datetime(2024, 5, 4, tzinfo=UTC)
STORY = "<p>“We were warned,” she said.</p>"
ESCAPED = STORY.replace("<", "&lt;")

RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:a="http://www.w3.org/2005/Atom">
<channel><title>The Gazette</title><link>https://gazette.example/</link><language>en-GB</language>
<a:link rel="self" href="https://gazette.example/feed"/>
<item><title>Dam &amp;#8220;safe&amp;#8221; &lt;em&gt;now&lt;/em&gt;</title>
<link> https://gazette.example/1 </link><guid isPermaLink="false">id-1</guid>
<pubDate>Fri, 03 May 2024 09:30:00 +0200</pubDate><dc:creator>Ada Roe</dc:creator>
<dc:creator>Ben Poe</dc:creator><description>Short.</description>
<content:encoded><![CDATA[{STORY}]]></content:encoded></item>
<item><title>Second</title><link>https://gazette.example/2</link>
<author>ada@gazette.example (Ada Roe)</author><pubDate>3 May 2024</pubDate>
<description>{ESCAPED}{"words " * 150}</description></item>
<item><title>Third</title><link>https://gazette.example/3</link>
<description>A teaser.</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://gazette.example/a/">
<title type="text">Gazette &lt;b></title><author><name>The Desk</name></author>
<entry><title type="html">Dam &lt;b&gt;safe&lt;/b&gt;</title><id>urn:1</id>
<link rel="enclosure" href="x.mp3"/><link href="1"/><published>2024-05-03T09:30:00Z</published>
<updated>2024-05-03T10:30:00.5+02:00</updated><author><name>Ada Roe</name></author>
<content type="html">{ESCAPED}</content></entry>
<entry xml:lang="de"><title>Zwei</title><id>urn:2</id><link href="/2"/><updated>2024-05-03</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{STORY}<br/><i/></div></content></entry>
<entry><title>Three</title><id>urn:3</id><content>Plain &lt;words&gt;.</content></entry>
</feed>"""
RDF = f"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel rdf:about="https://gazette.example/"><title>The Gazette</title>
<dc:language>fr</dc:language><items><rdf:Seq><rdf:li rdf:resource="https://gazette.example/1"/></rdf:Seq></items></channel>
<item rdf:about="https://gazette.example/1"><title>Dam</title><link>https://gazette.example/1</link>
<dc:date>2024-05</dc:date><dc:creator>Ada Roe</dc:creator>
<content:encoded>{ESCAPED}</content:encoded></item></rdf:RDF>"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "The Gazette",
    "language": "en",
    "authors": [{"name": "The Desk"}],
    "items": [
        {"id": "1", "url": "https://gazette.example/1", "title": "Dam", "content_html": STORY,
         "date_published": "2024-05-03T09:30:00-05:00", "authors": [{"name": "Ada Roe"}]},
        {"id": 2, "content_text": "Plain <words>. \ud800"},
        "no item",
        {"id": "4", "url": "https://gazette.example/4", "summary": "Short."},
    ],
}  # fmt: skip


def read(folder: Path, feed: str | bytes, name: str = "feed.xml") -> list[Capture | CaptureError]:
    path = folder / name
    path.write_bytes(feed if isinstance(feed, bytes) else feed.encode())
    return list(open_captures(str(path), settings=OFFLINE, at=AT))


def captures(found: list[Capture | CaptureError]) -> list[Capture]:
    assert all(isinstance(one, Capture) for one in found), found
    return [one for one in found if isinstance(one, Capture)]


def dated(value: str, text: str) -> Dated:
    return Dated(value, DateOrigin.FEED, text)


def test_rss(tmp_path: Path) -> None:
    first, second, third = read(tmp_path, RSS)
    assert first == Capture(
        "https://gazette.example/1", AT, "text/html; charset=utf-8", STORY.encode(), Origin.FEED,
        Metadata(
            headline="Dam “safe” now", authors=("Ada Roe", "Ben Poe"), publisher="The Gazette",
            published_at=dated("2024-05-03T09:30:00+02:00", "Fri, 03 May 2024 09:30:00 +0200"),
            language="en-GB",
        ),
    )  # fmt: skip
    assert isinstance(second, Capture)
    assert second.body.decode().startswith(STORY)
    assert second.entry is not None
    assert second.entry.published_at == dated("2024-05-03", "3 May 2024")
    assert second.entry.authors == ("Ada Roe",)
    assert isinstance(third, Refused)
    assert third.about == "https://gazette.example/3"
    assert "offline" in str(third)


def test_atom(tmp_path: Path) -> None:
    first, second, third = captures(read(tmp_path, ATOM))
    assert (first.url, first.body) == ("https://gazette.example/a/1", STORY.encode())
    assert first.entry == Metadata(
        headline="Dam safe", authors=("Ada Roe",), publisher="Gazette <b>",
        published_at=dated("2024-05-03T09:30:00+00:00", "2024-05-03T09:30:00Z"),
        modified_at=dated("2024-05-03T10:30:00.500000+02:00", "2024-05-03T10:30:00.5+02:00"),
        language="en",
    )  # fmt: skip
    assert second.url == "https://gazette.example/2"
    assert STORY in second.body.decode()
    assert second.body.endswith(b"<br/><i></i></div>")
    assert second.entry is not None
    assert (second.entry.language, second.entry.authors) == ("de", ("The Desk",))
    assert third.url == f"{tmp_path / 'feed.xml'}#urn:3"
    assert (third.body, third.media_type) == (b"Plain <words>.", "text/plain; charset=utf-8")


def test_rss_1(tmp_path: Path) -> None:
    (found,) = captures(read(tmp_path, RDF, "feed.rdf"))
    assert found.body == STORY.encode()
    assert found.entry == Metadata(
        headline="Dam", authors=("Ada Roe",), publisher="The Gazette", language="fr",
        published_at=dated("2024-05", "2024-05"),
    )  # fmt: skip


def test_json_feed(tmp_path: Path) -> None:
    first, second, third, fourth = read(tmp_path, json.dumps(JSON), "feed.json")
    assert isinstance(first, Capture)
    assert first.body == STORY.encode()
    assert first.entry == Metadata(
        headline="Dam", authors=("Ada Roe",), publisher="The Gazette", language="en",
        published_at=dated("2024-05-03T09:30:00-05:00", "2024-05-03T09:30:00-05:00"),
    )  # fmt: skip
    assert isinstance(second, Capture)
    assert second.media_type == "text/plain; charset=utf-8"
    assert second.body.decode() == "Plain <words>. \ufffd"
    assert second.url.endswith("feed.json#2")
    assert type(third) is Damaged
    assert type(fourth) is Refused


def test_feed_in_utf_16_and_after_a_slip_of_the_template(tmp_path: Path) -> None:
    assert len(read(tmp_path, ATOM.encode("utf-16"))) == 3
    assert len(read(tmp_path, "\n \n" + RSS)) == 3


@pytest.mark.parametrize("media_type", ["application/rss+xml", "text/xml", "text/html", ""])
def test_link_only_entries_are_fetched(media_type: str) -> None:
    items = "".join(f"<item><title>T{n}</title><link>/{n}</link></item>" for n in range(4))
    feed = Answer(
        f"<rss><channel>{items}</channel></rss>".encode(), headers={"Content-Type": media_type}
    )
    inner = Answer(b"", 302, {"Location": "http://localhost:1/"})
    with serve({"/feed": feed, "/0": Answer(), "/2": feed, "/3": inner}) as server:
        found = list(open_captures(f"{server.base}/feed", settings=ONLINE))
    page = found[0]
    assert isinstance(page, Capture)
    assert (page.url, page.origin) == (f"{server.base}/0", Origin.WEB)
    assert page.entry == Metadata(headline="T0")
    assert [type(one) for one in found] == [Capture, Unreachable, UnsupportedMedia, Refused]


def test_link_to_a_file_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.html"
    secret.write_text("<html>secret")
    item = f"<item><title>T</title><link>file://{secret}</link></item>"
    (error,) = read(tmp_path, f"<rss><channel>{item}</channel></rss>")
    assert isinstance(error, CaptureError)
    assert "neither content nor a link" in str(error)


BOMB = '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "doctype",
    [
        f"<!DOCTYPE rss [{BOMB}]>",
        "<!DOCTYPE rss>",
        '<!-- <rss> --><!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">',
        '<!DOCTYPE rss [<!ENTITY i SYSTEM "file:///etc/passwd">]>',
        '<!doctype rss [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
def test_doctype_is_refused(tmp_path: Path, doctype: str, encoding: str) -> None:
    feed = f"{doctype}<rss><channel><item><title>&i;</title><link>&i;</link></item></channel></rss>"
    begin = time.monotonic()
    (error,) = read(tmp_path, feed.encode(encoding))
    assert type(error) in (UnsupportedMedia, Damaged)
    assert "DOCTYPE" in str(error)
    assert time.monotonic() - begin < 1


def test_damaged_feed_gives_what_stands_before(tmp_path: Path) -> None:
    found = read(tmp_path, RSS[: RSS.index("<title>Third")])
    assert [type(one) for one in found] == [Capture, Capture, Damaged]
    assert isinstance(found[2], Damaged)
    assert found[2].about == str(tmp_path / "feed.xml")


@pytest.mark.parametrize(
    ("name", "feed"),
    [
        ("feed.xml", "<rss><channel><item><title>&nbsp;</title>"),
        ("feed.json", '{"version": "https://jsonfeed.org/version/1"'),
        ("feed.json", '{"version": "https://jsonfeed.org/version/1"}'),
        ("feed.json", '{"version": "https://jsonfeed.org/version/1", "a": ' + "[" * 100_000),
    ],
)
def test_damaged_feed(tmp_path: Path, name: str, feed: str) -> None:
    (error,) = read(tmp_path, feed, name)
    assert type(error) is Damaged


def test_entries_come_as_they_are_asked_for(tmp_path: Path) -> None:
    item = f"<item><title>T</title><description>{'words ' * 200}</description></item>"
    path = tmp_path / "feed.xml"
    path.write_text("<rss><channel>" + item * 3000 + "<broken")
    found = open_captures(str(path), settings=OFFLINE)
    assert isinstance(next(found), Capture)
    rest = list(found)
    assert [type(one) for one in rest[-2:]] == [Capture, Damaged]
    assert len(rest) == 3000


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Fri, 03 May 2024 09:30:00 GMT", "2024-05-03T09:30:00+00:00"),
        ("Fri, 3 May 2024 9:30 EST", "2024-05-03T09:30-05:00"),
        ("3 May 24 09:30:00 Z", "2024-05-03T09:30:00+00:00"),
        ("Friday, 03-May-99 09:30:00 GMT", "1999-05-03T09:30:00+00:00"),
        ("3 September 2024 09:30:00 -0330", "2024-09-03T09:30:00-03:30"),
        ("Fri, 03 May 2024 09:30:00 BST", "2024-05-03T09:30:00"),
        ("Fri, 03 May 2024 09:30:00", "2024-05-03T09:30:00"),
        ("Fri, 03 May 2024", "2024-05-03"),
        ("2024-05-03T09:30:00Z", "2024-05-03T09:30:00+00:00"),
        ("2024-05-03T09:30Z", "2024-05-03T09:30+00:00"),
        ("2024-05-03 09:30:00 +02:00", "2024-05-03T09:30:00+02:00"),
        ("2024-05-03T09:30:00", "2024-05-03T09:30:00"),
        ("2024-05-03", "2024-05-03"),
        ("2024-05", "2024-05"),
        ("2024", "2024"),
        (" 2024-05-03 \n", "2024-05-03"),
        ("Fri, 31 Feb 2024 09:30:00 GMT", None),
        ("Fri, 03 May 2024 25:30:00 GMT", None),
        ("03 Foo 2024", None),
        ("2024-13", None),
        ("2024-05-03T09:30:00+99:00", "2024-05-03T09:30:00"),
        ("yesterday", None),
        ("", None),
        (None, None),
        ("2" * 1_000_000, None),
    ],
)
def test_dates_are_as_precise_as_they_are_stated(text: str | None, value: str | None) -> None:
    found = find_date(text)
    assert (found.value if found else None) == value
    assert found is None or found.text == " ".join((text or "").split())


def test_author_of_a_megabyte_is_no_name(tmp_path: Path) -> None:
    begin = time.monotonic()
    author = f"<author>{'a@' * 500_000} (</author>"
    item = f"<item><title>T</title>{author}<description>{'words ' * 200}</description></item>"
    (found,) = captures(read(tmp_path, f"<rss><channel>{item}</channel></rss>"))
    assert found.entry == Metadata(headline="T")
    assert time.monotonic() - begin < 1


def test_character_reference_of_5000_digits_stays(tmp_path: Path) -> None:
    title = "&amp;#" + "1" * 5000
    item = f"<item><title>{title}</title><description>{'words ' * 200}</description></item>"
    (found,) = captures(read(tmp_path, f"<rss><channel>{item}</channel></rss>"))
    assert found.entry is not None
    assert found.entry.headline == "&#" + "1" * 5000


@pytest.mark.parametrize("origin", ["web", "stdin"])
def test_feed_by_other_doors(origin: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if origin == "stdin":
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ATOM.encode())))
        found = captures(list(open_captures("-", settings=OFFLINE, at=AT)))
        assert [one.origin for one in found] == [Origin.FEED] * 3
        assert found[2].url == "-#urn:3"
    else:
        with serve({"/a.atom": Answer(ATOM.encode(), headers={"Content-Type": ""})}) as server:
            found = captures(list(open_captures(f"{server.base}/a.atom", settings=ONLINE)))
        assert found[2].url == f"{server.base}/a.atom#urn:3"
