"""Names that begin at a small word or go on after a hyphen."""

from __future__ import annotations

import pytest

from geo.extraction.toponyms import recognise
from geo.gazetteer import open_gazetteer
from geo.languages import Language

GAZETTEER = open_gazetteer()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Haïti. Au Cap-Haïtien, les heurts ont repris.", ["Haïti", "Cap-Haïtien"]),
        ("es", "Chile. La ola llegó a la isla Robinson Crusoe.", ["Chile", "isla Robinson Crusoe"]),
        ("es", "Chile. La isla que visitó Ana Robinson es pequeña.", ["Chile"]),
    ],
)
def test_a_name_is_taken_whole(language: str, text: str, expected: list[str]) -> None:
    assert [toponym.name for toponym in recognise(text, Language(language), GAZETTEER)] == expected
