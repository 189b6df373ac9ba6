"""People of one country who live in another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import Counted


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "There are 3.1 million Syrians in Turkey.", [("refugees", 3_100_000)]),
        ("en", "KABUL - About 1,000 Americans remain in the country.", []),
        ("en", "Around 250 Britons and 1,000 Frenchmen live in Kenya.", []),
        ("es", "Unos 2.500 españoles viven en Haití.", []),
        ("ar", "يعيش 2500 فرنسي في مالي.", []),
        (
            "en",
            "Many fled. Cyprus has 9,000 refugees; 2,500 Syrians live in Cyprus.",
            [("refugees", 9_000), ("refugees", 2_500)],
        ),
        ("en", "Peru, where 1.5 million Venezuelans live, closed its border.", [("refugees", 1_500_000)]),
        ("fr", "Il y a 3,1 millions de Syriens en Turquie.", [("refugees", 3_100_000)]),
        ("fr", "Le Pérou, où vivent 1,5 million de Vénézuéliens, a fermé sa frontière.", [("refugees", 1_500_000)]),
        ("es", "En Turquía viven 3,1 millones de sirios.", [("refugees", 3_100_000)]),
        ("es", "Hay 3,1 millones de sirios en Turquía.", [("refugees", 3_100_000)]),
        ("ar", "يعيش 3 ملايين سوري في تركيا.", [("refugees", 3_000_000)]),
        (
            "es",
            "Cruzaron la frontera 9.000 haitianos. Chile, donde residen cerca de 400.000, la cerró.",
            [("crossed", 9_000), ("refugees", 400_000)],
        ),
        (
            "es",
            "2,3 millones de venezolanos viven fuera de su país. Colombia, que acoge a 870.000, pide ayuda.",
            [("refugees", 2_300_000), ("refugees", 870_000)],
        ),
    ],
)
def test_who_lives_in_another_country_is_counted_there(
    counted: Counted, language: str, text: str, expected: list[tuple[str, float]]
) -> None:
    assert counted(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "There are 33 million Peruvians in Peru."),
        ("en", "There are 12 Syrians in Turkey's orchestra."),
        ("es", "Había 2.000 sirios en el barco."),
        ("es", "Hay 3.000 turistas alemanes en España."),
        ("fr", "Il y a 12 Français en Italie pour la course."),
    ],
)
def test_compatriots_and_travellers_are_no_refugees(counted: Counted, language: str, text: str) -> None:
    assert all(indicator != "refugees" for indicator, _ in counted(text, language))
