"""Numbers written out or in figures: "two and a half", "2 1/2", "a dozen" -> what they count."""

from __future__ import annotations

__all__ = ["number_of"]

FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
SAID = {"couple": 2.0, "dozen": 12.0}
IDLE = frozenset(("a", "an", "the", "these", "of", "and"))


def number_of(words: list[str], worth: dict[str, int]) -> float | None:
    """The number that `words` say, None for one unsaid ("several", "two or three").

    `worth` gives the value of each number word.
    """
    total = part = 0.0
    if any(word in ("or", "to", "-", "–") for word in words):
        return None
    words = [word for word in words if word not in IDLE]
    if len(words) == 4 and words[2] == "/":
        whole, above, below = (_figure(words[n]) for n in (0, 1, 3))
        return whole + above / below if whole is not None and above and below else None
    for word in words:
        value = SAID.get(word, FRACTIONS.get(word, worth.get(word, _figure(word))))
        if value is None:
            return None
        if value in (100, 1000, 1_000_000):
            part = max(part, 1) * value
            if value > 100:
                total, part = total + part, 0.0
        elif word == "dozen":
            part = max(part, 1) * value
        else:
            part += value
    return total + part if words else 1.0


def _figure(word: str) -> float | None:
    plain = word.replace(",", "")
    return float(plain) if plain.replace(".", "", 1).isdecimal() else None
