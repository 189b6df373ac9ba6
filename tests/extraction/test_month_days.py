"""Days of a month in two words, with a weekday after them, and what they say of an event."""

from __future__ import annotations

import datetime as dt

import pytest


@pytest.fixture(scope="session")
def days(read):
    """Return the days of the only figure of a text of 14 March 2024."""

    def _days(text: str, language: str) -> tuple[dt.date | None, dt.date | None]:
        (figure,) = read(text, language, dt.date(2024, 3, 14))
        return figure.period.start, figure.period.end

    return _days


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("ar", "في الثاني عشر من فبراير قتل 12 شخصا.", "2024-02-12"),
        ("ar", "في الحادي والعشرين من فبراير قتل 12 شخصا.", "2024-02-21"),
        ("ar", "في الخامس من مارس قتل 12 شخصا.", "2024-03-05"),
        ("ar", "قبل أسبوع قتل 12 شخصا.", "2024-03-07"),
        ("tr", "5 Mart Salı günü 12 kişi öldü.", "2024-03-05"),
        ("tr", "On iki Mart'ta 9 kişi öldü.", "2024-03-12"),
        ("tr", "5 Mart akşamı 9 kişi öldü.", "2024-03-05"),
    ],
)
def test_day(language: str, text: str, day: str, days) -> None:
    """A day is read whole, whatever its form."""
    assert days(text, language) == (dt.date.fromisoformat(day), dt.date.fromisoformat(day))


def test_week_of_another_day(days) -> None:
    """A weekday that is not that of the date belongs to what follows."""
    start, end = days("5 Mart Çarşamba günü 12 kişi öldü.", "tr")
    assert (start, end) in {(dt.date(2024, 3, 5), dt.date(2024, 3, 5)), (dt.date(2024, 3, 13), dt.date(2024, 3, 13))}


@pytest.mark.parametrize(
    ("language", "text", "start"),
    [
        ("ar", "منذ بدء الخريف في يونيو الماضي قتل 12 شخصا.", "2023-06-01"),
        ("tr", "8 Mart'ta Manavgat'ta başlayan yangınlarda sekiz kişi öldü.", "2024-03-08"),
        ("tr", "Geçen haftaki selde 12 kişi öldü.", "2024-03-04"),
    ],
)
def test_begun(language: str, text: str, start: str, days) -> None:
    """What began on a day, or in a month, dates the harm from then."""
    assert days(text, language)[0] == dt.date.fromisoformat(start)


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("es", "En la primera semana de febrero murieron 12 personas.", "2024-02-01", "2024-02-07"),
        ("es", "En la segunda semana de febrero murieron 12 personas.", "2024-02-08", "2024-02-14"),
        ("es", "En la última semana de febrero murieron 12 personas.", "2024-02-23", "2024-02-29"),
        ("es", "En la segunda quincena de febrero murieron 12 personas.", "2024-02-16", "2024-02-29"),
        ("es", "En la primera mitad de 2023 murieron 12 personas.", "2023-01-01", "2023-06-30"),
        ("es", "En la segunda mitad de 2023 murieron 12 personas.", "2023-07-01", "2023-12-31"),
        ("fr", "La première semaine de février, 12 personnes sont mortes.", "2024-02-01", "2024-02-07"),
        ("fr", "Dans la seconde quinzaine de février, 12 personnes sont mortes.", "2024-02-16", "2024-02-29"),
        ("en", "Twelve people died in the last week of February.", "2024-02-23", "2024-02-29"),
        ("ar", "في الأسبوع الأول من شباط/فبراير قُتل 12 شخصاً.", "2024-02-01", "2024-02-07"),
        ("ar", "خلال النصف الأول من فبراير قُتل 12 شخصاً.", "2024-02-01", "2024-02-15"),
        ("tr", "Şubatın ilk haftasında 12 kişi öldü.", "2024-02-01", "2024-02-07"),
        ("tr", "Şubatın ikinci yarısında 12 kişi öldü.", "2024-02-16", "2024-02-29"),
    ],
)
def test_weeks_and_halves_of_a_month_are_its_days(language: str, text: str, first: str, last: str, days) -> None:
    assert days(text, language) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))
