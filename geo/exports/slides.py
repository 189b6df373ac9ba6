"""The parts of slides, native so that they can be edited: titles, texts, tables, charts. Lengths are points."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from geo.exports.measuring import LINE, width, wrap
from geo.exports.sheet import ALERT, FAINT, INK, QUIET
from geo.exports.words import short_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.exports.briefing import Line

#: Size of a slide and its margins.
WIDE, HIGH, MARGIN, TOP, FOOT = 960.0, 540.0, 36.0, 88.0, 40.0

#: Room of the body.
BODY_WIDE, BODY_HIGH = WIDE - 2 * MARGIN, HIGH - TOP - FOOT

#: Days named below a chart, at most.
_LABELS = 6

CELL, _PAD = 11.0, 5.0


def colour_of(words: str) -> Any:
    """Return a colour such as ``#e66100`` as python-pptx takes it."""
    from pptx.dml.color import RGBColor

    make: Any = RGBColor
    return make(*bytes.fromhex(words.lstrip("#")))


class Slides:
    """A deck that grows slide by slide.

    Parameters
    ----------
    foot
        Small print of every slide.
    mark
        The mark of a draft, None once somebody cleared the deck.
    language
        ISO 639-1 code.
    """

    def __init__(self, foot: str, mark: str | None, language: str) -> None:
        from pptx import Presentation
        from pptx.util import Pt

        self.deck: Any = Presentation()
        self.deck.slide_width, self.deck.slide_height = Pt(WIDE), Pt(HIGH)
        self.foot, self.mark, self.language = foot, mark, language

    def add(self, title: str, notes: str) -> Any:
        """Add a slide with its title, foot and notes."""
        from pptx.util import Pt

        slide = self.deck.slides.add_slide(self.deck.slide_layouts[5])
        frame = slide.shapes.title
        frame.left, frame.top, frame.width, frame.height = Pt(MARGIN), Pt(22), Pt(BODY_WIDE - 230), Pt(52)
        room = BODY_WIDE - 230 - 4
        sizes = (26, 24, 22, 20)
        size = next((one for one in sizes if width(title, one, bold=True) <= room), sizes[-1])
        self._words(frame.text_frame, title, size, bold=True)
        rule = slide.shapes.add_connector(1, Pt(MARGIN), Pt(78), Pt(WIDE - MARGIN), Pt(78))
        rule.line.color.rgb = colour_of(FAINT)
        rule.line.width = Pt(1)
        if self.mark:
            box = self.text(slide, self.mark, (WIDE - MARGIN - 225, 34, 225, 24), 9.0, bold=True, colour=ALERT)
            box.line.color.rgb = colour_of(ALERT)
            box.text_frame.paragraphs[0].alignment = 2
        self.text(slide, self.foot, (MARGIN, HIGH - FOOT + 6, BODY_WIDE - 40, 26), 7.5, colour=QUIET)
        number = str(len(self.deck.slides))
        box = self.text(slide, number, (WIDE - MARGIN - 36, HIGH - FOOT + 6, 36, 18), 9, colour=QUIET)
        box.text_frame.paragraphs[0].alignment = 3
        slide.notes_slide.notes_text_frame.text = notes
        return slide

    def _words(self, frame: Any, words: str, size: float, *, bold: bool = False, colour: str = INK) -> None:
        from pptx.util import Pt

        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Pt(2)
        frame.text = words
        for paragraph in frame.paragraphs:
            paragraph.alignment = 1
            for run in paragraph.runs:
                run.font.size, run.font.bold, run.font.color.rgb = Pt(size), bold, colour_of(colour)

    def text(self, slide: Any, words: str, box: tuple[float, float, float, float], size: float, *,  # noqa: PLR0913  what a box is made of
             bold: bool = False, colour: str = INK) -> Any:  # fmt: skip
        """Add a text box at left, top, width, height."""
        from pptx.util import Pt

        shape = slide.shapes.add_textbox(*(Pt(one) for one in box))
        self._words(shape.text_frame, words, size, bold=bold, colour=colour)
        return shape

    def bullets(self, slide: Any, lines: Sequence[str]) -> None:
        """Add a list over the whole body."""
        from pptx.util import Pt

        box = self.text(slide, "\n".join(f"•  {line}" for line in lines), (MARGIN, TOP, BODY_WIDE, BODY_HIGH), 17)
        for paragraph in box.text_frame.paragraphs:
            paragraph.space_after = Pt(9)

    def picture(self, slide: Any, png: bytes, box: tuple[float, float, float, float], alt: str) -> None:
        """Add a picture with its alternative text at left, top, width, height."""
        from pptx.util import Pt

        shape = slide.shapes.add_picture(io.BytesIO(png), *(Pt(one) for one in box))
        shape._element.nvPicPr.cNvPr.set("descr", alt)  # noqa: SLF001  python-pptx has no other way to it

    def table(
        self,
        slide: Any,
        head: Sequence[str],
        rows: Sequence[Sequence[str]],
        shares: Sequence[float],
        size: float = CELL,
    ) -> None:
        """Add a table with its head at the top of the body; see `fitting` for how many rows have room."""
        from pptx.util import Pt

        high = sum(row_high(row, shares, size) for row in [head, *rows])
        shape = slide.shapes.add_table(len(rows) + 1, len(head), Pt(MARGIN), Pt(TOP), Pt(BODY_WIDE), Pt(high))
        table = shape.table
        style = shape._element.graphic.graphicData.tbl.tblPr.find(  # noqa: SLF001  python-pptx has no other way to it
            "{http://schemas.openxmlformats.org/drawingml/2006/main}tableStyleId"
        )
        style.text = "{5940675A-B579-460E-94D1-54222C63F5DA}"  # "No style, table grid"
        table.horz_banding = False
        for column, share in zip(table.columns, shares, strict=True):
            column.width = Pt(BODY_WIDE * share)
        for i, row in enumerate([head, *rows]):
            table.rows[i].height = Pt(row_high(row, shares, size))
            for j, words in enumerate(row):
                cell = table.cell(i, j)
                self._words(cell.text_frame, words, size, bold=i == 0 or j == 0, colour=QUIET if i == 0 else INK)
                cell.margin_left = cell.margin_right = Pt(_PAD)
                cell.margin_top = cell.margin_bottom = Pt(3)
                cell.fill.solid()
                cell.fill.fore_color.rgb = colour_of("#efece5" if i == 0 else "#ffffff")

    def chart(self, slide: Any, line: Line, colour: str, box: tuple[float, float, float, float]) -> None:
        """Add a native line chart with the title of what it counts."""
        from pptx.chart.data import CategoryChartData
        from pptx.enum.chart import XL_CHART_TYPE
        from pptx.util import Pt

        data: Any = CategoryChartData(number_format="#,##0")  # type: ignore[no-untyped-call]
        years = len({when.year for when, _ in line.points}) > 1
        data.categories = [short_day(when, self.language, year=years) for when, _ in line.points]
        data.add_series(line.heading, [value for _, value in line.points])
        frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *(Pt(one) for one in box), data)
        chart = frame.chart
        chart.has_legend = False
        chart.has_title = True
        self._words(chart.chart_title.text_frame, line.heading, 12, bold=True)
        chart.font.size = Pt(9)
        chart.value_axis.has_major_gridlines = True
        chart.value_axis.major_gridlines.format.line.color.rgb = colour_of("#e4e1da")
        chart.value_axis.minimum_scale = 0
        chart.value_axis.tick_labels.number_format = "#,##0"
        chart.value_axis.tick_labels.number_format_is_linked = False
        axis = chart.category_axis._element  # noqa: SLF001  python-pptx has no other way to it
        skip = axis.makeelement("{http://schemas.openxmlformats.org/drawingml/2006/chart}tickLblSkip", {})
        skip.set("val", str(-(-len(line.points) // _LABELS)))
        axis.insert_element_before(skip, "c:tickMarkSkip", "c:noMultiLvlLbl", "c:extLst")
        series = chart.plots[0].series[0]
        series.smooth = False
        series.format.line.color.rgb = colour_of(colour)
        series.format.line.width = Pt(2.25)
        series.marker.size = 5
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = colour_of(colour)
        series.marker.format.line.color.rgb = colour_of(colour)


def row_high(row: Sequence[str], shares: Sequence[float], size: float = CELL) -> float:
    """Return the height of a row of a table, by its highest cell, measured in a font wider than that of the deck."""
    lines = [
        max(1, len(wrap(words, size, BODY_WIDE * share - 2 * _PAD - 4, bold=j == 0)))
        for j, (words, share) in enumerate(zip(row, shares, strict=True))
    ]
    return max(lines) * LINE * size + 8


def fitting(rows: Sequence[Sequence[str]], shares: Sequence[float], room: float, size: float = CELL) -> int:
    """Return how many rows have room, at least one."""
    used, count = 0.0, 0
    for row in rows:
        used += row_high(row, shares, size)
        if used > room and count:
            break
        count += 1
    return count
