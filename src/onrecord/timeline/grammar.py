"""The grammar of time expressions, read from `grammar.toml` and compiled once.

A text becomes a string of codes, one character a word, and a rule a regular expression over them:
`MONTH DAY` is two character classes. No rule repeats without end, so none can blow up.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["Grammar", "Rule", "open_grammar"]

FIRST_CODE = 0xE000  # of Unicode's private use area: no text's own characters are codes
MARKS = ",.;:/-–()'’‘\"!?"
OTHERS = {"LOWER": "l", "PLURAL": "s", "CAPITAL": "C", "MONEY": "$", "PERCENT": "%", "REST": "p"}
SHAPES = {
    "ZERO": "0", "N12": "1", "N24": "2", "N31": "3", "N59": "5", "N99": "9", "N4": "y",
    "INTEGER": "i", "DECIMAL": "f", "DOTTED": "d",
}  # fmt: skip
LOOKS = {"<!": "(?<!", "!": "(?!", "<": "(?<="}  # not after, not before, after: one class
PART = re.compile(r"\s+|<!|[()|?!<]|[A-Z][A-Z0-9]*(?::[a-z]+)?|[^\s()|?!<]+")
TOKEN = re.compile(r"\(\?(?:P<\w+>|:|<?[!=])|[|?)]|\[(?:\\.|[^\]])*\]|\\.|.")
HOLIDAY = "HOLIDAY"
DIGITS = "0123456789"


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of writing a time: its name, its `pattern` over codes, and what it means."""

    name: str
    pattern: re.Pattern[str]
    means: str
    fixed: dict[str, Any]
    examples: dict[str, str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules, and the words they are made of.

    `values` gives, for each class of words, what each word is worth; `rules` the rules that may
    begin with a code; `codes` the code of a word; `capital` the codes of words in capitals only.
    """

    codes: dict[str, str]
    capital: frozenset[str]
    values: dict[str, dict[str, Any]]
    rules: dict[str, tuple[Rule, ...]]
    core: re.Pattern[str]
    every: tuple[Rule, ...]
    holidays: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def open_grammar() -> Grammar:
    """The grammar beside this module."""
    stored = tomllib.loads(
        files("onrecord.timeline").joinpath("grammar.toml").read_text(encoding="utf-8")
    )
    return _Compiler(stored).grammar()


class _Compiler:
    """Gives each word a code, and turns patterns of words into patterns of codes."""

    def __init__(self, stored: dict[str, Any]) -> None:
        self.stored = stored
        self.codes: dict[str, str] = {}
        self.capital: set[str] = set()
        self.values: dict[str, dict[str, Any]] = {}
        self.classes: dict[str, str] = {**OTHERS, **SHAPES}
        marks = "".join(self._code(mark) for mark in MARKS)
        self.classes["ANYWORD"] = f"^{OTHERS['REST']}{marks}"
        for name, groups in stored["words"].items():
            self._add_class(name, groups)
        self.macros: dict[str, str] = {}
        holidays = " | ".join(
            phrase.strip() for one in stored["holidays"].values() for phrase in one.split("|")
        )
        for name, pattern in {HOLIDAY: holidays, **stored["macros"]}.items():
            self.macros[name] = self._compiled(pattern, naming=False)

    def _add_class(self, name: str, groups: dict[str, str]) -> None:
        worth: dict[str, Any] = {}
        for value, forms in groups.items():
            number = int(value) if value.lstrip("-").isdigit() else value
            for form in forms.split():
                worth[form.lower()] = number
                code = self._code(form.lower())
                if form[0].isupper():
                    self.capital.add(code)
        self.values[name] = worth
        self.classes[name] = "".join(dict.fromkeys(self._code(form) for form in worth))

    def _code(self, word: str) -> str:
        return self.codes.setdefault(word, chr(FIRST_CODE + len(self.codes)))

    def _compiled(self, pattern: str, *, naming: bool) -> str:
        out, close = "", ""
        for part in filter(str.strip, PART.findall(pattern)):
            if part in LOOKS:
                out, close = out + LOOKS[part], ")"
            else:
                out, close = out + self._piece(part, naming and not close) + close, ""
        return out

    def _piece(self, part: str, naming: bool) -> str:
        if part in "()|?":
            return {"(": "(?:"}.get(part, part)
        name, _, called = part.partition(":") if len(part) > 1 else (part, "", "")
        if name in self.macros:
            body = f"(?:{self.macros[name]})"
        elif name in self.classes:
            body = f"[{self.classes[name]}]"
        elif not called:
            return re.escape(self._code(part.lower()))
        else:
            body = re.escape(self._code(name))
        return f"(?P<{called or name.lower().rstrip(DIGITS)}>{body})" if naming else body

    def _rule(self, stored: dict[str, Any]) -> Rule:
        codes = _numbered(self._compiled(stored["pattern"], naming=True))
        return Rule(
            stored["name"],
            re.compile(codes),
            stored["means"],
            stored.get("fixed", {}),
            stored["examples"],
        )

    def grammar(self) -> Grammar:
        every = tuple(self._rule(one) for one in self.stored["rule"])
        codes = [*self.codes.values(), *SHAPES.values()]
        begins = {one.name: _firsts(TOKEN.findall(one.pattern.pattern))[0] for one in every}
        first = {code: tuple(one for one in every if code in begins[one.name]) for code in codes}
        core = "".join(self.classes[name] for name in self.stored["core"]["classes"])
        words = "".join(self._code(word) for word in self.stored["core"]["words"].split())
        return Grammar(
            dict(self.codes),
            frozenset(self.capital),
            self.values,
            {code: rules for code, rules in first.items() if rules},
            re.compile(f"[{re.escape(core + words)}]"),
            every,
            tuple((day, _as_words(form)) for day, form in self.stored["holidays"].items()),
        )


def _numbered(codes: str) -> str:
    """Gives a name that is used again a number, as no name may stand twice: mod, mod2, mod3."""
    seen: Counter[str] = Counter()

    def named(match: re.Match[str]) -> str:
        seen[match[1]] += 1
        return f"(?P<{match[1]}{seen[match[1]] if seen[match[1]] > 1 else ''}>"

    return re.sub(r"\(\?P<([a-z]+)\d*>", named, codes)


def _as_words(pattern: str) -> re.Pattern[str]:
    """A pattern of plain words as one over the words themselves, a space between."""
    parts = [part for part in PART.findall(pattern) if part.strip()]
    pieces = [
        part if part in ")?|" else "(?:" if part == "(" else f"(?:{re.escape(part)} )"
        for part in parts
    ]
    return re.compile("".join(pieces))


def _firsts(tokens: list[str]) -> tuple[set[str], bool]:
    """With which codes a pattern may begin, and whether it may be empty; takes its tokens."""
    codes: set[str] = set()
    empty, open_here = False, True  # whether nothing, or nothing yet on this branch, is needed
    while tokens:
        token = tokens.pop(0)
        if token in (")", "|"):
            empty |= open_here
            open_here = True
            if token == ")":
                return codes, empty
            continue
        if token.startswith("("):
            begins, skipped = _firsts(tokens)
            skipped |= token[2:3] in "!<" and token[:4] != "(?P<"
            begins = set() if token[2:3] in "!<" and token[:3] != "(?P" else begins
        else:
            begins, skipped = set(re.findall(r"\\?(.)", token.strip("[]"))), False
        if tokens and tokens[0] == "?":
            tokens.pop(0)
            skipped = True
        if open_here:
            codes |= begins
        open_here &= skipped
    return codes, empty or open_here
