"""Tables: CSV and GeoJSON of estimates and of figures.

Cells that a spreadsheet would run as a formula are neutralised with a leading apostrophe, as the
OWASP page on CSV injection advises.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from geo.exports.rows import estimate_row, figure_row
from geo.exports.withholding import District, bare, withheld_of
from geo.models import Located, LocatedFigure, each_at_hand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from geo.exports.request import Request
    from geo.models import Estimate
    from geo.reconciliation import Observation

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

#: Columns of the table of estimates, in order.
ESTIMATE_COLUMNS = (
    *("indicator", "counting", "role", "group", "unit", "place", "place_id", "place_kind", "country", "lat", "lon"),
    *("period_start", "period_end", "low", "best", "high", "basis", "disagreement", "sources", "figures", "policy"),
    *("stale", "spread", "gaps", "agreed_by", "agreed_until", "withheld", "id"),
)

#: Columns of the table of figures, in order.
FIGURE_COLUMNS = (
    *("indicator", "value", "low", "high", "qualifier", "words", "unit", "who", "group", "counting", "status"),
    *(
        "place",
        "place_id",
        "role",
        "places",
        "lat",
        "lon",
        "period_start",
        "period_end",
        "attributed_to",
        "publisher",
        "published",
        "quote",
    ),
    *("document", "start_char", "end_char", "rule", "confidence", "withheld", "id"),
)


def neutral(cell: object) -> object:
    """Return a cell that no spreadsheet runs as a formula; numbers stay numbers.

    Examples
    --------
    >>> neutral("=1+1")
    "'=1+1"
    """
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return cell


def flat(value: Any) -> object:
    """Return a list as one cell, its parts after one another; anything else as it is."""
    if not isinstance(value, list):
        return value
    parts = []
    for item in value:
        if isinstance(item, dict):
            parts.append(item.get("name") or item.get("text") or "")
        elif isinstance(item, list):
            parts.append("/".join(map(str, item)))
        else:
            parts.append(str(item))
    return "; ".join(parts)


def estimate_cells(estimate: Estimate) -> dict[str, Any]:
    """Return the row of an estimate by the columns of `ESTIMATE_COLUMNS`, its point in degrees (EPSG:4326)."""
    point = estimate.place.point
    row = estimate_row(estimate)
    row["lat"], row["lon"] = (round(point[1], 5), round(point[0], 5)) if point else (None, None)
    row["place_id"] = bare(estimate.place.id)
    row["withheld"] = "place" if isinstance(estimate.place, District) else None
    return row


def figure_cells(observation: Observation) -> dict[str, Any]:
    """Return the row of a figure by the columns of `FIGURE_COLUMNS`, with the one place on which it stands."""
    figure, place = observation.figure, observation.place
    named = tuple(Located(toponym, None) for toponym in figure.toponyms)
    row = figure_row(LocatedFigure(figure, named), observation.document)
    point = place.point if place is not None else None
    row["place"], row["place_id"], row["role"] = (
        (place.name, bare(place.id), observation.role.value) if place else (None,) * 3
    )
    row["lat"], row["lon"] = (round(point[1], 5), round(point[0], 5)) if point else (None, None)
    row["places"] = [item["text"] for item in row["places"]]
    row["withheld"] = withheld_of(observation) or None
    return row


def write_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """Return rows as CSV (RFC 4180) with a header; an unknown value is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([neutral(flat(row.get(column))) for column in columns])
    return out.getvalue()


def estimates_csv(estimates: Iterable[Estimate]) -> str:
    """Return estimates as CSV."""
    return write_csv(map(estimate_cells, estimates), ESTIMATE_COLUMNS)


def figures_csv(observations: Iterable[Observation]) -> str:
    """Return figures of every status as CSV, those without place or date included."""
    return write_csv(map(figure_cells, with_words(observations)), FIGURE_COLUMNS)


def _feature(geometry: Any, row: Mapping[str, Any]) -> dict[str, Any]:
    from shapely.geometry import mapping

    shape = None if geometry is None or geometry.is_empty else mapping(geometry)
    return {"type": "Feature", "id": row["id"], "geometry": shape, "properties": dict(row)}


def _collection(features: list[dict[str, Any]], about: Mapping[str, Any] | None = None) -> str:
    whole = {"type": "FeatureCollection", **({"about": about} if about else {}), "features": features}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def estimates_geojson(estimates: Iterable[Estimate]) -> str:
    """Return estimates as GeoJSON (RFC 7946: EPSG:4326, longitude first), each with the geometry of its place."""
    return _collection([_feature(item.place.geometry, estimate_row(item)) for item in estimates])


def figures_geojson(observations: Iterable[Observation], about: Mapping[str, Any] | None = None) -> str:
    """Return figures as GeoJSON; one without a resolved place has a null geometry.

    Parameters
    ----------
    about
        What the product says of itself, as a foreign member.
    """
    return _collection(
        [
            _feature(item.place.geometry if item.place else None, figure_cells(item))
            for item in with_words(observations)
        ],
        about,
    )


def with_words(observations: Iterable[Observation]) -> Iterator[Observation]:
    """Yield figures in their order, the sentences of many read from the store together."""
    return each_at_hand(observations, lambda item: (item.figure,))


def write_estimates_csv(request: Request) -> str:
    """Write the estimates of a product as CSV, each row with what the product says of itself."""
    return _with_product(map(estimate_cells, request.estimates), ESTIMATE_COLUMNS, request)


def write_figures_csv(request: Request) -> str:
    """Write the figures of a product as CSV, each row with what the product says of itself."""
    return _with_product(map(figure_cells, with_words(request.chosen)), FIGURE_COLUMNS, request)


def _with_product(rows: Iterable[Mapping[str, Any]], names: Sequence[str], request: Request) -> str:
    from geo.exports.about import columns

    about = columns(request)
    return write_csv(({**row, **about} for row in rows), (*names, *about))


def write_estimates_geojson(request: Request) -> str:
    """Write the estimates of a product as GeoJSON, with what the product says of itself as a foreign member."""
    from geo.exports.about import columns

    features = [
        _feature(item.place.geometry, estimate_row(item) | {key: cells[key] for key in ("place_id", "withheld")})
        for item in request.estimates
        for cells in (estimate_cells(item),)
    ]
    return _collection(features, columns(request))


def write_figures_geojson(request: Request) -> str:
    """Write the figures of a product as GeoJSON, with what the product says of itself as a foreign member."""
    from geo.exports.about import columns

    return figures_geojson(request.chosen, columns(request))
