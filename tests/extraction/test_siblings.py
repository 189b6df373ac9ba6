"""Entries one after another, of which only the first says what is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.models import Unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.models import Figure

    Read = Callable[[str, str], tuple[Figure, ...]]
    Counted = Callable[[str, str], list[tuple[str, float | None]]]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (
            "en",
            "West Darfur – 180,000 displaced\nSouth Darfur – 520,000\nNorth Darfur – 410,000",
            [("displaced", 180_000), ("displaced", 520_000), ("displaced", 410_000)],
        ),
        ("en", "• Homs: 180 dead\n• Hama: 52\n• Aleppo: 9", [("killed", 180), ("killed", 52), ("killed", 9)]),
        (
            "fr",
            "- Nord-Kivu : 1,2 million de déplacés\n- Sud-Kivu : 820 000\n- Ituri : 1,6 million",
            [("displaced", 1_200_000), ("displaced", 820_000), ("displaced", 1_600_000)],
        ),
        ("en", "Bohol: 95 dead. Cebu: 110. Leyte: 26.", [("killed", 95), ("killed", 110), ("killed", 26)]),
        ("es", "Piura: 40 muertos\nTumbes: 12", [("killed", 40), ("killed", 12)]),
        ("ar", "حمص: 180 قتيلا\nحماة: 52", [("killed", 180), ("killed", 52)]),
        ("tr", "Hatay: 180 ölü\nAdana: 52", [("killed", 180), ("killed", 52)]),
        ("en", "Homs: 180 dead\nTents sent: 52", [("killed", 180)]),
        ("en", "Homs: 180 dead\nHama: 52 tents", [("killed", 180)]),
        ("en", "Homs: 180 dead\nHama: just over 52", [("killed", 180)]),
    ],
)
def test_lines_after_an_entry_count_what_it_does(
    language: str, text: str, wanted: list[tuple[str, float]], counted: Counted
) -> None:
    assert counted(text, language) == wanted


def test_an_entry_is_no_part_of_the_one_above(read: Read) -> None:
    first, second = read("Homs: 180 families displaced\nHama: 52", "en")
    assert second.part_of is None
    assert (first.unit, second.unit) == (Unit.HOUSEHOLDS, Unit.HOUSEHOLDS)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Displaced households: 610 (2,750 people)."),
        ("fr", "Ménages déplacés : 610 (2 750 personnes)."),
        ("es", "Familias desplazadas: 610 (2.750 personas)."),
    ],
)
def test_people_in_brackets_are_those_of_the_households_before(language: str, text: str, read: Read) -> None:
    found = [(figure.indicator, figure.quantity.value, figure.unit) for figure in read(text, language)]
    assert found == [("displaced", 610, Unit.HOUSEHOLDS), ("displaced", 2_750, Unit.PEOPLE)]


def test_some_of_the_households_in_brackets_are_not_all_of_them(counted: Counted) -> None:
    assert counted("Displaced families: 900 (with 40 people injured)", "en") == [("displaced", 900), ("injured", 40)]


def test_the_name_of_an_entry_is_its_place_whatever_its_label_names(read: Read) -> None:
    found = read("Arrivals in Chad by entry point: Adre 32,000; Tine 4,200.", "en")
    assert [figure.toponyms[0].name for figure in found] == ["Adre", "Tine"]


@pytest.mark.parametrize(
    ("language", "text", "indicator"),
    [
        ("en", "Families affected: 320\nPersons: 1,600\nTents given: 40", "affected"),
        ("en", "HOUSEHOLDS DISPLACED: 320 | INDIVIDUALS: 1,600", "displaced"),
        ("fr", "Ménages déplacés : 320\nPersonnes : 1 600", "displaced"),
        ("es", "Familias afectadas: 320\nPersonas: 1.600", "affected"),
        ("tr", "Etkilenen aile: 320\nKişi: 1.600", "affected"),
        ("ar", "الأسر النازحة: 320\nالأفراد: 1600", "displaced"),
    ],
)
def test_people_after_families_in_a_form_are_counted_as_they_are(read, language: str, text: str, indicator: str):
    found = [(one.indicator, one.quantity.value, one.unit.value) for one in read(text, language)]
    assert found == [(indicator, 320, "households"), (indicator, 1600, "people")]


@pytest.mark.parametrize("text", ["Families given tents: 320\nPersons: 1,600", "Tents: 320\nPersons: 1,600"])
def test_people_after_what_is_no_figure_are_none(counted, text: str):
    assert counted(text, "en") == []
