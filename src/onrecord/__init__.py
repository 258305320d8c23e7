"""Reads the news and keeps the record: who says what, on whose word, when.

>>> import onrecord
>>> reading = onrecord.read("samples/evening-gazette.html")
>>> for statement in reading.statements:
...     print(reading.source_of(statement), "|", reading.content_of(statement))
"""

from typing import TYPE_CHECKING

from onrecord.config import Settings, load_settings
from onrecord.errors import (
    CaptureError,
    ModelError,
    NotAnArticle,
    OnRecordError,
)
from onrecord.export.copy import as_copy_record
from onrecord.export.record import as_record
from onrecord.model import (
    Alteration,
    Article,
    Attribution,
    Byline,
    Capture,
    Copy,
    Dated,
    Dateline,
    Metadata,
    Paragraph,
    Reading,
    Span,
    Speaker,
    Statement,
    Timex,
)
from onrecord.read import Reader, open_reader, read, read_all
from onrecord.timeline import find_timexes

if TYPE_CHECKING:
    from onrecord.copies import compare

__all__ = [
    "Alteration",
    "Article",
    "Attribution",
    "Byline",
    "Capture",
    "CaptureError",
    "Copy",
    "Dated",
    "Dateline",
    "Metadata",
    "ModelError",
    "NotAnArticle",
    "OnRecordError",
    "Paragraph",
    "Reader",
    "Reading",
    "Settings",
    "Span",
    "Speaker",
    "Statement",
    "Timex",
    "as_copy_record",
    "as_record",
    "compare",
    "find_timexes",
    "load_settings",
    "open_reader",
    "read",
    "read_all",
]

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """`compare`, imported when it is first asked for: most who read compare nothing."""
    if name == "compare":
        from onrecord.copies import compare

        return compare
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
