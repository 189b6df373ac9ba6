"""Groups without a verb of their own, after those of whom one told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import Counted


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Treize soldats ont été tués, ainsi que deux civils.", [13, 2]),
        ("en", "Thirteen soldiers were killed, as well as two civilians.", [13, 2]),
        ("es", "Murieron trece soldados, así como dos civiles.", [13, 2]),
        (
            "fr",
            "Neuf élèves sont morts : quatre filles à Sake, trois garçons à Minova et deux bébés à Goma.",
            [9, 4, 3, 2],
        ),
        ("en", "Nine people died: four men in Sake, three women in Minova and two children in Goma.", [9, 4, 3, 2]),
        ("fr", "Quatre personnes sont mortes : un retraité à Sake, deux hommes à Minova.", [4, 2]),
        ("fr", "Treize soldats ont été tués, ainsi que deux chiens.", [13]),
        ("en", "Nine people died, as well as two officials said.", [9]),
    ],
)
def test_groups_go_on_from_the_dead(counted: Counted, language: str, text: str, expected: list[int]) -> None:
    assert counted(text, language) == [("killed", value) for value in expected]
