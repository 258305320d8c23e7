"""What a page says of itself in JSON-LD, meta tags and the like -> Metadata; nothing guessed.

JSON-LD is trusted before Open Graph, that before other meta tags: it names its fields.
"""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from onrecord.model import Dated, DateOrigin, Metadata
from onrecord.page.stamps import read_stamp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

__all__ = ["find_metadata"]

ARTICLE_TYPES = frozenset(
    "article newsarticle reportagenewsarticle analysisnewsarticle backgroundnewsarticle"
    " opinionnewsarticle reviewnewsarticle advertisercontentarticle satiricalarticle blogposting"
    " liveblogposting report scholarlyarticle techarticle socialmediaposting"
    " askpublicnewsarticle".split()
)
LONGEST_JSON = 2_000_000  # characters; state dumps of whole sites stand in some pages
DEEPEST = 6  # levels of JSON-LD looked into
MOST_NODES = 5_000
AUTHOR_METAS = ("author", "article:author", "dc.creator", "dcterms.creator", "sailthru.author",
                "parsely-author", "byl", "cxenseparse:author", "article.author")  # fmt: skip
PUBLISHED_METAS = ("article:published_time", "og:article:published_time", "datepublished",
                   "parsely-pub-date", "dc.date.issued", "dcterms.created", "sailthru.date",
                   "article.published", "cxenseparse:recs:publishtime", "pubdate", "publishdate",
                   "publish-date", "publication_date", "dc.date", "dcterms.date", "date",
                   "og:published_time", "article_date_original", "og:pubdate")  # fmt: skip
MODIFIED_METAS = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified",
                  "article.updated", "last-modified", "lastmod", "revised")  # fmt: skip
HEADLINE_METAS = ("og:title", "twitter:title", "headline", "parsely-title", "title")
SECTION_METAS = ("article:section", "parsely-section", "section", "cxenseparse:category")
PUBLISHER_METAS = ("og:site_name", "application-name", "publisher", "dc.publisher",
                   "copyright_holder")  # fmt: skip


def find_metadata(root: HtmlElement, url: str) -> Metadata:
    """Find what the document under `root`, received from `url`, says of itself."""
    story = _story(root)
    metas = _metas(root)
    canonical = _canonical(root, metas)
    return Metadata(
        headline=_text(story.get("headline"))
        or _text(story.get("name"))
        or _first(metas, HEADLINE_METAS),
        authors=_people(story.get("author")) or _meta_authors(metas),
        publisher=_name(story.get("publisher")) or _first(metas, PUBLISHER_METAS),
        published_at=_date([story.get("datePublished"), *_all(metas, PUBLISHED_METAS)]),
        modified_at=_date([story.get("dateModified"), *_all(metas, MODIFIED_METAS)]),
        section=_section(story.get("articleSection")) or _first(metas, SECTION_METAS),
        canonical_url=urljoin(url, canonical) if canonical else None,
        language=_language(root, story),
    )


def _story(root: HtmlElement) -> dict[str, Any]:
    """The JSON-LD object of the story: of several the one that says most."""
    found = [
        node
        for script in root.iter("script")
        if "ld+json" in (script.get("type") or "").lower()
        for node in _nodes(_parsed(script.text or ""))
        if _types(node) & ARTICLE_TYPES
    ]
    wanted = ("headline", "author", "datePublished", "articleBody", "publisher", "dateModified")
    return max(found, key=lambda node: sum(bool(node.get(key)) for key in wanted), default={})


def _parsed(text: str) -> Any:
    """The JSON in a script; sites leave comment marks, raw line breaks and entities in it."""
    if len(text) > LONGEST_JSON:
        return None
    text = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*$", "", text)
    try:
        return json.loads(text.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """The objects in `value`, outer before inner, as deep as sites nest their stories."""
    level = [value]
    seen = 0
    for _ in range(DEEPEST):
        below: list[Any] = []
        for one in level:
            seen += 1
            if seen > MOST_NODES:
                return
            if isinstance(one, dict):
                yield one
                below += [
                    one[key]
                    for key in (
                        "@graph",
                        "mainEntity",
                        "mainEntityOfPage",
                        "hasPart",
                        "itemListElement",
                        "item",
                    )
                    if key in one
                ]
            elif isinstance(one, list):
                below += one
        level = below


def _types(node: dict[str, Any]) -> set[str]:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return {kind.rsplit("/", 1)[-1].lower() for kind in kinds if isinstance(kind, str)}


def _metas(root: HtmlElement) -> dict[str, list[str]]:
    """Contents of the meta tags by lower-case name, in order."""
    metas: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        content = (meta.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (meta.get(attribute) or "").strip().lower()
            if name and content:
                metas.setdefault(name, []).append(content)
    for time in root.iter("time"):
        stamp = time.get("datetime") or ""
        role = f"{time.get('itemprop') or ''} {time.get('class') or ''}".lower()
        if stamp and ("datepublished" in role or "published" in role.split()):
            metas.setdefault("datepublished", []).append(stamp)
    return metas


def _all(metas: dict[str, list[str]], names: tuple[str, ...]) -> list[str]:
    return [content for name in names for content in metas.get(name, ())]


def _first(metas: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    return next(filter(None, map(_text, _all(metas, names))), None)


def _text(value: Any) -> str | None:
    """`value` as one line of text; JSON-LD often holds entities twice escaped."""
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(html.unescape(value)).split()) or None


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _people(value: Any) -> tuple[str, ...]:
    """The names in an `author` field: text, an object, a list of either, names in one string."""
    values = value if isinstance(value, list) else [value]
    names: list[str] = []
    for one in values:
        inner = one.get("name") if isinstance(one, dict) else one
        for name in inner if isinstance(inner, list) else [inner]:
            if (text := _text(name)) and not _is_address(text):
                names.append(text)
    return tuple(dict.fromkeys(names))


def _meta_authors(metas: dict[str, list[str]]) -> tuple[str, ...]:
    for name in AUTHOR_METAS:
        if found := tuple(
            one for one in map(_text, metas.get(name, ())) if one and not _is_address(one)
        ):
            return tuple(dict.fromkeys(found))
    return ()


def _is_address(text: str) -> bool:
    return bool(urlsplit(text).scheme in ("http", "https")) or text.startswith(("/", "@", "www."))


def _section(value: Any) -> str | None:
    return _text(value)


def _date(stamps: list[Any]) -> Dated | None:
    for stamp in stamps:
        text = _text(stamp)
        if text and (value := read_stamp(text)):
            return Dated(value, DateOrigin.METADATA, text)
    return None


def _canonical(root: HtmlElement, metas: dict[str, list[str]]) -> str | None:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            return str(link.get("href")).strip()
    return _first(metas, ("og:url",))


def _language(root: HtmlElement, story: dict[str, Any]) -> str | None:
    for value in (
        root.get("lang"),
        root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        story.get("inLanguage"),
    ):
        text = _name(value)
        if text and re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", text):
            return text.replace("_", "-")
    return None
