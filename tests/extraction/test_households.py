"""People and the households that they make."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Affected: 854,331 families / 3,577,344 persons", [("affected", 854_331), ("affected", 3_577_344)]),
        ("en", "Affected: 4,331 families, 17,344 persons", [("affected", 4_331), ("affected", 17_344)]),
        ("en", "Affected: 900 families, 40 persons hurt.", [("affected", 900), ("injured", 40)]),
        ("es", "Damnificados: 44.105 familias / 168.310 personas", [("affected", 44_105), ("affected", 168_310)]),
        ("fr", "Sinistrés : 44 105 ménages / 168 310 personnes", [("affected", 44_105), ("affected", 168_310)]),
        ("tr", "Etkilenenler: 44.105 aile / 168.310 kişi", [("affected", 44_105), ("affected", 168_310)]),
        ("ar", "المتضررون: 44105 أسرة / 168310 شخصا", [("affected", 44_105), ("affected", 168_310)]),
    ],
)
def test_people_beside_their_households_are_counted_as_they_are(
    language: str, text: str, expected: list[tuple[str, float]], counted
) -> None:
    assert counted(text, language) == expected
