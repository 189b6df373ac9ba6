"""Geometries of places, simplified and in whole thousandths of a degree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.models import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.models import Place

UNITS_PER_DEGREE = 1000
"""Coordinates travel as whole numbers of this part of a degree, about 110 m."""

_TOLERANCE_DEGREES = {PlaceKind.JOINT: 0.004, PlaceKind.PART: 0.004}
_TOLERANCE_OTHER = 0.003
_ONE_CORNER = 2
_LINES = ("LineString", "LinearRing", "MultiLineString")


def shape_of(place: Place) -> dict[str, Any] | None:
    """Return the outline of an area or line as differences between corners, None for a point.

    Returns
    -------
    dict or None
        ``{"area": [ring, …]}`` or ``{"line": [part, …]}``; a ring or part is
        ``[x, y, dx, dy, …]``, longitude first, in thousandths of a degree. The
        rings of an area are filled by the even-odd rule.
    """
    geometry = place.geometry
    if geometry is None or geometry.is_empty:
        return None
    simple = geometry.simplify(_TOLERANCE_DEGREES.get(place.kind, _TOLERANCE_OTHER))
    if simple.is_empty:
        simple = geometry
    rings = [part for part in (differences(line.coords) for line in rings_of(simple)) if len(part) > _ONE_CORNER]
    lines = [part for part in (differences(line.coords) for line in _lines(simple)) if len(part) > _ONE_CORNER]
    if rings:
        return {"area": rings}
    return {"line": lines} if lines else None


def differences(coordinates: Iterable[Sequence[float]]) -> list[int]:
    """Return a line as its first corner and the steps to the others, without corners that coincide."""
    out: list[int] = []
    last = (0, 0)
    for x, y, *_ in coordinates:
        corner = (round(x * UNITS_PER_DEGREE), round(y * UNITS_PER_DEGREE))
        if out and corner == last:
            continue
        out += (corner[0] - last[0], corner[1] - last[1])
        last = corner
    return out


def _parts(geometry: Any) -> list[Any]:
    return [leaf for part in geometry.geoms for leaf in _parts(part)] if hasattr(geometry, "geoms") else [geometry]


def rings_of(geometry: Any) -> list[Any]:
    """Return the outer and inner rings of every polygon in a geometry."""
    return [
        ring
        for part in _parts(geometry)
        if part.geom_type == "Polygon"
        for ring in (part.exterior, *part.interiors)
        if len(ring.coords)
    ]


def _lines(geometry: Any) -> list[Any]:
    return [part for part in _parts(geometry) if part.geom_type in _LINES and len(part.coords)]
