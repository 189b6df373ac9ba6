"""The boundary file: what was written is read; the polygons of the product hold their promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Polygon, box

from geo.errors import DataError
from geo.gazetteer.boundaries import Boundaries, decode, encode, write

if TYPE_CHECKING:
    from pathlib import Path

    from geo.gazetteer import Gazetteer

_corner = st.tuples(st.integers(-1790, 1700), st.integers(-890, 800), st.integers(1, 90), st.integers(1, 90))


@given(st.lists(_corner, min_size=1, max_size=5))
def test_polygons_survive_encoding(corners: list[tuple[int, int, int, int]]) -> None:
    boxes = [box(x / 10, y / 10, (x + w) / 10, (y + h) / 10) for x, y, w, h in corners]
    shape = boxes[0] if len(boxes) == 1 else MultiPolygon(boxes)
    assert decode(encode(shape)).equals_exact(shape, 1e-4)


@pytest.mark.parametrize(
    "shape",
    [
        LineString([(26.04, 40.74), (26.5, 41.1), (26.3, 41.7)]),
        MultiLineString([[(0, 0), (1, 1)], [(2, 2), (3, 5), (4, 4)]]),
        Polygon([(0, 0), (10, 0), (10, 10), (0, 10)], [[(2, 2), (4, 2), (4, 4), (2, 4)]]),
    ],
)
def test_lines_and_holes_survive_encoding(shape: shapely.Geometry) -> None:
    assert decode(encode(shape)).equals_exact(shape, 1e-4)


def test_a_file_gives_back_each_feature(tmp_path: Path) -> None:
    shapes = {"B": box(0, 0, 1, 1), "A": box(5, 5, 6, 7)}
    write(tmp_path / "b.bin", shapes)
    opened = Boundaries(tmp_path / "b.bin")
    assert list(opened) == ["A", "B"]
    assert "A" in opened
    assert opened.get("C") is None
    assert opened.around(5.5, 6.5) == ["A"]
    for key, shape in shapes.items():
        found = opened.get(key)
        assert found is not None
        assert found.equals(shape)


def test_a_damaged_file_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "b.bin").write_bytes(b"something else, long enough to be mapped")
    with pytest.raises(DataError, match=r"build_boundaries\.py"):
        Boundaries(tmp_path / "b.bin")
    with pytest.raises(DataError, match=r"build_boundaries\.py"):
        Boundaries(tmp_path / "none.bin")


def test_every_polygon_is_valid_and_on_the_globe(gazetteer: Gazetteer) -> None:
    for key in gazetteer.boundaries:
        shape = gazetteer.boundaries.get(key)
        assert shape is not None
        west, south, east, north = shape.bounds
        assert -180 <= west <= east <= 180, key
        assert -90 <= south <= north <= 90, key


def test_no_polygon_bridges_the_antimeridian(gazetteer: Gazetteer) -> None:
    for code in ("FJ", "RU", "US", "NZ", "KI"):
        shape = gazetteer.boundaries.get(code)
        assert shape is not None
        for part in shapely.get_parts(shape):
            west, _, east, _ = part.bounds
            assert east - west < 180, code


def test_crimea_is_counted_as_iso_3166_does(gazetteer: Gazetteer) -> None:
    point = shapely.Point(34.1, 45.0)
    ukraine, russia = gazetteer.boundaries.get("UA"), gazetteer.boundaries.get("RU")
    assert ukraine is not None
    assert russia is not None
    assert ukraine.covers(point)
    assert not russia.covers(point)


@pytest.mark.parametrize("scale", ["110m", "50m"])
def test_the_base_map_has_countries_and_disputed_lines(gazetteer: Gazetteer, scale: str) -> None:
    base = gazetteer.base_map(scale)
    ids = {feature["id"] for feature in base["features"]}
    assert {"SY", "TR", "US", "XK", "PS"} <= ids
    lines = shapely.MultiLineString(base["disputed"]["coordinates"])
    # Perekop, the Line of Control, Western Sahara, the Green Line in Cyprus
    for lon, lat in ((34.2, 45.9), (74.5, 34.5), (-11.0, 27.6), (33.3, 35.1)):
        assert lines.distance(shapely.Point(lon, lat)) < 1.0, (lon, lat)
    assert lines.distance(shapely.Point(26.4, 41.2)) > 2.0, "the Greek border is not disputed"


def test_an_unknown_scale_is_an_error(gazetteer: Gazetteer) -> None:
    with pytest.raises(DataError, match="1m"):
        gazetteer.base_map("1m")
