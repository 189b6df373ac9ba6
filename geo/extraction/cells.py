"""Cells, rows and grids of tables in plain text, and what in a cell is a number or says nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DIGITS = r"\d{1,3}(?:[.,٬'’\u0020\u00a0\u202f\u2009]\d{3})+|\d+"
#: A number, with what a footnote, a change or a share adds to it: "41*", "~300", "12 (+3)", "41 (3 %)".
_NUMBER = re.compile(rf"[~≈<>+±]?\s?(?:{_DIGITS})\s?(?:[+*†‡¹²³⁴⁵]+|[(\[]\s?[+\-−±]?[\w.,]{{1,7}}\s?[%٪]?\s?[)\]]|\s)*")
#: The same with a word after it: "1.2 million", "40 families".
_WORDED = re.compile(r"\d+(?:[.,]\d+)?\s[^\W\d_]{2,9}")
_EMPTY = re.compile(r"[-–—−.…*]*|[Nn]\s?[./]?\s?[AaDd]\.?|[Ss]/[DdIi]|[Xx]|\?")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: where its text begins and ends, the same where it is empty, and whether that is a number."""

    start: int
    end: int
    number: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A line of cells, or several lines of one cell each."""

    cells: tuple[Cell, ...]

    @property
    def start(self) -> int:
        """Offset of its first letter."""
        return self.cells[0].start

    @property
    def end(self) -> int:
        """Offset after its last letter."""
        return max(cell.end for cell in self.cells)

    @property
    def names(self) -> int:
        """How many cells stand before the first number."""
        return next((n for n, cell in enumerate(self.cells) if cell.number), len(self.cells))


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of as many cells, and the names of the columns, if a line above them says any.

    Attributes
    ----------
    header
        As many cells as the rows have; None where no line names the columns.
    listed
        Whether each row is an entry of a list, a name and a number: "Dana: 1,200".
    spaced
        Whether single spaces part the cells, so that only the words of the header tell where its names end; it is
        one cell.
    over
        The names in the line over the one above the rows, which may hold only units: "Dead | Homeless" over
        "Region | (families)".
    legend
        Whether the names of the columns stand in brackets or after a colon; the first cell of the header is what
        stands before them.
    """

    header: Row | None
    rows: tuple[Row, ...]
    listed: bool = False
    spaced: bool = False
    over: Row | None = None
    legend: bool = False

    @property
    def start(self) -> int:
        """Offset of its first letter."""
        return self.rows[0].start if self.header is None else self.header.start

    @property
    def end(self) -> int:
        """Offset after its last letter."""
        return self.rows[-1].end


def of_text(text: str, start: int, end: int) -> Cell:
    """Return the cell of a stretch of text without the spaces at its end, and whether it is a number.

    Parameters
    ----------
    text
        Any text.
    start, end
        Offsets in it, the end exclusive.
    """
    while end > start and text[end - 1].isspace():
        end -= 1
    return Cell(start, end, is_number(text, start, end) or is_worded(text, start, end))


def split(text: str, start: int, end: int, between: re.Pattern[str]) -> list[Cell]:
    """Return the cells of a stretch of text that a sign parts.

    Parameters
    ----------
    text
        Any text.
    start, end
        Offsets in it, the end exclusive.
    between
        The sign, with the spaces beside it.
    """
    cells, first = [], start
    for match in between.finditer(text, start, end):
        cells.append(of_text(text, first, match.start()))
        first = match.end()
    return [*cells, of_text(text, first, end)]


def is_number(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of text is a number, with its footnote, its change or its share."""
    return end > start and _NUMBER.fullmatch(text, start, end) is not None


def is_worded(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of text is a number with a word: "1.2 million", "40 families"."""
    return end > start and _WORDED.fullmatch(text, start, end) is not None


def is_empty(text: str, cell: Cell) -> bool:
    """Tell whether a cell says nothing: "-", "n/a"."""
    return not cell.number and nothing(text[cell.start : cell.end])


def nothing(words: str) -> bool:
    """Tell whether the words of a cell say nothing: "", "-", "n/a"."""
    return _EMPTY.fullmatch(words) is not None
