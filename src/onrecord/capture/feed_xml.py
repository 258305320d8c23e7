"""RSS 2.0, RSS 1.0 and Atom, read from a stream of XML events.

lxml gets no network, no DTD and no huge trees, and a DOCTYPE is refused before it is parsed:
feeds need none, and entities are how XML documents explode or read local files.
"""

from __future__ import annotations

import codecs
import copy
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from onrecord.capture.feed_dates import find_date
from onrecord.capture.feed_entries import HTML, PLAIN, Entry, find_name, plain_text
from onrecord.capture.media import find_root, read_head
from onrecord.errors import Damaged, UnsupportedMedia
from onrecord.model import Metadata

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
DC_TERMS = "http://purl.org/dc/terms/"
XML = "http://www.w3.org/XML/1998/namespace"
# "" stands for the three namespaces of RSS: none, 1.0, and 0.9.
RSS = ("", "http://purl.org/rss/1.0/", "http://channel.netscape.com/rdf/simple/0.9/")
DOCTYPE = "a feed with a DOCTYPE, which may hold entities that explode; take it out to read it"
ROOTS = ("rss", "feed", "RDF")
ENTRIES = ("item", "entry")
# Elements of HTML without an end tag: all others must get one, or `<p/>` swallows what follows.
VOID = ("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")


def read_xml_feed(body: bytes, *, charset: str | None, about: str) -> Iterator[Entry]:
    """The entries of an RSS or Atom feed in its order; raises Damaged, after those before it.

    `charset` is what the server said, used where the document itself says nothing. What the feed
    says of itself is taken as far as it stands before an entry, as is the custom.
    """
    _refuse_doctype(body, about)
    feed = None
    events = _parse(body, charset)
    while (element := _next_element(events, about)) is not None:
        if feed is None:
            feed = _check_root(element.getroottree(), about)
        if _is_entry(element):
            yield _read_entry(element, feed)
            _forget(element)
    if feed is None:
        raise Damaged("the feed holds no elements", about=about)


def _refuse_doctype(body: bytes, about: str) -> None:
    root = find_root(read_head(body))
    if root is not None and root[1]:
        raise UnsupportedMedia(DOCTYPE, about=about)


def _parse(body: bytes, charset: str | None) -> Iterator[tuple[str, Any]]:
    source = body.lstrip(b" \t\r\n") if body[:1].isspace() else body  # a common slip of templates
    parser: Any = etree.iterparse
    events = parser(
        BytesIO(source),
        events=("end",),
        encoding=_encoding(source, charset),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    return iter(events)


def _encoding(body: bytes, charset: str | None) -> str | None:
    stated = body.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE))
    if stated or charset is None or b"encoding" in body[:200].partition(b"?>")[0]:
        return None
    try:
        return codecs.lookup(charset).name
    except LookupError:
        return None


def _next_element(events: Iterator[tuple[str, Any]], about: str) -> Any:
    try:
        _, element = next(events, (None, None))
    except etree.XMLSyntaxError as error:
        raise Damaged(f"not well-formed XML: {error.msg}", about=about) from error
    return element


def _check_root(tree: Any, about: str) -> Any:
    root = tree.getroot()
    if tree.docinfo.internalDTD is not None:  # in an encoding in which it was not seen before
        raise UnsupportedMedia(DOCTYPE, about=about)
    if etree.QName(root).localname not in ROOTS:
        raise UnsupportedMedia(f"<{root.tag}> is no feed", about=about)
    return root


def _is_entry(element: Any) -> bool:
    """Whether this is an entry of the feed itself, not one quoted within another."""
    name = etree.QName(element)
    known = name.namespace == ATOM or (name.namespace or "") in RSS
    return known and name.localname in ENTRIES and element.getparent() is not None


def _forget(entry: Any) -> None:
    """Let go of an entry that has been read, and of the empty shell of the one before it."""
    entry.clear()
    before = entry.getprevious()
    if before is not None and _is_entry(before):
        entry.getparent().remove(before)


def _read_entry(entry: Any, feed: Any) -> Entry:
    channel = next((one for one in feed if etree.QName(one).localname == "channel"), feed)
    content, media_type = _content(entry)
    metadata = Metadata(
        headline=_title(_first(entry, "title")),
        authors=_authors(entry) or _authors(_first_atom(entry, "source")) or _authors(feed),
        publisher=_title(_first(channel, "title")),
        published_at=find_date(_word(entry, "pubDate", "published", "date", "issued", "created")),
        modified_at=find_date(_word(entry, "updated", "modified")),
        language=_language(entry, channel),
    )
    return Entry(
        metadata,
        link=_link(entry) or _link_of_guid(entry),
        guid=_word(entry, "guid", "id"),
        content=content,
        summary=_markup(_first(entry, "description", "summary")),
        media_type=media_type,
    )


def _content(entry: Any) -> tuple[str | None, str]:
    """The page that an entry carries, and its type."""
    encoded = entry.findtext(f"{{{CONTENT}}}encoded")
    if encoded and encoded.strip():
        return encoded, HTML
    content = entry.find(f"{{{ATOM}}}content")
    if content is None or content.get("src"):
        return None, HTML
    kind = content.get("type", "text").lower()
    if kind in ("text", "text/plain"):
        return content.text, PLAIN
    if kind in ("html", "text/html", "xhtml", "application/xhtml+xml"):
        return _markup(content), HTML
    return None, HTML


def _markup(element: Any) -> str | None:
    """What stands in an element: escaped markup or text, or the elements themselves."""
    if element is None:
        return None
    if not len(element):
        return element.text or None
    inner = [element.text or ""]
    for child in element:
        plain = copy.deepcopy(child)
        for one in plain.iter(etree.Element):
            one.tag = etree.QName(one).localname
            one.text = one.text or (None if one.tag in VOID or len(one) else "")
        etree.cleanup_namespaces(plain)
        inner.append(etree.tostring(plain, encoding="unicode"))
    return "".join(inner)


def _title(element: Any) -> str | None:
    if element is not None and element.get("type", "html") == "text":
        return " ".join((element.text or "").split()) or None
    return plain_text(_markup(element))


def _authors(holder: Any) -> tuple[str, ...]:
    if holder is None:
        return ()
    stated = [one.findtext(f"{{{ATOM}}}name") for one in holder.iterfind(f"{{{ATOM}}}author")]
    stated += [one.text for one in holder.iterfind(f"{{{DUBLIN_CORE}}}creator")]
    stated = stated or [one.text for space in RSS for one in holder.iterfind(_tag(space, "author"))]
    names = (find_name(text) for text in stated)
    return tuple(dict.fromkeys(name for name in names if name))


def _language(entry: Any, channel: Any) -> str | None:
    for element in (entry, *entry.iterancestors()):
        if element.get(f"{{{XML}}}lang"):
            return str(element.get(f"{{{XML}}}lang"))
    return _word(entry, "language") or _word(channel, "language")


def _link(entry: Any) -> str | None:
    """The address of the page, against xml:base where there is one."""
    for link in entry.iterfind(f"{{{ATOM}}}link"):
        if link.get("rel", "alternate") == "alternate" and link.get("href"):
            return _against(link.base, link.get("href").strip())
    for space in RSS:
        text = (entry.findtext(_tag(space, "link")) or "").strip()
        if text:
            return _against(entry.base, text)
    return None


def _link_of_guid(entry: Any) -> str | None:
    """The guid, which is the address of the page unless it says that it is not."""
    guid = entry.find("guid")
    text = "" if guid is None or guid.get("isPermaLink") == "false" else (guid.text or "").strip()
    return text if text.startswith(("http://", "https://")) else None


def _against(base: str | None, link: str) -> str:
    try:
        return urljoin(base or "", link)
    except ValueError:  # as of "http://[": the web door will say what is wrong with it
        return link


def _tag(space: str, name: str) -> str:
    return f"{{{space}}}{name}" if space else name


def _first_atom(entry: Any, name: str) -> Any:
    return entry.find(f"{{{ATOM}}}{name}")


def _first(holder: Any, *names: str) -> Any:
    """The first child called so, in Atom, RSS or Dublin Core."""
    for name in names:
        for space in (ATOM, *RSS, DUBLIN_CORE, DC_TERMS):
            found = holder.find(_tag(space, name))
            if found is not None:
                return found
    return None


def _word(holder: Any, *names: str) -> str | None:
    found = _first(holder, *names)
    text = "" if found is None else " ".join((found.text or "").split())
    return text or None
