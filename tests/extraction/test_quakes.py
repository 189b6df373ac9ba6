"""Where an earthquake under a sea does harm."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "A quake under the Java Sea killed 14 people in Surabaya. Another 90 were injured.",
            ["Surabaya", "Surabaya"],
        ),
        ("fr", "Un séisme en mer Égée a tué 14 personnes à Izmir. Il y a 90 blessés.", ["Izmir", "Izmir"]),
        ("es", "Un terremoto en el mar Egeo causó 14 muertos en Esmirna y 90 heridos.", ["Esmirna", "Esmirna"]),
        ("ar", "قتل 14 شخصا في إزمير في زلزال ضرب بحر إيجة، وأصيب 90 بجروح.", ["إزمير", "إزمير"]),
        ("tr", "Akdeniz'de meydana gelen depremde Antalya'da 14 kişi öldü, 90 kişi yaralandı.", ["Antalya", "Antalya"]),
        ("tr", "Ege Denizi'nde deprem oldu. Manisa'da 14 kişi öldü. Hastanelerde 90 yaralı var.", ["Manisa", "Manisa"]),
        # nothing on land is named, and a boat sinks in the sea
        ("en", "A quake under the Java Sea killed 14 people.", ["Java Sea"]),
        ("en", "A boat from Izmir sank in the Aegean Sea: 14 people drowned.", ["Aegean Sea"]),
    ],
)
def test_a_quake_under_a_sea_kills_on_land(places, language: str, text: str, expected: list[str]) -> None:
    assert [found[0] for found in places(text, language)] == expected
