"""Every place gives its province and its country; points fall in the right polygon."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shapely

from geo.errors import InputError
from geo.gazetteer.regions import distance_km
from geo.models import PlaceKind

if TYPE_CHECKING:
    from geo.gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("entry_id", "admin1", "country", "pcode"),
    [
        ("gn:169389", "SY-ID", "SY", None),
        ("SY-ID", "SY-ID", "SY", "SY07"),
        ("sup:pazarkule", "TR-22", "TR", None),
        ("a2:US.LA.079", "US-LA", "US", None),
        ("UA-43", "UA-43", "UA", "UA01"),
        ("SY", None, "SY", None),
        ("region:darfur", None, "SD", None),
    ],
)
def test_hierarchy(gazetteer: Gazetteer, entry_id: str, admin1: str | None, country: str, pcode: str | None) -> None:
    place = gazetteer.place(entry_id)
    assert (place.admin1, place.country, place.pcode) == (admin1, country, pcode)
    assert place.id == entry_id


def test_a_town_is_a_point_and_a_province_an_area(gazetteer: Gazetteer) -> None:
    town, province = gazetteer.place("gn:169389"), gazetteer.place("SY-ID")
    assert (town.kind, province.kind) == (PlaceKind.POINT, PlaceKind.AREA)
    assert province.geometry is not None
    assert province.geometry.covers(town.geometry)
    assert 20 < (province.precision_km or 0) < 80


def test_a_sea_is_an_area_not_a_point(gazetteer: Gazetteer) -> None:
    assert gazetteer.place("sea:aegean").kind is PlaceKind.AREA


def test_a_region_is_the_sum_of_its_provinces(gazetteer: Gazetteer) -> None:
    donbas = gazetteer.place("region:donbas").geometry
    assert donbas is not None
    for part in ("UA-14", "UA-09"):
        assert donbas.buffer(1e-6).covers(gazetteer.place(part).geometry)


def test_a_region_names_the_countries_of_its_members(gazetteer: Gazetteer) -> None:
    benelux = gazetteer.place("region:benelux")
    assert (benelux.country, benelux.countries) == (None, ("BE", "LU", "NL"))


@pytest.mark.parametrize(
    ("entry_id", "name"),
    [
        # codes that ISO has moved, or that the polygons carry twice
        ("SD-DS", "South Darfur"),
        ("SD-DE", "East Darfur"),
        ("SD-DC", "Central Darfur"),
        ("AF-PKA", "Paktika"),
        ("AF-PIA", "Paktia"),
        ("ML-3", "Sikasso"),
        ("SY-HL", "Aleppo"),
        ("DE-BY", "Bavaria"),
        ("IT-82", "Sicily"),
    ],
)
def test_provinces_have_their_own_name_and_outline(gazetteer: Gazetteer, entry_id: str, name: str) -> None:
    entry = gazetteer.entry(entry_id)
    assert entry is not None
    assert entry.name == name
    outline = gazetteer.boundaries.get(entry_id)
    assert outline is not None
    assert outline.distance(shapely.Point(entry.lon, entry.lat)) < 0.3


@pytest.mark.parametrize(
    ("lon", "lat", "admin1"),
    [
        (36.63, 35.93, "SY-ID"),
        (26.55, 41.67, "TR-22"),
        (34.1, 44.95, "UA-43"),
        (2.35, 48.86, "FR-IDF"),
        (-92.45, 31.31, "US-LA"),
        (92.15, 21.2, "BD-B"),
    ],
)
def test_containing(gazetteer: Gazetteer, lon: float, lat: float, admin1: str) -> None:
    entry = gazetteer.containing(lon, lat)
    assert entry is not None
    assert entry.id == admin1


def test_the_open_sea_is_in_no_province(gazetteer: Gazetteer) -> None:
    assert gazetteer.containing(-30.0, 30.0) is None
    assert gazetteer.nearest(-30.0, 30.0, 200.0) is None


def test_nearest_town(gazetteer: Gazetteer) -> None:
    entry = gazetteer.nearest(36.64, 35.93, 20.0)
    assert entry is not None
    assert entry.id == "gn:169389"


@pytest.mark.parametrize(
    ("code", "lat", "lon", "within"),
    [
        ("US", 39.8, -98.6, 150),
        ("CL", -33.4, -70.7, 600),
        ("TR", 39.0, 35.0, 100),
        ("ML", 17.0, -4.0, 150),
        ("EC", -1.25, -78.25, 50),
        ("IT", 42.8, 12.8, 50),
        ("KW", 29.5, 47.75, 50),
        ("MM", 21.0, 96.0, 50),
    ],
)
def test_a_country_stands_at_its_centre(gazetteer: Gazetteer, code: str, lat: float, lon: float, within: float) -> None:
    entry = gazetteer.entry(code)
    assert entry is not None
    assert distance_km(entry.lon, entry.lat, lon, lat) < within


@pytest.mark.parametrize(("code", "lat", "lon"), [("IT-42", 44.3, 8.6), ("ID-ST", -1.1, 120.8)])
def test_a_province_of_islands_or_coasts_stands_at_its_middle(
    gazetteer: Gazetteer, code: str, lat: float, lon: float
) -> None:
    entry = gazetteer.entry(code)
    assert entry is not None
    assert distance_km(entry.lon, entry.lat, lon, lat) < 50


@pytest.mark.parametrize("code", ["AR-A", "IQ-AN"])
def test_a_province_around_another_stands_on_its_own_ground(gazetteer: Gazetteer, code: str) -> None:
    entry = gazetteer.entry(code)
    assert entry is not None
    holder = gazetteer.containing(entry.lon, entry.lat)
    assert holder is not None
    assert holder.id == code


def test_every_province_with_a_polygon_is_in_the_index(gazetteer: Gazetteer) -> None:
    missing = [key for key in gazetteer.boundaries if not key.startswith("border:") and gazetteer.entry(key) is None]
    assert missing == []


def test_an_unknown_id_says_what_to_do(gazetteer: Gazetteer) -> None:
    with pytest.raises(InputError, match="geo geocode"):
        gazetteer.place("gn:1")
