"""Which part of the world a map shows, in a frame of which size. Plate carrée, true at the middle latitude."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo.exports.placing import core

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.models import Estimate

#: Kilometres of one degree of latitude.
KM_A_DEGREE = 111.195

#: Areas wider than this many degrees need not be shown whole.
_WIDE = 8

#: Narrowest view, in degrees.
_LEAST_WIDE, _LEAST_HIGH = 1.2, 0.8

_COUNTRY_CODE = 2


@dataclass(frozen=True, slots=True)
class View:
    """Degrees (EPSG:4326) to points from the lower left corner of the frame."""

    west: float
    south: float
    east: float
    north: float
    wide: float
    high: float

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where a coordinate lies in the frame."""
        return (
            (lon - self.west) / (self.east - self.west) * self.wide,
            (lat - self.south) / (self.north - self.south) * self.high,
        )

    def holds(self, lon: float, lat: float) -> bool:
        """Tell whether a coordinate lies in the frame."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north."""
        return (self.west, self.south, self.east, self.north)

    @property
    def km_wide(self) -> float:
        """Kilometres across, at the middle latitude."""
        middle = math.radians((self.south + self.north) / 2)
        return (self.east - self.west) * KM_A_DEGREE * math.cos(middle)


def view_around(placed: Sequence[Estimate], wide: float, high: float) -> View:
    """Return the view in which most of the numbers lie.

    One report from another continent does not shrink a crisis to a dot; provinces and parts are shown whole,
    countries need not be.
    """
    points = [item.place.point for item in placed]
    known = [point for point in points if point is not None]
    inside = set(core(known))
    boxes = []
    for i, (item, (lon, lat)) in enumerate(zip(placed, known, strict=True)):
        if i not in inside:
            continue
        boxes.append((lon, lat, lon, lat))
        bounds = item.place.geometry.bounds if item.place.geometry is not None else None
        if bounds and len(item.place.id) > _COUNTRY_CODE and max(bounds[2] - bounds[0], bounds[3] - bounds[1]) < _WIDE:
            boxes.append(bounds)
    whole = (
        *(min(box[0] for box in boxes), min(box[1] for box in boxes)),
        *(max(box[2] for box in boxes), max(box[3] for box in boxes)),
    )
    return fitted(whole, wide, high, room=1.22)


def fitted(box: tuple[float, ...], wide: float, high: float, *, room: float = 1.0) -> View:
    """Return a view that shows a whole box (west, south, east, north) in a frame, with some room around it."""
    west, south, east, north = box
    middle = max(0.2, math.cos(math.radians((south + north) / 2)))
    across, up = max(east - west, _LEAST_WIDE) * room, max(north - south, _LEAST_HIGH) * room * 1.08
    across = max(across, up * wide / high / middle)
    up = across * middle * high / wide
    x, y = (west + east) / 2, (south + north) / 2
    return View(x - across / 2, y - up / 2, x + across / 2, y + up / 2, wide, high)


def path_of(shape: Any, view: View) -> Any:
    """Return polygons as one path in points of the frame, holes by the even-odd rule of their winding."""
    import numpy as np
    import shapely
    from matplotlib.path import Path

    rings = []
    for part in shapely.get_parts(shape):
        if part.geom_type == "Polygon" and not part.is_empty:
            oriented = shapely.geometry.polygon.orient(part)
            rings += [oriented.exterior, *oriented.interiors]
    vertices, codes = [], []
    across, up = view.wide / (view.east - view.west), view.high / (view.north - view.south)
    for ring in rings:
        corners = shapely.get_coordinates(ring)
        vertices.append((corners - (view.west, view.south)) * (across, up))
        code = np.full(len(corners), int(Path.LINETO), dtype=np.uint8)
        code[0], code[-1] = int(Path.MOVETO), int(Path.CLOSEPOLY)
        codes.append(code)
    if not vertices:
        return Path(np.zeros((0, 2)))
    return Path(np.concatenate(vertices), np.concatenate(codes))
