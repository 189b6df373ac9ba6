"""Names of bodies that lead on over a small word."""

from __future__ import annotations

import pytest

from geo.extraction import extract
from geo.gazetteer import open_gazetteer
from geo.models import Document, PublishedBasis

GAZETTEER = open_gazetteer()


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("en", "The Ministry of Health and Sports said 12 people died.", "The Ministry of Health and Sports"),
        ("en", "The Commission on Human Rights said 12 people died.", "The Commission on Human Rights"),
        ("en", "The Commission said on Monday that 12 people died.", "The Commission"),
        (
            "es",
            "Según el Alto Comisionado para los Refugiados, murieron 12 personas.",
            "el Alto Comisionado para los Refugiados",
        ),
    ],
)
def test_a_name_goes_on_to_its_end(language: str, text: str, source: str) -> None:
    document = Document(
        id="t", address="test", text=text, language=language, published=None, published_basis=PublishedBasis.UNKNOWN
    )
    assert [figure.attributed_to for figure in extract(document, GAZETTEER).figures] == [source]


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "Russia's air strikes killed 30 civilians in Idlib.", "Idlib"),
        ("en", "Israel killed 300 people in Gaza City.", "Gaza City"),
        ("en", "KABUL, July 19 - A US air strike killed 30 civilians.", "KABUL"),
        ("en", "SANAA, July 19 - A UAE-led raid killed 14 people.", "SANAA"),
        ("en", "A DRC attack killed 12 people.", "DRC"),
        ("en", "A US plane crash killed 12 people.", "US"),
        ("en", "A bomb in Pakistan killed 12 people.", "Pakistan"),
        ("en", "The quake that hit Nepal killed 90.", "Nepal"),
        ("en", "A tornado killed 12 people in the US on Monday.", "US"),
        ("en", "Pakistan's floods have killed 1,600 people.", "Pakistan"),
        ("fr", "La Russie a bombardé Idleb, tuant 30 civils.", "Idleb"),
        ("fr", "Un séisme au Pérou a tué 12 personnes.", "Pérou"),
        ("es", "Rusia bombardeó Idlib y mató a 30 civiles.", "Idlib"),
        ("es", "Un sismo en Perú mató a 12 personas.", "Perú"),
        ("tr", "KABİL - ABD hava saldırısında 30 sivil öldü.", "KABİL"),
    ],
)
def test_who_harmed_people_is_not_where_they_were(places, language, text, place) -> None:
    assert places(text, language) == [[place]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 36 United Nations personnel are confirmed dead in Haiti.", [("killed", 36)]),
        ("Forty Islamic State fighters were killed in Raqqa.", [("killed", 40)]),
        ("Nine State Department employees were hurt in Kabul.", [("injured", 9)]),
        ("Nine States sent doctors to Haiti.", []),
        ("Some 30 World Bank projects were closed; 12 Church schools burned.", []),
    ],
)
def test_the_name_of_a_body_before_its_people_is_not_what_is_counted(
    text: str, expected: list[tuple[str, float]], counted
) -> None:
    assert counted(text, "en") == expected


def test_the_letters_of_a_country_say_only_whose_soldiers_died(standing) -> None:
    text = "KABUL, March 10 - Thirteen US service members died and 18 were wounded, the Pentagon said."
    assert [place.name for place in standing("en", text, 18)] == ["Kabul"]


def test_a_name_that_no_gazetteer_knows_is_no_code_of_an_airport(standing) -> None:
    text = "YAOUNDE, Cameroon, March 10 - In Cha and Subum, lower down the valley, 300 died."
    assert "Chattanooga" not in [place.name for place in standing("en", text, 300)]
