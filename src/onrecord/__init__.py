"""Reads the news and keeps the record: who says what, on whose word, when.

>>> import onrecord
>>> reading = onrecord.read("samples/evening-gazette.html")
>>> for statement in reading.statements:
...     print(reading.source_of(statement), "|", reading.content_of(statement))
"""

from onrecord.config import Settings, load_settings
from onrecord.errors import (
    CaptureError,
    ModelError,
    NotAnArticle,
    OnRecordError,
)
from onrecord.export.record import as_record
from onrecord.model import (
    Article,
    Attribution,
    Byline,
    Capture,
    Dated,
    Dateline,
    Metadata,
    Paragraph,
    Reading,
    Span,
    Speaker,
    Statement,
)
from onrecord.read import Reader, open_reader, read, read_all

__all__ = [
    "Article",
    "Attribution",
    "Byline",
    "Capture",
    "CaptureError",
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
    "as_record",
    "load_settings",
    "open_reader",
    "read",
    "read_all",
]

__version__ = "0.1.0"
