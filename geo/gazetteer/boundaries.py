"""Polygons and border lines, read one at a time from a memory-mapped file.

A feature is deflated little-endian int32: the number of parts, for each part
the number of rings (0 for a line), the number of points of every ring or line,
and the points as differences in 1e-4 degrees, longitude before latitude.
"""

from __future__ import annotations

import json
import mmap
import zlib
from typing import TYPE_CHECKING

from geo.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

MAGIC = b"CRISISMAPBND\x00\x01\x00\x00"
SCALE = 10_000
_ALIGN = 4
_CACHED_SHAPES = 500


def encode(geometry: BaseGeometry) -> bytes:
    """Return a polygon or line, or a collection of them, as the bytes of one feature."""
    import numpy as np
    import shapely

    parts = [part for part in shapely.get_parts(geometry) if not part.is_empty]
    rings_of: list[int] = []
    lines = []
    for part in parts:
        if part.geom_type == "Polygon":
            rings_of.append(1 + len(part.interiors))
            lines += [part.exterior, *part.interiors]
        else:
            rings_of.append(0)
            lines.append(part)
    points = [np.rint(shapely.get_coordinates(line) * SCALE).astype("<i4") for line in lines]
    whole = np.concatenate(points)
    steps = np.diff(whole, axis=0, prepend=np.zeros((1, 2), "<i4")).astype("<i4")
    head = np.asarray([len(parts), *rings_of, *(len(line) for line in points)], "<i4")
    return zlib.compress(head.tobytes() + steps.tobytes(), 9)


def decode(data: bytes) -> BaseGeometry:
    """Return the geometry of one feature, EPSG:4326."""
    import numpy as np
    import shapely

    numbers = np.frombuffer(zlib.decompress(data), "<i4")
    count = int(numbers[0])
    rings_of = numbers[1 : 1 + count]
    lines = int(np.maximum(rings_of, 1).sum())
    sizes = numbers[1 + count : 1 + count + lines]
    points = np.cumsum(numbers[1 + count + lines :].reshape(-1, 2), axis=0, dtype=np.int64) / SCALE
    pieces = np.split(points, np.cumsum(sizes)[:-1])
    parts: list[BaseGeometry] = []
    at = 0
    for rings in rings_of.tolist():
        if rings:
            parts.append(shapely.Polygon(pieces[at], pieces[at + 1 : at + rings]))
        else:
            parts.append(shapely.LineString(pieces[at]))
        at += max(rings, 1)
    if len(parts) == 1:
        return parts[0]
    return shapely.MultiPolygon(parts) if rings_of[0] else shapely.MultiLineString(parts)


def write(path: Path, features: Mapping[str, BaseGeometry]) -> None:
    """Write a boundary file: features in the order of their ids."""
    bodies = {key: encode(features[key]) for key in sorted(features)}
    header: dict[str, tuple[int, int, list[float]]] = {}
    offset = 0
    for key, body in bodies.items():
        header[key] = (offset, len(body), [round(value, 3) for value in features[key].bounds])
        offset += len(body)
    text = json.dumps(header, separators=(",", ":")).encode()
    with path.open("wb") as file:
        file.write(MAGIC + len(text).to_bytes(_ALIGN, "little") + text)
        for body in bodies.values():
            file.write(body)


class Boundaries:
    """An opened boundary file.

    Parameters
    ----------
    path
        File written by `write`.

    Raises
    ------
    DataError
        If the file is missing or of another version.
    """

    def __init__(self, path: Path) -> None:
        """Map the file and read its table of contents."""
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            message = f"the boundaries {path} cannot be opened ({error}): build them with data/build_boundaries.py"
            raise DataError(message) from error
        start = len(MAGIC) + _ALIGN
        if self._map[: len(MAGIC)] != MAGIC:
            message = f"{path} is not a boundary file of this version: build it anew with data/build_boundaries.py"
            raise DataError(message)
        length = int.from_bytes(self._map[len(MAGIC) : start], "little")
        self._table: dict[str, tuple[int, int, list[float]]] = json.loads(self._map[start : start + length])
        self._base = start + length
        self._decoded: dict[str, BaseGeometry] = {}

    def __contains__(self, key: str) -> bool:
        """Tell whether a feature is in the file."""
        return key in self._table

    def __iter__(self) -> Iterator[str]:
        """Go through the ids in order."""
        return iter(self._table)

    def get(self, key: str) -> BaseGeometry | None:
        """Return one geometry, or None."""
        known = self._decoded.get(key)
        row = self._table.get(key)
        if known is not None or row is None:
            return known
        start = self._base + row[0]
        shape = decode(self._map[start : start + row[1]])
        if len(self._decoded) >= _CACHED_SHAPES:
            self._decoded.clear()
        self._decoded[key] = shape
        return shape

    def around(self, lon: float, lat: float) -> list[str]:
        """Return the ids of the features whose bounding box holds a point."""
        return [
            key
            for key, (_, _, (west, south, east, north)) in self._table.items()
            if west <= lon <= east and south <= lat <= north
        ]

    def overlapping(self, west: float, south: float, east: float, north: float) -> list[str]:
        """Return the ids of the features whose bounding box meets a box, in degrees."""
        return [
            key
            for key, (_, _, (left, bottom, right, top)) in self._table.items()
            if left <= east and right >= west and bottom <= north and top >= south
        ]
