"""Bare numbers with a place or a side of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import Counted


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "In Taiz 90 fighters were killed: 60 on the side of the rebels.",
            [("killed", 90), ("killed", 60)],
        ),
        (
            "en",
            "Clashes left 57 dead, 30 of them on the rebel side and 27 on the army side.",
            [("killed", 57), ("killed", 30), ("killed", 27)],
        ),
        ("en", "In Taiz 90 people were killed: 60 on Monday.", [("killed", 90), ("killed", 60)]),
        ("en", "In Taiz 90 people were killed, and 27 tanks stood on the army side.", [("killed", 90)]),
        (
            "es",
            "Los combates dejaron 57 muertos, 30 de ellos en el bando rebelde y 27 en el bando del ejército.",
            [("killed", 57), ("killed", 30), ("killed", 27)],
        ),
    ],
)
def test_numbers_divide_a_total_by_sides(
    counted: Counted, language: str, text: str, expected: list[tuple[str, float]]
) -> None:
    assert counted(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La crue a fait 15 morts : neuf en Allemagne, quatre en Belgique, un aux Pays-Bas et un au Luxembourg."),
        ("en", "The flood left 15 dead: nine in Germany, four in Belgium, one in Luxembourg and one in Austria."),
        ("es", "La riada deja 15 muertos: nueve en Alemania, cuatro en Bélgica, uno en Luxemburgo y uno en Austria."),
    ],
)
def test_one_goes_on_a_list_by_place(counted: Counted, language: str, text: str) -> None:
    assert counted(text, language) == [("killed", value) for value in (15, 9, 4, 1, 1)]


def test_one_of_something_else_is_not_of_the_list(counted: Counted) -> None:
    assert counted("Nine people were killed in Germany, and one in Berlin of the bridges fell.", "en") == [
        ("killed", 9)
    ]


@pytest.mark.parametrize(
    ("language", "text", "value", "expected"),
    [
        # a place that stands before its own number is none of the number before it
        ("fr", "L'Inde a déploré 72 décès et la Chine 25 au Tibet.", 72, ["India"]),
        ("es", "La región más afectada es el Maule, con 544 fallecidos, seguida del Biobío, con 64.", 544, ["Maule"]),
        ("en", "The quake killed 542 people in Nepal and India 25.", 542, ["Nepal"]),
        ("en", "The quake killed 542 people in Nepal and India 25 days ago.", 542, ["Nepal", "India"]),
        ("es", "Murieron 58 en Zinder y Maradi, 44 en Dosso.", 58, ["Zinder", "Maradi"]),
    ],
)
def test_a_place_before_its_own_number(standing, language: str, text: str, value: int, expected: list[str]) -> None:
    assert [place.name for place in standing(language, text, value)] == expected
