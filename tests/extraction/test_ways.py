"""Both ends of a way: where people arrived, and where they came from."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.extraction import extract
from geo.gazetteer import open_gazetteer
from geo.models import Document, PublishedBasis, Role

GAZETTEER = open_gazetteer()


@pytest.mark.parametrize(
    ("language", "text", "ends"),
    [
        (
            "en",
            "About 3,400 people crossed from Turkey into Greece.",
            [("destination", "Greece"), ("origin", "Turkey")],
        ),
        (
            "en",
            "Some 5,100 people arrived in Chad from Darfur and Kordofan.",
            [("destination", "Chad"), ("origin", "Darfur"), ("origin", "Kordofan")],
        ),
        (
            "en",
            "Nearly 700 refugees returned to Kassala from Asmara.",
            [("destination", "Kassala"), ("origin", "Asmara")],
        ),
        (
            "fr",
            "Quelque 8 000 personnes sont arrivées au Tchad depuis le Soudan.",
            [("destination", "Tchad"), ("origin", "Soudan")],
        ),
        (
            "en",
            "Chad hosts 1.2 million refugees and can take no more, now that others come from Darfur.",
            [("host", "Chad")],
        ),
        ("en", "About 3,400 people crossed into Greece.", [("destination", "Greece")]),
        ("en", "A strike killed 14 people in Idlib, on the road from Aleppo.", [("event", "Idlib")]),
        ("en", "Some 900 people crossed into Greece. Aid came from Turkey.", [("destination", "Greece")]),
    ],
)
def test_where_people_arrived_and_came_from(language: str, text: str, ends: list[tuple[str, str]]) -> None:
    document = Document(
        id="t",
        address="test",
        text=text,
        language=language,
        published=dt.date(2024, 5, 8),
        published_basis=PublishedBasis.GIVEN,
    )
    (figure,) = extract(document, GAZETTEER).figures
    found = [(str(toponym.role), toponym.name) for toponym in figure.toponyms if toponym.role in set(Role)]
    assert found == ends
