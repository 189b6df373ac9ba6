"""Decades of a century, which count nobody."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Trois hommes ont été tués. Dans les années 90, la guerre a tué."),
        ("es", "Murieron tres hombres. En los años 90 la guerra mató."),
        ("en", "Three men were killed. In the 90s the war killed."),
        ("tr", "Üç kişi öldü. 1990'larda savaş çok can aldı."),
    ],
)
def test_a_decade_counts_nobody(counted, language: str, text: str) -> None:
    assert counted(text, language) == [("killed", 3)]
