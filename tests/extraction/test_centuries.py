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
        ("en", "The quake of 1356 killed 300 in Basel.", []),
        ("fr", "Le séisme de 1356 a tué 300 personnes à Bâle.", []),
        ("es", "El terremoto de 1356 mató a 300 personas en Basilea.", []),
        ("ar", "قتل زلزال 1356 نحو 300 شخص في بازل.", []),
        ("tr", "Basel'de 1356 depreminde 300 kişi öldü.", []),
        ("en", "Archaeologists say 300 people died at the site in 1350.", []),
        ("en", "The quake killed 1356 in Basel.", [("killed", 1356)]),
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
