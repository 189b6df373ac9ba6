"""Parts of sums of money whose currency is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Counted = Callable[[str, str], list[tuple[str, float | None]]]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Donors pledged 340 million dollars, of which 120 million for displaced families.", []),
        ("fr", "Les promesses atteignent 340 millions de dollars, dont 120 millions pour les familles déplacées.", []),
        ("es", "Hubo promesas de 340 millones de dólares, de ellos 120 millones para familias desplazadas.", []),
        ("ar", "بلغت الوعود 340 مليون دولار، منها 120 مليونا للأسر النازحة.", []),
        (
            "en",
            "Fighting displaced 34,000 people, of whom 12,000 are children.",
            [("displaced", 34000), ("displaced", 12000)],
        ),
    ],
)
def test_parts_of_a_sum_of_money_count_nobody(
    language: str, text: str, expected: list[tuple[str, float]], counted: Counted
) -> None:
    assert counted(text, language) == expected
