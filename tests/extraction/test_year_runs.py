"""Years from one to another, and numbers of people that look like years."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.models import Figure

    Read = Callable[..., tuple[Figure, ...]]

DAY = dt.date(2024, 5, 15)


@pytest.mark.parametrize(
    ("code", "text", "value", "years"),
    [
        ("en", "Some 9,000 people died of cholera in Haiti between 2010 and 2019.", 9000, (2010, 2019)),
        ("en", "The 2010-2019 epidemic killed 9,000 people in Haiti.", 9000, (2010, 2019)),
        ("en", "From 1975 to 1990 the war killed 80,000 people in Lebanon.", 80_000, (1975, 1990)),
        ("en", "In 1990-91 the war killed 4,000 people in Lebanon.", 4000, (1990, 1991)),
        ("en", "In 1990 and 1991 the war killed some 4,000 people in Lebanon.", 4000, (1990, 1991)),
        ("es", "En 1990 y 1991 murieron 4.000 personas en el Líbano.", 4000, (1990, 1991)),
        ("fr", "En 1990-91, 4 000 personnes sont mortes au Liban.", 4000, (1990, 1991)),
        ("ar", "قتل 4 آلاف شخص في لبنان في عامي 1990 و1991.", 4000, (1990, 1991)),
        ("tr", "1990-91 yıllarında Lübnan'da 4 bin kişi öldü.", 4000, (1990, 1991)),
        ("fr", "Entre 2010 et 2019, 9 000 personnes sont mortes du choléra en Haïti.", 9000, (2010, 2019)),
        ("es", "Entre 2010 y 2019 murieron 9.000 personas en Haití.", 9000, (2010, 2019)),
        ("ar", "قتل 9 آلاف شخص في هايتي بين عامي 2010 و2019.", 9000, (2010, 2019)),
        ("tr", "2010-2019 arasındaki salgında Haiti'de 9 bin kişi ölmüştü.", 9000, (2010, 2019)),
        ("tr", "1992 ile 1995 yılları arasında Bosna'da 90 bin kişi öldü.", 90_000, (1992, 1995)),
        ("tr", "2014-2016 yıllarında Liberya'da 4 bin kişi öldü.", 4000, (2014, 2016)),
    ],
)
def test_years_date_what_happened_from_one_to_the_other(
    read: Read, code: str, text: str, value: int, years: tuple[int, int]
) -> None:
    (figure,) = read(text, code, DAY)
    assert (figure.quantity.value, figure.period.start, figure.period.end) == (
        value,
        dt.date(years[0], 1, 1),
        dt.date(years[1], 12, 31),
    )


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Between 1950 and 2000 people died in Haiti."),
        ("en", "Between 1950 and 2000 were killed in Haiti."),
        ("fr", "Entre 1950 et 2000 personnes sont mortes en Haïti."),
        ("es", "Entre 1950 y 2000 personas murieron en Haití."),
        ("tr", "Haiti'de 1950-2000 kişi öldü."),
    ],
)
def test_as_many_people_are_no_years(read: Read, code: str, text: str) -> None:
    (figure,) = read(text, code, DAY)
    assert (figure.quantity.low, figure.quantity.high, figure.period.start) == (1950, 2000, None)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Şubat başından bu yana 29 kişi öldü.", dt.date(2024, 2, 1), DAY),
        ("Nisan ayının başından beri 29 kişi öldü.", dt.date(2024, 4, 1), DAY),
        ("Mart başında 29 kişi öldü.", dt.date(2024, 3, 1), dt.date(2024, 3, 10)),
    ],
)
def test_since_the_beginning_of_a_month(read: Read, text: str, start: dt.date, end: dt.date) -> None:
    (figure,) = read(text, "tr", DAY)
    assert (figure.period.start, figure.period.end) == (start, end)
