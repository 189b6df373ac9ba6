"""Days of tolls that were told before, and of events that a report only recalls."""

from __future__ import annotations

import datetime as dt

import pytest

PUBLISHED = dt.date(2024, 3, 14)


@pytest.fixture(scope="session")
def days(read):
    """Return a reader of texts of one day."""

    def _days_of(language: str, text: str, value: int) -> tuple[dt.date | None, dt.date | None]:
        found = next(figure for figure in read(text, language, PUBLISHED) if figure.quantity.value == value)
        return found.period.start, found.period.end

    return _days_of


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Some 213 people have been killed in Gaza since 10 March. The toll on Tuesday evening was 192 dead."),
        ("fr", "213 personnes ont été tuées à Gaza depuis le 10 mars. Le bilan était mardi soir de 192 morts."),
        ("es", "Han muerto en Gaza 213 personas desde el 10 de marzo. El balance del martes era de 192 muertos."),
        ("ar", "قتل 213 شخصاً في غزة منذ 10 مارس. وكانت الحصيلة مساء الثلاثاء 192 شهيداً."),
        ("tr", "Gazze'de 10 Mart'tan bu yana 213 kişi öldü. Salı akşamı bilanço 192 ölüydü."),
    ],
)
def test_a_smaller_toll_counts_from_the_same_day(language: str, text: str, days) -> None:
    """A toll that was told on a day before counts from the day from which the later one does."""
    assert days(language, text, 192) == (dt.date(2024, 3, 10), dt.date(2024, 3, 12))


def test_a_disaster_that_is_recalled_does_not_date_the_news(days) -> None:
    """An event of months ago, of which a report speaks last, is not the one of which it tells first."""
    text = (
        "DÜZCE - Bolu'yu salı akşamı vuran 7,2 büyüklüğündeki depremde ölü sayısı 547'ye yükseldi. "
        "17 Ağustos'taki Marmara depreminde 17 bin kişi ölmüştü."
    )
    assert days("tr", text, 547) == (dt.date(2024, 3, 12), dt.date(2024, 3, 12))
    assert days("tr", text, 17000) == (dt.date(2023, 8, 17), dt.date(2023, 8, 17))
