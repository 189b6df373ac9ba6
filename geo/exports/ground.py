"""The ground of a map: land, coasts, borders, provinces where the map is near, disputed lines in dashes, names.

The lines are those of the page, as the configured view of disputed borders has them: Natural Earth at 1:10 million
for near maps, so that a tinted province fits its border, at 1:50 million for wide ones. All is in the public domain.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from geo.exports.sheet import FAINT
from geo.exports.view import path_of
from geo.maps.countries import country_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes
    from shapely.geometry.base import BaseGeometry

    from geo.exports.view import View

LAND, SEA, PROVINCES, DISPUTED = "#f6f4ef", "#dfe9ef", "#d8d3c8", "#8f897d"

#: Widths of the view in degrees below which the finer lines, and provinces, are drawn.
_NEAR, _PROVINCES = 26.0, 16.0

#: Corners of the smallest ring, closed.
_SMALLEST_RING = 4

#: Detail that is kept, in points.
_DETAIL = 0.25


@dataclass(frozen=True)
class Ground:
    """What lies under a map, cut to its view, in degrees (EPSG:4326).

    Attributes
    ----------
    countries
        Polygons by ISO 3166-1 alpha-2 code, or of what stands apart in the view of disputed borders.
    coasts, borders, provinces, disputed
        Lines.
    """

    countries: Mapping[str, BaseGeometry]
    coasts: tuple[BaseGeometry, ...]
    borders: tuple[BaseGeometry, ...]
    provinces: tuple[BaseGeometry, ...]
    disputed: tuple[BaseGeometry, ...]


@lru_cache(maxsize=64)
def ground(view: View, whose: str) -> Ground:
    """Return the ground of a view, from the data that ship with the product.

    Parameters
    ----------
    whose
        View of disputed borders, as `geo.gazetteer.views.border_view` takes it.
    """
    import shapely

    from geo.gazetteer import open_gazetteer
    from geo.gazetteer.outlines import UNITS_PER_DEGREE
    from geo.gazetteer.views import border_view

    across = view.east - view.west
    margin = across * 0.02
    box = (view.west - margin, view.south - margin, view.east + margin, view.north + margin)
    drawn = open_gazetteer().outlines.drawn("10m" if across < _NEAR else "50m", border_view(whose), box)
    detail = _DETAIL * across / view.wide

    def cut(lines: Sequence[Any]) -> tuple[BaseGeometry, ...]:
        made = (shapely.LineString(line / UNITS_PER_DEGREE) for line in lines if len(line) > 1)
        kept = (shapely.clip_by_rect(line, *box) for line in made)
        return tuple(shapely.simplify(line, detail) for line in kept if not line.is_empty)

    times: dict[int, int] = {}
    for lines in drawn.outlines.values():
        for line in lines:
            times[id(line)] = times.get(id(line), 0) + 1
    coasts = [line for lines in drawn.outlines.values() for line in lines if times[id(line)] == 1]
    provinces = [line for lines in drawn.provinces.values() for line in lines] if across < _PROVINCES else []
    return Ground(
        {code: land for code, lines in drawn.outlines.items() if not (land := _land(lines, box)).is_empty},
        cut(coasts),
        cut(drawn.borders),
        cut(provinces),
        cut(drawn.disputed),
    )


def _land(lines: Sequence[Any], box: tuple[float, float, float, float]) -> BaseGeometry:
    """Return what the lines hold by the even-odd rule, as far as it lies in a box."""
    import shapely
    import shapely.affinity

    from geo.gazetteer.outlines import UNITS_PER_DEGREE, rings

    edges = [shapely.LineString(line / UNITS_PER_DEGREE) for line in lines if len(line) > 1]
    try:
        land = shapely.build_area(shapely.GeometryCollection(edges))
    except shapely.errors.GEOSException:  # coarse outlines of small islands may cross one another
        closed = [shapely.Polygon(ring).buffer(0) for ring in rings(lines) if len(ring) >= _SMALLEST_RING]
        land = shapely.affinity.scale(
            shapely.symmetric_difference_all(closed), 1 / UNITS_PER_DEGREE, 1 / UNITS_PER_DEGREE, origin=(0, 0)
        )
    return shapely.clip_by_rect(land, *box)


def names_of_ground(found: Ground, language: str, whose: str) -> dict[str, str]:
    """Return how the lands of a ground are named; in English as the gazetteer does, so that map and places agree."""
    from geo.gazetteer import open_gazetteer
    from geo.gazetteer.views import border_view

    seen, known, gazetteer = border_view(whose), country_names(language), open_gazetteer()
    names = {}
    for code in found.countries:
        entry = gazetteer.entry(code) if language == "en" else None
        name = seen.name(code, language) or (entry.name if entry is not None else known.get(code))
        if name:
            names[code] = name
    return names


def draw_ground(axes: Axes, found: Ground, view: View, unit: float) -> bool:
    """Draw the ground; tell whether a disputed border lies within the view."""
    import shapely
    from matplotlib.patches import PathPatch

    everything = [part for shape in found.countries.values() for part in shapely.get_parts(shape)]
    # The edge in the colour of the land closes the seams between countries.
    axes.add_artist(PathPatch(path_of(everything, view), zorder=1, facecolor=LAND, edgecolor=LAND, linewidth=0.3))
    _draw_lines(axes, found.provinces, view, color=PROVINCES, linewidth=0.5 * unit, zorder=1.2)
    _draw_lines(axes, found.coasts, view, color=FAINT, linewidth=0.6 * unit, zorder=1.4)
    _draw_lines(axes, found.borders, view, color=FAINT, linewidth=0.95 * unit, zorder=1.5)
    look: dict[str, Any] = {"color": DISPUTED, "linewidth": 0.9 * unit, "linestyle": (0, (4, 3))}
    _draw_lines(axes, found.disputed, view, zorder=1.7, **look)
    return bool(found.disputed)


def _draw_lines(axes: Axes, lines: Sequence[BaseGeometry], view: View, **look: Any) -> None:
    import shapely
    from matplotlib.collections import LineCollection

    scale = (view.wide / (view.east - view.west), view.high / (view.north - view.south))
    corner = (view.west, view.south)
    runs = [(shapely.get_coordinates(part) - corner) * scale for line in lines for part in shapely.get_parts(line)]
    color, linewidth, zorder = look.pop("color"), look.pop("linewidth"), look.pop("zorder")
    if runs:
        axes.add_collection(
            LineCollection(
                runs, colors=color, linewidths=linewidth, zorder=zorder, linestyles=look.get("linestyle", "-")
            ),
            autolim=False,
        )
