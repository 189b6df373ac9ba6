"""Files that QGIS and geopandas open: GeoPackage and GeoParquet (EPSG:4326)."""

from __future__ import annotations

import io
import json
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.exports.table import ESTIMATE_COLUMNS, FIGURE_COLUMNS, estimate_cells, figure_cells, flat, with_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geopandas import GeoDataFrame

    from geo.exports.request import Request
    from geo.models import Estimate
    from geo.reconciliation import Observation

_DATES = ("period_start", "period_end", "published")
_NUMBERS = ("value", "low", "best", "high", "lat", "lon", "confidence")
#: Written into the file as the time of its making, which would otherwise change the bytes of the same content.
_EPOCH = "2000-01-01T00:00:00Z"


def estimates_frame(estimates: Iterable[Estimate]) -> GeoDataFrame:
    """Return estimates as a table with geometries; unknown numbers are NaN, unknown days and words None."""
    held = list(estimates)
    return _frame([estimate_cells(one) for one in held], [one.place.geometry for one in held], ESTIMATE_COLUMNS)


def figures_frame(observations: Iterable[Observation]) -> GeoDataFrame:
    """Return figures as a table with geometries, None for those without a place."""
    held = list(observations)
    geometries = [one.place.geometry if one.place is not None else None for one in held]
    return _frame([figure_cells(one) for one in with_words(held)], geometries, FIGURE_COLUMNS)


def geopackage(estimates: Iterable[Estimate], observations: Iterable[Observation], about: Mapping[str, str]) -> bytes:
    """Return a GeoPackage with the layers ``estimates`` and ``figures``.

    Parameters
    ----------
    about
        Metadata of both layers: filters, policy, revision, disclaimer.
    """
    import pyogrio

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "crisis-map.gpkg"
        before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": _EPOCH})
        try:
            for layer, frame in (("estimates", estimates_frame(estimates)), ("figures", figures_frame(observations))):
                # Points, areas and borders stand in one layer: its type is the one that holds them all.
                pyogrio.write_dataframe(
                    frame,
                    path,
                    layer=layer,
                    driver="GPKG",
                    geometry_type="Unknown",
                    append=path.exists(),
                    layer_metadata=dict(about) or None,
                )
        finally:
            pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})
        return path.read_bytes()


def geoparquet(frame: GeoDataFrame, about: Mapping[str, Any] | None = None) -> bytes:
    """Return a table with geometries as GeoParquet 1.1.

    Parameters
    ----------
    about
        What the product says of itself, as JSON under the key ``crisis_map`` of the file's metadata.
    """
    from pyarrow import parquet

    out = io.BytesIO()
    frame.to_parquet(out, index=False, schema_version="1.1.0")
    if about is None:
        return out.getvalue()
    table = parquet.read_table(io.BytesIO(out.getvalue()))
    said = json.dumps(dict(about), ensure_ascii=False).encode("utf-8", "replace")
    out = io.BytesIO()
    parquet.write_table(table.replace_schema_metadata({**(table.schema.metadata or {}), b"crisis_map": said}), out)
    return out.getvalue()


def _frame(rows: Sequence[Mapping[str, Any]], geometries: Sequence[Any], columns: Sequence[str]) -> GeoDataFrame:
    import geopandas
    import pandas as pd

    table: dict[str, Any] = {}
    for column in columns:
        cells = [flat(row.get(column)) for row in rows]
        if column in _DATES:
            cells = [date.fromisoformat(cell) if isinstance(cell, str) else None for cell in cells]
        if column in _NUMBERS:
            table[column] = pd.array([float("nan") if cell is None else cell for cell in cells], dtype="float64")
        else:
            table[column] = pd.Series(cells, dtype="object")
    return geopandas.GeoDataFrame(table, geometry=list(geometries), crs="EPSG:4326")


def write_geopackage(request: Request) -> bytes:
    """Write a product as a GeoPackage."""
    from geo.exports.about import about

    return geopackage(request.estimates, request.chosen, about(request))


def write_estimates_parquet(request: Request) -> bytes:
    """Write the estimates of a product as GeoParquet."""
    from geo.exports.about import columns

    return geoparquet(estimates_frame(request.estimates), columns(request))


def write_figures_parquet(request: Request) -> bytes:
    """Write the figures of a product as GeoParquet."""
    from geo.exports.about import columns

    return geoparquet(figures_frame(request.chosen), columns(request))
