"""The wounded and the missing of whom a verb says that they died."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import Counted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Three of the wounded died in hospital on Wednesday."),
        ("fr", "Trois des blessés sont morts à l'hôpital."),
        ("es", "Tres de los heridos murieron en el hospital de Pasto."),
        ("ar", "توفي أمس ثلاثة من المصابين متأثرين بجراحهم."),
        ("ar", "وفارق ثلاثة من الجرحى الحياة في المستشفى."),
        ("tr", "Bugüne kadar üç yaralı hayatını kaybetti."),
    ],
)
def test_who_died_of_wounds_is_dead(counted: Counted, language: str, text: str) -> None:
    """What a verb says of them goes before what they were."""
    assert counted(text, language) == [("killed", 3)]


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("en", "The clash left 12 wounded, and three died.", [("injured", 12), ("killed", 3)]),
        ("en", "The syndicate counts 447 civilians killed and 2,255 injured.", [("killed", 447), ("injured", 2255)]),
        ("es", "Veinte personas han muerto y siete están desaparecidas.", [("killed", 20), ("missing", 7)]),
        ("ar", "قتل ثلاثة وأصيب 12 جريحا.", [("killed", 3), ("injured", 12)]),
        ("tr", "Saldırıda 12 yaralı var, üç kişi öldü.", [("injured", 12), ("killed", 3)]),
    ],
)
def test_who_died_beside_the_wounded_is_not_one_of_them(
    counted: Counted, language: str, text: str, figures: list[tuple[str, float]]
) -> None:
    """A verb with people of its own says nothing of the wounded."""
    assert counted(text, language) == figures


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("tr", "Yaklaşık 5 bin sivil okullarda barınıyor.", [("sheltered", 5000)]),
        ("es", "En 2023 murieron en las calles 310 personas.", [("killed", 310)]),
        ("es", "Chile deportó a 27 bolivianos.", [("blocked", 27)]),
    ],
)
def test_a_noun_or_a_year_beside_does_not_hide_a_figure(
    counted: Counted, language: str, text: str, figures: list[tuple[str, float]]
) -> None:
    """Where people are, the year before a verb and a people called like a currency leave the figure as it is."""
    assert counted(text, language) == figures
