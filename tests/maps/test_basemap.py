from __future__ import annotations

import base64
import gzip
import json
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box

from geo.maps.basemap import _walks, base_map
from geo.maps.geometry import differences, shape_of
from geo.models import Place, PlaceKind


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
    walked = [tuple(sorted(pair)) for walk in _walks(segments) for pair in pairwise(walk)]
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


def test_the_world_is_enough_where_the_data_span_it(layers):
    far = Place("far", "Far", PlaceKind.POINT, geometry=Point(-99, 19))
    drawn = base_map(replace(layers, places={**layers.places, "far": far}))
    assert "near" not in drawn
    assert len(unpack(drawn["world"])["countries"]) > 150


def test_disputed_borders_are_lines_of_their_own(layers):
    assert unpack(base_map(layers)["world"])["disputed"]
