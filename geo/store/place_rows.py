"""Places as rows, and back; geometries as WKB, EPSG:4326, longitude before latitude."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, update

from geo.models import Place, PlaceKind
from geo.store.rows import pack, pack_any, pack_list, unpack, unpack_any
from geo.store.schema import places

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection, Table

    from geo.models import Located

_KINDS = {kind.value: kind for kind in PlaceKind}

#: Ids in one query: below every database's limit of parameters.
_CHUNK = 500

#: What tells two places of one id apart, the geometry by its hash.
_COMPARED = [c for c in places.columns if c.name not in {"row", "since", "geometry"}]


def pack_place(place: Place) -> dict[str, Any]:
    """Return the columns of a place, its row number and revision left out."""
    geometry = None
    if place.geometry is not None:
        from shapely import to_wkb

        geometry = to_wkb(place.geometry, byte_order=1)
    longitude, latitude = (None, None) if place.centre is None else map(float, place.centre)
    return {
        "id": place.id,
        "name": pack(place.name),
        "kind": place.kind.value,
        "country": place.country,
        "countries": pack_list(place.countries),
        "admin1": place.admin1,
        "admin2": pack_any(place.admin2),
        "pcode": place.pcode,
        "members": pack_list(place.members),
        "precision_km": None if place.precision_km is None else float(place.precision_km),
        "centre_longitude": longitude,
        "centre_latitude": latitude,
        "geometry": geometry,
        "shape": None if geometry is None else hashlib.blake2b(geometry, digest_size=12).hexdigest(),
    }


def unpack_place(row: Any) -> Place:
    """Return the place that `pack_place` was given."""
    geometry = None
    if row.geometry is not None:
        from shapely import from_wkb

        geometry = from_wkb(bytes(row.geometry))
    return Place(
        id=row.id,
        name=unpack(row.name),
        kind=_KINDS[row.kind],
        country=row.country,
        countries=tuple(json.loads(row.countries)),
        admin1=row.admin1,
        admin2=unpack_any(row.admin2),
        pcode=row.pcode,
        members=tuple(json.loads(row.members)),
        geometry=geometry,
        precision_km=row.precision_km,
        centre=None if row.centre_longitude is None else (row.centre_longitude, row.centre_latitude),
    )


def gather(located: Iterable[Located]) -> dict[str, Place]:
    """Return every place that the toponyms refer to, by id; one with a geometry rather than one without."""
    found: dict[str, Place] = {}
    for one in located:
        named = [candidate.place for candidate in one.candidates]
        if one.place is not None:
            named.append(one.place)
        for place in named:
            if place.geometry is not None or place.id not in found:
                found[place.id] = place
    return found


def last_row(connection: Connection, table: Table) -> int:
    """Return the largest row number of a table, 0 if it is empty."""
    return connection.execute(select(func.max(table.c.row))).scalar() or 0


@dataclass(frozen=True, slots=True)
class _Stored:
    place: Place | None
    columns: Mapping[str, Any]
    row: int


@dataclass(slots=True)
class PlaceRows:
    """Places that the store is known to hold, at one revision, so that they need not be looked up again."""

    revision: int = -1
    _stored: dict[str, _Stored] = field(default_factory=dict)

    def at(self, revision: int, *, now: int | None = None) -> PlaceRows:
        """Return what holds at a revision: all if no other program wrote since, else nothing."""
        known = self._stored if self.revision == revision else {}
        return PlaceRows(revision if now is None else now, dict(known))

    def row(self, place_id: str) -> int:
        """Return the row number of a stored place."""
        return self._stored[place_id].row

    def stale(self, connection: Connection, wanted: Mapping[str, Place]) -> list[dict[str, Any]]:
        """Return the rows of the wanted places that are not stored yet, or otherwise."""
        unsure = {key: place for key, place in wanted.items() if not self._holds(place)}
        self._look_up(connection, [key for key in unsure if key not in self._stored])
        stale = []
        for key, place in unsure.items():
            columns, before = pack_place(place), self._stored.get(key)
            if before is None:
                stale.append(columns)
                continue
            # A place named without its outline or centre takes nothing from the one that is stored with them.
            if columns["shape"] is None:
                del columns["geometry"], columns["shape"]
            if columns["centre_longitude"] is None:
                del columns["centre_longitude"], columns["centre_latitude"]
            if any(before.columns[name] != value for name, value in columns.items() if name != "geometry"):
                stale.append(columns)
            else:
                self._stored[key] = _Stored(place, before.columns, before.row)
        return stale

    def store(self, connection: Connection, rows: Sequence[dict[str, Any]], revision: int) -> None:
        """Write the rows that `stale` returned."""
        fresh = [row for row in rows if row["id"] not in self._stored]
        for row in rows:
            if row["id"] in self._stored:
                connection.execute(update(places).where(places.c.id == row["id"]).values(**row, since=revision))
                before = self._stored[row["id"]]
                self._stored[row["id"]] = _Stored(None, {**before.columns, **_compared(row)}, before.row)
        if fresh:
            first = last_row(connection, places) + 1
            numbered = [{**row, "row": number, "since": revision} for number, row in enumerate(fresh, first)]
            connection.execute(insert(places), numbered)
            self._stored |= {row["id"]: _Stored(None, _compared(row), row["row"]) for row in numbered}

    def _holds(self, place: Place) -> bool:
        stored = self._stored.get(place.id)
        return stored is not None and stored.place is place

    def _look_up(self, connection: Connection, ids: Sequence[str]) -> None:
        for first in range(0, len(ids), _CHUNK):
            statement = select(places.c.row, *_COMPARED).where(places.c.id.in_(ids[first : first + _CHUNK]))
            for row in connection.execute(statement).mappings():
                self._stored[row["id"]] = _Stored(None, _compared(row), row["row"])


def _compared(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {column.name: row[column.name] for column in _COMPARED if column.name in row}
