from __future__ import annotations

import base64
import gzip
import json
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box

from geo.errors import InputError
from geo.gazetteer.outlines import rings
from geo.layers import Layers, Series, Step
from geo.maps.basemap import base_map
from geo.maps.extent import home_box
from geo.maps.geometry import differences, shape_of
from geo.models import Counting, Place, PlaceKind, Policy, Role, Unit


def unpack(text):
    return json.loads(gzip.decompress(base64.b64decode(text)))


def corners(part):
    x = y = 0
    out = []
    for dx, dy in zip(part[::2], part[1::2], strict=True):
        x, y = x + dx, y + dy
        out.append((x / 1000, y / 1000))
    return out


def place(geometry, kind=PlaceKind.AREA):
    return Place("p", "Place", kind, geometry=geometry)


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-85, 85)), min_size=1, max_size=20))
def test_a_line_comes_back_to_a_thousandth_of_a_degree(line):
    written = corners(differences(line))
    rounded = [(round(x * 1000) / 1000, round(y * 1000) / 1000) for x, y in line]
    assert written == [corner for i, corner in enumerate(rounded) if not i or corner != rounded[i - 1]]


@pytest.mark.parametrize(
    ("geometry", "kind", "parts"),
    [
        (box(0, 0, 1, 1), "area", 1),
        (Polygon([(0, 0), (9, 0), (9, 9), (0, 9)], [[(1, 1), (2, 1), (2, 2)]]), "area", 2),
        (MultiPolygon([box(0, 0, 1, 1), box(5, 5, 6, 6)]), "area", 2),
        (LineString([(0, 0), (1, 1), (2, 0)]), "line", 1),
    ],
)
def test_areas_and_lines_keep_their_parts(geometry, kind, parts):
    shape = shape_of(place(geometry))
    assert list(shape) == [kind]
    assert len(shape[kind]) == parts


@pytest.mark.parametrize("geometry", [Point(1, 2), Polygon(), None])
def test_a_point_has_no_outline(geometry):
    assert shape_of(place(geometry, PlaceKind.POINT)) is None


@given(st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5), st.booleans()), max_size=40))
def test_walks_use_every_segment_once(steps):
    segments = {((x, y), (x + (not up), y + up)) for x, y, up in steps}
    walked = [tuple(sorted(pair)) for walk in rings(map(np.array, segments)) for pair in pairwise(walk)]
    assert sorted(walked) == sorted(segments)


def test_the_map_near_the_data_has_provinces_borders_and_names(layers):
    drawn = base_map(layers, "fr")
    near = unpack(drawn["near"])
    names = {country["code"]: country["name"] for country in near["countries"]}
    assert names["SY"] == "Syrie"
    assert near["provinces"]
    assert near["borders"]
    west, south, east, north = drawn["near_box"]
    for known in layers.places.values():
        x, y = known.point
        assert west < x < east
        assert south < y < north


def test_countries_keep_their_area_through_the_joining_of_provinces(layers):
    near = unpack(base_map(layers, "en")["near"])
    syria = next(country for country in near["countries"] if country["code"] == "SY")
    area = 0.0
    for ring in syria["area"]:
        polygon = Polygon(corners(ring))
        area += polygon.area if polygon.area > 0.05 else 0
    assert area == pytest.approx(18.3, rel=0.05), "square degrees of Syria"


def at(*points, steps=1):
    """Return layers with one series at each point."""
    start = date(2020, 1, 1)
    known = {
        f"p:{i}": Place(f"p:{i}", f"Town {i}", PlaceKind.POINT, geometry=Point(x, y)) for i, (x, y) in enumerate(points)
    }
    rows = tuple(Step(start + timedelta(day), day + 1, day + 1, day + 1) for day in range(steps))
    series = tuple(Series("killed", Counting.FLOW, Role.EVENT, "people", Unit.PEOPLE, one, rows) for one in known)
    return Layers(start, start, series, known, {}, (), (), (), 0, Policy.LATEST)


def test_the_world_is_enough_where_the_data_span_it():
    drawn = base_map(at((-99, 19), (36, 35), (105, 20)))
    assert "near" not in drawn
    assert len(unpack(drawn["world"])["countries"]) > 150


def test_one_far_place_does_not_shrink_the_rest():
    near = [(36 + i / 10, 35 + i / 20) for i in range(12)]
    west, south, east, north = home_box(at(*near, (-111.7, 40.3)))
    assert west == pytest.approx(36)
    assert south == pytest.approx(35)
    assert east == pytest.approx(37.1)
    assert north == pytest.approx(35.55)


@given(st.lists(st.tuples(st.floats(-179, 179), st.floats(-80, 80)), min_size=1, max_size=12), st.integers(1, 4))
def test_the_first_view_holds_most_of_the_data(points, steps):
    west, south, east, north = home_box(at(*points, steps=steps))
    held = [west - 0.001 <= x <= east + 0.001 and south - 0.001 <= y <= north + 0.001 for x, y in points]
    assert sum(held) >= 0.9 * len(points)


def test_nothing_to_see_has_no_first_view():
    assert home_box(at()) is None


def test_disputed_borders_are_lines_of_their_own(layers):
    assert unpack(base_map(layers)["world"])["disputed"]


def test_a_view_changes_lines_names_and_what_stands_apart():
    """Laayoune, Tindouf and Agadir: the map of a conflict over a territory."""
    sahara = at((-13.2, 27.1), (-8.1, 27.7), (-9.6, 30.4), (-11, 25))
    drawn = {view: unpack(base_map(sahara, "fr", view=view)["near"]) for view in ("default", "un", "MA")}
    names = {view: {one["code"]: one["name"] for one in level["countries"]} for view, level in drawn.items()}
    assert names["default"]["EH"] == "Sahara occidental"
    assert names["un"]["?western-sahara"] == "Sahara occidental"
    assert "EH" not in names["MA"]
    assert drawn["default"]["disputed"]
    assert not drawn["MA"]["disputed"]


def test_an_unknown_view_is_refused(layers):
    with pytest.raises(InputError, match="use default, un"):
        base_map(layers, view="XX")
