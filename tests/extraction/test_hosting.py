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
        ("fr", "Le camp de Mole, au Tchad, accueille 2 300 personnes.", "sheltered"),
        ("fr", "Palma abritait 75 000 habitants.", "population"),
        ("fr", "Goma accueille 300 habitants de Sake.", "sheltered"),
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


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("La guerre a déraciné 12 millions de Soudanais ; le Tchad en accueille 880 000.", ["displaced", "refugees"]),
        ("Au Mali, 300 000 personnes ont fui leur foyer. Le Mali en héberge 9 000.", ["displaced", "sheltered"]),
    ],
)
def test_another_country_takes_in_displaced_people_as_refugees(text: str, indicators: list[str]) -> None:
    document = Document(
        id="t", address="test", text=text, language="fr", published=None, published_basis=PublishedBasis.UNKNOWN
    )
    assert [figure.indicator for figure in extract(document, GAZETTEER).figures] == indicators
