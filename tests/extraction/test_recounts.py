"""Another count of the same people, and numbers given after the people."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from geo.extraction import extract
from geo.gazetteer import open_gazetteer
from geo.models import Document, PublishedBasis

if TYPE_CHECKING:
    from tests.extraction.conftest import Counted


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ar",
            "نزحت 8000 أسرة من الحديدة. وكان المكتب قد سجل قبل أسبوع 5200 أسرة.",
            [("displaced", 8000), ("displaced", 5200)],
        ),
        ("ar", "نزح 90 ألف شخص من دوما. وتحدث الجيش عن 105 آلاف.", [("displaced", 90_000), ("displaced", 105_000)]),
        (
            "es",
            "Huyeron 8.000 familias de Tibú. La Cruz Roja registró 5.200 familias.",
            [("displaced", 8000), ("displaced", 5200)],
        ),
        ("es", "Huyeron 8.000 familias de Tibú. El museo registró 5.200 visitantes.", [("displaced", 8000)]),
    ],
)
def test_another_count_is_of_the_same_people(
    counted: Counted, language: str, text: str, expected: list[tuple[str, float]]
) -> None:
    assert counted(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "ونزح جميع سكان المخيم، وعددهم 31 ألف لاجئ.", [("displaced", 31_000)]),
        ("en", "Everyone in the valley fled, numbering 31,000.", [("displaced", 31_000)]),
        ("en", "The choir, numbering 40, sang for the families.", []),
    ],
)
def test_a_number_after_the_people_counts_what_their_verb_says(
    counted: Counted, language: str, text: str, expected: list[tuple[str, float]]
) -> None:
    assert counted(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("سجلت المفوضية قبل شهر 41 ألف لاجئ في تشاد.", [("refugees", 41_000)]),
        ("أودى انهيار المبنى بسبعة عمال.", [("killed", 7)]),
        ("قُتل 22 مسلحاً وأُسر 17.", [("killed", 22), ("detained", 17)]),
        ("عُثر على خمسة أشخاص أحياء.", [("evacuated", 5)]),
        ("وتضم الفرق 185 منقذاً و19 كلباً.", []),
        ("استقبلت تونس 3 ملايين سائح.", []),
    ],
)
def test_arabic_numbers_after_a_time_and_verbs_of_one_letter_more(
    counted: Counted, text: str, expected: list[tuple[str, float]]
) -> None:
    assert counted(text, "ar") == expected


def test_a_count_as_of_another_day_began_with_the_first() -> None:
    text = "320.000 personas han huido de Daraa desde el 2 de mayo. El lunes la ONU había hablado de 270.000."
    document = Document(
        id="t",
        address="test",
        text=text,
        language="es",
        published=date(2024, 5, 8),
        published_basis=PublishedBasis.GIVEN,
    )
    last = extract(document, open_gazetteer()).figures[-1]
    assert (last.quantity.value, last.period.start, last.period.end) == (270_000, date(2024, 5, 2), date(2024, 5, 6))
