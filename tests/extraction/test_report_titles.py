"""The region that the lines at the head of a report name within a country."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.models import Figure

    Read = Callable[[str, str], tuple[Figure, ...]]
    Sources = Callable[[str, str], dict[float | None, str | None]]

COUNT = "\n\nÀ la date du 9 avril, 411 corps ont été inhumés."


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        (
            "fr",
            "CROIX-ROUGE DE LA RDC\nRapport de situation n° 3 – Inondations dans le territoire de Kalehe (Sud-Kivu)"
            + COUNT,
            "Kalehe",
        ),
        ("fr", "RDC – Inondations et coulées de boue dans le territoire de Kalehe (Sud-Kivu)" + COUNT, "Kalehe"),
        ("fr", "MALI\nAttaque à Bankass" + COUNT, "Bankass"),
        ("fr", "Burkina Faso : à Djibo, une semaine après le massacre, le long silence des officiels" + COUNT, "Djibo"),
        ("fr", "HCR Tchad\nAfflux de réfugiés dans la province du Ouaddaï – Point de situation" + COUNT, "Ouaddaï"),
        ("en", "Red Cross of Mozambique\nFloods in Beira\n\nBy 9 April 411 bodies had been buried.", "Beira"),
    ],
)
def test_a_region_below_its_country_is_what_a_report_is_of(language: str, text: str, place: str, read: Read) -> None:
    """The country only says who reports, or where the region is."""
    toponyms = read(text, language)[0].toponyms
    assert [toponym.anchors[0] if toponym.anchors else toponym.name for toponym in toponyms] == [place]


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("fr", "MAROC – SÉISME D'AL HAOUZ – Note n° 4" + COUNT, "MAROC"),
        ("fr", "Mali\nAttaques à Bankass et à Gao" + COUNT, "Mali"),
        ("en", "Drought in Somalia pushes families to Baidoa\n\nBy 9 April 411 people had died.", "Somalia"),
    ],
)
def test_the_name_of_an_event_or_several_places_leave_the_country(
    language: str, text: str, place: str, read: Read
) -> None:
    """A quake is known by where it was strongest; families go where nothing happened."""
    assert [toponym.name for toponym in read(text, language)[0].toponyms] == [place]


def test_a_hyphen_is_no_dash_of_a_letterhead(sources: Sources) -> None:
    """The name of the body goes on over it."""
    text = "CROIX-ROUGE DE LA RDC\nRapport de situation n° 3 – Inondations dans le territoire de Kalehe" + COUNT
    assert sources(text, "fr")[411] == "CROIX-ROUGE DE LA RDC"
