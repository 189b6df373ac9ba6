"""Numbers that a pronoun gives to a noun before it, how things ended, guests, and ages in raised digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Counted = Callable[[str, str], list[tuple[str, float | None]]]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("fr", "Le maire salue les blessés. L'hôpital en compte 35.", [("injured", 35)]),
        ("fr", "Les réfugiés vivent dans des camps. La région en compte 12.", []),
        ("fr", "Les morts sont enterrés. Le cimetière a des arbres et en compte 300.", []),
        ("fr", "L'attaque s'est soldée par 30 morts.", [("killed", 30)]),
        ("fr", "L'attaque s'est soldée par 2 blessés légers.", [("injured", 2)]),
        ("fr", "L'exercice s'est soldé par 30 millions de pertes.", []),
        ("en", "Qatar has hosted 30,000 fans.", []),
        ("en", "Musa Diallo, \u00b2, said 40 people had died in Goma.", [("killed", 40)]),
    ],
)
def test_who_is_counted(language: str, text: str, wanted: list[tuple[str, float]], counted: Counted) -> None:
    assert counted(text, language) == wanted
