"""The words that take somebody up without a name, and those that keep somebody apart."""

from __future__ import annotations

import re

from onrecord.sources.nouns import Gender, Noun

__all__ = ["ALONE", "EITHER", "FIRST_PERSON", "FORMS", "NEW", "NO_ONE", "UNNAMED"]

FIRST_PERSON = frozenset("i me my we us our myself ourselves".split())
ALONE = frozenset("i me my myself".split())
# Pronouns by the form whose weights they share, and what they tell of whom they mean.
_SHE = Noun("", "person", False, Gender.FEMININE)
_HE = Noun("", "person", False, Gender.MASCULINE)
_IT, _THEY = Noun("", "organization", False), Noun("", None, True)
_WHO, _WHICH = Noun("", "person", False), Noun("", None, False)
FORMS = {
    **dict.fromkeys(("she", "her", "herself"), ("he", _SHE)),
    **dict.fromkeys(("he", "him", "his", "himself"), ("he", _HE)),
    **dict.fromkeys(("it", "its", "itself"), ("it", _IT)),
    **dict.fromkeys(("they", "them", "their", "themselves"), ("they", _THEY)),
    **dict.fromkeys(("who", "whom"), ("who", _WHO)),
    **dict.fromkeys(("which", "that"), ("which", _WHICH)),
}
EITHER = frozenset(  # a person or a firm
    "rival specialist partner owner operator producer supplier provider developer publisher"
    " maker manufacturer dealer trader broker champion source".split()
)
# What opens a source that is nobody in particular, or none that could be taken up.
NEW = frozenset(
    "some many others several few most both all another one someone somebody anyone anybody"
    " everyone everybody nobody none neither either half no people staff management".split()
)
NO_ONE = frozenset("a an the this these those what there".split())  # a source cut short
# Words by which a text keeps somebody apart from all whom it names.
UNNAMED = re.compile(
    r"\b(?:anonymous|unnamed|unidentified|other|second|third|another|source|anonymity"
    r"|not (?:to )?be (?:named|identified))\b",
    re.I,
)
