"""The map page: title, map, totals, legend, locator, sources and small print, put together from one layout.

What does not fit beside the map flows on to further columns, then to further pages; nothing is cut.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.errors import ExportError
from geo.exports.furniture import (
    corners_of,
    draw_locator,
    draw_north,
    draw_scale_bar,
    emptiest_corner,
    legend_blocks,
    possible_signs,
    total_blocks,
)
from geo.exports.ground import SEA, draw_ground, ground
from geo.exports.sheet import FAINT, QUIET, Block, Column, Sheet, flow, line_blocks, text_block
from geo.exports.symbols import Scale, Symbols, draw_area, draw_arrows, names_of
from geo.exports.view import fitted, view_around
from geo.exports.words import day, source_name, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from geo.exports.request import Request
    from geo.exports.view import View
    from geo.models import Estimate

#: Share of a lying page that the column beside the map has, and of a standing page that the map has.
_PANEL, _MAP = 0.265, 0.45

#: Share of the page that sources and remarks may take below the map before they go to a further page.
_FOOT = 0.13


@dataclass(slots=True)
class MapDrawn:
    """A map on a sheet, and what has to be said about it elsewhere."""

    view: View
    scale: Scale
    used: set[str]
    symbols: Symbols
    remarks: list[str]


def period_text(request: Request) -> str:
    """Return the period of a product in words."""
    selection, language = request.selection, request.language
    at = day(request.day, language)
    if selection.since:
        return text("since", language, since=day(selection.since, language), at=at)
    return text("as_of", language, at=at)


def filter_words(request: Request) -> str:
    """Return the filters of a product in words, its days apart; "none" where there are none."""
    filters = [
        *([text("only_place", request.language, place=request.place_name)] if request.selection.place else []),
        *([", ".join(indicator_names(request))] if request.selection.indicators else []),
        *request.narrowed,
    ]
    return "; ".join(filters) or text("none", request.language)


def small_print(request: Request) -> str:
    """Return what every product carries: disclaimer, revision of the store, filters, policy, day."""
    selection, language = request.selection, request.language
    note = text(
        "note",
        language,
        policy=text(request.exact.policy.value, language),
        revision=str(selection.revision),
        filters=filter_words(request),
        at=request.day.isoformat(),
    )
    state = ""
    if selection.cleared_by:
        said = text("cleared", language, name=selection.cleared_by)
        state = f" {said[0].upper()}{said[1:]}."
    return " ".join(filter(None, (request.disclaimer, withheld_text(request), f"{note}{state}")))


def withheld_text(request: Request, *, count: int | None = None, quotes: bool = False) -> str:
    """Return what the product says of what it keeps back; nothing where that is nothing.

    Parameters
    ----------
    count
        How many places; those of the rows when None.
    quotes
        Whether the product has quotes, of which it says how they are.
    """
    language = request.language
    count = request.coarsened if count is None else count
    places = ""
    if request.selection.exact_by:
        places = text("exact_places", language, name=request.selection.exact_by)
    elif count:
        places = text("coarsened" if count > 1 else "coarsened_one", language, n=str(count))
    said = text(f"quotes_{request.withholding.quotes}", language) if quotes else ""
    return " ".join(filter(None, (places, said)))


def indicator_names(request: Request) -> list[str]:
    """Return the labels of the indicators that a product is limited to."""
    from geo.indicators import indicator

    return [indicator(code).label.get(request.language, code) for code in request.selection.indicators]


def sources_text(rows: Sequence[Estimate], language: str) -> str:
    """Return every source behind the rows, none left out."""
    names = sorted(
        {source_name(source, language) for row in rows for source in row.sources if source}, key=str.casefold
    )
    return f"{text('sources', language)}{text('colon', language)} {', '.join(names) or '–'}"


def placed(request: Request) -> list[Estimate]:
    """Return the rows that can be drawn, sorted by id.

    Raises
    ------
    ExportError
        If there is none.
    """
    rows = sorted((row for row in request.estimates if row.place.point is not None), key=lambda row: row.id)
    if not rows:
        message = f"nothing to draw on {request.day}: choose another day, or other indicators"
        raise ExportError(message)
    return rows


def view_of(request: Request, rows: Sequence[Estimate], wide: float, high: float) -> View:
    """Return the view of a request: the layout's box, the place asked for, or where most numbers lie."""
    if request.layout.box:
        return fitted(request.layout.box, wide, high)
    asked = request.place
    if asked is not None and asked.geometry is not None and asked.geometry.area:
        return fitted(asked.geometry.bounds, wide, high, room=1.08)
    return view_around(rows, wide, high)


def draw_map(sheet: Sheet, request: Request, room: tuple[float, float, float, float], *, unit: float,  # noqa: PLR0913  what a drawing needs
             view: View | None = None, scale: Scale | None = None,
             locator: tuple[float, float] | None = None, circles: bool = True) -> MapDrawn:  # fmt: skip
    """Draw the map of a request into a room of a sheet.

    Parameters
    ----------
    room
        Left, bottom, width and height in points.
    view, scale
        Those of another map, so that the two can be compared; its own when None.
    locator
        Width and height of a locator in the emptiest corner; none when None.
    circles
        Whether circles and labels are drawn, or only laid out for somebody else to draw.
    """
    left, bottom, wide, high = room
    rows, layout, language = placed(request), request.layout, request.language
    axes = sheet.frame(left, bottom, wide, high, facecolor=SEA)
    axes.spines[:].set(color=FAINT, linewidth=0.8)
    view = view or view_of(request, rows, wide, high)
    whose = request.selection.house.view
    found = ground(view, whose)
    used = {"disputed"} if draw_ground(axes, found, view, unit) else set()
    first: dict[str, Estimate] = {}
    for row in rows:
        first.setdefault(row.place.id, row)
    figures = request.reconciled.observations
    for row in first.values():
        used |= draw_area(axes, row, view) if _meets(row, view) else set()
    scale = scale or Scale(rows, unit)
    if draw_arrows(axes, rows, view, figures):
        used.add("arrow")
    corners = corners_of(view, unit, scale_bar=layout.scale_bar, north_arrow=layout.north_arrow)
    spot = None
    if locator:
        spot = emptiest_corner(view, [row.place.point for row in rows if row.place.point], locator)
        corners.append((spot[0], spot[1], spot[0] + locator[0], spot[1] + locator[1]))
    symbols = Symbols(view, rows, scale, language, figures, corners)
    if circles:
        symbols.draw(axes)
    symbols.name_countries(axes, found, whose)
    symbols.note(sheet, left, bottom)
    if layout.scale_bar:
        draw_scale_bar(axes, view, unit)
    if layout.north_arrow:
        draw_north(axes, view, unit)
    if spot and locator:
        draw_locator(sheet, view, (left + spot[0], bottom + spot[1], *locator), whose)
    return MapDrawn(view, scale, used | symbols.used(), symbols, _remarks(rows, view, symbols, language))


def _meets(row: Estimate, view: View) -> bool:
    if row.place.geometry is None or row.place.geometry.is_empty:
        return False
    west, south, east, north = row.place.geometry.bounds
    return bool(west < view.east and east > view.west and south < view.north and north > view.south)


def outside_of(rows: Iterable[Estimate], view: View, names: Mapping[str, str]) -> list[str]:
    """Return the names of the places with numbers that lie outside a map."""
    return sorted({names[row.place.id] for row in rows if row.place.point and not view.holds(*row.place.point)})


def remark(key: str, names: Sequence[str], language: str) -> str:
    """Return words about some places: those ``outside`` the map, or ``unlabelled`` on it."""
    return text(key if len(names) > 1 else f"{key}_one", language, n=str(len(names)), names=", ".join(names))


def _remarks(rows: Sequence[Estimate], view: View, symbols: Symbols, language: str) -> list[str]:
    outside = outside_of(rows, view, names_of(rows, language))
    return [
        remark(key, names, language)
        for key, names in (("outside", outside), ("unlabelled", symbols.unlabelled))
        if names
    ]


def map_sheets(request: Request) -> list[Sheet]:
    """Return the pages of a map: one, and as many more as its legend and sources need."""
    from matplotlib import rc_context

    from geo.exports.sheet import SETTINGS

    with rc_context(SETTINGS):
        return _Composer(request).sheets


def map_with_panel(request: Request, wide: float, high: float) -> list[Sheet]:
    """Return a map with its totals and legend alone, of a size in points: for a slide or a page of a brief."""
    from matplotlib import rc_context

    from geo.exports.sheet import SETTINGS

    with rc_context(SETTINGS):
        return _Composer(request, (wide, high)).sheets


class _Composer:
    """Lays out one map page after the other; with a size of its own it is a map without title and small print."""

    def __init__(self, request: Request, bare: tuple[float, float] | None = None) -> None:
        self.request, self.layout = request, request.layout
        self.wide, self.high = bare or request.layout.page
        self.first = Sheet(self.wide, self.high)
        self.sheets = [self.first]
        self.unit = self.first.unit if bare is None else max(1.0, self.first.unit)
        self.standing = self.high > self.wide
        self.later: list[Block] = []
        self.margin = 24 * self.unit if bare is None else 2.0
        self.bare = bare is not None
        self.top = self.high - self.margin if bare else self._head(self.first, request.layout.title_text())
        self._body(self.margin if bare else self.margin + self._foot())

    def _head(self, sheet: Sheet, title: str) -> float:
        """Write title, period, mark and logo, and return where the page's body begins."""
        unit, layout = self.unit, self.layout
        top, right = self.high - self.margin * 0.9, self.wide - self.margin
        if layout.logo is not None:
            right = sheet.picture(layout.logo, right, top, 120 * unit, 34 * unit) - 12 * unit
        mark = self.request.mark
        if mark:
            right = sheet.badge(mark, right, top, 7.6 * unit) - 12 * unit
        room = right - self.margin
        y = sheet.paragraph(title, self.margin, top, room, 17 * unit, bold=True)
        subtitle = layout.subtitle
        period = period_text(self.request)
        words = f"{subtitle} · {period}" if subtitle else period
        y = sheet.paragraph(words, self.margin, y, room, 10 * unit, colour=QUIET)
        return min(y, top - 38 * unit if layout.logo else y) - 5 * unit

    def _foot(self) -> float:
        """Write remarks, sources and small print below, and return their height; what is too long waits."""
        unit, room = self.unit, self.wide - 2 * self.margin
        size = 6.4 * unit
        rows = self.request.estimates
        last = [*line_blocks(small_print(self.request), room, size)]
        sources = line_blocks(sources_text(rows, self.request.language), room, size) if self.layout.sources else []
        limit = self.high * _FOOT
        if sum(block.high for block in (*sources, *last)) > limit:
            self.later = line_blocks(sources_text(rows, self.request.language), self._column(), size * 1.1)
            sources = line_blocks(text("sources_further", self.request.language), room, size)
        blocks = [*sources, *last]
        #: One line is kept for what the map leaves out, which is known only once it is drawn.
        high = sum(block.high for block in blocks)
        flow(blocks, iter([Column(self.first, self.margin, self.margin * 0.8 + high, room, high)]))
        return high + 6 * unit

    def _column(self) -> float:
        """Return the width of a column of a further page."""
        return (self.wide - 2 * self.margin - 2 * 16 * self.unit) / 3

    def _body(self, bottom: float) -> None:
        unit, gap = self.unit, 14 * self.unit
        high = self.top - bottom
        if self.standing:
            column_wide = (self.wide - 2 * self.margin - gap) / 2
            needed = self._panel_high(column_wide) + self._locator_high(column_wide)
            map_high = max(high * _MAP, high - gap - needed / 2 - 34 * unit)
            room = (self.margin, self.top - map_high, self.wide - 2 * self.margin, map_high)
            panel = self._below(room[1] - gap, bottom)
        else:
            column_wide = self.wide * _PANEL
            count = 1 if self._panel_high(column_wide) <= high else 2
            room = (self.margin, bottom, self.wide - 2 * self.margin - count * (column_wide + gap), high)
            panel = self._beside(room, column_wide, count)
        free = sum(column.high for column in panel) - self._panel_high(column_wide)
        beside = self._locator_high(column_wide) if free >= self._locator_high(column_wide) + 8 * unit else 0.0
        corner = None if beside or not self.layout.locator else (room[2] * 0.2, room[3] * 0.2)
        drawn = draw_map(self.first, self.request, room, unit=unit, locator=corner)
        if beside:
            column = panel[-1]
            whose = self.request.selection.house.view
            room = (column.left, column.top - column.high, column.wide, beside)
            draw_locator(self.first, drawn.view, room, whose)
            column.high -= beside + 8 * unit
        blocks = [*self._panel(drawn, column_wide), *self._remark_blocks(drawn, column_wide), *self.later]
        flow(blocks, self._columns(panel))

    def _locator_high(self, wide: float) -> float:
        return min(wide * 0.5, self.high * 0.2) if self.layout.locator else 0.0

    def _panel_high(self, wide: float) -> float:
        """Return how high totals and legend will be at most."""
        rows = placed(self.request)
        signs = possible_signs(rows, self.request.reconciled.observations)
        return sum(block.high for block in (*self._totals(Scale(rows, self.unit), wide), *self._legend(signs, wide)))

    def _totals(self, scale: Scale, wide: float) -> list[Block]:
        if not self.layout.totals:
            return []
        figures = self.request.reconciled.observations
        return total_blocks(self.request.estimates, figures, scale, self.request.language, wide, self.unit)

    def _legend(self, used: set[str], wide: float) -> list[Block]:
        return legend_blocks(used, self.request.language, wide, self.unit) if self.layout.legend else []

    def _panel(self, drawn: MapDrawn, wide: float) -> list[Block]:
        space = [Block(6 * self.unit, lambda *_: None)]
        totals, legend = self._totals(drawn.scale, wide), self._legend(drawn.used, wide)
        return [*totals, *space, *legend] if totals and legend else [*totals, *legend]

    def _remark_blocks(self, drawn: MapDrawn, wide: float) -> list[Block]:
        size = 6.6 * self.unit
        return [text_block(words, wide, size, colour=QUIET, after=2 * self.unit) for words in drawn.remarks]

    def _beside(self, room: tuple[float, float, float, float], wide: float, count: int) -> list[Column]:
        gap = 14 * self.unit
        left = room[0] + room[2] + gap
        return [Column(self.first, left + turn * (wide + gap), self.top, wide, room[3]) for turn in range(count)]

    def _below(self, top: float, bottom: float) -> list[Column]:
        gap = 14 * self.unit
        wide = (self.wide - 2 * self.margin - gap) / 2
        return [Column(self.first, self.margin + turn * (wide + gap), top, wide, top - bottom) for turn in range(2)]

    def _columns(self, panel: Sequence[Column]) -> Iterator[Column]:
        """Yield the columns of the first page, then those of as many further pages as are asked for."""
        yield from panel
        gap, wide = 16 * self.unit, self._column()
        while True:
            sheet = Sheet(self.wide, self.high)
            self.sheets.append(sheet)
            title = f"{self.layout.title_text()} {text('continued', self.request.language)}"
            top = self.high - self.margin if self.bare else self._head(sheet, title)
            bottom = self.margin
            for turn in range(3):
                yield Column(sheet, self.margin + turn * (wide + gap), top, wide, top - bottom)
