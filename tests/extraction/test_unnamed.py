"""Places that a sentence means without naming them."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.extraction import extract
from geo.gazetteer import open_gazetteer
from geo.models import Document, Figure, PublishedBasis

GAZETTEER = open_gazetteer()


def figures(text: str, language: str = "en") -> list[Figure]:
    """Read a text published on one day."""
    document = Document(
        id="t",
        address="test",
        text=text,
        language=language,
        published=dt.date(2024, 5, 8),
        published_basis=PublishedBasis.GIVEN,
    )
    return list(extract(document, GAZETTEER).figures)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Floods hit Chad.\n\nN'Djamena is cut off. At least 14 people died in the capital, 9 in Bongor.",
        ),
        (
            "fr",
            "Le Tchad est sous l'eau, N'Djamena aussi. On compte 14 morts dans la capitale, 9 à Bongor.",
        ),
        ("es", "Chad está bajo el agua, también N'Djamena. El gobierno cuenta 14 muertos en la capital, 9 en Bongor."),
    ],
)
def test_the_capital_is_that_of_the_country_spoken_of(language: str, text: str) -> None:
    found = {figure.quantity.value: figure for figure in figures(text, language)}
    assert [(t.anchors or (t.name,))[0] for t in found[14].toponyms] == ["N'Djamena"]
    assert [(t.anchors or (t.name,))[0] for t in found[9].toponyms] == ["Bongor"]


def test_a_named_capital_is_no_other() -> None:
    (figure,) = figures("Sudan and Chad met in N'Djamena. In the Sudanese capital 14 people died on Monday.")
    assert all(toponym.name != "N'Djamena" for toponym in figure.toponyms)


def test_the_border_is_that_of_the_two_countries_spoken_of() -> None:
    text = (
        "Greece has closed its crossings with Turkey. Greek police fired tear gas, and Turkey protested.\n\n"
        "Three people have died on both sides of the border since Sunday."
    )
    (figure,) = figures(text)
    (toponym,) = figure.toponyms
    assert toponym.form == "border"
    assert sorted(toponym.anchors) == ["Greece", "Turkey"]
