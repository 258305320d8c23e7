"""Reading -> on whose word its statements stand, as one tree from the reader outwards.

What one source says that another said goes through the first to the second.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from onrecord.export.sheet import NO_SOURCE, words_at

if TYPE_CHECKING:
    from onrecord.model import Reading, Speaker, Statement

__all__ = [
    "NAMED",
    "OPEN",
    "UNNAMED",
    "Chain",
    "Link",
    "Tree",
    "clean",
    "counted",
    "grow_chains",
    "tell_chains",
]

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NAMED, UNNAMED, OPEN = "named", "unnamed", "not resolved"


class Link(NamedTuple):
    """One of those on whose word something stands; `speaker` keeps two of one name apart."""

    name: str
    standing: str = NAMED
    speaker: int | None = None


Chain = tuple[Link, ...]  # from the reader outwards
READER = Link("the reader")


@dataclass(frozen=True, slots=True)
class Tree:
    """Every chain, each after the one it goes on from; `words` go through it to all behind it.

    `statements` counts those that end there.
    """

    chains: tuple[Chain, ...]
    words: dict[Chain, int]
    statements: Counter[Chain]
    onward: dict[Chain, list[Chain]]


def grow_chains(reading: Reading) -> Tree:
    """The chains of all statements of `reading`; of the page alone where there is none."""
    known: dict[int | None, Speaker] = {one.id: one for one in reading.speakers}
    through: dict[Chain, set[int]] = {}
    ending: Counter[Chain] = Counter()
    page = _chain(reading, None, known)
    for statement in (None, *reading.statements):
        chain = page if statement is None else _chain(reading, statement, known)
        words = words_at(reading, statement) if statement else ()
        for length in range(1, len(chain) + 1):
            through.setdefault(chain[:length], set()).update(words)
        ending[chain] += statement is not None
    onward: dict[Chain, list[Chain]] = {chain: [] for chain in through}
    for chain in through:
        if len(chain) > 1:
            onward[chain[:-1]].append(chain)
    words_through = {chain: len(its) for chain, its in through.items()}
    return Tree(_in_order(onward, (READER,)), words_through, ending, onward)


def _chain(
    reading: Reading, statement: Statement | None, known: dict[int | None, Speaker]
) -> Chain:
    """What `Reading.chain_of` tells by name, with the reader before it; of the page by itself too.

    The same name twice running is one link, as there.
    """
    page = [reading.article.publisher or "this page", reading.article.origin]
    links = [READER, *(Link(clean(name)) for name in page if name)]
    stated = [statement] if statement else []
    while stated and (outer := stated[0].attribution.within) is not None:
        stated.insert(0, reading.statements[outer])
    relay = known.get(stated[0].via) if stated else None
    links += [_link(relay)] if relay else []
    for one in stated:
        speaker = known.get(one.speaker_id)
        source = reading.source_of(one)
        open_one = Link(clean(source), OPEN) if source else Link(NO_SOURCE, NO_SOURCE)
        links.append(_link(speaker) if speaker else open_one)
    return tuple(one for at, one in enumerate(links) if not at or not _is_same(links[at - 1], one))


def _is_same(one: Link, other: Link) -> bool:
    """Whether two links are one: of one name, and not known to be two speakers."""
    two = None not in (one.speaker, other.speaker) and one.speaker != other.speaker
    return one.name == other.name and not two


def _link(speaker: Speaker) -> Link:
    return Link(clean(speaker.name), NAMED if speaker.named else UNNAMED, speaker.id)


def clean(words: str) -> str:
    """`words` on one line, without the characters that no XML may hold."""
    return " ".join(NOT_XML.sub("\ufffd", words).split())


def _in_order(onward: dict[Chain, list[Chain]], root: Chain) -> tuple[Chain, ...]:
    """Every chain before those that go on from it, and those together."""
    ordered, waiting = [], [root]
    while waiting:
        chain = waiting.pop()
        ordered.append(chain)
        waiting += reversed(onward[chain])
    return tuple(ordered)


def tell_chains(reading: Reading) -> tuple[str, ...]:
    """What the picture shows, a line a chain that a statement ends, in reading order.

    "this page, from Harbour Courier, from a former aide (unnamed): 1 statement, 12 words"
    """
    tree = grow_chains(reading)
    return tuple(
        f"{', from '.join(map(_called, chain[1:]))}: {_count(tree.statements[chain], 'statement')},"
        f" {_count(tree.words[chain], 'word')}"
        for chain in tree.chains
        if tree.statements[chain]
    )


def _called(link: Link) -> str:
    plain = link.standing in (NAMED, NO_SOURCE)
    return link.name if plain else f"{link.name} ({link.standing})"


def counted(tree: Tree, chain: Chain) -> str:
    """How many words rest on the last link of `chain`, and whether it is not named."""
    standing = chain[-1].standing
    words = _count(tree.words[chain], "word")
    return f"{words}, {standing}" if standing in (UNNAMED, OPEN) else words


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
