"""Everything onrecord raises on purpose.

    OnRecordError
    ├── CaptureError          nothing usable was received
    │   ├── Unreachable           the address did not answer, or answered with an error
    │   ├── Refused               an address that must not be fetched, or a fetch while offline
    │   ├── TooLarge              more bytes than the limit, before or after decompression
    │   ├── Damaged               cut short or corrupted: a gzip, a WARC record, a feed
    │   └── UnsupportedMedia      not HTML, text, a feed or a WARC
    ├── NotAnArticle          a page, but no story on it
    ├── ModelError            the reader cannot be used
    │   ├── ModelMissing          no such folder, or a file lacks
    │   └── ModelMismatch         a file is not the one the manifest names
    ├── SettingsError         a setting that does not exist, or a value it cannot have
    └── EvaluationError       a folder given for scoring does not hold what it should

A missing byline, date or speaker is not an error: it is None, or an empty tuple.
"""

from __future__ import annotations


class OnRecordError(Exception):
    """Base of all of them. `about` is the address, file or id that was being handled."""

    def __init__(self, message: str, *, about: str | None = None) -> None:
        super().__init__(message)
        self.about = about

    def __str__(self) -> str:
        message = super().__str__()
        return f"{self.about}: {message}" if self.about else message


class CaptureError(OnRecordError):
    """Nothing usable was received."""


class Unreachable(CaptureError):
    """The address did not answer, or answered with an error."""


class Refused(CaptureError):
    """An address that must not be fetched, or a fetch while offline."""


class TooLarge(CaptureError):
    """More bytes than the limit, before or after decompression."""


class Damaged(CaptureError):
    """Cut short or corrupted: a gzip, a WARC record, a feed."""


class UnsupportedMedia(CaptureError):
    """Received something that is not HTML, plain text, a feed or a WARC."""


class NotAnArticle(OnRecordError):
    """The page has no story on it: an index, a login wall, a gallery."""


class ModelError(OnRecordError):
    """The reader cannot be used."""


class ModelMissing(ModelError):
    """No such model folder, or a file of it lacks."""


class ModelMismatch(ModelError):
    """A file of the model is not the one its manifest names."""


class SettingsError(OnRecordError):
    """A setting that does not exist, or a value it cannot have."""


class EvaluationError(OnRecordError):
    """A folder given for scoring does not hold what it should."""
