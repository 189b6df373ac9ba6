"""Tables whose columns a legend names, in brackets or after a colon: "By province (dead / injured)", "Homs: 12 / 40".

Only the shape is read here, as in `geo.extraction.grids`: the names of the legend, and under it lines of a name and as
many numbers, parted by the same sign.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.extraction.cells import Cell, Grid, Row, is_empty, split

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The names of a legend in brackets at the end of a line, or after its last colon.
_LEGEND = re.compile(r"\(([^()\n]{5,160})\)[\s:.]*\Z|:\s*([^():\n]{5,160}?)[\s:.]*\Z")
#: What may part the names of a legend and the numbers under it, the clearest first.
_SIGNS = tuple(
    (sign, re.compile(pattern))
    for sign, pattern in (
        ("|", r"\s*\|\s*"),
        ("/", r"\s*/\s*"),
        (";", r"\s*;\s*"),
        ("؛", r"\s*؛\s*"),
        (",", r",\s+"),
        ("،", r"،\s+"),
    )
)
#: The name of a row, and what parts it from its first number.
_NAME = re.compile(
    r"(?:[•·‣▪*►–-]\s*)?([^\W\d_][^\d:\n]{0,58}?)\s*(?:[:：]|\s[–—-]|\s)\s*(?=[~≈<>]?\s?\d|[–—-](?:\s|\Z))"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
#: Columns of the widest table, rows of the shortest.
_WIDEST = 6
_ROWS = 2


def find(text: str, lines: Sequence[tuple[int, int]]) -> list[Grid]:
    """Return the tables under a legend, in reading order.

    Parameters
    ----------
    text
        Any text.
    lines
        Where its lines begin and end.
    """
    grids: list[Grid] = []
    index = 0
    while index + _ROWS < len(lines):
        grid, index = _under(text, lines, index)
        if grid is not None:
            grids.append(grid)
    return grids


def _under(text: str, lines: Sequence[tuple[int, int]], index: int) -> tuple[Grid | None, int]:
    """Return the table whose legend is a line, and the number of the line to look at next."""
    start, end = lines[index]
    match = _LEGEND.search(text, start, end) if text[end - 1] in "):." or ":" in text[start:end] else None
    if match is None:
        return None, index + 1
    first, last = match.span(1 if match.group(1) is not None else 2)
    for sign, between in _SIGNS:
        if sign not in text[first:last]:
            continue
        names = split(text, first, last, between)
        if not 1 < len(names) <= _WIDEST or not all(_is_name(text, cell) for cell in names):
            return None, index + 1
        rows, stop = _rows(text, lines, index + 1, between, len(names))
        if not rows:
            return None, index + 1
        title = Cell(start, start + len(text[start : match.start()].rstrip()), number=False)
        return Grid(Row((title, *names)), tuple(rows), legend=True), stop
    return None, index + 1


def _is_name(text: str, cell: Cell) -> bool:
    """Tell whether a cell of a legend names a column: in words, or as a year."""
    if cell.number:
        return _YEAR.fullmatch(text, cell.start, cell.end) is not None
    return cell.start < cell.end


def _rows(
    text: str, lines: Sequence[tuple[int, int]], index: int, between: re.Pattern[str], width: int
) -> tuple[list[Row], int]:
    """Return the rows from a line on, and the number of the line after; numbers of a shorter row have no column."""
    rows: list[Row] = []
    stop, full = index, 0
    while stop < len(lines):
        start, end = lines[stop]
        name = _NAME.match(text, start, end)
        if name is None:
            break
        while end > start and text[end - 1] in " .;,|":
            end -= 1
        cells = split(text, name.end(), end, between)
        if not all(cell.number or is_empty(text, cell) for cell in cells) or len(cells) > width:
            break
        if len(cells) < width:
            cells = [Cell(end, end, number=False)] * width
        full += any(cell.number for cell in cells)
        rows.append(Row((Cell(*name.span(1), number=False), *cells)))
        stop += 1
    return rows if full >= _ROWS else [], stop
