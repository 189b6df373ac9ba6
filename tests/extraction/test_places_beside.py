"""Of two places of a sentence the one meant: a gate, a town by a lake, where somebody only speaks, a coast guard."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # the gate through which people entered a country, if it lies in that country
        ("en", "Some 12,000 people crossed into Brazil through Pacaraima in May.", "Pacaraima"),
        ("es", "En mayo entraron en Brasil 12.000 personas por el paso de Pacaraima.", "Pacaraima"),
        ("fr", "Quelque 12 000 Angolais sont entrés en RDC par Kamako.", "Kamako"),
        ("en", "Some 12,000 people crossed into Brazil through Colombia.", "Brazil"),
        # a town on a lake, and a lake alone
        ("fr", "À Kagunga, un village au bord du lac Tanganyika, 12 000 réfugiés attendent.", "Kagunga"),
        ("en", "In Kagunga, a village on the shores of Lake Tanganyika, 12,000 refugees wait.", "Kagunga"),
        ("fr", "Quelque 12 000 réfugiés campent au bord du lac Tanganyika.", "Lake Tanganyika"),
        # who speaks sits elsewhere
        ("tr", "Ankara'daki yetkililer Van'da 12 kişinin öldüğünü söyledi.", "Van"),
        ("tr", "Cenevre'deki BM yetkilisi Hudeyde'de 12 kişinin öldüğünü söyledi.", "Hodeidah"),
        ("tr", "Halep'teki doktorlar 12 kişinin öldüğünü söyledi.", "Aleppo"),
        ("en", "In Port Sudan, the health minister said 12 people had died in White Nile state.", "White Nile"),
        ("es", "En Quito, el ministro dijo que 12 personas murieron en Manta.", "Manta"),
        ("fr", "À Goma, des médecins affirment que 12 personnes sont mortes.", "Goma"),
        # where harm came from, and where alone it is said to be
        ("en", "Soldiers backed by fighters from Eritrea killed 12 civilians in Axum.", "Axum"),
        ("fr", "Des tirs venus du Rwanda ont tué 12 civils à Goma.", "Goma"),
        ("es", "Hombres llegados de Venezuela mataron a 12 personas en Cúcuta.", "Cúcuta"),
        ("en", "Some 12 people from Glasgow, Scotland, died when a bus overturned.", "Glasgow"),
        ("ar", "قتل مسلحون قدموا من تشاد 12 شخصا في ديفا.", "Diffa"),
        ("en", "Some 12,000 people fled from Bama to Maiduguri.", "Bama"),
        (
            "en",
            "Sudan's army took Wad Madani. Some 12 people died in the town, residents of the city said from Cairo.",
            "Wad Madani",
        ),
        # "in" written to a name leads to what holds the one before, "and" to a second place
        ("ar", "قتل 12 شخصا في بنغازي بليبيا.", "Benghazi"),
        # towns whose names are words as well, where the text speaks of their country
        ("ar", "وصلت 12 أسرة إلى طويلة في السودان.", "Tawila"),
        ("ar", "قتل 12 شخصا في صور بجنوب لبنان.", "Tyre"),
        ("ar", "بعد معارك طويلة في السودان قتل 12 شخصا.", "Sudan"),
        ("ar", "قتل 12 شخصا في لبنان، كما ظهر في صور نشرها الجيش.", "Lebanon"),
        ("ar", "وصل 12 سودانيا إلى أدري في تشاد.", "Adré"),
        # an embassy is not in the country whose it is
        ("en", "A bomb at the U.S. embassy in Nairobi killed 12 people.", "Nairobi"),
        ("fr", "Une bombe devant l'ambassade de France à Bagdad a tué 12 personnes.", "Baghdad"),
        ("es", "Una bomba ante la embajada de España en Bagdad mató a 12 personas.", "Baghdad"),
        ("ar", "قتل 12 شخصا قرب سفارة فرنسا في بغداد.", "Baghdad"),
        # a coast guard is no coast
        ("en", "The Tunisian coast guard recovered 12 bodies off Zarzis.", "waters off Zarzis"),
        ("fr", "Au large de Zarzis, les garde-côtes tunisiens ont repêché 12 corps.", "waters off Zarzis"),
        ("en", "Twelve people drowned off the Tunisian coast.", "waters off Tunisia"),
        # a town, and where that lies
        ("fr", "À Derna, en Libye, où les inondations ont tué 12 personnes, on craint le pire.", "Derna"),
        ("en", "In Derna, in eastern Libya, where floods killed 12 people, fear grows.", "Derna"),
        ("es", "En Derna, en Libia, donde las inundaciones mataron a 12 personas, temen lo peor.", "Derna"),
        ("en", "In Cairo, officials of Libya said 12 people died in Derna.", "Derna"),
    ],
)
def test_the_place_that_is_meant(located, language: str, text: str, expected: str) -> None:
    (found,) = located(text, language)
    assert [one.place.name for one in found.located if one.place is not None][:1] == [expected]


def test_and_written_to_a_name_makes_a_second_place(located) -> None:
    (found,) = located("قتل 12 شخصا في درنة والبيضاء.", "ar")
    assert [one.place.name for one in found.located if one.place is not None] == ["Derna", "Al Bayda’"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # the place right before a number, and not that of the number before
        ("tr", "Türkiye'de ölü sayısı 310'a yükselirken Suriye'de 35 kişi öldü.", ["Türkiye", "Suriye"]),
        ("ar", "ارتفعت الحصيلة في تركيا إلى 310 قتلى وفي سوريا إلى 35.", ["تركيا", "سوريا"]),
        ("en", "In Turkey 310 people died and in Syria 35.", ["Turkey", "Syria"]),
        ("en", "In Syria 12 people died in Homs, nine of them children.", ["Homs", "Homs"]),
    ],
)
def test_each_number_has_the_place_beside_it(places, language: str, text: str, expected: list[str]) -> None:
    assert [found[0] for found in places(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The fire killed 12 people in Angola's capital."),
        ("fr", "Le feu a tué 12 personnes dans la capitale de l'Angola."),
        ("es", "El fuego mató a 12 personas en la capital de Angola."),
    ],
)
def test_the_capital_of_a_country_is_not_the_country(standing, language: str, text: str) -> None:
    assert [place.name for place in standing(language, text, 12)] == ["Luanda"]
