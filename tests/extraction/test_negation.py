"""Verbs and nouns of which a sentence says that they are not so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import Counted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In Goma 180 people were not injured."),
        ("en", "In Goma 180 people have not yet been evacuated."),
        ("en", "Some 180 people did not flee Goma."),
        ("en", "In Goma 180 houses weren't damaged."),
        ("en", "Nobody was hurt among the 180 passengers."),
        ("en", "There were no injuries among the 180 passengers in Goma."),
        ("fr", "À Goma 180 personnes n'ont pas fui."),
        ("fr", "Pas un seul blessé parmi les 180 passagers."),
        ("fr", "Personne n'a été blessé parmi les 180 passagers."),
        ("es", "En Goma 180 personas no han sido evacuadas."),
        ("es", "En Goma 180 casas no sufrieron daños."),
        ("es", "Ni un solo herido entre los 180 pasajeros."),
        ("ar", "لم يتم إجلاء 180 شخصا من غوما."),
        ("ar", "لم تسجل أي إصابة بين 180 راكبا."),
        ("tr", "Van'da 180 kişi yaralanmadı."),
        ("tr", "Van'da 180 ev yıkılmadı."),
        ("tr", "180 yolcudan yaralanan olmadı."),
    ],
)
def test_what_did_not_happen_is_not_counted(counted: Counted, language: str, text: str) -> None:
    assert counted(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "In Goma 180 people have not returned home.", ("displaced", 180)),
        ("en", "Not one but 180 people were killed in Goma.", ("killed", 180)),
        ("en", "No deaths were reported but 180 people were injured in Goma.", ("injured", 180)),
        ("en", "No fewer than 180 people were killed in Goma.", ("killed", 180)),
        ("fr", "Personne n'est mort, 180 ont été blessés à Goma.", ("injured", 180)),
        ("es", "Nadie murió, 180 resultaron heridos en Goma.", ("injured", 180)),
        ("es", "No menos de 180 personas resultaron heridas en Goma.", ("injured", 180)),
        ("ar", "قتل 180 دون تسجيل أي إصابات في غوما.", ("killed", 180)),
        ("ar", "لم يقتل سوى 30 شخصا في غوما.", ("killed", 30)),
        ("tr", "180 kişi yaralandı, ölen olmadı.", ("injured", 180)),
        ("tr", "Van'da 180 kişiden haber alınamıyor.", ("missing", 180)),
    ],
)
def test_what_is_said_beside_it_is(counted: Counted, language: str, text: str, expected: tuple[str, float]) -> None:
    assert counted(text, language) == [expected]
