"""Numbers that are no count: the base of a rate, and a day of the month after its article."""

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
