"""The outlines of the base map: who lies on either side of each line, at three scales.

All scales come from the provinces of Natural Earth at 1:10 million, cut along
the contested territories of the supplement and simplified together, so that
every line is stored once and a view of the disputed borders need only say to
whom each piece belongs.
"""

from __future__ import annotations

import csv
import fnmatch
import itertools
import json
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import shapely
from build import shapes
from shapely.geometry import shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shapely.geometry.base import BaseGeometry

SUPPLEMENT = Path(__file__).resolve().parent.parent / "supplement"
#: Simplification in degrees, least area of an island in square degrees, whole corners in thousandths of a degree,
#: and whether provinces are kept apart.
SCALES = {"10m": (0.01, 0.0, 1, True), "50m": (0.04, 0.004, 10, False), "110m": (0.25, 0.15, 20, False)}
UNITS_PER_DEGREE = 1000
_MARGIN = 0.05
_GRID = 1e-5
#: Least area in square degrees of a face of a territory: what is smaller is where two lines nearly run together.
_SLIVER = 0.002

#: A piece of the map: country, contested territory or "", province or "".
Unit = tuple[str, str, str]


def write(folder: Path, path: Path) -> dict[str, int]:
    """Write the outlines of every scale; return how many lines each has."""
    pieces = _cut(folder)
    arrays: dict[str, np.ndarray] = {}
    counts = {}
    for scale, (tolerance, least, grain, apart) in SCALES.items():
        found = _simplified(pieces if apart else _without_provinces(pieces), tolerance, least)
        units, lines = _topology(found, grain)
        counts[scale] = len(lines)
        arrays |= _packed(scale, units, lines)
    with path.open("wb") as file:
        np.savez_compressed(file, **arrays)
    return counts


def _cut(folder: Path) -> dict[Unit, BaseGeometry]:
    """Return the pieces of the world: provinces, cut along the contested territories."""
    named: dict[str, str] = {}
    drawn: list[tuple[str, set[str], BaseGeometry]] = []
    with (SUPPLEMENT / "contested.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    polygons = {
        feature["id"]: shape(feature["geometry"])
        for feature in json.loads((SUPPLEMENT / "contested-shapes.geojson").read_bytes())["features"]
    }
    for row in rows:
        if row["parts"] == "@":
            drawn.append((row["id"], set(row["within"].split("|")), polygons[row["id"]]))
        else:
            named.update(dict.fromkeys(filter(None, row["parts"].split("|")), row["id"]))
    pieces: dict[Unit, list[BaseGeometry]] = defaultdict(list)
    for number, (properties, geometry) in enumerate(shapes.provinces(folder)):
        code = str(properties["iso_3166_2"])
        territory = next((value for pattern, value in named.items() if fnmatch.fnmatchcase(code, pattern)), "")
        pieces[shapes.country_of(properties), territory, f"{code}#{number}"].append(geometry)
    found = {unit: shapely.union_all(parts) for unit, parts in pieces.items()}
    for territory, within, polygon in drawn:
        found = _split(found, territory, within, polygon)
    return found


def _split(
    pieces: dict[Unit, BaseGeometry], territory: str, within: set[str], polygon: BaseGeometry
) -> dict[Unit, BaseGeometry]:
    """Cut one territory out; its neighbours gain the corners that the cut makes, so that lines stay shared."""
    around = polygon.buffer(_MARGIN)
    touched = {unit: shape for unit, shape in pieces.items() if shape.intersects(around)}
    edges = shapely.union_all([*(shape.boundary for shape in touched.values()), polygon.boundary], grid_size=_GRID)
    parts: dict[Unit, list[BaseGeometry]] = defaultdict(list)
    for face in shapely.get_parts(shapely.polygonize(shapely.get_parts(edges))):
        point = face.representative_point()
        owner = next((unit for unit, shape in touched.items() if shape.covers(point)), None)
        if owner is not None:
            inside = owner[0] in within and not owner[1] and face.area > _SLIVER and polygon.covers(point)
            parts[owner[0], territory if inside else owner[1], owner[2]].append(face)
    kept = {unit: shape for unit, shape in pieces.items() if unit not in touched}
    return kept | {unit: shapely.union_all(faces) for unit, faces in parts.items()}


def _without_provinces(pieces: dict[Unit, BaseGeometry]) -> dict[Unit, BaseGeometry]:
    """Join the provinces of a country, and those of a territory."""
    parts: dict[Unit, list[BaseGeometry]] = defaultdict(list)
    for (country, territory, _), geometry in pieces.items():
        parts[country, territory, ""].append(geometry)
    return {unit: shapely.union_all(shapes_) for unit, shapes_ in parts.items()}


def _simplified(pieces: dict[Unit, BaseGeometry], tolerance: float, least: float) -> dict[Unit, BaseGeometry]:
    """Simplify all pieces together, and leave out islands smaller than `least`, but the largest of a unit."""
    simple = shapely.coverage_simplify(list(pieces.values()), tolerance)
    out = {}
    for unit, geometry in zip(pieces, simple, strict=True):
        parts = sorted(shapely.get_parts(shapes.polygons(geometry)), key=lambda part: -part.area)
        out[unit] = shapely.MultiPolygon(
            [part for number, part in enumerate(parts) if not number or part.area >= least or unit[1]]
        )
    return dict(sorted(out.items()))


def _topology(pieces: dict[Unit, BaseGeometry], grain: int) -> tuple[list[Unit], list[tuple[int, int, np.ndarray]]]:
    """Return the units, and every line with the units on either side (-1: none)."""
    units = list(pieces)
    users: dict[tuple[tuple[int, int], tuple[int, int]], list[int]] = defaultdict(list)
    for number, geometry in enumerate(pieces.values()):
        for ring in _rings(geometry):
            corners = [(grain * int(x), grain * int(y)) for x, y in np.rint(ring * UNITS_PER_DEGREE / grain)]
            for one, other in itertools.pairwise(corners):
                if one != other:
                    users[(one, other) if one < other else (other, one)].append(number)
    by_sides: dict[tuple[int, int], list[tuple[tuple[int, int], tuple[int, int]]]] = defaultdict(list)
    for segment, who in users.items():
        odd = sorted(number for number in set(who) if who.count(number) % 2)
        if odd:
            by_sides[odd[0], odd[1] if len(odd) > 1 else -1].append(segment)
    lines = [(*sides, line) for sides, segments in sorted(by_sides.items()) for line in _walks(segments)]
    return units, lines


def _rings(geometry: BaseGeometry) -> Iterator[np.ndarray]:
    for polygon in shapely.get_parts(geometry):
        for ring in (polygon.exterior, *polygon.interiors):
            yield np.asarray(ring.coords)[:, :2]


def _walks(segments: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> Iterator[np.ndarray]:
    """Join segments into lines, each from an end or a fork to the next one."""
    beside: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for one, other in segments:
        beside[one].append(other)
        beside[other].append(one)
    forks = {corner for corner, others in beside.items() if len(others) != 2}  # noqa: PLR2004 - in and out
    for start in (*sorted(forks), *list(beside)):
        while beside[start]:
            walk = [start]
            while beside[walk[-1]]:
                following = beside[walk[-1]].pop()
                beside[following].remove(walk[-1])
                walk.append(following)
                if following in forks or following == start:
                    break
            yield np.asarray(walk, dtype=np.int32)


def _packed(scale: str, units: list[Unit], lines: list[tuple[int, int, np.ndarray]]) -> dict[str, np.ndarray]:
    """Return the arrays of one scale: differences between corners, the length and sides of each line, the units."""
    steps = [np.diff(line, axis=0, prepend=np.zeros((1, 2), np.int32)) for _, _, line in lines]
    return {
        f"{scale}.steps": np.concatenate(steps).astype(np.int32),
        f"{scale}.sizes": np.asarray([len(line) for _, _, line in lines], np.int32),
        f"{scale}.sides": np.asarray([(left, right) for left, right, _ in lines], np.int16),
        f"{scale}.units": np.frombuffer(json.dumps(units).encode(), np.uint8),
    }
