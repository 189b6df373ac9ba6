"""English verbs parted by whom they count, and those of more than one word."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Troops beat to death between 15 and 20 villagers in Kayes.", [("killed", None)]),
        ("Guards clubbed 30 inmates to death in Homs.", [("killed", 30)]),
        ("Raiders burned alive 12 people in Ituri.", [("killed", 12)]),
        ("Police sent 1,700 back through Beitbridge last month.", [("returned", 1700)]),
        ("Soldiers sent 230 refugees back across the border on Friday.", [("returned", 230)]),
        ("Of 212 herders held in Kaedi 31 have not been seen again.", [("detained", 212), ("missing", 31)]),
        ("Eleven were being treated for shock and exposure in Banjul.", [("injured", 11)]),
        ("Some 40,000 people were put across the river into Senegal.", [("crossed", 40000)]),
        ("Some 10,000 herders were driven into Mali.", [("crossed", 10000)]),
        # lures
        ("The post office sent 300 letters back to Mali.", []),
        ("Twelve new species have not been found again.", []),
        ("The team beat 12 rivals in Kayes.", []),
        ("Some 300 lorries were driven into Mali.", []),
    ],
)
def test_what_happened_to_them(counted, text: str, expected: list[tuple[str, float | None]]) -> None:
    assert counted(text, "en") == expected
