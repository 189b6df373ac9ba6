"""Numbers that count no people: money, votes, emergency lines, latitudes, reserves."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Baghdad says that it needs 88 billion over ten years."),
        ("en", "He lost three teeth and broke two ribs when he was beaten."),
        ("en", "Insurers have 56,200 claims on the books and have settled 61 per cent."),
        ("en", "In Rocklea, 280 people squeezed into the community hall for the meeting."),
        ("en", "Some 340 climbers have reached the summit."),
        ("ar", "تعهدات أقل كثيرا من 88 مليارا تقول بغداد إنها تحتاج إليها."),
        ("ar", "طالب القرار بسحب القوات إلى ما وراء خط العرض 32."),
        ("tr", "Meclis tezkereyi dün 184'e karşı 325 oyla kabul etti."),
        ("tr", "Can kaybı ihbarı alınmadı; 112 Acil Çağrı Merkezi'ne ulaşanlar bilgi istedi."),
        ("es", "El dólar subió y las reservas cayeron en 210 millones."),
    ],
)
def test_no_people_are_counted(counted, language: str, text: str) -> None:
    assert counted(text, language) == []
