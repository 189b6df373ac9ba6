"""Who acts within a fronted place, where most of some are, and where somebody speaks."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "In Chad, the camp of Gaga shelters 21,000 people.", [["Gaga"]]),
        ("fr", "Au Rwanda, le camp de Mahama, ouvert en avril, abrite 21 000 personnes.", [["Mahama"]]),
        ("en", "In Chad, the government shelters 21,000 people.", [["Chad"]]),
    ],
)
def test_who_acts_within_a_fronted_place_says_where(
    language: str, text: str, expected: list[list[str]], places
) -> None:
    assert places(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In Malawi 40 people died and 210 were hurt, most of them in Blantyre, and 9,000 were made homeless."),
        ("fr", "Au Malawi, on compte 40 morts et 210 blessés, pour la plupart à Blantyre, et 9 000 sinistrés."),
    ],
)
def test_where_most_of_some_are_is_not_where_the_next_are(language: str, text: str, places) -> None:
    assert {name for figure in places(text, language) for name in figure} == {"Malawi"}


def test_a_town_abroad_where_somebody_speaks_is_no_place_of_harm(places) -> None:
    text = "Rain has failed in Kenya again. Economists in Boston warned that the drought could kill 9,000 people."
    assert places(text, "en") == [["Kenya"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("İZMİR - Belediye, Bornova Stadı'nda kurulan çadırlarda 900 kişinin kaldığını duyurdu.", [["Bornova"]]),
        ("EDİRNE - Irak Şam İslam Devleti üyesi oldukları öne sürülen dört kişi gözaltına alındı.", [["EDİRNE"]]),
    ],
)
def test_stadiums_and_armed_groups_are_no_places(text: str, expected: list[list[str]], places) -> None:
    assert places(text, "tr") == expected


def test_no_capital_is_where_people_are_turned_back(places) -> None:
    text = "EDİRNE - Sınırda bekleyiş sürüyor. Atina, son üç günde 4 bin 200 kişinin girişinin engellendiğini duyurdu."
    assert ["Atina"] not in places(text, "tr")
