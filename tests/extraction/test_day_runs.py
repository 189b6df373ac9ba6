"""Days that follow one another."""

from datetime import date

import pytest

from geo.extraction.periods import expressions
from geo.extraction.reading import Reading
from geo.extraction.tokens import Sentence
from geo.languages import load


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("on March 2 to 3", date(2024, 3, 2), date(2024, 3, 3)),
        ("on March 2-3, 2021", date(2021, 3, 2), date(2021, 3, 3)),
        ("on March 2 and 30 pupils", date(2024, 3, 2), date(2024, 3, 2)),
        ("on Saturday and Sunday", date(2024, 3, 9), date(2024, 3, 10)),
        ("on Saturday and Monday", date(2024, 3, 9), date(2024, 3, 9)),
        ("in January and February", date(2024, 1, 1), date(2024, 2, 29)),
        ("in the first ten days of February", date(2024, 2, 1), date(2024, 2, 10)),
        ("in the summer of 2021", date(2021, 6, 1), date(2021, 8, 31)),
        ("the flood of 2019", date(2019, 1, 1), date(2019, 12, 31)),
    ],
)
def test_days_that_follow_one_another_are_one_span(text, start, end):
    english = load("en")
    found = expressions(Reading(Sentence(text, 0, len(text), english), english), date(2024, 3, 14))[0].interval
    assert found is not None
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize(
    ("language", "text", "start", "end"),
    [
        ("en", "in the second week of January", date(2024, 1, 8), date(2024, 1, 14)),
        ("en", "in the last week of February", date(2024, 2, 23), date(2024, 2, 29)),
        ("en", "in the first half of January", date(2024, 1, 1), date(2024, 1, 15)),
        ("en", "in the second half of January", date(2024, 1, 16), date(2024, 1, 31)),
        ("en", "in the first half of 2022", date(2022, 1, 1), date(2022, 6, 30)),
        ("en", "in the second half of 2022", date(2022, 7, 1), date(2022, 12, 31)),
        ("en", "in the early hours of Sunday", date(2024, 3, 10), date(2024, 3, 10)),
        ("fr", "au cours de la première semaine de janvier", date(2024, 1, 1), date(2024, 1, 7)),
        ("fr", "durant la seconde quinzaine de janvier", date(2024, 1, 16), date(2024, 1, 31)),
        ("fr", "au cours des cinq premiers mois de 2022", date(2022, 1, 1), date(2022, 5, 31)),
        ("es", "en la primera semana de enero", date(2024, 1, 1), date(2024, 1, 7)),
        ("es", "durante la segunda quincena de enero", date(2024, 1, 16), date(2024, 1, 31)),
        ("es", "en los cinco primeros meses de 2022", date(2022, 1, 1), date(2022, 5, 31)),
        ("ar", "في الأسبوع الأول من كانون الثاني", date(2024, 1, 1), date(2024, 1, 7)),
        ("ar", "في الأشهر الخمسة الأولى من عام 2022", date(2022, 1, 1), date(2022, 5, 31)),
        ("tr", "Ocak ayının ilk haftasında", date(2024, 1, 1), date(2024, 1, 7)),
        ("tr", "Ocak'ın son haftasında", date(2024, 1, 25), date(2024, 1, 31)),
    ],
)
def test_weeks_and_halves_of_a_month_and_first_months_of_a_year(language, text, start, end):
    known = load(language)
    found = expressions(Reading(Sentence(text, 0, len(text), known), known), date(2024, 3, 14))[0].interval
    assert found is not None
    assert (found.start, found.end) == (start, end)


def test_the_start_of_what_goes_on_is_dated_by_the_day_after_it() -> None:
    english, text = load("en"), "since the beginning of the exodus, at the beginning of February"
    (found,) = expressions(Reading(Sentence(text, 0, len(text), english), english), date(2024, 3, 14))
    assert found.kind == "since"
    assert found.interval is not None
    assert found.interval.start == date(2024, 2, 1)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les 6, 7 et 8 mars, 40 personnes ont été tuées à Yumbi."),
        ("en", "On 6, 7 and 8 March 40 people were killed in Yumbi."),
        ("es", "Los días 6, 7 y 8 de marzo murieron 40 personas en Cali."),
    ],
)
def test_days_of_a_list_that_follow_one_another_are_one_run(language, text, read):
    figures = read(text, language)
    days = (date(2024, 3, 6), date(2024, 3, 8))
    assert [(f.quantity.value, f.period.start, f.period.end) for f in figures] == [(40, *days)]


def test_days_of_a_list_that_are_apart_are_no_run(read):
    figures = read("Les 2, 5 et 8 mars, 40 personnes ont été tuées à Yumbi.", "fr")
    assert all(f.period.start != date(2024, 3, 6) for f in figures)
