"""One reader for all comparisons."""

from collections.abc import Callable

import pytest

from onrecord.copies import compare
from onrecord.model import Copy, Reading
from onrecord.read import open_reader
from tests.make import plain

# Beside it a sentence is a story: what is compared has company that does not change.
COMPANY = (
    "The ferries stopped at noon and the crews went ashore to wait for the tide.",
    "Nobody on the quay had seen the like since the winter of the long ice.",
)


@pytest.fixture(scope="session")
def read() -> Callable[[str], Reading]:
    reader = open_reader()
    return lambda text: reader.read_as_article(plain(text))


@pytest.fixture(scope="session")
def told(read: Callable[[str], Reading]) -> Callable[[str, str], Copy]:
    """Compares two texts, the first as it was there, each with the same company."""

    def both(there: str, here: str) -> Copy:
        texts = ["\n\n".join((text, *COMPANY)) for text in (here, there)]
        return compare(*(read(text) for text in texts))

    return both
