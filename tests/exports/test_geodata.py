import io

import geopandas
import pyogrio
import pytest

from geo.exports.geodata import estimates_frame, figures_frame, geopackage, geoparquet
from tests.exports.made import IDLIB, TOWN, estimate, observation

ESTIMATES = [estimate(), estimate(id="e2", place=TOWN, best=None, low=24.0, high=None)]
OBSERVED = [observation(), observation("f2", place=None)]


def test_a_geopackage_opens_with_both_layers(tmp_path):
    path = tmp_path / "x.gpkg"
    path.write_bytes(geopackage(ESTIMATES, OBSERVED, {"Policy": "latest"}))
    assert [name for name, _ in pyogrio.list_layers(path)] == ["estimates", "figures"]
    estimates = geopandas.read_file(path, layer="estimates")
    assert estimates.crs.to_epsg() == 4326
    assert list(estimates.geometry.geom_type) == ["Polygon", "Point"]
    assert list(estimates["place"]) == [IDLIB.name, TOWN.name]
    assert estimates["best"].isna().tolist() == [False, True]
    assert str(estimates["period_start"].iloc[0])[:10] == "2020-02-27"
    figures = geopandas.read_file(path, layer="figures")
    assert figures.geometry.isna().tolist() == [False, True]
    assert figures["quote"].iloc[0] == "33 soldiers were killed\nin Ariha"
    assert pyogrio.read_info(path, layer="estimates")["layer_metadata"]["Policy"] == "latest"


def test_the_same_input_gives_the_same_bytes():
    first, second = (geopackage(ESTIMATES, OBSERVED, {}) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(("frame", "rows"), [(estimates_frame(ESTIMATES), 2), (figures_frame(OBSERVED), 2)])
def test_geoparquet_opens_with_its_coordinate_system(frame, rows):
    back = geopandas.read_parquet(io.BytesIO(geoparquet(frame)))
    assert back.crs.to_epsg() == 4326
    assert len(back) == rows
    assert list(back.columns) == list(frame.columns)
    assert geoparquet(frame) == geoparquet(frame)


def test_nothing_known_gives_empty_layers(tmp_path):
    path = tmp_path / "x.gpkg"
    path.write_bytes(geopackage([], [], {}))
    assert len(geopandas.read_file(path, layer="estimates")) == 0
    assert len(geopandas.read_parquet(io.BytesIO(geoparquet(estimates_frame([]))))) == 0
