"""Official boundaries that a user brings: COD-AB files and the like, kept beside the store.

``geo gazetteer add FILE --level N`` reads a GeoPackage, a shapefile (zipped or
not) or GeoJSON through pyogrio and writes its features to
``boundaries-added.sqlite``. An admin1 that is a province of the index keeps
the id of the province and gains its P-code and outline; every other feature
becomes a place of its own, ``pc:`` and its P-code. `geo.gazetteer.boundary_files`
reads the files.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from geo.errors import DataError, InputError
from geo.gazetteer.boundaries import decode, encode
from geo.gazetteer.boundary_files import read_units
from geo.gazetteer.index import Entry
from geo.gazetteer.layout import ADDED
from geo.gazetteer.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from geo.gazetteer.boundary_files import Unit
    from geo.gazetteer.gazetteer import Gazetteer

LEVELS = range(4)
_KIND = ("country", "admin1", "admin2", "admin3")
_WEIGHT = (0.95, 0.62, 0.4, 0.3)
_SAME_SHARE = 0.5
_SCHEMA = """
CREATE TABLE IF NOT EXISTS places (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, level INTEGER NOT NULL, pcode TEXT, country TEXT, admin1 TEXT,
    lat REAL NOT NULL, lon REAL NOT NULL,
    west REAL NOT NULL, south REAL NOT NULL, east REAL NOT NULL, north REAL NOT NULL, shape BLOB NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS names (
    folded TEXT NOT NULL, id TEXT NOT NULL REFERENCES places (id) ON DELETE CASCADE, PRIMARY KEY (folded, id)
) STRICT, WITHOUT ROWID;
"""


def add_boundaries(  # noqa: PLR0913 - one keyword an option of the command
    path: Path,
    *,
    name_field: str | None,
    pcode_field: str | None,
    level: int,
    store_dir: Path,
    gazetteer: Gazetteer,
    layer: str | None = None,
) -> int:
    """Add the boundaries of a file to those beside a store.

    Parameters
    ----------
    path
        GeoPackage, shapefile, zipped shapefile or GeoJSON, in any coordinate system that it names.
    name_field, pcode_field
        Columns with the name and the P-code; where None, the usual ones of COD-AB are looked for.
    level
        0 (country) to 3 (admin3).
    store_dir
        Folder of the store.
    gazetteer
        Finds the province that each unit belongs to.
    layer
        Layer of the file; the one that has the columns when None.

    Returns
    -------
    int
        How many units were added; those that were there before are replaced.

    Raises
    ------
    InputError
        If the file cannot be read, lacks a column, or holds no polygon.
    """
    if level not in LEVELS:
        message = f"level {level} is not one of 0 (country) to 3: pass the admin level of the file"
        raise InputError(message)
    features = read_units(path, name_field=name_field, pcode_field=pcode_field, level=level, layer=layer)
    with closing(sqlite3.connect(store_dir / ADDED)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.executescript(_SCHEMA)
        for number, feature in enumerate(features):
            _insert(connection, feature, level, gazetteer, f"{path.stem}-{number}")
    return len(features)


def _insert(connection: sqlite3.Connection, feature: Unit, level: int, gazetteer: Gazetteer, fallback: str) -> None:
    """Write one unit, replacing what had its id."""
    point = feature.shape.representative_point()
    above = gazetteer.containing(point.x, point.y)
    entry_id = f"pc:{feature.pcode or fallback}"
    if level == 1 and above is not None and above.admin1 and _is_same(feature.shape, gazetteer, above.admin1):
        entry_id = above.admin1
    elif level == 0 and above is not None and above.country:
        entry_id = above.country
    west, south, east, north = feature.shape.bounds
    row = (
        *(entry_id, feature.name, level, feature.pcode),
        above.country if above else None,
        above.admin1 if above and level else None,
        *(point.y, point.x, west, south, east, north, encode(feature.shape)),
    )
    connection.execute("DELETE FROM places WHERE id = ?", (entry_id,))
    connection.execute(f"INSERT INTO places VALUES ({','.join('?' * len(row))})", row)  # noqa: S608 - only marks
    connection.execute("DELETE FROM names WHERE id = ?", (entry_id,))
    folded = {fold(name) for name in (feature.name, *feature.other_names)} - {""}
    connection.executemany("INSERT INTO names VALUES (?, ?)", [(name, entry_id) for name in sorted(folded)])


def _is_same(shape: BaseGeometry, gazetteer: Gazetteer, entry_id: str) -> bool:
    """Tell whether a unit covers most of a province and little else."""
    known = gazetteer.boundaries.get(entry_id)
    if known is None:
        return False
    shared = shape.intersection(known).area
    return bool(shared >= _SAME_SHARE * max(shape.area, known.area))


class Added:
    """The boundaries that a user has added, opened for reading.

    Parameters
    ----------
    path
        The file that `add_boundaries` wrote.

    Raises
    ------
    DataError
        If the file is damaged.
    """

    def __init__(self, path: Path) -> None:
        """Open the file and read its names and boxes; outlines are read one at a time."""
        try:
            self._connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
            rows = self._connection.execute(
                "SELECT id, name, level, pcode, country, admin1, lat, lon, west, south, east, north FROM places"
            ).fetchall()
            names = self._connection.execute("SELECT folded, id FROM names ORDER BY folded, id").fetchall()
        except sqlite3.Error as error:
            message = f"the added boundaries {path} cannot be read ({error}): delete the file and add them again"
            raise DataError(message) from error
        self.entries: dict[str, Entry] = {row[0]: _entry(row) for row in rows}
        self.pcodes: dict[str, str] = {row[0]: row[3] for row in rows if row[3]}
        self._boxes: dict[str, tuple[float, ...]] = {row[0]: row[8:12] for row in rows}
        self._levels: dict[str, int] = {row[0]: row[2] for row in rows}
        self.names: dict[str, list[str]] = {}
        self.begins: set[str] = set()
        for folded, entry_id in names:
            self.names.setdefault(folded, []).append(entry_id)
            words = folded.split()
            self.begins.update(" ".join(words[:count]) for count in range(1, len(words)))

    def shape(self, entry_id: str) -> BaseGeometry | None:
        """Return the outline of an added place, or None."""
        row = self._connection.execute("SELECT shape FROM places WHERE id = ?", (entry_id,)).fetchone()
        return None if row is None else decode(row[0])

    def containing(self, lon: float, lat: float) -> Entry | None:
        """Return the added place of the lowest level whose polygon holds a point."""
        return next(self.holders(lon, lat), None)

    def level(self, entry_id: str) -> int:
        """Return the administrative level of an added place."""
        return self._levels[entry_id]

    def holders(self, lon: float, lat: float) -> Iterator[Entry]:
        """Go through the added places whose polygon holds a point, the lowest level first."""
        import shapely

        point = shapely.Point(lon, lat)
        inside = [
            key
            for key, (west, south, east, north) in self._boxes.items()
            if west <= lon <= east and south <= lat <= north
        ]
        for key in sorted(inside, key=lambda key: (-self._levels[key], key)):
            shape = self.shape(key)
            if shape is not None and shape.covers(point):
                yield self.entries[key]


def _entry(row: tuple[Any, ...]) -> Entry:
    """Return the entry of a row."""
    return Entry(
        row[0],
        row[1],
        _KIND[row[2]],
        row[4],
        row[0] if row[2] == 1 and not row[0].startswith("pc:") else row[5],
        None,
        row[6],
        row[7],
        0,
        _WEIGHT[row[2]],
    )
