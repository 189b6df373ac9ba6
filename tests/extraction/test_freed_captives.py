"""Captives who get free are held no longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import Counted


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Gunmen abducted 112 women in Ngala; 9 escaped.", [("detained", 112)]),
        ("en", "Gunmen abducted 112 women in Ngala. Nine of them escaped.", [("detained", 112)]),
        ("en", "Gunmen abducted 112 women in Ngala. Nine of them were killed.", [("detained", 112), ("killed", 9)]),
        ("es", "Hombres armados secuestraron a 43 migrantes; 32 fueron liberados el jueves.", [("detained", 43)]),
        ("es", "En Reynosa 32 rehenes fueron puestos en libertad.", []),
        ("tr", "Polis Van'da 64 göstericiyi gözaltına aldı, 12'si serbest bırakıldı.", [("detained", 64)]),
        ("tr", "Van'da 12 rehine serbest bırakıldı.", []),
        ("tr", "Cunta Van'da 600 mahkumu serbest bıraktı.", []),
        ("tr", "Van'da 12 rehine tutuluyor.", [("detained", 12)]),
        ("en", "In Ngala 12 hostages are still held.", [("detained", 12)]),
    ],
)
def test_who_got_free_is_not_detained(
    counted: Counted, language: str, text: str, expected: list[tuple[str, float]]
) -> None:
    assert counted(text, language) == expected
