"""Borders, parts, joint areas, discs, stretches and coasts as geometry."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import InputError
from geo.gazetteer import Gazetteer, regions
from geo.models import PlaceKind

_COUNTRIES = ["SY", "TR", "FR", "US", "RU", "CL", "ID", "FJ", "NE", "MZ", "IT", "VN"]
_DIRECTIONS = ["N", "NE", "E", "SE", "S", "SW", "W", "NW", "C"]


def test_a_border_is_one_whichever_way_it_is_asked_for(gazetteer: Gazetteer) -> None:
    border = gazetteer.border("TR", "GR")
    assert border == gazetteer.border("GR", "TR")
    assert border is not None
    assert border.id == "border:GR-TR"
    assert border.name == "Greece–Turkey border"
    assert border.kind is PlaceKind.BORDER
    assert (border.country, border.countries) == (None, ("GR", "TR"))
    assert border.geometry is not None
    assert border.geometry.distance(shapely.Point(26.48, 41.66)) < 0.1
    assert (border.precision_km or 0) > 0


def test_a_border_seen_from_one_side_lies_on_that_side(gazetteer: Gazetteer) -> None:
    strip = gazetteer.border("SY", "TR", side="SY")
    assert strip is not None
    assert strip.id == "border:SY-TR:SY"
    assert strip.name == "Syria–Turkey border, Syrian side"
    assert strip.country == "SY"
    syria, idlib = gazetteer.place("SY").geometry, shapely.Point(36.69, 36.31)
    assert strip.geometry is not None
    assert strip.geometry.difference(syria).area < 1e-6
    assert strip.geometry.covers(idlib)
    assert not strip.geometry.covers(shapely.Point(36.3, 33.5))


def test_countries_that_do_not_touch_share_no_border(gazetteer: Gazetteer) -> None:
    assert gazetteer.border("FR", "SY") is None
    assert gazetteer.border("FR", "nonsense") is None


def test_neighbours(gazetteer: Gazetteer) -> None:
    assert gazetteer.neighbours("SY") == ("IL", "IQ", "JO", "LB", "TR")
    assert "PL" in gazetteer.neighbours("BY")
    assert gazetteer.neighbours("AU") == ()


def test_neighbours_are_mutual(gazetteer: Gazetteer) -> None:
    for code in _COUNTRIES:
        for other in gazetteer.neighbours(code):
            assert code in gazetteer.neighbours(other)


@pytest.mark.parametrize("code", _COUNTRIES)
@pytest.mark.parametrize("direction", _DIRECTIONS)
def test_a_part_lies_inside_and_is_neither_all_nor_nothing(gazetteer: Gazetteer, code: str, direction: str) -> None:
    whole, piece = gazetteer.place(code).geometry, gazetteer.part(code, direction).geometry
    assert whole is not None
    assert piece is not None
    assert piece.is_valid
    assert piece.difference(whole).area < 1e-6 * whole.area
    assert 0.08 * whole.area < piece.area < 0.6 * whole.area


@pytest.mark.parametrize("code", _COUNTRIES)
@pytest.mark.parametrize(("one", "other"), [("N", "S"), ("E", "W"), ("NW", "SE"), ("NE", "SW")])
def test_opposite_parts_do_not_meet(gazetteer: Gazetteer, code: str, one: str, other: str) -> None:
    a, b = gazetteer.part(code, one).geometry, gazetteer.part(code, other).geometry
    assert a is not None
    assert a.intersection(b).area < 1e-9


@pytest.mark.parametrize(
    ("direction", "lon", "lat"),
    [("NW", 36.63, 35.93), ("NE", 40.75, 36.5), ("S", 36.1, 32.62), ("E", 40.14, 35.34), ("N", 37.16, 36.2)],
)
def test_towns_lie_in_the_part_of_syria_that_news_puts_them_in(
    gazetteer: Gazetteer, direction: str, lon: float, lat: float
) -> None:
    part = gazetteer.part("SY", direction)
    assert part.geometry is not None
    assert part.geometry.covers(shapely.Point(lon, lat))


@pytest.mark.parametrize(
    ("part", "middle"),
    [
        ("part:LY:E", (21.9, 32.3)),
        ("part:SY:NW", (36.8, 35.9)),
        ("part:DZ:N", (3.5, 36.0)),
        ("part:KG:S", (72.6, 40.4)),
    ],
)
def test_a_part_stands_where_its_people_live(gazetteer: Gazetteer, part: str, middle: tuple[float, float]) -> None:
    place = gazetteer.place(part)
    assert place.point is not None
    assert place.geometry is not None
    assert regions.distance_km(*place.point, *middle) < 130
    assert place.geometry.contains(shapely.Point(place.point))


def test_an_area_without_towns_has_no_settled_middle() -> None:
    box = shapely.box(0.0, 0.0, 1.0, 1.0)
    assert regions.settled_middle(box, np.zeros((0, 3))) is None
    assert regions.settled_middle(box, np.array([[2.0, 2.0, 500.0]])) is None
    found = regions.settled_middle(box, np.array([[0.2, 0.2, 99.0], [0.8, 0.8, 99.0], [2.0, 2.0, 500.0]]))
    assert found == pytest.approx((0.5, 0.5))


def test_a_part_is_named_and_can_be_made_again_from_its_id(gazetteer: Gazetteer) -> None:
    part = gazetteer.part("SY", "NW")
    assert (part.id, part.name, part.kind, part.country) == ("part:SY:NW", "north-western Syria", PlaceKind.PART, "SY")
    assert gazetteer.place("part:SY:NW") == part
    assert gazetteer.part("gn:170063", "E").name == "eastern Aleppo"
    with pytest.raises(InputError, match="direction"):
        gazetteer.part("SY", "up")


def test_a_joint_place_keeps_the_order_of_the_text_and_sorts_its_id(gazetteer: Gazetteer) -> None:
    joint = gazetteer.joint(["SY-ID", "SY-HL"])
    assert joint.name == "Idlib and Aleppo"
    assert joint.id == "joint:SY-HL+SY-ID"
    assert joint.members == ("SY-HL", "SY-ID")
    assert joint.kind is PlaceKind.JOINT
    assert joint.country == "SY"
    assert joint.geometry is not None
    for member in joint.members:
        assert joint.geometry.buffer(1e-6).covers(gazetteer.place(member).geometry)
    again = gazetteer.place(joint.id)
    assert (again.id, again.members) == (joint.id, joint.members)


def test_a_joint_place_across_countries_names_them_all(gazetteer: Gazetteer) -> None:
    joint = gazetteer.joint(["TR", "SY", "gn:170063"])
    assert joint.name == "Turkey, Syria and Aleppo"
    assert (joint.country, joint.countries) == (None, ("SY", "TR"))
    assert gazetteer.joint(["SY", "SY"]).id == "SY"
    with pytest.raises(InputError, match="at least one"):
        gazetteer.joint([])


@pytest.mark.parametrize("bearing", [None, "N", "SE", "W"])
@pytest.mark.parametrize("km", [0.0, 5.0, 30.0, 120.0])
def test_a_disc_lies_as_far_away_as_the_text_says(gazetteer: Gazetteer, km: float, bearing: str | None) -> None:
    place = gazetteer.near("gn:170063", km, bearing)
    assert place.kind is PlaceKind.AREA
    assert place.point is not None
    away = regions.distance_km(*place.point, 37.16117, 36.20124)
    if bearing is None:
        assert away < 0.5
    elif km:
        assert away == pytest.approx(km, rel=0.02)
    assert (place.precision_km or 0) > 0
    assert gazetteer.place(place.id) == place


def test_names_of_discs(gazetteer: Gazetteer) -> None:
    assert gazetteer.near("gn:170063", 10, "S").name == "10 km south of Aleppo"
    assert gazetteer.near("gn:170063", 0, "S").name == "south of Aleppo"
    assert gazetteer.near("gn:170063", 0).name == "near Aleppo"


def test_between_two_towns_is_a_line(gazetteer: Gazetteer) -> None:
    place = gazetteer.between("gn:170063", "gn:169389")
    assert place.kind is PlaceKind.LINE
    assert place.geometry is not None
    assert place.geometry.geom_type == "LineString"
    assert place.name == "between Aleppo and Idlib"


def test_the_coast_runs_along_the_sea(gazetteer: Gazetteer) -> None:
    coast = gazetteer.coast("LY")
    assert coast.kind is PlaceKind.LINE
    assert coast.geometry is not None
    assert coast.geometry.distance(shapely.Point(13.19, 32.9)) < 0.2
    assert coast.geometry.distance(shapely.Point(14.43, 27.04)) > 2
    waters = gazetteer.off("LY")
    assert waters.geometry is not None
    assert waters.geometry.intersection(gazetteer.place("LY").geometry).area < 1e-6
    assert waters.geometry.covers(shapely.Point(13.2, 33.2))


def test_a_landlocked_country_has_no_coast(gazetteer: Gazetteer) -> None:
    assert gazetteer.coast("TD").id == "TD"


@pytest.mark.parametrize("code", ["BQ", "CC", "CX", "GF", "GI", "GP", "MQ", "RE", "SJ", "TK", "TV", "YT"])
def test_a_territory_without_an_outline_has_parts_and_waters_at_its_middle(gazetteer: Gazetteer, code: str) -> None:
    middle = gazetteer.place(code).geometry
    assert middle is not None
    assert middle.geom_type == "Point"
    for made in (gazetteer.off(code), gazetteer.coast(code), gazetteer.part(code, "N"), gazetteer.near(code, 20.0)):
        assert made.country == code
        assert made.geometry is not None
        assert made.geometry.distance(middle) < 1


@given(
    lon=st.floats(-170, 170), lat=st.floats(-70, 70), km=st.floats(1, 400), bearing=st.sampled_from(_DIRECTIONS[:-1])
)
def test_shifting_goes_the_distance(lon: float, lat: float, km: float, bearing: str) -> None:
    assert regions.distance_km(lon, lat, *regions.shifted(lon, lat, km, bearing)) == pytest.approx(km, rel=1e-6)


@settings(max_examples=40)
@given(lon=st.floats(-150, 150), lat=st.floats(-65, 65), km=st.floats(5, 200))
def test_a_buffer_is_as_wide_as_it_says(lon: float, lat: float, km: float) -> None:
    disc = regions.buffered(shapely.Point(lon, lat), km)
    edge = [regions.distance_km(lon, lat, x, y) for x, y in shapely.get_coordinates(disc)]
    assert min(edge) > 0.93 * km
    assert max(edge) < 1.07 * km


@pytest.mark.parametrize(
    ("entry_id", "countries", "point"),
    [
        ("TR-31", ("SY", "TR"), (36.4, 36.2)),
        ("NG-BO", ("CM", "NE", "NG", "TD"), (14.2, 11.6)),
        ("MX-CHH", ("MX", "US"), (-105.0, 30.6)),
    ],
)
def test_the_land_border_of_a_province_is_that_of_its_country(
    gazetteer: Gazetteer, entry_id: str, countries: tuple[str, ...], point: tuple[float, float]
) -> None:
    place = gazetteer.place(f"edge:{entry_id}")
    assert (place.kind, place.countries) == (PlaceKind.BORDER, countries)
    assert place.geometry is not None
    assert place.geometry.distance(shapely.Point(point)) < 0.4
    province = gazetteer.boundaries.get(entry_id)
    assert province is not None
    assert place.geometry.distance(province) < 0.1
    assert place.geometry.hausdorff_distance(place.geometry.intersection(province.buffer(0.2))) < 0.1


def test_a_province_inland_has_no_land_border(gazetteer: Gazetteer) -> None:
    assert gazetteer.place("edge:US-KS").id == "US-KS"


def test_an_island_that_is_a_point_has_no_coast_of_its_own(gazetteer: Gazetteer) -> None:
    assert gazetteer.off("RE").id == gazetteer.coast("RE").id == "RE"
