"""The island and the camp named before that a noun stands for."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "À Lampedusa, trois bateaux ont accosté. Ils venaient de Sfax. L'île a 6 100 habitants.", "Lampedusa"),
        ("es", "En Lanzarote hubo viento. Los barcos salieron de Agadir. En la isla murieron cuatro.", "Lanzarote"),
        ("tr", "El-Hol kampında gerginlik var. Kampa Irak'tan heyet geldi. Kampta 12 kişi öldürüldü.", "El-Hol"),
        ("ar", "في مخيم الزعتري خيام ممزقة. وصل وفد من درعا. وقتل في المخيم أربعة أشخاص.", "مخيم الزعتري"),
        ("en", "At the camp of Zaatari tents fell. Families came from Daraa. In the camp nine people died.", "Zaatari"),
    ],
)
def test_the_island_and_the_camp_are_those_named_before(language: str, text: str, expected: str, places) -> None:
    assert places(text, language)[-1] == [expected]


def test_without_a_camp_the_camp_is_the_place_named_last(places) -> None:
    assert places("Rain fell on Kaya. In the camp nine people died.", "en") == [["Kaya"]]
