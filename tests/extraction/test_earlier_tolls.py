"""Days of what happened last, and displaced people that places take in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from geo.extraction import extract
from geo.gazetteer import open_gazetteer
from geo.models import Document, Precision, PublishedBasis

if TYPE_CHECKING:
    from tests.extraction.conftest import Counted


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        (
            "en",
            "The toll is the highest since January 2023, when 84 people were killed.",
            date(2023, 1, 1),
            date(2023, 1, 31),
        ),
        (
            "fr",
            "C'est l'attaque la plus meurtrière depuis mars 2019, quand 130 villageois avaient été tués.",
            date(2019, 3, 1),
            date(2019, 3, 31),
        ),
        (
            "es",
            "Es el peor ataque desde marzo de 2019, cuando murieron 130 personas.",
            date(2019, 3, 1),
            date(2019, 3, 31),
        ),
        (
            "en",
            "Since January, when the rebels came, 130 villagers have been killed.",
            date(2024, 1, 1),
            date(2024, 3, 14),
        ),
        (
            "en",
            "This brings the number of people displaced since the start of the year to 96,000.",
            date(2024, 1, 1),
            date(2024, 3, 14),
        ),
    ],
)
def test_since_a_day_on_which_something_happened(language: str, text: str, first: date, last: date) -> None:
    document = Document(
        id="d",
        address="d",
        text=text,
        language=language,
        published=date(2024, 3, 14),
        published_precision=Precision.DAY,
        published_basis=PublishedBasis.GIVEN,
    )
    (figure,) = extract(document, open_gazetteer()).figures
    assert (figure.period.start, figure.period.end) == (first, last)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Some 2,500 people are displaced. Djibo hosts 534 of them.", [("displaced", 2_500), ("displaced", 534)]),
        (
            "en",
            "Fighting displaced 1,036 people – 312 families – on Sunday.",
            [("displaced", 1_036), ("displaced", 312)],
        ),
        ("fr", "Les combats ont déplacé 1 036 personnes – 312 familles.", [("displaced", 1_036), ("displaced", 312)]),
        ("en", "The Red Cross put the missing at 230.", [("missing", 230)]),
        ("en", "Three community leaders and two teachers were killed.", [("killed", 3), ("killed", 2)]),
        ("en", "Some 900 people moved in with host families.", [("displaced", 900)]),
        ("en", "More than 2,000 arrive in Chad every day.", [("crossed", 2_000)]),
    ],
)
def test_what_goes_on_from_a_count(
    counted: Counted, language: str, text: str, expected: list[tuple[str, float]]
) -> None:
    assert counted(text, language) == expected
