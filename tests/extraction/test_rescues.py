"""Who is moved and not evacuated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import Counted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rescuers pulled 14 survivors out of the rubble in Antakya."),
        ("fr", "Les secouristes ont sorti 14 survivants des décombres à Antakya."),
        ("es", "Los rescatistas sacaron a 14 sobrevivientes de los escombros en Antakya."),
        ("ar", "انتشل رجال الإنقاذ 14 ناجيا من تحت الأنقاض في أنطاكيا."),
        ("en", "60 patients were transferred to other hospitals in Gaza."),
        ("fr", "60 patients ont été transférés vers d'autres hôpitaux de Gaza."),
        ("es", "60 pacientes fueron trasladados a otros hospitales de Gaza."),
        ("ar", "نقل 60 مريضا إلى مستشفيات أخرى في غزة."),
        ("tr", "Gazze'de 60 hasta başka hastanelere sevk edildi."),
        ("en", "Surgeons operated on 12 patients for cataracts in Maiduguri."),
        ("en", "40 passengers were taken off a bus for checks at the border in Przemysl."),
        ("en", "A family of seven lives in a destroyed house in Aleppo."),
        ("en", "Wounded animals treated: Nairobi 30, Mombasa 12."),
        ("fr", "Animaux blessés soignés : Nairobi 30, Mombasa 12."),
        ("es", "Animales heridos atendidos: Nairobi 30, Mombasa 12."),
        ("ar", "الحيوانات الجريحة المعالجة: نيروبي 30، مومباسا 12."),
        ("tr", "Tedavi edilen yaralı hayvanlar: Nairobi 30, Mombasa 12."),
    ],
)
def test_they_are_no_figures(counted: Counted, language: str, text: str) -> None:
    assert counted(text, language) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Surgeons operated on 12 wounded in Maiduguri.", [("injured", 12)]),
        ("Some 300 survivors were evacuated from the island by ship.", [("evacuated", 300)]),
        ("The storm cost 40 lives in Tacloban.", [("killed", 40)]),
        ("Wounded by town: Nairobi 30, Mombasa 12.", [("injured", 30), ("injured", 12)]),
    ],
)
def test_others_are(counted: Counted, text: str, expected: list[tuple[str, float]]) -> None:
    assert counted(text, "en") == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Thirty people were rescued and two are missing in Goma."),
        ("en", "Thirty people were rescued and two remain unaccounted for in Goma."),
        ("en", "Of the 40 aboard, thirty were saved and two are missing."),
        ("es", "Treinta personas fueron rescatadas y dos siguen desaparecidas en Goma."),
        ("fr", "Trente personnes ont été secourues et deux restent portées disparues à Goma."),
    ],
)
def test_who_is_missing_after_a_rescue_was_not_rescued(counted: Counted, language: str, text: str) -> None:
    assert counted(text, language)[-2:] == [("evacuated", 30), ("missing", 2)]
