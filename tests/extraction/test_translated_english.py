"""English that a machine translated from other languages."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("For the last day perished still 21 servicemen near Aghdam.", [("killed", 21)]),
        ("In the Tartar district without a roof remained 340 families.", [("homeless", 340)]),
        ("As a result of the accident 30 persons have received traumas of various severity.", [("injured", 30)]),
        ("The quantity of the victims has reached 45 in Kazan.", [("killed", 45)]),
        ("The balance of dead ascends to 40 in Lima.", [("killed", 40)]),
        ("In the attack resulted dead 12 policemen in Cali.", [("killed", 12)]),
        ("Forty people found the death in the fire of Marseille.", [("killed", 40)]),
        ("The martyrdom of 12 citizens in Rafah.", [("killed", 12)]),
        ("In Khartoum are registered 12 lethal outcomes.", [("killed", 12)]),
        ("Of them 2500 are placed in hotels of Goris.", [("sheltered", 2500)]),
        # lures
        ("The quantity of the donations has reached 45 in Kazan.", []),
        ("Without a roof the stadium holds 340 guests.", []),
        ("Some 2500 boxes are placed in schools.", []),
    ],
)  # fmt: skip
def test_who_is_counted(counted, text: str, expected: list[tuple[str, float]]) -> None:
    assert counted(text, "en") == expected
