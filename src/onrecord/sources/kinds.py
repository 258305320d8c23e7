"""What kind of source a bearer is: a person, an organization, a group, a document, an outlet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.model import SpeakerKind
from onrecord.sources.names import ORGANISED
from onrecord.sources.nouns import noun_of
from onrecord.sources.via import is_outlet

if TYPE_CHECKING:
    from onrecord.model import Article
    from onrecord.sources.bearer import Bearer

__all__ = ["kind_of"]

SEVERAL = frozenset("some many most several few all both none nobody no everyone others".split())


def kind_of(one: Bearer, article: Article) -> SpeakerKind | None:
    """The kind of `one`; None where neither its name nor its words tell.

    A name that nothing shows to be a person's is taken for an organization's, as Berlin is for
    those who govern there.
    """
    if one.name is None:
        return SpeakerKind(one.kind) if one.kind else _of_words(one.phrase)
    if one.kind == "person" or (one.kind is None and one.gender is not None):
        return SpeakerKind.PERSON
    if is_outlet(one.name, article):
        return SpeakerKind.OUTLET
    if one.kind not in (None, "place"):
        return SpeakerKind(one.kind)
    return _of_name(one.name) or SpeakerKind.ORGANIZATION


def _of_name(name: str) -> SpeakerKind | None:
    """By what the name calls its bearer: the Norwood Report, the Republicans."""
    noun = noun_of(name.split()[-1])
    if noun is None or not noun.known:
        return None
    if noun.kind == "document" and " " in name and not noun.plural:
        return SpeakerKind.DOCUMENT
    return SpeakerKind.GROUP if noun.kind == "group" and " " not in name else None


def _of_words(phrase: str) -> SpeakerKind | None:
    """By head noun, or by an organisation's word anywhere."""
    noun = noun_of(phrase)
    if noun is not None and (noun.kind or noun.plural):
        return SpeakerKind(noun.kind or "group")
    words = phrase.casefold().split()
    if ORGANISED & set(words):
        return SpeakerKind.ORGANIZATION
    return SpeakerKind.GROUP if SEVERAL & set(words) else None
