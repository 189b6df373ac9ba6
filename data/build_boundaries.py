"""Build the boundary files: ``python data/build_boundaries.py [--packages FOLDER]``.

``boundaries.bin`` holds the countries (1:50 million), the provinces (1:10
million, simplified to about 1 km) and the lines between countries (from the
provinces); ``basemap.npz`` the lines of the map's own base layers.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

DATA = Path(__file__).resolve().parent
sys.path[:0] = [str(DATA), str(DATA.parent)]

from build import geonames, join, outlines, packages, shapes  # noqa: E402

from geo.gazetteer import boundaries  # noqa: E402


def main() -> None:
    """Read the polygons, simplify them together and write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=Path, default=DATA.parent / "build" / "packages")
    parser.add_argument("--output", type=Path, default=DATA)
    options = parser.parse_args()
    packages.fetch(options.packages)
    known = geonames.divisions(options.packages)
    provinces = join.join(options.packages, known)
    found = shapes.countries(options.packages, "50m")
    features = {**found, **provinces, **shapes.border_lines(options.packages)}
    boundaries.write(options.output / "boundaries.bin", features)
    lines = outlines.write(options.packages, options.output / "basemap.npz")
    size = (options.output / "boundaries.bin").stat().st_size
    print(f"{len(features):,} features, {size / 1e6:.1f} MB; lines of the base map: {lines}")


if __name__ == "__main__":
    main()
