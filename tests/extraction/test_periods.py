"""Expressions of time, against a publication date of Wednesday 8 May 2024."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.extraction.periods import expressions
from geo.extraction.reading import Reading
from geo.extraction.tokens import Sentence
from geo.languages import load

PUBLISHED = date(2024, 5, 8)


def times(text: str, code: str, published: date | None = PUBLISHED) -> list[tuple[str, date | None, date | None]]:
    language = load(code)
    found = expressions(Reading(Sentence(text, 0, len(text), language), language), published)
    return [(t.kind, t.interval.start if t.interval else None, t.interval.end if t.interval else None) for t in found]


@pytest.mark.parametrize(
    ("code", "text", "kind", "start", "end"),
    [
        ("en", "on Monday", "point", date(2024, 5, 6), date(2024, 5, 6)),
        ("en", "on Wednesday", "point", PUBLISHED, PUBLISHED),
        ("en", "last Wednesday", "point", date(2024, 5, 1), date(2024, 5, 1)),
        ("en", "yesterday", "point", date(2024, 5, 7), date(2024, 5, 7)),
        ("en", "on 24 March", "point", date(2024, 3, 24), date(2024, 3, 24)),
        ("en", "on March 24th, 2021", "point", date(2021, 3, 24), date(2021, 3, 24)),
        ("en", "in December", "point", date(2023, 12, 1), date(2023, 12, 31)),
        ("en", "since December", "since", date(2023, 12, 1), date(2023, 12, 31)),
        ("en", "since 10 June", "since", date(2023, 6, 10), date(2023, 6, 10)),
        ("en", "since early February", "since", date(2024, 2, 1), date(2024, 2, 10)),
        ("en", "since Armenia attacked on May 7, 2021", "since", date(2021, 5, 7), date(2021, 5, 7)),
        ("en", "between 4 June and 12 August 2021", "range", date(2021, 6, 4), date(2021, 8, 12)),
        ("en", "from 2 to 9 March 2023", "range", date(2023, 3, 2), date(2023, 3, 9)),
        ("en", "in the past 24 hours", "within", date(2024, 5, 7), PUBLISHED),
        ("en", "over the past three months", "within", date(2024, 2, 8), PUBLISHED),
        ("en", "by 15 April", "until", date(2024, 4, 15), date(2024, 4, 15)),
        ("en", "last month", "point", date(2024, 4, 1), date(2024, 4, 30)),
        ("en", "last week", "point", date(2024, 4, 29), date(2024, 5, 5)),
        ("en", "over the weekend", "point", date(2024, 5, 4), date(2024, 5, 5)),
        ("en", "this year", "point", date(2024, 1, 1), PUBLISHED),
        ("en", "three days ago", "point", date(2024, 5, 5), date(2024, 5, 5)),
        ("fr", "lundi", "point", date(2024, 5, 6), date(2024, 5, 6)),
        ("fr", "depuis le 24 mars", "since", date(2024, 3, 24), date(2024, 3, 24)),
        ("fr", "depuis début mars", "since", date(2024, 3, 1), date(2024, 3, 10)),
        ("fr", "le 1er avril 2021", "point", date(2021, 4, 1), date(2021, 4, 1)),
        ("fr", "la semaine dernière", "point", date(2024, 4, 29), date(2024, 5, 5)),
        ("fr", "il y a trois jours", "point", date(2024, 5, 5), date(2024, 5, 5)),
        ("fr", "du 2 au 9 mars 2023", "range", date(2023, 3, 2), date(2023, 3, 9)),
        ("en", "since the start of the month", "since", date(2024, 5, 1), date(2024, 5, 31)),
        ("en", "on New Year's Eve", "point", date(2023, 12, 31), date(2023, 12, 31)),
        ("en", "on the sixth", "point", date(2024, 5, 6), date(2024, 5, 6)),
        ("en", "on the 20th", "point", date(2024, 4, 20), date(2024, 4, 20)),
        ("fr", "depuis le début du mois", "since", date(2024, 5, 1), date(2024, 5, 31)),
        ("fr", "depuis le début de la semaine", "since", date(2024, 5, 6), date(2024, 5, 12)),
        ("fr", "dans la nuit de mercredi à jeudi", "range", date(2024, 5, 1), date(2024, 5, 2)),
        ("fr", "le jour de Noël", "point", date(2023, 12, 25), date(2023, 12, 25)),
        ("fr", "à la mi-novembre", "point", date(2023, 11, 15), date(2023, 11, 15)),
    ],
)
def test_expression(code: str, text: str, kind: str, start: date, end: date) -> None:
    assert times(text, code) == [(kind, start, end)]


@pytest.mark.parametrize("text", ["they may march on", "sept personnes", "31 February 2020"])
def test_no_date(text: str) -> None:
    assert all(start is None for _, start, _ in times(text, "fr" if "sept" in text else "en"))


def test_nothing_is_guessed_without_a_publication_date() -> None:
    assert times("on Monday", "en", None) == [("point", None, None)]
    assert times("on 3 May 2023", "en", None) == [("point", date(2023, 5, 3), date(2023, 5, 3))]


@given(st.text(max_size=120), st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 1, 1)))
def test_any_text_gives_ordered_intervals(text: str, published: date) -> None:
    for _, start, end in times(text, "en", published):
        assert (start is None) == (end is None)
        assert start is None or end is None or start <= end


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Après la mort de 12 soldats dimanche, l'armée se retire."),
        ("en", "After the deaths of 12 soldiers on Sunday the army is leaving."),
        ("es", "Tras la muerte de 12 soldados el domingo, el Ejército se retira."),
    ],
)
def test_no_expression_swallows_a_number_of_people(code: str, text: str) -> None:
    assert ("point", date(2024, 5, 5), date(2024, 5, 5)) in times(text, code)
    language = load(code)
    reading = Reading(Sentence(text, 0, len(text), language), language)
    twelve = next(mention for mention in reading.mentions if mention.value == 12)
    assert not any(t.start <= twelve.start < t.end for t in expressions(reading, PUBLISHED))


def test_a_gate_is_no_august(read) -> None:
    """Arabic "باب" looks like "in August"."""
    figures = read("قتل 12 شخصا في باب توما.", "ar")
    assert [(f.period.start, f.period.end) for f in figures] == [(None, None)]
