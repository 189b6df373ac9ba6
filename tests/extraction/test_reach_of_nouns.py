"""Nouns of harm that name whom they befell, and numbers after somebody else."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The death of Messi cost the club 40 million."),
        ("en", "The killing of the mayor drew 4,000 to the square."),
        ("en", "The death of a child was mourned by 3,000."),
        ("en", "Information on the arrest of the vandals can be left at 903."),
        ("fr", "La mort de Messi a coûté 40 millions au club."),
        ("fr", "L'assassinat du maire a attiré 4 000 personnes sur la place."),
        ("es", "La muerte de Messi costó al club 40 millones."),
    ],
)
def test_a_number_after_who_died_counts_others(counted, language: str, text: str) -> None:
    assert counted(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The army reported the death of 12 soldiers in Homs.", ("killed", 12)),
        ("en", "The army reported the killing of the mayor and 12 guards in Homs.", ("killed", 12)),
        ("en", "The army reported the deaths of as many as 40 soldiers in Homs.", ("killed", 40)),
        ("en", "Floods forced the relocation of another 10,000 residents in Hunan.", ("evacuated", 10_000)),
        ("en", "They ordered the evacuation of the town's 4,000 residents.", ("evacuated", 4000)),
        ("fr", "L'armée annonce la mort de douze soldats à Homs.", ("killed", 12)),
        ("es", "El ejército informó de la muerte de 12 soldados en Homs.", ("killed", 12)),
    ],
)
def test_a_number_right_after_counts_them(counted, language: str, text: str, expected) -> None:
    assert expected in counted(text, language)
