"""Numbers of places that bear a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Counted = Callable[[str, str], list[tuple[str, float | None]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plus de 30 000 personnes ont été déplacées dans les deux Kasaï.", [("displaced", 30000)]),
        ("Les combats ont jeté sur les routes 500 000 personnes dans les deux Kivus.", [("displaced", 500000)]),
        ("Les affrontements ont fait 40 morts dans les deux villages.", [("killed", 40)]),
        ("Au Kasaï, 30 personnes ont été tuées, deux à Tshikapa.", [("killed", 30), ("killed", 2)]),
    ],
)
def test_the_number_of_places_that_share_a_name_counts_nobody(
    text: str, expected: list[tuple[str, float]], counted: Counted
) -> None:
    """A number before "à" still counts."""
    assert counted(text, "fr") == expected
