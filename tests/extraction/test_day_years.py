"""The year of a day, in words beside it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import Read


@pytest.mark.parametrize(
    ("language", "text", "start", "end"),
    [
        ("en", "Last year on 6 February a quake killed 53,537 people.", dt.date(2023, 2, 6), dt.date(2023, 2, 6)),
        (
            "fr",
            "Le 6 février de l'année dernière un séisme a tué 53 537 personnes.",
            dt.date(2023, 2, 6),
            dt.date(2023, 2, 6),
        ),
        (
            "es",
            "El 6 de febrero del año pasado un terremoto mató a 53.537 personas.",
            dt.date(2023, 2, 6),
            dt.date(2023, 2, 6),
        ),
        (
            "ar",
            "في السادس من فبراير من العام الماضي أودى زلزال بحياة 53537 شخصا.",
            dt.date(2023, 2, 6),
            dt.date(2023, 2, 6),
        ),
        ("tr", "Geçen yıl 6 Şubat'ta depremlerde 53 bin 537 kişi öldü.", dt.date(2023, 2, 6), dt.date(2023, 2, 6)),
        ("tr", "1999 depreminde 17 bin kişi öldü.", dt.date(1999, 1, 1), dt.date(1999, 12, 31)),
        ("tr", "2014 Soma faciasında 301 madenci can verdi.", dt.date(2014, 1, 1), dt.date(2014, 12, 31)),
        ("tr", "2020'nin 44 günlük savaşı 6 bin 500 hayata mal oldu.", dt.date(2020, 1, 1), dt.date(2020, 12, 31)),
        ("tr", "2020'deki 44 günlük savaşta 6 bin 500 kişi öldü.", dt.date(2020, 1, 1), dt.date(2020, 12, 31)),
        ("tr", "Geçen yıl şubatta 40 kişi öldü.", dt.date(2023, 2, 1), dt.date(2023, 2, 28)),
        ("en", "On 6 February a quake killed 12 people.", dt.date(2024, 2, 6), dt.date(2024, 2, 6)),
    ],
)
def test_a_day_has_the_year_that_stands_beside_it(
    read: Read, language: str, text: str, start: dt.date, end: dt.date
) -> None:
    """Without one it is the last such day."""
    (found,) = read(text, language)
    assert (found.period.start, found.period.end) == (start, end)


def test_a_year_and_a_day_of_two_counts_stay_two(read: Read) -> None:
    """A year and a day that other words part have a figure each."""
    first, second = read("Last year 40 people died; on 6 February 12 more were killed.", "en")
    assert first.period.start == dt.date(2023, 1, 1)
    assert second.period.start == dt.date(2024, 2, 6)
