"""Those who do it to others are no figure, where cases or the order of words tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import Counted


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("tr", "İki saldırgan valiyi öldürdü.", []),
        ("tr", "Dört asker Ali'yi vurdu.", []),
        ("tr", "Maskeli altı kişi köyü bastı ve 12 köylüyü kaçırdı.", [("detained", 12)]),
        ("tr", "Bombardıman iki kişiyi öldürdü.", [("killed", 2)]),
        ("tr", "Polis iki saldırganı öldürdü.", [("killed", 2)]),
        ("tr", "Patlama beş sivili öldürdü, on kişiyi yaraladı.", [("killed", 5), ("injured", 10)]),
        ("ar", "قتل ستة مسلحين 12 شخصا في كيدال.", [("killed", 12)]),
        ("ar", "قتل ستة مسلحين في كيدال.", [("killed", 6)]),
        ("ar", "قتل ستة مسلحين و12 جنديا.", [("killed", 6), ("killed", 12)]),
    ],
)
def test_who_does_it_is_not_counted(
    counted: Counted, language: str, text: str, figures: list[tuple[str, float]]
) -> None:
    """A subject without the ending of an object, and people before other people, are who does it."""
    assert counted(text, language) == figures
