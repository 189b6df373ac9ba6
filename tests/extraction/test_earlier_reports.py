"""Tolls of a report before this one."""

from datetime import date

import pytest

from geo.extraction import extract
from geo.gazetteer import open_gazetteer
from geo.models import Document, PublishedBasis

GAZETTEER = open_gazetteer()


def _read(text, language):
    document = Document(
        id="t",
        address="test",
        text=text,
        language=language,
        published=date(2024, 3, 14),
        published_basis=PublishedBasis.GIVEN,
    )
    return extract(document, GAZETTEER).figures


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Since December the rains have left 98 dead. The bulletin of 4 March had listed 85 dead."),
        ("fr", "Depuis décembre, les pluies ont fait 98 morts. Le bulletin du 4 mars en comptait 85."),
        (
            "es",
            "Desde diciembre, las lluvias han dejado 98 muertos. En el boletín del 4 de marzo figuraban 85 muertos.",
        ),
    ],
)
def test_the_toll_of_an_earlier_report_counts_from_the_same_day(language, text):
    days = {figure.quantity.value: (figure.period.start, figure.period.end) for figure in _read(text, language)}
    assert days == {98: (date(2023, 12, 1), date(2024, 3, 14)), 85: (date(2023, 12, 1), date(2024, 3, 4))}


def test_rows_of_a_table_below_are_not_of_the_day_of_the_earlier_report():
    text = (
        "Desde diciembre, las lluvias han dejado 98 muertos. En el boletín del 4 de marzo figuraban 85 muertos.\n\n"
        "REGIÓN / FALLECIDOS\nÁncash / 26\nLa Libertad / 19"
    )
    ends = {figure.quantity.value: figure.period.end for figure in _read(text, "es")}
    assert ends == {98: date(2024, 3, 14), 85: date(2024, 3, 4), 26: date(2024, 3, 14), 19: date(2024, 3, 14)}
