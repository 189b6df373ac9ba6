"""Numbers of which the one before them is only a part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Counted = Callable[[str, str], list[tuple[str, float | None]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two thousand of the town's 19,000 inhabitants are unaccounted for.", [("missing", 2000)]),
        ("Some 300 of Kaokalam's 4,000 residents were killed.", [("killed", 300)]),
        ("Some 300 of the town's 4,000 people were killed.", [("killed", 300)]),
        (
            "Some 41 of the city's 60 doctors have fled and 12 of the remaining 19 were hurt.",
            [("displaced", 41), ("injured", 12)],
        ),
        ("Of the town's 14 bakeries three were destroyed.", []),
        ("Of the 40 huts, 12 were destroyed.", [("homes_destroyed", 12)]),
        ("Of the 190 trekkers 14 died in Manang.", [("killed", 14)]),
        ("By Saturday they had recovered the bodies of 14 of the 22 sailors.", [("killed", 14)]),
        (
            "Officials had found beds for only 3,100 of the 12,000 homeless.",
            [("sheltered", 3100), ("homeless", 12000)],
        ),
        ("Some 9,000 of the 14,000 displaced in Bunia have been reached with food.", [("displaced", 14000)]),
        ("No fewer than 1,730 clinics were hit, 510 of them beyond repair.", []),
        ("Seven of those wounded in the crush have died.", [("killed", 7)]),
        ("The ferry sank. Of the missing, nine are children.", [("missing", 9)]),
        ("Most of the displaced live in 12 camps.", []),
        ("The rate is 7 deaths per 10,000 people a day.", []),
        ("Some 900 firefighters fight 28 fires; two of them were treated for burns.", [("injured", 2)]),
        ("Nine of the injured died on the way.", [("killed", 9)]),
        ("Nine of the injured are in hospital.", [("injured", 9)]),
        ("In Gao 9 of the 40 injured died.", [("killed", 9), ("injured", 40)]),
        ("Some 300 of the town's 4,000 trees were felled.", []),
        ("Only 11 of the 200 on board are known to have survived.", [("evacuated", 11)]),
        ("Half of the 9,400 evacuees in Tagbilaran have gone home.", [("evacuated", 9400)]),
        ("Half the 300 passengers died.", []),
        ("Some 40 percent of the town's 3,800 houses were destroyed.", []),
        ("Two thirds of the 90 dead were children.", [("killed", 90)]),
    ],
)
def test_the_whole_is_not_counted_as_its_part(text: str, expected: list[tuple[str, float]], counted: Counted) -> None:
    """What a word says of a part it does not say of the whole."""
    assert counted(text, "en") == expected


def test_out_of_the_number_of_all_after_the_verb_counts_the_part_only(counted: Counted) -> None:
    """The huts of the village did not all burn."""
    text = "À Ogossagou, 410 cases ont brûlé sur les quelque 500 que comptait le village."
    assert counted(text, "fr") == [("homes_destroyed", 410)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Of the 190 passengers, 21 died.", [("killed", 21)]),
        ("es", "De los 190 pasajeros, 21 murieron.", [("killed", 21)]),
        ("fr", "Sur les 190 passagers, 21 ont péri et 46 sont hospitalisés.", [("killed", 21), ("injured", 46)]),
        ("en", "Of the 57 people who were killed, 12 were children.", [("killed", 57), ("killed", 12)]),
        ("fr", "Parmi les 12 soldats et 5 civils tués, on compte trois étrangers.", [("killed", 12), ("killed", 5)]),
    ],
)
def test_a_whole_that_opens_a_sentence_has_not_the_verb_of_its_part(
    counted: Counted, language: str, text: str, expected: list[tuple[str, float]]
) -> None:
    assert counted(text, language)[: len(expected)] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Nearly half of Sudan's 48 million people need aid.", []),
        ("en", "Most of those who fled Goma, a city of 2 million, have returned.", [("population", 2_000_000)]),
        ("es", "Casi la mitad de los 48 millones de sudaneses necesitan ayuda.", []),
        ("ar", "يحتاج نصف سكان السودان البالغ عددهم 48 مليونا إلى المساعدة.", []),
        ("ar", "قتل سكان القرية البالغ عددهم 40.", [("killed", 40)]),
        ("en", "Half of the 40 dead were children.", [("killed", 40)]),
    ],
)
def test_a_whole_of_which_a_share_is_told_is_not_counted(
    counted: Counted, language: str, text: str, expected: list[tuple[str, float]]
) -> None:
    assert counted(text, language) == expected
