"""The place of a figure that its own sentence does not name: of the figure before, of a heading, of both places."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def where(standing):
    """Return a reader of the names of the places of a figure."""
    return lambda language, text, value: {place.name for place in standing(language, text, value)}


@pytest.mark.parametrize(
    ("language", "text", "value", "places"),
    [
        # a smaller figure stays where the paragraph has come to
        (
            "en",
            "Storms battered Madagascar.\n\nSome 4,200 fled to hills near Mananjary. So far 310 were flown out.",
            310,
            {"Mananjary"},
        ),
        (
            "fr",
            "Les combats secouent le Soudan.\n\nQuelque 8 000 personnes campent à Kosti. Le choléra a fait 31 morts.",
            31,
            {"Kosti"},
        ),
        # a larger one may be of all
        (
            "en",
            "Storms battered Madagascar.\n\nSome 4,200 fled to hills near Mananjary. So far 61,000 were flown out.",
            61_000,
            {"Madagascar"},
        ),
        # people who fled to a country tell of what was done in their own
        (
            "en",
            "Villages burned across Rakhine.\n\nAbout 900 of us reached Bangladesh. On the road 22 people were killed.",
            22,
            {"Rakhine"},
        ),
    ],
)
def test_a_smaller_figure_is_where_the_one_before_it_was(
    language: str, text: str, value: int, places: set[str], where
) -> None:
    assert where(language, text, value) == places


def test_a_heading_is_over_all_items_of_a_list_however_long(where) -> None:
    item = (
        "• Near {} the road has been cut since Monday by mud and fallen trees, and lorries with food, water and"
        " blankets wait on either side for the engineers of the army to come.\n"
    )
    text = (
        "Storms in Central America, 3 March 2024\n\nHonduras\n• 212 people were moved out.\n\nGuatemala\n"
        + item.format("Coban")
        + item.format("Jalapa")
        + "• 311 people have been evacuated since the storm began.\n"
    )
    assert where("en", text, 311) == {"Guatemala"}
    assert where("en", text, 212) == {"Honduras"}


@pytest.mark.parametrize(
    ("language", "text", "value", "places"),
    [
        ("en", "A storm hit Jutiapa and Escuintla. In both departments 120 died.", 120, {"Jutiapa", "Escuintla"}),
        (
            "es",
            "El temporal golpeó Jutiapa y Escuintla. En ambos departamentos murieron 120 personas.",
            120,
            {"Jutiapa", "Escuintla"},
        ),
        ("ar", "ضربت العاصفة درعا وحمص. وقُتل في المحافظتين 120 شخصا.", 120, {"Daraa", "Homs"}),
        ("ar", "ضربت العاصفة ليبيا وتونس ومصر. وقُتل في البلدان الثلاثة 120 شخصا.", 120, {"Libya", "Tunisia", "Egypt"}),
        ("tr", "Deprem Elazığ ve Malatya'yı vurdu. İki ilde 645 ev yıkıldı.", 645, {"Elazığ", "Malatya"}),
    ],
)
def test_as_many_places_as_are_summed_up_were_named_before(
    language: str, text: str, value: int, places: set[str], where
) -> None:
    assert where(language, text, value) == places


@pytest.mark.parametrize(
    ("language", "text", "value", "place"),
    [
        ("en", "Floods hit Nigeria. In Borno 40 people died and 120 were killed across the country.", 120, "Nigeria"),
        ("en", "Floods hit Nigeria. In Borno 40 people died and 120 were killed across the country.", 40, "Borno"),
        ("es", "Incendios en Chile. En Santa Juana murieron 5; 24 han muerto a nivel nacional.", 24, "Chile"),
        ("es", "Sismo en Ecuador. Murieron 180 personas en Pedernales y 650 en todo el país.", 650, "Ecuador"),
        (
            "fr",
            "Séisme au Maroc. À Taroudant, on compte 980 morts. Le bilan national est de 2 946 morts.",
            2946,
            "Morocco",
        ),
        ("ar", "فيضانات في ليبيا. قُتل 40 شخصا في درنة وأصيب 300 في عموم البلاد.", 300, "Libya"),
        # of one place only, whatever the words
        ("en", "Across the country 300 died. In Goma, 12 people were hurt.", 12, "Goma"),
    ],
)
def test_what_is_counted_across_the_country_is_no_town_s(
    language: str, text: str, value: int, place: str, where
) -> None:
    assert where(language, text, value) == {place}


def test_a_total_after_a_list_is_of_the_title(located) -> None:
    text = "ECUADOR: EARTHQUAKE\nDeaths: Manta 171, Portoviejo 117, Jama 22. Total: 310."
    found = located(text, "en")[-1]
    assert [place.place.name for place in found.located if place.place is not None] == ["Ecuador"]
