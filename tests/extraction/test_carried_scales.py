"""Parts that have the scale of their whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import Counted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "8.3 million fled: 6.5 inside the country, 1.8 to Chad."),
        ("fr", "8,3 millions de Soudanais ont fui : 6,5 à l'intérieur du pays, 1,8 vers le Tchad."),
        ("tr", "8,3 milyon kişi kaçtı: 6,5'i ülke içinde, 1,8'i Çad'a."),
    ],
)
def test_parts_after_a_colon(counted: Counted, language: str, text: str) -> None:
    assert [value for _, value in counted(text, language)] == [8_300_000, 6_500_000, 1_800_000]


@pytest.mark.parametrize(
    "text",
    [
        "8.3 million people fled: the quake had a magnitude of 6.5 and lasted 1.8 minutes.",
        "8.3 million people fled: 40 camps hold them.",
        "8.3 million people fled: 2.5 a day, 1.1 a night.",
    ],
)
def test_what_does_not_add_up_has_no_scale(counted: Counted, text: str) -> None:
    assert ("displaced", 8_300_000) in counted(text, "en")
    assert all(value in {8_300_000, 40} for _, value in counted(text, "en"))
