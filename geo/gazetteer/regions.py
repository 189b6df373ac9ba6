"""Geometry that words ask for: parts of an area, strips, discs, coasts.

Everything is EPSG:4326, longitude before latitude; distances are kilometres.
Buffers are drawn on local equirectangular planes, each at most five degrees
of latitude high, which keeps their width within one per cent up to 70 degrees.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from shapely.geometry.base import BaseGeometry

KM_PER_DEGREE = 111.195
_EARTH_KM = 6371.0088
_BAND = 5.0
_FINE_OUTLINE = 4000  # points; a finer one is thinned before it is sampled
_ENOUGH_SAMPLES = 300
_FINEST_GRID = 1024
_GAP = 3.0  # degrees
_SHORTEST_COAST = 0.05  # degrees
#: East and north component of each compass point.
COMPASS = {
    "N": (0.0, 1.0),
    "NE": (1.0, 1.0),
    "E": (1.0, 0.0),
    "SE": (1.0, -1.0),
    "S": (0.0, -1.0),
    "SW": (-1.0, -1.0),
    "W": (-1.0, 0.0),
    "NW": (-1.0, 1.0),
}
#: Share of an area that its northern, north-western or central part is taken to be.
_SHARE_CARDINAL = 0.4
_SHARE_DIAGONAL = 0.3
_SHARE_CENTRE = 0.35


def distance_km(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    """Return the great-circle distance between two points (haversine, mean radius)."""
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    half = math.sin((phi2 - phi1) / 2) ** 2
    half += math.cos(phi1) * math.cos(phi2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def distances_km(lon: float, lat: float, lons: npt.NDArray[np.float64], lats: npt.NDArray[np.float64]) -> Any:
    """Return the great-circle distances from one point to many, as an array of their shape."""
    import numpy as np

    phi, phis = math.radians(lat), np.radians(lats)
    half = np.sin((phis - phi) / 2) ** 2
    half += math.cos(phi) * np.cos(phis) * np.sin(np.radians(lons - lon) / 2) ** 2
    return 2 * _EARTH_KM * np.arcsin(np.sqrt(np.minimum(half, 1.0)))


def shifted(lon: float, lat: float, km: float, bearing: str) -> tuple[float, float]:
    """Return the point at a distance in a compass direction, longitude first."""
    east, north = COMPASS[bearing]
    angle = math.atan2(east, north)
    reach = km / _EARTH_KM
    phi = math.radians(lat)
    new = math.asin(math.sin(phi) * math.cos(reach) + math.cos(phi) * math.sin(reach) * math.cos(angle))
    turn = math.atan2(
        math.sin(angle) * math.sin(reach) * math.cos(phi), math.cos(reach) - math.sin(phi) * math.sin(new)
    )
    return (lon + math.degrees(turn) + 540) % 360 - 180, math.degrees(new)


def radius_km(geometry: BaseGeometry) -> float:
    """Return the radius of the circle that has the area of a polygon, or half the length of a line."""
    import shapely

    total = 0.0
    for part in shapely.get_parts(geometry):
        scale = math.cos(math.radians(part.centroid.y))
        if part.area:
            total += part.area * scale * KM_PER_DEGREE**2
    if total:
        return math.sqrt(total / math.pi)
    west, south, east, north = geometry.bounds
    return distance_km(west, south, east, north) / 2


def part(area: BaseGeometry, direction: str) -> BaseGeometry:
    """Return the compass part of an area.

    Parameters
    ----------
    area
        Polygon or polygons.
    direction
        ``N NE E SE S SW W NW``, or ``C`` for the middle.

    Returns
    -------
    BaseGeometry
        The 40 % of the area that lie farthest to the north (30 % for an
        intermediate direction, measured across the extent of the area, and
        the innermost 35 % for the centre), cut by straight lines.
    """
    import numpy as np
    import shapely

    area = _mainland(area)
    west, south, east, north = area.bounds
    width, height = max(east - west, 1e-9), max(north - south, 1e-9)
    points, weights = _sample(area)
    across = (points[:, 0] - west) / width
    up = (points[:, 1] - south) / height
    if direction == "C":
        middle_x, middle_y = _quantile(across, weights, 0.5), _quantile(up, weights, 0.5)
        reach = _quantile(np.maximum(np.abs(across - middle_x), np.abs(up - middle_y)), weights, _SHARE_CENTRE)
        window = shapely.box(
            west + (middle_x - reach) * width,
            south + (middle_y - reach) * height,
            west + (middle_x + reach) * width,
            south + (middle_y + reach) * height,
        )
    else:
        x, y = COMPASS[direction]
        share = _SHARE_DIAGONAL if x and y else _SHARE_CARDINAL
        cut = _quantile(across * x + up * y, weights, 1 - share)
        window = shapely.transform(_half_plane(x, y, cut), lambda xy: xy * (width, height) + (west, south))
    return only_polygons(area.intersection(window))


def settled_middle(area: BaseGeometry, towns: npt.NDArray[np.float64]) -> tuple[float, float] | None:
    """Return the middle of the towns of an area, longitude first: of eastern Libya the coast, and not the desert.

    Parameters
    ----------
    area
        Polygon or polygons.
    towns
        Longitude, latitude and inhabitants, a row each; those outside the area are left out.

    Returns
    -------
    tuple or None
        Mean of the towns weighted by the square root of their inhabitants, so that the largest city does not
        decide alone; None without towns, or where that point is not in the area.
    """
    import numpy as np
    import shapely

    inside = towns[shapely.contains_xy(area, towns[:, 0], towns[:, 1])] if len(towns) else towns
    if not len(inside):
        return None
    lon, lat = np.average(inside[:, :2], axis=0, weights=np.sqrt(inside[:, 2] + 1))
    return (float(lon), float(lat)) if area.contains(shapely.Point(lon, lat)) else None


def _mainland(area: BaseGeometry) -> BaseGeometry:
    """Return the largest group of polygons with gaps of at most three degrees: France without Réunion."""
    import shapely

    parts = sorted(shapely.get_parts(area), key=lambda polygon: -polygon.area)
    kept, rest = [parts[0]], parts[1:]
    grown = True
    while grown and rest:
        group = shapely.MultiPoint(shapely.get_coordinates([p.envelope for p in kept])).envelope
        near = [p for p in rest if p.envelope.distance(group) <= _GAP]
        grown = bool(near)
        kept += near
        rest = [p for p in rest if p.envelope.distance(group) > _GAP]
    return only_polygons(shapely.MultiPolygon(kept))


def _half_plane(x: float, y: float, cut: float) -> BaseGeometry:
    """Return the square far larger than the unit square on the side where x·u + y·v ≥ cut."""
    import shapely

    size = x * x + y * y
    foot = (x * cut / size, y * cut / size)
    along, away = (-y * 9, x * 9), (x * 9, y * 9)
    return shapely.Polygon(
        [
            (foot[0] + along[0], foot[1] + along[1]),
            (foot[0] - along[0], foot[1] - along[1]),
            (foot[0] - along[0] + away[0], foot[1] - along[1] + away[1]),
            (foot[0] + along[0] + away[0], foot[1] + along[1] + away[1]),
        ]
    )


def _sample(area: BaseGeometry) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return a grid of points inside an area, and the ground that each stands for."""
    import numpy as np
    import shapely

    coarse = area.simplify(0.05) if shapely.get_num_coordinates(area) > _FINE_OUTLINE else area
    coarse = area if coarse.is_empty else coarse
    shapely.prepare(coarse)
    west, south, east, north = area.bounds
    side = 64
    while True:
        x, y = np.meshgrid(
            west + (np.arange(side) + 0.5) * (east - west) / side,
            south + (np.arange(side) + 0.5) * (north - south) / side,
        )
        inside = shapely.contains_xy(coarse, x, y)
        if inside.sum() >= _ENOUGH_SAMPLES or side >= _FINEST_GRID:
            break
        side *= 2
    points = np.column_stack((x[inside], y[inside]))
    if not len(points):
        points = shapely.get_coordinates(area)
    return points, np.cos(np.radians(points[:, 1]))


def _quantile(values: npt.NDArray[np.float64], weights: npt.NDArray[np.float64], share: float) -> float:
    """Return the value below which a share of the weight lies."""
    import numpy as np

    order = np.argsort(values, kind="stable")
    heap = np.cumsum(weights[order])
    return float(values[order][min(len(values) - 1, int(np.searchsorted(heap, share * heap[-1])))])


def only_polygons(geometry: BaseGeometry) -> BaseGeometry:
    """Return a geometry without the points and lines that a cut leaves behind."""
    import shapely

    parts = [p for p in shapely.get_parts(geometry) if p.area]
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)


def buffered(geometry: BaseGeometry, km: float) -> BaseGeometry:
    """Return everything within a distance of a geometry."""
    import shapely

    _, south, _, north = geometry.bounds
    pieces = []
    low = south
    while low <= north:
        high = min(low + _BAND, north + 1e-9)
        band = geometry if (low, high) == (south, north) else geometry.intersection(shapely.box(-181, low, 181, high))
        if not band.is_empty:
            scale = max(0.05, math.cos(math.radians((low + min(high, north)) / 2)))
            flat = shapely.transform(band, lambda xy, s=scale: xy * (s, 1.0))
            wide = flat.buffer(km / KM_PER_DEGREE, quad_segs=8)
            pieces.append(shapely.transform(wide, lambda xy, s=scale: xy / (s, 1.0)))
        low += _BAND
    return shapely.union_all(pieces).intersection(shapely.box(-180, -90, 180, 90))


def strip(line: BaseGeometry, area: BaseGeometry, km: float) -> BaseGeometry:
    """Return the part of an area within a distance of a line, such as one side of a border."""
    return only_polygons(buffered(line, km).intersection(area))


def coastline(area: BaseGeometry, inland: BaseGeometry | None, tolerance_km: float = 6.0) -> BaseGeometry:
    """Return the outline of an area without what lies along its land borders."""
    import shapely

    outline = shapely.union_all([shapely.LineString(p.exterior.coords) for p in shapely.get_parts(area)])
    if inland is None or inland.is_empty:
        return outline
    sea = outline.difference(buffered(inland, tolerance_km))
    parts = [p for p in shapely.get_parts(sea) if p.length > _SHORTEST_COAST]
    return shapely.line_merge(shapely.MultiLineString(parts))
