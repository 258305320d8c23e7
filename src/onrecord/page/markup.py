"""HTML -> blocks: runs of text as a browser would break them, each with the path to it.

Nothing inside a run is dropped. Scripts, styles and the like hold no text for a reader and make
no block. White space is collapsed, as a browser does; no other character is touched.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from lxml import etree

from onrecord.errors import TooLarge
from onrecord.model import Block, BlockKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    Node = tuple[HtmlElement, bool]  # the text of an element, or (True) the text after it

__all__ = ["find_blocks", "find_titles"]

SILENT = frozenset(
    "script style template svg math iframe object embed canvas audio video map head noscript"
    " select textarea datalist".split()
)
BREAKING = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset"
    " figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li"
    " main menu nav ol optgroup option p pre section summary table tbody td tfoot th thead tr ul"
    " button label".split()
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
PLAIN_TAG = re.compile(r"[a-z][a-z0-9]*")  # others may have a namespace in their path
WORD = re.compile(r"[a-z]+")
CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
NAMING = ("class", "id", "itemprop", "role", "data-testid", "data-component", "rel")
MOST_BLOCKS = 20_000  # the longest real page at hand has 2,700
MOST_HINTS = 80  # words kept of all the ancestors; the nearest matter most


@dataclass(slots=True)
class _Run:
    """Text gathered so far: its parts, the nodes they came from, and how much of it is links."""

    parts: list[str] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    linked: int = 0


def find_blocks(root: HtmlElement) -> tuple[Block, ...]:
    """Find the blocks of the document under `root`, in reading order."""
    return tuple(_Walk(root).blocks())


def find_titles(root: HtmlElement) -> tuple[Block, ...]:
    """What the head of the document gives as its title: furniture, but a headline's last resort."""
    tree = root.getroottree()
    titles = [(title.text or "", tree.getpath(title)) for title in root.iterfind("head/title")]
    titles += [
        (meta.get("content") or "", f"{tree.getpath(meta)}/@content")
        for meta in root.iterfind("head/meta")
        if meta.get("property") == "og:title"
    ]
    return tuple(
        Block(BlockKind.FURNITURE, " ".join(text.split()), path, hints=("title",))
        for text, path in titles
        if text.strip()
    )


class _Walk:
    """One pass over the tree; the tree is not changed, and the stack is our own: no recursion."""

    def __init__(self, root: HtmlElement) -> None:
        self.root = root
        self.paths = _Paths(root)
        self.run = _Run()
        self.found: list[Block] = []
        self.hints: list[tuple[str, ...]] = []
        self.links = 0
        self.heading: HtmlElement | None = None

    def blocks(self) -> list[Block]:
        stack: list[tuple[HtmlElement, bool]] = [(self.root, False)]
        while stack:
            element, leaving = stack.pop()
            if leaving:
                self._leave(element)
            elif self._enter(element):
                stack.append((element, True))
                stack.extend((child, False) for child in reversed(element))
            else:
                self._text(element, element.tail, tail=True)
        self._flush()
        return self.found

    def _enter(self, element: HtmlElement) -> bool:
        """Take up `element`; False where it and all below it hold no text for a reader."""
        tag = element.tag
        if not isinstance(tag, str) or tag in SILENT:
            return False
        if tag in BREAKING or (tag == "br" and self.heading is None):
            self._flush()
        elif tag == "br":
            self.run.parts.append(" ")
        if tag in HEADINGS:
            self.heading = element
        self.hints.append(_words_of(element))
        self.links += tag == "a"
        self._text(element, element.text, tail=False)
        return True

    def _leave(self, element: HtmlElement) -> None:
        if element.tag in BREAKING:
            self._flush()
        if element is self.heading:
            self.heading = None
        self.hints.pop()
        self.links -= element.tag == "a"
        self._text(element, element.tail, tail=True)

    def _text(self, element: HtmlElement, text: str | None, *, tail: bool) -> None:
        if not text or (element is self.root and tail):
            return
        self.run.parts.append(text)
        if text.strip():
            self.run.nodes.append((element, tail))
            if self.links:
                self.run.linked += len(text.strip())

    def _flush(self) -> None:
        run, self.run = self.run, _Run()
        if not run.nodes:
            return
        if len(self.found) == MOST_BLOCKS:
            raise TooLarge(f"more than {MOST_BLOCKS:,} pieces of text: not a page with a story")
        text = " ".join("".join(run.parts).split())
        home = _home(run.nodes)
        self.found.append(
            Block(
                _kind(home),
                text,
                self.paths.path(home, run.nodes, text),
                min(1.0, run.linked / len(text)),
                tuple(word for words in self.hints[-MOST_HINTS:] for word in words)[-MOST_HINTS:],
            )
        )


def _words_of(element: HtmlElement) -> tuple[str, ...]:
    """Tag name and the lower-case words of class, id and the like: `articleBody` is two."""
    named = " ".join(filter(None, (element.get(name) for name in NAMING)))
    return (element.tag, *WORD.findall(CAMEL.sub(" ", named[:400]).lower())[:12])


def _home(nodes: list[Node]) -> HtmlElement:
    """The deepest element that holds all of the run's text."""
    first, last = (
        [*reversed([*_parent(node).iterancestors()]), _parent(node)]
        for node in (nodes[0], nodes[-1])
    )
    home = first[0]
    for one, other in zip(first, last, strict=False):
        if one is not other:
            break
        home = one
    return home


def _parent(node: Node) -> HtmlElement:
    element, tail = node
    parent = element.getparent() if tail else element
    assert parent is not None, "the text after the root is never taken up"
    return parent


class _Paths:
    """XPaths of runs; text nodes and siblings are counted once, not for each path."""

    def __init__(self, root: HtmlElement) -> None:
        self.tree = root.getroottree()
        self.root = root
        self.apart: dict[HtmlElement, str] = {}
        self.known: dict[HtmlElement, str] = {root: str(self.tree.getpath(root))}

    @cached_property
    def places(self) -> dict[Node, int]:
        """The number of each text node, as XPath counts them; of an element's start, the last."""
        places: dict[Node, int] = {}
        place = 0
        for event, element in etree.iterwalk(self.root, events=("start", "end", "comment", "pi")):
            if event == "start":
                place += bool(element.text)
                places[element, False] = place
            else:
                place += bool(element.tail)
                places[element, True] = place
        return places

    def path(self, home: HtmlElement, nodes: list[Node], text: str) -> str:
        """Path of the run's element where the run is all of it, else of its text nodes."""
        path = self._element(home)
        if _is_all(home, text):
            return path
        before = self.places[home, False] - bool(home.text)
        first, last = (self.places[node] - before for node in (nodes[0], nodes[-1]))
        if first == last:
            return f"{path}/descendant::text()[{first}]"
        gaps = last - first >= len(nodes)  # other text may stand among the run's
        apart = self._without_silent(home) if gaps else ""
        return f"{path}/descendant::text()[position()>={first} and position()<={last}]{apart}"

    def _without_silent(self, home: HtmlElement) -> str:
        if home not in self.apart:
            tags = sorted({str(element.tag) for element in home.iterdescendants(*SILENT)})
            self.apart[home] = "".join(f"[not(ancestor::{tag})]" for tag in tags)
        return self.apart[home]

    def _element(self, element: HtmlElement) -> str:
        unknown = [element]
        while unknown[-1] not in self.known:
            unknown.append(_parent((unknown[-1], True)))
        for parent in unknown[:0:-1]:
            self._name_children(parent)
        return self.known[element]

    def _name_children(self, parent: HtmlElement) -> None:
        """As lxml names them: with a number only where several have the tag."""
        if len(parent) and parent[0] in self.known:
            return
        totals = Counter(str(child.tag) for child in parent)
        seen: Counter[str] = Counter()
        for child in parent:
            tag = str(child.tag)
            seen[tag] += 1
            if PLAIN_TAG.fullmatch(tag):
                number = f"[{seen[tag]}]" if totals[tag] > 1 else ""
                self.known[child] = f"{self.known[parent]}/{tag}{number}"
            else:
                self.known[child] = str(self.tree.getpath(child))


def _is_all(home: HtmlElement, text: str) -> bool:
    """Whether `home` holds the words of `text` and no other; looks no further than needed."""
    wanted = text.replace(" ", "")
    seen = 0
    for part in home.itertext(etree.Element, with_tail=True):
        words = "".join(part.split())
        if not wanted.startswith(words, seen):
            return False
        seen += len(words)
    return seen == len(wanted)


def _kind(home: HtmlElement) -> BlockKind:
    for element in (home, *home.iterancestors()):
        tag = element.tag
        if tag in HEADINGS:
            return BlockKind.HEADING
        if tag in ("figcaption", "caption", "figure"):
            return BlockKind.CAPTION
        if tag == "blockquote":
            return BlockKind.QUOTATION
        if tag == "li":
            return BlockKind.LIST_ITEM
        if tag in ("nav", "footer", "button", "form", "label", "option"):
            return BlockKind.FURNITURE
        if tag in ("article", "main", "body"):
            break
    return BlockKind.PARAGRAPH
