"""Bare numbers with a place or a side of their own."""

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
            "In Taiz 90 fighters were killed: 60 on the side of the rebels.",
            [("killed", 90), ("killed", 60)],
        ),
        (
            "en",
            "Clashes left 57 dead, 30 of them on the rebel side and 27 on the army side.",
            [("killed", 57), ("killed", 30), ("killed", 27)],
        ),
        ("en", "In Taiz 90 people were killed: 60 on Monday.", [("killed", 90), ("killed", 60)]),
        ("en", "In Taiz 90 people were killed, and 27 tanks stood on the army side.", [("killed", 90)]),
        (
            "es",
            "Los combates dejaron 57 muertos, 30 de ellos en el bando rebelde y 27 en el bando del ejército.",
            [("killed", 57), ("killed", 30), ("killed", 27)],
        ),
    ],
)
def test_numbers_divide_a_total_by_sides(
    counted: Counted, language: str, text: str, expected: list[tuple[str, float]]
) -> None:
    assert counted(text, language) == expected
