"""Forms and bulletins flattened to lines and lists, in which what is counted stands before its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.extraction.forms import in_form
from geo.extraction.reading import Reading
from geo.extraction.tokens import Sentence
from geo.languages import load
from geo.models import Unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.models import Figure

    Read = Callable[[str, str], tuple[Figure, ...]]
    Counted = Callable[[str, str], list[tuple[str, float | None]]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Deaths 64\nInjured 211", True),
        ("Houses destroyed 3,402\nFamilies displaced 12 500", True),
        ("Deaths 64", False),
        ("Deaths 64\nThe river rose again on Monday.", False),
        ("Deaths 64 persons\nInjured 211", False),
        ("64 deaths\n211 injured", False),
    ],
)
def test_a_line_of_a_form_stands_beside_another(text: str, *, wanted: bool) -> None:
    end = text.index("\n") if "\n" in text else len(text)
    language = load("en")
    assert in_form(Reading(Sentence(text, 0, end, language), language)) is wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (
            "en",
            "People in need 560,000\nPeople targeted 340,000\nInternally displaced people 120,000\nReturnees 34,000",
            [("in_need", 560_000), ("displaced", 120_000), ("returned", 34_000)],
        ),
        (
            "en",
            "Killed 45\nMissing 12\nHouses destroyed 300\nBridges destroyed 9\nPeople reached 900",
            [("killed", 45), ("missing", 12), ("homes_destroyed", 300)],
        ),
        (
            "fr",
            "Morts 45\nDisparus 12\nMaisons détruites 300\nPonts détruits 9\nEnfants vaccinés 800",
            [("killed", 45), ("missing", 12), ("homes_destroyed", 300)],
        ),
        (
            "es",
            "Personas albergadas 5.320\nAlbergues habilitados 61\nViviendas destruidas 830",
            [("sheltered", 5_320), ("homes_destroyed", 830)],
        ),
        ("ar", "قتلى 120\nجرحى 340\nمدارس مغلقة 12", [("killed", 120), ("injured", 340)]),
        ("tr", "Ölü sayısı 120\nYıkılan ev 560\nGönderilen çadır 900", [("killed", 120), ("homes_destroyed", 560)]),
    ],
)
def test_lines_of_a_form_need_no_colon(
    language: str, text: str, wanted: list[tuple[str, float]], counted: Counted
) -> None:
    assert counted(text, language) == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "Dead 64, injured 211, missing 9", [("killed", 64), ("injured", 211), ("missing", 9)]),
        (
            "en",
            "DEATHS 64 INJURED 211 HOUSES DESTROYED 3,402",
            [("killed", 64), ("injured", 211), ("homes_destroyed", 3_402)],
        ),
        ("en", "Dead 64, bridges 12, injured 40, schools closed 9", [("killed", 64), ("injured", 40)]),
        ("en", "Attacks killed 64, wounded 40", [("killed", 64), ("injured", 40)]),
        ("en", "Group A 12, group B 14", []),
        ("es", "Fallecidos 12 | Damnificados 4.500", [("killed", 12), ("affected", 4_500)]),
        ("fr", "Bilan : morts 12, blessés 40, disparus 3.", [("killed", 12), ("injured", 40), ("missing", 3)]),
        ("ar", "القتلى 12، الجرحى 40، المفقودون 3.", [("killed", 12), ("injured", 40), ("missing", 3)]),
        ("tr", "Ölü 12, yaralı 40, kayıp 3.", [("killed", 12), ("injured", 40), ("missing", 3)]),
    ],
)
def test_labels_before_the_numbers_of_a_sentence(
    language: str, text: str, wanted: list[tuple[str, float]], counted: Counted
) -> None:
    assert counted(text, language) == wanted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Families affected: 1,200."),
        ("en", "Displaced households: 1,200"),
        ("en", "Displaced families 1,200\nDead 12"),
        ("fr", "Ménages déplacés : 1 200"),
        ("es", "Familias damnificadas: 1.200"),
        ("ar", "الأسر النازحة: 1,200"),
        ("tr", "Tahliye edilen aile: 1.200"),
    ],
)
def test_a_field_of_households_counts_no_people(language: str, text: str, read: Read) -> None:
    first = read(text, language)[0]
    assert (first.quantity.value, first.unit) == (1_200, Unit.HOUSEHOLDS)


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Hotels affected: 120"), ("es", "Hoteles afectados: 120"), ("fr", "Hôtels touchés : 120")],
)
def test_a_field_of_things_that_nobody_knows_counts_nobody(language: str, text: str, counted: Counted) -> None:
    assert counted(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Affected individuals: 120"), ("es", "Total de afectados: 120"), ("fr", "Population touchée : 120")],
)
def test_a_field_of_people_counts_them(language: str, text: str, counted: Counted) -> None:
    assert counted(text, language) == [("affected", 120)]
