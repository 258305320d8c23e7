"""A tagger that marks what a test tells it to, and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.statements import Tagged, Way
from onrecord.statements.confidence import FEATURES, Calibration, Evidence


@dataclass(frozen=True)
class Said:
    """Words to be marked wherever a text holds all of them; the content may be in pieces."""

    source: str | None
    cue: str | None
    content: tuple[str, ...]
    confidence: float = 0.9


AS_SAID = Calibration(  # what is said with 0.9 is right nine times in ten, and its source always
    tuple(float(name == "content") for name in FEATURES),
    tuple(30.0 * (name == "always") for name in FEATURES),
)


class ScriptedTagger:
    """Looks up the words of each `Said`; `texts` are those it was given."""

    name = "scripted/1"
    calibration = AS_SAID

    def __init__(self, *script: Said) -> None:
        self.script = script
        self.texts: list[str] = []

    def tag(self, texts: Sequence[str], way: Way = Way.TEXT) -> tuple[tuple[Tagged, ...], ...]:
        self.texts += texts
        return tuple(self._tag(text) for text in texts)

    def _tag(self, text: str) -> tuple[Tagged, ...]:
        return tuple(
            Tagged(
                tuple(span_of(text, piece) for piece in said.content),
                span_of(text, said.cue) if said.cue else None,
                span_of(text, said.source) if said.source else None,
                Evidence(said.confidence),
            )
            for said in self.script
            if all(word in text for word in (*said.content, said.cue, said.source) if word)
        )


def span_of(text: str, words: str) -> Span:
    """Where `words` first stand in `text`."""
    start = text.index(words)
    return Span(start, start + len(words))
