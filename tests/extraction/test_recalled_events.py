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


@pytest.mark.parametrize(
    ("text", "value", "first", "last"),
    [
        # the day that an event has for its own, however the sentence goes on; 14 March 2024 is a Thursday
        (
            (
                "The toll climbed past 4,600 on Tuesday as crews reached the centre of Saturday's 7.8 magnitude quake. "
                "In Gorkha 273 died. Some 90 people are missing after a mudslide in Rasuwa on Monday."
            ),
            273,
            dt.date(2024, 3, 9),
            dt.date(2024, 3, 9),
        ),
        (
            (
                "The toll soared to 1,419 on Monday, with 6,900 people injured. Some 370 houses were destroyed by "
                "Saturday's quake."
            ),
            6900,
            dt.date(2024, 3, 9),
            dt.date(2024, 3, 9),
        ),
        # a toll told on a day dates nobody's death
        ("The number of people killed by the storm rose to 842 on Monday. In Jeremie 50 died.", 50, None, None),
        # who died in the days with which a report begins, before it recalls a longer time
        (
            (
                "Floods killed 324 people in nine days. Four drowned in Pandanad. Rains have killed 1,068 across "
                "India since January."
            ),
            4,
            dt.date(2024, 3, 6),
            dt.date(2024, 3, 14),
        ),
        # what an event is reckoned from was another
        (
            "The dam broke and 60 bodies were found. It happened on Friday, three years after another collapsed.",
            60,
            dt.date(2024, 3, 8),
            dt.date(2024, 3, 8),
        ),
        # an older event has its year
        (
            "Saturday's quake killed 40. A 1934 quake killed 8,519.",
            8519,
            dt.date(1934, 1, 1),
            dt.date(1934, 12, 31),
        ),
        (
            "Saturday's wave killed 40. The 2004 Indian Ocean tsunami killed 8,519.",
            8519,
            dt.date(2004, 1, 1),
            dt.date(2004, 12, 31),
        ),
    ],
)
def test_the_day_of_an_event_and_of_those_recalled(
    days, text: str, value: int, first: dt.date | None, last: dt.date | None
) -> None:
    assert days("en", text, value) == (first, last)


@pytest.mark.parametrize(
    ("language", "text", "value", "source"),
    [
        ("es", "El número de personas que murieron en Haití subió a 842.", 842, None),
        ("es", "El balance de uno de los peores terremotos subió a 842 muertos.", 842, None),
        ("es", "El gobierno subió a 842 los muertos.", 842, "El gobierno"),
        ("en", "India reported 72 deaths, and China said 25 people had died in Tibet.", 72, None),
        ("en", "India reported 72 deaths, and China said 25 people had died in Tibet.", 25, "China"),
    ],
)
def test_a_rising_toll_and_the_next_clause_have_no_source_of_their_own(
    sources, language: str, text: str, value: int, source: str | None
) -> None:
    assert sources(text, language)[value] == source


def test_people_brought_out_elsewhere_have_no_days_of_the_dead_of_a_town(days) -> None:
    text = (
        "Los combates que estallaron el 1 de febrero en Sudán han causado 550 muertos. En El Geneina murieron 191 "
        "personas la semana pasada. Unas 5.409 personas fueron evacuadas de Port Sudan."
    )
    assert days("es", text, 5409)[0] == dt.date(2024, 2, 1)
