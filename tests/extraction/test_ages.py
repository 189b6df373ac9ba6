"""Numbers that are ages and count nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Counted = Callable[[str, str], list[tuple[str, float | None]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A police sergeant, 60, drowned in his car.", []),
        ("On a bus, 12, mostly women, died.", [("killed", 12)]),
        ("A boy of 15 and his mother were shot dead in Jenin.", []),
        ("Police in Tunis arrested a Somali of 28 on Monday.", []),
        ("Two girls of 12 and 14 were killed in Khan Younis.", [("killed", 2)]),
        ("A family of 6 was killed in Rafah.", [("killed", 6)]),
        ("The driver, 31, was shot near Goma.", []),
        ("A total of 35 were arrested in Tunis.", [("detained", 35)]),
    ],
)
def test_ages_count_nobody(text: str, expected: list[tuple[str, float]], counted: Counted) -> None:
    """What follows one person and "of" is an age."""
    assert counted(text, "en") == expected


def test_an_age_in_spanish_needs_no_years(counted: Counted) -> None:
    """The same holds in Spanish."""
    assert counted("La policía detuvo a un tunecino de 35 y a 4 sirios en Lampedusa.", "es") == [("detained", 4)]
