"""Numbers in brackets after places, and what the words before the first of them say they count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Counted = Callable[[str, str], list[tuple[str, float | None]]]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (
            "en",
            "New displacement was seen in Homs (5,250 households), Hama (980) and Idlib (310).",
            [("displaced", 5250), ("displaced", 980), ("displaced", 310)],
        ),
        ("en", "Shelter needs are highest in Gedaref (12,400 households).", [("in_need", 12400)]),
        (
            "en",
            "Houses were destroyed in Homs (120) and Hama (80).",
            [("homes_destroyed", 120), ("homes_destroyed", 80)],
        ),
        (
            "fr",
            "De nouveaux déplacements ont été signalés à Djibo (1 250 personnes) et Arbinda (640).",
            [("displaced", 1250), ("displaced", 640)],
        ),
        ("es", "Los muertos corresponden a Escuintla (190) y Sacatepéquez (4).", [("killed", 190), ("killed", 4)]),
        ("ar", "وسُجلت الوفيات في حمص (12) وحماة (7).", [("killed", 12), ("killed", 7)]),
        ("tr", "Ölümler Hatay (12) ve Adana (7) illerinde kaydedildi.", [("killed", 12), ("killed", 7)]),
        ("en", "Schools were hit by shells in Homs (12) and Hama (7).", []),
        ("en", "The army sent troops to Homs (400) and Hama (300).", []),
        ("en", "Health workers were trained in Homs (40 people) and Hama (35).", []),
        ("en", "Two bridges were destroyed on the roads to Homs (120) and Hama (80).", []),
        ("en", "The wounded were treated at hospitals in Homs (120 beds) and Hama (80).", []),
    ],
)
def test_the_words_before_the_places_say_what_is_counted(
    counted: Counted, language: str, text: str, wanted: list[tuple[str, float]]
) -> None:
    assert counted(text, language) == wanted


def test_a_name_that_nobody_knows_is_a_place_among_others(read):
    found = read("Displaced people are staying in Pemba (6,970), Zurobe (310) and Metuge (1,200).", "en")
    assert [(figure.quantity.value, figure.toponyms[0].name) for figure in found] == [
        (6_970, "Pemba"),
        (310, "Zurobe"),
        (1_200, "Metuge"),
    ]
    assert [len(figure.toponyms) for figure in found] == [1, 1, 1]
