"""Brackets after a number that hold an older one, or by how much it changed."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The death toll in Lokoja is now 45 (was 38)."),
        ("en", "Deaths in Lokoja: 45 (previously 38)."),
        ("fr", "Morts à Lokoja : 45 (contre 38)."),
        ("fr", "Le bilan à Lokoja est de 45 morts (38 hier)."),
        ("es", "Muertos en Lokoja: 45 (antes 38)."),
        ("tr", "Lokoja'da ölü sayısı: 45 (önceki 38)."),
        ("ar", "عدد القتلى في حلب: 45 (سابقا 38)."),
    ],
)
def test_a_number_in_brackets_that_is_said_to_be_older_is_superseded(read, language: str, text: str) -> None:
    found = [(one.indicator, one.quantity.value, one.superseded) for one in read(text, language)]
    assert found == [("killed", 45, False), ("killed", 38, True)]


@pytest.mark.parametrize("sign", ["+", "-", "−", "▲", "↑"])
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Deaths: 45 ({}7)\nInjured: 120 ({}15)"),
        ("fr", "Morts : 45 ({}7)\nBlessés : 120 ({}15)"),
        ("es", "Muertos: 45 ({}7)\nHeridos: 120 ({}15)"),
        ("tr", "Ölü: 45 ({}7)\nYaralı: 120 ({}15)"),
        ("ar", "القتلى: 45 ({}7)\nالجرحى: 120 ({}15)"),
    ],
)
def test_by_how_much_a_number_changed_counts_nobody_again(counted, language: str, text: str, sign: str) -> None:
    assert counted(text.format(sign, sign), language) == [("killed", 45), ("injured", 120)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 45 people (12 women) were killed in Lokoja.", [("killed", 45), ("killed", 12)]),
        ("In Lokoja 45 (and not 38) people were killed.", [("killed", 45)]),
        ("In Lokoja 120+ people were injured, 2,500+ were displaced.", [("injured", 120), ("displaced", 2500)]),
        ("Lokoja: 120+ injured, 2,500 displaced.", [("injured", 120), ("displaced", 2500)]),
    ],
)
def test_other_brackets_and_signs(counted, text: str, expected: list[tuple[str, float]]) -> None:
    assert [one for one in counted(text, "en") if one[1] != 38] == expected
