"""Numbers in brackets that say of what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.models import Figure

    Read = Callable[[str, str], tuple[Figure, ...]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "41 civilians were killed (29 men, 8 women, 4 children), 63 were abducted."),
        ("fr", "41 civils ont été tués (29 hommes, 8 femmes, 4 enfants), 63 ont été enlevés."),
        ("es", "41 civiles murieron (29 hombres, 8 mujeres, 4 niños), 63 fueron secuestrados."),
    ],
)
def test_a_verb_after_brackets_counts_none_of_those_within(language: str, text: str, read: Read) -> None:
    found = {figure.quantity.value: figure.indicator for figure in read(text, language)}
    assert found == {41: "killed", 29: "killed", 8: "killed", 4: "killed", 63: "detained"}
