"""The order of numeric dates: by the other dates, then by where the outlet is."""

import pytest

from onrecord.timeline.order import find_day_first

BRITISH, AMERICAN = "https://www.vellimere.co.uk/a", "http://harbour.gov:80"


@pytest.mark.parametrize(
    ("text", "url", "day_first"),
    [
        ("On 25/03/2024 and 04/05/2024.", None, True),
        ("On 03/25/2024 and 04/05/2024.", BRITISH, False),
        ("On 04/05/2024.", BRITISH, True),
        ("On 04/05/2024.", AMERICAN, False),
        ("On 04/05/2024.", "https://vellimere.example/uk", None),
        ("On 04/05/2024.", "stories/uk", None),
        ("On 04/05/2024.", "https://[", None),
        ("On 04/05/2024.", None, None),
        ("On 25/03/2024 and 03/25/2024.", BRITISH, None),
    ],
)
def test_order(text: str, url: str | None, day_first: bool | None) -> None:
    assert find_day_first(text, url) is day_first
