"""People who are not there after others died."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import Counted


@pytest.mark.parametrize(
    ("language", "text", "missing"),
    [
        ("es", "Murieron once marineros del Halcón; faltan cuatro.", 4),
        ("es", "Hubo 12 muertos en Chone. A Rosa le faltan todavía dos hijos.", 2),
        ("fr", "Onze marins sont morts ; il en manque quatre.", 4),
    ],
)
def test_who_is_not_there_is_missing_where_others_died(
    counted: Counted, language: str, text: str, missing: int
) -> None:
    assert counted(text, language)[1:] == [("missing", missing)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Faltan 20 para llegar a mil."),
        ("es", "Hubo 12 muertos en Chone. En el hospital faltan 30 médicos y 40 camas."),
        ("es", "Hubo 12 muertos en Chone. Faltan 3 días para el funeral."),
    ],
)
def test_what_a_town_lacks_is_nobody(counted: Counted, language: str, text: str) -> None:
    assert all(indicator != "missing" for indicator, _ in counted(text, language))
