"""Later counts go on from people who are counted anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Counted = Callable[[str, str], list[tuple[str, float | None]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Some 40,000 people crossed into Chad. Adre has 12,000 inhabitants. UNHCR had counted 38,700 at noon.",
            [("crossed", 40000), ("population", 12000), ("crossed", 38700)],
        ),
        (
            "The island has 6,000 inhabitants. Arrivals by sea in Italy have reached 30,100 since January.",
            [("population", 6000), ("crossed", 30100)],
        ),
        ("A storm killed nine people. The number of soldiers in the area was raised to 900.", [("killed", 9)]),
        ("The village has 6,000 inhabitants. The mayor counted 40.", [("population", 6000)]),
    ],
)
def test_a_count_goes_on_from_no_inhabitants(text: str, expected: list[tuple[str, float]], counted: Counted) -> None:
    """Who lives in a place is counted once."""
    assert counted(text, "en") == expected
