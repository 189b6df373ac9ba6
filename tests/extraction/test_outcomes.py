"""What became of the injured and the missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Counted = Callable[[str, str], list[tuple[str, float | None]]]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "À Mopti, trois blessés sont décédés à l'hôpital.", [("killed", 3)]),
        ("fr", "Sept des blessés de Kidal sont morts faute de soins.", [("killed", 7)]),
        ("fr", "Deux disparus ont été retrouvés morts à Nice.", [("killed", 2)]),
        ("fr", "Cinq personnes portées disparues ont été retrouvées mortes à Nice.", [("killed", 5)]),
        ("en", "In Gao three wounded people died in hospital.", [("killed", 3)]),
        ("en", "Five people reported missing were found dead in Nice.", [("killed", 5)]),
        ("es", "Cuatro heridos graves fallecieron en Cali.", [("killed", 4)]),
        ("tr", "Gao'da dört yaralı hastanede hayatını kaybetti.", [("killed", 4)]),
    ],
)
def test_the_injured_and_the_missing_who_died_are_dead(
    language: str, text: str, expected: list[tuple[str, float]], counted: Counted
) -> None:
    """The verb says more than the noun."""
    assert counted(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'attaque de Gao a fait 30 blessés, dont deux sont morts à l'hôpital.", [("injured", 30), ("killed", 2)]),
        ("À Gao, 12 blessés et 4 morts ont été admis à l'hôpital.", [("injured", 12), ("killed", 4)]),
        ("À Gao, 12 blessés ont été opérés et quatre sont morts.", [("injured", 12), ("killed", 4)]),
        (
            "Vingt personnes sont portées disparues à Nice et trois ont été retrouvées mortes.",
            [("missing", 20), ("killed", 3)],
        ),
    ],
)
def test_a_verb_with_a_number_of_its_own_leaves_the_injured_as_they_are(
    text: str, expected: list[tuple[str, float]], counted: Counted
) -> None:
    """Some died, not all."""
    assert counted(text, "fr") == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Trois disparus ont été retrouvés vivants à Nice."),
        ("en", "Three missing climbers were found alive near Gap."),
        ("es", "Tres desaparecidos fueron encontrados con vida en Cali."),
    ],
)
def test_the_missing_who_were_found_alive_are_no_figure(language: str, text: str, counted: Counted) -> None:
    """They are missed no more."""
    assert counted(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Neuf personnes luttent contre la mort à Lomé.", [("injured", 9)]),
        ("es", "Nueve personas se debaten entre la vida y la muerte en Lima.", [("injured", 9)]),
        ("fr", "Les gardes-côtes ont repêché 87 personnes et neuf cadavres.", [("evacuated", 87), ("killed", 9)]),
        ("fr", "Les pêcheurs ont repêché douze corps.", [("killed", 12)]),
    ],
)
def test_those_who_may_still_live_are_not_dead(counted, language, text, expected):
    assert counted(text, language) == expected
