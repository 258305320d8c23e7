"""What passes from one stage to the next.

    Capture  ->  Page  ->  Article  ->  Reading      ->  Copy
    received     laid out  written      understood       two compared

Every class here is frozen, holds data and derives nothing that costs time. Offsets count Unicode
code points of `Article.text` and are half-open, as Python slices are. Absence is None or ().
"""

from onrecord.model.article import (
    Article,
    Byline,
    Dateline,
    Paragraph,
    ParagraphKind,
)
from onrecord.model.capture import (
    Block,
    BlockKind,
    Capture,
    Metadata,
    Origin,
    Page,
)
from onrecord.model.copies import (
    Copies,
    Group,
    Link,
    Run,
    Utterance,
    Variant,
    Versions,
)
from onrecord.model.copy import (
    Alteration,
    AlterationKind,
    Copy,
    First,
    Pairing,
    Passage,
    Which,
)
from onrecord.model.places import (
    Dated,
    DateOrigin,
    Span,
)
from onrecord.model.reading import (
    Attitude,
    Attribution,
    Event,
    Polarity,
    Question,
    QuestionKind,
    Quotation,
    Reading,
    SaidAt,
    SaidOrigin,
    Speaker,
    SpeakerKind,
    Statement,
    Timex,
    TimexType,
)

__all__ = [
    "Alteration",
    "AlterationKind",
    "Article",
    "Attitude",
    "Attribution",
    "Block",
    "BlockKind",
    "Byline",
    "Capture",
    "Copies",
    "Copy",
    "DateOrigin",
    "Dated",
    "Dateline",
    "Event",
    "First",
    "Group",
    "Link",
    "Metadata",
    "Origin",
    "Page",
    "Pairing",
    "Paragraph",
    "ParagraphKind",
    "Passage",
    "Polarity",
    "Question",
    "QuestionKind",
    "Quotation",
    "Reading",
    "Run",
    "SaidAt",
    "SaidOrigin",
    "Span",
    "Speaker",
    "SpeakerKind",
    "Statement",
    "Timex",
    "TimexType",
    "Utterance",
    "Variant",
    "Versions",
    "Which",
]
