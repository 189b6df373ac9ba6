"""Names in which a direction stands after the name, where lists of places have it before."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أدى القتال في إقليم كيفو الشمالي إلى مقتل 30 شخصا.", "North Kivu"),
        ("قتل 30 شخصا في كيفو الجنوبية.", "South Kivu"),
        ("قتل 30 شخصا في دارفور الغربية.", "West Darfur"),
        ("قتل 30 شخصا في سيناء الشمالية.", "North Sinai"),
        # names that lists have as they are written, and towns that no list turns
        ("قتل 30 شخصا في الضفة الغربية.", "West Bank"),
        ("قتل 30 شخصا في كوريا الشمالية.", "North Korea"),
        ("قتل 30 شخصا في حلب الغربية.", "Aleppo"),
    ],
)
def test_a_direction_after_an_arabic_name_is_part_of_it(standing, text: str, expected: str) -> None:
    assert [place.name for place in standing("ar", text, 30)] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "value", "expected"),
    [
        # the only capital of its name, and the only province, are no namesakes however far from all else
        (
            "en",
            "Fighting killed 30 people in El Fasher, Sudan. Seven died in Khartoum. In Port Vila 3 people died.",
            3,
            "Port Vila",
        ),
        ("ar", "قتل 30 شخصا في الفاشر بالسودان. وقتل 7 في نيالا و9 في الخرطوم. وقتل 4 أشخاص في حلب.", 4, "Aleppo"),
    ],
)
def test_what_is_called_so_in_one_country_only_is_no_stranger(
    standing, language: str, text: str, value: int, expected: str
) -> None:
    assert [place.name for place in standing(language, text, value)] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A strike on a neighborhood of Kharkiv killed 7 people.", "Kharkiv"),
        ("fr", "Une frappe sur un quartier de Bamenda a tué 7 personnes.", "Bamenda"),
        ("es", "Un incendio en un barrio de Guayaquil dejó 7 muertos.", "Guayaquil"),
        ("ar", "قتل 7 أشخاص في قصف أحد أحياء تعز.", "Taiz"),
    ],
)
def test_a_quarter_of_a_city_is_in_the_city(standing, language: str, text: str, expected: str) -> None:
    assert [place.name for place in standing(language, text, 7)] == [expected]
