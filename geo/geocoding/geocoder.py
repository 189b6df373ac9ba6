"""The gazetteer as a geopy geocoder, so that whatever takes a geopy geocoder works without a network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.gazetteer import open_gazetteer
from geo.geocoding.names import group, mentions_of
from geo.geocoding.ranking import rank
from geo.models import Span, Toponym

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.gazetteer import Entry, Gazetteer

_REACH_KM = 100.0


class _NoNetwork(BaseSyncAdapter):  # type: ignore[misc]  # geopy has no type annotations
    """An adapter that refuses every request: this geocoder never makes one."""

    def get_text(self, url: str, **_: Any) -> str:
        """Refuse."""
        raise GeocoderQueryError(url)

    def get_json(self, url: str, **_: Any) -> Any:
        """Refuse."""
        raise GeocoderQueryError(url)


class OfflineGeocoder(Geocoder):  # type: ignore[misc]  # geopy has no type annotations
    """Geocode with the gazetteer that ships with the product.

    Parameters
    ----------
    gazetteer
        Opened when omitted.

    Examples
    --------
    >>> OfflineGeocoder().geocode("Idleb, Syria").address
    'Idlib, Syria'
    """

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        super().__init__(adapter_factory=lambda **_: _NoNetwork(proxies=None, ssl_context=None))
        self.gazetteer = gazetteer if gazetteer is not None else open_gazetteer()

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        limit: int | None = None,
        country_codes: str | Iterable[str] | None = None,
        language: str | None = None,
    ) -> Location | list[Location] | None:
        """Return the place of a name.

        Parameters
        ----------
        query
            A name, or a name and what holds it: ``"Paris, Texas"``.
        exactly_one
            Return the best place alone.
        limit
            At most so many places.
        country_codes
            ISO 3166-1 alpha-2 codes: only places of these countries.
        language
            ISO 639-1 code: leaves out names that belong to other languages only.

        Returns
        -------
        Location, list of Location or None
            None when the name is unknown, as geopy has it.
        """
        wanted = _codes(country_codes)
        entries = [e for e in self._ranked(query, language) if not wanted or e.country in wanted]
        if limit is not None:
            entries = entries[:limit]
        if not entries:
            return None
        if exactly_one:
            return self._location(entries[0])
        return [self._location(entry) for entry in entries]

    def reverse(
        self, query: Point | tuple[float, float] | str, *, exactly_one: bool = True, within_km: float = _REACH_KM
    ) -> Location | list[Location] | None:
        """Return the place at a point.

        Parameters
        ----------
        query
            Latitude before longitude, as geopy has it, in degrees (EPSG:4326).
        exactly_one
            Return the nearest town alone, else it and the division that holds the point.
        within_km
            How far the nearest town may be.

        Returns
        -------
        Location, list of Location or None
            None at sea, far from every town.
        """
        point = Point(query)
        nearest = self.gazetteer.nearest(point.longitude, point.latitude, within_km)
        holder = self.gazetteer.containing(point.longitude, point.latitude)
        found = [entry for entry in (nearest, holder) if entry is not None]
        if not found:
            return None
        if exactly_one:
            return self._location(found[0])
        return [self._location(entry) for entry in found]

    def _ranked(self, query: str, language: str | None) -> list[Entry]:
        """Return the places of the first name of a query, in the light of the names after it."""
        toponyms, start = [], 0
        for part in query.split(","):
            name = part.strip()
            if name:
                begin = query.index(name, start)
                toponyms.append(Toponym(Span(begin, begin + len(name)), name, anchors=(name,)))
                start = begin + len(name)
        mentions = mentions_of(toponyms, query)
        if not mentions:
            return []
        ranked = rank(group(mentions, query, self.gazetteer, language), self.gazetteer)
        first = mentions[0].name
        entries = next(item.entries for item in ranked if item.name is first)
        holders = set(first.inside) if first is not None else set()
        inside = [e for e in entries if holders & {e.country, e.admin1, e.admin2}]
        return inside or entries

    def _location(self, entry: Entry) -> Location:
        """Make geopy's record of a place."""
        names = [entry.name]
        for code in (entry.admin1, entry.country):
            holder = self.gazetteer.entry(code) if code else None
            if holder is not None and holder.name not in names:
                names.append(holder.name)
        raw = {
            "id": entry.id,
            "name": entry.name,
            "kind": entry.kind,
            "country": entry.country,
            "admin1": entry.admin1,
            "admin2": entry.admin2,
            "population": entry.population,
            "importance": entry.importance,
        }
        return Location(", ".join(names), Point(entry.lat, entry.lon), raw)


def _codes(country_codes: str | Iterable[str] | None) -> set[str]:
    """Return country codes in capitals."""
    if country_codes is None:
        return set()
    codes = [country_codes] if isinstance(country_codes, str) else country_codes
    return {code.strip().upper() for code in codes}
