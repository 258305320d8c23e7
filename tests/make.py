"""Small factories, so that a test says only what it is about."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from lxml.html import HTMLParser, document_fromstring

from onrecord.article import find_article
from onrecord.model import Article, Block, BlockKind, Capture, Page, ParagraphKind
from onrecord.page import decode, lay_out
from onrecord.page.markup import BREAKING

HERE = Path(__file__).parent
PAGES = sorted((HERE / "pages").glob("*.html"))
SAMPLES = sorted((HERE.parent / "samples").glob("*.[ht][tx][mt]*"))
AT = datetime(2026, 4, 13, 10, 0, tzinfo=UTC)

SENTENCES = (
    "The ferry company at Vellimere said on Monday that it would mend both of its boats in May.",
    "“Nobody has asked us for a third one,” Oyelaran Brandt, who sells the tickets, said.",
    "The harbour board denied that it had been told, and a clerk said the letter was never sent.",
)
STORY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


def capture(body: bytes | str, *, media_type: str = "text/html", at: datetime = AT) -> Capture:
    """What was received: `body` as it is, or text as UTF-8."""
    received = body.encode() if isinstance(body, str) else body
    return Capture("https://vellimere.example/story", at, media_type, received)


def plain(text: str) -> Capture:
    """A capture of plain text."""
    return capture(text, media_type="text/plain; charset=utf-8")


def stored(path: Path) -> Capture:
    """A capture of the page kept at `path`."""
    media_type = "text/html" if path.suffix == ".html" else "text/plain"
    return Capture(path.name, AT, media_type, path.read_bytes())


def page(body: bytes | str, *, media_type: str = "text/html", at: datetime = AT) -> Page:
    """`body` laid out."""
    return lay_out(capture(body, media_type=media_type, at=at))


def html(inside: str = STORY, *, head: str = "", title: str = "Ferries to be mended") -> str:
    """A page with a headline, and `inside` as the story under it."""
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'>{head}</head>"
        f"<body><article><h1>{title}</h1>{inside}</article></body></html>"
    )


def article(body: bytes | str, *, media_type: str = "text/html", at: datetime = AT) -> Article:
    """The story found in `body`."""
    return find_article(page(body, media_type=media_type, at=at))


def block(text: str, kind: BlockKind = BlockKind.PARAGRAPH, *, links: float = 0.0) -> Block:
    """A piece of a page on its own."""
    return Block(kind, text, "/html/body/p", links)


def kinds(story: Article) -> list[tuple[ParagraphKind, str]]:
    """Each paragraph of `story` as its kind and its words."""
    return [(one.kind, story.words(one.span)) for one in story.paragraphs]


def words_at(source: Capture, path: str) -> str:
    """What stands at `path` in `source`: an XPath into its markup, or lines of its text."""
    text = decode(source.body, source.media_type).replace("\x00", "")
    if not path.startswith("line"):
        root = document_fromstring(text, parser=HTMLParser(huge_tree=True, remove_comments=False))
        return words_of(root.getroottree().xpath(path))
    place, _, characters = path.partition(", characters ")
    first, _, last = place.split(" ")[1].partition("-")
    joined = " ".join(" ".join(text.splitlines()[int(first) - 1 : int(last or first)]).split())
    if not characters:
        return joined
    start, _, end = characters.partition("-")
    return joined[int(start) - 1 : int(end)]


def words_of(found: Any) -> str:
    """The text of what an XPath gave, white space collapsed, comments left out."""
    if isinstance(found, str):
        return " ".join(found.split())
    parts = (
        after_break(node)
        if isinstance(node, str)
        else shown_text(node)
        if isinstance(node.tag, str)
        else ""
        for node in found
    )
    return " ".join("".join(parts).split())


def after_break(node: Any) -> str:
    """A text node that XPath gave, with a space before it if it follows a break or a block."""
    follows = node.is_tail and (node.getparent().tag == "br" or node.getparent().tag in BREAKING)
    return f" {node}" if follows else str(node)


def shown_text(node: Any) -> str:
    """The text in `node` as a reader sees it: a break or a block in a headline parts two words."""
    words = node.text or ""
    for child in node:
        parts = " " if child.tag == "br" or child.tag in BREAKING else ""
        inner = shown_text(child) if isinstance(child.tag, str) else ""
        words += f"{parts}{inner}{parts}{child.tail or ''}"
    return words
