"""The one place on which a figure stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.models import PlaceKind, Role

if TYPE_CHECKING:
    from geo.gazetteer import Gazetteer
    from geo.models import LocatedFigure, Place

_RANKS = (frozenset({Role.EVENT, Role.HOST, Role.BLOCKED_AT}), frozenset({Role.DESTINATION}), frozenset({Role.ORIGIN}))


def joint_place(located: LocatedFigure, gazetteer: Gazetteer) -> tuple[Place | None, Role]:
    """Return the place on which a figure stands, and its role there.

    Parameters
    ----------
    located
        A figure with its resolved toponyms.
    gazetteer
        Makes joint places.

    Returns
    -------
    tuple
        The places of the best role there is: event, host or blocked_at, else
        destination, else origin. Several make one joint place, except that a
        place inside another one stands alone. None when no toponym of a
        role was resolved; the role is then that of the first toponym, or event.
    """
    for roles in _RANKS:
        chosen = [one for one in located.located if one.toponym.role in roles]
        places = list({one.place.id: one.place for one in chosen if one.place is not None}.values())
        if not places:
            continue
        role = next(one.toponym.role for one in chosen if one.place is not None) or Role.EVENT
        places = _narrowest(places)
        if len(places) == 1:
            return places[0], role
        return gazetteer.joint([place.id for place in places]), role
    return None, next((one.toponym.role for one in located.located if one.toponym.role), Role.EVENT)


def _narrowest(places: list[Place]) -> list[Place]:
    """Leave out places that hold another one: "Idlib, Syria" stands in Idlib."""
    return [place for place in places if not any(other is not place and holds(place, other) for other in places)]


def holds(outer: Place, inner: Place) -> bool:
    """Tell whether a place holds another by their codes: a country, a first-level division, or the whole of a part."""
    if outer.id == inner.id or outer.kind in {PlaceKind.BORDER, PlaceKind.JOINT}:
        return False
    if inner.kind is PlaceKind.PART:
        return inner.id.startswith(f"part:{outer.id}:") or outer.id == inner.country
    if inner.kind is PlaceKind.BORDER:
        return False
    return outer.id in {inner.country, inner.admin1} and inner.id != outer.id
