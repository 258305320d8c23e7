"""The language a story is written in, by its words; what the page declares only breaks ties."""

from __future__ import annotations

from py3langid import classify

__all__ = ["find_language"]

ENOUGH = 60  # letters; in fewer no language shows reliably
SAMPLE = 2_000  # characters


def find_language(text: str, declared: str | None) -> str | None:
    """ISO 639-1 code of the language of `text`, or what the page declares where it is short."""
    letters = sum(map(str.isalpha, text[:SAMPLE]))
    said = declared.split("-")[0].lower() if declared else None
    if letters < ENOUGH:
        return said
    language: str = classify(text[:SAMPLE])[0]
    return language
