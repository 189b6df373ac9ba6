"""Years before 1900 and what is told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Counted = Callable[[str, str], list[tuple[str, float | None]]]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "In 1572, 3,000 Protestants were killed in Paris.", []),
        ("en", "On 24 August 1572 some 3,000 people were killed in Paris.", []),
        ("fr", "En 1572, 3 000 protestants furent tués à Paris.", []),
        ("es", "En 1572, 3.000 protestantes fueron asesinados en París.", []),
        ("tr", "1572'de Paris'te 3 bin kişi öldürüldü.", []),
        ("ar", "في عام 1572 قتل 3000 شخص في باريس.", []),
        ("en", "The toll stood at 1572 on Monday, the ministry said: 1572 dead.", [("killed", 1572), ("killed", 1572)]),
        ("fr", "Le séisme a fait 1572 morts.", [("killed", 1572)]),
        ("es", "El terremoto dejó 1572 muertos.", [("killed", 1572)]),
        ("tr", "Depremde 1572 kişi öldü.", [("killed", 1572)]),
    ],
)
def test_years_of_another_age_count_nobody(
    language: str, text: str, expected: list[tuple[str, float]], counted: Counted
) -> None:
    assert counted(text, language) == expected
