"""Places as rows, and back; geometries as WKB, EPSG:4326, longitude before latitude."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from geo.models import Place, PlaceKind
from geo.store.rows import pack, pack_any, pack_list, unpack, unpack_any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.models import Located

_KINDS = {kind.value: kind for kind in PlaceKind}

#: What tells two places of one id apart, the geometry by its hash.
ATTRIBUTES = ("name", "kind", "country", "countries", "admin1", "admin2", "pcode", "members", "precision_km")


def pack_place(place: Place) -> dict[str, Any]:
    """Return the columns of a place, its row number and revision left out."""
    geometry = None
    if place.geometry is not None:
        from shapely import to_wkb

        geometry = to_wkb(place.geometry, byte_order=1)
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
    )


def gather(located: Iterable[Located]) -> dict[str, Place]:
    """Return every place that the toponyms refer to, by id; one with a geometry rather than one without."""
    found: dict[str, Place] = {}
    for one in located:
        places = [candidate.place for candidate in one.candidates]
        if one.place is not None:
            places.append(one.place)
        for place in places:
            if place.geometry is not None or place.id not in found:
                found[place.id] = place
    return found
