"""Parts of a number that is said again."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "In the camps 14 people have died. Five of the 14 were children.", [("killed", 14), ("killed", 5)]),
        (
            "fr",
            "Quatorze personnes sont mortes. Cinq des quatorze étaient des enfants.",
            [("killed", 14), ("killed", 5)],
        ),
        ("es", "Murieron 14 personas. Cinco de las 14 eran niños.", [("killed", 14), ("killed", 5)]),
        # of another number, and far from the figure
        ("en", "In the camps 14 people have died. Five of the 19 tents were new.", [("killed", 14)]),
        ("en", "Fourteen people died. It rained. It was cold. Five of the 14 roads were cut.", [("killed", 14)]),
    ],
)
def test_some_of_those_counted_before(counted, language: str, text: str, expected: list[tuple[str, int]]) -> None:
    assert counted(text, language) == expected
