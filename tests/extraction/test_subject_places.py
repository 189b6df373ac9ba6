"""Places of figures in Arabic and of names that two places bear."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def where(standing):
    """Return a reader of the ids of the places of a figure."""
    return lambda language, text, value: {place.id for place in standing(language, text, value)}


@pytest.mark.parametrize(
    ("language", "text", "value", "place"),
    [
        # the kingdom, after its verb
        (
            "ar",
            "أعلن الأردن إغلاق الحدود بعد هجوم قرب مخيم الزعتري.\n\nوتستضيف المملكة نحو 655 ألف لاجئ سوري.",
            655_000,
            "JO",
        ),
        # the country and not the capital of its name
        ("ar", "الجزائر - ضرب زلزال عنيف بومرداس والبليدة. وأحصت السلطات في الجزائر 2217 قتيلاً.", 2217, "DZ"),
        ("es", "La riada dejó 90 muertos en Guatemala y 12 en Honduras.", 90, "GT"),
        # the body of a country is where nothing happened
        ("ar", "مكة - وقع تدافع الحجاج يوم الأحد. فوزارة الصحة السعودية تتحدث عن 769 وفاة.", 769, "gn:104515"),
        # "at least" negates no place
        ("ar", "قُتل ما لا يقل عن 481 مدنياً منذ 10 مارس في الفاشر، بحسب الأمم المتحدة.", 481, "gn:379555"),
    ],
)
def test_where_a_figure_is_true(language: str, text: str, value: int, place: str, where) -> None:
    """Words for a country, and names that a country shares, say where a number is true."""
    assert where(language, text, value) == {place}


def test_a_name_of_a_country_is_that_of_a_capital_where_the_text_names_its_country(where) -> None:
    """Amman and Oman are one word in Arabic."""
    text = "عمان - استقبل الأردن ألف جريح. وقُتل 12 شخصاً في حريق في عمان."
    assert where("ar", text, 12) == {"gn:250441"}
