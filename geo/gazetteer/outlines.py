"""The lines of the base map: each stored once, with the pieces of land on either side.

``basemap.npz`` holds three scales. A piece is a country, or a province at the
finest scale, or a contested territory; a view of disputed borders says to whom
each belongs, and so which lines are borders and which are dashed.
"""

from __future__ import annotations

import itertools
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geo.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import numpy as np
    from shapely.geometry.base import BaseGeometry

    from geo.gazetteer.views import BorderView

SCALES = ("110m", "50m", "10m")
#: Corners are whole numbers of this part of a degree.
UNITS_PER_DEGREE = 1000
_SMALLEST_RING = 4

#: A line: whole corners, longitude and latitude in thousandths of a degree, shape (n, 2).
Line = Any


@dataclass(slots=True)
class Drawn:
    """What is drawn of a scale.

    Attributes
    ----------
    outlines
        The lines around each country, or what stands apart, in no order: they
        close, and hold its land by the even-odd rule.
    borders, disputed
        Lines between countries, undisputed and disputed.
    provinces
        Lines between provinces of a country, by its code.
    """

    outlines: dict[str, list[Line]] = field(default_factory=dict)
    borders: list[Line] = field(default_factory=list)
    disputed: list[Line] = field(default_factory=list)
    provinces: dict[str, list[Line]] = field(default_factory=dict)


class Outlines:
    """An opened file of lines.

    Parameters
    ----------
    path
        File written by ``data/build_boundaries.py``.

    Raises
    ------
    DataError
        If the file is missing or damaged.
    """

    def __init__(self, path: Path) -> None:
        """Open the file; a scale is read when first drawn."""
        self._path = path
        self._levels: dict[str, _Level] = {}

    def drawn(self, scale: str, view: BorderView, box: tuple[float, float, float, float] | None = None) -> Drawn:
        """Return what a view shows at a scale.

        Parameters
        ----------
        scale
            One of `SCALES`; only ``10m`` has provinces.
        box
            West, south, east, north in degrees: only pieces that may meet it.
        """
        level = self._level(scale)
        wanted = level.meeting(box)
        owners = [view.owner(country, territory) for country, territory, _ in level.units]
        out = Drawn()
        for number, (left, right) in enumerate(level.sides):
            one = left if left >= 0 and wanted[left] else None
            other = right if right >= 0 and wanted[right] else None
            if one is None:
                one, other = other, None
            if one is None:
                continue
            line = level.lines[number]
            if other is None:
                out.outlines.setdefault(owners[one], []).append(line)
                continue
            if owners[one] != owners[other]:
                out.outlines.setdefault(owners[one], []).append(line)
                out.outlines.setdefault(owners[other], []).append(line)
            self._sort(out, line, (level.units[one], level.units[other]), view)
        return out

    def _sort(self, out: Drawn, line: Line, units: tuple[list[str], list[str]], view: BorderView) -> None:
        """Put a line between two pieces where it belongs."""
        (country, territory, province), (beside, next_to, next_province) = units
        one, other = view.owner(country, territory), view.owner(beside, next_to)
        if view.disputed((country, territory), (beside, next_to)):
            out.disputed.append(line)
        elif one != other:
            # What stands apart borders on others where the country that it is counted to does.
            pair = (country if view.stands_apart(one) else one, beside if view.stands_apart(other) else other)
            inside, outside = _parted(line, view.stretches_between(*pair))
            out.disputed += inside
            out.borders += outside
        elif province != next_province:
            out.provinces.setdefault(one, []).append(line)

    def _level(self, scale: str) -> _Level:
        known = self._levels.get(scale)
        if known is None:
            known = self._levels[scale] = _read(self._path, scale)
        return known


@dataclass(slots=True)
class _Level:
    """One scale: pieces as [country, territory, province], lines, and the pieces beside each line (-1: none)."""

    units: list[list[str]]
    lines: list[Line]
    sides: list[list[int]]
    boxes: np.ndarray

    def meeting(self, box: tuple[float, float, float, float] | None) -> list[bool]:
        """Tell of each piece whether its bounding box meets a box in degrees."""
        if box is None:
            return [True] * len(self.units)
        west, south, east, north = (side * UNITS_PER_DEGREE for side in box)
        found = (
            (self.boxes[:, 0] <= east)
            & (self.boxes[:, 2] >= west)
            & (self.boxes[:, 1] <= north)
            & (self.boxes[:, 3] >= south)
        )
        return [bool(one) for one in found]


def _read(path: Path, scale: str) -> _Level:
    import zipfile

    import numpy as np

    try:
        with np.load(path, allow_pickle=False) as file:
            units = json.loads(file[f"{scale}.units"].tobytes())
            sizes, sides, steps = (file[f"{scale}.{name}"] for name in ("sizes", "sides", "steps"))
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        message = f"the base map {path} has no scale {scale!r} ({error}): build it with data/build_boundaries.py"
        raise DataError(message) from error
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    # The first step of a line leads from the origin to its first corner.
    corners = np.cumsum(steps, axis=0, dtype=np.int64)
    before = np.repeat(np.where(starts[:, None] > 0, corners[starts - 1], 0), sizes, axis=0)
    corners -= before
    lines = np.split(corners, starts[1:])
    low, high = np.minimum.reduceat(corners, starts), np.maximum.reduceat(corners, starts)
    boxes = np.tile(np.asarray([10**9, 10**9, -(10**9), -(10**9)], np.int64), (len(units), 1))
    for side in (0, 1):
        known = sides[:, side] >= 0
        np.minimum.at(boxes[:, :2], sides[known, side], low[known])
        np.maximum.at(boxes[:, 2:], sides[known, side], high[known])
    return _Level(units, lines, sides.tolist(), boxes)


def _parted(line: Line, boxes: Iterable[tuple[float, float, float, float]]) -> tuple[list[Line], list[Line]]:
    """Return the runs of a line that lie within one of some boxes, and those that do not."""
    import numpy as np

    inside = np.zeros(len(line) - 1, dtype=bool)
    middles = (line[1:] + line[:-1]) / (2 * UNITS_PER_DEGREE)
    for west, south, east, north in boxes:
        x, y = middles[:, 0], middles[:, 1]
        inside |= (x >= west) & (x <= east) & (y >= south) & (y <= north)
    if not inside.any():
        return [], [line]
    turns = [0, *(np.flatnonzero(np.diff(inside)) + 1).tolist(), len(inside)]
    runs = [(bool(inside[start]), line[start : stop + 1]) for start, stop in itertools.pairwise(turns)]
    return [run for held, run in runs if held], [run for held, run in runs if not held]


def layer(outlines: Outlines, scale: str, view: BorderView) -> dict[str, Any]:
    """Return a scale as a GeoJSON-like feature collection; see `Gazetteer.base_map`."""
    import shapely

    drawn = outlines.drawn(scale, view)
    features = []
    for owner, lines in sorted(drawn.outlines.items()):
        land = _land(rings(lines))
        if not land.is_empty:
            names = {language: name for language in ("en", "fr") if (name := view.name(owner, language))}
            features.append(
                {"type": "Feature", "id": owner, "properties": names, "geometry": shapely.geometry.mapping(land)}
            )
    return {
        "type": "FeatureCollection",
        "features": features,
        "borders": _lines(drawn.borders),
        "disputed": _lines(drawn.disputed),
    }


def _land(found: list[list[tuple[int, int]]]) -> BaseGeometry:
    """Return the land within rings by the even-odd rule: a ring inside an odd number of others is a hole."""
    import numpy as np
    import shapely

    closed = [np.asarray(ring) / UNITS_PER_DEGREE for ring in found if len(ring) >= _SMALLEST_RING]
    areas = shapely.polygons([shapely.linearrings(ring) for ring in closed])
    corners = shapely.points([ring[0] for ring in closed])
    shells: dict[int, list[int]] = {}
    inner, outer = shapely.STRtree(areas).query(corners, predicate="within")
    around: dict[int, list[int]] = {}
    for one, other in zip(inner.tolist(), outer.tolist(), strict=True):
        if one != other:
            around.setdefault(one, []).append(other)
    sizes = shapely.area(areas)
    for number in range(len(closed)):
        holders = around.get(number, [])
        if len(holders) % 2:
            shells.setdefault(min(holders, key=lambda one: float(sizes[one])), []).append(number)
        else:
            shells.setdefault(number, [])
    parts = [shapely.Polygon(closed[shell], [closed[hole] for hole in holes]) for shell, holes in shells.items()]
    return shapely.MultiPolygon(parts)


def rings(lines: Iterable[Line]) -> list[list[tuple[int, int]]]:
    """Join lines at their ends into as few rings as a simple walk finds.

    Every line is walked once, so that the rings of an outline fill the same
    area by the even-odd rule in whatever order they were found.
    """
    whole: list[list[tuple[int, int]]] = [[(x, y) for x, y in line.tolist()] for line in lines]
    beside: dict[tuple[int, int], list[int]] = {}
    for number, line in enumerate(whole):
        beside.setdefault(line[0], []).append(number)
        beside.setdefault(line[-1], []).append(number)
    left = dict.fromkeys(range(len(whole)))
    out = []
    while left:
        number, _ = left.popitem()
        ring = list(whole[number])
        while ring[-1] != ring[0]:
            following = next((one for one in beside[ring[-1]] if one in left), None)
            if following is None:
                break
            del left[following]
            line = whole[following]
            ring += (line if line[0] == ring[-1] else line[::-1])[1:]
        out.append(ring)
    return out


def _lines(lines: Iterable[Line]) -> dict[str, Any]:
    return {"type": "MultiLineString", "coordinates": [(line / UNITS_PER_DEGREE).tolist() for line in lines]}
