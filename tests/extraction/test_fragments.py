"""Sentences without a verb that only give a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import Counted, Sources


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The army said 40 people were killed in Conakry. According to the opposition, 90."),
        ("fr", "Selon le gouvernement, 40 personnes ont été tuées à Conakry. Selon l'opposition, 90."),
        ("es", "Según el Gobierno, 40 personas murieron en Conakry. Según la oposición, 90."),
        ("ar", "قالت الحكومة إن 40 شخصا قتلوا في كوناكري. وحسب المعارضة 90."),
        ("tr", "Hükümete göre çatışmalarda 40 kişi öldü. Muhalefete göre 90."),
        ("tr", "Hükümete göre çatışmalarda 40 kişi öldü. Muhalefete göre ise 90 kişi."),
    ],
)
def test_a_second_source_counts_the_same(counted: Counted, sources: Sources, language: str, text: str) -> None:
    assert counted(text, language) == [("killed", 40), ("killed", 90)]
    assert sources(text, language)[90] not in {None, sources(text, language)[40]}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The camp at Renk shelters 80,000 people. Two weeks ago, 65,000."),
        ("fr", "Le camp de Renk abrite 80 000 personnes. Il y a deux semaines, 65 000."),
        ("tr", "Renk kampında 80 bin kişi barınıyor. İki hafta önce 65 bindi."),
    ],
)
def test_another_day_has_its_count(counted: Counted, language: str, text: str) -> None:
    assert counted(text, language) == [("sheltered", 80000), ("sheltered", 65000)]


@pytest.mark.parametrize(
    "text",
    [
        "The army said 40 people were killed in Conakry. Two weeks ago, 9,000.",  # of another size
        "The army said 40 people were killed in Conakry. According to the opposition, 90 trucks.",
        "The army said 40 people were killed in Conakry. Nobody moved. According to the opposition, 90.",
    ],
)
def test_other_numbers_do_not(counted: Counted, text: str) -> None:
    assert counted(text, "en") == [("killed", 40)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El alud mató a 300 en Mocoa. La Cruz Roja atendió a 200."),
        ("es", "El alud mató a 300 en Mocoa. La ONG atendió a 700 niños."),
        ("fr", "La tempête a tué 300 personnes à Gao. L'ONU a recensé 200 enfants."),
        ("fr", "La tempête a tué 300 personnes à Gao. Selon l'ONU, 200 enfants."),
    ],
)
def test_what_somebody_does_to_others_is_no_toll(counted: Counted, language: str, text: str) -> None:
    assert counted(text, language) == [("killed", 300)]
