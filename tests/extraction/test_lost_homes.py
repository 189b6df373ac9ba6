"""Places that lost some of the homes counted before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import Counted


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Fires burned down 1,500 houses in Victoria. Cockatoo lost 300 of them, Macedon 240, and Lorne 700.",
            [("homes_destroyed", 1500), ("homes_destroyed", 300), ("homes_destroyed", 240), ("homes_destroyed", 700)],
        ),
        (
            "fr",
            "L'incendie a détruit 500 maisons dans le Var. Hyères en a perdu 120, Bormes 80.",
            [("homes_destroyed", 500), ("homes_destroyed", 120), ("homes_destroyed", 80)],
        ),
        (
            "en",
            "Fires burned down 1,500 houses in Victoria and killed 30 people. Cockatoo lost 12.",
            [("homes_destroyed", 1500), ("killed", 30), ("killed", 12)],
        ),
        (
            "en",
            "Fires burned down 1,500 houses in Victoria. The brigade lost three firemen.",
            [("homes_destroyed", 1500), ("killed", 3)],
        ),
    ],
)
def test_what_is_lost_after_homes_are_homes(
    counted: Counted, language: str, text: str, expected: list[tuple[str, float]]
) -> None:
    assert counted(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The toll from the bushfires in two states climbed to 69.",
        "The toll from floods in three provinces rose to 69.",
    ],
)
def test_a_number_of_places_is_no_other_number_of_a_toll(counted: Counted, text: str) -> None:
    assert counted(text, "en") == [("killed", 69)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,735 houses are fully and 9,432 partially damaged.", [("homes_destroyed", 1735), ("homes_damaged", 9432)]),
        (
            "In Goma 312 houses were completely and another 900 partly destroyed.",
            [("homes_destroyed", 312), ("homes_damaged", 900)],
        ),
        ("In Goma 312 houses were fully paid for.", []),
    ],
)
def test_fully_and_partially_share_their_verb(counted: Counted, text: str, expected: list[tuple[str, float]]) -> None:
    assert counted(text, "en") == expected
