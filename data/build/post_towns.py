"""Post towns of the United States: communities too small for the list of towns that local papers name."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from build import packages
from build.model import Row

from geo.gazetteer.names import fold
from geo.gazetteer.regions import distance_km

if TYPE_CHECKING:
    from pathlib import Path

_SAME_KM = 40.0
_WEIGHT = 0.06


def read(folder: Path, rows: list[Row]) -> list[Row]:
    """Read the towns that ZIP codes serve, at the mean of their codes, without those that are known."""
    text = packages.read(folder, "zipcodes", "lib/codes.js").decode()
    start = text.index("{")
    codes, _ = json.JSONDecoder().raw_decode(text[start:])
    states = {row.id[3:] for row in rows if row.country == "US" and row.kind == "admin1"}
    points: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for code in codes.values():
        if code["state"] in states and code["latitude"]:
            points[code["state"], code["city"]].append((float(code["latitude"]), float(code["longitude"])))
    known: dict[tuple[str | None, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row.country == "US" and row.kind == "town":
            for name in row.names:
                known[row.admin1, name].append(row)
    found: list[Row] = []
    for (state, city), places in sorted(points.items()):
        lat = sum(lat for lat, _ in places) / len(places)
        lon = sum(lon for _, lon in places) / len(places)
        near = known[f"US-{state}", fold(city)]
        if any(distance_km(lon, lat, row.lon, row.lat) < _SAME_KM for row in near):
            continue
        place_id = f"us:{state.lower()}-{fold(city).replace(' ', '-')}"
        row = Row(place_id, city, "town", lat, lon, country="US", admin1=f"US-{state}", importance=_WEIGHT)
        row.call(city)
        found.append(row)
    return list({row.id: row for row in found}.values())
