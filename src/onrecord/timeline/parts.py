"""What a rule kept of a match, and what its words count from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.timeline.numbers import number_of
from onrecord.timeline.period import Period, Unit

if TYPE_CHECKING:
    import re

    from onrecord.model import TimexType
    from onrecord.timeline.grammar import Grammar, Rule
    from onrecord.timeline.words import Words

__all__ = ["Context", "Meaning", "Parts"]

MOST_ALIKE = 9  # places in one rule that keep words under the same name
UNITS = {unit.name.lower(): unit for unit in Unit}


@dataclass(frozen=True, slots=True)
class Context:
    """What times count from: when the text was published, and the time in force in it.

    `ahead` says whether the clause looks ahead; `day_first` the order of numeric dates, if known.
    """

    published: Period | None
    in_force: Period | None
    ahead: bool
    day_first: bool | None


@dataclass(frozen=True, slots=True)
class Meaning:
    """A type, its TIMEX3 value and modifier, and the period that later times may count from."""

    type: TimexType
    value: str | None
    period: Period | None = None
    mod: str | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    """The words that `rule` kept in a match, by name."""

    rule: Rule
    match: re.Match[str]
    words: Words
    grammar: Grammar

    def has(self, name: str) -> bool:
        """Whether anything was kept under `name`."""
        return self._place(name) is not None

    def _place(self, name: str) -> tuple[int, int] | None:
        """The words kept under `name`, or under it and a number."""
        groups = self.match.re.groupindex
        for one in (name, *(f"{name}{n}" for n in range(2, MOST_ALIKE + 1))):
            if one not in groups:
                return None
            if self.match[one] is not None:
                return self.match.span(one)
        return None

    def said(self, name: str) -> list[str]:
        """The words kept under `name`, in lower case."""
        place = self._place(name)
        return [] if place is None else [self.words.word(n) for n in range(*place)]

    def worth(self, of: str, name: str | None = None) -> Any:
        """What the grammar gives for the word of class `of` kept under `name`, or None."""
        name = name or of.lower()
        if name in self.rule.fixed:
            return self.rule.fixed[name]
        values = self.grammar.values[of]
        return next((values[word] for word in self.said(name) if word in values), None)

    def integer(self, name: str) -> int | None:
        """The figures kept under `name` as a whole number."""
        word = "".join(self.said(name)[:1])
        return int(word) if word.isdecimal() else None

    def ordinal(self, name: str = "ord") -> int | None:
        """The ordinal kept under `name`: "third", "twenty-first", "3rd"."""
        said = self.said(name)
        if not said:
            return None
        if said[0].isdecimal():
            return int(said[0])
        counts = {**self.grammar.values["WNUM"], **self.grammar.values["ORDINAL"]}
        return sum(counts[word] for word in said if word in counts) or None

    def number(self) -> float | None:
        """The number counted; None where it is not said exactly."""
        if "one" in self.rule.fixed:
            return float(self.rule.fixed["one"])
        return number_of(self.said("number"), self.grammar.values["WNUM"])

    def unit(self, name: str = "unit") -> str:
        """The unit as the grammar calls it: "week"."""
        return str(self.worth("UNIT", name))

    def calendar_unit(self, name: str = "unit") -> Unit:
        """The unit of the calendar."""
        return UNITS[self.unit(name)]

    def mod(self) -> str | None:
        """The TIMEX3 modifier of a date: "early", "the end of"."""
        for of in ("ED", "EDGE", "EARLY"):
            if found := self.worth(of, "mod"):
                return str(found)
        return None

    def quantity_mod(self) -> str | None:
        """The TIMEX3 modifier of a quantity: "about", "at least"."""
        said = " ".join(self.said("modq"))
        if not said:
            return None
        fixed = {
            "at least": "EQUAL_OR_MORE", "no less than": "EQUAL_OR_MORE", "more than": "MORE_THAN",
            "well over": "MORE_THAN", "less than": "LESS_THAN", "fewer than": "LESS_THAN",
        }  # fmt: skip
        near = self.grammar.values["NEAR"].get(said)
        return fixed.get(said) or (str(near) if near else "EQUAL_OR_LESS")
