"""A page to draw on, in points (1/72 inch) from the lower left corner, and columns through which blocks flow.

Everything that is put on a sheet is noted with its box, so that a test can tell whether something is cut or overlaps.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geo.exports.measuring import ASCENT, FONT, LINE, width, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from matplotlib.axes import Axes

    from geo.exports.placing import Box

INK, QUIET, FAINT, ALERT = "#222222", "#565656", "#b9b4aa", "#b3261e"

#: What every picture, SVG and PDF is written with: text stays text, ids do not change from run to run.
SETTINGS: Any = {
    "svg.fonttype": "none",
    "pdf.fonttype": 42,
    "svg.hashsalt": "crisis-map",
    "font.family": [FONT],
    "text.hinting": "no_hinting",  # letters as wide as they are measured, at any number of dots
}


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that stands on a sheet: its words, or what it is, and its box."""

    what: str
    box: Box


class Sheet:
    """One page.

    Parameters
    ----------
    wide, high
        In points.
    clear
        Whether the paper can be seen through, for what is laid over another sheet.
    """

    def __init__(self, wide: float, high: float, *, clear: bool = False) -> None:
        from matplotlib import rc_context
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        self.wide, self.high = wide, high
        self.marks: list[Mark] = []
        with rc_context(SETTINGS):
            self.figure = Figure(figsize=(wide / 72, high / 72), facecolor="none" if clear else "white")
            FigureCanvasAgg(self.figure)
            self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set(xlim=(0, wide), ylim=(0, high))
        self.axes.axis("off")

    @property
    def unit(self) -> float:
        """By how much letters and circles are larger than on a slide of 960 × 540 points."""
        return float((self.wide * self.high / (960 * 540)) ** 0.5)

    def frame(self, left: float, bottom: float, wide: float, high: float, **look: Any) -> Axes:
        """Return axes for a map or chart whose coordinates are points from its own lower left corner."""
        box = (left / self.wide, bottom / self.high, wide / self.wide, high / self.high)
        axes = self.figure.add_axes(box, **look)
        axes.set(xlim=(0, wide), ylim=(0, high), xticks=[], yticks=[])
        return axes

    def note(self, what: str, box: Box) -> None:
        """Note that something stands in a box."""
        self.marks.append(Mark(what, box))

    def line(self, words: str, x: float, top: float, size: float, *, bold: bool = False, colour: str = INK,  # noqa: PLR0913  what a drawing needs
             align: str = "left") -> float:  # fmt: skip
        """Write one line below `top` and return where the next one begins."""
        wide = width(words, size, bold=bold)
        left = {"left": x, "right": x - wide, "center": x - wide / 2}[align]
        self.axes.text(
            left, top - ASCENT * size, words, fontsize=size, color=colour, va="baseline", ha="left",
            weight="bold" if bold else "normal", parse_math=False,
        )  # fmt: skip
        self.note(words, (left, top - size * 1.2, left + wide, top))
        return top - LINE * size

    def paragraph(self, words: str, x: float, top: float, room: float, size: float, *, bold: bool = False,  # noqa: PLR0913  what a drawing needs
                  colour: str = INK) -> float:  # fmt: skip
        """Write a text in lines no wider than the room and return where the next one begins."""
        for row in wrap(words, size, room, bold=bold):
            top = self.line(row, x, top, size, bold=bold, colour=colour)
        return top

    def rule(self, x: float, y: float, right: float, colour: str = FAINT, thick: float = 0.6) -> None:
        """Draw a thin line across."""
        self.axes.plot([x, right], [y, y], color=colour, linewidth=thick, solid_capstyle="butt")

    def badge(self, words: str, right: float, top: float, size: float) -> float:
        """Write words in a red frame and return its left edge."""
        from matplotlib.patches import Rectangle

        wide, high = width(words, size, bold=True) + size * 1.4, size * 1.9
        look: dict[str, Any] = {"facecolor": "#fdf0ef", "edgecolor": ALERT, "linewidth": 1.0}
        self.axes.add_patch(Rectangle((right - wide, top - high), wide, high, **look))
        self.line(words, right - wide + size * 0.7, top - size * 0.36, size, bold=True, colour=ALERT)
        return right - wide

    def picture(self, path: Path, right: float, top: float, wide: float, high: float) -> float:
        """Put a picture file into the upper right corner of a room, whole, and return its left edge."""
        from PIL import Image

        with Image.open(path, formats=("PNG", "JPEG")) as found:
            image = found.convert("RGBA")
        share = min(wide / image.width, high / image.height)
        w, h = image.width * share, image.height * share
        axes = self.frame(right - w, top - h, w, h)
        axes.axis("off")
        axes.imshow(image, extent=(0, w, 0, h), aspect="auto", interpolation="antialiased")
        self.note(f"picture {path.name}", (right - w, top - h, right, top))
        return right - w


@dataclass(slots=True)
class Block:
    """Something of a known height that flows through columns.

    Attributes
    ----------
    high
        Its height, for the width that it was made for.
    draw
        Called with the sheet, the left edge, the top and the width.
    with_next
        Whether it must stand with what follows: a heading.
    again
        What is drawn first where it begins a further page: the head of its table.
    """

    high: float
    draw: Callable[[Sheet, float, float, float], None]
    with_next: bool = False
    again: Block | None = None


@dataclass(slots=True)
class Column:
    """Room for blocks on a sheet."""

    sheet: Sheet
    left: float
    top: float
    wide: float
    high: float
    used: float = field(default=0.0)

    def fits(self, high: float) -> bool:
        """Tell whether a height is still free."""
        return self.used + high <= self.high + 1e-6

    def put(self, block: Block) -> None:
        """Draw a block below those that are there."""
        block.draw(self.sheet, self.left, self.top - self.used, self.wide)
        self.used += block.high


def flow(blocks: Iterable[Block], columns: Iterator[Column]) -> None:
    """Fill columns with blocks in order; the columns are asked for one by one, so that pages can be added.

    A heading goes to the column of what follows it. A run higher than any column is drawn whole.
    """
    column: Column | None = None
    for run in _runs(blocks):
        high = sum(block.high for block in run)
        column = column or next(columns)
        while not column.fits(high):
            following = next(columns)
            stuck = column.used == 0 and following.high <= column.high
            column = following
            again = run[0].again
            if again is not None and column.used == 0 and column.fits(again.high + high):
                column.put(again)
            if stuck:
                break
        for block in run:
            column.put(block)


def _runs(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Yield blocks that must stand together."""
    run: list[Block] = []
    for block in blocks:
        run.append(block)
        if not block.with_next:
            yield run
            run = []
    if run:
        yield run


def text_block(words: str, room: float, size: float, *, bold: bool = False, colour: str = INK, after: float = 0.0,  # noqa: PLR0913  what a drawing needs
               with_next: bool = False) -> Block:  # fmt: skip
    """Return a paragraph as a block, with room after it."""
    lines = wrap(words, size, room, bold=bold)

    def draw(sheet: Sheet, left: float, top: float, _wide: float) -> None:
        for row in lines:
            top = sheet.line(row, left, top, size, bold=bold, colour=colour)

    return Block(len(lines) * LINE * size + after, draw, with_next=with_next)


def line_blocks(words: str, room: float, size: float, colour: str = QUIET) -> list[Block]:
    """Return each line of a long text as a block of its own, so that it can go on in the next column."""
    return [text_block(row, room * 2, size, colour=colour) for row in wrap(words, size, room)]


def to_png(sheets: Iterable[Sheet], dots_per_inch: int, metadata: Mapping[str, str]) -> bytes:
    """Return sheets as one PNG picture, one below the other."""
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    images = [raster(sheet, dots_per_inch) for sheet in sheets]
    whole = images[0]
    if len(images) > 1:
        whole = Image.new("RGB", (images[0].width, sum(image.height for image in images)), "white")
        y = 0
        for image in images:
            whole.paste(image, (0, y))
            y += image.height
    about = PngInfo()
    for key, value in metadata.items():
        about.add_itxt(key, value)
    out = io.BytesIO()
    whole.save(out, "PNG", pnginfo=about, dpi=(dots_per_inch, dots_per_inch), compress_level=3)
    return out.getvalue()


def raster(sheet: Sheet, dots_per_inch: int, *, clear: bool = False) -> Any:
    """Return a sheet as a Pillow picture in RGB, or in RGBA for one that can be seen through."""
    import warnings

    import numpy as np
    from matplotlib import rc_context
    from PIL import Image

    with rc_context(SETTINGS), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing")
        sheet.figure.set_dpi(dots_per_inch)
        canvas: Any = sheet.figure.canvas
        canvas.draw()
        return Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGBA" if clear else "RGB")
