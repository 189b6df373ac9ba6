"""A picture of the map at one day, drawn without a browser: same data, same symbols as the page.

Circles have an area proportional to the value, with a ring from low to high; provinces and parts are
tinted, joint areas hatched, borders drawn as lines. Legend, scale bar, north arrow, sources and a
disclaimer are part of the picture. The projection is plate carrée, its aspect true at the middle
latitude of the picture (standard parallel), which is honest for the few degrees that a crisis spans.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo.errors import ExportError
from geo.exports.words import amount, text
from geo.indicators import indicator, indicators
from geo.models import PlaceKind, Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Canvas

    from geo.models import Estimate

#: Width and height in inches; at 100 dots an inch that is 1600 × 1000 pixels.
_SIZE = (16.0, 10.0)

#: Radius of the largest circle, in points.
_LARGEST = 46.0

#: Kilometres of one degree of latitude.
_KM_A_DEGREE = 111.195

_LAND, _SEA, _LINE, _INK, _QUIET = "#f3f1ec", "#dfe9ef", "#b9b4aa", "#222222", "#5f5f5f"

#: Roles that say where people left.
_FROM = Role.ORIGIN


@dataclass(frozen=True, slots=True)
class Caption:
    """The words around the picture.

    Attributes
    ----------
    title, subtitle
        Above the map.
    at, since
        The days that the picture covers, both inclusive.
    note
        Small print: revision, policy.
    language
        ISO 639-1 code, ``en`` or ``fr``.
    """

    title: str
    subtitle: str
    at: date
    since: date | None
    note: str
    language: str = "en"


def _extent(estimates: Sequence[Estimate]) -> tuple[float, float, float, float]:
    """Return west, south, east, north in degrees around the places, with a margin and at least 3° wide."""
    boxes = [item.place.geometry.bounds for item in estimates if item.place.geometry is not None]
    west, south = min(box[0] for box in boxes), min(box[1] for box in boxes)
    east, north = max(box[2] for box in boxes), max(box[3] for box in boxes)
    middle = math.cos(math.radians((south + north) / 2))
    wide, high = max(east - west, 3.0) * 1.25, max(north - south, 2.0) * 1.25
    # The axes fill their frame, so the box takes the frame's shape.
    shape = _FRAME[2] * _SIZE[0] / (_FRAME[3] * _SIZE[1])
    wide = max(wide, high * shape / middle)
    high = wide * middle / shape
    x, y = (west + east) / 2, (south + north) / 2
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


#: Left, bottom, width and height of the map within the picture.
_FRAME = (0.02, 0.09, 0.70, 0.79)


def _rings(shape: Mapping[str, Any]) -> list[list[list[float]]]:
    """Return the outer and inner rings of a GeoJSON polygon or multipolygon."""
    if shape["type"] == "Polygon":
        return list(shape["coordinates"])
    return [ring for polygon in shape["coordinates"] for ring in polygon]


def _path(shape: Mapping[str, Any]) -> Any:
    from matplotlib.path import Path

    vertices: list[Sequence[float]] = []
    codes: list[int] = []
    for ring in _rings(shape):
        vertices += [point[:2] for point in ring]
        codes += [int(Path.MOVETO), *[int(Path.LINETO)] * (len(ring) - 2), int(Path.CLOSEPOLY)]
    return Path(vertices, codes)


def _draw_base(axes: Axes, base_map: Mapping[str, Any]) -> None:
    from matplotlib.patches import PathPatch

    for feature in base_map["features"]:
        look = {"facecolor": _LAND, "edgecolor": _LINE, "linewidth": 0.6}
        axes.add_patch(PathPatch(_path(feature["geometry"]), zorder=1, **look))
    for line in base_map["disputed"]["coordinates"]:
        axes.plot(*zip(*line, strict=True), color=_LINE, linewidth=1.0, linestyle=(0, (4, 3)), zorder=2)


def _draw_area(axes: Axes, estimate: Estimate, drawn: set[str]) -> None:
    """Tint an area, hatch a joint one, draw a border as a line; each place once."""
    from matplotlib.patches import PathPatch
    from shapely.geometry import mapping

    place = estimate.place
    if place.id in drawn or place.geometry is None:
        return
    drawn.add(place.id)
    colour = indicator(estimate.indicator).colour
    shapes = getattr(place.geometry, "geoms", [place.geometry])
    for shape in shapes:
        if shape.geom_type == "Polygon":
            hatch = "///" if place.kind is PlaceKind.JOINT else None
            patch = PathPatch(
                _path(mapping(shape)),
                facecolor=colour,
                edgecolor=colour,
                linewidth=0.8,
                alpha=0.16,
                hatch=hatch,
                zorder=3,
            )
            axes.add_patch(patch)
        elif shape.geom_type == "LineString":
            axes.plot(*shape.xy, color=colour, linewidth=3, alpha=0.75, solid_capstyle="round", zorder=4)


def _radius(value: float, largest: float) -> float:
    """Return the radius in points of a circle whose area is proportional to the value."""
    return max(2.5, _LARGEST * math.sqrt(value / largest))


def _draw_circle(axes: Axes, estimate: Estimate, largest: float, offset: tuple[float, float], language: str) -> None:
    from matplotlib.transforms import ScaledTranslation

    point = estimate.place.point
    value = estimate.best if estimate.best is not None else estimate.low
    if point is None or value is None:
        return
    figure = axes.figure
    shift = ScaledTranslation(offset[0] / 72, offset[1] / 72, figure.dpi_scale_trans)
    transform = axes.transData + shift
    colour = "#9a9a9a" if estimate.stale else indicator(estimate.indicator).colour
    radius = _radius(value, largest)
    from_here = estimate.role is _FROM
    axes.plot(
        [point[0]], [point[1]], "o", transform=transform, markersize=2 * radius, markeredgecolor=colour,
        markeredgewidth=1.4,
        markerfacecolor="none" if from_here or estimate.best is None else colour, alpha=0.72, zorder=5, clip_on=True,
    )  # fmt: skip
    if estimate.high is not None and estimate.high > value:
        axes.plot(
            [point[0]], [point[1]], "o", transform=transform, markersize=2 * _radius(estimate.high, largest),
            markerfacecolor="none", markeredgecolor=colour, markeredgewidth=0.9, linestyle="none", zorder=5,
        )  # fmt: skip
    axes.annotate(
        amount(estimate, language), point, xytext=(offset[0], offset[1] - radius - 3), textcoords="offset points",
        ha="center", va="top", fontsize=8.5, color=_INK, zorder=7, annotation_clip=True,
        path_effects=_halo(),
    )  # fmt: skip


def _halo() -> list[Any]:
    from matplotlib import patheffects

    return [patheffects.withStroke(linewidth=2.4, foreground="white", alpha=0.85)]


def _scale_bar(axes: Axes, extent: tuple[float, float, float, float]) -> None:
    west, south, east, north = extent
    middle = math.cos(math.radians((south + north) / 2))
    width_km = (east - west) * _KM_A_DEGREE * middle
    wanted = width_km / 5
    step = 10 ** math.floor(math.log10(wanted))
    length = max(factor * step for factor in (1, 2, 5) if factor * step <= wanted)
    degrees = length / (_KM_A_DEGREE * middle)
    x, y = west + (east - west) * 0.03, south + (north - south) * 0.035
    axes.plot([x, x + degrees], [y, y], color=_INK, linewidth=2.2, solid_capstyle="butt", zorder=8)
    axes.text(x + degrees / 2, y + (north - south) * 0.008, f"{length:g} km", ha="center", fontsize=8.5, zorder=8)
    tip = (east - (east - west) * 0.03, north - (north - south) * 0.03)
    axes.annotate(
        "N", tip, xytext=(tip[0], tip[1] - (north - south) * 0.07), ha="center", va="center", fontsize=10,
        arrowprops={"arrowstyle": "-|>", "color": _INK, "linewidth": 1.4}, zorder=8,
    )  # fmt: skip


def _side(canvas: Canvas, estimates: Sequence[Estimate], largest: float, caption: Caption) -> None:
    """Write totals and legend in the column beside the map."""
    left, top = _FRAME[0] + _FRAME[2] + 0.015, _FRAME[1] + _FRAME[3]
    canvas.text(left, top, text("totals", caption.language), fontsize=12, weight="bold", va="top")
    y = top - 0.04
    for code in [code for code in indicators() if any(item.indicator == code for item in estimates)]:
        for counting in ("flow", "stock"):
            rows = [item for item in estimates if item.indicator == code and item.counting == counting]
            if not rows or y < 0.30:  # noqa: PLR2004  the legend starts there
                continue
            label = indicator(code).label.get(caption.language, code)
            how = text(counting, caption.language)
            canvas.text(left, y, "●", color=indicator(code).colour, fontsize=12, va="top")
            canvas.text(left + 0.016, y, f"{label}, {how}", fontsize=9, va="top", color=_QUIET)
            canvas.text(left + 0.016, y - 0.019, _total(rows, caption.language), fontsize=10.5, va="top", weight="bold")
            y -= 0.048
    _legend(canvas, left, largest, caption)


def _round_sizes(largest: float) -> list[float]:
    """Return three round numbers for the legend, the first small enough for its column.

    Examples
    --------
    >>> _round_sizes(3_700_000)
    [500000.0, 100000.0, 10000.0]
    """
    top = 10 ** math.floor(math.log10(max(largest / 5, 1.0)))
    first = max(factor * top for factor in (1.0, 2.0, 5.0) if factor * top <= max(largest / 5, 1.0))
    return [size for size in (first, first / 5, first / 50) if size >= 1]


def _total(rows: Sequence[Estimate], language: str) -> str:
    """Return the sum of rows with its range; rows never overlap, that is the table's promise."""
    from geo.exports.words import number, span

    known = [item for item in rows if item.low is not None or item.best is not None or item.high is not None]
    best = sum(item.best if item.best is not None else (item.low or 0) for item in known)
    low = sum(item.low if item.low is not None else (item.best or 0) for item in known)
    high = sum(item.high if item.high is not None else (item.best or item.low or 0) for item in known)
    floor = any(item.best is None for item in known)
    shown = number(best, language)
    if floor:
        shown = f"{text('at_least', language)} {shown}"
    return f"{shown} ({span(low, high, language)})" if low != high else shown


def _legend(canvas: Canvas, left: float, largest: float, caption: Caption) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    from geo.exports.words import number

    def sign(label: str, **look: Any) -> Line2D:
        return Line2D([], [], label=label, **({"linestyle": "none"} | look))

    language = caption.language
    handles: list[Any] = [
        sign(
            number(size, language),
            marker="o",
            markersize=2 * _radius(size, largest),
            markerfacecolor="#cccccc",
            markeredgecolor=_INK,
        )
        for size in _round_sizes(largest)
    ]
    ring = {"marker": "o", "markersize": 9}
    handles += [
        sign(text("from", language), markerfacecolor="none", markeredgecolor=_INK, **ring),
        sign(text("stale", language), markerfacecolor="#9a9a9a", markeredgecolor="#9a9a9a", **ring),
        Patch(facecolor="#dddddd", edgecolor=_QUIET, hatch="///", label=text("joint", language)),
        sign(text("border", language), color=_QUIET, linewidth=3, linestyle="-"),
        sign(text("disputed", language), color=_LINE, linewidth=1, linestyle=(0, (4, 3))),
    ]
    canvas.legend(
        handles=handles, loc="lower left", bbox_to_anchor=(left - 0.008, _FRAME[1] - 0.01), frameon=False, fontsize=8.5,
        title=text("legend", caption.language), title_fontsize=10, alignment="left", labelspacing=1.0,
        handletextpad=1.4,
    )  # fmt: skip


def _sources(estimates: Sequence[Estimate]) -> str:
    return ", ".join(sorted({source for item in estimates for source in item.sources}))


def draw_png(
    estimates: Sequence[Estimate], base_map: Mapping[str, Any], caption: Caption, *, dots_per_inch: int = 100
) -> bytes:
    """Draw estimates as a PNG picture.

    Parameters
    ----------
    estimates
        The rows of the table at the day of the caption; those without geometry are counted in the totals only.
    base_map
        Countries and disputed lines, GeoJSON (EPSG:4326, longitude first).
    dots_per_inch
        100 gives 1600 × 1000 pixels, 300 is for print.

    Returns
    -------
    bytes
        The same for the same input.

    Raises
    ------
    ExportError
        If no estimate has a place that can be drawn.
    """
    placed = [item for item in estimates if item.place.point is not None]
    if not placed:
        message = f"nothing to draw on {caption.at}: choose another day, or other indicators"
        raise ExportError(message)
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure as Canvas

    canvas = Canvas(figsize=_SIZE, facecolor="white")
    FigureCanvasAgg(canvas)
    axes = canvas.add_axes(_FRAME, facecolor=_SEA)
    extent = _extent(placed)
    _draw_base(axes, base_map)
    drawn: set[str] = set()
    for item in placed:
        _draw_area(axes, item, drawn)
    largest = max((item.high or item.best or item.low or 1.0) for item in placed)
    _draw_circles(axes, placed, largest, caption.language)
    _scale_bar(axes, extent)
    axes.set_xlim(extent[0], extent[2])
    axes.set_ylim(extent[1], extent[3])
    axes.set_xticks([])
    axes.set_yticks([])
    _side(canvas, estimates, largest, caption)
    canvas.text(_FRAME[0], 0.955, caption.title, fontsize=19, weight="bold", va="center")
    canvas.text(_FRAME[0], 0.912, caption.subtitle, fontsize=11.5, color=_QUIET, va="center")
    foot = f"{text('sources', caption.language)}: {_sources(estimates)}"
    canvas.text(_FRAME[0], 0.062, _wrapped(foot, 190), fontsize=8, color=_QUIET, va="top")
    canvas.text(
        _FRAME[0],
        0.020,
        f"{text('disclaimer', caption.language)} {caption.note}",
        fontsize=8,
        color=_QUIET,
        va="center",
    )
    out = io.BytesIO()
    canvas.savefig(out, format="png", dpi=dots_per_inch, metadata={"Software": "Crisis Map", "Title": caption.title})
    return out.getvalue()


def _wrapped(words: str, width: int) -> str:
    """Return at most two lines; what does not fit is counted, never silently cut."""
    import textwrap

    lines = textwrap.wrap(words, width)
    return "\n".join(lines[:2]) + (" …" if len(lines) > 2 else "")  # noqa: PLR2004  two lines fit


def _draw_circles(axes: Axes, placed: Sequence[Estimate], largest: float, language: str) -> None:
    """Draw circles, large ones first; those of one point side by side."""
    by_point: dict[tuple[float, float], list[Estimate]] = {}
    for item in placed:
        point = item.place.point
        if point is not None:
            by_point.setdefault((round(point[0], 2), round(point[1], 2)), []).append(item)
    jobs = []
    for group in by_point.values():
        group.sort(key=lambda item: -(item.best or item.low or 0))
        shift = 0.0
        for i, item in enumerate(group):
            radius = _radius(item.best or item.low or 0, largest)
            shift += radius if i else 0.0
            jobs.append((radius, item, (shift, 0.0)))
            shift += radius + 6
    for _, item, offset in sorted(jobs, key=lambda job: (-job[0], job[1].id)):
        _draw_circle(axes, item, largest, offset, language)
