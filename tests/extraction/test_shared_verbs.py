"""Groups that share one verb, each with its own place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import Counted


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Police arrested 12 men in Goma and 15 women in Bukavu.", [("detained", 12), ("detained", 15)]),
        ("en", "Soldiers killed 12 miners in Goma and 15 women in Bukavu on Monday.", [("killed", 12), ("killed", 15)]),
        (
            "fr",
            "Les frappes ont tué 12 soldats à Goma, 15 femmes à Bukavu et trois enfants à Uvira.",
            [("killed", 12), ("killed", 15), ("killed", 3)],
        ),
        (
            "fr",
            "La crue a fait fuir 300 familles à Sake et 120 familles à Minova.",
            [("displaced", 300), ("displaced", 120)],
        ),
        (
            "fr",
            "La Croix-Rouge a évacué 300 habitants de Sake et 120 familles de Minova.",
            [("evacuated", 300), ("evacuated", 120)],
        ),
        ("es", "La policía detuvo a 12 hombres en Quito y a 15 mujeres en Loja.", [("detained", 12), ("detained", 15)]),
        # of the second group something else is said, or it is the subject of a clause of its own
        ("en", "The strikes killed 12 miners in Goma and 15 women in Bukavu lost their phones.", [("killed", 12)]),
        (
            "en",
            "The flood killed 12 people in Goma, and 150 volunteers in Bukavu are filling sandbags.",
            [("killed", 12)],
        ),
        ("en", "The flood killed 12 people in Goma, and 150 pupils from Bukavu, who sang, helped.", [("killed", 12)]),
        ("fr", "La crue a tué 12 personnes à Goma et l'armée a envoyé 150 hommes à Bukavu.", [("killed", 12)]),
        ("fr", "L'ONU a évacué 12 malades de Goma et envoyé 150 médecins à Bukavu.", [("evacuated", 12)]),
        ("fr", "L'attaque a tué 12 personnes à Goma et mobilisé 150 policiers à Bukavu.", [("killed", 12)]),
    ],
)
def test_groups_with_places_share_the_verb_before_them(
    counted: Counted, language: str, text: str, expected: list[tuple[str, float]]
) -> None:
    assert counted(text, language) == expected
