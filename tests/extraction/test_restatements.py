"""Numbers after "that is", which restate the subject of a verb that had none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import Counted


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Toutes les cases ont brûlé dans la nuit, soit environ 180 habitations.", [("homes_destroyed", 180)]),
        ("fr", "Toute la population a été évacuée, soit 3 400 habitants.", [("evacuated", 3400)]),
        ("en", "Nearly all the houses burned down, that is about 180 homes.", [("homes_destroyed", 180)]),
        ("es", "Casi todas las casas ardieron, es decir, unas 180 viviendas.", [("homes_destroyed", 180)]),
        ("fr", "Une douzaine de villages se sont vidés, soit 9 000 personnes.", [("displaced", 9000)]),
        ("fr", "Le village entier n'a pas fui, soit 300 habitants.", [("population", 300)]),
    ],
)
def test_restates_whom_the_verb_told_of(
    counted: Counted, language: str, text: str, expected: list[tuple[str, float]]
) -> None:
    assert counted(text, language) == expected
