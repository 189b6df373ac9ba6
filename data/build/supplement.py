"""The supplement that a person edits: places, regions, abbreviations, demonyms, centres."""

from __future__ import annotations

import csv
import math
import re
from collections import defaultdict
from typing import TYPE_CHECKING

import shapely
from build import inflection
from build.model import Row

from geo.gazetteer.layout import LANGUAGES
from geo.gazetteer.names import fold
from geo.gazetteer.regions import distance_km

if TYPE_CHECKING:
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

_SAME_TOWN_KM = 20.0
_SAME_REGION_KM = 160.0
_LONGEST_STATE_ID = 6
_MARK = re.compile(r"(en|fr|es|ar|tr):(.+)")
#: How much a place of the supplement weighs at least, by kind.
_WEIGHT = {
    "town": 0.38,
    "crossing": 0.38,
    "camp": 0.36,
    "site": 0.25,
    "region": 0.42,
    "island": 0.42,
    "mountain": 0.4,
    "sea": 0.4,
}


def table(path: Path) -> list[dict[str, str]]:
    """Return the rows of one CSV file of the supplement."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def call_all(row: Row, names: str, kind: str = "name") -> None:
    """Add names separated by ``|``; ``fr:`` before one says that only texts in that language use it."""
    for name in filter(None, (part.strip() for part in names.split("|"))):
        marked = _MARK.fullmatch(name)
        if marked:
            row.call(marked[2], kind, marked[1])
        else:
            row.call(name, kind)


class Known:
    """The places found so far, by country and folded name."""

    def __init__(self, rows: list[Row]) -> None:
        """List the rows under each of their names."""
        self.by_id = {row.id: row for row in rows}
        self._named: dict[tuple[str | None, str], list[Row]] = defaultdict(list)
        for row in rows:
            for name in row.names:
                self._named[row.country, name].append(row)

    def same(self, line: dict[str, str]) -> Row | None:
        """Return the place that a line of the supplement adds names to, or None if it is new."""
        is_region = line["kind"] in {"region", "island"}
        reach = _SAME_REGION_KM if is_region else _SAME_TOWN_KM
        kinds = {"admin1", "admin2"} if is_region else {"town"}
        lat, lon = float(line["lat"]), float(line["lon"])
        bare = fold(_bare(line["name"]))
        tried = [bare, *(fold(_unmarked(name)) for name in line["names"].split("|") if name)]
        for name in tried if not is_region else [bare]:
            near = [
                (distance_km(lon, lat, row.lon, row.lat), row.kind, row.id, row)
                for row in self._named.get((line["country"], name), ())
                if row.kind in kinds and not math.isnan(row.lat)
            ]
            near = [found for found in near if found[0] <= reach]
            if near:
                return min(near, key=lambda found: (found[1] if is_region else "", found[0], found[2]))[3]
        return None


def _bare(name: str) -> str:
    """Return a name without the region in brackets that tells it from another."""
    return re.sub(r" *\(.*\)", "", name)


def _unmarked(name: str) -> str:
    """Return a name without its language mark."""
    marked = _MARK.fullmatch(name.strip())
    return marked[2] if marked else name


def add_places(folder: Path, rows: list[Row], provinces: dict[str, BaseGeometry]) -> list[Row]:
    """Add the places of ``places-*.csv``: names to those that are known, rows for the others."""
    known = Known(rows)
    inside = _Provinces(provinces, known)
    added: list[Row] = []
    for path in sorted(folder.glob("places-*.csv")):
        for line in table(path):
            row = known.same(line) if line["kind"] in {"town", "region", "island"} else None
            if row is None:
                row = _new(line, known, inside)
                added.append(row)
            elif "(" not in line["name"] and row.kind == "town":
                row.name = line["name"]
            row.importance = max(row.importance, _WEIGHT[line["kind"]])
            row.call(line["name"])
            row.call(_bare(line["name"]))
            call_all(row, line["names"])
    return added


def _new(line: dict[str, str], known: Known, inside: _Provinces) -> Row:
    """Make a place of the supplement that no source has."""
    slug = fold(line["name"]).replace(" ", "-")
    place_id = f"sup:{slug}" if f"sup:{slug}" not in known.by_id else f"sup:{slug}-{line['country'].lower()}"
    if place_id in known.by_id:
        message = f"two places of the supplement are {place_id}: tell them apart by name, as in 'Brest (Belarus)'"
        raise ValueError(message)
    row = Row(
        place_id, _bare(line["name"]), line["kind"], float(line["lat"]), float(line["lon"]), country=line["country"]
    )
    row.admin1 = inside.find(row)
    known.by_id[place_id] = row
    return row


class _Provinces:
    """The polygons of the provinces, to find the one that holds a new place."""

    def __init__(self, polygons: dict[str, BaseGeometry], known: Known) -> None:
        """Index the polygons."""
        self._ids = [key for key in polygons if key in known.by_id]
        self._tree = shapely.STRtree([polygons[key] for key in self._ids])
        self._known = known

    def find(self, row: Row) -> str | None:
        """Return the ISO 3166-2 code of the province of the same country that holds a place, or lies nearest."""
        point = shapely.Point(row.lon, row.lat)
        for number in self._tree.query(point.buffer(0.3), predicate="intersects"):
            division = self._known.by_id[self._ids[number]]
            if division.country == row.country and self._tree.geometries[number].covers(point):
                return division.admin1
        near = [(self._tree.geometries[n].distance(point), self._ids[n]) for n in self._tree.query(point.buffer(0.3))]
        for _, key in sorted(near):
            if self._known.by_id[key].country == row.country:
                return self._known.by_id[key].admin1
        return None


def add_regions(
    folder: Path, rows: list[Row], provinces: dict[str, BaseGeometry]
) -> tuple[list[Row], dict[str, list[str]]]:
    """Add regions, seas, rivers; also return the members that regions are the sum of.

    A region inside one country that is the sum of provinces stands at their centroid.
    """
    known = {row.id for row in rows}
    added: list[Row] = []
    members: dict[str, list[str]] = {}
    for line in table(folder / "regions.csv"):
        row = Row(
            line["id"],
            line["name"],
            line["kind"],
            float(line["lat"]),
            float(line["lon"]),
            country=line["country"] or None,
        )
        row.radius_km = float(line["radius_km"])
        row.importance = _region_weight(line["kind"], row.radius_km)
        row.call(line["name"])
        call_all(row, line["names"])
        parts = [part for part in line["members"].split("+") if part]
        unknown = sorted(set(parts) - known)
        if unknown:
            print(f"{row.id}: no such members {unknown}")
        parts = [part for part in parts if part in known]
        if parts:
            members[row.id] = parts
            outlines = [provinces[part] for part in parts if part in provinces]
            middle = shapely.union_all(outlines).centroid if len(outlines) == len(parts) and row.country else None
            if middle is not None and any(outline.covers(middle) for outline in outlines):
                row.lon, row.lat = middle.x, middle.y
        added.append(row)
    return added, members


def _region_weight(kind: str, radius_km: float) -> float:
    """Weigh a region by its kind and how large it is."""
    base = {"continent": 0.95, "sea": 0.4, "river": 0.25, "lake": 0.25, "strait": 0.35}.get(kind, 0.4)
    return min(0.97, base + 0.12 * math.log10(max(radius_km, 10.0)))


def add_names(folder: Path, rows: list[Row]) -> None:
    """Add abbreviations and further names of countries and provinces."""
    known = {row.id: row for row in rows}
    for line in table(folder / "abbreviations.csv"):
        if line["id"] in known:
            call_all(known[line["id"]], line["names"], line["kind"])
        else:
            print(f"abbreviations: no such place {line['id']}")
    for row in rows:
        if row.kind == "admin1" and row.id[:3] in {"US-", "CA-", "AU-"} and len(row.id) <= _LONGEST_STATE_ID:
            row.call(row.id[3:], "code")


def weigh(folder: Path, rows: list[Row]) -> None:
    """Give places their importance where crisis reporting names them more than their inhabitants tell."""
    known = {row.id: row for row in rows}
    for line in table(folder / "prominence.csv"):
        if line["id"] in known:
            known[line["id"]].importance = float(line["importance"])
        else:
            print(f"prominence: no such place {line['id']}")


def refuse_names(folder: Path, rows: list[Row]) -> None:
    """Take from places the names of the sources that reports use for another place."""
    known = {row.id: row for row in rows}
    for line in table(folder / "refused.csv"):
        if line["id"] not in known or known[line["id"]].names.pop(fold(line["name"]), None) is None:
            print(f"refused names: {line['id']} is not called {line['name']}")


def name_in_english(folder: Path, rows: list[Row]) -> None:
    """Give provinces the name that English uses where the sources have another; the old name stays a name."""
    known = {row.id: row for row in rows}
    for line in table(folder / "english.csv"):
        row = known.get(line["id"])
        if row is None:
            print(f"english names: no such place {line['id']}")
        else:
            row.call(line["name"])
            row.name = line["name"]


def add_demonyms(folder: Path, rows: list[Row]) -> None:
    """Add the words for the people of countries, in five languages, and of provinces, cities and regions in English."""
    known = {row.id: row for row in rows}
    for line in table(folder / "demonyms.csv"):
        for language in LANGUAGES:
            for word in filter(None, line[language].split("|")):
                for form in inflection.forms(word, language):
                    known[line["country"]].call(form, "demonym", language)
    for line in table(folder / "local_demonyms.csv"):
        if line["id"] not in known:
            print(f"local demonyms: no such place {line['id']}")
            continue
        for word in line["names"].split("|"):
            for form in inflection.forms(word, "en"):
                known[line["id"]].call(form, "demonym", "en")


def adjectives(folder: Path) -> dict[str, str]:
    """Return the first English adjective of each country."""
    return {line["country"]: line["en"].split("|")[0] for line in table(folder / "demonyms.csv") if line["en"]}


def pcodes(folder: Path) -> dict[str, str]:
    """Return the OCHA P-codes of provinces by ISO 3166-2 code."""
    return {line["iso_3166_2"]: line["pcode"] for line in table(folder / "pcodes.csv")}
