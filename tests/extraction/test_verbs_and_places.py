"""Verbs beside a number against the places, days and sizes that stand around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import Counted


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "وتضررت 400 أسرة في مخيم الخوخة.", [("affected", 400)]),
        ("ar", "لم تعد 3400 عائلة إلى منازلها في سنجار حتى الآن.", [("displaced", 3400)]),
        ("ar", "وصلت 40 شاحنة مساعدات تكفي 25 ألف شخص.", []),
        ("es", "Enterramos a nueve el lunes y a otros seis el martes, cuenta el cura.", [("killed", 9), ("killed", 6)]),
        (
            "es",
            "El viento arrancó el techo a 2.700 casas y echó abajo 480.",
            [("homes_damaged", 2700), ("homes_destroyed", 480)],
        ),
        ("es", "La sequía deja sin agua a 300.000 personas en el Chaco.", [("affected", 300_000)]),
        ("tr", "Cerablus'a dönen Suriyelilerin sayısı 12 bine ulaştı.", [("returned", 12_000)]),
        ("tr", "Ocakta patlama oldu; 40 madenci içeride.", [("missing", 40)]),
    ],
)
def test_the_verb_of_a_number_counts(
    counted: Counted, language: str, text: str, expected: list[tuple[str, float]]
) -> None:
    assert counted(text, language) == expected
