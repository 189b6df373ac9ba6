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
