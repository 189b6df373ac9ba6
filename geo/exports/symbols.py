"""The symbols of a map: circles with an area proportional to the value, areas, lines, arrows, labels.

Where places crowd, circles move apart and a line leads back to the point. Lengths are points (1/72 inch).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo.exports.ground import names_of_ground
from geo.exports.measuring import ASCENT, width
from geo.exports.placing import Disc, Free, beside, spread
from geo.exports.sheet import INK, QUIET
from geo.exports.view import path_of
from geo.exports.withholding import bare
from geo.exports.wording import Said, said
from geo.indicators import indicator
from geo.models import PlaceKind, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from matplotlib.axes import Axes

    from geo.exports.ground import Ground
    from geo.exports.placing import Box, Leader
    from geo.exports.sheet import Sheet
    from geo.exports.view import View
    from geo.models import Estimate, Place
    from geo.reconciliation import Observation

STALE = "#9a9a9a"

#: Radius of the largest circle of a family, and of the smallest one, on a slide.
_LARGEST, _SMALLEST = 20.0, 2.6

#: Sizes of letters on a slide: values, names, countries.
_VALUE, _NAME, _COUNTRY = 7.2, 7.4, 6.8

#: Least share of the map that a country fills to be named.
_NAMED = 0.004

#: Luma (ITU-R BT.601) below which white reads better than black.
_DARK = 0.56


def fill_of(estimate: Estimate) -> str:
    """Return the colour of a row's circle: grey where it was last reported long ago."""
    return STALE if estimate.stale else indicator(estimate.indicator).colour


def is_dark(colour: str) -> bool:
    """Tell whether white reads better than black on a colour such as ``#e66100``."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue < _DARK


def round_down(value: float) -> float:
    """Return the largest of 1, 2, 5, 10, 20 … that is not above a value.

    Examples
    --------
    >>> round_down(385)
    200.0
    """
    power = 10.0 ** math.floor(math.log10(max(value, 1)))
    return max(step * power for step in (1, 2, 5) if step * power <= max(value, 1))


class Scale:
    """Sizes of circles: area proportional to the value, each family of indicators by its own largest one."""

    def __init__(self, estimates: Iterable[Estimate], unit: float = 1.0) -> None:
        self.unit = unit
        self.largest = _LARGEST * unit
        self.peak: dict[str, float] = {}
        for item in estimates:
            family = indicator(item.indicator).family
            self.peak[family] = max(self.peak.get(family, 1.0), item.high or said(item).value or 1.0)

    def radius(self, code: str, value: float) -> float:
        """Return the radius of a value of an indicator; below a least size circles only say that there is one."""
        share = value / self.peak.get(indicator(code).family, max(value, 1.0))
        return max(_SMALLEST * self.unit, self.largest * math.sqrt(share))

    def sample(self, code: str, value: float) -> tuple[float, float]:
        """Return a round value, at most `value`, and its radius, which fits beside the totals; 0 where none does."""
        shown = round_down(value)
        while self.radius(code, shown) > self.largest * 0.55 and shown > 1:
            shown = round_down(shown * 0.9)
        radius = self.radius(code, shown)
        return (shown, radius) if radius <= self.largest * 0.55 else (0.0, 0.0)


@dataclass(slots=True)
class Symbol:
    """One circle: the row that it stands for, where it is, the radius of its value within its ring."""

    row: Estimate
    said: Said
    disc: Disc
    inner: float

    @property
    def hollow(self) -> bool:
        """Whether people left from here, or the number is only a bound."""
        return self.row.role is Role.ORIGIN or self.row.best is None

    @property
    def ring(self) -> bool:
        """Whether a source gave a higher value that can be seen."""
        return self.disc.radius > self.inner + 0.4


@dataclass(frozen=True, slots=True)
class Label:
    """Words beside a place: its name, the values with their colours, and the upper left corner."""

    name: str
    runs: tuple[tuple[str, str], ...]
    box: Box
    align: str
    leader: Leader | None


def names_of(rows: Iterable[Estimate], language: str) -> dict[str, str]:
    """Return what to call the places of rows; an area that shares its name with a town says that it is one."""
    from geo.exports.placenames import place_name
    from geo.exports.words import text
    from geo.gazetteer import open_gazetteer

    places = {row.place.id: row.place for row in rows}
    names = {key: place_name(place, language, open_gazetteer()) for key, place in places.items()}
    shared = [name for name in names.values() if list(names.values()).count(name) > 1]
    for key, name in names.items():
        if name in shared and places[key].kind is PlaceKind.AREA and key[2:3] == "-":
            names[key] = text("area_named", language, name=name)
    return names


class Symbols:
    """The circles of a map and their labels, laid out so that none hides another.

    Parameters
    ----------
    rows
        With a place in the view and a number.
    figures
        Observations by figure id, for the bounds of numbers and for where people came from.
    corners
        Boxes to keep free: scale bar, north arrow, locator.
    spots
        By id of a row where its circle stands; circles move apart by themselves when None.
    """

    def __init__(  # noqa: PLR0913, PLR0917  what a drawing needs
        self,
        view: View,
        rows: Sequence[Estimate],
        scale: Scale,
        language: str,
        figures: Mapping[str, Observation],
        corners: Sequence[Box],
        spots: Mapping[str, Disc] | None = None,
    ) -> None:
        self.view, self.language, self.unit, self.figures = view, language, scale.unit, figures
        seen = [row for row in rows if row.place.point and view.holds(*row.place.point) and said(row).value]
        seen.sort(key=lambda row: (-scale.radius(row.indicator, said(row).value or 1), row.place.id, row.id))
        self.symbols: list[Symbol] = []
        for row in seen:
            words = said(row, figures)
            inner = scale.radius(row.indicator, words.value or 1)
            outer = max(inner, scale.radius(row.indicator, row.high or 0.0))
            x, y = view.point(*(row.place.point or (0.0, 0.0)))
            self.symbols.append(Symbol(row, words, Disc(x, y, outer), inner))
        low = max((box[3] for box in corners if box[1] <= 1), default=4.0)
        edge = 4.0 * self.unit
        discs = [one.disc for one in self.symbols]
        if spots is None:
            room = (edge, min(low + 2, view.high / 3), view.wide - edge, view.high - edge)
            # What stands at the lower edge is below the room already, unless it is high.
            spread(discs, room, [box for box in corners if box[3] > room[1]])
        else:
            for one in self.symbols:
                if one.row.id in spots:
                    one.disc.x, one.disc.y = spots[one.row.id].x, spots[one.row.id].y
        self.free = Free((3, 3, view.wide - 3, view.high - 3), discs, corners)
        self.labels: list[Label] = []
        self.unlabelled: list[str] = []
        self.names = names_of(rows, language)
        self._label(self.names)

    def inside(self, symbol: Symbol) -> tuple[str, float]:
        """Return the words that fit in a circle and the size of their letters, no words where they do not fit."""
        words = symbol.said.label(self.language)
        for size in (_VALUE * self.unit, _VALUE * self.unit * 0.82):
            if math.hypot(width(words, size, bold=True), size * 0.75) <= 1.9 * symbol.inner:
                return words, size
        return "", 0.0

    def _label(self, names: Mapping[str, str]) -> None:
        groups: dict[str, list[Symbol]] = {}
        for one in self.symbols:
            groups.setdefault(one.row.place.id, []).append(one)
        for key, group in groups.items():
            self._name(names[key], group)

    def _name(self, name: str, group: Sequence[Symbol]) -> None:
        beyond = [one for one in group if not self.inside(one)[0]]
        runs = tuple(
            (one.said.label(self.language), INK if one.row.stale else indicator(one.row.indicator).colour)
            for one in beyond
        )
        near = (beyond[0] if len(beyond) == 1 else group[0]).disc
        gap, value, size = 3.5 * self.unit, _VALUE * self.unit, _NAME * self.unit
        across = sum(width(words, value, bold=True) + gap for words, _ in runs) - gap if runs else 0.0
        wide = max(width(name, size, bold=True), across) + 3
        high = size * 1.25 + (value * 1.3 if runs else 0.0)

        def leader_of(box: Box) -> Leader | None:
            apart = math.dist(((box[0] + box[2]) / 2, (box[1] + box[3]) / 2), (near.x, near.y))
            if apart <= near.radius + wide / 2 + 18:
                return None
            return near.x, near.y, min(max(near.x, box[0]), box[2]), min(max(near.y, box[1]), box[3])

        box = self.free.take(beside(near.box, wide, high), leader_of)
        if box is None:
            self.unlabelled.append(name)
            return
        align = "left" if box[0] >= near.x else "right" if box[2] <= near.x else "center"
        self.labels.append(Label(name, runs, box, align, leader_of(box)))

    def draw(self, axes: Axes) -> None:
        """Draw circles, leaders and labels."""
        from matplotlib.patches import Circle

        for one in self.symbols:
            disc, fill = one.disc, fill_of(one.row)
            colour, at = indicator(one.row.indicator).colour, (disc.x, disc.y)
            if disc.away:
                axes.plot([disc.at[0], disc.x], [disc.at[1], disc.y], color=colour, lw=0.7, alpha=0.8, zorder=5)
                axes.plot([disc.at[0]], [disc.at[1]], "o", color=colour, markersize=2.4 * self.unit, zorder=5)
            if one.ring:
                ring: dict[str, Any] = {"facecolor": fill, "edgecolor": colour, "linewidth": 0.8}
                axes.add_artist(Circle(at, disc.radius, alpha=0.3, zorder=6, **ring))
            look: dict[str, Any] = {"facecolor": "white" if one.hollow else fill}
            look |= {
                "linewidth": 1.4 if one.hollow else 0.8,
                "edgecolor": colour if one.hollow or one.row.stale else "white",
            }
            axes.add_artist(Circle(at, one.inner, alpha=0.9, zorder=6.1, **look))
            words, size = self.inside(one)
            if words:
                light = not one.hollow and is_dark(fill)
                axes.text(
                    disc.x, disc.y - size * 0.36, words, fontsize=size, weight="bold", ha="center", va="baseline",
                    color="white" if light else INK, zorder=8, parse_math=False,
                )  # fmt: skip
        for label in self.labels:
            self._draw_label(axes, label)

    def _draw_label(self, axes: Axes, label: Label) -> None:
        if label.leader:
            x, y, to_x, to_y = label.leader
            axes.plot([x, to_x], [y, to_y], color=QUIET, lw=0.55, zorder=5)
        left, _, right, top = label.box
        size, value, gap = _NAME * self.unit, _VALUE * self.unit, 3.5 * self.unit

        def start(wide: float) -> float:
            slack = right - left - wide
            return {"left": left + 1.5, "right": right - 1.5 - wide, "center": left + slack / 2}[label.align]

        write(axes, label.name, start(width(label.name, size, bold=True)), top - ASCENT * size, size, INK)
        wides = [width(words, value, bold=True) for words, _ in label.runs]
        x = start(sum(wides) + gap * (len(wides) - 1))
        for (words, colour), wide in zip(label.runs, wides, strict=True):
            write(axes, words, x, top - size * 1.25 - ASCENT * value, value, colour)
            x += wide + gap

    def name_countries(self, axes: Axes, found: Ground, whose: str) -> None:
        """Name the countries, as a view of disputed borders has them, that fill enough of the map and find room."""
        from shapely import get_parts
        from shapely.geometry import box

        names, window = names_of_ground(found, self.language, whose), box(*self.view.box)
        known = {one.row.place.id for one in self.symbols}
        size = _COUNTRY * self.unit
        for code, shape in found.countries.items():
            seen = shape.buffer(0).intersection(window)
            if code in known or code not in names or seen.area < _NAMED * window.area:
                continue
            part = max(get_parts(seen), key=lambda one: one.area)
            words = names[code].upper()
            wide, high = width(words, size) + 2, size * 1.2
            for spot in (part.centroid, part.representative_point()):
                x, y = self.view.point(spot.x, spot.y)
                rows = [
                    (x - wide / 2, y + dy - high / 2, x + wide / 2, y + dy + high / 2) for dy in (0, 12, -12, 24, -24)
                ]
                if part.contains(spot) and (taken := self.free.take(rows)):
                    axes.text(
                        (taken[0] + taken[2]) / 2, (taken[1] + taken[3]) / 2 - size * 0.36, words, fontsize=size,
                        color="#7b766c", ha="center", va="baseline", zorder=3, parse_math=False,
                    )  # fmt: skip
                    break

    def used(self) -> set[str]:
        """Return which signs of the legend the circles use."""
        out = {"from" if one.row.role is Role.ORIGIN else "here" for one in self.symbols}
        out |= {"bound" for one in self.symbols if one.row.best is None and one.row.role is not Role.ORIGIN}
        out |= {"stale" for one in self.symbols if one.row.stale}
        return out | {"ring" for one in self.symbols if one.ring}

    def note(self, sheet: Sheet, left: float, bottom: float) -> None:
        """Note on the sheet where the labels stand, the map's corner being given."""
        for label in self.labels:
            west, south, east, north = label.box
            sheet.note(f"label {label.name}", (west + left, south + bottom, east + left, north + bottom))


def write(axes: Axes, words: str, x: float, y: float, size: float, colour: str) -> None:  # noqa: PLR0913, PLR0917  what a drawing needs
    """Write bold words with a white rim. The rim is drawn apart, so that the words stay text in SVG and PDF."""
    from matplotlib import patheffects

    look: dict[str, Any] = {"fontsize": size, "weight": "bold", "ha": "left", "va": "baseline", "parse_math": False}
    rim = [patheffects.Stroke(linewidth=size * 0.3, foreground="white", alpha=0.9)]
    axes.text(x, y, words, color="white", zorder=8.9, path_effects=rim, **look)
    axes.text(x, y, words, color=colour, zorder=9, **look)


def draw_area(axes: Axes, row: Estimate, view: View) -> set[str]:
    """Tint an area, hatch a joint one, draw a border as a line; return which signs of the legend these are."""
    from matplotlib.patches import PathPatch
    from shapely import get_parts

    place = row.place
    if place.geometry is None or bare(place.id) == place.country:
        return set()
    colour, joint = indicator(row.indicator).colour, place.kind is PlaceKind.JOINT
    signs: set[str] = set()
    for shape in get_parts(place.geometry):
        if shape.geom_type == "Polygon":
            signs.add("joint" if joint else "area")
            path = path_of(shape, view)
            axes.add_artist(PathPatch(path, zorder=3, facecolor=colour, linewidth=0, alpha=0.10))
            edge: dict[str, Any] = {"facecolor": "none", "edgecolor": colour, "linewidth": 0.7, "alpha": 0.55}
            axes.add_artist(PathPatch(path, zorder=3, hatch="////" if joint else None, **edge))
        elif shape.geom_type == "LineString":
            signs.add("border")
            points = [view.point(x, y) for x, y, *_ in shape.coords]
            axes.plot(*zip(*points, strict=True), color=colour, lw=2.4, alpha=0.7, solid_capstyle="round", zorder=4)
    return signs


def origins_of(row: Estimate, figures: Mapping[str, Observation]) -> list[Place]:
    """Return where the people of a row came from, as the figures behind it say, sorted by id."""
    behind = [figures[key] for key in row.figure_ids if key in figures]
    found = {one.origin.id: one.origin for one in behind if one.origin is not None and one.origin.id != row.place.id}
    return [found[key] for key in sorted(found)]


def draw_arrows(axes: Axes, rows: Sequence[Estimate], view: View, figures: Mapping[str, Observation]) -> bool:
    """Draw a thin arrow from where people left to where they are counted; tell whether there is one.

    Several origins have dashed arrows: nobody said how many came from which.
    """
    from matplotlib.patches import FancyArrowPatch

    drawn = False
    for row in rows:
        origins = [place for place in origins_of(row, figures) if place.point and view.holds(*place.point)]
        if row.place.point is None or not view.holds(*row.place.point):
            continue
        for place in origins:
            drawn = True
            axes.add_patch(
                FancyArrowPatch(
                    view.point(*(place.point or (0.0, 0.0))), view.point(*row.place.point), zorder=4.5,
                    connectionstyle="arc3,rad=0.18", arrowstyle="-|>", mutation_scale=9, linewidth=1.2, alpha=0.75,
                    color=indicator(row.indicator).colour, linestyle="--" if len(origins) > 1 else "-", shrinkB=6,
                )
            )  # fmt: skip
    return drawn
