"""Numbers beside words of indicators that count nobody: quotas, births, laws, who acts, who is asked, who mourns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.models import Figure

    Counted = Callable[[str, str], list[tuple[str, float | None]]]
    Read = Callable[[str, str], tuple[Figure, ...]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Law 6458 protects refugees and asylum seekers."),
        ("en", "The bishop met 40 refugees in Goma."),
        ("en", "A quota of 10,000 refugees has been filled."),
        ("en", "Half of the 900 refugees surveyed want to go home; 300 refugees interviewed have no work."),
        ("en", "Some 40 refugees sat in the gallery of the court."),
        ("en", "Towns must offer two refugees for every 1,000 residents a room."),
        ("en", "Five men accused of killing the journalist stood before the judge."),
        ("en", "The houses will be rebuilt at a cost of 90 million."),
        ("fr", "La loi 6458 protège les réfugiés."),
        ("fr", "Sur 1 000 naissances, 31 enfants meurent avant cinq ans."),
        ("fr", "Le quota de 10 000 réfugiés est atteint."),
        ("fr", "Cinq hommes accusés d'avoir tué le journaliste comparaissent."),
        ("fr", "La ville a besoin de lits pour 500 blessés."),
        ("fr", "Les 900 réfugiés interrogés veulent rentrer."),
        ("es", "La ley 6458 protege a los refugiados."),
        ("es", "El cupo de 10.000 refugiados está cubierto."),
        ("es", "Los 900 refugiados encuestados quieren volver."),
        ("es", "Hacen falta camas para 500 heridos."),
        ("tr", "Her bin çocuktan 31'i ölüyor."),
        ("tr", "Fabrika kapandı, 500 işçi işsiz kaldı."),
        ("ar", "قالت الوزارة إن حصة 10 آلاف لاجئ استنفدت."),
        ("ar", "من كل ألف مولود يموت 31 طفلا."),
        ("ar", "عفا الملك عن 1200 سجين."),
        ("ar", "فقد 3500 عامل وظائفهم."),
        ("fr", "Avec 15 morts pour 100 000 habitants, le taux est élevé."),
        ("en", "At 15 dead for 100,000 inhabitants the rate is high."),
        ("fr", "Quelque 3 000 personnes sont parties en vacances vendredi."),
    ],
)
def test_these_numbers_are_no_figures(language: str, text: str, counted: Counted) -> None:
    assert counted(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The trial of five men accused of killing 40 people began.", [("killed", 40)]),
        ("en", "Floods in Beira have left 14,000 homeless.", [("homeless", 14000)]),
        ("en", "A camp with 240 doctors shelters 900 people.", [("sheltered", 900)]),
        ("fr", "MSF a opéré 95 blessés à Goma.", [("injured", 95)]),
        ("fr", "La tempête a arraché le toit de 212 maisons.", [("homes_damaged", 212)]),
        ("es", "Unas 400 personas enterraron el viernes a los 12 muertos.", [("killed", 12)]),
        ("tr", "9 silahlı kişi tarafından 14 kişi kaçırıldı.", [("detained", 14)]),
        ("tr", "2023'te 958 bin bebek doğdu, 525 bin kişi öldü.", [("killed", 525000)]),
        ("tr", "Kurumun 13 bin çalışanı var, 152'si öldürüldü.", [("killed", 152)]),
        ("ar", "شيع 400 شخص القتلى الـ12.", [("killed", 12)]),
        ("ar", "نزح 96 ألف شخص ووصلوا إلى حلب.", [("displaced", 96000)]),
    ],
)
def test_what_stands_beside_them_is_counted(
    language: str, text: str, expected: list[tuple[str, float]], counted: Counted
) -> None:
    assert counted(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "France has 3,500 soldiers in Niger. Some 2,400 returned in the autumn.", []),
        ("en", "The 5,100 men who served there have returned home.", []),
        ("fr", "La France a 3 500 soldats au Niger ; 2 400 sont rentrés à l'automne.", []),
        ("es", "España tiene 1.500 soldados en Malí; 1.400 regresaron en otoño.", []),
        ("tr", "Somali'de 1.500 asker var, 1.400'ü yurda döndü.", []),
        ("ar", "لفرنسا 3500 جندي في النيجر. وعاد 2400 في الخريف.", []),
        (
            "en",
            "Fighting has displaced 9,000 people; 2,400 have returned home.",
            [("displaced", 9000), ("returned", 2400)],
        ),
    ],
)
def test_soldiers_who_come_home_do_not_return(
    language: str, text: str, expected: list[tuple[str, float]], counted: Counted
) -> None:
    assert counted(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Up to 40,000 refugees could return next year, UNHCR believes."),
        ("fr", "Jusqu'à 40 000 réfugiés pourraient rentrer l'an prochain, estime le HCR."),
        ("es", "Hasta 40.000 refugiados podrían regresar el próximo año, cree Acnur."),
    ],
)
def test_refugees_who_could_return_are_returns_that_are_planned(language: str, text: str, read: Read) -> None:
    assert [(f.indicator, f.quantity.value, f.status.value) for f in read(text, language)] == [
        ("returned", 40000, "planned")
    ]


def test_who_burns_houses_is_no_house(counted: Counted) -> None:
    assert counted("Los atacantes, unos 60, quemaron 112 casas.", "es") == [("homes_destroyed", 112)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Harare has had 179 deaths from 6,448 cases, followed by Beitbridge with 91.", [179, 91]),
        ("Food rations have gone to 140,000 people in Herat.", []),
        ("Gunmen killed 12 doctors and 20 patients in Goma.", [12, 20]),
    ],
)
def test_cases_and_those_whom_aid_reached_do_not_count(counted: Counted, text: str, expected: list[float]) -> None:
    assert [value for _, value in counted(text, "en")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A fire killed 358 inmates in Goma, the office said, raising by five the toll given before.", [358]),
        (
            "Some 89,000 people are sheltering in 103 schools, including 12,000 in Blantyre and 7,300 in Zomba.",
            [89000, 12000, 7300],
        ),
        ("Some 900 people are in 30 camps, including 12 in Blantyre.", [900]),
    ],
)
def test_what_a_toll_rose_by_and_parts_of_schools(counted: Counted, text: str, expected: list[float]) -> None:
    assert [value for _, value in counted(text, "en")] == expected
