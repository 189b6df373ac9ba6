"""Two sources with a number each before one noun or verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Counted = Callable[[str, str], list[tuple[str, float | None]]]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("tr", "Valiye göre 27, polise göre 31 kişi öldü.", [("killed", 27), ("killed", 31)]),
        ("tr", "Bakanlık 610, Kızılay 742 ölü saydı.", [("killed", 610), ("killed", 742)]),
    ],
)
def test_each_of_two_sources_has_its_number(
    counted: Counted, language: str, text: str, wanted: list[tuple[str, float]]
) -> None:
    assert counted(text, language) == wanted
