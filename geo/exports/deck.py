"""The deck: a briefing as slides, made for editing.

Titles, texts, tables and charts are native; the map is a picture with alternative text and, on a slide of its own,
a ground as picture with circles and labels as native shapes over it. The notes hold the sources of each figure.
"""

from __future__ import annotations

import io
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from geo.exports.archive import repacked
from geo.exports.briefing import Briefing
from geo.exports.composing import draw_map, map_with_panel, period_text, placed, small_print
from geo.exports.image import metadata
from geo.exports.sheet import INK, QUIET, SETTINGS, Sheet, to_png
from geo.exports.slides import BODY_HIGH, BODY_WIDE, CELL, MARGIN, TOP, Slides, colour_of, fitting, row_high
from geo.exports.words import day, text
from geo.indicators import indicator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.exports.composing import MapDrawn
    from geo.exports.request import Request
    from geo.models import Estimate

#: Dots an inch of the pictures on slides.
_DOTS = 150

#: Rows of the table of places.
_PLACES = 20


def write(request: Request) -> bytes:
    """Write the deck as PPTX."""
    return _Deck(request).save()


class _Deck:
    """Makes the slides one after the other."""

    def __init__(self, request: Request) -> None:
        self.request, self.language = request, request.language
        self.briefing = Briefing(request)
        self.slides = Slides(small_print(request), request.mark, request.language)
        parts = (
            ("glance", self._glance),
            ("map_now", self._map),
            ("map_shapes", self._shapes),
            ("then_now", self._then_and_now),
            ("timeline", self._timeline),
            ("top_places", self._places),
            ("contested", self._contested),
            ("not_known", self._unknown),
            ("all_sources", self._sources),
        )
        for turn, (key, make) in enumerate(parts):
            title = text(key, self.language)
            request.progress(turn / len(parts), title)
            make(title)

    def _tables(  # noqa: PLR0913, PLR0917  what a table is made of
        self,
        title: str,
        head: Sequence[str],
        rows: Sequence[Sequence[str]],
        shares: Sequence[float],
        notes: str,
        intro: str = "",
        size: float = CELL,
    ) -> None:
        """Add a table, on as many slides as it needs."""
        rest, first = list(rows), True
        while rest or first:
            slide = self.slides.add(title if first else f"{title} {text('continued', self.language)}", notes)
            room = BODY_HIGH - row_high(head, shares, size) - 6
            count = fitting(rest, shares, room, size)
            if rest:
                self.slides.table(slide, head, rest[:count], shares, size)
            elif intro:
                self.slides.bullets(slide, [intro])
            rest, first = rest[count:], False

    def _glance(self, title: str) -> None:
        words = [
            text("column_what", self.language),
            text("column_then", self.language, at=day(self.briefing.then, self.language)),
            period_text(self.request),
            text("column_change", self.language),
        ]
        rows = [(row.heading, row.then, row.now, row.change) for row in self.briefing.totals]
        notes = self.briefing.notes(self.request.estimates)
        whole = self.request.layout.title_text()
        colon = text("colon", self.language)
        self._tables(
            f"{whole}{colon} {title[0].lower()}{title[1:]}", words, rows, (0.31, 0.24, 0.28, 0.17), notes, size=15.0
        )

    def _png(self, sheet: Sheet) -> bytes:
        return to_png([sheet], _DOTS, metadata(self.request))

    def _alt(self, rows: Sequence[Estimate]) -> str:
        totals = "; ".join(f"{row.heading}{text('colon', self.language)} {row.now}" for row in self.briefing.totals)
        place = self.request.place_name or text("everywhere", self.language)
        return text("alt_map", self.language, place=place, totals=totals) if rows else ""

    def _map(self, title: str) -> None:
        slide = self.slides.add(f"{title} · {period_text(self.request)}", self._place_notes())
        sheets = map_with_panel(self.request, BODY_WIDE, BODY_HIGH)
        self.slides.picture(
            slide, self._png(sheets[0]), (MARGIN, TOP, BODY_WIDE, BODY_HIGH), self._alt(self.request.estimates)
        )
        for sheet in sheets[1:]:
            further = self.slides.add(f"{title} {text('continued', self.language)}", "")
            box = (MARGIN, TOP, BODY_WIDE, BODY_HIGH)
            self.slides.picture(further, self._png(sheet), box, text("legend", self.language))

    def _place_notes(self) -> str:
        return self.briefing.notes(placed(self.request))

    def _ground(self, wide: float, high: float, *, circles: bool) -> tuple[Sheet, MapDrawn]:
        from matplotlib import rc_context

        with rc_context(SETTINGS):
            sheet = Sheet(wide, high)
            return sheet, draw_map(sheet, self.request, (0, 0, wide, high), unit=1.0, circles=circles)

    def _shapes(self, title: str) -> None:
        slide = self.slides.add(f"{title} · {period_text(self.request)}", self._place_notes())
        sheet, drawn = self._ground(BODY_WIDE, BODY_HIGH, circles=False)
        box = (MARGIN, TOP, BODY_WIDE, BODY_HIGH)
        self.slides.picture(slide, self._png(sheet), box, self._alt(self.request.estimates))
        # Lines first: circles and words stand over them.
        for one in drawn.symbols.symbols:
            if one.disc.away:
                self._line(slide, (*one.disc.at, one.disc.x, one.disc.y), indicator(one.row.indicator).colour)
        for label in drawn.symbols.labels:
            if label.leader:
                self._line(slide, label.leader, QUIET)
        for one in drawn.symbols.symbols:
            self._circle(slide, drawn, one)
        for label in drawn.symbols.labels:
            left, _, right, top = label.box
            values = " ".join(words for words, _ in label.runs)
            shape = self.slides.text(
                slide, f"{label.name}\n{values}" if values else label.name,
                (MARGIN + left - 2, TOP + BODY_HIGH - top - 2, right - left + 8, 24 if values else 13), 7.4, bold=True,
            )  # fmt: skip
            shape.name = label.name
            shape.text_frame.word_wrap = False
            for paragraph in shape.text_frame.paragraphs:
                paragraph.alignment = {"left": 1, "center": 2, "right": 3}[label.align]

    @staticmethod
    def _line(slide: Any, ends: tuple[float, float, float, float], colour: str) -> None:
        from pptx.util import Pt

        x, y, to_x, to_y = ends
        bottom = TOP + BODY_HIGH
        line = slide.shapes.add_connector(
            1, *(Pt(one) for one in (MARGIN + x, bottom - y, MARGIN + to_x, bottom - to_y))
        )
        line.line.color.rgb = colour_of(colour)
        line.line.width = Pt(0.6)

    def _circle(self, slide: Any, drawn: MapDrawn, one: Any) -> None:
        from pptx.enum.shapes import MSO_SHAPE
        from pptx.util import Pt

        from geo.exports.symbols import fill_of, is_dark

        x, y, r = MARGIN + one.disc.x, TOP + BODY_HIGH - one.disc.y, one.inner
        shape = slide.shapes.add_shape(MSO_SHAPE.OVAL, Pt(x - r), Pt(y - r), Pt(2 * r), Pt(2 * r))
        shape.name = (
            f"{indicator(one.row.indicator).label.get(self.language, '')}, {drawn.symbols.names[one.row.place.id]}"
        )
        shape.fill.solid()
        fill = "#ffffff" if one.hollow else fill_of(one.row)
        shape.fill.fore_color.rgb = colour_of(fill)
        shape.line.color.rgb = colour_of(indicator(one.row.indicator).colour if one.hollow else "#ffffff")
        shape.line.width = Pt(1.4 if one.hollow else 0.8)
        shape.shadow.inherit = False
        words, size = drawn.symbols.inside(one)
        if words:
            frame = shape.text_frame
            frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
            frame.word_wrap = False
            frame.text = words
            frame.paragraphs[0].alignment = 2
            run = frame.paragraphs[0].runs[0]
            run.font.size, run.font.bold = Pt(size), True
            run.font.color.rgb = colour_of("#ffffff" if is_dark(fill) and not one.hollow else INK)

    def _then_and_now(self, title: str) -> None:
        from matplotlib import rc_context

        from geo.exports.composing import view_of
        from geo.exports.symbols import Scale

        slide = self.slides.add(title, self._place_notes())
        wide, high = (BODY_WIDE - 16) / 2, BODY_HIGH - 24
        now = placed(self.request)
        view, scale = view_of(self.request, now, wide, high), Scale(now)
        for turn, request in enumerate((self.briefing.before, self.request)):
            left = MARGIN + turn * (wide + 16)
            heading = period_text(request)
            self.slides.text(slide, heading, (left, TOP - 4, wide, 22), 13, bold=True)
            with rc_context(SETTINGS):
                sheet = Sheet(wide, high)
                if any(row.place.point for row in request.estimates):
                    draw_map(sheet, request, (0, 0, wide, high), unit=1.0, view=view, scale=scale)
                else:
                    sheet.line(text("no_number", self.language), wide / 2, high / 2, 12, align="center")
            colon = text("colon", self.language)
            totals = [f"{row.heading}{colon} {row.now if turn else row.then}" for row in self.briefing.totals]
            place = f"{self.request.place_name or text('everywhere', self.language)}, {heading}"
            alt = text("alt_map", self.language, place=place, totals="; ".join(totals))
            self.slides.picture(slide, self._png(sheet), (left, TOP + 20, wide, high), alt)

    def _timeline(self, title: str) -> None:
        lines = self.briefing.timeline
        rows = [
            row for total in self.briefing.totals if total.code in {one.code for one in lines} for row in total.rows
        ]
        slide = self.slides.add(title, self.briefing.notes(rows))
        across = 2 if len(lines) > 1 else 1
        down = 2 if len(lines) > 2 else 1  # noqa: PLR2004  two beside one another
        wide, high = BODY_WIDE / across, BODY_HIGH / down
        for turn, line in enumerate(lines):
            box = (MARGIN + turn % across * wide, TOP + turn // across * high, wide - 8, high - 6)
            self.slides.chart(slide, line, indicator(line.code).colour, box)

    def _places(self, title: str) -> None:
        kept = self.briefing.places[:_PLACES]
        head = [text(f"column_{key}", self.language) for key in ("place", "what", "number", "when", "sources")]
        rows = [(one.place, one.heading, one.value, one.when, one.sources) for one in kept]
        self._tables(title, head, rows, (0.18, 0.19, 0.19, 0.22, 0.22), self.briefing.notes(one.row for one in kept))

    def _contested(self, title: str) -> None:
        head = [text(f"column_{key}", self.language) for key in ("place", "what", "said")]
        rows = self.briefing.disagreements
        wanted = [row for row in self.request.estimates if row.low is not None and row.low != row.high]
        notes, none = self.briefing.notes(wanted), text("no_disagreement", self.language)
        self._tables(title, head, rows, (0.2, 0.16, 0.64), notes, none)

    def _unknown(self, title: str) -> None:
        slide = self.slides.add(title, "")
        self.slides.bullets(slide, self.briefing.unknown)

    def _sources(self, title: str) -> None:
        head = [text(f"column_{key}", self.language) for key in ("source", "figures", "last")]
        rows = [(name, str(count), last) for name, count, last in self.briefing.sources]
        self._tables(title, head, rows, (0.6, 0.15, 0.25), self.briefing.notes(self.request.estimates))

    def save(self) -> bytes:
        """Return the file; its dates are those of the data, not of the clock."""
        about, deck = metadata(self.request), self.slides.deck
        said = deck.core_properties
        said.title, said.author, said.last_modified_by = about["Title"], "Crisis Map", "Crisis Map"
        said.subject = "; ".join(f"{key}: {value}" for key, value in about.items() if key != "Title")[:250]
        said.language, said.revision = self.language, 1
        said.created = said.modified = datetime.combine(self.request.day, time())
        out = io.BytesIO()
        deck.save(out)
        return repacked(out.getvalue())
