"""A report of the town in its dateline whose lead names only a country that people come from."""

from __future__ import annotations

import pytest

from geo.extraction.dateline_topics import abroad
from geo.gazetteer import open_gazetteer

GAZETTEER = open_gazetteer()


def test_a_wreck_off_the_town_of_the_dateline_is_not_in_the_country_of_its_passengers(places) -> None:
    text = (
        "LAMPEDUSA (Italie), 5 mars – Les plongeurs cherchent encore 30 corps près de l'épave du bateau de migrants "
        "venus pour la plupart d'Érythrée au cours de la semaine."
    )
    assert places(text, "fr") == [["LAMPEDUSA"]]


def test_a_country_in_which_something_is_said_to_be_stays_what_a_report_is_of(places) -> None:
    text = (
        "PESHAWAR, March 5 – Heavy snow that fell for a week in Afghanistan has cut the main roads of the north and "
        "the west, doctors of the relief group told reporters by telephone. At least 60 people have died."
    )
    assert places(text, "en") == [["Afghanistan"]]


def test_a_country_is_abroad_where_no_place_of_the_name_lies_in_it() -> None:
    assert abroad(GAZETTEER, "Lampedusa", "ER")
    assert not abroad(GAZETTEER, "Goma", "CD")
    assert not abroad(GAZETTEER, "Lampedusa", None)


def test_a_ship_that_went_down_off_another_country_did_so_there(places) -> None:
    text = (
        "ZIGUINCHOR, Senegal, March 10 – Relatives waited at the port on Sunday for passengers of the ferry that "
        "capsized off Gambia late on Thursday. More than 700 people are feared drowned."
    )
    assert places(text, "en") == [["off Gambia"]]


@pytest.mark.parametrize(
    "text",
    [
        "Relief Now - Update no. 4, Harare, 12 March 2024\nCholera in Zimbabwe\n\nIt has killed 783 people.",
        "Relief Now - Situation report 4, Harare, 12 March 2024\n\nIt has killed 783 people.",
    ],
)
def test_the_capital_after_the_number_of_a_report_is_where_it_was_written(places, text: str) -> None:
    assert places(text, "en") == [["Zimbabwe"]]


def test_a_part_under_the_letterhead_of_an_office_is_not_what_the_report_is_of(places) -> None:
    text = (
        "Bulletin du Bureau national des catastrophes, Antananarivo, 9 mars\nMorts : 92, dont 71 à Ikongo\nBlessés : 60"
    )
    assert places(text, "fr")[-1] == ["Madagascar"]


def test_a_bureau_in_the_capital_counts_in_all_of_its_country(places) -> None:
    text = (
        "Bureau national de gestion des risques (BNGRC)\nCyclone BATSIRAI - Communiqué n° 14\n"
        "Antananarivo, samedi 9 mars 2024\n\nLe cyclone est entré à 14 km au nord de Mananjary.\n\n"
        "Le bilan s'alourdit : 92 décès.\nSinistrés : 112 115"
    )
    assert places(text, "fr") == [["Madagascar"], ["Madagascar"]]


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "GUAYAQUIL, Ecuador, May 7 - A riot at Ecuador's largest prison killed 68 inmates.", "GUAYAQUIL"),
        ("fr", "GUAYAQUIL, 7 mai - Une émeute dans la plus grande prison d'Équateur a fait 68 morts.", "GUAYAQUIL"),
        ("es", "GUAYAQUIL, 7 may - Un motín en la mayor cárcel de Ecuador dejó 68 muertos.", "GUAYAQUIL"),
        ("tr", "GUAYAQUIL - Ekvador'un en büyük hapishanesinde 68 mahkum öldü.", "GUAYAQUIL"),
        ("en", "QUITO, May 7 - A riot at Ecuador's largest prison killed 68 inmates.", "Ecuador"),
        ("en", "PESHAWAR, Pakistan, May 7 - The worst floods in Pakistan in years have killed 68 people.", "Pakistan"),
    ],
)
def test_a_country_in_which_a_prison_is_the_largest_leaves_it_in_the_town_of_the_dateline(
    located, language, text, place
) -> None:
    assert [[t.name for t in one.figure.toponyms] for one in located(text, language)] == [[place]]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "COMAYAGUA, Honduras, Feb 15 - A fire swept through a prison in Honduras and killed 272.", "Comayagua"),
        ("en", "IZMIR, Turkey, Feb 15 - A fire in a hotel in western Turkey killed 272 people.", "İzmir"),
        ("en", "TEGUCIGALPA, Feb 15 - A fire in a prison in Honduras killed 272 people.", "Honduras"),
        ("en", "KARACHI, Pakistan, Feb 15 - Floods that closed schools in Pakistan killed 272.", "Pakistan"),
        (
            "fr",
            "COMAYAGUA (Honduras), 15 fév - Un incendie dans une prison du Honduras a tué 272 détenus.",
            "Comayagua",
        ),
        ("es", "COMAYAGUA, Honduras, 15 feb - Un incendio en una cárcel de Honduras mató a 272 reclusos.", "Comayagua"),
        ("tr", "COMAYAGUA (AA) - Honduras'ta bir hapishanede çıkan yangında 272 mahkum öldü.", "Comayagua"),
        (
            "en",
            "COMAYAGUA, Honduras - A fire killed 90. Guards said 272 injured were flown to Tegucigalpa.",
            "Comayagua",
        ),
    ],
)
def test_one_building_of_a_country_is_in_the_town_of_the_dateline(
    language: str, text: str, expected: str, standing
) -> None:
    assert [place.name for place in standing(language, text, 272)] == [expected]


def test_what_a_storm_had_done_abroad_dates_and_places_nothing_else(read) -> None:
    figures = read(
        "DERNA, Libya - At least 5,300 people are dead after two dams burst. The storm had killed 15 people in Greece"
        " a week ago. A minister put the dead at 2,400.",
        "en",
    )
    assert [figure.period.start is None for figure in figures] == [True, False, True]
    assert "Greece" not in [toponym.name for toponym in figures[2].toponyms]
