"""What somebody says instead of a number that they deny."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import Read


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "Le ministre a démenti que 59 déplacés soient morts à Goma, affirmant que le bilan réel est de 24.",
            [(59, "denied", None), (24, "reported", "Le ministre")],
        ),
        (
            "fr",
            "Le ministre a démenti la mort de 59 déplacés à Goma et affirmé que 24 avaient péri.",
            [(59, "denied", None), (24, "reported", "Le ministre")],
        ),
        (
            "en",
            "The army denied killing 60 civilians in Goma, insisting only 12 fighters had died.",
            [(60, "denied", None), (12, "reported", "The army")],
        ),
        (
            "es",
            "El ministro negó que murieran 59 desplazados en Goma, asegurando que fueron 24 los muertos.",
            [(59, "denied", None), (24, "reported", "El ministro")],
        ),
        # a denial after "and" rejects the number that follows it, not the one that the same body stands by
        (
            "fr",
            "Le gouvernement s'en tient à 120 morts et traite de mensonge les 400 corps dont parlent les médecins.",
            [(120, "reported", "Le gouvernement"), (400, "denied", None)],
        ),
        # nothing else is said
        ("fr", "L'armée dément avoir tué 60 civils à Goma lundi.", [(60, "denied", None)]),
        (
            "fr",
            "Le préfet a démenti la mort de 59 déplacés et 12 gendarmes.",
            [(59, "denied", None), (12, "denied", None)],
        ),
    ],
)
def test_who_denies_a_number_may_give_another(
    read: Read, language: str, text: str, expected: list[tuple[float, str, str | None]]
) -> None:
    found = [(one.quantity.value, one.status.value, one.attributed_to) for one in read(text, language)]
    assert found == expected
