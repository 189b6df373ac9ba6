"""The gazetteer: names looked up, places given their geometry."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from geo.errors import InputError
from geo.gazetteer import derived, layout, regions
from geo.gazetteer.boundaries import Boundaries
from geo.gazetteer.index import Entry, Index
from geo.gazetteer.names import fold
from geo.gazetteer.outlines import Outlines, layer
from geo.gazetteer.views import border_view, configured_view
from geo.models import Place, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy as np
    import numpy.typing as npt
    from shapely.geometry.base import BaseGeometry

    from geo.gazetteer.added import Added

_LONGEST = 9
_CACHED_FINDS = 30_000
_CACHED_PLACES = 2_000
_WIDEST_DISC_KM = 1000.0
#: Inhabitants per square kilometre from which the extent of a town is guessed.
_DENSITY = 3000.0
_DISTRICT = 2


class Gazetteer:
    """Places by name, opened once and passed as an argument.

    Parameters
    ----------
    folder
        Folder with ``gazetteer.bin`` and the boundary files.
    added
        Folder of the store, where boundaries that a user has added are kept.
    """

    def __init__(self, folder: Path, added: Path | None = None) -> None:
        """Open the index; boundaries are opened when first asked for."""
        self._folder = folder
        self._index = Index(folder / "gazetteer.bin")
        self._record = self._index.record
        self._added: Added | None = None
        if added is not None:
            from geo.gazetteer.added import Added

            if (added / layout.ADDED).exists():
                self._added = Added(added / layout.ADDED)
                self._record = self._record_with_added
        self._polygons: Boundaries | None = None
        self._outlines: Outlines | None = None
        self._borders: dict[str, list[str]] = {}
        self._neighbours: dict[str, tuple[str, ...]] = {}
        self._places: dict[str, Place] = {}
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

    def begins(self, word: str) -> bool:
        """Tell whether any name begins with a folded word."""
        record = self._record(word)
        return record[1] > 0 or record[2] > 0

    def goes_on(self, word: str) -> bool:
        """Tell whether any name has more words than the folded one with which it begins."""
        return self._record(word)[2] > 0

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
        record = self._record
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
        if self._added is not None and entry_id in self._added.entries and entry_id.startswith("pc:"):
            return self._added.entries[entry_id]
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
        known = self._places.get(entry_id)
        if known is None:
            known = derived.make(self, entry_id) or self._plain(entry_id)
            if len(self._places) >= _CACHED_PLACES:
                self._places.clear()
            self._places[entry_id] = known
        return known

    def _plain(self, entry_id: str) -> Place:
        """Make the place of an entry: its polygon, or its point."""
        import shapely

        entry = self.entry(entry_id)
        if entry is None:
            message = f"no place has the id {entry_id!r}: look the name up with `geo geocode`"
            raise InputError(message)
        second = self.entry(entry.admin2) if entry.admin2 else None
        shape = self._outline(entry_id)
        is_area = shape is not None
        district, pcode = self._official(entry, is_area=is_area)
        return Place(
            entry.id,
            entry.name,
            PlaceKind.AREA if is_area else PlaceKind.POINT,
            country=entry.country,
            countries=self._countries(entry),
            admin1=entry.admin1,
            admin2=district or (second.name if second else None),
            pcode=pcode,
            geometry=shape if is_area else shapely.Point(entry.lon, entry.lat),
            precision_km=round(regions.radius_km(shape), 1) if shape is not None else _reach(entry),
            centre=(entry.lon, entry.lat) if is_area else None,
        )

    def _countries(self, entry: Entry) -> tuple[str, ...]:
        """Return the countries that an entry touches by definition: its own, or those of its members."""
        if entry.country:
            return (entry.country,)
        members = [self.entry(member) for member in self._index.members.get(entry.id, ())]
        return tuple(sorted({member.country for member in members if member and member.country}))

    def _outline(self, entry_id: str) -> BaseGeometry | None:
        """Return the polygon of a place, of the places that a region is the sum of, or a disc; None for a point."""
        import shapely

        shape = self._added.shape(entry_id) if self._added is not None else None
        shape = self.boundaries.get(entry_id) if shape is None else shape
        if shape is None and entry_id in self._index.members:
            parts = [self._outline(member) for member in self._index.members[entry_id]]
            known = [part for part in parts if part is not None]
            shape = regions.only_polygons(shapely.union_all(known)) if known else None
        entry = self.entry(entry_id) if shape is None else None
        if entry is not None and entry.radius_km:
            shape = regions.buffered(shapely.Point(entry.lon, entry.lat), min(entry.radius_km, _WIDEST_DISC_KM))
        return shape

    def border(self, a: str, b: str, side: str | None = None) -> Place | None:
        """Return the border of two countries, or the 20 km inside one of them.

        Parameters
        ----------
        a, b
            ISO 3166-1 alpha-2, in any order.
        side
            The one of the two from whose side the border is seen.

        Returns
        -------
        Place or None
            ``Greece–Turkey border``, named in alphabetical order; None if they share none on land.
        """
        low, high = sorted((a, b))
        if f"border:{low}-{high}" not in self.boundaries:
            return None
        return self.place(f"border:{low}-{high}" + (f":{side}" if side in {a, b} else ""))

    def part(self, entry_id: str, direction: str) -> Place:
        """Return a compass part (``N NE E SE S SW W NW C``) of a place, as in "north-western Syria"."""
        return self.place(f"part:{entry_id}:{direction}")

    def joint(self, ids: Sequence[str]) -> Place:
        """Return the place that several make together, named in the order given, its id sorted."""
        return derived.joint(self, ids)

    def near(self, entry_id: str, km: float, bearing: str | None = None) -> Place:
        """Return the disc of `km` around a place, or one that lies `km` away in a compass direction (0: not said)."""
        return self.place(f"near:{entry_id}:{km:g}:{bearing or ''}")

    def between(self, a: str, b: str) -> Place:
        """Return the stretch between two places."""
        return self.place(f"between:{a}~{b}")

    def coast(self, entry_id: str) -> Place:
        """Return the coast of a place; the place itself if it has none."""
        return self.place(f"coast:{entry_id}")

    def off(self, entry_id: str) -> Place:
        """Return the waters off the coast of a place; the place itself if it has none."""
        return self.place(f"off:{entry_id}")

    def neighbours(self, country: str) -> tuple[str, ...]:
        """Return the countries (ISO 3166-1 alpha-2, sorted) that share a land border with one."""
        known = self._neighbours.get(country)
        if known is None:
            pairs = [key.removeprefix("border:").split("-") for key in self.border_ids(country)]
            known = self._neighbours[country] = tuple(
                sorted(code for pair in pairs for code in pair if code != country)
            )
        return known

    def border_ids(self, country: str) -> tuple[str, ...]:
        """Return the ids of the border lines of a country."""
        if not self._borders:
            for key in self.boundaries:
                if key.startswith("border:"):
                    for code in key.removeprefix("border:").split("-"):
                        self._borders.setdefault(code, []).append(key)
        return tuple(self._borders.get(country, ()))

    def capital(self, country: str) -> Entry | None:
        """Return the capital of a country (ISO 3166-1 alpha-2), or None."""
        return self._index.capitals().get(country)

    def adjective(self, country: str) -> str:
        """Return the English adjective of a country, "Syrian"; its name if unknown."""
        entry = self.entry(country)
        return self._index.adjectives.get(country) or (entry.name if entry else country)

    def nearest(self, lon: float, lat: float, km: float) -> Entry | None:
        """Return the populated place nearest to a point within a distance, or None."""
        number = self._index.nearest(lon, lat, km)
        return None if number is None else self._index.entry(number)

    def towns(self, west: float, south: float, east: float, north: float) -> npt.NDArray[np.float64]:
        """Return longitude, latitude and inhabitants of the populated places in a box, a row each."""
        return self._index.towns(west, south, east, north)

    def containing(self, lon: float, lat: float) -> Entry | None:
        """Return the province, else the country, whose polygon holds a point."""
        import shapely

        if self._added is not None:
            found = self._added.containing(lon, lat)
            if found is not None:
                return found
        point = shapely.Point(lon, lat)
        best: Entry | None = None
        for key in self.boundaries.around(lon, lat):
            entry = None if key.startswith("border:") else self.entry(key)
            if entry is None or (best is not None and entry.kind == "country"):
                continue
            geometry = self.boundaries.get(key)
            if geometry is not None and geometry.covers(point):
                best = self.entry(entry.admin1) if entry.admin1 else entry
        return best

    def district(self, place: Place) -> Place | None:
        """Return the division of the second level that holds a place.

        Where none is known it is the first level, else the country; None for what lies in no country.
        """
        import shapely

        point, own = place.point, self.entry(place.id)
        if point is not None and self._added is not None:
            for holder in self._added.holders(*point):
                if self._added.level(holder.id) == _DISTRICT:
                    return self.place(holder.id)
        if own is not None and own.admin2:
            return self.place(own.admin2)
        for key in self.boundaries.around(*point) if point is not None else ():
            entry = None if key.startswith("border:") else self.entry(key)
            if entry is not None and entry.kind == "admin2":
                shape = self.boundaries.get(key)
                if shape is not None and shape.covers(shapely.Point(point)):
                    return self.place(key)
        if place.admin1:
            return self.place(place.admin1)
        around = self.containing(*point) if point is not None else None
        wider = around.id if around is not None else place.country
        return self.place(wider) if wider else None

    @property
    def outlines(self) -> Outlines:
        """The lines of the base map, opened when first asked for."""
        if self._outlines is None:
            self._outlines = Outlines(self._folder / "basemap.npz")
        return self._outlines

    def base_map(self, scale: str = "110m", view: str | None = None) -> dict[str, Any]:
        """Return the map's own base layer, a GeoJSON-like feature collection.

        Parameters
        ----------
        scale
            ``"110m"`` for the world, ``"50m"`` for a country.
        view
            Whose view of disputed borders, as for `geo.gazetteer.views.border_view`; the settings' when omitted.

        Returns
        -------
        dict
            ``features`` are countries with ISO 3166-1 alpha-2 as id, or
            territories that stand apart in this view, with their name in
            English and French; the extra members ``borders`` and ``disputed``
            are MultiLineStrings of the lines between them.

        Raises
        ------
        DataError
            If there is no base map of that scale.
        InputError
            If there is no such view.
        """
        return layer(self.outlines, scale, border_view(configured_view() if view is None else view))

    def country_of(self, name_or_demonym: str) -> str | None:
        """Return the ISO 3166-1 alpha-2 code of a country named by name or demonym, or None."""
        for entry in self.find(name_or_demonym):
            if entry.kind == "country":
                return entry.country
        return None

    def _official(self, entry: Entry, *, is_area: bool) -> tuple[str | None, str | None]:
        """Return the district (None: not known) and the P-code of a place.

        They are from the boundaries that a user has added: a point has the code
        of the smallest unit that holds it. A province has OCHA's own code.
        """
        pcode = self._index.pcodes.get(entry.id)
        if self._added is None:
            return None, pcode
        pcode = self._added.pcodes.get(entry.id) or pcode
        district = None
        if not is_area:
            for holder in self._added.holders(entry.lon, entry.lat):
                pcode = pcode or self._added.pcodes.get(holder.id)
                if self._added.level(holder.id) == _DISTRICT:
                    district = district or holder.name
        return district, pcode

    def _record_with_added(self, name: str) -> tuple[int, int, int]:
        """Return the record of a name, counting what a user has added."""
        start, count, flags = self._index.record(name)
        added = self._added
        if added is None:
            return start, count, flags
        return start, count + len(added.names.get(name, ())), flags | (layout.CONTINUES if name in added.begins else 0)

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
            if self._added is not None:
                found += tuple(
                    replace(self._added.entries[key], matched=name)
                    for key in self._added.names.get(name, ())
                    if all(entry.id != key for entry in found)
                )
                found = tuple(sorted(found, key=lambda entry: -entry.importance))
            if len(self._found) >= _CACHED_FINDS:
                self._found.clear()
            self._found[key] = found
        return found


_MASKS: dict[str | None, int] = {code: 1 << place for place, code in enumerate(layout.LANGUAGES)}


def _mask(language: str | None) -> int:
    """Return the mask of the names that a text in a language may use."""
    return _MASKS.get(language, layout.ANY_LANGUAGE)


def _reach(entry: Entry) -> float:
    """Return the radius in km within which a point place lies: a town's extent, a wide guess for what has none."""
    if entry.radius_km:
        return float(entry.radius_km)
    reach = _REACH_KM.get(entry.kind, 2.0)
    return round(max(reach, math.sqrt(entry.population / _DENSITY / math.pi)), 1) if entry.kind == "town" else reach


_REACH_KM = {
    "country": 50.0,
    "admin1": 50.0,
    "admin2": 25.0,
    "region": 150.0,
    "continent": 2000.0,
    "sea": 300.0,
    "river": 200.0,
    "lake": 30.0,
    "strait": 30.0,
    "island": 20.0,
    "mountain": 50.0,
}
