"""Places that a sentence means without naming them."""

from __future__ import annotations

import pytest

from geo.models import Figure, Role


@pytest.fixture(scope="session")
def figures(read):
    """Read a text published on one day."""

    def _figures(text: str, language: str = "en") -> list[Figure]:
        return list(read(text, language))

    return _figures


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Floods hit Chad.\n\nN'Djamena is cut off. At least 14 people died in the capital, 9 in Bongor.",
        ),
        (
            "fr",
            "Le Tchad est sous l'eau, N'Djamena aussi. On compte 14 morts dans la capitale, 9 à Bongor.",
        ),
        ("es", "Chad está bajo el agua, también N'Djamena. El gobierno cuenta 14 muertos en la capital, 9 en Bongor."),
    ],
)
def test_the_capital_is_that_of_the_country_spoken_of(language: str, text: str, figures) -> None:
    found = {figure.quantity.value: figure for figure in figures(text, language)}
    assert [(t.anchors or (t.name,))[0] for t in found[14].toponyms] == ["N'Djamena"]
    assert [(t.anchors or (t.name,))[0] for t in found[9].toponyms] == ["Bongor"]


def test_a_named_capital_is_no_other(figures) -> None:
    (figure,) = figures("Sudan and Chad met in N'Djamena. In the Sudanese capital 14 people died on Monday.")
    assert all(toponym.name != "N'Djamena" for toponym in figure.toponyms)


def test_the_border_is_that_of_the_two_countries_spoken_of(figures) -> None:
    text = (
        "Greece has closed its crossings with Turkey. Greek police fired tear gas, and Turkey protested.\n\n"
        "Since Sunday three people died on both sides of the border."
    )
    (figure,) = figures(text)
    (toponym,) = figure.toponyms
    assert toponym.form == "border"
    assert sorted(toponym.anchors) == ["Greece", "Turkey"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "At least 14 people were killed in the Chadian capital on Monday."),
        ("en", "At least 14 people were killed in the capital of Chad on Monday."),
        ("fr", "Lundi, 14 personnes ont été tuées dans la capitale tchadienne."),
        ("fr", "Lundi, 14 personnes ont été tuées dans la capitale du Tchad."),
        ("es", "El lunes murieron 14 personas en la capital de Chad."),
    ],
)
def test_the_capital_of_a_country_is_a_town(language: str, text: str, figures) -> None:
    (figure,) = figures(text, language)
    assert [(t.anchors or (t.name,))[0] for t in figure.toponyms] == ["N'Djamena"]


def test_a_country_that_stops_people_stops_them_at_its_border(figures) -> None:
    (figure,) = figures("Hungary says that it has pushed back 3,100 migrants from Serbia since June.")
    (toponym,) = figure.toponyms
    assert "Hungary" in {toponym.name, *toponym.anchors}


def test_what_others_did_on_the_day_is_no_place_of_a_figure(figures) -> None:
    text = "Chad has 40,000 displaced people, 9,000 of them since Monday, the day on which Libya closed its crossings."
    assert all("Libya" not in {t.name, *t.anchors} for figure in figures(text) for t in figure.toponyms)


def test_a_total_does_not_stand_at_the_place_of_a_part(figures) -> None:
    text = (
        "The quake killed 320 people in Ecuador, officials said. The mayor counts 180 dead in Manta. "
        "The count stood at 290 dead on Friday."
    )
    found = {figure.quantity.value: figure for figure in figures(text)}
    assert [t.name for t in found[290].toponyms] == ["Ecuador"]


def test_a_total_of_parts_in_several_provinces_is_of_their_country(figures) -> None:
    text = "The quake hit Ecuador's coast on Monday.\n\nThe state counts 45 dead: 30 in Manabi, 15 in Guayas."
    found = {figure.quantity.value: figure for figure in figures(text)}
    assert [t.name for t in found[30].toponyms] == ["Manabi"]
    assert "Manabi" not in {t.name for t in found[45].toponyms}


def test_there_were_is_no_place(figures) -> None:
    text = (
        "Hungary has fenced off Serbia. Hungary and Serbia are talking.\n\n"
        "Officers met in Debrecen. On Monday there were 120 attempts to get across."
    )
    for figure in figures(text):
        assert all(toponym.name != "Debrecen" for toponym in figure.toponyms)


def test_nationals_return_to_their_own_country(figures) -> None:
    text = "Libya holds the camp. The Chadian government said 640 of its citizens had returned from Tripoli by Sunday."
    (figure,) = figures(text)
    (toponym,) = figure.toponyms
    assert (toponym.name, toponym.role) == ("Chadian", Role.DESTINATION)


def test_nationals_are_evacuated_from_the_country_in_crisis(figures) -> None:
    text = "Fighting in Sudan has reached Khartoum.\n\nKenya has evacuated 640 of its nationals since Monday."
    (figure,) = figures(text)
    assert [(toponym.name, toponym.role) for toponym in figure.toponyms] == [("Sudan", Role.ORIGIN)]


def test_where_an_official_counts_arrivals_is_not_where_they_arrive(figures) -> None:
    text = (
        "Many Sudanese flee to Chad.\n\n"
        "On Monday, at Adre, the Chadian interior minister, Idriss Brahim, spoke of 5,400 arrivals."
    )
    for figure in figures(text):
        assert all(toponym.name != "Adre" for toponym in figure.toponyms)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "قتل 14 شخصا في العاصمة السودانية يوم الاثنين."),
        ("ar", "قتل 14 شخصا في عاصمة السودان يوم الاثنين."),
        ("ar", "تستمر المعارك في السودان. قتل 14 شخصا في العاصمة يوم الاثنين."),
        ("tr", "Pazartesi günü Sudan'ın başkentinde 14 kişi öldü."),
        ("tr", "Sudan'da çatışmalar sürüyor. Pazartesi günü başkentte 14 kişi öldü."),
    ],
)
def test_the_capital_need_not_be_named(language: str, text: str, figures) -> None:
    (figure,) = figures(text, language)
    assert [toponym.name for toponym in figure.toponyms] == ["Khartoum"]
