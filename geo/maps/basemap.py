"""The vector base map: the world's countries at 1:110 million, provinces at 1:10 million where the data lie.

All from Natural Earth, in the public domain, through the gazetteer. Outlines
are cut into coast, borders between countries, borders between provinces and
disputed lines by counting who shares each segment, so that every line is drawn
once and in its own way.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from geo.maps.countries import country_names
from geo.maps.extent import Box, home_box
from geo.maps.geometry import UNITS_PER_DEGREE, rings_of, shape_of
from geo.maps.packing import pack_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from geo.gazetteer import Gazetteer
    from geo.layers import Layers

    Corner = tuple[int, int]
    Segment = tuple[Corner, Corner]

_COUNTRY_CODE = 2
_WIDEST_DEGREES = 45.0
"""Where the data spread wider than this, the coarse map of the world is all that is drawn."""


def base_map(layers: Layers, language: str = "en", gazetteer: Gazetteer | None = None) -> dict[str, Any]:
    """Return the base map for some data.

    Parameters
    ----------
    layers
        Its places decide where the finer map lies.
    language
        ISO 639-1 code of the countries' names.
    gazetteer
        The one that ships with the product when omitted.

    Returns
    -------
    dict
        ``world`` and, unless the data span the world, ``near``: levels of detail,
        packed; ``near_box``: west, south, east, north in degrees (EPSG:4326);
        ``areas``: the provinces of countries with data, to be shaded.

    Raises
    ------
    DataError
        If the gazetteer's data files are missing or damaged.
    """
    gazetteer = gazetteer or _shipped()
    out: dict[str, Any] = {"world": _world(gazetteer, language)}
    box = _near_box(layers)
    if box is not None:
        codes = frozenset(country for place in layers.places.values() for country in (place.country, *place.countries))
        out["near"] = _near(gazetteer, language, box, codes - {None})
        out["near_box"] = box
        provinces = frozenset(place.admin1[:2] for place in layers.places.values() if place.admin1)
        out["areas"] = _areas(gazetteer, home_box(layers) or box, provinces)
    return out


def _near_box(layers: Layers) -> Box | None:
    """Return the box in which a map of these places can be expected to move, rounded outwards to 2 degrees."""
    home = home_box(layers)
    if home is None:
        return None
    west, south, east, north = home
    if max(east - west, north - south) > _WIDEST_DEGREES:
        return None
    half_x = max((east - west) * 0.95, (north - south) * 2.0, 8.0)
    half_y = max((north - south) * 1.1, (east - west) * 0.55, 5.5)
    x, y = (west + east) / 2, (south + north) / 2
    return (
        max(-180.0, 2 * ((x - half_x) // 2)),
        max(-84.0, 2 * ((y - half_y) // 2)),
        min(180.0, -2 * (-(x + half_x) // 2)),
        min(84.0, -2 * (-(y + half_y) // 2)),
    )


@cache
def _shipped() -> Gazetteer:
    from geo.gazetteer import open_gazetteer

    return open_gazetteer()


@cache
def _world(gazetteer: Gazetteer, language: str) -> str:
    base = gazetteer.base_map("110m")
    outlines = [
        (feature["id"], [_corners(ring) for ring in _rings(feature["geometry"])]) for feature in base["features"]
    ]
    return pack_json(_level(outlines, base["disputed"]["coordinates"], _names(gazetteer, language), frozenset()))


@cache
def _near(gazetteer: Gazetteer, language: str, box: Box, codes: frozenset[str]) -> str:
    boundaries = gazetteer.boundaries
    found = [(key, geometry) for key in boundaries.overlapping(*box) if (geometry := boundaries.get(key)) is not None]
    divided = {key[:2] for key, geometry in found if _is_province(key) and geometry.area}
    outlines = [
        (key[:2], [_corners(ring.coords) for ring in rings_of(geometry)])
        for key, geometry in found
        if geometry.area and (_is_province(key) or (len(key) == _COUNTRY_CODE and key not in divided))
    ]
    disputed = gazetteer.base_map("50m")["disputed"]["coordinates"]
    return pack_json(_level(outlines, disputed, _names(gazetteer, language), codes))


def _is_province(key: str) -> bool:
    """Tell whether an id is an ISO 3166-2 one."""
    return key[_COUNTRY_CODE : _COUNTRY_CODE + 1] == "-"


@cache
def _areas(gazetteer: Gazetteer, box: Box, codes: frozenset[str]) -> str:
    """Return the provinces of some countries, as far as they meet a box, with outlines and a point within each."""
    areas = []
    for key in gazetteer.boundaries.overlapping(*box):
        if key[:_COUNTRY_CODE] not in codes or not _is_province(key) or gazetteer.entry(key) is None:
            continue
        place = gazetteer.place(key)
        shape, point = shape_of(place), place.point
        if shape is not None and point is not None:
            lon, lat = point
            areas.append({"id": key, "name": place.name, "lon": round(lon, 3), "lat": round(lat, 3), "shape": shape})
    return pack_json(areas)


def _rings(geometry: Mapping[str, Any]) -> list[Sequence[Sequence[float]]]:
    coordinates = geometry["coordinates"]
    polygons = coordinates if geometry["type"] == "MultiPolygon" else [coordinates]
    return [ring for polygon in polygons for ring in polygon]


def _corners(line: Iterable[Sequence[float]]) -> list[Corner]:
    """Return a line in thousandths of a degree, without corners that coincide."""
    import numpy as np

    whole = np.rint(np.asarray(line)[:, :2] * UNITS_PER_DEGREE).astype(np.int64)
    kept = np.ones(len(whole), dtype=bool)
    kept[1:] = (whole[1:] != whole[:-1]).any(axis=1)
    return [(x, y) for x, y in whole[kept].tolist()]


def _level(
    outlines: Iterable[tuple[str, Sequence[Sequence[Corner]]]],
    disputed: Iterable[Iterable[Sequence[float]]],
    names: Callable[[str], str],
    with_provinces: frozenset[str],
) -> dict[str, Any]:
    """Return one level of detail from the outlines of countries or provinces, as (country, rings)."""
    owners: dict[Segment, list[str]] = {}
    for country, rings in outlines:
        for ring in rings:
            for segment in _segments(ring):
                owners.setdefault(segment, []).append(country)
    edges: dict[str, list[Segment]] = {}
    borders: list[Segment] = []
    provinces: list[Segment] = []
    for segment, who in owners.items():
        for country in set(who):
            if who.count(country) % 2:
                edges.setdefault(country, []).append(segment)
        if len(set(who)) > 1:
            borders.append(segment)
        elif len(who) > 1 and who[0] in with_provinces:
            provinces.append(segment)
    return {
        "countries": [
            {"code": code, "name": names(code), "area": [_delta(ring) for ring in _walks(segments)]}
            for code, segments in sorted(edges.items())
        ],
        "borders": [_delta(line) for line in _walks(borders)],
        "provinces": [_delta(line) for line in _walks(provinces)],
        "disputed": [_delta(_corners(line)) for line in disputed],
    }


def _names(gazetteer: Gazetteer, language: str) -> Callable[[str], str]:
    """Return how countries are named: in English as the gazetteer does, so that map and places agree."""
    known = country_names(language)

    def name(code: str) -> str:
        entry = gazetteer.entry(code) if language == "en" else None
        return entry.name if entry is not None else known.get(code, code)

    return name


def _segments(corners: Sequence[Corner]) -> Iterator[Segment]:
    for one, other in pairwise(corners):
        yield (one, other) if one < other else (other, one)


def _walks(segments: Iterable[Segment]) -> list[list[Corner]]:
    """Join segments into as few lines as a simple walk finds; closed where the segments close.

    Every segment is walked once, so that the closed walks of an outline fill
    the same area by the even-odd rule in whatever order they were found.
    """
    beside: dict[Corner, list[Corner]] = {}
    for one, other in segments:
        beside.setdefault(one, []).append(other)
        beside.setdefault(other, []).append(one)
    ends = [corner for corner, others in beside.items() if len(others) % 2]
    walks = []
    for start in (*ends, *beside):
        while beside[start]:
            walk = [start]
            while beside[walk[-1]]:
                following = beside[walk[-1]].pop()
                beside[following].remove(walk[-1])
                walk.append(following)
            walks.append(walk)
    return walks


def _delta(corners: Sequence[Corner]) -> list[int]:
    out: list[int] = []
    last = (0, 0)
    for corner in corners:
        out += (corner[0] - last[0], corner[1] - last[1])
        last = corner
    return out
