"""The gazetteer: names looked up, places given their geometry."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from geo.errors import DataError, InputError
from geo.gazetteer import layout
from geo.gazetteer.boundaries import Boundaries
from geo.gazetteer.index import Entry, Index
from geo.gazetteer.names import fold
from geo.models import Place, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_LONGEST = 9
_CACHED_FINDS = 30_000


class Gazetteer:
    """Places by name, opened once and passed as an argument.

    Parameters
    ----------
    folder
        Folder with ``gazetteer.bin`` and the boundary files.
    """

    def __init__(self, folder: Path) -> None:
        """Open the index; boundaries are opened when first asked for."""
        self._folder = folder
        self._index = Index(folder / "gazetteer.bin")
        self._polygons: Boundaries | None = None
        self._found: dict[tuple[str, int], tuple[Entry, ...]] = {}

    def find(self, name: str, language: str | None = None) -> tuple[Entry, ...]:
        """Return every place of a name, the most important first.

        Parameters
        ----------
        name
            As written, in any script.
        language
            ISO 639-1 code: leaves out names that belong to other languages only.

        Returns
        -------
        tuple of Entry
            Empty when the name is unknown.
        """
        return self._entries(fold(name), _mask(language))

    def longest(self, words: Sequence[str], start: int, language: str | None = None) -> tuple[int, tuple[Entry, ...]]:
        """Return the longest run of words that is a name.

        Parameters
        ----------
        words
            Folded words, such as `geo.gazetteer.names.words` gives.
        start
            Where the run begins.
        language
            As for `find`.

        Returns
        -------
        tuple
            How many words, and the places; ``(0, ())`` if no name begins there.
        """
        record = self._index.record
        name = words[start]
        at = record(name)
        if not at[2]:
            if not at[1]:
                return 0, ()
            found = self._entries(name, _mask(language))
            return (1, found) if found else (0, ())
        mask = _mask(language)
        names = [name]
        stop = min(len(words), start + _LONGEST)
        position = start + 1
        while at[2] and position < stop:
            name = f"{name} {words[position]}"
            at = record(name)
            if not at[1] and not at[2]:
                break
            names.append(name)
            position += 1
        for count in range(len(names), 0, -1):
            found = self._entries(names[count - 1], mask)
            if found:
                return count, found
        return 0, ()

    def entry(self, entry_id: str) -> Entry | None:
        """Return the place of an id, or None."""
        number = self._index.number(entry_id)
        return None if number is None else self._index.entry(number)

    @property
    def boundaries(self) -> Boundaries:
        """The polygons and border lines, opened when first asked for."""
        if self._polygons is None:
            self._polygons = Boundaries(self._folder / "boundaries.bin")
        return self._polygons

    def place(self, entry_id: str) -> Place:
        """Return a place with its geometry.

        Parameters
        ----------
        entry_id
            Id of an `Entry`.

        Returns
        -------
        Place
            A polygon where the boundary file has one, otherwise a point.

        Raises
        ------
        InputError
            If the id is unknown.
        """
        import shapely

        entry = self.entry(entry_id)
        if entry is None:
            message = f"no place has the id {entry_id!r}: look the name up with `geo geocode`"
            raise InputError(message)
        second = self.entry(entry.admin2) if entry.admin2 else None
        geometry = self.boundaries.get(entry_id)
        is_area = geometry is not None
        return Place(
            entry.id,
            entry.name,
            PlaceKind.AREA if is_area else PlaceKind.POINT,
            country=entry.country,
            countries=(entry.country,) if entry.country else (),
            admin1=entry.admin1,
            admin2=second.name if second else None,
            geometry=geometry if is_area else shapely.Point(entry.lon, entry.lat),
            precision_km=1.0 if is_area else 5.0,
        )

    def containing(self, lon: float, lat: float) -> Entry | None:
        """Return the province, else the country, whose polygon holds a point."""
        import shapely

        point = shapely.Point(lon, lat)
        best: Entry | None = None
        for key in self.boundaries.around(lon, lat):
            entry = None if key.startswith("border:") else self.entry(key)
            if entry is None or (best is not None and best.kind == "admin1" and entry.kind == "country"):
                continue
            geometry = self.boundaries.get(key)
            if geometry is not None and geometry.covers(point):
                best = self.entry(entry.admin1) if entry.admin1 else entry
        return best

    def base_map(self, scale: str = "110m") -> dict[str, Any]:
        """Return the map's own base layer, a GeoJSON-like feature collection.

        Parameters
        ----------
        scale
            ``"110m"`` for the world, ``"50m"`` for a country.

        Returns
        -------
        dict
            ``features`` are countries with ISO 3166-1 alpha-2 as id; the extra
            member ``disputed`` is a MultiLineString of disputed border lines.

        Raises
        ------
        DataError
            If there is no base map of that scale.
        """
        path = self._folder / f"basemap-{scale}.json"
        try:
            base: dict[str, Any] = json.loads(path.read_bytes())
        except OSError as error:
            message = f"the base map {path} cannot be read ({error}): build it with data/build_boundaries.py"
            raise DataError(message) from error
        return base

    def country_of(self, name_or_demonym: str) -> str | None:
        """Return the ISO 3166-1 alpha-2 code of a country named by name or demonym, or None."""
        for entry in self.find(name_or_demonym):
            if entry.kind == "country":
                return entry.country
        return None

    def _entries(self, name: str, mask: int) -> tuple[Entry, ...]:
        """Return the places of a folded name in the languages of a mask."""
        key = (name, mask)
        found = self._found.get(key)
        if found is None:
            index = self._index
            record = index.record(name)
            found = tuple(
                replace(index.entry(number), matched=name, name_kind=layout.NAME_KINDS[kind])
                for number, kind in (index.postings(record, mask) if record[1] else ())
            )
            if len(self._found) >= _CACHED_FINDS:
                self._found.clear()
            self._found[key] = found
        return found


def _mask(language: str | None) -> int:
    """Return the mask of the names that a text in a language may use."""
    if language in layout.LANGUAGES:
        return 1 << layout.LANGUAGES.index(language)
    return layout.ANY_LANGUAGE
