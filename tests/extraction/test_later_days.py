"""Days that a text counts from the one that it named before."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.models import Figure

    Read = Callable[[str, str], tuple[Figure, ...]]

CASES = [
    ("fr", "Le 20 janvier, 36 civils sont morts à Nagraogo. Cinq jours plus tard, à Silgadji, 39 ont été tués.", 25),
    ("fr", "Le 20 janvier, 36 civils sont morts à Gao. Deux jours plus tôt, 9 bergers avaient été tués.", 18),
    ("fr", "Le 20 janvier, des hommes ont encerclé Gao. Deux heures plus tard, 134 habitants étaient morts.", 20),
    ("en", "On 20 January two attacks killed 36 people in Gao. Five days later, 39 villagers were executed.", 25),
    ("en", "On 20 January 36 miners died in Gao. Two days earlier a landslide had killed 9.", 18),
    ("es", "El 20 de enero murieron 36 civiles en Cali. Cinco días después, en Pasto, murieron otros 39.", 25),
    ("tr", "20 Ocak'ta Bağdat'ta 36 kişi öldü. Beş gün sonra Musul'da 39 kişi öldürüldü.", 25),
    ("ar", "في 20 يناير قتل 36 مدنيا في بغداد. وبعد خمسة أيام قتل 39 شخصا في الموصل.", 25),
]


@pytest.mark.parametrize(("language", "text", "number"), CASES)
def test_days_are_counted_on_from_the_one_named_before(language: str, text: str, number: int, read: Read) -> None:
    """Forward, back, and some hours of the same day."""
    period = read(text, language)[-1].period
    assert (period.start, period.end) == (dt.date(2024, 1, number), dt.date(2024, 1, number))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Deux jours après le séisme, 40 corps ont été extraits à Amizmiz."),
        ("en", "Two days after the quake, 40 bodies were pulled out in Amizmiz."),
        ("es", "Dos días después del sismo, 40 cuerpos fueron rescatados en Manta."),
        ("tr", "Depremden iki gün sonra enkazdan 40 ceset çıkarıldı."),
        ("ar", "بعد ثلاثة أيام من الزلزال انتشلت 40 جثة في أمزميز."),
        ("fr", "Cinq jours plus tard, 39 villageois ont été exécutés à Silgadji."),
    ],
)
def test_days_counted_from_an_event_or_from_nothing_stay_open(language: str, text: str, read: Read) -> None:
    """An event that is not dated gives no day, and none is invented."""
    assert read(text, language)[-1].quantity.value in {39, 40}


def test_a_day_after_publication_is_none(read: Read) -> None:
    """What has not come yet is no day of a thing told as done."""
    figure = read("Le 6 mai, 36 civils sont morts à Gao. Cinq jours plus tard, 39 ont été tués.", "fr")[-1]
    assert figure.period.start is None or figure.period.start <= dt.date(2024, 5, 8)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In May 2004, 107 inmates died in a fire; a year earlier, 68 people died."),
        ("fr", "En mai 2004, 107 détenus sont morts ; un an plus tôt, 68 personnes sont mortes."),
        ("es", "En mayo de 2004 murieron 107 presos; un año antes, 68 personas fallecieron."),
    ],
)
def test_a_year_earlier_is_the_one_before_the_year_that_was_named(language, text, read):
    found = {figure.quantity.value: figure.period for figure in read(text, language)}
    assert (found[68].start.year, found[68].end.year) == (2003, 2003)
