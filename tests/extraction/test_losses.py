"""What was lost: people, or the things counted before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import Counted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mission asked for 12 helicopters; Kenya lost two of its own in Gedo.", []),
        ("The mission counts 4,000 men; Kenya lost nine in Gedo.", [("killed", 9)]),
        ("Kenya lost two men in Gedo.", [("killed", 2)]),
    ],
)
def test_a_bare_number_may_count_the_things_before(
    text: str, expected: list[tuple[str, float]], counted: Counted
) -> None:
    assert counted(text, "en") == expected
