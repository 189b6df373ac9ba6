"""Join the provinces of Natural Earth to the divisions of ISO 3166-2 and GeoNames."""

from __future__ import annotations

import difflib
import math
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import shapely
from build import shapes, variants
from build.model import Row

from geo.gazetteer.names import fold

if TYPE_CHECKING:
    from pathlib import Path

    from build.geonames import Divisions
    from shapely.geometry.base import BaseGeometry

#: Languages of the names of Natural Earth that are marked as such; the others join every text.
_MARKED = {"en": "en", "fr": "fr", "es": "es", "tr": "tr"}
_ALIKE = 0.65
#: Degrees that a province spans only where it lies on both sides of the 180th meridian.
_HALF_TURN = 180.0
_TYPE = re.compile(
    r"^(Autonomous Republic of|Republic of|Province of|State of|Governorate of|Emirate of) (?!Congo)"
    r"| (Governorate|Province|Region|Oblast|Krai|Prefecture|Department|District|County|Division|Voivodeship|Canton"
    r"|Autonomous Region|Municipality|state|State|region|province)$"
)
_LANGUAGES = [
    "ar",
    "bn",
    "de",
    "el",
    "en",
    "es",
    "fa",
    "fr",
    "he",
    "hi",
    "hu",
    "id",
    "it",
    "ja",
    "ko",
    "nl",
    "pl",
    "pt",
    "ru",
    "sv",
    "tr",
    "uk",
    "ur",
    "vi",
    "zh",
    "zht",
]


def join(folder: Path, known: Divisions, tolerance: float = 0.01) -> dict[str, BaseGeometry]:
    """Give the provinces the ids of the divisions, add those that are missing, and return polygons by id.

    Source of the simplification: GEOS coverage simplification (Visvalingam and
    Whyatt), which moves the edge that two provinces share only once.
    """
    features = shapes.provinces(folder)
    simple = shapely.coverage_simplify([geometry for _, geometry in features], tolerance)
    parts: dict[str, list[BaseGeometry]] = defaultdict(list)
    listed = {row.id: {variants.bare(name) for name in row.names} for row in known.rows}
    shared = Counter(str(properties.get("iso_3166_2", "")) for properties, _ in features)
    for (properties, _), geometry in zip(features, simple, strict=True):
        row = _row(properties, known, shared, listed)
        if row is None:
            continue
        if shared[str(properties.get("iso_3166_2", ""))] == 1 or _names(properties) & listed.get(row.id, set()):
            _call(row, properties)
        parts[row.id].append(geometry)
    found = {key: shapes.polygons(shapely.union_all(part)) for key, part in parts.items()}
    _fill_parents(found, known)
    for row in known.rows:
        if row.id in found:
            row.lon, row.lat = centre(found[row.id])
    _centre_scattered(found, known)
    return dict(sorted(found.items()))


def _centre_scattered(found: dict[str, BaseGeometry], known: Divisions) -> None:
    """Put a province at the middle of all its parts, as maps do with islands and coasts, but in no other province."""
    shapes_of = list(found.values())
    tree = shapely.STRtree(shapes_of)
    for row in known.rows:
        geometry = found.get(row.id)
        if geometry is None:
            continue
        west, _, east, _ = geometry.bounds
        middle = geometry.centroid
        inside = (shapes_of[number] for number in tree.query(middle, predicate="within"))
        if east - west < _HALF_TURN and all(other is geometry for other in inside):
            row.lon, row.lat = middle.x, middle.y


def centre(geometry: BaseGeometry) -> tuple[float, float]:
    """Return longitude and latitude of the centroid of the largest part, or of a point inside it."""
    main = max(shapely.get_parts(geometry), key=lambda part: part.area)
    point = main.centroid
    if not main.contains(point):
        point = main.representative_point()
    return point.x, point.y


def _row(properties: dict[str, Any], known: Divisions, shared: Counter[str], listed: dict[str, set[str]]) -> Row | None:
    """Return the division that a province is, a new one if there is none, or None if it has no name.

    Codes alone do not settle it: ISO 3166-2 has given some codes to other
    provinces since the polygons were drawn. A division is taken by its code
    when a name agrees too; a province without a division of its own belongs
    to the one whose code it shares with others.
    """
    code = str(properties.get("iso_3166_2", ""))
    country = shapes.country_of(properties)
    by_code = known.by_iso.get(code)
    by_geonames = known.by_geonames.get(str(properties.get("gn_id", "")))
    coded = [by_code, by_geonames, known.by_code.get(str(properties.get("gn_a1_code", "")))]
    coded = [row for row in coded if row is not None and row.country == country]
    names = _names(properties)
    for row in (*coded, *(row for row in known.rows if row.country == country and row.kind == "admin1")):
        if names & listed.get(row.id, set()):
            return row
    if by_code is not None and by_code is by_geonames:
        return by_code
    if by_code is not None and by_code.country == country and shared[code] > 1:
        return by_code
    name = properties.get("name")
    if not name:
        return None
    clean = code.rstrip("~")
    place_id = clean if clean[:2].isalpha() and code not in known.by_iso else f"{country}-X{clean.rsplit('-', 1)[-1]}"
    row = known.by_iso.get(place_id)
    if row is None:
        row = Row(place_id, str(name), "admin1", math.nan, math.nan, country=country, admin1=place_id)
        known.rows.append(row)
        known.by_iso[place_id] = row
    return row


def _names(properties: dict[str, Any]) -> set[str]:
    """Return the folded names of a province, in English and its own language, without words such as "Governorate"."""
    written = [properties.get(key) for key in ("name", "name_en", "gn_name")]
    return {variants.bare(fold(str(name))) for name in written if name} - {""}


def _call(row: Row, properties: dict[str, Any]) -> None:
    """Add the names of a province in every language, and its English name where another source has it too."""
    english = _TYPE.sub("", str(properties.get("name_en") or "")).strip()
    listed = {variants.bare(name) for name in row.names}
    if english and row.kind == "admin1":
        close = max((difflib.SequenceMatcher(None, fold(english), name).ratio() for name in listed), default=1.0)
        if fold(english) in listed or close > _ALIKE:
            row.name = english
        row.call(english)
    row.call(str(properties.get("name") or row.name))
    for name in str(properties.get("name_alt") or "").split("|"):
        row.call(name)
    for language in _LANGUAGES:
        name = properties.get(f"name_{language}")
        if name:
            row.call(str(name), "name", _MARKED.get(language))


def _fill_parents(found: dict[str, BaseGeometry], known: Divisions) -> None:
    """Make the polygon of a division whose parts alone have polygons."""
    below: dict[str, list[BaseGeometry]] = defaultdict(list)
    for key, geometry in found.items():
        above = known.parent.get(key)
        while above is not None:
            below[above].append(geometry)
            above = known.parent.get(above)
    for key, parts in sorted(below.items()):
        if key not in found:
            found[key] = shapes.polygons(shapely.union_all(parts))
