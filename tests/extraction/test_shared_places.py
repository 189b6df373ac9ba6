"""The place that a sentence says once, after the last of several counts of harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.models import Figure

    Read = Callable[[str, str], tuple[Figure, ...]]


def places(figures: tuple[Figure, ...]) -> list[tuple[str, float | None, str]]:
    """Return indicator, value and place of each figure."""
    return [
        (figure.indicator, figure.quantity.value, ", ".join(toponym.name for toponym in figure.toponyms))
        for figure in figures
    ]


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("fr", "Algérie : jour noir\nDeux personnes ont péri et onze autres ont été blessées à Oran.", "Oran"),
        ("fr", "Algérie : deux morts et onze blessés à Oran", "Oran"),
        ("fr", "Algérie : deux morts\nDeux hommes ont péri et onze autres ont été blessés à Oran.", "Oran"),
        ("en", "Algeria: black day\nTwo men died and eleven others were injured in Oran.", "Oran"),
        ("es", "Argelia: día negro\nDos hombres murieron y once más resultaron heridos en Orán.", "Orán"),
        ("ar", "الجزائر: حادث مأساوي\nقتل شخصان وأصيب أحد عشر آخرون في وهران.", "وهران"),
    ],
)
def test_counts_share_the_place_after_the_last(read: Read, language: str, text: str, place: str) -> None:
    assert places(read(text, language))[-2:] == [("killed", 2, place), ("injured", 11, place)]


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        (
            "en",
            "NAIROBI, March 19 (AP) -- At least two people were killed and 11 others injured when a bus fell in Kitui.",
        ),
        ("en", "NAIROBI — Two people died and 11 were injured in Kitui."),
        ("fr", "NAIROBI (AFP) – Deux personnes ont été tuées et 11 blessées à Kitui."),
        ("es", "NAIROBI (EFE).- Dos personas murieron y otras 11 resultaron heridas en Kitui."),
        ("tr", "NAIROBI — Kitui'de iki kişi öldü, 11 kişi yaralandı."),
    ],
)
def test_where_it_was_written_is_not_where_the_first_count_is(read: Read, language: str, opening: str) -> None:
    assert places(read(opening, language)) == [("killed", 2, "Kitui"), ("injured", 11, "Kitui")]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        # in another country
        ("Algérie : jour noir\nDeux personnes ont péri et onze autres ont été blessées à Paris.", "Algérie"),
        # a part of the dead is at one place, and not all
        ("Maroc : le séisme\nLe séisme a fait 862 morts, dont 604 à Taroudant.", "Maroc"),
        # two statements
        ("Algérie : les crues\nDouze personnes ont péri ; onze ont été blessées à Oran.", "Algérie"),
        # the same harm at two places
        ("Algérie : les crues\nDouze personnes ont péri et cinq autres ont péri à Oran.", "Algérie"),
    ],
)
def test_a_country_stays_where_counts_are_not_of_one_place(read: Read, text: str, first: str) -> None:
    assert places(read(text, "fr"))[0][2] == first


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("fr", "Libye : Derna compte ses morts\nLes crues ont tué 300 personnes.", "Derna"),
        ("fr", "Mali : nouvelle attaque à Gao\nDes miliciens ont tué 33 personnes.", "Gao"),
        ("en", "Libya: Derna counts its dead\nThe floods killed 300 people.", "Derna"),
        ("es", "Colombia: violencia en Tumaco\nHombres armados mataron a 33 personas.", "Tumaco"),
        # a town of another country, or none
        ("fr", "Mali : Paris compte ses morts\nDes miliciens ont tué 33 personnes.", "Mali"),
        ("fr", "Mali : nouvelle attaque\nDes miliciens ont tué 33 personnes.", "Mali"),
    ],
)
def test_a_title_names_the_town_after_its_country(read: Read, language: str, text: str, place: str) -> None:
    assert places(read(text, language))[-1][2] == place


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "Twenty people, four of them children, drowned when their boat sank off Tripoli.", "Tripoli"),
        ("fr", "Sept soldats, dont deux gendarmes, ont péri dans une attaque à Gao.", "Gao"),
        ("es", "Veinte personas, cuatro de ellas niños, se ahogaron frente a Tumaco.", "Tumaco"),
    ],
)
def test_the_place_after_the_parts_of_a_number_is_that_of_the_whole(language, text, place, read):
    assert [figure.toponyms[0].anchors[0] for figure in read(text, language)] == [place, place]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They dug in northern Peru for survivors of a quake that had killed 90 and left 700 homeless in Rioja.",
            ["Rioja", "Rioja"],
        ),
        (
            "Aid went to eastern Nepal after floods which killed 36 people and swept away 400 houses in Taplejung.",
            ["Taplejung", "Taplejung"],
        ),
        # no clause of its own, another town, a second statement
        (
            "Floods in northern Kenya killed 36 people and swept away 400 houses in Turkana.",
            ["northern Kenya", "Turkana"],
        ),
        (
            "Aid went to northern Kenya after floods that killed 36 people in Kitui and 70 in Turkana.",
            ["Kitui", "Turkana"],
        ),
        (
            "Aid went to northern Kenya after floods that killed 36 people; 400 houses were swept away in Turkana.",
            ["northern Kenya", "Turkana"],
        ),
    ],
)
def test_counts_of_a_relative_clause_share_its_place_and_not_that_of_the_main_one(read, text, expected):
    assert [", ".join(t.name for t in figure.toponyms) for figure in read(text, "en")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Rizal 58 people died. Another 23 deaths were reported from Cavite.", ["Rizal", "Cavite"]),
        ("In Rizal 58 people died. Another 23 died, reporters from Cavite said.", ["Rizal", "Rizal"]),
    ],
)
def test_deaths_are_where_they_are_reported_from(read, text, expected):
    assert [", ".join(t.name for t in figure.toponyms) for figure in read(text, "en")] == expected
