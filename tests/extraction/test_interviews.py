"""Questions that ask for a number, and interviews, where whoever answers is the source."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from geo.models import Figure

ENGLISH = """MALAKAL, 21 March 2025 - Rebecca Nyadeng walked for two days before she found a canoe.

How many wounded did you treat?
Sixty-three. Eleven died on the way.

How many people are sheltering in the stadium?
About 900, and more come every day. We have 14 latrines.

The ministry of health has counted 70 dead in the county."""

FRENCH = """Infirmière à la clinique d'Adré, au Tchad, Mariam Saleh a parlé avec nous.

Combien de blessés sont venus ?
En trois jours, 214. Rien que le mardi, 96.

Et les morts ?
Nous en avons compté 51."""


@pytest.fixture(scope="session")
def read(read):
    """Return a reader of texts of one day."""

    def _read(text: str, language: str) -> tuple[Figure, ...]:
        return read(text, language, dt.date(2025, 3, 21))

    return _read


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            ENGLISH,
            "en",
            [
                ("injured", 63, "Rebecca Nyadeng"),
                ("killed", 11, "Rebecca Nyadeng"),
                ("sheltered", 900, "Rebecca Nyadeng"),
                ("killed", 70, "The ministry of health"),
            ],
        ),
        (
            FRENCH,
            "fr",
            [("injured", 214, "Mariam Saleh"), ("injured", 96, "Mariam Saleh"), ("killed", 51, "Mariam Saleh")],
        ),
    ],
)
def test_answers(text: str, language: str, expected: list[tuple[str, float, str]], read) -> None:
    assert [(f.indicator, f.quantity.value, f.attributed_to) for f in read(text, language)] == expected


def test_a_question_asks_nothing_of_a_later_paragraph(read) -> None:
    text = "How many wounded are there?\nNobody knows.\nThe road is 40 long."
    assert read(text, "en") == ()


def test_one_question_makes_no_interview(read) -> None:
    text = "Maria Lopez came early.\nHow many died?\nFire killed 12 people in Izmir."
    assert [f.attributed_to for f in read(text, "en")] == [None]
