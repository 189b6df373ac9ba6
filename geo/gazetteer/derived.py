"""Places that are made from others: borders, parts, joint areas, discs, lines.

Their ids say how they are made, so that a place can be made again from its id::

    border:GR-TR  border:SY-TR:SY  part:SY:NW  joint:SY-HL+SY-ID
    near:gn:170063:10:S  between:gn:170063~gn:169389  coast:LY  off:LY
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.errors import InputError
from geo.gazetteer import regions
from geo.models import Place, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from shapely.geometry.base import BaseGeometry

    from geo.gazetteer.gazetteer import Gazetteer

_ADJECTIVE = {
    "N": "northern",
    "NE": "north-eastern",
    "E": "eastern",
    "SE": "south-eastern",
    "S": "southern",
    "SW": "south-western",
    "W": "western",
    "NW": "north-western",
    "C": "central",
}
_NOUN = {key: word.removesuffix("ern") for key, word in _ADJECTIVE.items()}
_SIDE_KM = 20.0
_BORDER_KM = 10.0
_COAST_KM = 10.0
#: How far from the outline of a province, which is drawn more coarsely, its country's border may run.
_EDGE_KM = 5.0
_OFF_KM = 60.0
#: How far "south of X" reaches when no distance is said.
_VAGUE_KM = 20.0


def make(gazetteer: Gazetteer, place_id: str) -> Place | None:
    """Make a derived place from its id; None if the id is not of a derived place."""
    kind, _, rest = place_id.partition(":")
    maker = _MAKERS.get(kind)
    return maker(gazetteer, rest) if maker else None


def border(gazetteer: Gazetteer, a: str, b: str, side: str | None) -> Place | None:
    """Make the border of two countries; None if they share none on land."""
    low, high = sorted((a, b))
    line = gazetteer.boundaries.get(f"border:{low}-{high}")
    first, second = gazetteer.entry(low), gazetteer.entry(high)
    if line is None or first is None or second is None:
        return None
    name = f"{'–'.join(sorted((first.name, second.name)))} border"
    if side is None:
        return Place(
            f"border:{low}-{high}",
            name,
            PlaceKind.BORDER,
            countries=(low, high),
            geometry=line,
            precision_km=_BORDER_KM,
        )
    return Place(
        f"border:{low}-{high}:{side}",
        f"{name}, {gazetteer.adjective(side)} side",
        PlaceKind.BORDER,
        country=side,
        countries=(low, high),
        geometry=regions.strip(line, _geometry(gazetteer.place(side)), _SIDE_KM),
        precision_km=_SIDE_KM,
    )


def edge(gazetteer: Gazetteer, entry_id: str) -> Place:
    """Make the stretch of its country's borders that a province lies on; one without such a border is itself."""
    import shapely

    base = gazetteer.place(entry_id)
    if base.country is None or base.id == base.country:
        return base
    around = regions.buffered(_geometry(base).simplify(0.01), _EDGE_KM)
    stretches: dict[str, BaseGeometry] = {}
    for key in gazetteer.border_ids(base.country):
        line = gazetteer.boundaries.get(key)
        if line is not None and line.intersects(around):
            stretches[key] = line.intersection(around)
    if not stretches:
        return base
    pairs = [key.removeprefix("border:").split("-") for key in stretches]
    return Place(
        f"edge:{entry_id}",
        f"land border of {base.name}",
        PlaceKind.BORDER,
        country=base.country,
        countries=tuple(sorted({code for pair in pairs for code in pair})),
        admin1=base.admin1,
        geometry=shapely.union_all(list(stretches.values())),
        precision_km=_BORDER_KM,
    )


def part(gazetteer: Gazetteer, entry_id: str, direction: str) -> Place:
    """Make a compass part of a country, province or region; of a town, what lies beside it."""
    if direction not in _ADJECTIVE:
        message = f"{direction!r} is no compass direction: use one of {' '.join(_ADJECTIVE)}"
        raise InputError(message)
    base = gazetteer.place(entry_id)
    outline = _geometry(base)
    centre = None
    if outline.area:
        shape = regions.part(outline, direction)
        centre = regions.settled_middle(shape, gazetteer.towns(*shape.bounds))
    elif direction == "C":
        shape = regions.buffered(outline, (base.precision_km or 1.0) / 2)
    else:
        reach = base.precision_km or 1.0
        lon, lat = regions.shifted(outline.centroid.x, outline.centroid.y, reach / 2, direction)
        shape = regions.buffered(type(outline.centroid)(lon, lat), reach / 2)
    return Place(
        f"part:{entry_id}:{direction}",
        f"{_ADJECTIVE[direction]} {base.name}",
        PlaceKind.PART,
        country=base.country,
        countries=base.countries,
        admin1=base.admin1,
        geometry=shape,
        precision_km=round(regions.radius_km(shape), 1),
        centre=centre,
    )


def joint(gazetteer: Gazetteer, ids: Sequence[str]) -> Place:
    """Make the one place that several make together; a single one is itself."""
    import shapely

    unique = list(dict.fromkeys(ids))
    if not unique:
        message = "a joint place needs at least one place"
        raise InputError(message)
    places = [gazetteer.place(place_id) for place_id in unique]
    if len(places) == 1:
        return places[0]
    names = [place.name for place in places]
    countries = tuple(sorted({code for place in places for code in place.countries}))
    first_levels = {place.admin1 for place in places}
    shape = shapely.union_all([_geometry(place) for place in places])
    return Place(
        "joint:" + "+".join(sorted(unique)),
        f"{', '.join(names[:-1])} and {names[-1]}",
        PlaceKind.JOINT,
        country=countries[0] if len(countries) == 1 else None,
        countries=countries,
        admin1=next(iter(first_levels)) if len(first_levels) == 1 else None,
        members=tuple(sorted(unique)),
        geometry=shape,
        precision_km=round(max(regions.radius_km(shape), *(place.precision_km or 0.0 for place in places)), 1),
    )


def near(gazetteer: Gazetteer, entry_id: str, km: float, bearing: str | None) -> Place:
    """Make the disc around a place, or at a distance from it in a direction."""
    import shapely

    base = gazetteer.place(entry_id)
    lon, lat = base.point or (0.0, 0.0)
    if bearing is None:
        reach = max(km, 1.0)
        name = f"within {km:g} km of {base.name}" if km else f"near {base.name}"
    else:
        away = km or _VAGUE_KM
        reach = max(2.0, away * 0.3) if km else _VAGUE_KM
        lon, lat = regions.shifted(lon, lat, away, bearing)
        name = f"{km:g} km {_NOUN[bearing]} of {base.name}" if km else f"{_NOUN[bearing]} of {base.name}"
    return Place(
        f"near:{entry_id}:{km:g}:{bearing or ''}",
        name,
        PlaceKind.AREA,
        country=base.country,
        countries=base.countries,
        admin1=base.admin1 if km <= _VAGUE_KM else None,
        geometry=regions.buffered(shapely.Point(lon, lat), reach),
        precision_km=reach,
    )


def between(gazetteer: Gazetteer, a: str, b: str) -> Place:
    """Make the stretch between two places, as the line from one to the other."""
    import shapely

    places = [gazetteer.place(a), gazetteer.place(b)]
    ends = [place.point or (0.0, 0.0) for place in places]
    countries = tuple(sorted({code for place in places for code in place.countries}))
    return Place(
        f"between:{a}~{b}",
        f"between {places[0].name} and {places[1].name}",
        PlaceKind.LINE,
        country=countries[0] if len(countries) == 1 else None,
        countries=countries,
        admin1=places[0].admin1 if places[0].admin1 == places[1].admin1 else None,
        geometry=shapely.LineString(ends),
        precision_km=round(max(5.0, regions.distance_km(*ends[0], *ends[1]) / 2), 1),
    )


def coast(gazetteer: Gazetteer, entry_id: str) -> Place:
    """Make the coast of a place; a place without one is itself."""
    base = gazetteer.place(entry_id)
    line = _coastline(gazetteer, base)
    if line is None or line.is_empty:
        return base
    return Place(
        f"coast:{entry_id}",
        f"coast of {base.name}",
        PlaceKind.LINE,
        country=base.country,
        countries=base.countries,
        admin1=base.admin1,
        geometry=line,
        precision_km=_COAST_KM,
    )


def off(gazetteer: Gazetteer, entry_id: str) -> Place:
    """Make the waters before the coast of a place; a place without a coast is itself."""
    base = gazetteer.place(entry_id)
    line = _coastline(gazetteer, base)
    if line is None or line.is_empty:
        return base
    land = _geometry(gazetteer.place(base.country)) if base.country else _geometry(base)
    waters = regions.only_polygons(regions.buffered(line.simplify(0.05), _OFF_KM).difference(land))
    return Place(
        f"off:{entry_id}",
        f"waters off {base.name}",
        PlaceKind.AREA,
        country=base.country,
        countries=base.countries,
        geometry=waters,
        precision_km=_OFF_KM,
    )


def _coastline(gazetteer: Gazetteer, base: Place) -> BaseGeometry | None:
    """Return the coast of a country, of a province, or near a town."""
    import shapely

    if base.country is None:
        return None
    country = _geometry(gazetteer.place(base.country))
    if not country.area:
        return None  # a territory of which only the middle is known, such as Réunion
    lines = [gazetteer.boundaries.get(key) for key in gazetteer.border_ids(base.country)]
    inland = shapely.union_all([line for line in lines if line is not None]) if lines else None
    whole = regions.coastline(country, inland)
    if base.id == base.country or whole.is_empty:
        return whole
    around = _geometry(base) if _geometry(base).area else regions.buffered(_geometry(base), _SIDE_KM)
    return whole.intersection(regions.buffered(around.simplify(0.01), 3.0))


def _geometry(place: Place) -> BaseGeometry:
    """Return the geometry of a place that has one."""
    if place.geometry is None:
        message = f"{place.name} ({place.id}) has no geometry"
        raise InputError(message)
    return place.geometry


def _border_of(gazetteer: Gazetteer, rest: str) -> Place | None:
    """Make a border from what its id says."""
    pair, _, side = rest.partition(":")
    left, _, right = pair.partition("-")
    return border(gazetteer, left, right, side or None)


def _part_of(gazetteer: Gazetteer, rest: str) -> Place:
    """Make a part from what its id says."""
    base, _, direction = rest.rpartition(":")
    return part(gazetteer, base, direction)


def _near_of(gazetteer: Gazetteer, rest: str) -> Place:
    """Make a disc from what its id says."""
    base, km, bearing = rest.rsplit(":", 2)
    return near(gazetteer, base, float(km), bearing or None)


_MAKERS: dict[str, Callable[[Gazetteer, str], Place | None]] = {
    "border": _border_of,
    "part": _part_of,
    "joint": lambda gazetteer, rest: joint(gazetteer, rest.split("+")),
    "near": _near_of,
    "between": lambda gazetteer, rest: between(gazetteer, *rest.split("~", 1)),
    "coast": coast,
    "edge": edge,
    "off": off,
}
