"""Ratios and births, which count nobody, and words that only look as if they did."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import Counted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Three out of every four who set out die."),
        ("es", "Mueren tres de cada cuatro que se lanzan al mar."),
        ("tr", "Denize açılan her dört kişiden üçü ölüyor."),
        ("tr", "Her on evden dokuzu yıkıldı."),
        ("en", "Fourteen babies were born in the camp."),
        ("fr", "Quatorze bébés sont nés dans le camp."),
        ("es", "En los albergues han nacido 14 niños desde el martes."),
        ("ar", "وُلد 14 طفلا في المخيم."),
        ("tr", "Kampta 14 bebek dünyaya geldi."),
        ("es", "El río anegó once caseríos de este distrito."),
    ],
)
def test_nobody_is_counted(counted: Counted, language: str, text: str) -> None:
    """Shares told as small numbers, children born and hamlets are no harm."""
    assert counted(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("tr", "Her iki ülkeden üç kişi öldü.", [("killed", 3)]),
        ("ar", "ولا يزال نحو 180 ألف نازح يقيمون في المخيمات.", [("sheltered", 180_000)]),
        ("ar", "ولا يزال 40 شخصاً يتلقون العلاج.", [("injured", 40)]),
        ("ar", "ولا يزال عشرة أشخاص تحت الأنقاض.", [("missing", 10)]),
        ("ar", "وكانت بم تضم تسعين ألف نسمة.", [("population", 90_000)]),
        ("ar", "نزح سكان ثلاث قرى، وعددهم 1800 نسمة، إلى مدينة الدمازين.", [("displaced", 1800)]),
        ("es", "El Gobierno desmiente que se hayan ahogado 500 personas este mes.", [("killed", 500)]),
        ("es", "Los militares sacaron en botes a 230 pobladores de Pedregal Grande.", [("evacuated", 230)]),
        ("es", "Unas 2.000 personas huyeron el martes de Malí a Mauritania.", [("crossed", 2000)]),
        ("tr", "Mahallelerinden yaklaşık 4 bin kişi tedbir amacıyla tahliye edildi.", [("evacuated", 4000)]),
    ],
)
def test_what_stands_beside_them_is(
    counted: Counted, language: str, text: str, figures: list[tuple[str, float]]
) -> None:
    """Words near those above leave other numbers what they are."""
    assert counted(text, language) == figures
