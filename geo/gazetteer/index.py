"""The names and places of the index file, read through a memory map."""

from __future__ import annotations

import json
import mmap
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.errors import DataError
from geo.gazetteer import layout
from geo.gazetteer.regions import distances_km

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    import numpy.typing as npt

_CACHED_NAMES = 60_000
_CACHED_ENTRIES = 20_000
_LONGEST_ID = 9  # digits
#: `layout.ROW` as columns, of which only some are looked through.
_COLUMNS = [
    ("head", "<i4"),
    ("lat", "<i4"),
    ("lon", "<i4"),
    ("population", "<u4"),
    ("rest", "V13"),
    ("kind", "u1"),
    ("tail", "V2"),
]


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the index, without its geometry.

    Attributes
    ----------
    id
        ``gn:170063`` (GeoNames), ``SY-ID`` (ISO 3166-2), ``a2:US.LA.079`` (second
        level, by GeoNames code), ``SY`` (country), ``region:sahel``, ``sup:pazarkule``.
    name
        Canonical English name.
    kind
        One of `geo.gazetteer.layout.KINDS`.
    country, admin1
        ISO 3166-1 alpha-2 and ISO 3166-2.
    admin2
        Id of the division of the second level that holds it.
    lat, lon
        Degrees, EPSG:4326; of a country or province its geographic centre.
    importance
        0 to 1.
    radius_km
        How far a region, sea or river reaches from its point; 0 where it is not said.
    matched
        The folded name that matched.
    name_kind
        ``name``, ``exonym``, ``demonym``, ``abbreviation`` or ``code``.
    """

    id: str
    name: str
    kind: str
    country: str | None
    admin1: str | None
    admin2: str | None
    lat: float
    lon: float
    population: int
    importance: float
    capital: bool = False
    radius_km: int = 0
    matched: str = ""
    name_kind: str = "name"


class Index:
    """The opened index file.

    Parameters
    ----------
    path
        File written by ``data/build_gazetteer.py``.

    Raises
    ------
    DataError
        If the file is missing or is not an index of this version.
    """

    def __init__(self, path: Path) -> None:
        """Map the file; nothing but its header is read."""
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            message = f"the gazetteer {path} cannot be opened ({error}): build it with data/build_gazetteer.py"
            raise DataError(message) from error
        start = len(layout.MAGIC) + 4
        if self._map[: start - 4] != layout.MAGIC:
            message = f"{path} is not a gazetteer of this version: build it anew with data/build_gazetteer.py"
            raise DataError(message)
        length = int.from_bytes(self._map[start - 4 : start], "little")
        header = json.loads(self._map[start : start + length])
        base = start + length
        offsets = {name: (base + offset, base + offset + size) for name, (offset, size) in header["sections"].items()}
        view = memoryview(self._map)
        self._rows = offsets["rows"][0]
        self._strings = offsets["strings"][0]
        self._records = offsets["records"][0]
        self._geonames = view[slice(*offsets["geonames"])].cast("I")
        self._buckets = view[slice(*offsets["buckets"])].cast("I")
        self._countries: list[str | None] = [None, *header["countries"]]
        self._admin1: list[str | None] = [None, *header["admin1"]]
        self.count: int = header["count"]
        self.members: dict[str, list[str]] = header.get("members", {})
        self.pcodes: dict[str, str] = header.get("pcodes", {})
        self.adjectives: dict[str, str] = header.get("adjectives", {})
        self._known: dict[str, tuple[int, int, int]] = {}
        self._entries: dict[int, Entry] = {}
        self._capitals: dict[str, Entry] = {}

    def record(self, name: str) -> tuple[int, int, int]:
        """Return where the postings of a folded name start, how many, and its flags; offset 0 if unknown."""
        known = self._known.get(name)
        if known is not None:
            return known
        bucket, mark = layout.digest(name)
        data = self._map
        position = self._records + self._buckets[bucket]
        end = self._records + self._buckets[bucket + 1]
        found = (0, 0, 0)
        while position < end:
            count = data[position + 5]
            if data[position : position + 5] == mark:
                found = (position + layout.RECORD_HEAD, count, data[position + 6])
                break
            position += layout.RECORD_HEAD + layout.POSTING * count
        if len(self._known) >= _CACHED_NAMES:
            self._known.clear()
        self._known[name] = found
        return found

    def postings(self, record: tuple[int, int, int], mask: int) -> list[tuple[int, int]]:
        """Return row number and kind of name of the postings in one of the languages of the mask."""
        start, count, _flags = record
        data = self._map
        return [
            (int.from_bytes(data[at : at + 3], "little"), data[at + 3])
            for at in range(start, start + layout.POSTING * count, layout.POSTING)
            if data[at + 4] & mask
        ]

    def entry(self, number: int) -> Entry:
        """Return the place of one row."""
        cached = self._entries.get(number)
        if cached is not None:
            return cached
        key, lat, lon, population, name, second, first, radius, country, kind, importance, capital = (
            layout.ROW.unpack_from(self._map, self._rows + layout.ROW.size * number)
        )
        entry = Entry(
            f"gn:{key}" if number < len(self._geonames) else self._string(key),
            self._string(name),
            layout.KINDS[kind],
            self._countries[country],
            self._admin1[first],
            self._id(second - 1) if second else None,
            lat / 1e5,
            lon / 1e5,
            population,
            importance / 255,
            bool(capital),
            radius_km=radius,
        )
        if len(self._entries) >= _CACHED_ENTRIES:
            self._entries.clear()
        self._entries[number] = entry
        return entry

    def capitals(self) -> dict[str, Entry]:
        """Return the capital of every country that has one, the largest of several; the rows are read once."""
        if not self._capitals:
            size = layout.ROW.size
            flags = self._map[self._rows + size - 1 : self._rows + size * self.count : size]
            number = flags.find(1)
            while number >= 0:
                entry = self.entry(number)
                held = self._capitals.get(entry.country or "")
                if entry.country and (held is None or held.population < entry.population):
                    self._capitals[entry.country] = entry
                number = flags.find(1, number + 1)
        return self._capitals

    def number(self, entry_id: str) -> int | None:
        """Return the row of an id, or None."""
        if entry_id.startswith("gn:"):
            digits = entry_id[3:]
            if not digits.isdecimal() or len(digits) > _LONGEST_ID:
                return None
            key = int(digits)
            number = bisect_left(self._geonames, key)
            return number if number < len(self._geonames) and self._geonames[number] == key else None
        record = self.record(f"\x00{entry_id}")
        return self.postings(record, layout.ANY_LANGUAGE)[0][0] if record[1] else None

    def nearest(self, lon: float, lat: float, km: float) -> int | None:
        """Return the row of the town nearest to a point within a distance, or None."""
        import numpy as np

        rows = self._table()
        town = rows["kind"] == layout.KINDS.index("town")
        distance = np.where(town, distances_km(lon, lat, rows["lon"] / 1e5, rows["lat"] / 1e5), np.inf)
        number = int(distance.argmin())
        return number if distance[number] <= km else None

    def towns(self, west: float, south: float, east: float, north: float) -> npt.NDArray[np.float64]:
        """Return longitude, latitude and inhabitants of the towns in a box, a row each."""
        import numpy as np

        rows = self._table()
        lon, lat = rows["lon"] / 1e5, rows["lat"] / 1e5
        inside = (rows["kind"] == layout.KINDS.index("town")) & (lon >= west) & (lon <= east)
        inside &= (lat >= south) & (lat <= north)
        return np.column_stack((lon[inside], lat[inside], rows["population"][inside].astype(np.float64)))

    def _table(self) -> npt.NDArray[np.void]:
        """Return the rows as a table that shares the memory of the file."""
        import numpy as np

        return np.frombuffer(self._map, np.dtype(_COLUMNS), self.count, self._rows)

    def _id(self, number: int) -> str:
        """Return the id of a row."""
        key = layout.ROW.unpack_from(self._map, self._rows + layout.ROW.size * number)[0]
        return f"gn:{key}" if number < len(self._geonames) else self._string(key)

    def _string(self, offset: int) -> str:
        """Return the string at an offset of the pool."""
        start = self._strings + offset
        return self._map[start : self._map.find(b"\x00", start)].decode()
