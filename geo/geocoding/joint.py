"""The one place on which a figure stands, and the one its people came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.models import GroupKind, PlaceKind, Role

if TYPE_CHECKING:
    from geo.gazetteer import Gazetteer
    from geo.models import LocatedFigure, Place

_RANKS = (frozenset({Role.EVENT, Role.HOST, Role.BLOCKED_AT}), frozenset({Role.DESTINATION}), frozenset({Role.ORIGIN}))
_ARRIVED = frozenset({Role.DESTINATION, Role.HOST})


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


def origin_place(located: LocatedFigure, place: Place | None, role: Role, gazetteer: Gazetteer) -> Place | None:
    """Return where the people of a figure that stands at their destination or host came from.

    Parameters
    ----------
    located
        A figure with its resolved toponyms.
    place, role
        What `joint_place` returned for it.
    gazetteer
        Makes joint places and knows countries.

    Returns
    -------
    Place or None
        The places of role origin, several as one joint place; without them the country of refugees whose
        nationality is said, for a refugee has fled from it. None where nothing is said, or where one of the two
        places holds the other, for then no way leads from one to the other.
    """
    if place is None or role not in _ARRIVED:
        return None
    chosen = [one.place for one in located.located if one.toponym.role is Role.ORIGIN and one.place is not None]
    places = _narrowest(list({one.id: one for one in chosen}.values()))
    group = located.figure.group
    if not places and group.kind is GroupKind.REFUGEE and group.nationality and gazetteer.entry(group.nationality):
        places = [gazetteer.place(group.nationality)]
    places = [one for one in places if one.id != place.id and not holds(one, place) and not holds(place, one)]
    if len(places) > 1:
        return gazetteer.joint([one.id for one in places])
    return places[0] if places else None


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
