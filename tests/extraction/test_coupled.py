"""Numbers that share the verb of the one before."""

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
            "The first camp in Erbil shelters 3,000 Yazidis and the second 5,000 Shabaks.",
            [("sheltered", 3000, "reported"), ("sheltered", 5000, "reported")],
        ),
        (
            "fr",
            "Le stade de Douala abrite 700 sinistrés et le lycée 250 familles.",
            [("sheltered", 700, "reported"), ("sheltered", 250, "reported")],
        ),
        (
            "en",
            "Some 900 residents were evacuated from Paradise; another 600 are due to follow.",
            [("evacuated", 900, "reported"), ("evacuated", 600, "planned")],
        ),
        # a second clause with a verb of its own counts for itself
        ("en", "The school shelters 300 people and the mill employs 40 workers.", [("sheltered", 300, "reported")]),
    ],
)
def test_a_verb_is_shared(language: str, text: str, expected: list[tuple[str, float, str]]) -> None:
    document = Document(
        id="t", address="test", text=text, language=language, published=dt.date(2022, 9, 12),
        published_basis=PublishedBasis.GIVEN,
    )  # fmt: skip
    figures = extract(document, GAZETTEER).figures
    assert [(figure.indicator, figure.quantity.value, figure.status) for figure in figures] == expected
