"""How the places of figures lie to one another.

Codes decide wherever they can (a town knows its province and country); only
parts, regions, strips and lines are compared by geometry, in EPSG:4326 with
areas in square degrees, which is enough for shares of one another.
"""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING

from geo.models import Place, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

#: From this share on, a place is inside another; the rest is the roughness of boundaries.
_INSIDE = 0.8
#: Up to this share, two areas only touch.
_TOUCH = 0.05
#: From this share on, a place is the main part of another, or mostly the same.
_MOSTLY = 0.5
#: A crossing or a town this near to a border line belongs to it.
_BORDER_KM = 15.0
_KM_PER_DEGREE = 111.2
_LINES = frozenset({PlaceKind.LINE, PlaceKind.BORDER})


def is_country(place: Place) -> bool:
    """Tell whether the place is one whole country."""
    return place.kind is PlaceKind.AREA and place.country is not None and place.id == place.country


def _is_admin1(place: Place) -> bool:
    return place.admin1 is not None and place.id == place.admin1


def _is_district(place: Place) -> bool:
    """Tell whether the place is of the second level, which may have no more geometry than a point."""
    return place.id.startswith("a2:")


def _has_extent(place: Place) -> bool:
    return place.kind is not PlaceKind.POINT or _is_district(place)


def countries_of(place: Place) -> frozenset[str]:
    """Return the countries that a place touches by definition."""
    return frozenset(place.countries) or (frozenset({place.country}) if place.country else frozenset())


def _base(place: Place) -> str | None:
    """Return the id of the place that a compass part was cut from."""
    kind, _, rest = place.id.partition(":")
    return rest.rpartition(":")[0] if kind == "part" else None


#: What a place without a geometry usually covers, the first that matches.
_USUAL_KM2: tuple[tuple[Callable[[Place], bool], float], ...] = (
    (lambda place: place.kind is PlaceKind.JOINT, 2e4),
    (_is_district, 1e3),
    (lambda place: place.kind in _LINES or place.geometry is not None, 100.0),
    (is_country, 5e5),
    (lambda place: place.country is None, 5e6),
    (_is_admin1, 1e4),
    (lambda _: True, 1e3),
)


def extent_km2(place: Place) -> float:
    """Return how much ground the place covers, in square kilometres, roughly; 0 for a point."""
    if not _has_extent(place):
        return 0.0
    if place.geometry is not None and place.geometry.area:
        middle = math.radians((place.geometry.bounds[1] + place.geometry.bounds[3]) / 2)
        return float(place.geometry.area) * _KM_PER_DEGREE**2 * math.cos(middle)
    return next(usual for matches, usual in _USUAL_KM2 if matches(place))


class Atlas:
    """Answers how places lie to one another, each pair once.

    Parameters
    ----------
    places
        Those among which `near` looks.
    shares
        Answers that are known already, by ids; new ones are added.
    """

    def __init__(self, places: Iterable[Place] = (), shares: dict[tuple[str, str], float] | None = None) -> None:
        """Compare nothing yet."""
        self._shares = {} if shares is None else shares
        self._places = {place.id: place for place in places}

    def near(self, place: Place) -> list[Place]:
        """Return every known place that overlaps this one, itself included, by id."""
        return self._near[place.id]

    @cached_property
    def _near(self) -> dict[str, list[Place]]:
        return _neighbourhoods(self._places, self)

    def share(self, inner: Place, outer: Place) -> float:
        """Return which part of `inner` lies in `outer`, from 0 to 1."""
        if inner.id == outer.id:
            return 1.0
        key = (inner.id, outer.id)
        known = self._shares.get(key)
        if known is None:
            known = self._shares[key] = _share(inner, outer)
        return known

    def contains(self, outer: Place, inner: Place) -> bool:
        """Tell whether `inner` equals `outer` or lies in it."""
        return self.share(inner, outer) >= _INSIDE

    def overlap(self, one: Place, other: Place) -> bool:
        """Tell whether something may have happened in both places at once."""
        return max(self.share(one, other), self.share(other, one)) > _TOUCH

    def agree(self, one: Place, other: Place) -> bool:
        """Tell whether two reports may mean the same ground: one holds the other, or most of it."""
        return max(self.share(one, other), self.share(other, one)) >= _MOSTLY


def _neighbourhoods(places: Mapping[str, Place], atlas: Atlas) -> dict[str, list[Place]]:
    """Return for each place those that overlap it.

    Two points are never compared: only places with an extent can hold others,
    so the work grows with points times areas of one country.
    """
    ordered = [places[key] for key in sorted(places)]
    wide: dict[str, list[Place]] = {}
    nowhere = [place for place in ordered if _has_extent(place) and not countries_of(place)]
    for place in ordered:
        if _has_extent(place):
            for country in countries_of(place):
                wide.setdefault(country, []).append(place)
    found: dict[str, dict[str, Place]] = {place.id: {place.id: place} for place in ordered}
    for place in ordered:
        near = {other.id: other for country in countries_of(place) for other in wide.get(country, ())}
        others = ordered if not near and not countries_of(place) else [*near.values(), *nowhere]
        for other in others:
            if other.id != place.id and atlas.overlap(place, other):
                found[place.id][other.id] = other
                found[other.id][place.id] = place
    return {place_id: [near[key] for key in sorted(near)] for place_id, near in found.items()}


def _share(inner: Place, outer: Place) -> float:
    if not _has_extent(outer):
        return 0.0
    by_code = _share_by_code(inner, outer)
    return _share_by_geometry(inner, outer) if by_code is None else by_code


def _share_by_code(inner: Place, outer: Place) -> float | None:
    """Return the share that ids and codes settle; None if only the geometries can."""
    ours, theirs = countries_of(inner), countries_of(outer)
    if ours and theirs and not ours & theirs:
        return 0.0
    if outer.kind is PlaceKind.JOINT and outer.members:
        return _share_of_joint(inner, outer)
    if is_country(outer) and ours:
        return _share_of_country(inner, outer)
    if _base(inner) == outer.id or (_is_admin1(outer) and inner.admin1 == outer.id):
        return 1.0
    elsewhere = _is_admin1(outer) and (inner.admin1 is not None or inner.kind is PlaceKind.POINT)
    if elsewhere or _is_district(outer):
        return float(not elsewhere and (inner.admin1, inner.admin2) == (outer.admin1, outer.admin2 or outer.name))
    return None


def _share_of_country(inner: Place, outer: Place) -> float | None:
    """Return how much of a place lies in a country: a border in both, one side of it in its own."""
    if inner.kind in _LINES:
        return float(inner.country in {None, outer.country})
    if countries_of(inner) == countries_of(outer):
        return 1.0
    return None if inner.geometry is not None else 0.0


def _share_of_joint(inner: Place, outer: Place) -> float | None:
    if inner.kind is PlaceKind.JOINT and inner.members:
        shared = len(set(inner.members) & set(outer.members))
        if shared == len(inner.members) or inner.geometry is None:
            return shared / len(inner.members)
    if {inner.id, inner.admin1, _base(inner)} & set(outer.members):
        return 1.0
    if inner.kind is PlaceKind.POINT and outer.geometry is None:
        return 0.0
    return None


def _share_by_geometry(inner: Place, outer: Place) -> float:
    if inner.geometry is None or outer.geometry is None or inner.geometry.is_empty or outer.geometry.is_empty:
        return 0.0
    small, large = inner.geometry, outer.geometry
    if not large.area:
        return _share_along(inner, outer)
    if small.area:
        return min(1.0, float(small.intersection(large).area) / float(small.area))
    if small.length:
        return min(1.0, float(small.intersection(large).length) / float(small.length))
    return float(large.intersects(small))


def _share_along(inner: Place, outer: Place) -> float:
    """Return whether a place lies at a line, such as a crossing at its border."""
    small, large = inner.geometry, outer.geometry
    if small is None or large is None:
        return 0.0
    latitude = (small.bounds[1] + small.bounds[3]) / 2
    degrees = _BORDER_KM / _KM_PER_DEGREE / max(0.2, math.cos(math.radians(latitude)))
    if not small.area and not small.length:
        return float(small.distance(large) <= degrees)
    strip = large.buffer(degrees)
    if small.area:
        return min(1.0, float(small.intersection(strip).area) / float(small.area))
    return min(1.0, float(small.intersection(strip).length) / float(small.length))
