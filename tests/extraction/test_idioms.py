"""Words of indicators that count nobody where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Counted = Callable[[str, str], list[tuple[str, float | None]]]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("fr", "Douze hommes ont enlevé le maire.", []),
        ("fr", "Quelque 63 000 familles n'ont pas encore été évacuées.", []),
        ("fr", "Aucun des 90 passagers n'a été blessé.", []),
        ("fr", "Aucun des 90 passagers n'a survécu.", [("killed", 90)]),
        ("en", "None of the 90 passengers was hurt.", []),
        ("es", "Ninguno de los 90 pasajeros resultó herido.", []),
        ("fr", "Le bilan est passé de 84 à 202 morts.", [("killed", 84), ("killed", 202)]),
        ("ar", "فقد 300 شخص منازلهم.", [("homeless", 300)]),
        ("en", "Six gunmen shot dead 12 people in a bar.", [("killed", 12)]),
        ("en", "Four soldiers shot and killed a protester.", []),
        ("en", "Six gunmen were shot dead on Monday.", [("killed", 6)]),
        ("en", "The storm hit the houses and 300 trees.", []),
        ("en", "The 2,000 teachers have refused to go back to work.", []),
        ("en", "The law caps the number of refugees at 150,000.", []),
        ("en", "A boat with 251 people aboard caught fire.", []),
        ("en", "Search and rescue teams with 80 soldiers have gone to Pedernales.", []),
        ("fr", "Soixante-huit personnes ont évacué Goma.", [("evacuated", 68)]),
    ],
)
def test_a_word_within_another_phrase_counts_nobody(
    counted: Counted, language: str, text: str, wanted: list[tuple[str, float]]
) -> None:
    assert counted(text, language) == wanted


@pytest.mark.parametrize("text", ["Two burnt-out police stations stood there.", "Three burned-out schools reopened."])
def test_half_of_an_adjective_counts_nobody(text, counted):
    assert counted(text, "en") == []
    assert counted("Some 40 drowned - 12 of them children.", "en") == [("killed", 40), ("killed", 12)]
