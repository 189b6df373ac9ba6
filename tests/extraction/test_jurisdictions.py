"""The province whose office counts is where what it counts happened."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            (
                "BHUJ, India, Feb 1 - The quake levelled much of Kutch district on Friday.\n\n"
                "Gujarat's home minister, Anil Mehta, told reporters that 4,140 bodies had been recovered."
            ),
            ["Gujarat"],
        ),
        ("en", "Floods hit Garissa. The governor of Mandera fears that 9,000 people will be displaced.", ["Mandera"]),
        ("en", "Riots shook Addis Ababa in July. Police in Oromia put the number of dead at 67.", ["Oromia"]),
    ],
)
def test_a_province_is_where_its_office_counts(language: str, text: str, expected: list[str], places) -> None:
    assert places(text, language)[-1] == expected


def test_the_office_of_a_province_abroad_is_not_where_harm_was_done(places) -> None:
    text = "A bus fell into a gorge near Pokhara in Nepal. Bihar's home minister told reporters that nine had died."
    assert places(text, "en")[-1] != ["Bihar"]
