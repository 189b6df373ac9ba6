"""What the rows of a table count: the column says what, the row where or when, the lines above by whom and up to when.

`geo.extraction.grids` finds what has the shape of a table. It is one only if the names of its columns, or those of
its rows, name something that is counted; numbers under any other name, money, shares and dates give no figures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from geo.extraction import captions, grids
from geo.extraction.cells import Grid, is_empty
from geo.extraction.context import published_on
from geo.extraction.counting import Draft
from geo.extraction.event_places import together
from geo.extraction.periods import expressions
from geo.extraction.phrases import Head, head
from geo.extraction.placing import put
from geo.extraction.reading import Reading
from geo.extraction.table_columns import (
    Column,
    announced,
    column_of,
    columns_of,
    in_camps,
    over_homes,
    spelt,
    totalled,
)
from geo.extraction.tokens import Sentence
from geo.models import Counting, Period, Precision, Span, Status, Toponym

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geo.extraction.cells import Cell, Row
    from geo.extraction.context import Context
    from geo.extraction.periods import Expression
    from geo.extraction.scaled import Scales
    from geo.gazetteer import Gazetteer
    from geo.languages import Language
    from geo.models import Document

#: Words that count somebody in a cell: "1,3 millones de personas".
_COUNTED = frozenset({"person", "household", "home", "event"})
#: Between a place and one within it: "Kastamonu – Bozkurt".
_WITHIN = re.compile(r"\s*(?:[-–—/>:]|->)\s*")
#: The parts of a rounded total add up to no more than this many times it, to this share at least; all of them to it.
_ROUNDED = 1.02
_MOSTLY = 0.5
_EXACT = 0.01
#: Words between what names an older number and its day.
_OLDER = 3
#: Rows whose places make one joint place, at most.
_MOST = 12


@dataclass(slots=True)
class Table:
    """A grid of which is known what it counts.

    Attributes
    ----------
    grid
        Its cells.
    header, titles
        The line that names the columns, and those above it, read.
    columns
        For each cell of a row what it counts; None for names and for what is no figure.
    drafts
        The figures of the rows read so far, by column.
    placed
        Whether only rows that name a place hold figures: a sentence above counts, and no title.
    """

    grid: Grid
    header: Reading | None
    titles: list[Reading]
    columns: list[Column | None]
    title: Column | None = None
    placed: bool = False
    waiting: dict[int, list[Draft]] = field(default_factory=dict)
    whole: dict[int, Draft] = field(default_factory=dict)


def find(document: Document, language: Language) -> list[Table]:
    """Return the tables of a report, in reading order.

    Parameters
    ----------
    document
        The report.
    language
        Its words name what columns and rows count.
    """
    found = []
    text, published = document.text, published_on(document)
    for grid in grids.find(text):
        table = _understood(text, grid, language, published)
        if table is not None:
            found.append(table)
    return found


def _read(text: str, start: int, end: int, language: Language, published: date | None) -> Reading:
    reading = Reading(Sentence(text, start, end, language), language)
    reading.times = expressions(reading, published)
    return reading


def _names_of_columns(
    text: str, grid: Grid, language: Language, published: date | None
) -> tuple[Reading | None, Row | None]:
    """Return the line that names the columns, read, and its cells; the one over it where only that one counts."""
    if grid.header is None:
        return None, None
    header = _read(text, grid.header.start, grid.header.end, language, published)
    if grid.spaced:
        return header, spelt(header, len(grid.rows[0].cells))
    if grid.over is not None and not header.counting:
        over = _read(text, grid.over.start, grid.over.end, language, published)
        if over.counting:
            return over, grid.over
    return header, grid.header


def _understood(text: str, grid: Grid, language: Language, published: date | None) -> Table | None:
    header, names = _names_of_columns(text, grid, language, published)
    if grid.spaced and names is None:
        return None
    grid = replace(grid, header=names)
    titles = [_read(text, first, last, language, published) for first, last in captions.above(text, grid.start)]
    title = announced(titles, listed=grid.listed)
    named = [_read(text, row.start, row.cells[0].end, language, published) for row in grid.rows]
    known = [column_of(reading, row.cells[0], None) is not None for reading, row in zip(named, grid.rows, strict=True)]
    total = totalled(titles) if title is None else None
    numbers = _numbers(text, grid, language) if total is not None else []
    share = sum(numbers) / total[1] if total is not None and grid.header is None else 0.0
    # what is less than a single cell is no total of the table: "- Two leaders killed on 12 November"
    whole = total is not None and grid.header is not None and total[1] * _ROUNDED >= max(numbers, default=0.0)
    if total is not None and (whole or _MOSTLY <= share <= _ROUNDED):
        title = total[0]
    if grid.listed and (title is None or any(reading.counting for reading in named)):
        return None  # "Killed: 41", a form, is read line by line
    columns: list[Column | None] = [None] * len(grid.rows[0].cells)
    if header is not None and grid.header is not None:
        camps = in_camps((header, grid.header, _names(grid)), titles, title, summed=total is not None)
        if grid.legend:
            # what stands before the brackets may count: "Families displaced (last week / this week)"
            title = column_of(header, grid.header.cells[0], None) or title
        columns = columns_of(header, grid.header, camps or title, over_homes(text, grid, language))
        if any(columns[: _names(grid)]) and not any(columns[_names(grid) :]):
            return None  # "Dead | Injured" over names of people
        columns[: _names(grid)] = [None] * _names(grid)
    elif title is not None and len(columns) == _names(grid) + 1:
        columns[-1] = title
    if any(columns):
        # a line after them that says itself what it counts is no row of theirs
        own = next((number for number, counts in enumerate(known) if counts), len(known))
        grid = replace(grid, rows=grid.rows[:own])
        # of numbers that make up the total of the line above each is a part, wherever it was
        placed = total is not None and header is None and abs(share - 1.0) > _EXACT
        return Table(grid, header, titles, columns, title, placed=placed) if own else None
    # under names that count nobody there are no figures, unless the cells say themselves what they count
    worded = any(
        cell.number and any(map(str.isalpha, text[cell.start : cell.end])) for r in grid.rows for cell in r.cells
    )
    return Table(grid, header, titles, columns, title) if any(known) or (header is not None and not worded) else None


def _numbers(text: str, grid: Grid, language: Language) -> list[float]:
    """Return the numbers in the rows."""
    cells = [cell for row in grid.rows for cell in row.cells if cell.number]
    found = (Reading(Sentence(text, cell.start, cell.end, language), language).mentions for cell in cells)
    return [mentions[0].size for mentions in found if mentions]


def _names(grid: Grid) -> int:
    """Return how many columns at the left hold names: province and district."""
    return max(1, min(row.names for row in grid.rows))


def named_places(found: Sequence[Table], toponyms: list[Toponym], text: str, gazetteer: Gazetteer) -> list[Toponym]:
    """Return the toponyms of a text with those that are known for places only because they name a row.

    Parameters
    ----------
    found
        Its tables.
    toponyms
        In reading order.
    """
    spans: list[tuple[int, int]] = []
    for table in found:
        for row in () if table.placed else table.grid.rows:
            cell = name_cell(text, row)
            if cell is None or not _is_place(table, cell, toponyms, text, gazetteer):
                continue
            spans.append((cell.start, cell.end))
    if not spans:
        return toponyms
    kept = [t for t in toponyms if not any(first < t.span.end and t.span.start < last for first, last in spans)]
    added = [Toponym(Span(first, last), text[first:last], anchors=(text[first:last],)) for first, last in spans]
    return sorted([*kept, *added], key=lambda toponym: toponym.span.start)


def name_cell(text: str, row: Row) -> Cell | None:
    """Return the cell with the most exact name of a row: the district, where the province stands before it."""
    cells = (cell for cell in row.cells[: row.names] if not is_empty(text, cell))
    named = [cell for cell in cells if any(map(str.isalpha, text[cell.start : cell.end]))]
    return named[-1] if named else None


def _is_place(table: Table, cell: Cell, toponyms: Sequence[Toponym], text: str, gazetteer: Gazetteer) -> bool:
    """Tell whether the name of a row is a place that nobody saw in it: known to the gazetteer as a whole."""
    inside = [t for t in toponyms if cell.start <= t.span.start and t.span.end <= cell.end]
    if any((t.span.start, t.span.end) == (cell.start, cell.end) and t.form == "name" and not t.demonym for t in inside):
        return False
    if any(t.type_word is not None for t in inside):
        return False
    language = (table.header or table.titles[0]).language if table.header or table.titles else None
    if language is None:
        return False
    reading = Reading(Sentence(text, cell.start, cell.end, language), language)
    if (
        any(mark.kind in {"table", "person", "household"} and mark.value != "camp" for mark in reading.marks)
        or reading.counting
    ):
        return False
    return bool(gazetteer.find(text[cell.start : cell.end], language.code))


class Rows:
    """The rows of the tables of one document, made into figures one after another.

    Parameters
    ----------
    found
        Its tables, in reading order.
    context, scales
        The document, and in what its tables are given.
    """

    def __init__(self, found: Sequence[Table], context: Context, scales: Scales) -> None:
        self.context, self.scales = context, scales
        self.published = context.published
        context.rows = [_line(context.document.text, row) for table in found for row in table.grid.rows]
        text = context.document.text
        self.by_start = {_line(text, row)[0]: (table, row) for table in found for row in table.grid.rows}
        headers = [_line(text, table.grid.header) for table in found if table.grid.header is not None]
        self.headers = {start for start, _ in headers}
        #: Where the lines of tables begin and end, each of which is read as one sentence.
        self.spans = sorted([*headers, *(_line(text, row) for table in found for row in table.grid.rows)])

    def holds(self, start: int) -> bool:
        """Tell whether a row or a heading of a table begins at an offset of the text."""
        return start in self.by_start or start in self.headers

    def drafts(self, reading: Reading) -> list[Draft]:
        """Return the figures of the row that a sentence is, its places found; none of a heading."""
        table, row = self.by_start.get(reading.sentence.start, (None, None))
        if table is None or row is None:
            return []
        kind = _kind(reading, row)
        here = [toponym for _, _, toponym in reading.places]
        toponyms = self._whole(table) if kind == "total" else _places(here, row, self.context.document.text)
        if table.placed and not toponyms:
            return []
        column = None if kind == "total" or toponyms else self._of_row(reading, row)
        made: list[Draft] = []
        for number, cell in enumerate(row.cells):
            what = column or table.columns[number]
            if not cell.number or what is None:
                continue
            draft = _draft(reading, cell, what, table.header if column is None else None)
            if draft is None:
                continue
            where = toponyms or (self._places_of(table, number) if column is not None else ())
            put(draft, where)
            if column is None and self._crossed(table, what):
                draft.indicator = "crossed"
            self.scales.of_cell(draft, table.grid, number, table.titles)
            self._date(draft, what, table, row)
            made.append(draft)
            if column is None and what.group:
                draft.parent = next((other for other in made[:-1] if _whole_of(other, draft)), None)
            if column is None:
                _join(table, number, draft, kind)
        captions.attribute(made, table.titles)
        return made

    def _crossed(self, table: Table, what: Column) -> bool:
        """Tell whether a column of arrivals counts those in several countries, who crossed a border to each."""
        if table.header is None or what.mark.value != "displaced":
            return False
        if not any(mark.kind == "counts.noun_either" for mark in table.header.at(what.mark.start)):
            return False
        rows = [_inside(self.context.between(row.start, row.end), row.cells[0]) for row in table.grid.rows]
        named = [places[0] for places in rows if places]
        return len({t.name for t in named}) > 1 and all(self.context.country(t) is not None for t in named)

    def _whole(self, table: Table) -> tuple[Toponym, ...]:
        """Return where the sum of a table is true: the place of its title, else that of the report, else all of it."""
        for title in captions.of_table(table.titles):
            named = [t for _, _, t in self.context.places_of(title.sentence) if not t.demonym]
            if named:
                return (named[0],)
        rows = [_inside(self.context.between(row.start, row.end), row.cells[0]) for row in table.grid.rows]
        named = list({places[0].name: places[0] for places in rows if places}.values())
        topic = self.context.topic
        if topic is not None:
            return (topic,)
        self.context.whole = tuple(named) if len(named) <= _MOST else ()
        return self.context.whole

    def _of_row(self, reading: Reading, row: Row) -> Column | None:
        """Return what the name of a row counts: "Killed | 41"."""
        return column_of(reading, row.cells[0], None) if row.names == 1 else None

    def _places_of(self, table: Table, number: int) -> tuple[Toponym, ...]:
        """Return the place that a column is named after, where the rows say what is counted."""
        if table.header is None or table.grid.header is None:
            return ()
        cell = table.grid.header.cells[number]
        named = [t for _, _, t in self.context.places_of(table.header.sentence) if not t.demonym]
        inside = [t for t in named if cell.start <= t.span.start and t.span.end <= cell.end]
        return together(self.context.reading(table.header.sentence), inside[0]) if inside else ()

    def _date(self, draft: Draft, what: Column, table: Table, row: Row) -> None:
        """Give a figure the day of its row, the time over its column, or the one in the title."""
        reading = draft.reading
        inside = [
            time
            for time in self.context.times(reading)
            if time.interval is not None
            and any(
                not cell.number and cell.start <= reading.sentence.starts[time.start] < cell.end for cell in row.cells
            )
        ]
        named = captions.of_table(table.titles)
        if draft.counting is Counting.FLOW and any(title.says(0, "source.header", "happened") for title in named):
            named = []  # a form says itself on which day its event was
        titles = [time for title in named for time in title.times or () if _dates(title, time)]
        if inside:
            draft.period = _period(draft, inside, self.published)
            draft.period_span = inside[0].start, inside[0].end
            if what.running:
                # a toll told on the day of its row, and no event of another day dates it
                draft.period = replace(draft.period, start=None)
                draft.running = True
        elif what.time is not None and what.time.interval is not None:
            draft.period = _period(draft, [what.time, *(t for t in titles if t.kind == "until")], self.published)
        elif titles:
            days = [time for time in titles if _of_day(time)]
            draft.period = _period(draft, [_as_until(time, days) for time in titles], self.published)
            # the title of a table says up to which day it counts, and no event of another day dates it
            draft.running = True
        elif draft.counting is Counting.STOCK and self.published is not None:
            draft.period = Period(None, self.published, Precision.DAY, None)


def _line(text: str, row: Row) -> tuple[int, int]:
    """Return where the line, or the lines, of a row begin and end."""
    first = text.rfind("\n", 0, row.start) + 1
    last = text.find("\n", row.end)
    line = text[first : last if last >= 0 else len(text)]
    first += len(line) - len(line.lstrip())
    return first, first + len(line.strip())


def _dates(title: Reading, time: Expression) -> bool:
    """Tell whether a time in a title dates its table, and no older number: "838,000 (against 886,000 on 10 May)"."""
    older = (mark for mark in title.of("superseded", "before") if 0 <= time.start - mark.end <= _OLDER)
    # "Total cases since 2022: 86,300" is a line of a form with a day of its own
    own = any(title.words[m.start - 1] == ":" and time.end < m.start for m in title.mentions)
    return time.interval is not None and next(older, None) is None and not own


def _of_day(time: Expression) -> bool:
    return time.kind == "point" and time.interval is not None and time.interval.precision is Precision.DAY


def _as_until(time: Expression, days: Sequence[Expression]) -> Expression:
    """Read the day in a title as the one up to which its table counts: "Floods, 13 August 2021"."""
    return replace(time, kind="until") if time in days else time


def _period(draft: Draft, times: Sequence[Expression], published: date | None) -> Period:
    """Return the days that times name together: since one, until another."""
    since = next((t for t in times if t.kind == "since"), None)
    until = next((t for t in times if t.kind == "until"), None)
    other = next((t for t in times if t.kind in {"point", "range", "within"}), None)
    first = last = None
    chosen = since or other or until
    if chosen is None or chosen.interval is None:
        return Period()
    if since is not None and since.interval is not None:
        first, last = since.interval.start, published
    elif other is not None and other.interval is not None:
        first, last = other.interval.start, other.interval.end
    if until is not None and until.interval is not None:
        last = until.interval.end
    if published is not None and last is not None and last > published and (first is None or first <= published):
        last = published
    if first is not None and last is not None and last < first:
        last = None
    if draft.counting is Counting.STOCK:
        first = None
        last = last or published
    return Period(first, last, chosen.interval.precision, None)


def _kind(reading: Reading, row: Row) -> str:
    """Return ``total`` or ``subtotal`` for a row of sums, nothing for another."""
    last = reading.sentence.token_at(row.cells[row.names - 1].end - 1) + 1 if row.names else 0
    found = {mark.value for mark in reading.of("table") if mark.end <= last}
    return "subtotal" if "subtotal" in found else "total" if "total" in found else ""


def _places(named: Sequence[Toponym], row: Row, text: str) -> tuple[Toponym, ...]:
    """Return the place in the name of a row, the most exact one: the second of "Kastamonu – Bozkurt"."""
    for cell in reversed(row.cells[: row.names]):
        places = _inside(named, cell)
        exact = places[:1]
        for before, after in pairwise(places):
            if _WITHIN.fullmatch(text, before.span.end, after.span.start) is None:
                break
            exact = [after]
        if exact:
            return tuple(exact)
    return ()


def _inside(named: Sequence[Toponym], cell: Cell) -> list[Toponym]:
    inside = [t for t in named if cell.start <= t.span.start and t.span.end <= cell.end]
    return [t for t in inside if not t.demonym and t.type_word != "street"]


def _draft(reading: Reading, cell: Cell, what: Column, header: Reading | None) -> Draft | None:
    """Return the figure of a cell; None where its number is nought or counts something else."""
    sentence, language = reading.sentence, reading.language
    inner = Reading(Sentence(sentence.text, cell.start, cell.end, language), language)
    if not inner.mentions:
        return None
    mention = inner.mentions[0]
    found = head(inner, mention)
    if found.kind not in _COUNTED and any(word[0].isalpha() for word in inner.words[mention.end :][:1]):
        return None  # "12 km"
    shift = sentence.token_at(inner.sentence.starts[0])
    mention = replace(
        mention,
        start=mention.start + shift,
        end=mention.end + shift,
        outer_start=mention.outer_start + shift,
        outer_end=mention.outer_end + shift if mention.outer_end >= 0 else -1,
    )
    unit = found.kind if found.kind in {"household", "home"} else what.unit
    kind, value = ("person", what.group) if what.group in {"child", "woman"} else (unit, unit)
    draft = Draft(reading, mention, Head(kind, value, mention.end, mention.end))
    draft.take(what.mark.value, what.mark, "column", 7.0)
    draft.heading = header
    if what.planned:
        draft.status = Status.PLANNED
    return draft


def _join(table: Table, number: int, draft: Draft, kind: str) -> None:
    """Make a figure a part of the sum of its column, which stands under its rows or over them."""
    waiting = table.waiting.setdefault(number, [])
    if not kind:
        whole = table.whole.get(number)
        if draft.parent is None and whole is not None and _holds(whole, draft):
            draft.parent = whole
        waiting.append(draft)
        return
    for part in waiting:
        if part.parent is None and _holds(draft, part):
            part.parent = draft
    waiting.clear()
    if kind == "subtotal":
        waiting.append(draft)
    else:
        table.whole[number] = draft


def _whole_of(other: Draft, part: Draft) -> bool:
    """Tell whether a figure of the same row counts those of whom another is a part: "Evacuated | of whom children"."""
    return other.indicator == part.indicator and other.parent is None and _holds(other, part)


def _holds(whole: Draft, part: Draft) -> bool:
    return whole.mention.size >= part.mention.size
