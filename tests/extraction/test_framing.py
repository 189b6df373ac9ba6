"""Verbs that count only with the words after the people, and words before a number that count with its verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Counted = Callable[[str, str], list[tuple[str, float | None]]]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "فقد 300 شخص منازلهم في حلب.", [("homeless", 300)]),
        ("ar", "فقد 300 شخص في حلب.", [("missing", 300)]),
        ("ar", "منع 90 شخصا من العبور.", [("blocked", 90)]),
        ("ar", "طردت 40 عائلة من بيوتها.", [("displaced", 40)]),
        ("ar", "نقل 25 طفلا إلى المستشفى.", [("injured", 25)]),
        ("ar", "نقل 25 طنا من القمح إلى المستشفى.", []),
        ("tr", "Okullarda 9 bin 400 sığınmacı kalıyor.", [("sheltered", 9400)]),
        ("tr", "Köyünden 40 aile ayrılıyor.", [("displaced", 40)]),
        ("tr", "Santralin çevresinden 177 bin kişi çıkarıldı.", [("evacuated", 177000)]),
        ("tr", "Okullarda 40 bilgisayar var.", []),
        ("tr", "Sınırda 300 asker bekliyor.", []),
        ("ar", "عالج الأطباء 300 مريض.", []),
        ("en", "The clinic in Zalingei treated 35 people for burns.", [("injured", 35)]),
        ("en", "The clinic in Zalingei treated 35 people for cholera.", [("affected", 35)]),
        ("en", "The blast killed nine and sent 50 to hospital.", [("killed", 9), ("injured", 50)]),
        ("en", "The blast killed nine and the mayor sent 50 letters to the hospital.", [("killed", 9)]),
        ("en", "The hurricane forces 40 families to flee.", [("displaced", 40)]),
        ("en", "On Monday Adre had seen a record 9,380 enter Chad.", [("crossed", 9380)]),
        ("en", "The mayor had seen 40 soldiers enter the town.", []),
        ("en", "A truce let 134 people out of Marawi.", [("evacuated", 134)]),
        ("en", "The referee let 20 minutes pass before he let the players out.", []),
        ("en", "Volunteers found 3,200 people in a disused mill near Irbil.", [("sheltered", 3200)]),
        ("en", "The town has found rooms for 300 of the newcomers.", [("sheltered", 300)]),
        ("en", "Police had put 4,000 people on buses in Blace.", [("evacuated", 4000)]),
        ("en", "In Beira 640 people were sharing six latrines.", [("sheltered", 640)]),
        ("en", "In Beira 640 people were sharing a meal.", []),
        ("fr", "L'agence a aidé 300 Burundais à regagner leur pays.", [("returned", 300)]),
        ("fr", "L'agence a aidé 300 Burundais à semer.", []),
        ("fr", "Les pompiers ont conduit 40 touristes en lieu sûr.", [("evacuated", 40)]),
        ("fr", "Les pompiers ont conduit 40 touristes au musée.", []),
        ("fr", "La vague a entraîné 12 pêcheurs dans la mort.", [("killed", 12)]),
        ("fr", "La panne a privé 900 foyers d'électricité.", [("affected", 900)]),
        ("fr", "La police a placé sept jeunes en garde à vue.", [("detained", 7)]),
        ("fr", "Le club a placé sept jeunes en équipe première.", []),
        ("fr", "L'ONG a recensé 37 assassinats en mars.", [("killed", 37)]),
        ("fr", "La police a élucidé 37 assassinats.", []),
    ],
)
def test_framed(language: str, text: str, expected: list[tuple[str, float]], counted: Counted) -> None:
    """What stands around a number says together what it counts."""
    assert counted(text, language) == expected
