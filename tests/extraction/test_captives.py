"""Captives who get away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Counted = Callable[[str, str], list[tuple[str, float | None]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Boko Haram seized 276 girls; 57 escaped.", [("detained", 276)]),
        ("Some 40 inmates escaped from a prison in Goma.", []),
        ("Gunmen took 31 passengers off a bus near Katsina. Nine have escaped.", [("detained", 31)]),
        ("Some 40 families escaped from Goma.", [("displaced", 40)]),
        ("Of 3,000 villagers near Goma 900 fled.", [("displaced", 900)]),
        ("Some 322 hostages, 155 of them children, died in Beslan.", [("killed", 322), ("killed", 155)]),
        ("In 2002, 129 hostages died when troops stormed a theatre.", [("killed", 129)]),
        ("Fourteen hostages are still held near Goma.", [("detained", 14)]),
    ],
)
def test_captives_who_get_away_are_not_displaced(
    text: str, expected: list[tuple[str, float]], counted: Counted
) -> None:
    """Flight is that of residents."""
    assert counted(text, "en") == expected


def test_the_year_of_an_event_counts_nobody(counted: Counted) -> None:
    """A year before its event is no number of dead."""
    assert counted("The 2004 tsunami killed 230,000 people.", "en") == [("killed", 230000)]


@pytest.mark.parametrize(
    "text",
    [
        "The president has ordered a brigade of 3,400 soldiers to Yogyakarta.",
        "In Tegucigalpa 38 prisoners of the old jail used the storm to escape.",
    ],
)
def test_who_is_sent_or_escapes_is_no_figure(text: str, counted: Counted) -> None:
    """Soldiers are sent, and prisoners were so before."""
    assert counted(text, "en") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La prison de Goma a été attaquée lors de l'évasion de 4 000 détenus."),
        ("fr", "La fuite de 400 prisonniers a été confirmée à Bukavu."),
        ("en", "The escape of 4,000 inmates from the Goma jail was confirmed."),
        ("es", "La fuga de 4.000 presos de la cárcel de Goma fue confirmada."),
        ("fr", "Quelque 4 000 détenus ont pris la fuite à Goma."),
    ],
)
def test_the_escape_of_captives_is_no_figure(language: str, text: str, counted: Counted) -> None:
    """Neither detained nor displaced."""
    assert counted(text, language) == []


def test_the_flight_of_residents_still_is(counted: Counted) -> None:
    """The same noun, of families."""
    assert counted("La fuite de 400 familles a été confirmée à Bukavu.", "fr") == [("displaced", 400)]
