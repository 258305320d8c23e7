"""Sources -> bearers: whom each source means, in one walk through the article.

Names and sources come by in the order of the text. A name is its bearer's; "I" is whose words it
stands in; a pronoun or "the minister" is linked to one mentioned before, or left open; "a former
official" is somebody new. An unnamed source is never joined but where the text takes it up again.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.model import Span
from onrecord.sources.bearer import Bearer
from onrecord.sources.cast import find_cast
from onrecord.sources.link import MOST, Candidate, Taken
from onrecord.sources.names import CAPITAL, DEFINITE, find_name
from onrecord.sources.naming import find_body, find_own_name
from onrecord.sources.nouns import Noun, noun_of
from onrecord.sources.pronouns import ALONE, EITHER, FIRST_PERSON, FORMS, NEW, NO_ONE, UNNAMED
from onrecord.sources.taken_up import find_taken_up

if TYPE_CHECKING:
    from onrecord.model import Attribution
    from onrecord.sources.cast import Named

__all__ = ["Choose", "resolve"]

SENTENCE = re.compile(r"[.!?][\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])|\n")
OWNING = re.compile(r"^(?:(?:an?|the)\s)?(?:\w+\s){1,2}(?:by|from)\s+(?:the\s+)?\Z", re.I)
MOST_UNNAMED = 100  # unnamed sources, the latest, that a description may take up
POSSESSED = re.compile(rf"(?:{CAPITAL}\s){{0,3}}{CAPITAL}['’]s\s")  # "Norwood's harbour board"
OWNED = re.compile(r"['’]s?\s\w+")
LONGEST_BY = 12  # characters of "from the "
OPENS = re.compile(r"(?:\A|[.!?\n][\"”’)]*\s*)(?:the\s)?[\"“‘]?\s?\Z", re.I)


# Of a source, what it takes up and the candidates: the number of the one that is meant, or None.
Choose = Callable[[Span, Taken, Sequence[tuple[Bearer, Candidate]]], int | None]


def resolve(
    text: str, attributions: Sequence[Attribution], told: Sequence[Span], choose: Choose
) -> list[Bearer]:
    """The bearers that `attributions` have for sources, and those `told`, by first mention."""
    return _Walk(text, attributions, choose).bearers(told)


class _Walk:
    """One walk through the text; knows who has been mentioned, and where last."""

    def __init__(self, text: str, attributions: Sequence[Attribution], choose: Choose) -> None:
        self.text = text
        self.attributions = attributions
        self.choose = choose
        self.breaks = [match.end() for match in SENTENCE.finditer(text)]
        self.lines = [at for at, character in enumerate(text) if character == "\n"]
        self.of: dict[Span, Bearer] = {}
        self.around = dict(_around(attributions))
        self.spoke: Bearer | None = None
        self.unnamed: list[Bearer] = []
        self.worded: dict[str, Bearer] = {}  # by a name that only their being a source tells
        self.heard: list[Span] = []  # in order, those that do not speak of themselves
        self.recent: list[Bearer] = []  # the latest mentioned last
        cast = find_cast(text)
        self.named = {
            id(one): Bearer(one.name, one.name, one.kind, False, one.gender, names=[*one.mentions])
            for one in cast
        }
        self.events = sorted(
            [(span, one) for one in cast for span in one.mentions], key=lambda pair: pair[0]
        )

    def bearers(self, told: Sequence[Span]) -> list[Bearer]:
        """All whom a source, or one of those `told`, means."""
        sources = {one.source for one in self.attributions if one.source is not None}
        spans = sorted(sources | set(told))
        speaking = {span for span in spans if self._plain(span) in FIRST_PERSON}
        at = 0
        for span in spans:
            while at < len(self.events) and self.events[at][0].start < span.start:
                self._mention(self.events[at][0], self.named[id(self.events[at][1])])
                at += 1
            bearer = None if span in speaking else self._source(span)
            if bearer is not None:
                self._mention(span, self._hear(span, bearer))
                self.spoke = bearer if span in sources else self.spoke
        self.heard = [span for span in self.of if span in sources]
        for span in sorted(speaking):  # once those are known whose words they stand in
            if (bearer := self._speaking(span)) is not None:
                self._hear(span, bearer)
        return list({id(bearer): bearer for bearer in self.of.values()}.values())

    def _hear(self, span: Span, bearer: Bearer) -> Bearer:
        bearer.sources.append(span)
        self.of[span] = bearer
        return bearer

    def _plain(self, span: Span) -> str:
        """The words at `span` in small letters; none for "WHO", which is no pronoun."""
        words = self.text[span.start : span.end]
        return "" if len(words) > 1 and words.isupper() else words.casefold().strip(" ,")

    def _mention(self, span: Span, bearer: Bearer) -> None:
        bearer.latest = span
        bearer.mentions += 1
        self.recent = [one for one in self.recent[-3 * MOST :] if one is not bearer]
        self.recent.append(bearer)

    def _source(self, span: Span) -> Bearer | None:
        plain = self._plain(span)
        if plain in FORMS:
            return self._linked(span, *FORMS[plain])
        words = self.text[span.start : span.end]
        if plain in NO_ONE or not any(character.isalnum() for character in words):
            return None
        new = plain.partition(" ")[0] in NEW
        bearer = None if new else self._named_in(span)
        if bearer is not None:
            return bearer
        noun = noun_of(words) or Noun("", None, False)
        if noun.kind == "document" and (owner := self._owner(span)) is not None:
            return owner
        if not new and (DEFINITE.match(words) or POSSESSED.match(words)):
            unnamed = find_taken_up(words, noun.word, self.unnamed[-MOST_UNNAMED:])
            taken_up = unnamed or self._linked(span, "the", noun)
            if taken_up is not None:
                return taken_up
        heads = {noun.word} if noun.word else set()
        self.unnamed.append(Bearer(None, words, noun.kind, noun.plural, noun.gender, heads))
        return self.unnamed[-1]

    def _speaking(self, span: Span) -> Bearer | None:
        """Who says "I": whose words these are; who says "we": whom that one speaks for, if told."""
        outer, inside = self.around.get(span, (None, False))
        one = self.of.get(outer) if outer is not None and inside else None
        if one is None and self._is_quoted(span):
            at = bisect_left(self.heard, span)
            last = self.heard[at - 1] if at else None
            one = self.of[last] if last and self._line(last) == self._line(span) else None
        if one is None or self._plain(span) in ALONE or one.kind != "person":
            return one
        for source in one.sources[:MOST]:
            bodies = [self.named[id(named)] for _, named in self._events_in(source)]
            others = [body for body in bodies if body is not one]
            if others:
                return others[0]
        return one

    def _is_quoted(self, span: Span) -> bool:
        before = self.text[self.text.rfind("\n", 0, span.start) + 1 : span.start]
        return before.count("“") > before.count("”") or before.count('"') % 2 == 1

    def _named_in(self, span: Span) -> Bearer | None:
        """Whom the source at `span` names, if it names its own bearer."""
        inside = self._events_in(span)
        own = find_own_name(self.text, span, [event for event, _ in inside])
        if own is None:
            return self._by_words(span)
        named = next(named for event, named in inside if event == own)
        bearer = self.named[id(named)]
        before = noun_of(self.text[span.start : own.start]) if own.start > span.start else None
        after = noun_of(self.text[own.end : span.end].lstrip(" ,")) if own.end < span.end else None
        for noun in filter(None, (before, after)):
            bearer.heads.add(noun.word)
            bearer.gender = bearer.gender or noun.gender
            if (
                noun.kind in ("person", "outlet")
                and noun.word not in EITHER
                and bearer.kind is None
            ):
                bearer.kind = noun.kind
        return bearer

    def _by_words(self, span: Span) -> Bearer | None:
        """As `_named_in`, for a name that only its being a source tells."""
        words = self.text[span.start : span.end]
        body = find_body(words)
        name = body or (None if self._events_in(span) else find_name(words, self.text))
        if name is None:
            return None
        kind = "organization" if body else None
        return self.worded.setdefault(name, Bearer(name, words, kind, False, None))

    def _owner(self, span: Span) -> Bearer | None:
        """Whose a document is: "the report by Norwood Works", "Norwood Works' report"."""
        for event, named in self._events_in(span):
            before, after = self.text[span.start : event.start], self.text[event.end : span.end]
            by = OWNING.search(before) and not after.strip(' ,)”"')
            of = not DEFINITE.sub("", before).strip() and OWNED.fullmatch(after)
            if by or of:
                return self.named[id(named)]
        return None

    def _events_in(self, span: Span) -> list[tuple[Span, Named]]:
        first, last = (
            bisect_left(self.events, at, key=lambda pair: pair[0].start)
            for at in (span.start, span.end)
        )
        return self.events[first:last]

    def _linked(self, span: Span, form: str, noun: Noun) -> Bearer | None:
        """Who is taken up at `span`; nobody whom a word there shuts out."""
        sentence, line = self._sentence(span), self._line(span)
        head = noun.word or None
        taken = Taken(form, noun.kind, noun.plural, noun.gender, head, sentence, line)
        around, _ = self.around.get(span, (None, False))
        outer = self.of.get(around) if around is not None else None
        latest = [
            one
            for one in reversed(self.recent)
            if one.latest
            and one.latest.end <= span.start
            and (noun.gender is None or one.gender in (None, noun.gender))
        ]
        candidates = [(one, self._candidate(one, span, outer)) for one in latest[:MOST]]
        if form in ("who", "which"):
            beside = [bearer for bearer, other in candidates if other.beside]
            return beside[0] if beside else None
        chosen = self.choose(span, taken, candidates)
        if chosen is None or self._is_kept_apart(span, taken, *candidates[chosen]):
            return None
        bearer = candidates[chosen][0]
        if form == "he" and bearer.kind is None:
            bearer.kind = "person"
        return bearer

    def _is_kept_apart(
        self, span: Span, taken: Taken, bearer: Bearer, candidate: Candidate
    ) -> bool:
        """Whether a bearer must not be taken: another, unnamed source may be meant.

        A description of a person has to be one by which the text has called the bearer; after an
        unnamed source a pronoun is as likely that one's.
        """
        if bearer.name is None:
            return taken.form == "the"  # by its words or not at all
        if taken.form == "the":
            called = taken.head in candidate.heads
            person = taken.kind in ("person", "group")
            return bool(UNNAMED.search(self.text, span.start, span.end)) or (person and not called)
        spoke = self.spoke
        if spoke is None or spoke.name is not None or spoke.latest is None:
            return False
        near = taken.sentence - self._sentence(spoke.latest) <= 1
        fits = taken.gender is None or spoke.gender in (None, taken.gender)
        return near and fits and spoke.kind in (taken.kind, None)

    def _candidate(self, one: Bearer, span: Span, outer: Bearer | None) -> Candidate:
        latest = one.latest or span
        first = max(0, latest.start - LONGEST_BY)
        return Candidate(
            one.kind,
            one.name is not None,
            one.plural,
            one.gender,
            frozenset(one.heads),
            self._sentence(latest),
            self._line(latest),
            one.mentions,
            OPENS.search(self.text[first : latest.start]) is not None,
            one is self.spoke,
            one is outer,
            0 <= span.start - latest.end <= 2,
        )

    def _sentence(self, span: Span) -> int:
        return bisect_right(self.breaks, span.start)

    def _line(self, span: Span) -> int:
        return bisect_right(self.lines, span.start)


def _around(attributions: Sequence[Attribution]) -> Iterator[tuple[Span, tuple[Span | None, bool]]]:
    """For each inner statement's source, the outer one's, and whether it stands in its words."""
    for one in attributions:
        if one.source is not None and one.within is not None:
            outer = attributions[one.within]
            inside = any(piece.encloses(one.source) for piece in outer.content)
            yield one.source, (outer.source, inside)
