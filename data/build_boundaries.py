"""Build the boundary files: ``python data/build_boundaries.py [--packages FOLDER]``.

``boundaries.bin`` holds the countries (1:50 million), the provinces (1:10
million, simplified to about 1 km) and the lines between countries (from the
provinces); ``basemap-*.json`` the map's own base layers.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

DATA = Path(__file__).resolve().parent
sys.path[:0] = [str(DATA), str(DATA.parent)]

import shapely  # noqa: E402
from build import geonames, join, packages, shapes  # noqa: E402

from geo.gazetteer import boundaries  # noqa: E402

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry


def base_map(folder: Path, scale: str, digits: int) -> dict[str, Any]:
    """Return the countries and the disputed lines of one scale as a GeoJSON-like object."""
    found, disputed = shapes.countries(folder, scale)

    def rounded(geometry: BaseGeometry) -> Any:
        return json.loads(shapely.to_geojson(shapely.set_precision(geometry, 10**-digits)))

    return {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "id": code, "properties": {}, "geometry": rounded(geometry)}
            for code, geometry in found.items()
            if not shapely.set_precision(geometry, 10**-digits).is_empty
        ],
        "disputed": rounded(shapely.MultiLineString(disputed)),
    }


def main() -> None:
    """Read the polygons, simplify them together and write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=Path, default=DATA.parent / "build" / "packages")
    parser.add_argument("--output", type=Path, default=DATA)
    options = parser.parse_args()
    packages.fetch(options.packages)
    known = geonames.divisions(options.packages)
    provinces = join.join(options.packages, known)
    found, _ = shapes.countries(options.packages, "50m")
    features = {**found, **provinces, **shapes.border_lines(options.packages)}
    boundaries.write(options.output / "boundaries.bin", features)
    for scale, digits in (("110m", 2), ("50m", 2)):
        text = json.dumps(base_map(options.packages, scale, digits), separators=(",", ":"))
        (options.output / f"basemap-{scale}.json").write_text(text)
    size = (options.output / "boundaries.bin").stat().st_size
    print(f"{len(features):,} features, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
