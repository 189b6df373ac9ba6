"""A country hosts refugees; a camp, a school or a gymnasium shelters whom it takes in."""

from __future__ import annotations

import pytest

from geo.extraction import extract
from geo.gazetteer import open_gazetteer
from geo.models import Document, PublishedBasis

GAZETTEER = open_gazetteer()


@pytest.mark.parametrize(
    ("language", "text", "indicator"),
    [
        ("es", "Uganda acoge a 410.000 recién llegados.", "refugees"),
        ("es", "El polideportivo de Lorca acoge a 310 vecinos.", "sheltered"),
        ("es", "El albergue de Tapachula recibe a 120 refugiados hondureños.", "refugees"),
        ("en", "Otavi is home to 900,000 Rohingya.", "refugees"),
        ("en", "The village, home to 4,100 people, was emptied.", "population"),
        ("ar", "تستضيف أوغندا 410 آلاف شخص.", "refugees"),
        ("ar", "يؤوي مخيم أطمة حاليا 2300 شخص.", "sheltered"),
    ],
)
def test_who_takes_people_in_says_what_they_are(language: str, text: str, indicator: str) -> None:
    document = Document(
        id="t", address="test", text=text, language=language, published=None, published_basis=PublishedBasis.UNKNOWN
    )
    assert [figure.indicator for figure in extract(document, GAZETTEER).figures] == [indicator]


def test_a_home_that_takes_people_in_shelters_them(counted):
    assert counted("L'orphelinat de Ndosho a recueilli 1 400 enfants non accompagnés.", "fr") == [("sheltered", 1400)]
    assert counted("Le cargo a recueilli 140 migrants au large de Sfax.", "fr") == [("evacuated", 140)]
