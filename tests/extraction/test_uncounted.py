"""Numbers that count nobody: bases of rates, days, ratios and births; and words that only look like them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Counted = Callable[[str, str], list[tuple[str, float | None]]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "À Maradi, le taux de mortalité atteint 4,1 pour 10 000 par jour."),
        ("fr", "À Maradi, on compte 4,1 décès pour 10 000 habitants."),
        ("fr", "L'incidence du choléra est de 12 pour 100 000 habitants à Tahoua."),
        ("en", "In Maradi the death rate is 4.1 per 10,000 per day."),
        ("es", "En Maradi la tasa de mortalidad es de 4,1 por cada 10.000 por día."),
    ],
)
def test_the_base_of_a_rate_counts_nobody(language: str, text: str, counted: Counted) -> None:
    """Nobody counted ten thousand."""
    assert counted(text, language) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Entre le 4 et le 8 mars, 850 000 Rwandais sont entrés au Zaïre ; le pic a été atteint le 5, avant midi.",
            [("crossed", 850000)],
        ),
        ("Le 8 mars, 400 familles ont fui vers Kaya ; le sommet a été atteint le 9, dit-on.", [("displaced", 400)]),
        ("L'attaque de Gao a fait 12 morts et 10 000 déplacés.", [("killed", 12), ("displaced", 10000)]),
    ],
)
def test_a_day_after_its_article_counts_nobody(text: str, expected: list[tuple[str, float]], counted: Counted) -> None:
    """The article is that of one, and the number none of people."""
    assert counted(text, "fr") == expected


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
