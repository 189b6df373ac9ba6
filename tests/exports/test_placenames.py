"""Places in French: countries with their articles, and what is made of other places."""

from datetime import date

import pytest

from geo.errors import DataError
from geo.exports.placenames import exonyms, place_name
from geo.exports.words import day, short_day
from geo.gazetteer import open_gazetteer
from geo.models import Place, PlaceKind

GAZETTEER = open_gazetteer()


@pytest.mark.parametrize(
    ("place_id", "name"),
    [
        ("SY", "Syrie"),
        ("gn:170063", "Alep"),
        ("SY-ID", "Idlib"),
        ("sea:aegean", "mer Égée"),
        ("part:SY:NW", "nord-ouest de la Syrie"),
        ("part:SY-HL:W", "ouest d'Alep"),
        ("part:LB:S", "sud du Liban"),
        ("part:US:C", "centre des États-Unis"),
        ("part:HT:E", "est d'Haïti"),
        ("border:GR-TR", "frontière entre la Grèce et la Turquie"),
        ("border:SY-TR:SY", "frontière entre la Syrie et la Turquie, du côté de la Syrie"),
        ("border:NE-NG", "frontière entre le Niger et le Nigeria"),
        ("border:IQ-IR", "frontière entre l'Irak et l'Iran"),
        ("border:IL-LB", "frontière entre Israël et le Liban"),
        ("border:MX-US", "frontière entre les États-Unis et le Mexique"),
        ("near:gn:169389:10:S", "10 km au sud d'Idlib"),
        ("near:gn:169389:0:", "près d'Idlib"),
        ("near:gn:169389:0:N", "au nord d'Idlib"),
        ("between:gn:170063~gn:169389", "entre Alep et Idlib"),
        ("joint:SY-HL+SY-ID", "Alep et Idlib"),
        ("off:LY", "eaux au large de la Libye"),
        ("coast:LY", "côte de la Libye"),
    ],
)
def test_places_have_french_names(place_id, name):
    place = GAZETTEER.place(place_id)
    assert place_name(place, "fr", GAZETTEER) == name
    assert place_name(place, "en", GAZETTEER) == place.name


def test_a_place_made_of_one_that_went_keeps_its_own_name():
    gone = Place(id="near:pc:GONE:5:S", name="5 km south of Gone", kind=PlaceKind.AREA)
    assert place_name(gone, "fr", GAZETTEER) == "5 km south of Gone"
    odd = Place(id="part:SY:Q", name="odd Syria", kind=PlaceKind.PART)
    assert place_name(odd, "fr", GAZETTEER) == "odd Syria"


def test_a_damaged_table_is_named(tmp_path):
    with pytest.raises(DataError, match=r"french\.csv"):
        exonyms("fr", tmp_path)


def test_every_french_name_is_of_a_place():
    assert [key for key in exonyms("fr") if GAZETTEER.entry(key) is None] == []


def test_the_first_of_a_month_is_ordinal_in_french():
    assert day(date(2019, 12, 1), "fr") == "1er décembre 2019"
    assert short_day(date(2019, 12, 1), "fr") == "1er déc."
    assert day(date(2019, 12, 11), "fr") == "11 décembre 2019"
    assert day(date(2019, 12, 1), "en") == "1 December 2019"


def test_sources_have_the_names_of_the_language_and_all_are_in_the_registry():
    from geo.exports.words import _sources, source_name
    from geo.reconciliation import SourceRegistry

    assert source_name("Syrian Observatory for Human Rights", "fr") == "Observatoire syrien des droits de l'homme"
    assert source_name("OCHA", "fr") == "OCHA"
    assert source_name("WHO", "en") == "WHO"
    assert _sources()["fr"].keys() <= {one.name for one in SourceRegistry.load().sources}
