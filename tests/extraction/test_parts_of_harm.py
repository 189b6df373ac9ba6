"""Some of the dead or the hurt, whom a noun or a participle only describes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Counted = Callable[[str, str], list[tuple[str, float | None]]]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("fr", "On compte 24 décès, dont 19 réfugiés et trois habitants.", [24, 19, 3]),
        ("fr", "L'éboulement a fait 18 morts, dont quatre ensevelis dans leur lit.", [18, 4]),
        ("en", "There were 24 deaths, including 19 refugees and three residents.", [24, 19, 3]),
        ("en", "Deaths: 32 (24 burned by the lava, eight in road accidents).", [32, 24, 8]),
        ("es", "Hubo 24 muertos, entre ellos 19 refugiados y tres vecinos.", [24, 19, 3]),
    ],
)
def test_parts_of_the_dead_are_dead(language: str, text: str, wanted: list[float], counted: Counted) -> None:
    assert counted(text, language) == [("killed", value) for value in wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("On compte 18 morts et 24 blessés, dont quatre brûlés.", ["killed", "injured", "injured"]),
        ("On compte 18 morts, dont quatre enfants, et 2 300 réfugiés.", ["killed", "killed", "refugees"]),
        ("La crue a fait 18 morts, dont trois pompiers, et 40 déplacés.", ["killed", "killed", "displaced"]),
    ],
)
def test_what_is_no_part_stays_what_it_is(text: str, wanted: list[str], counted: Counted) -> None:
    assert [indicator for indicator, _ in counted(text, "fr")] == wanted
