"""What the vessel does that carries people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import Counted


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A boat carrying 29 migrants capsized and 12 people drowned.", [("killed", 12)]),
        ("en", "A bus carrying 40 pilgrims plunged into a ravine and 12 died.", [("killed", 12)]),
        ("en", "The plane with 40 passengers aboard crashed and burned, killing 12.", [("killed", 12)]),
        ("en", "The boat with 29 people from Guinea aboard left Sfax on Monday.", []),
        ("en", "A hospital ship with 90 beds and 900 crew aboard left San Diego.", []),
        (
            "en",
            "About 800 people were flown out. A carrier with 5,000 sailors aboard is due on Thursday.",
            [("evacuated", 800)],
        ),
        (
            "en",
            "Divers recovered the bodies of 23 people, among them nine passengers of a bus hit by a rocket.",
            [("killed", 23), ("killed", 9)],
        ),
        ("en", "Survivors said 29 people had been aboard when it left Sfax.", []),
        ("fr", "Un bateau avec 29 migrants à bord a quitté Sfax lundi.", []),
        ("es", "Una embarcación que llevaba 29 migrantes volcó y 12 personas se ahogaron.", [("killed", 12)]),
        ("ar", "انقلب قارب يقل 29 مهاجرا وغرق 12 شخصا.", [("killed", 12)]),
        ("tr", "29 göçmeni taşıyan tekne battı, 12 kişi öldü.", [("killed", 12)]),
    ],
)
def test_what_a_vessel_does_harms_nobody_aboard(
    counted: Counted, language: str, text: str, expected: list[tuple[str, float]]
) -> None:
    assert counted(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A bus carrying 40 pilgrims, all of whom died, was found.", [("killed", 40)]),
        ("en", "A boat carrying 29 migrants who drowned on Monday was found.", [("killed", 29)]),
        ("en", "A boat carrying 60 migrants has gone missing off Lesbos.", [("missing", 60)]),
        ("en", "A boat with 29 migrants aboard landed on Lesbos.", [("crossed", 29)]),
        ("en", "All 31 aboard the helicopter died when it crashed.", [("killed", 31)]),
        ("en", "The militia said it had driven out 300 families.", [("displaced", 300)]),
        ("fr", "Un avion avec 62 personnes à bord s'est écrasé ; il n'y a aucun survivant.", [("killed", 62)]),
    ],
)
def test_what_is_said_of_those_aboard_counts(
    counted: Counted, language: str, text: str, expected: list[tuple[str, float]]
) -> None:
    assert counted(text, language) == expected
