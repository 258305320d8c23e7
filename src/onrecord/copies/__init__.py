"""What changed on the way: readings of one story compared, every alteration named."""

from onrecord.copies.compare import compare
from onrecord.copies.groups import find_groups
from onrecord.copies.many import find_copies
from onrecord.copies.published import bounds_of
from onrecord.copies.sketches import find_sketch
from onrecord.copies.utterances import find_utterances
from onrecord.copies.versions import find_versions

__all__ = [
    "bounds_of",
    "compare",
    "find_copies",
    "find_groups",
    "find_sketch",
    "find_utterances",
    "find_versions",
]
