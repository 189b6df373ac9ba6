"""Labels that a dash parts from their number, in a line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Counted = Callable[[str, str], list[tuple[str, float | None]]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Killed – 30, injured – 45 in Kitui."),
        ("en", "Kitui: killed - 30, injured - 45."),
        ("en", "Killed – 30 soldiers, injured – 45 civilians in Goma."),
        ("fr", "Tués - 30, blessés - 45 à Kitui."),
        ("es", "Muertos – 30, heridos – 45 en Kitui."),
        ("ar", "القتلى – 30، الجرحى – 45"),
        ("tr", "Ölü – 30, yaralı – 45"),
    ],
)
def test_a_dash_after_a_label_leads_to_its_number(counted: Counted, language: str, text: str) -> None:
    assert counted(text, language) == [("killed", 30), ("injured", 45)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Goma the dead – 30 – were buried on Monday.", [("killed", 30)]),
        ("Rescuers found the injured – 45 in all – in Goma.", [("injured", 45)]),
        ("Many were injured – 12 seriously – in Goma.", []),
    ],
)
def test_an_aside_after_a_dash_is_no_field(counted: Counted, text: str, expected: list[tuple[str, float]]) -> None:
    assert counted(text, "en") == expected
