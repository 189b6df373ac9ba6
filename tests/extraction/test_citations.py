"""Sources cited in brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Counted = Callable[[str, str], list[tuple[str, float | None]]]
    Sources = Callable[[str, str], dict[float | None, str | None]]


@pytest.mark.parametrize(
    ("language", "text", "number", "source"),
    [
        ("fr", "Blessés pris en charge à Adré (MSF) : 854", 854, "MSF"),
        ("fr", "Décès (ministère de la Santé) : 45", 45, "ministère de la Santé"),
        ("en", "Wounded treated in Adré (MSF): 854", 854, "MSF"),
    ],
)
def test_who_is_cited_in_a_label_gave_its_number(
    language: str, text: str, number: float, source: str, sources: Sources
) -> None:
    """The bracket stands before the colon."""
    assert sources(text, language)[number] == source


def test_who_is_cited_after_a_number_gave_not_the_next(sources: Sources) -> None:
    """A source in brackets closes what it speaks of."""
    assert sources("37 morts à Gao (OMS), et 12 blessés à Kidal.", "fr")[12] is None


def test_what_befell_a_town_before_a_colon_makes_no_homes_of_its_dead(counted: Counted) -> None:
    """A headline says where."""
    assert counted("Bamako sous l'eau : 15 morts, 30 blessés", "fr") == [("killed", 15), ("injured", 30)]
