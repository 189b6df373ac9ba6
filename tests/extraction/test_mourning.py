"""What a family, a village or a party lost, and who came through nothing alive."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import Counted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Salem family lost 46 of its members in Gaza."),
        ("fr", "La famille Salem a perdu 46 de ses membres à Gaza."),
        ("fr", "Le village de Yirgou a perdu 46 de ses membres."),
        ("es", "La familia Salem perdió a 46 de sus miembros en Gaza."),
        ("ar", "فقدت عائلة سالم 46 من أفرادها في غزة."),
        ("tr", "Salem ailesi Gazze'de 46 ferdini kaybetti."),
        ("fr", "Aucun des 46 mineurs n'est sorti vivant, selon les autorités de Zonguldak."),
        ("en", "Hamas lost 46 of its members in Jenin."),
        ("en", "A plane crashed near Juba with 90 people on board. None of the 90 survived."),
        ("fr", "Un avion s'est écrasé près de Juba avec 90 personnes à bord. Aucune des 90 n'a survécu."),
        ("es", "Un avión se estrelló cerca de Juba con 90 personas a bordo. Ninguna de las 90 sobrevivió."),
        ("ar", "تحطمت طائرة قرب جوبا وعلى متنها 90 شخصا. ولم ينج أحد من الـ90."),
        ("tr", "Juba yakınlarında 90 kişiyi taşıyan uçak düştü. 90 kişiden hiçbiri kurtulamadı."),
    ],
)
def test_the_dead_are_counted(counted: Counted, language: str, text: str) -> None:
    ((indicator, value),) = counted(text, language)
    assert indicator == "killed"
    assert value in {46, 90}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The party lost 46 of its seats in Gaza."),
        ("en", "The union lost 46 of its members in Gaza."),
        ("fr", "Le parti a perdu 46 de ses députés."),
        ("fr", "Les 45 députés de l'opposition ont quitté l'hémicycle."),
        ("fr", "La cour d'assises de Dakar a condamné 14 prévenus à dix ans de prison."),
        ("tr", "Mahkeme Ankara'da 14 sanığa müebbet hapis verdi."),
        ("es", "Ningún pasajero de los 90 resultó herido en Tegucigalpa."),
        ("en", "All 46 teachers returned to class in Donetsk on Monday."),
        ("en", "Interest rates rose as 30,000 textile workers lost their jobs in Faisalabad, the central bank said."),
        ("fr", "Le taux de chômage touche 2,3 millions de personnes en France."),
        ("es", "El partido perdió 46 de sus escaños."),
        ("en", "A plane landed near Juba with 90 people on board. None of the 90 was hurt."),
    ],
)
def test_nobody_died(counted: Counted, language: str, text: str) -> None:
    assert counted(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "9.5 million Egyptians live abroad, the ministry says.", []),
        ("es", "9,5 millones de egipcios viven en el extranjero, según el ministerio.", []),
        ("en", "Some 300 people sleep rough at Rome's stations amid the cost-of-living crisis.", []),
        ("en", "War has emptied Homs. Some 300 people sleep rough in the streets.", [("homeless", 300)]),
    ],
)
def test_who_left_or_sleeps_out_without_a_crisis(
    counted: Counted, language: str, text: str, expected: list[tuple[str, float]]
) -> None:
    assert counted(text, language) == expected
