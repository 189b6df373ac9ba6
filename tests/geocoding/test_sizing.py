"""A town or the province of its name: the number and the words decide, the same way in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.evaluation.gold import gold_document
from geo.extraction import extract
from geo.geocoding import geocode, joint_place

if TYPE_CHECKING:
    from geo.gazetteer import Gazetteer

TOWN, PROVINCE = "gn:169389", "SY-ID"


@pytest.mark.parametrize(
    ("language", "text", "places"),
    [
        ("en", "Some 689,000 people have been displaced in Idlib since December.", [PROVINCE]),
        ("en", "Shelling killed 12 people in Idlib on Monday.", [TOWN]),
        ("en", "An air strike on Idlib city killed 9 people.", [TOWN]),
        ("en", "Shelling killed 12 people in Idlib province on Monday.", [PROVINCE]),
        ("en", "689,000 people fled Idleb and Aleppo.", ["joint:SY-HL+SY-ID"]),
        ("en", "About 40,000 people fled the city of Idlib; 900,000 are displaced in Idlib.", [TOWN, PROVINCE]),
        ("fr", "Près de 900 000 personnes ont été déplacées à Idleb depuis décembre.", [PROVINCE]),
        ("ar", "نزح أكثر من 900 ألف شخص في إدلب منذ كانون الأول.", [PROVINCE]),
        ("tr", "İdlib'de 900 bin kişi yerinden edildi.", [PROVINCE]),
        ("en", "Floods displaced 2,000,000 people in Sylhet.", ["BD-G"]),
        ("en", "The camps at Maradi host 600,000 refugees.", ["gn:2441291"]),
        ("en", "Some 200 people were killed in Kharkiv.", ["gn:706483"]),
    ],
)
def test_a_number_larger_than_the_town_is_of_the_province(
    gazetteer: Gazetteer, language: str, text: str, places: list[str]
) -> None:
    document = gold_document({"id": "a", "text": text, "lang": language, "publish_date": "2020-03-01"})
    located = geocode(extract(document, gazetteer), gazetteer)
    found = [joint_place(one, gazetteer)[0] for one in located]
    assert [place.id if place else None for place in found] == places


def test_a_correction_wins_over_the_size(gazetteer: Gazetteer) -> None:
    text = "Some 689,000 people have been displaced in Idlib since December."
    extraction = extract(gold_document({"id": "a", "text": text, "lang": "en"}), gazetteer)
    (figure,) = geocode(extraction, gazetteer, corrections={"idlib": TOWN})
    assert [one.place.id for one in figure.located if one.place] == [TOWN]


def test_the_reason_is_given(gazetteer: Gazetteer) -> None:
    text = "Some 689,000 people have been displaced in Idlib since December."
    extraction = extract(gold_document({"id": "a", "text": text, "lang": "en"}), gazetteer)
    (figure,) = geocode(extraction, gazetteer)
    first = figure.located[0].candidates[0]
    assert first.place.id == PROVINCE
    assert "the number is larger than the town" in first.reasons


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Hay 124 muertos: 73 en Morelos, 45 en Guerrero y 6 en Oaxaca."),
        ("en", "Province | Killed\nMorelos | 73\nGuerrero | 45\nOaxaca | 6"),
    ],
)
def test_a_name_among_provinces_is_of_the_province(gazetteer: Gazetteer, language: str, text: str) -> None:
    document = gold_document({"id": "a", "text": text, "lang": language, "publish_date": "2020-03-01"})
    place = geocode(extract(document, gazetteer), gazetteer)[-1].located[0].place
    assert place is not None
    entry = gazetteer.entry(place.id)
    assert entry is not None
    assert entry.kind == "admin1"


@pytest.mark.parametrize(
    "text",
    [
        "Hay 124 muertos: 73 en Morelos, 45 en Guerrero y 6 en la ciudad de Oaxaca.",
        "Hay 51 muertos: 45 en Cuernavaca y 6 en Oaxaca.",
    ],
)
def test_a_town_that_is_said_to_be_one_or_stands_among_towns_stays_one(gazetteer: Gazetteer, text: str) -> None:
    document = gold_document({"id": "a", "text": text, "lang": "es", "publish_date": "2020-03-01"})
    place = geocode(extract(document, gazetteer), gazetteer)[-1].located[0].place
    assert place is not None
    entry = gazetteer.entry(place.id)
    assert entry is not None
    assert entry.kind == "town"
