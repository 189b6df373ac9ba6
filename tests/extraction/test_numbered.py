"""Numbers that are given after the people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Counted = Callable[[str, str], list[tuple[str, float | None]]]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "All inhabitants of the town fled, numbering 31,000.", [("displaced", 31000)]),
        ("en", "Troops numbering 3,500 crossed into Basra on Monday.", []),
        ("fr", "Le nombre de ceux qui ont fui leurs villages dépasse désormais 31 000.", [("displaced", 31000)]),
        ("en", "The number of those who fled their villages now stands at 31,000.", [("displaced", 31000)]),
        ("en", "The number of those who fled to Chad has risen to 31,000.", [("crossed", 31000)]),
        ("es", "El número de personas que huyeron a Colombia se elevó a 31.000.", [("crossed", 31000)]),
        ("ar", "ونزح جميع سكان البلدة، وعددهم 31 ألف شخص.", [("displaced", 31000)]),
    ],
)
def test_a_number_after_the_people_counts_what_their_verb_says(
    counted: Counted, language: str, text: str, wanted: list[tuple[str, float]]
) -> None:
    assert counted(text, language) == wanted
