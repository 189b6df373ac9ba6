"""The brief: the same content as the deck on one or two pages of paper, each part a block that flows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from geo.exports.briefing import Briefing
from geo.exports.composing import draw_map, period_text, small_print
from geo.exports.furniture import legend_blocks
from geo.exports.measuring import LINE, wrap
from geo.exports.sheet import FAINT, QUIET, SETTINGS, Block, Column, Sheet, flow, text_block
from geo.exports.words import day, number, short_day, text
from geo.indicators import indicator

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.exports.briefing import Line
    from geo.exports.request import Request

#: Places of the table, and disagreements, that a brief shows; the tables have all.
_PLACES, _CONTESTED = 8, 6

#: Share of the page's height that the map has, and of its width that the map has beside its legend.
_MAP_HIGH, _MAP_WIDE = 0.33, 0.74

#: Height of a chart of the timeline, on a page of 960 × 540 points.
_CHART = 92.0


def brief_sheets(request: Request) -> list[Sheet]:
    """Return the pages of a brief."""
    from matplotlib import rc_context

    with rc_context(SETTINGS):
        return _Brief(request).sheets


class _Brief:
    """Writes the blocks of a brief onto pages."""

    def __init__(self, request: Request) -> None:
        self.request, self.language = request, request.language
        self.wide, self.high = request.layout.page
        self.briefing = Briefing(request)
        self.sheets: list[Sheet] = []
        self.unit = Sheet(self.wide, self.high).unit
        self.margin = 28 * self.unit
        self.room = self.wide - 2 * self.margin
        self.size = 7.2 * self.unit
        flow(self._blocks(), self._pages())

    def _pages(self) -> Iterator[Column]:
        """Yield pages with title and small print, as many as are asked for."""
        unit, layout = self.unit, self.request.layout
        while True:
            sheet = Sheet(self.wide, self.high)
            self.sheets.append(sheet)
            top, right = self.high - self.margin * 0.8, self.wide - self.margin
            if layout.logo is not None:
                right = sheet.picture(layout.logo, right, top, 120 * unit, 34 * unit) - 12 * unit
            if self.request.mark:
                right = sheet.badge(self.request.mark, right, top, 7.6 * unit) - 12 * unit
            title = layout.title_text()
            if len(self.sheets) > 1:
                title = f"{title} {text('continued', self.language)}"
            y = sheet.paragraph(title, self.margin, top, right - self.margin, 17 * unit, bold=True)
            words = f"{layout.subtitle} · {period_text(self.request)}" if layout.subtitle else period_text(self.request)
            y = sheet.paragraph(words, self.margin, y, right - self.margin, 10 * unit, colour=QUIET) - 8 * unit
            foot = wrap(small_print(self.request), 6.2 * unit, self.room)
            bottom = self.margin * 0.7 + len(foot) * LINE * 6.2 * unit
            below = bottom
            for row in foot:
                below = sheet.line(row, self.margin, below, 6.2 * unit, colour=QUIET)
            low = bottom + 8 * unit
            yield Column(sheet, self.margin, min(y, top - 38 * unit) if layout.logo else y, self.room, y - low)

    def _blocks(self) -> list[Block]:
        briefing, language = self.briefing, self.language
        keys = ("what", "change", "place", "number", "when", "sources", "said", "source", "figures", "last")
        named = {key: text(f"column_{key}", language) for key in keys}
        then = text("column_then", language, at=day(briefing.then, language))
        totals = [(row.heading, row.then, row.now, row.change) for row in briefing.totals]
        places = [(one.place, one.heading, one.value, one.when, one.sources) for one in briefing.places]
        sources = [(name, str(count), last) for name, count, last in briefing.sources]
        contested = briefing.disagreements
        return [
            *self._table(
                "glance", (named["what"], then, period_text(self.request), named["change"]), totals,
                (0.34, 0.22, 0.28, 0.16),
            ),
            *self._map(),
            *self._charts(),
            *self._table(
                "top_places", [named[key] for key in ("place", "what", "number", "when", "sources")],
                places[:_PLACES], (0.17, 0.2, 0.2, 0.2, 0.23), more=len(places) - _PLACES,
            ),
            *self._table(
                "contested", [named[key] for key in ("place", "what", "said")], contested[:_CONTESTED],
                (0.2, 0.16, 0.64), more=len(contested) - _CONTESTED, none="no_disagreement",
            ),
            *self._list("not_known", briefing.unknown),
            *self._table(
                "all_sources", [named[key] for key in ("source", "figures", "last")], sources, (0.6, 0.15, 0.25)
            ),
        ]  # fmt: skip

    def _heading(self, key: str) -> Block:
        unit = self.unit
        words = text(key, self.language)

        def draw(sheet: Sheet, left: float, top: float, wide: float) -> None:
            y = sheet.line(words, left, top - 7 * unit, 10.5 * unit, bold=True)
            sheet.rule(left, y, left + wide)

        return Block(7 * unit + LINE * 10.5 * unit + 4 * unit, draw, with_next=True)

    def _list(self, key: str, lines: Sequence[str]) -> list[Block]:
        made = [text_block(f"•  {line}", self.room, self.size, after=2 * self.unit) for line in lines]
        return [self._heading(key), *made]

    def _table(self, key: str, head: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float], *,  # noqa: PLR0913  what a drawing needs
               more: int = 0, none: str = "none") -> list[Block]:  # fmt: skip
        """Return a heading and a table, each row a block of its own."""
        if not rows:
            return self._list(key, [text(none, self.language)])
        heads = self._row(head, shares, head=True)
        blocks = [self._heading(key), heads]
        blocks += [replace(self._row(row, shares), again=heads) for row in rows]
        if more > 0:
            words = text("more_rows", self.language, n=str(more))
            blocks.append(text_block(words, self.room, self.size * 0.92, colour=QUIET))
        return blocks

    def _row(self, row: Sequence[str], shares: Sequence[float], *, head: bool = False) -> Block:
        size, gap = self.size, 5 * self.unit
        cells = [
            wrap(words, size, self.room * share - gap, bold=j == 0 or head)
            for j, (words, share) in enumerate(zip(row, shares, strict=True))
        ]
        high = max(len(lines) for lines in cells) * LINE * size + 3.4 * self.unit

        def draw(sheet: Sheet, left: float, top: float, wide: float) -> None:
            x = left
            for j, (lines, share) in enumerate(zip(cells, shares, strict=True)):
                y = top - 1.4 * self.unit
                for line in lines:
                    y = sheet.line(line, x, y, size, bold=j == 0 or head, colour=QUIET if head else "#222222")
                x += wide * share
            sheet.rule(left, top - high + 0.6 * self.unit, left + wide, "#e4e1da" if not head else FAINT, 0.5)

        return Block(high, draw, with_next=head)

    def _map(self) -> list[Block]:
        high = self.high * _MAP_HIGH

        def draw(sheet: Sheet, left: float, top: float, wide: float) -> None:
            room = (left, top - high, wide * _MAP_WIDE, high)
            locator = (room[2] * 0.22, room[3] * 0.26) if self.request.layout.locator else None
            drawn = draw_map(sheet, self.request, room, unit=self.unit * 0.92, locator=locator)
            beside = wide * (1 - _MAP_WIDE) - 12 * self.unit
            remarks = [
                text_block(one, beside, self.size * 0.9, colour=QUIET, after=2 * self.unit) for one in drawn.remarks
            ]
            legend = legend_blocks(drawn.used, self.language, beside, self.unit * 0.92)
            x = left + wide - beside
            y = top
            for block in (*legend, *remarks):
                block.draw(sheet, x, y, beside)
                y -= block.high

        return [self._heading("map_now"), Block(high + 4 * self.unit, draw)]

    def _charts(self) -> list[Block]:
        lines = self.briefing.timeline
        if not lines or len(lines[0].points) < 2:  # noqa: PLR2004  one step is no line
            return []
        high = _CHART * self.unit

        def draw(sheet: Sheet, left: float, top: float, wide: float) -> None:
            each = wide / len(lines)
            for turn, line in enumerate(lines):
                self._chart(sheet, line, (left + turn * each, top - high, each - 10 * self.unit, high))

        return [self._heading("timeline"), Block(high + 4 * self.unit, draw)]

    def _chart(self, sheet: Sheet, line: Line, room: tuple[float, float, float, float]) -> None:
        """Draw one small line chart: first and last day below, the last and the largest value at the side."""
        left, bottom, wide, high = room
        size = self.size * 0.95
        top = bottom + high
        for row in wrap(line.heading, size, wide, bold=True)[:2]:
            top = sheet.line(row, left, top, size, bold=True)
        below = bottom + LINE * size
        up = top - below - 12 * self.unit
        known = [(turn, value) for turn, (_, value) in enumerate(line.points) if value is not None]
        peak = max((value for _, value in known), default=1.0) or 1.0
        count = max(len(line.points) - 1, 1)
        spots = [(left + 3 + turn / count * (wide - 6), below + 2 + value / peak * up) for turn, value in known]
        colour = indicator(line.code).colour
        sheet.rule(left, below, left + wide, FAINT, 0.7)
        look: dict[str, Any] = {"color": colour, "linewidth": 1.5 * self.unit, "solid_joinstyle": "round"}
        if spots:
            sheet.axes.plot(*zip(*spots, strict=True), marker="o", markersize=2.4 * self.unit, **look)
            shown = number(known[-1][1], self.language)
            y = min(spots[-1][1] + 4 * self.unit + size, top - 1)
            sheet.line(shown, left + wide, y, size, colour=colour, align="right", bold=True)
        begin, end = line.points[0][0], line.points[-1][0]
        long = begin.year != end.year
        sheet.line(short_day(begin, self.language, year=long), left, below - 2, size, colour=QUIET)
        last = short_day(end, self.language, year=long)
        sheet.line(last, left + wide, below - 2, size, colour=QUIET, align="right")
