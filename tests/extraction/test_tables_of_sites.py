"""Tables of sites that count families and people, who are sheltered or displaced there."""

from __future__ import annotations

import pytest

_ROWS = "\nNsanje | 1,120 | 5,980\nBlantyre | 840 | 4,410\nTotal | 1,960 | 10,390"
_NAMES = {
    "en": "Site | Families | Persons",
    "fr": "Site | Ménages | Personnes",
    "es": "Sitio | Familias | Personas",
    "ar": "الموقع | الأسر | الأفراد",
}


@pytest.mark.parametrize(
    ("language", "title", "expected"),
    [
        ("en", "Floods hit Malawi.", "sheltered"),
        ("en", "POPULATION IN CAMPS (Red Cross)", "sheltered"),
        ("fr", "Population des sites", "sheltered"),
        ("fr", "NOUVEAUX ARRIVANTS (relevé du 2 mai)", "displaced"),
        ("es", "Inundaciones en Malaui.", "sheltered"),
        ("ar", "ضربت فيضانات ملاوي.", "sheltered"),
        ("en", "Displacement sites", "displaced"),
        # what the title counts otherwise
        ("en", "People in need", "in_need"),
    ],
)
def test_who_is_counted_at_sites(read, language: str, title: str, expected: str) -> None:
    figures = [one for one in read(f"{title}\n{_NAMES[language]}{_ROWS}", language) if one.quantity.value == 5980]
    assert [figure.indicator for figure in figures] == [expected]


def test_slashes_part_the_cells_as_well(counted) -> None:
    text = f"Floods in Malawi.\n{_NAMES['en']}{_ROWS}".replace("|", "/")
    assert ("sheltered", 5980) in counted(text, "en")


def test_sites_without_families_count_nobody(counted) -> None:
    assert counted("Site | Persons\nNsanje | 5,980\nBlantyre | 4,410", "en") == []


@pytest.mark.parametrize(
    "head", ["Water points\nSite | Families served | People", "Families given food\nSite | Families | People"]
)
def test_families_who_are_served_are_not_sheltered(counted, head: str) -> None:
    assert counted(f"{head}\nNsanje | 120 | 600\nBlantyre | 40 | 213", "en") == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["Country / New arrivals / In camps", "Chad 6,470 / 2,230", "Uganda 2,810 / n.a."], ["crossed", "sheltered"]),
        (["Province / New arrivals / In camps", "Gedo 6,470 / 2,230", "Bay 2,810 / n.a."], ["displaced", "sheltered"]),
    ],
)
def test_a_space_parts_the_first_number_and_countries_are_reached_over_a_border(counted, rows, expected) -> None:
    first, second = ((name, n) for name, n in zip(expected, (6470, 2230), strict=True))
    assert counted("\n".join(rows), "en") == [first, second, (expected[0], 2810)]
