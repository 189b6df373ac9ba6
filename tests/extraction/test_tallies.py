"""Later counts go on from people who are counted anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Counted = Callable[[str, str], list[tuple[str, float | None]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Some 40,000 people crossed into Chad. Adre has 12,000 inhabitants. UNHCR had counted 38,700 at noon.",
            [("crossed", 40000), ("population", 12000), ("crossed", 38700)],
        ),
        (
            "The island has 6,000 inhabitants. Arrivals by sea in Italy have reached 30,100 since January.",
            [("population", 6000), ("crossed", 30100)],
        ),
        ("A storm killed nine people. The number of soldiers in the area was raised to 900.", [("killed", 9)]),
        ("The village has 6,000 inhabitants. The mayor counted 40.", [("population", 6000)]),
    ],
)
def test_a_count_goes_on_from_no_inhabitants(text: str, expected: list[tuple[str, float]], counted: Counted) -> None:
    """Who lives in a place is counted once."""
    assert counted(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Depremde 40 kişi öldü. Bakanlık rakamı 58'e yükseltti.", [("killed", 40), ("killed", 58)]),
        ("Depremde 40 kişi öldü. Bakanlık sayıyı 58'e çıkardı.", [("killed", 40), ("killed", 58)]),
        ("Geçen hafta 1.940 kişi geri döndü; dönenler 22 bini geçti.", [("returned", 1940), ("returned", 22000)]),
        ("Tatilden dönenler 2 milyonu aştı.", []),
        ("Sınırı 900 kişi geçti. Gelenler 4 bini buldu.", [("crossed", 900), ("crossed", 4000)]),
        ("Mitinge gelenler 40 bini buldu.", []),
        ("Ölü sayısı 30'u buldu. Yaralılar yüzün üzerindeydi.", [("killed", 30), ("injured", 100)]),
        ("Çatışmada 90 kişi öldü, ölüler arasında 12 sivil var.", [("killed", 90), ("killed", 12)]),
        ("Ülkede 2005 saldırı oldu.", []),
    ],
)
def test_turkish_names_those_who_did_with_the_verb(
    text: str, expected: list[tuple[str, float]], counted: Counted
) -> None:
    """Participles in the plural, "dönenler", and the number raised, "rakamı 58'e"."""
    assert counted(text, "tr") == expected
