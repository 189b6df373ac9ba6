"""Which words of homes a number may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Counted = Callable[[str, str], list[tuple[str, float | None]]]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "Forty houses burned and 20 were flooded.", [("homes_destroyed", 40), ("homes_damaged", 20)]),
        ("en", "Five schools were destroyed and 12 damaged.", []),
        (
            "es",
            "Unas 900 viviendas quedaron destruidas y otras 2.300 dañadas.",
            [("homes_destroyed", 900), ("homes_damaged", 2300)],
        ),
    ],
)
def test_words_of_homes_go_with_homes(
    counted: Counted, language: str, text: str, wanted: list[tuple[str, float]]
) -> None:
    assert counted(text, language) == wanted


def test_two_numbers_in_brackets_have_the_participles_before_them(counted: Counted) -> None:
    """The second is of the same homes."""
    text = "Aux Cayes, le nombre de logements détruits (52 953) et endommagés (77 006) reste inchangé."
    assert counted(text, "fr") == [("homes_destroyed", 52953), ("homes_damaged", 77006)]


def test_homes_after_a_verb_of_two_words_are_counted(counted) -> None:
    assert counted("In Osh our correspondent has counted 412 burned down houses.", "en") == [("homes_destroyed", 412)]
