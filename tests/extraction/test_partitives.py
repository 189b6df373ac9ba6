"""Numbers of which the one before them is only a part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Counted = Callable[[str, str], list[tuple[str, float | None]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two thousand of the town's 19,000 inhabitants are unaccounted for.", [("missing", 2000)]),
        ("Some 300 of Kaokalam's 4,000 residents were killed.", [("killed", 300)]),
        ("By Saturday they had recovered the bodies of 14 of the 22 sailors.", [("killed", 14)]),
        (
            "Officials had found beds for only 3,100 of the 12,000 homeless.",
            [("sheltered", 3100), ("homeless", 12000)],
        ),
        ("Some 300 of the town's 4,000 trees were felled.", []),
    ],
)
def test_the_whole_is_not_counted_as_its_part(text: str, expected: list[tuple[str, float]], counted: Counted) -> None:
    """What a word says of a part it does not say of the whole."""
    assert counted(text, "en") == expected
