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
        ("fr", "Le Tchad accueille 56 000 Soudanais arrivés depuis avril.", [("refugees", 56_000)]),
        ("fr", "Entre 300 et 400 Maliens arrivent chaque jour à Fassala.", [("crossed", None)]),
        (
            "fr",
            "Vingt-six habitations présentent des fissures et quatre se sont effondrées.",
            [("homes_damaged", 26), ("homes_destroyed", 4)],
        ),
        ("fr", "Deux ponts présentent des fissures.", []),
        ("fr", "Quarante avions arrivent chaque jour à Roissy.", []),
        (
            "fr",
            "Les crues ont fait 300 morts, selon la presse. Le maire n'en a pour l'heure confirmé que 66.",
            [("killed", 300), ("killed", 66)],
        ),
        ("fr", "Dans le camp de Rusayo, on compte 81 000 personnes.", [("sheltered", 81_000)]),
        ("fr", "Sur le site de l'accident, on dénombre douze morts.", [("killed", 12)]),
        ("fr", "À l'école de Kaya, on compte 800 élèves.", []),
        (
            "fr",
            "Trente personnes sont mortes dans l'effondrement de leur maison et vingt par noyade.",
            [("killed", 30), ("killed", 20)],
        ),
        (
            "fr",
            "MSF a soigné 312 blessés. Parmi ces patients figuraient 87 enfants.",
            [("injured", 312), ("injured", 87)],
        ),
        (
            "fr",
            "Une vingtaine de personnes manquent à l'appel. Parmi les victimes figurent trois nourrissons.",
            [("missing", 20), ("killed", 3)],
        ),
    ],
)
def test_the_verb_of_a_number_counts(
    counted: Counted, language: str, text: str, expected: list[tuple[str, float]]
) -> None:
    assert counted(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "استقبل مخيم الهول 300 عائلة خرجت من الباغوز.", [("sheltered", 300)]),
        ("ar", "غادر ثلث سكان البلدة البالغ عددهم 9000 نسمة.", [("displaced", 9000)]),
        ("es", "El Ejército dice haber dado de baja a 7 disidentes.", [("killed", 7)]),
        ("es", "El derrumbe dejó atrapados a 12. Diez salieron vivos el martes.", [("missing", 12), ("evacuated", 10)]),
        ("tr", "Heyelanda 27 aile konteynerlere taşındı.", [("sheltered", 27)]),
        ("tr", "Yeni çadır kente 340 aile yerleşti.", [("sheltered", 340)]),
        ("es", "Unas 15.000 personas duermen en las plazas de Portoviejo.", [("homeless", 15_000)]),
        ("es", "De Sirte 900 familias todavía no han vuelto.", [("displaced", 900)]),
        ("ar", "قال المتحدث إن نحو 150 أسرة وصلت إلى كسلا.", [("displaced", 150)]),
    ],
)
def test_what_became_of_people_goes_before_where_they_came_from(
    counted: Counted, language: str, text: str, expected: list[tuple[str, float]]
) -> None:
    assert counted(text, language) == expected
