from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import InputError
from geo.models import Precision
from geo.sources.written_dates import WrittenDate, mentions, parse_date, weekdays

DAY = date(2020, 2, 12)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020-02-12", DAY),
        (" 2020/2/12 ", DAY),
        ("2020-02-12T23:30:00+03:00", DAY),
        ("2020-02-12 23:30 UTC", DAY),
        ("2020-02-12T08:00:00.123Z", DAY),
        ("12.02.2020", DAY),
        ("13/02/2020", date(2020, 2, 13)),
        ("02/13/2020", date(2020, 2, 13)),
        ("12 February 2020", DAY),
        ("Feb. 12, 2020", DAY),
        ("12th of February, 2020", DAY),
        ("Wednesday, 12 February 2020", DAY),
        ("mercredi 12 février 2020", DAY),
        ("1er mars 2020", date(2020, 3, 1)),
        ("12 de febrero de 2020", DAY),
        ("12 شباط/فبراير 2020", DAY),
        ("١٢ فبراير ٢٠٢٠", DAY),
        ("12 Şubat 2020 Çarşamba", DAY),
        ("Wed, 12 Feb 2020 14:30:00 +0000", DAY),
    ],
)
def test_a_day_is_read_however_it_is_written(text: str, expected: date) -> None:
    assert parse_date(text) == WrittenDate(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020-02", WrittenDate(date(2020, 2, 1), Precision.MONTH)),
        ("février 2020", WrittenDate(date(2020, 2, 1), Precision.MONTH)),
        ("2020", WrittenDate(date(2020, 1, 1), Precision.YEAR)),
    ],
)
def test_a_month_or_a_year_keeps_its_precision(text: str, expected: WrittenDate) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2020-02-31", "does not exist"),
        ("31 February 2020", "does not exist"),
        ("2020-13-01", "does not exist"),
        ("2019-02-29", "does not exist"),
        ("03/04/2020", "2020-04-03 or 2020-03-04"),
        ("Monday 12 February 2020", "weekday"),
        ("soon", "is not a date"),
        ("", "is not a date"),
        ("12 February", "is not a date"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(text: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        parse_date(text)


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_every_day_of_the_calendar_is_read_back(day: date) -> None:
    assert parse_date(day.isoformat()).day == day
    assert parse_date(f"{day:%d.%m.%Y}").day == day
    assert parse_date(f"{day:%A} {day.day} {day:%B} {day.year}").day == day


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("on Wednesday (February 26th) they met", "en", (2, 26, None, 2)),
        ("on Wednesday February 12\n\nThe next", "en", (2, 12, None, 2)),
        ("le mercredi 12 février à Gao", "fr", (2, 12, None, 2)),
        ("el miércoles 12 de febrero en Cúcuta", "es", (2, 12, None, 2)),
        ("يوم الأربعاء 12 شباط في إدلب", "ar", (2, 12, None, 2)),
        ("12 Şubat Çarşamba günü", "tr", (2, 12, None, 2)),
        ("in March 2020 the", "en", (3, None, 2020, None)),
        ("le 5 mars 2020,", "fr", (3, 5, 2020, None)),
    ],
)
def test_dates_are_found_in_a_sentence(text: str, language: str, expected: tuple[int | None, ...]) -> None:
    (found,) = mentions(text, language)
    assert (found.month, found.day, found.year, found.weekday) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("12 soldiers and 300 homes", "en"),
        ("it may 20 times", "en"),
        ("01/02/2020", "en"),
        ("version 12.02.2020.4", "en"),
        ("10:30 March", "en"),
        ("1,500 March on the capital", "en"),
    ],
)
def test_other_numbers_are_no_dates(text: str, language: str) -> None:
    assert [m for m in mentions(text, language) if m.year is not None or m.weekday is not None] == []


def test_a_weekday_that_does_not_fit_makes_no_date() -> None:
    (found,) = mentions("Monday 12 February 2020", "en")
    assert found.date is None


def test_weekdays_are_numbered_from_monday() -> None:
    assert [number for _, number in weekdays("lundi, puis dimanche", "fr")] == [0, 6]


@given(st.text(max_size=300), st.sampled_from(["en", "fr", "es", "ar", "tr", "xx", "und"]))
def test_any_text_can_be_searched(text: str, language: str) -> None:
    for mention in mentions(text, language):
        assert 0 <= mention.start < mention.end <= len(text)
        assert 1 <= mention.month <= 12
