"""Asides between people and their verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Counted = Callable[[str, str], list[tuple[str, float | None]]]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "À Kaya, 5 500 personnes – près d'un habitant sur deux – ont besoin d'aide.", ("in_need", 5500)),
        ("fr", "Dans le Kasaï, 12 300 familles (une sur trois) ont perdu leur maison.", ("homeless", 12300)),
        ("en", "In Kaya, 5,500 people – nearly one in two residents – need food aid.", ("in_need", 5500)),
        ("es", "En Haití, 5.500 personas – casi una de cada dos – necesitan ayuda.", ("in_need", 5500)),
        ("ar", "في هايتي 5500 شخص – أي نحو نصف السكان – بحاجة إلى المساعدة.", ("in_need", 5500)),
    ],
)
def test_an_aside_with_a_share_does_not_part_people_from_their_verb(
    language: str, text: str, expected: tuple[str, float], counted: Counted
) -> None:
    """The share is no figure of its own."""
    assert counted(text, language) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "La commune compte 5 500 électeurs – un habitant sur deux – et un maire.",
        "Le fonds a versé 12 300 dollars (un sur trois) aux victimes.",
    ],
)
def test_an_aside_makes_no_figure_of_other_things(text: str, counted: Counted) -> None:
    """Voters and dollars stay what they are."""
    assert counted(text, "fr") == []
