"""The vector base map: the world's countries at 1:110 million, provinces at 1:10 million where the data lie.

All from Natural Earth, in the public domain, through the gazetteer, as a view
of the disputed borders draws them. Every line is stored once with who lies on
either side, so that coast, borders, provinces and disputed lines are told apart.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from geo.gazetteer.outlines import rings
from geo.gazetteer.views import border_view
from geo.maps.countries import country_names
from geo.maps.extent import Box, home_box
from geo.maps.geometry import shape_of
from geo.maps.packing import pack_json

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.gazetteer import Gazetteer
    from geo.gazetteer.outlines import Drawn
    from geo.layers import Layers


_COUNTRY_CODE = 2
_WIDEST_DEGREES = 45.0
"""Where the data spread wider than this, the coarse map of the world is all that is drawn."""


def base_map(
    layers: Layers, language: str = "en", gazetteer: Gazetteer | None = None, *, view: str = "default"
) -> dict[str, Any]:
    """Return the base map for some data.

    Parameters
    ----------
    layers
        Its places decide where the finer map lies.
    language
        ISO 639-1 code of the countries' names.
    gazetteer
        The one that ships with the product when omitted.
    view
        Whose view of disputed borders, as for `geo.gazetteer.views.border_view`.

    Returns
    -------
    dict
        ``world`` and, unless the data span the world, ``near``: levels of detail,
        packed; ``near_box``: west, south, east, north in degrees (EPSG:4326);
        ``areas``: the provinces of countries with data, to be shaded.

    Raises
    ------
    DataError
        If the gazetteer's data files are missing or damaged.
    InputError
        If there is no such view.
    """
    gazetteer = gazetteer or _shipped()
    out: dict[str, Any] = {"world": _world(gazetteer, language, view)}
    box = _near_box(layers)
    if box is not None:
        codes = frozenset(country for place in layers.places.values() for country in (place.country, *place.countries))
        out["near"] = _near(gazetteer, language, view, box, codes - {None})
        out["near_box"] = box
        provinces = frozenset(place.admin1[:2] for place in layers.places.values() if place.admin1)
        out["areas"] = _areas(gazetteer, home_box(layers) or box, provinces)
    return out


def _near_box(layers: Layers) -> Box | None:
    """Return the box in which a map of these places can be expected to move, rounded outwards to 2 degrees."""
    home = home_box(layers)
    if home is None:
        return None
    west, south, east, north = home
    if max(east - west, north - south) > _WIDEST_DEGREES:
        return None
    half_x = max((east - west) * 0.95, (north - south) * 2.0, 8.0)
    half_y = max((north - south) * 1.1, (east - west) * 0.55, 5.5)
    x, y = (west + east) / 2, (south + north) / 2
    return (
        max(-180.0, 2 * ((x - half_x) // 2)),
        max(-84.0, 2 * ((y - half_y) // 2)),
        min(180.0, -2 * (-(x + half_x) // 2)),
        min(84.0, -2 * (-(y + half_y) // 2)),
    )


@cache
def _shipped() -> Gazetteer:
    from geo.gazetteer import open_gazetteer

    return open_gazetteer()


@cache
def _world(gazetteer: Gazetteer, language: str, view: str) -> str:
    drawn = gazetteer.outlines.drawn("110m", border_view(view))
    return pack_json(_level(drawn, view, language, _names(gazetteer, language), frozenset()))


@cache
def _near(gazetteer: Gazetteer, language: str, view: str, box: Box, codes: frozenset[str]) -> str:
    drawn = gazetteer.outlines.drawn("10m", border_view(view), box)
    return pack_json(_level(drawn, view, language, _names(gazetteer, language), codes))


def _is_province(key: str) -> bool:
    """Tell whether an id is an ISO 3166-2 one."""
    return key[_COUNTRY_CODE : _COUNTRY_CODE + 1] == "-"


@cache
def _areas(gazetteer: Gazetteer, box: Box, codes: frozenset[str]) -> str:
    """Return the provinces of some countries, as far as they meet a box, with outlines and a point within each."""
    areas = []
    for key in gazetteer.boundaries.overlapping(*box):
        if key[:_COUNTRY_CODE] not in codes or not _is_province(key) or gazetteer.entry(key) is None:
            continue
        place = gazetteer.place(key)
        shape, point = shape_of(place), place.point
        if shape is not None and point is not None:
            lon, lat = point
            areas.append({"id": key, "name": place.name, "lon": round(lon, 3), "lat": round(lat, 3), "shape": shape})
    return pack_json(areas)


def _level(
    drawn: Drawn, view: str, language: str, names: Callable[[str], str], with_provinces: frozenset[str]
) -> dict[str, Any]:
    """Return one level of detail: countries, or what stands apart in a view, and the lines between them."""
    seen = border_view(view)
    return {
        "countries": [
            {
                "code": code,
                "name": seen.name(code, language) or names(code),
                "area": [differences_of(ring) for ring in rings(lines)],
            }
            for code, lines in sorted(drawn.outlines.items())
        ],
        "borders": [differences_of(line.tolist()) for line in drawn.borders],
        "provinces": [
            differences_of(line.tolist())
            for code, lines in sorted(drawn.provinces.items())
            if code in with_provinces
            for line in lines
        ],
        "disputed": [differences_of(line.tolist()) for line in drawn.disputed],
    }


def _names(gazetteer: Gazetteer, language: str) -> Callable[[str], str]:
    """Return how countries are named: in English as the gazetteer does, so that map and places agree."""
    known = country_names(language)

    def name(code: str) -> str:
        entry = gazetteer.entry(code) if language == "en" else None
        return entry.name if entry is not None else known.get(code, code)

    return name


def differences_of(corners: Sequence[Sequence[int]]) -> list[int]:
    """Return a line as its first corner and the steps from corner to corner."""
    out: list[int] = []
    x = y = 0
    for right, up in corners:
        out += (right - x, up - y)
        x, y = right, up
    return out
