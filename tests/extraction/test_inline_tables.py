"""Lists of names and numbers on one line: what a label, its brackets or the line above say that they count."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.models import Figure, Unit

DAY = dt.date(2024, 5, 8)


@pytest.fixture(scope="session")
def read(read):
    """Return a reader of texts of one day."""

    def _read(text: str, language: str = "en") -> tuple[Figure, ...]:
        return read(text, language, DAY)

    return _read


@pytest.mark.parametrize(
    ("language", "text", "indicator", "values"),
    [
        ("en", "IDPs by county\nYei: 13,400 | Juba: 4,800 | Bor: 950", "displaced", [13400, 4800, 950]),
        ("en", "The deaths by region are as follows: Tigray 40, Amhara 19 and Afar 5.", "killed", [40, 19, 5]),
        ("en", "New arrivals: Renk 1,200; Malakal 800; Bentiu 640.", "crossed", [1200, 800, 640]),
        ("en", "Shelters (people staying in tents): Hama 3,118; Homs 415.", "sheltered", [3118, 415]),
        ("fr", "Répartition des déplacés, par département\nMayo : 3 400 | Logone : 480", "displaced", [3400, 480]),
        ("es", "Desplazados por municipio\nBojayá: 1.400 | Istmina: 800", "displaced", [1400, 800]),
        ("ar", "توزيع النازحين حسب المحافظات\nمأرب: 1400 | حجة: 250", "displaced", [1400, 250]),
        ("tr", "İllere göre ölü sayısı\nHatay: 402 | Adana: 25", "killed", [402, 25]),
    ],
)
def test_a_label_or_the_line_above_says_what_entries_count(
    language: str, text: str, indicator: str, values: list[float], read
) -> None:
    figures = read(text, language)
    assert [(figure.indicator, figure.quantity.value) for figure in figures] == [(indicator, v) for v in values]


@pytest.mark.parametrize(
    "text",
    [
        "Tents distributed by district: Pemba 132; Metuge 41; Ibo 51.",
        "Distances by road: Juba 132; Yei 41; Bor 51.",
        "Voters by district: Pemba 132,400; Metuge 41,800.",
        "Fuel: Juba 132; Yei 41.",
        "Killed: Article 12; Article 15.",
        "Injured: Ward 12; Ward 14.",
        "Refugees: Kenya 2019; Uganda 2020.",
        "Deaths: January 12; February 14.",
    ],
)
def test_entries_of_things_are_no_figures(text: str, read) -> None:
    assert read(text) == ()


def test_entries_under_a_label_that_counts_nothing_divide_the_total_before(read) -> None:
    text = "Some 140,000 people fled Marawi.\n\nWhere they are, by town: Iligan 89,300; Cotabato 22,500; Butuan 9,700."
    figures = read(text)
    assert [figure.quantity.value for figure in figures] == [140000, 89300, 22500, 9700]
    assert {figure.part_of for figure in figures[1:]} == {figures[0].id}


def test_households_of_a_heading_are_no_people(read) -> None:
    figures = read("Households displaced by district: Pemba 402, Metuge 190.")
    assert [figure.unit for figure in figures] == [Unit.HOUSEHOLDS, Unit.HOUSEHOLDS]
    figures = read("Familias afectadas en Nariño, según las alcaldías:\n- Tumaco: 4.012\n- Pasto: 2.340", "es")
    assert [figure.unit for figure in figures] == [Unit.HOUSEHOLDS, Unit.HOUSEHOLDS]
    assert {figure.attributed_to for figure in figures} == {"las alcaldías"}


def test_shelters_beside_people_are_none_of_them(read) -> None:
    text = "Public shelters\nParish: shelters; people\nSaint George: 31; 1,702\nCharlotte: 22; 482"
    assert [(f.indicator, f.quantity.value) for f in read(text)] == [("sheltered", 1702), ("sheltered", 482)]


def test_a_title_with_a_full_stop_ends_a_list(read) -> None:
    text = "Deaths by region\nMaule 117\nBiobío 75\n\n2. Affected people. Roads are cut in 30 places."
    assert [figure.quantity.value for figure in read(text)] == [117, 75]


def test_a_sum_in_a_list_is_that_of_its_entries(read) -> None:
    figures = read("Killed: Homs 12; Hama 3; total 15.")
    assert [figure.quantity.value for figure in figures] == [12, 3, 15]
    assert [figure.part_of for figure in figures] == [figures[2].id, figures[2].id, None]


def test_a_label_of_children_counts_children(read) -> None:
    assert {figure.group.code for figure in read("Children killed: Homs 12; Hama 3.")} == {"child"}


def test_a_division_by_province_divides_a_total_of_before(read):
    text = (
        "Depuis le 15 avril, 194 215 personnes sont arrivées au Tchad. Lundi, 570 autres ont été enregistrées.\n"
        "Répartition par province : Ouaddaï 148 300 ; Sila 31 450 ; Wadi Fira 14 465."
    )
    assert [figure.quantity.value for figure in read(text, "fr")][-3:] == [148_300, 31_450, 14_465]
