"""A picture of the map at one day, drawn without a browser: same data, same symbols as the page.

Circles have an area proportional to the value, with a ring from low to high; provinces and parts are
tinted, joint areas hatched, borders drawn as lines. Where places crowd, circles move apart and a line
leads back to the point. Legend, scale bar, north arrow, sources and a disclaimer are part of the
picture. The projection is plate carrée, its aspect true at the middle latitude of the picture (standard
parallel), which is honest for the few degrees that a crisis spans.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo.errors import ExportError
from geo.exports.furniture import (
    FROM,
    INK,
    LINE,
    QUIET,
    STALE,
    Caption,
    Scale,
    draw_scale_bar,
    label_of,
    small_print,
    value_of,
    write_legend,
    write_totals,
)
from geo.exports.placing import Disc, Free, beside, core, spread
from geo.exports.words import text
from geo.indicators import indicator
from geo.maps.countries import country_names
from geo.models import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Canvas

    from geo.exports.placing import Box
    from geo.exports.request import Request
    from geo.models import Estimate

__all__ = ["Caption", "draw_png"]

#: Width and height in inches; at 100 dots an inch that is 1600 × 1000 pixels.
_SIZE = (16.0, 10.0)

#: Left, bottom, width and height of the map within the picture.
_FRAME = (0.02, 0.105, 0.70, 0.775)

#: Size of the map in points.
_WIDE, _HIGH = _FRAME[2] * _SIZE[0] * 72, _FRAME[3] * _SIZE[1] * 72

#: Radius of the largest circle of a family, in points.
_LARGEST = 25.0

_LAND, _SEA = "#f5f3ee", "#dfe9ef"

#: Least share of the map that a country fills to be named.
_NAMED = 0.004


@dataclass(frozen=True, slots=True)
class _View:
    """The part of the world that the map shows: degrees (EPSG:4326) to points."""

    west: float
    south: float
    east: float
    north: float

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        return (
            (lon - self.west) / (self.east - self.west) * _WIDE,
            (lat - self.south) / (self.north - self.south) * _HIGH,
        )

    def holds(self, lon: float, lat: float) -> bool:
        return self.west <= lon <= self.east and self.south <= lat <= self.north

    @property
    def box(self) -> tuple[float, float, float, float]:
        return (self.west, self.south, self.east, self.north)


def _view(placed: Sequence[Estimate]) -> _View:
    """Return the view in which most of the numbers lie, at least 3° wide, in the shape of the frame."""
    points = [item.place.point for item in placed]
    known = [point for point in points if point is not None]
    inside = set(core(known))
    boxes = []
    for i, item in enumerate(placed):
        if i in inside:
            lon, lat = known[i]
            boxes.append((lon, lat, lon, lat))
            bounds = item.place.geometry.bounds if item.place.geometry is not None else None
            # Provinces and parts are shown whole, countries need not be.
            if bounds and len(item.place.id) > 2 and max(bounds[2] - bounds[0], bounds[3] - bounds[1]) < 8:  # noqa: PLR2004
                boxes.append(bounds)
    west, south = min(box[0] for box in boxes), min(box[1] for box in boxes)
    east, north = max(box[2] for box in boxes), max(box[3] for box in boxes)
    middle = math.cos(math.radians((south + north) / 2))
    wide, high = max(east - west, 3.0) * 1.22, max(north - south, 2.0) * 1.35
    shape = _WIDE / _HIGH
    wide = max(wide, high * shape / middle)
    high = wide * middle / shape
    x, y = (west + east) / 2, (south + north) / 2
    return _View(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def _path(shape: Mapping[str, Any], view: _View) -> Any:
    from matplotlib.path import Path

    polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    vertices: list[Sequence[float]] = []
    codes: list[int] = []
    for ring in (ring for polygon in polygons for ring in polygon):
        vertices += [view.point(point[0], point[1]) for point in ring]
        codes += [int(Path.MOVETO), *[int(Path.LINETO)] * (len(ring) - 2), int(Path.CLOSEPOLY)]
    return Path(vertices, codes)


def _seen(shape: Mapping[str, Any], view: _View) -> dict[str, Any]:
    """Return the polygons of a shape of which any part may lie in the view."""
    polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    kept = []
    for polygon in polygons:
        lons, lats = [point[0] for point in polygon[0]], [point[1] for point in polygon[0]]
        if max(lons) > view.west and min(lons) < view.east and max(lats) > view.south and min(lats) < view.north:
            kept.append(polygon)
    return {"type": "MultiPolygon", "coordinates": kept}


def _draw_base(axes: Axes, base_map: Mapping[str, Any], view: _View) -> bool:
    """Draw the countries; tell whether a disputed border lies within the view."""
    from matplotlib.patches import PathPatch

    for feature in base_map["features"]:
        shape = _seen(feature["geometry"], view)
        if not shape["coordinates"]:
            continue
        path = _path(shape, view)
        # The edge in the colour of the land closes the seams between countries; coasts are drawn by the sea's edge.
        axes.add_artist(PathPatch(path, zorder=1, facecolor=_LAND, edgecolor=_LAND, linewidth=0.3))
    for line in base_map["borders"]["coordinates"]:
        if any(view.holds(point[0], point[1]) for point in line):
            points = [view.point(point[0], point[1]) for point in line]
            axes.plot(*zip(*points, strict=True), color=LINE, linewidth=0.9, zorder=2)
    seen = False
    for line in base_map["disputed"]["coordinates"]:
        if any(view.holds(point[0], point[1]) for point in line):
            seen = True
            points = [view.point(point[0], point[1]) for point in line]
            axes.plot(*zip(*points, strict=True), color=LINE, linewidth=1.0, linestyle=(0, (4, 3)), zorder=2)
    return seen


def _draw_area(axes: Axes, estimate: Estimate, view: _View) -> str | None:
    """Tint an area, hatch a joint one, draw a border as a line; return which sign of the legend it is."""
    from matplotlib.patches import PathPatch
    from shapely.geometry import mapping

    place = estimate.place
    if place.geometry is None or place.id == place.country:
        return None
    colour = indicator(estimate.indicator).colour
    joint, sign = place.kind is PlaceKind.JOINT, None
    for shape in getattr(place.geometry, "geoms", [place.geometry]):
        if shape.geom_type == "Polygon":
            sign = "joint" if joint else "area"
            look: dict[str, Any] = {"facecolor": colour, "linewidth": 0, "alpha": 0.10}
            axes.add_artist(PathPatch(_path(mapping(shape), view), zorder=3, **look))
            edge: dict[str, Any] = {"facecolor": "none", "edgecolor": colour, "linewidth": 0.7, "alpha": 0.55}
            axes.add_artist(PathPatch(_path(mapping(shape), view), zorder=3, hatch="////" if joint else None, **edge))
        elif shape.geom_type == "LineString":
            sign = "border"
            points = [view.point(x, y) for x, y, *_ in shape.coords]
            axes.plot(*zip(*points, strict=True), color=colour, lw=3, alpha=0.7, solid_capstyle="round", zorder=4)
    return sign


def _halo() -> list[Any]:
    from matplotlib import patheffects

    return [patheffects.withStroke(linewidth=2.6, foreground="white", alpha=0.9)]


class _Symbols:
    """The circles of a picture and their labels."""

    def __init__(self, axes: Axes, view: _View, placed: Sequence[Estimate], scale: Scale, language: str) -> None:
        self.axes, self.view, self.language = axes, view, language
        canvas: Any = axes.figure.canvas
        self.renderer = canvas.get_renderer()
        rows = [item for item in placed if item.place.point and view.holds(*item.place.point) and value_of(item)]
        rows.sort(key=lambda item: (-scale.radius(item.indicator, value_of(item) or 1), item.place.id, item.id))
        self.jobs: list[tuple[Estimate, Disc, float]] = []
        for item in rows:
            inner = scale.radius(item.indicator, value_of(item) or 1)
            outer = max(inner, scale.radius(item.indicator, item.high or 0)) if (item.high or 0) > 0 else inner
            x, y = view.point(*(item.place.point or (0.0, 0.0)))
            self.jobs.append((item, Disc(x, y, outer), inner))
        spread([disc for _, disc, _ in self.jobs], (4.0, 34.0, _WIDE - 4, _HIGH - 4))
        corner: list[Box] = [(0.0, 0.0, _WIDE * 0.3, 34.0), (_WIDE - 44, _HIGH - 60, _WIDE, _HIGH)]
        self.free = Free((3, 3, _WIDE - 3, _HIGH - 3), [disc for _, disc, _ in self.jobs], corner)
        self.unlabelled = 0

    def size(self, words: str, points: float, weight: str = "normal") -> tuple[float, float]:
        from matplotlib.font_manager import FontProperties

        font = FontProperties(size=points, weight=weight)
        wide, high, _ = self.renderer.get_text_width_height_descent(words, font, ismath=False)
        dots = self.axes.figure.dpi / 72
        return wide / dots + 2, high / dots + 2

    def draw(self) -> None:
        from matplotlib.patches import Circle

        for item, disc, inner in self.jobs:
            colour = indicator(item.indicator).colour
            fill = STALE if item.stale else colour
            if disc.away:
                self.axes.plot([disc.at[0], disc.x], [disc.at[1], disc.y], color=colour, lw=0.8, alpha=0.8, zorder=5)
                self.axes.plot([disc.at[0]], [disc.at[1]], "o", color=colour, markersize=2.6, zorder=5)
            hollow = item.role is FROM or item.best is None
            at = (disc.x, disc.y)
            if disc.radius > inner + 0.4:
                ring = {"facecolor": fill, "edgecolor": colour, "linewidth": 0.9}
                self.axes.add_artist(Circle(at, disc.radius, alpha=0.3, zorder=6, **ring))
            look: dict[str, Any] = {"facecolor": "white" if hollow else fill, "linewidth": 1.6 if hollow else 0.9}
            look["edgecolor"] = colour if hollow or item.stale else "white"
            self.axes.add_artist(Circle(at, inner, alpha=0.88, zorder=6, **look))

    def label(self) -> None:
        """Write each value in its circle where it fits, else beside the name of the place."""
        outside: dict[str, list[tuple[Estimate, Disc, str]]] = {}
        for item, disc, inner in self.jobs:
            words = label_of(item, self.language)
            wide, high = self.size(words, 8.5, "bold")
            group = outside.setdefault(item.place.id, [])
            if math.hypot(wide, high) <= 2 * inner:
                dark = item.role is not FROM and item.best is not None and _dark(item)
                self.axes.text(
                    disc.x, disc.y, words, fontsize=8.5, weight="bold", ha="center", va="center_baseline",
                    color="white" if dark else INK, zorder=8,
                )  # fmt: skip
                words = ""
            group.append((item, disc, words))
        for group in outside.values():
            self._name(group)

    def _name(self, group: list[tuple[Estimate, Disc, str]]) -> None:
        place, largest = group[0][0].place, group[0][1]
        name = place.name
        if self.language != "en" and place.id == place.country:
            name = country_names(self.language).get(place.id, name)
        runs = [(words, INK if item.stale else indicator(item.indicator).colour) for item, _, words in group if words]
        beside_all = [item for item in group if item[2]] or group[:1]
        near = beside_all[0][1] if len(beside_all) == 1 else largest
        name_wide, name_high = self.size(name, 8.8, "bold")
        sizes = [self.size(words, 8.5, "bold")[0] + 4 for words, _ in runs]
        wide = max(name_wide, sum(sizes))
        high = name_high + (11.0 if runs else 0.0)
        box = self.free.take(beside(near.box, wide, high))
        if box is None:
            self.unlabelled += 1
            return
        if math.dist(((box[0] + box[2]) / 2, (box[1] + box[3]) / 2), (near.x, near.y)) > near.radius + wide / 2 + 24:
            edge = (min(max(near.x, box[0]), box[2]), min(max(near.y, box[1]), box[3]))
            self.axes.plot([near.x, edge[0]], [near.y, edge[1]], color=QUIET, lw=0.6, zorder=5)
        align = "left" if box[0] >= near.x else "right" if box[2] <= near.x else "center"
        x = {"left": box[0], "right": box[2], "center": (box[0] + box[2]) / 2}[align]
        common: dict[str, Any] = {"va": "top", "zorder": 9, "path_effects": _halo()}
        self.axes.text(x, box[3] - 1, name, fontsize=8.8, weight="bold", ha=align, color=INK, **common)
        start = {"left": box[0], "right": box[2] - sum(sizes), "center": x - sum(sizes) / 2}[align]
        for (words, colour), size in zip(runs, sizes, strict=True):
            self.axes.text(start, box[3] - 12, words, fontsize=8.5, weight="bold", color=colour, **common)
            start += size

    def name_countries(self, base_map: Mapping[str, Any]) -> None:
        """Name the countries that fill enough of the picture, where there is room left."""
        from shapely.geometry import box, shape

        names, window = country_names(self.language), box(*self.view.box)
        known = {item.place.id for item, _, _ in self.jobs}
        for feature in base_map["features"]:
            name = feature.get("properties", {}).get(self.language) or names.get(feature["id"])
            if feature["id"] in known or name is None:
                continue
            near = _seen(feature["geometry"], self.view)
            seen = shape(near).buffer(0).intersection(window) if near["coordinates"] else box(0, 0, 0, 0)
            if seen.area < _NAMED * window.area:
                continue
            part = max(getattr(seen, "geoms", [seen]), key=lambda one: one.area)
            words = name.upper()
            wide, high = self.size(words, 8)
            inner = part.representative_point()
            for spot in (part.centroid, inner):
                x, y = self.view.point(spot.x, spot.y)
                rows = [
                    (x - wide / 2, y + dy - high / 2, x + wide / 2, y + dy + high / 2) for dy in (0, 14, -14, 28, -28)
                ]
                if part.contains(spot) and (found := self.free.take(rows)):
                    self.axes.text(
                        (found[0] + found[2]) / 2, (found[1] + found[3]) / 2, words, fontsize=8, color="#7b766c",
                        ha="center", va="center", zorder=3,
                    )  # fmt: skip
                    break


def _dark(estimate: Estimate) -> bool:
    """Tell whether white reads better than black on the circle."""
    colour = STALE if estimate.stale else indicator(estimate.indicator).colour
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue < 0.56  # noqa: PLR2004  luma, ITU-R BT.601


def _used(symbols: _Symbols, signs: set[str | None]) -> frozenset[str]:
    out = {sign for sign in signs if sign}
    for item, disc, inner in symbols.jobs:
        out.add("from" if item.role is FROM else "here")
        if item.stale:
            out.add("stale")
        if disc.radius > inner + 0.4:
            out.add("ring")
    return frozenset(out)


def _remarks(placed: Sequence[Estimate], view: _View, unlabelled: int, language: str) -> list[str]:
    names = sorted({item.place.name for item in placed if item.place.point and not view.holds(*item.place.point)})
    out = []
    if names:
        shown = ", ".join(names[:6]) + (" …" if len(names) > 6 else "")  # noqa: PLR2004  one line
        out.append(text("outside" if len(names) > 1 else "outside_one", language, n=str(len(names)), names=shown))
    if unlabelled:
        out.append(text("unlabelled" if unlabelled > 1 else "unlabelled_one", language, n=str(unlabelled)))
    return out


def draw_png(
    estimates: Sequence[Estimate], base_map: Mapping[str, Any], caption: Caption, *, dots_per_inch: int = 100
) -> bytes:
    """Draw estimates as a PNG picture.

    Parameters
    ----------
    estimates
        The rows of the table at the day of the caption; those without geometry are counted in the totals only.
    base_map
        Countries, borders and disputed lines, GeoJSON (EPSG:4326, longitude first).
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
    placed = sorted((item for item in estimates if item.place.point is not None), key=lambda item: item.id)
    if not placed:
        message = f"nothing to draw on {caption.at}: choose another day, or other indicators"
        raise ExportError(message)
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure as Canvas

    canvas = Canvas(figsize=_SIZE, facecolor="white")
    FigureCanvasAgg(canvas)
    axes = canvas.add_axes(_FRAME, facecolor=_SEA)
    axes.set(xlim=(0, _WIDE), ylim=(0, _HIGH), xticks=[], yticks=[])
    axes.spines[:].set(color=LINE, linewidth=0.8)
    view, language = _view(placed), caption.language
    signs: set[str | None] = {"disputed"} if _draw_base(axes, base_map, view) else set()
    first: dict[str, Estimate] = {}
    for item in placed:
        first.setdefault(item.place.id, item)
    signs |= {_draw_area(axes, item, view) for item in first.values()}
    scale = Scale(placed, _LARGEST)
    symbols = _Symbols(axes, view, placed, scale, language)
    symbols.draw()
    symbols.label()
    symbols.name_countries(base_map)
    draw_scale_bar(axes, view.east - view.west, (view.south + view.north) / 2, _WIDE, _HIGH)
    left = _FRAME[0] + _FRAME[2] + 0.015
    write_totals(canvas, (left, 0.345, 0.985 - left, _FRAME[1] + _FRAME[3] - 0.345), estimates, scale, language)
    write_legend(canvas, (left, _FRAME[1]), _used(symbols, signs), language)
    _write_words(canvas, estimates, caption, _remarks(placed, view, symbols.unlabelled, language))
    out = io.BytesIO()
    canvas.savefig(out, format="png", dpi=dots_per_inch, metadata={"Software": "Crisis Map", "Title": caption.title})
    return out.getvalue()


def _write_words(canvas: Canvas, estimates: Sequence[Estimate], caption: Caption, remarks: Sequence[str]) -> None:
    canvas.text(_FRAME[0], 0.955, caption.title, fontsize=20, weight="bold", va="center", color=INK)
    canvas.text(_FRAME[0], 0.912, caption.subtitle, fontsize=12, color=QUIET, va="center")
    for row, line in enumerate(small_print(estimates, caption, remarks)[:6]):
        canvas.text(_FRAME[0], 0.092 - row * 0.0165, line, fontsize=8, color=QUIET, va="top")


def write(request: Request) -> bytes:
    """Draw the map of a request as a PNG picture."""
    from geo.exports.words import day
    from geo.gazetteer import open_gazetteer

    selection, language = request.selection, request.language
    at = day(request.day, language)
    period = (
        text("since", language, since=day(selection.since, language), at=at)
        if selection.since
        else text("as_of", language, at=at)
    )
    policy = text(request.reconciled.policy.value, language)
    caption = Caption(
        title=request.layout.title_text(),
        subtitle=period,
        at=request.day,
        since=selection.since,
        note=text("note", language, revision=str(selection.revision), policy=policy),
        language=language,
    )
    return draw_png(request.estimates, open_gazetteer().base_map("50m"), caption)
