"""Storeys of a house are no homes; homes by the same word are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import Counted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Del edificio Bahía, de 15 pisos, fueron rescatadas 79 personas.", [("evacuated", 79)]),
        ("Ardió una torre de 24 pisos y murieron 72 personas.", [("killed", 72)]),
        ("El fuego calcinó 138 pisos.", [("homes_destroyed", 138)]),
        (
            "La lava sepultó 1.345 edificaciones, de ellas 1.090 viviendas.",
            [("homes_destroyed", 1345), ("homes_destroyed", 1090)],
        ),
    ],
)
def test_storeys_are_no_homes(counted: Counted, text: str, expected: list[tuple[str, float]]) -> None:
    assert counted(text, "es") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Perú contó 2.500 ingresos el martes, frente a los 5.100 del día 11.", [("crossed", 2500), ("crossed", 5100)]),
        ("El jefe habló de nueve muertos; ahora son catorce.", [("killed", 9), ("killed", 14)]),
        ("Hubo 84 muertos por el sismo y réplicas, que ya son 1.500.", [("killed", 84)]),
    ],
)
def test_numbers_of_another_day_resume_the_first(
    counted: Counted, text: str, expected: list[tuple[str, float]]
) -> None:
    assert counted(text, "es") == expected
