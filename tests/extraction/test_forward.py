"""Numbers that take over what the number after them counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Counted = Callable[[str, str], list[tuple[str, float | None]]]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "Some 900 refugees and 80 returnees have crossed the border.", ["crossed", "crossed"]),
        ("en", "Forty refugees and three guards were killed.", ["killed", "killed"]),
        ("fr", "En tout, 900 réfugiés et 80 Tchadiens ont franchi la frontière.", ["crossed", "crossed"]),
        ("es", "Unos 900 refugiados y 80 retornados cruzaron la frontera.", ["crossed", "crossed"]),
        ("en", "There are 900 refugees, and 12 people were killed on Monday.", ["refugees", "killed"]),
        ("en", "The town hosts 900 refugees and 12 people were killed.", ["refugees", "killed"]),
    ],
)
def test_refugees_share_the_verb_after_the_next_group(
    language: str, text: str, wanted: list[str], counted: Counted
) -> None:
    assert [indicator for indicator, _ in counted(text, language)] == wanted
