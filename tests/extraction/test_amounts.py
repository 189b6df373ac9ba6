"""What rises to a number or reaches it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import Counted

FIRST = {
    "en": "The quake killed 12 people in Herat.",
    "fr": "Le séisme a tué 12 personnes à Hérat.",
    "es": "El sismo mató a 12 personas en Herat.",
    "ar": "قتل 12 شخصا في هرات.",
    "tr": "Herat'ta depremde 12 kişi öldü.",
}


@pytest.mark.parametrize(
    ("language", "then"),
    [
        ("en", "Temperatures reached 42 on Monday."),
        ("en", "Prices rose to 40."),
        ("en", "The score stood at 14."),
        ("en", "Attendance reached 40."),
        ("en", "The price of bread rose to 40."),
        ("en", "Wind speeds reached 120 on Monday."),
        ("en", "The exchange rate hit 70."),
        ("fr", "Les températures ont atteint 42 lundi."),
        ("fr", "Le prix du pain est passé à 40."),
        ("es", "Las temperaturas alcanzaron 42 el lunes."),
        ("es", "El precio del pan subió a 40."),
        ("ar", "وارتفع سعر الخبز إلى 40."),
        ("ar", "وبلغ ارتفاع المياه 12 يوم الأحد."),
        ("ar", "وبلغت درجات الحرارة 42 يوم الاثنين."),
        ("tr", "Ekmek fiyatı 40'a yükseldi."),
    ],
)
def test_what_is_no_toll_counts_nobody(counted: Counted, language: str, then: str) -> None:
    assert counted(f"{FIRST[language]} {then}", language) == [("killed", 12)]


@pytest.mark.parametrize(
    ("language", "then"),
    [
        ("en", "The death toll rose to 40 on Monday."),
        ("en", "By evening the count had reached 40."),
        ("en", "It has since risen to 40."),
        ("fr", "Le bilan est passé à 40 lundi."),
        ("fr", "Ensuite le bilan est passé à 40."),
        ("es", "La cifra subió a 40 el lunes."),
        ("ar", "وارتفعت الحصيلة إلى 40."),
        ("ar", "وبلغ العدد 40."),
        ("tr", "Sayı 40'a yükseldi."),
    ],
)
def test_a_toll_does(counted: Counted, language: str, then: str) -> None:
    assert counted(f"{FIRST[language]} {then}", language) == [("killed", 12), ("killed", 40)]
