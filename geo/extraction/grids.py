"""Tables in plain text: cells between bars, slashes, tabs, dashes, semicolons or wide gaps, or one cell a line.

Only the shape is read here, in any language: a run of lines that begin with a name and go on with numbers, and
the line of names above them. `geo.extraction.table_rows` says what they count.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.extraction import legends
from geo.extraction.cells import Cell, Grid, Row, is_empty, is_number, is_worded, nothing, split

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: A row of a table is shorter than this, and a cell that has a line of its own.
_LONGEST = 300
_LINE = 60
#: A day of a month.
_DAY = re.compile(r"\d{1,2}\s[^\W\d_]{3,9}")
_LAST_DAY = 31
#: Rows of a table of one cell a line, at least, and lines: a heading, a name and a number.
_STACKED = 2
#: What stands between cells, the clearest first, and the same before what may be a number, without the spaces before.
_BETWEEN = tuple(
    (sign, re.compile(spaces + pattern), re.compile(rf"(?:{pattern})[~≈<>+±]?\s?\d"))
    for sign, spaces, pattern in (
        ("\t", r"[ \u00a0]*", r"\t[ \u00a0]*"),
        ("|", r"\s*", r"\|\s*"),
        (";", r"\s*", r";\s*"),
        ("؛", r"\s*", r"؛\s*"),
        ("/", r"\s*", r"\s/\s+"),
        ("–", r"\s*", r"\s–\s+"),
        ("—", r"\s*", r"\s—\s+"),
        (" - ", r"\s*", r"\s-\s+"),
        ("  ", r"[ \u00a0]*", r"[ \u00a0]{2}"),
        (",", r'"?', r',"?(?!\s)'),
        (",", "", r",(?:\s+|(?=\D)|(?<=\D,))"),
        (":", r"\s*", r":\s*"),
        (";", r"\s*", r"[;:]\s*"),  # a colon after the name, semicolons after that
    )
)
#: Of these the commas of a file of comma-separated values, each of which parts two cells.
_CSV = next(between for sign, between, _ in _BETWEEN if sign == ",")
#: Cells of a row with its number, a name and a number of people, at least.
_NUMBERED = 3
#: A line that only rules off others: "|---|:--:|", "=====".
_RULE = re.compile(r"[\s|:+=_\-–—]*[-=_–—]{2,}[\s|:+=_\-–—]*")
#: A number in a line that is no year, nor a number of hours or of a unit: "Dead 302, injured 366".
_COUNTING = re.compile(r"(?<![\d(])\d{1,3}(?:[.,٬]\d{3})*\s?[,،;]")
#: A number that is no year.
_OTHER = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d")
#: What opens a line of a list.
_BULLET = re.compile(r"(?:[•·‣▪*►-]|\d{1,2}[.)])\s+")
#: Such a name has a number of its own: "Bayraklı: 79 dead".
_OWN = re.compile(r":\s*\d")
#: Where the numbers of a row begin whose cells single spaces part, and a number without spaces of its own.
_SPACED = re.compile(r"\s(?=\d|[-–—](?:\s|\Z))")
_SIMPLE = re.compile(r"\d{1,3}(?:[.,٬]\d{3})+|\d+")
_WORD = re.compile(r"\S+")
#: A name that only a space parts from a number.
_TIGHT = re.compile(r"([^\W\d_][^\d]*[^\W\d_.])\s(\d{1,3}(?:[.,٬]\d{3})*)")
#: Letters of the longest words in place of a number.
_REMARK = 16
_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?")
#: A line with one of these at its end is a sentence and no cell.
_ENDS = frozenset(".!?:؟…")


def find(text: str) -> list[Grid]:
    """Return what has the shape of a table, in reading order.

    Parameters
    ----------
    text
        Any text.
    """
    if "\n" not in text:
        return []
    lines = list(_lines(text))
    grids = legends.find(text, lines)
    for shape in (_ruled, _spaced, _stacked):
        free = [line for line in lines if not any(grid.start <= line[0] < grid.end for grid in grids)]
        grids += shape(text, free)
    return sorted(grids, key=lambda grid: grid.start)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the lines of a text begin and end that hold more than spaces and rules, without those spaces."""
    start = 0
    while start < len(text):
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        first, last = start, stop
        while first < last and text[first] in " \u00a0\r\u200e\u200f\ufeff":
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        if last > first and not (last - first < _LONGEST and _RULE.fullmatch(text, first, last)):
            yield first, last
        start = stop + 1


def _ruled(text: str, lines: Sequence[tuple[int, int]]) -> list[Grid]:
    """Return the tables of which each row is a line."""
    grids: list[Grid] = []
    index = 0
    while index < len(lines):
        grid, after = _from(text, lines, index) if _may_be_row(text, *lines[index]) else (None, index + 1)
        if grid is not None:
            grids.append(grid)
        index = max(after, index + 1)
    return grids


def _may_be_row(text: str, start: int, end: int) -> bool:
    return end - start <= _LONGEST and text[end - 1] not in "!?؟" and _has_digit(text[start:end])


def _has_digit(words: str) -> bool:
    """Tell whether there is a digit, be it raised, "²", which is none for a pattern."""
    return _DIGIT.search(words) is not None or (not words.isascii() and any(map(str.isdigit, words)))


def _from(text: str, lines: Sequence[tuple[int, int]], index: int) -> tuple[Grid | None, int]:
    """Return the table whose first row of numbers is a line, and the number of the line after it."""
    line = text[lines[index][0] : lines[index][1]]
    for sign, between, numbered in _BETWEEN:
        if sign not in line or numbered.search(line) is None:
            continue  # most lines are prose
        first = _parted(text, _row(text, *lines[index], between), lines[index - 1 : index], between)
        if first is None or not _shaped(text, first) or (between is _CSV and not _separated(text, lines, index)):
            continue
        rows, stop = [first], index + 1
        while stop < len(lines) and lines[stop][1] - lines[stop][0] <= _LONGEST:
            row = _row(text, *lines[stop], between)
            row = _filled(text, row, first)
            remarked = sign == "|" and row is not None and _remarked(text, row)
            if row is None or not (_shaped(text, row) or _blank(text, row) or remarked):
                break
            rows.append(row)
            stop += 1
        header = _header(text, lines[index - 1], between, first) if index else None
        if header is not None or len(rows) > 1:
            header, rows = _unnumbered(text, header, rows)
            over = _over(text, lines[max(0, index - 2) : index], between, rows[0])
            return Grid(header, tuple(rows), listed=sign == ":" and header is None, over=over), stop
    return None, index + 1


def _separated(text: str, lines: Sequence[tuple[int, int]], index: int) -> bool:
    """Tell whether a line is of comma-separated values: no comma has a space after it, and as many stand above it."""
    if not index:
        return False
    above, line = (text[first:last] for first, last in lines[index - 1 : index + 1])
    return ", " not in line + above and line.count(",") == above.count(",") > 1 and not any(map(str.isdigit, above))


def _unnumbered(text: str, header: Row | None, rows: list[Row]) -> tuple[Row | None, list[Row]]:
    """Leave out a first column that only numbers the rows, "1 | Dana | 12", and its name."""
    if len(rows) < 2 or (header is not None and len(header.cells) != len(rows[0].cells)):  # noqa: PLR2004 - 1 and 2
        return header, rows
    for number, row in enumerate(rows, 1):
        first, second = row.cells[:2]
        if len(row.cells) < _NUMBERED or text[first.start : first.end] != str(number) or second.number:
            return header, rows
    return Row(header.cells[1:]) if header is not None else None, [Row(row.cells[1:]) for row in rows]


def _row(text: str, start: int, end: int, between: re.Pattern[str]) -> Row | None:
    """Split a line into cells; the bars at its ends stand outside the first and the last."""
    edges = '| "' if between is _CSV else "| "
    while start < end and text[start] in edges:
        start += 1
    bullet = _BULLET.match(text, start, end)
    start = start if bullet is None else bullet.end()
    while end > start and text[end - 1] in edges:
        end -= 1
    cells = split(text, start, end, between)
    if len(cells) > 1 and not is_number(text, cells[0].start, cells[0].end) and _dated(text, cells):
        cells[0] = Cell(cells[0].start, cells[0].end, number=False)  # "1 March | 120 | 2"
    return Row(tuple(cells)) if len(cells) > 1 and cells[0].start < cells[-1].end else None


def _dated(text: str, cells: Sequence[Cell]) -> bool:
    """Tell whether a row opens with a day of a month, and goes on with numbers alone, or names and then numbers."""
    first, *rest = cells
    if _DAY.fullmatch(text, first.start, first.end) is None or len(rest) < 2:  # noqa: PLR2004 - of a table, no list
        return False
    numbers = [is_number(text, cell.start, cell.end) for cell in rest]
    day = int(text[first.start : first.end].split(maxsplit=1)[0]) <= _LAST_DAY
    return all(numbers) or (day and numbers[-1] and not rest[0].number)


def _plain(text: str, start: int, end: int) -> Cell:
    """Return a cell that has a line of its own, which is a number only without words: "800 people" says what it is."""
    return Cell(start, end, is_number(text, start, end))


def _filled(text: str, row: Row | None, model: Row) -> Row | None:
    """Return a row with as many cells as another; one less at its end is empty."""
    if row is None or len(row.cells) == len(model.cells):
        return row
    if len(row.cells) == len(model.cells) - 1 and len(row.cells) > 1:
        # a long name leaves one space to its number: "Atsimo-Atsinanana 7    4 120"
        close = _opened(text, row) if model.names == 1 else None
        return close or Row((*row.cells, Cell(row.end, row.end, number=False)))
    return None


def _opened(text: str, row: Row) -> Row | None:
    """Part the name that opens a row from the number that only a space parts from it, None if there is none."""
    close = _TIGHT.fullmatch(text, row.cells[0].start, row.cells[0].end)
    if close is None:
        return None
    name, number = (Cell(*close.span(group), number=group == 2) for group in (1, 2))  # noqa: PLR2004
    return Row((name, number, *row.cells[1:]))


def _parted(text: str, row: Row | None, above: Sequence[tuple[int, int]], between: re.Pattern[str]) -> Row | None:
    """Part the name of a first row from its number where the line above has one name more: "Chad 64,712 / 22,340"."""
    if row is None or not above or above[0][1] - above[0][0] > _LONGEST:
        return row
    names = _row(text, *above[0], between)
    if names is None or len(names.cells) != len(row.cells) + 1 or any(cell.number for cell in names.cells):
        return row
    return _opened(text, row) or row


def _shaped(text: str, row: Row) -> bool:
    """Tell whether a row begins with a name or a date, and whether most of what follows is numbers or empty."""
    first = next((n for n, cell in enumerate(row.cells[:3]) if _named(text, cell)), None)
    if first is None:
        return False
    rest = row.cells[first + 1 :]
    numbers = sum(cell.number for cell in rest)
    plain = any(cell.number and is_number(text, cell.start, cell.end) for cell in rest)
    return plain and 2 * (numbers + sum(is_empty(text, cell) for cell in rest)) >= len(rest)


def _blank(text: str, row: Row) -> bool:
    """Tell whether a row has a name and no number at all: a province where nothing happened."""
    return _named(text, row.cells[0]) and all(is_empty(text, cell) for cell in row.cells[1:])


def _remarked(text: str, row: Row) -> bool:
    """Tell whether a row has a name, numbers, and words in place of others: "Baravat | see above | 3,100"."""
    first, *rest = row.cells
    words = [cell for cell in rest if not cell.number]
    short = all(cell.end - cell.start <= _REMARK and not _has_digit(text[cell.start : cell.end]) for cell in words)
    return _named(text, first) and short and len(words) < len(rest)


def _named(text: str, cell: Cell) -> bool:
    if (
        cell.number
        or (is_worded(text, cell.start, cell.end) and not _DAY.fullmatch(text, cell.start, cell.end))
        or not 0 < cell.end - cell.start <= _LINE
        or nothing(text[cell.start : cell.end])
    ):
        return False
    if _OWN.search(text, cell.start, cell.end):
        return False
    return _LETTER.search(text, cell.start, cell.end) is not None or bool(_DATE.fullmatch(text, cell.start, cell.end))


def _header(text: str, line: tuple[int, int], between: re.Pattern[str], model: Row) -> Row | None:
    """Return the names of the columns that the line above the first row says, one for each of its cells."""
    if line[1] - line[0] > _LONGEST:
        return None
    found = _row(text, *line, between)
    if found is None or sum(_named(text, cell) for cell in found.cells) < len(found.cells) - 1:
        return None
    if any(cell.end - cell.start > _LINE for cell in found.cells) or _COUNTING.search(text, found.start, found.end):
        return None  # a sentence, or a row that says what it counts
    if ":" in text[found.cells[0].end : found.cells[1].start] and _OTHER.search(text, found.start, found.end):
        return None  # an entry of a form: "In shelters: 36,500 people"
    if all(cell.start == cell.end for cell in found.cells[1:]):
        return None  # "By province:" heads the names of a list
    missing = len(model.cells) - len(found.cells)
    if missing == 1 and found.cells[0].start == found.cells[0].end:
        return _filled(text, found, model)  # the names have no heading, nor has the last column
    if missing == 1 and model.names == 1:
        return Row((Cell(found.start, found.start, number=False), *found.cells))  # nothing says what the names are
    return found if missing == 0 else None


def _spaced(text: str, lines: Sequence[tuple[int, int]]) -> list[Grid]:
    """Return the tables whose cells single spaces part, as they come out of a PDF: "Punjab 188 3,858 67,981"."""
    grids: list[Grid] = []
    index = 1
    while index < len(lines):
        rows: list[Row] = []
        stop = index
        while stop < len(lines):
            row = _of_words(text, *lines[stop])
            if row is None or (rows and len(row.cells) != len(rows[0].cells)):
                break
            rows.append(row)
            stop += 1
        start, end = lines[index - 1]
        if len(rows) >= _STACKED and not _has_digit(text[start:end]) and text[end - 1] not in _ENDS:
            words = len(text[start:end].split()) if end - start <= _LONGEST else 0
            if words >= len(rows[0].cells) - 1:
                grids.append(Grid(Row((Cell(start, end, number=False),)), tuple(rows), spaced=True))
        index = max(stop, index) + 1
    return grids


def _of_words(text: str, start: int, end: int) -> Row | None:
    """Split a line at its spaces, where two numbers at least follow a name without any."""
    if end - start > _LONGEST or not text[start].isalpha():
        return None
    first = _SPACED.search(text, start, end)
    if first is None or _has_digit(text[start : first.start()]):
        return None
    words: list[tuple[int, int, bool]] = []
    for match in _WORD.finditer(text, first.end(), end):
        number = _SIMPLE.fullmatch(match.group()) is not None
        if not number and not nothing(match.group()):
            return None
        words.append((*match.span(), number))
    if len(words) < 2:  # noqa: PLR2004 - a name and two numbers
        return None
    name = Cell(start, start + len(text[start : first.start()].rstrip()), number=False)
    return Row((name, *(Cell(begin, close, number=number) for begin, close, number in words)))


def _over(text: str, lines: Sequence[tuple[int, int]], between: re.Pattern[str], model: Row) -> Row | None:
    """Return the names of the columns in the first of two lines above the rows, neither of which has a number."""
    if len(lines) < 2 or any(map(str.isdigit, text[lines[0][0] : lines[1][1]])):  # noqa: PLR2004 - both lines
        return None
    return _header(text, lines[0], between, model) if _row(text, *lines[1], between) is not None else None


def _stacked(text: str, lines: Sequence[tuple[int, int]]) -> list[Grid]:
    """Return the tables of which each cell has a line of its own."""
    grids: list[Grid] = []
    run: list[Cell] = []
    for start, end in [*lines, (0, 0)]:
        short = 0 < end - start <= _LINE and (text[end - 1] not in _ENDS or end - start <= 1)
        joined = not run or text.count("\n", run[-1].end, start) <= 2  # noqa: PLR2004 - one empty line
        if short and joined:
            run.append(_plain(text, start, end))
            continue
        if len(run) > 2 * _STACKED:
            grids += _stacks(text, run)
        run = [_plain(text, start, end)] if short else []
    return grids


def _stacks(text: str, run: Sequence[Cell]) -> list[Grid]:
    """Return the table in a run of lines of one cell each: names of columns, then a name and its numbers, repeated."""

    def value(index: int) -> bool:
        return index < len(run) and (run[index].number or is_empty(text, run[index]))

    first = next((n for n, cell in enumerate(run) if cell.number), 0)
    if not first:
        return []
    width = 1
    while value(first + width):
        width += 1
    rows, index = [], first - 1
    while index < len(run) and _named(text, run[index]):
        if not all(value(index + step) for step in range(1, width + 1)):
            break
        rows.append(Row(tuple(run[index : index + width + 1])))
        index += width + 1
    if len(rows) < _STACKED or (width == 1 and index < len(run)):
        return []  # "41", "killed", "300", "injured": each number stands before what it counts
    above = run[max(0, first - 2 - width) : first - 1]
    if len(above) < width:
        return [Grid(None, tuple(rows))] if width == 1 else []
    names = above[-width - 1 :] if len(above) > width else (Cell(above[0].start, above[0].start, number=False), *above)
    return [Grid(Row(tuple(names)), tuple(rows))]
