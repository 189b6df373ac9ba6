"""Times with which a superlative or a multiple compares date no sum."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.models import Figure

    Read = Callable[[str, str], tuple[Figure, ...]]

_2017 = (dt.date(2017, 1, 1), dt.date(2017, 12, 31))
_NONE = (None, None)


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "There were 441 deaths, the deadliest quarter since 2017 (742).", {441: _NONE, 742: _2017}),
        ("en", "It is the worst flood since 2017, which killed 742.", {742: _2017}),
        (
            "en",
            "Since 2017, 441 people have died, the worst on record.",
            {441: (dt.date(2017, 1, 1), dt.date(2024, 5, 8))},
        ),
        ("en", "The worst floods in 80 years have killed 441 people. In Swat 742 died.", {441: _NONE, 742: _NONE}),
        ("en", "It was the deadliest attack in three years and killed 441 people.", {441: _NONE}),
        ("fr", "Les pires inondations en 80 ans ont fait 441 morts.", {441: _NONE}),
        ("es", "Las peores inundaciones en 80 años han dejado 441 muertos.", {441: _NONE}),
        ("ar", "أسوأ فيضانات منذ 80 عاما أودت بحياة 441 شخصا.", {441: _NONE}),
        ("tr", "Son 80 yılın en büyük sel felaketinde 441 kişi öldü.", {441: _NONE}),
        (
            "en",
            "The heaviest shelling in the past 24 hours killed 441 people.",
            {441: (dt.date(2024, 5, 7), dt.date(2024, 5, 8))},
        ),
        ("fr", "Avec 441 morts, c'est l'attaque la plus meurtrière depuis 2017.", {441: _NONE}),
        ("es", "Es el peor trimestre desde 2017 (742 muertos).", {742: _2017}),
        ("ar", "قتل 441 شخصا في الهجوم الأعنف منذ 2017.", {441: _NONE}),
        ("ar", "وهذه أفدح كارثة منذ زلزال فان الذي أودى في 2017 بحياة 742 شخصا.", {742: _2017}),
        ("fr", "C'est la plus grave catastrophe que le pays ait connue depuis 2017.", {}),
        ("tr", "2017'den beri en ölümcül saldırıda 441 kişi öldü.", {441: _NONE}),
        (
            "en",
            "In the first quarter it held 50 boats, five times more than a year earlier, and intercepted 900 people.",
            {900: (dt.date(2024, 1, 1), dt.date(2024, 3, 31))},
        ),
    ],
)
def test_a_time_of_comparison_dates_only_what_is_told_of_it(
    language: str, text: str, wanted: dict[int, tuple[dt.date | None, dt.date | None]], read: Read
) -> None:
    found = {figure.quantity.value: (figure.period.start, figure.period.end) for figure in read(text, language)}
    assert found == wanted


_OLD = (dt.date(1980, 10, 10), dt.date(1980, 10, 10))
_FLOOD = (dt.date(2024, 5, 4), dt.date(2024, 5, 4))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "Floods on Saturday killed 579. Twenty bodies were found. It is the worst disaster the country has "
                "seen since the earthquake of 10 October 1980, which killed 2,600."
            ),
        ),
        (
            "fr",
            (
                "Les crues de samedi ont fait 579 morts. Vingt corps ont été retrouvés. C'est la plus grave "
                "catastrophe naturelle que le pays ait connue depuis le séisme du 10 octobre 1980, qui fit 2 600 morts."
            ),
        ),
        (
            "es",
            (
                "Las inundaciones del sábado mataron a 579 personas. Fueron hallados 20 cuerpos. Es la peor catástrofe "
                "natural que ha sufrido el país desde el terremoto del 10 de octubre de 1980, que mató a 2.600."
            ),
        ),
        (
            "ar",
            (
                "قتلت السيول السبت 579 شخصا. وانتشلت 20 جثة. وهي أسوأ كارثة تشهدها البلاد منذ زلزال 10 أكتوبر 1980 "
                "الذي أودى بحياة 2600 شخص."
            ),
        ),
    ],
)
def test_an_older_disaster_that_is_only_compared_dates_its_own_dead(read: Read, language: str, text: str) -> None:
    days = {int(f.quantity.value or 0): (f.period.start, f.period.end) for f in read(text, language)}
    assert days == {579: _FLOOD, 20: _FLOOD, 2600: _OLD}
