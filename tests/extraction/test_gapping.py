"""Clauses that leave out their verb, and groups that share one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from geo.models import Figure


@pytest.fixture(scope="session")
def figures(read):
    """Return a reader of texts of one day."""

    def _figures(text: str, language: str = "es") -> list[Figure]:
        return list(read(text, language, dt.date(2024, 3, 14)))

    return _figures


@pytest.mark.parametrize(
    ("language", "text", "sources"),
    [
        ("es", "La Cruz Roja habla de 12 muertos y el Ejército, de 40.", ["La Cruz Roja", "el Ejército"]),
        ("es", "Según la Cruz Roja hay 12 muertos; según el Ejército, 40.", ["la Cruz Roja", "el Ejército"]),
        ("es", "El alcalde habla de 12 muertos, el gobernador de 40.", ["El alcalde", "el gobernador"]),
        ("fr", "L'armée évoque 12 morts à Gao, les habitants 40.", ["L'armée", "les habitants"]),
    ],
)
def test_a_second_source_gives_its_number_without_a_verb(language: str, text: str, sources: list[str], figures) -> None:
    found = figures(text, language)
    assert [figure.quantity.value for figure in found] == [12, 40]
    assert [figure.attributed_to for figure in found] == sources


@pytest.mark.parametrize(
    "text", ["El comandante habló de 12 muertos y el portavoz, Juan Paz, de 57 años, calló.", "El jefe, de 34, huyó."]
)
def test_an_age_is_no_toll(text: str, figures) -> None:
    assert all(figure.quantity.value == 12 for figure in figures(text))


def test_a_group_with_its_place_shares_the_verb_after_the_next(figures) -> None:
    assert [figure.quantity.value for figure in figures("Once vecinos de Tibú y tres soldados fueron asesinados.")] == [
        11, 3,
    ]  # fmt: skip


def test_groups_that_a_verb_names_are_parts(figures) -> None:
    whole, *parts = figures("Murieron 58 personas, de las que 14 eran bomberos y 9 niñas.")
    assert [part.quantity.value for part in parts] == [14, 9]
    assert {part.part_of for part in parts} == {whole.id}


def test_what_water_took_is_not_arrested(figures) -> None:
    assert [figure.indicator for figure in figures("El agua se llevó a cuatro niños en Biescas.")] == ["killed"]


@pytest.mark.parametrize(
    "text",
    [
        "El museo recibió 45.000 visitantes en enero.",
        "El ministro recibió a 30 alcaldes.",
        "Cinco escuelas destruidas y 12 dañadas.",
        "El hospital tiene 45 enfermeras.",
        "La empresa despidió a 230 obreros en Neuquén.",
    ],
)
def test_visitors_and_schools_are_no_figures(text: str, figures) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Valiye göre selde 27, muhtarlara göre 31 kişi öldü.", [(27, "Vali"), (31, "muhtarlar")]),
        (
            "İçişleri Bakanlığı 610, Kızılay 742 ölüden söz ediyor.",
            [(610, "İçişleri Bakanlığı"), (742, "Kızılay")],
        ),
    ],
)
def test_two_sources_share_a_verb_at_the_end(text: str, expected: list[tuple[float, str]], figures) -> None:
    found = [(figure.quantity.value, figure.attributed_to or "") for figure in figures(text, "tr")]
    assert [value for value, _ in found] == [value for value, _ in expected]
    assert all(said.startswith(name) for (_, said), (_, name) in zip(found, expected, strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Üç ilde 2 bin 250 kişi tahliye edildi, bunların 1.731'i helikopter ve botlarla kurtarıldı.", [2250, 1731]),
        ("Köyde 40 evden 36'sı sel sularına kapıldı.", [36]),
        ("Ölenlerin sayısı 70'e yükseldi: Kastamonu'da 60, Sinop'ta 9, Bartın'da bir kişi.", [70, 60, 9, 1]),
        ("Sınırı dün 60 bin kişi geçti. Bakanlık geçen hafta 45 binden söz ediyordu.", [60_000, 45_000]),
        ("Sınırı dün 60 bin kişi geçti. Artçı sayısı 850'yi geçti.", [60_000]),
        ("9 bin nüfuslu Bozkurt'ta sekiz katlı apartman çöktü.", [9000]),
    ],
)
def test_turkish_numbers_with_a_case_ending(text: str, expected: list[float], figures) -> None:
    assert [figure.quantity.value for figure in figures(text, "tr")] == expected
