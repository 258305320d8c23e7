r"""How well pages are read: the story's body, headline, authors and day against expected ones.

A headline is right if it has the same letters and digits: what a page states of itself often has
other quotation marks than what it shows, and shown ones are kept; "to the letter" counts them too.
The body is scored as in the article extraction benchmark of Zyte (Scrapinghub, 2020): 4-word
shingles of `\\w+` tokens as a multiset, per page; F1 of the mean precision and the mean recall.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from lxml.html import HTMLParser, document_fromstring

from onrecord.article import find_article
from onrecord.article.headline import same_words
from onrecord.errors import EvaluationError, NotAnArticle
from onrecord.model import Article, Capture, ParagraphKind
from onrecord.page import decode, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Row", "evaluate_pages"]

SHINGLE = 4
SHORTEST_QUOTATION = 4  # words
TOKEN = re.compile(r"\w+")
QUOTED = re.compile(r"“([^“”\n]{1,600})”|\"([^\"\n]{1,600})\"")
FIELDS = ("headline", "headline to the letter", "authors exact", "published day")
BODY = (
    ParagraphKind.PARAGRAPH,
    ParagraphKind.HEADING,
    ParagraphKind.QUOTATION,
    ParagraphKind.LIST_ITEM,
    ParagraphKind.LABEL,
    ParagraphKind.CORRECTION,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: what was measured, its value in 0..1, and over how many."""

    name: str
    value: float
    count: int


def evaluate_pages(folder: Path) -> tuple[Row, ...]:
    """Score the reading of the pages below `folder`; raises EvaluationError if it has none.

    `folder` holds `ground-truth.json` beside its pages, or a folder a country with a JSON file a
    publisher, or both kinds below it.
    """
    bodies = sorted(folder.rglob("ground-truth.json"))
    expected = [path for path in sorted(folder.rglob("*.json")) if path.name != "ground-truth.json"]
    if not bodies and not expected:
        raise EvaluationError(
            "no ground-truth.json or publisher's JSON below it", about=str(folder)
        )
    rows: list[Row] = []
    for path in bodies:
        rows += _score_bodies(path)
    if expected:
        rows += _score_fields(expected)
    return tuple(rows)


def _read(path: Path, url: str) -> tuple[Article | None, Capture]:
    body = gzip.decompress(path.read_bytes())
    capture = Capture(url, datetime.now(UTC), "text/html", body)
    try:
        return find_article(lay_out(capture)), capture
    except NotAnArticle:
        return None, capture


def _body(article: Article | None) -> str:
    if article is None:
        return ""
    parts = (p.span for p in article.paragraphs if p.kind in BODY)
    return "\n".join(article.text[span.start : span.end] for span in parts)


def _score_bodies(path: Path) -> list[Row]:
    gold = json.loads(path.read_text(encoding="utf-8"))
    precisions, recalls, paths = [], [], Counter[bool]()
    quotations: Counter[str] = Counter()
    for name, entry in sorted(gold.items()):
        page = path.parent / f"{name}.html.gz"
        article, capture = _read(page, entry.get("url") or name)
        body, expected = _body(article), entry["articleBody"]
        precision, recall = _overlap(_shingles(body), _shingles(expected))
        precisions.append(precision)
        recalls.append(recall)
        quotations += _quotations(body, expected)
        paths.update(_stands(article, capture))
    precision, recall = (sum(values) / len(values) for values in (precisions, recalls))
    count = len(gold)
    return [
        Row("body F1", 2 * precision * recall / ((precision + recall) or 1), count),
        Row("body precision", precision, count),
        Row("body recall", recall, count),
        Row("quotations kept", quotations["kept"] / max(1, quotations["gold"]), quotations["gold"]),
        Row(
            "quotations false", quotations["false"] / max(1, quotations["read"]), quotations["read"]
        ),
        _stand_row(paths, "body pages"),
    ]


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = TOKEN.findall(text)
    size = min(SHINGLE, len(words)) or 1
    return Counter(zip(*(words[offset:] for offset in range(size)), strict=False))


def _overlap(read: Counter[tuple[str, ...]], gold: Counter[tuple[str, ...]]) -> tuple[float, float]:
    shared = (read & gold).total()
    precision = shared / read.total() if read else float(not gold)
    return precision, shared / gold.total() if gold else 1.0


def _quotations(body: str, expected: str) -> Counter[str]:
    """How many quotations of four words and more the gold has, kept, and how many are not its."""
    words_read, words_gold = (" ".join(TOKEN.findall(text)) for text in (body, expected))
    gold, read = _quoted(expected), _quoted(body)
    return Counter(
        gold=len(gold),
        kept=sum(words in words_read for words in gold),
        read=len(read),
        false=sum(words not in words_gold for words in read),
    )


def _quoted(text: str) -> list[str]:
    found = (TOKEN.findall(curly or straight) for curly, straight in QUOTED.findall(text))
    return [" ".join(words) for words in found if len(words) >= SHORTEST_QUOTATION]


def _stands(article: Article | None, capture: Capture) -> Iterator[bool]:
    """For each paragraph, whether its text is what stands at its path in the page."""
    if article is None:
        return
    markup = decode(capture.body, capture.media_type).replace("\x00", "")
    root = document_fromstring(markup, parser=HTMLParser(huge_tree=True))
    for paragraph in article.paragraphs:
        text = article.text[paragraph.span.start : paragraph.span.end]
        yield text == _text_at(root.getroottree().xpath(paragraph.path))


def _text_at(found: Any) -> str:
    if isinstance(found, str):
        return found
    parts = [
        node if isinstance(node, str) else node.text_content() if isinstance(node.tag, str) else ""
        for node in found
    ]
    return " ".join("".join(parts).split())


def _stand_row(paths: Counter[bool], name: str) -> Row:
    return Row(
        f"paragraphs at their path, {name}", paths[True] / max(1, paths.total()), paths.total()
    )


def _score_fields(files: list[Path]) -> list[Row]:
    hits: Counter[str] = Counter()
    paths: Counter[bool] = Counter()
    count = 0
    for file in files:
        pages = sorted(file.parent.glob(f"{file.stem}_*.html.gz"))
        entries = json.loads(file.read_text(encoding="utf-8")).values()
        for page, entry in zip(pages, entries, strict=True):
            count += 1
            article, capture = _read(page, page.name)
            paths.update(_stands(article, capture))
            hits += _fields(article, entry)
    return [
        *(Row(name, hits[name] / count, count) for name in FIELDS),
        _stand_row(paths, "field pages"),
    ]


def _fields(article: Article | None, entry: dict[str, Any]) -> Counter[str]:
    if article is None:
        return Counter()
    signed = {*article.byline.names, *filter(None, [article.byline.agency])}
    return Counter(
        {
            "headline": same_words(article.headline or "", entry["title"]),
            "headline to the letter": (article.headline or "").split() == entry["title"].split(),
            "authors exact": signed
            == {" ".join(name.split()) for name in entry.get("authors") or ()},
            "published day": _same_day(article, entry["publishing_date"]),
        }
    )


def _same_day(article: Article, expected: str) -> bool:
    if article.published_at is None or len(article.published_at.value) < 10:
        return False
    wanted = datetime.fromisoformat(expected)
    read = datetime.fromisoformat(article.published_at.value)
    if wanted.tzinfo and read.tzinfo:
        read = read.astimezone(wanted.tzinfo)
    return read.date() == wanted.date()
