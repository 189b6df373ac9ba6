"""Runs of text in which a number is none of people, and numbers that stand apart from all of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.extraction.masks import Masks
from geo.extraction.numbers import parser
from geo.extraction.periods import expressions
from geo.extraction.reading import Reading
from geo.extraction.tokens import Sentence
from geo.languages import load

_PIECES = (
    *("12", "1,200", "3.5", "1.234.567", "2020-03-01", "12:30", "9", "five", "twenty-one", "half a million", "٣٬٥٠٠"),
    *(" ", " ", "  ", "\u00a0", ",", ".", "-", "(", ")", "'", "$", "€", "%", "٪", "+", "#", "@", "/", "°", ":"),
    *("h", "H", "homes", "st", "th", "M", "km", "www.a.org/", "https://a.org/", "killed", "\n"),
)


def _hidden(text: str) -> list[bool]:
    language = load("en")
    sentence = Sentence(text, 0, len(text), language)
    masks = Masks(Reading(sentence, language), lambda _: [])
    return [masks.hide(mention) for mention in parser(language).find(sentence)]


@pytest.mark.parametrize(
    "text",
    [
        "It cost 12 % more",
        "It cost $12 a day",
        "It cost 12 € a day",
        "They met at 15 h on the square",
        "See https://example.org/12/a",
        "The road M23 is closed",
        "Call +44 20 7946 0018 now",
        "By 2020-03-01",
    ],
)
def test_numbers_of_other_things_are_hidden(text: str) -> None:
    assert _hidden(text)
    assert all(_hidden(text))


@pytest.mark.parametrize("text", ["12 killed", "all 1,200 homes burned", "Five of them died, 12.", "twenty-one dead"])
def test_numbers_of_people_are_not(text: str) -> None:
    assert _hidden(text)
    assert not any(_hidden(text))


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("The dam broke on 24 March.", [True]),
        ("The dam broke in May 2019, and 12 people died.", [True, False]),
        ("Of 30 wards three flooded in May.", [False, False]),
        ("In May 300 people fled.", [False]),
        ("In 2019 the dam broke.", [False]),  # a year without a month is asked for last
    ],
)
def test_days_and_years_beside_a_month_are_dates(text: str, dates: list[bool]) -> None:
    language = load("en")
    sentence = Sentence(text, 0, len(text), language)
    reading = Reading(sentence, language)
    masks = Masks(reading, lambda asked: expressions(asked, None))
    assert [masks.date(mention) for mention in reading.mentions] == dates
    assert all(masks.hide(mention) for mention in reading.mentions if masks.date(mention))


@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
def test_what_stands_apart_is_in_no_run(text: str) -> None:
    language = load("en")
    sentence = Sentence(text, 0, len(text), language)
    masks = Masks(Reading(sentence, language), lambda _: [])
    runs = masks.runs()
    for mention in parser(language).find(sentence):
        begin, end = sentence.starts[mention.start], sentence.ends[mention.end - 1]
        assert masks.hide(mention) is any(first < end and begin < last for first, last in runs)
