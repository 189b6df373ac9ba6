"""Published centres of countries, which stand for a country where a point is asked for.

The centroid of the polygons depends on how distant islands are counted;
readers expect the centre that reference works print. The table holds centres
rounded to a tenth of a degree: the one of GeoNames (CC BY 4.0) or of the CIA
World Factbook (public domain), moved towards what other works print as far as
it stays within about 50 km.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from build.model import Row

_TABLE = Path(__file__).resolve().parent.parent / "supplement" / "country-centres.csv"


def place_countries(states: Iterable[Row]) -> None:
    """Give each country of the table its published centre."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        centres = {row["id"]: (float(row["lat"]), float(row["lon"])) for row in csv.DictReader(file)}
    for row in states:
        if row.id in centres:
            row.lat, row.lon = centres[row.id]
