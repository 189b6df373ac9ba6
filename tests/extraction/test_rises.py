"""The two numbers of a rise, and the times that go with each."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.extraction import extract
from geo.gazetteer import open_gazetteer
from geo.models import Document, PublishedBasis

GAZETTEER = open_gazetteer()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "The number of displaced people in the province of Kivu has risen from 49,000 in late June to 60,154.",
            [(49000, True, dt.date(2022, 6, 30)), (60154, False, dt.date(2022, 9, 12))],
        ),
        (
            "fr",
            "Le nombre de réfugiés au Tchad est passé de 410 000 à 612 000.",
            [(410000, True, dt.date(2022, 9, 12)), (612000, False, dt.date(2022, 9, 12))],
        ),
        ("en", "The camp shelters 300 people from 12 villages to 40 km away.", [(300, False, dt.date(2022, 9, 12))]),
    ],
)
def test_both_numbers_of_a_rise(language: str, text: str, expected: list[tuple[float, bool, dt.date]]) -> None:
    document = Document(
        id="t", address="test", text=text, language=language, published=dt.date(2022, 9, 12),
        published_basis=PublishedBasis.GIVEN,
    )  # fmt: skip
    figures = extract(document, GAZETTEER).figures
    assert [(figure.quantity.value, figure.superseded, figure.period.end) for figure in figures] == expected
