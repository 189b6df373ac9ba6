"""Verbs that are said of some of a number, and numbers that only tell of how many some are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Counted = Callable[[str, str], list[tuple[str, float | None]]]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "A bus with 40 passengers, 12 of whom were killed, fell into a ravine.", [("killed", 12)]),
        ("en", "Rubavu had 7,000 people in it, most of whom went back.", []),
        (
            "en",
            "Five fighters of the front and 17 of its rivals were killed.",
            [("killed", 5), ("killed", 17)],
        ),
        ("en", "Divers found 13 bodies; four of those aboard were saved.", [("killed", 13), ("evacuated", 4)]),
        ("en", "Some 700 households that had returned in June fled again.", [("displaced", 700)]),
        ("en", "A ferry was carrying about 500 people, of whom 155 were rescued.", [("evacuated", 155)]),
        ("en", "There were 120 miners underground, of whom 18 have died.", [("killed", 18)]),
        ("en", "The outbreak has killed 2,450 people out of 4,960 cases.", [("killed", 2450)]),
        ("fr", "Un bus transportant 40 passagers, dont 12 ont été tués, est tombé.", [("killed", 12)]),
        (
            "fr",
            "Quelque 340 habitants des quartiers riverains, pour la plupart des femmes, ont péri.",
            [("killed", 340)],
        ),
        ("en", "Some 340 residents of the lower town, most of them elderly, have fled.", [("displaced", 340)]),
        ("es", "Un autobús con 40 pasajeros, de los cuales 12 murieron, cayó.", [("killed", 12)]),
        ("en", "Some 500 migrants, including 80 children, were rescued.", [("evacuated", 500), ("evacuated", 80)]),
        ("en", "Eight people, five of them children, were killed.", [("killed", 8), ("killed", 5)]),
        (
            "en",
            "The morgue had received 297 bodies, 105 of them men and 83 women.",
            [("killed", 297), ("killed", 105), ("killed", 83)],
        ),
        (
            "en",
            "State radio put the dead at 22,400 and the missing at 41,000.",
            [("killed", 22400), ("missing", 41000)],
        ),
    ],
)
def test_a_verb_after_some_is_theirs(
    language: str, text: str, wanted: list[tuple[str, float]], counted: Counted
) -> None:
    assert counted(text, language) == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "The army deployed 2,500 soldiers after 30 people were killed.", [("killed", 30)]),
        ("en", "The mission has 5,000 troops; 12 were killed.", [("killed", 12)]),
        ("en", "A convoy with food for 25,000 people reached Tawila.", []),
        ("en", "Fourteen people died, 3 more than the day before.", [("killed", 14)]),
        ("en", "Rescue teams of 200 soldiers found 14 bodies.", [("killed", 14)]),
        ("fr", "L'armée a déployé 2 500 soldats après la mort de 30 personnes.", [("killed", 30)]),
        ("fr", "Un convoi de vivres pour 25 000 personnes est arrivé.", []),
        ("fr", "Quatorze personnes sont mortes, soit 3 de plus que la veille.", [("killed", 14)]),
        ("es", "Cocinamos para 4.300 albergados.", [("sheltered", 4300)]),
    ],
)
def test_a_verb_of_a_later_clause_is_of_its_own_number(
    language: str, text: str, wanted: list[tuple[str, float]], counted: Counted
) -> None:
    assert counted(text, language) == wanted
