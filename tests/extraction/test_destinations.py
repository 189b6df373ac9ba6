"""Parts of those who fled that crossed a border."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import Counted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nine million people have fled: 7 million inside Sudan, 2 million to Chad.",
            [("displaced", 9e6), ("displaced", 7e6), ("crossed", 2e6)],
        ),
        (
            "Some 900 families fled: 700 to Torit and 200 to Uganda.",
            [("displaced", 900), ("displaced", 700), ("crossed", 200)],
        ),
    ],
)
def test_a_part_that_went_to_a_country_crossed(text: str, expected: list[tuple[str, float]], counted: Counted) -> None:
    assert counted(text, "en") == expected
