"""What the names of columns and rows of a table count; money, shares, rates and buildings give no figures."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from geo.extraction import tables
from geo.extraction.cells import Cell, Grid, Row
from geo.extraction.dates import Interval
from geo.extraction.dating import BULLETS
from geo.extraction.lexicon import Mark
from geo.extraction.periods import Expression
from geo.extraction.reading import Reading
from geo.extraction.tokens import Sentence
from geo.models import Precision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.languages import Language


#: Numbers of four digits that close the name of a column as its year.
_YEARS = range(1950, 2101)
#: Words of a heading, its number with them: "2. Evacuation centres by division".
_HEADING = 7
#: Letters of the shortest word that may say what happened, not "of" or "the".
_CONTENT = 4
#: What a column of houses may count that says no more than the title of its table.
_OF_HOMES = frozenset({"affected", "evacuated", "homes_destroyed", "homes_damaged"})
#: What is not counted by families beside a column that counts it by persons.
_HARM = frozenset({"killed", "injured", "missing"})
#: Who goes somewhere on a day is not who is there in the end.
_MOVES = frozenset({"returned", "crossed", "blocked"})
#: What is said of the same people, who are displaced wherever they live.
_HOUSED = frozenset({"displaced", "sheltered"})
#: What a title says of people in camps that says no more than that they are there, or have come.
_DISPLACED, _CAME = "displaced", "crossed"
_THERE = frozenset({"population", _CAME})
#: What ends a sentence, which is no title by its verb alone.
_STOPS = frozenset(".!?…")
#: Groups of people that are parts of those whom another column counts.
GROUPS = frozenset({"child", "woman"})


class Column(NamedTuple):
    """What a name of a column or of a row counts.

    Attributes
    ----------
    mark
        The word that says what.
    unit
        Kind of head: ``bare``, ``household`` or ``home``.
    time
        The time that it names: "deaths in 24 hours".
    planned
        Whether it names what is feared or planned.
    group
        ``child`` or ``woman``, and ``part`` for "of whom", where it names a part of those in another column.
    running
        Whether its rows count all up to their day: "Total deaths" beside "New deaths".
    """

    mark: Mark
    unit: str
    time: Expression | None
    planned: bool
    group: str = ""
    running: bool = False


def announced(titles: Sequence[Reading], *, listed: bool = False) -> Column | None:
    """Return what the title of a table says that all of it counts, where it names one thing.

    Parameters
    ----------
    titles
        The lines above the table.
    listed
        Whether the rows are the lines of a list, which may as well say themselves what they count.
    """
    for number, reading in enumerate(titles):
        # "Floods hit Malawi." is a sentence, and says not whom a table below it counts
        hit = reading.words[-1] in _STOPS
        named = [m for m in reading.counting if m.kind in tables.COLUMNS and not (hit and _affects(m))]
        if not (listed or reading.of("home")):
            named = [mark for mark in named if not mark.kind.startswith("counts.home_")]  # "Populations sinistrées"
        strong = [mark for mark in named if not mark.kind.endswith("_weak")] or named
        if named:
            single = len({mark.value for mark in strong}) == 1
            single = single and (not _counted(reading) or (number > 0 and _sums(reading)))
            best = max(strong, key=lambda mark: (mark.kind.startswith("counts.noun"), mark.end - mark.start, mark.end))
            return Column(best, unit_of(reading.marks), None, planned=False) if single else None
    return None


def _affects(mark: Mark) -> bool:
    """Tell whether a verb only says that somebody or something was struck."""
    return mark.kind == "counts.after" and mark.value == "affected"


def _sums(reading: Reading) -> bool:
    """Tell whether a line says a total, which a table under a title of its own divides: "Total displaced: 48,000"."""
    return any(mark.kind == "table" and mark.value == "total" for mark in reading.marks)


def totalled(titles: Sequence[Reading]) -> tuple[Column, float] | None:
    """Return what a line above a table counts, if it is one thing, and its largest number: "1,400 are displaced:"."""
    for reading in titles:
        named = [mark for mark in reading.counting if mark.kind in tables.COLUMNS and not mark.kind.endswith("_weak")]
        expected = [m for m in reading.of("planned", "cue") if not reading.words[m.start - 1].isdecimal()]  # "2 May"
        if not named or expected:
            continue  # "2.2 million may go hungry" is of no rows that were counted
        if reading.words[0] in BULLETS and any(mark.value in _MOVES for mark in named):
            continue  # "- 870 families have come home to Kitshanga" sums up no table of sites
        numbers = _numbers(reading)
        summed = [m for m in named if any(0 <= m.start - t.end <= 1 for t in reading.of("table", "total"))]
        named = summed or named  # "Total displaced: 8,000. Tents: 90."
        if {mark.value for mark in named} == _HOUSED:
            named = [mark for mark in named if mark.value == "displaced"]  # "84,000 displaced live in four camps"
        if len({mark.value for mark in named}) > 1 or not numbers:
            return None
        best = max(named, key=lambda mark: (mark.kind.startswith("counts.noun"), mark.end - mark.start, mark.end))
        return Column(best, unit_of([best]), None, planned=False), max(numbers)
    return None


def in_camps(
    named: tuple[Reading, Row, int], titles: Sequence[Reading], title: Column | None, *, summed: bool
) -> Column | None:
    """Return who is counted where the rows are camps, unless the title says more than who lives or has come there.

    Who has come to a site by household has been displaced, and crossed no border.

    Parameters
    ----------
    named
        The line that names the columns, its cells, and how many of them name the rows.
    titles
        The lines above the table, the nearest first.
    title
        What these say that all of it counts.
    summed
        Whether they say so with the total.
    """
    value = title.mark.value if title is not None else ""
    if not (title is None or summed or value in _THERE) or (summed and value == _DISPLACED):
        return None  # "10,390 people are displaced", and below it where they are
    found = sheltering(*named, titles, sites=not summed)
    if found is None or value != _CAME:
        return found
    return found._replace(mark=found.mark._replace(value=_DISPLACED))


def sheltering(header: Reading, row: Row, names: int, titles: Sequence[Reading], *, sites: bool) -> Column | None:
    """Return who is counted where the rows are camps and nothing says more: "Camp | Families | People".

    Or where the line above says so, "Evacuation centres". With `sites` rows of sites are camps that count families.
    """
    places = [header.sentence.token_at(cell.start) for cell in row.cells[:names] if cell.start < cell.end]
    kinds = {"camp", "site"} if sites and _families(header, row, names) and _untitled(titles) else {"camp"}
    camp = next((m for first in places for m in header.at(first, "table") if m.value in kinds), None)
    if camp is None:
        camp = next((mark for cell in row.cells[names:] if (mark := _sites(header, cell)) is not None), None)
    if camp is None and titles and len(titles[0].words) <= _HEADING and _of_sites(titles[0]):
        camp = next(iter(mark for mark in titles[0].of("table", "camp")), None)
    if camp is None:
        return None
    return Column(camp._replace(kind="counts.noun", value="sheltered"), "bare", None, planned=False)


def _families(header: Reading, row: Row, names: int) -> bool:
    """Tell whether columns count families and nothing else is said of any: not "Families served"."""
    named = [cell for cell in row.cells[names:] if any(mark.kind == "household" for mark in _marks(header, cell))]
    return bool(named) and all(_known(header, cell) for cell in named)


def _untitled(titles: Sequence[Reading]) -> bool:
    """Tell whether no short line above names what a table is of, other than who is there: not "Water points"."""
    if not titles or titles[0].words[-1] in _STOPS or titles[0].counting:
        return True
    first = 2 if titles[0].words[1:2] in (["."], [")"]) else 0  # "III. Sites"
    return any(mark.value in {"camp", "site"} and mark.start == first for mark in titles[0].of("table"))


def _sites(header: Reading, cell: Cell) -> Mark | None:
    """Return the word of a column that only counts shelters: "Shelters", but not "People in shelters"."""
    own = _marks(header, cell)
    camp = next((mark for mark in own if mark.kind == "table" and mark.value == "camp"), None)
    alone = camp is not None and header.sentence.ends[camp.end - 1] == cell.end
    return camp if camp is not None and alone and header.sentence.starts[camp.start] == cell.start else None


def _of_sites(title: Reading) -> bool:
    """Tell whether a heading counts nothing but who is in shelters."""
    return {mark.value for mark in title.counting} <= {"sheltered", "refugees", "evacuated"}


def spelt(header: Reading, width: int) -> Row | None:
    """Split a line of names of columns that only spaces part, by the words that count: "Province Deaths Houses lost".

    Parameters
    ----------
    header
        The line.
    width
        How many cells a row has, its name among them.
    """
    sentence = header.sentence
    starts = list(range(width)) if len(sentence) == width else _columns_at(header, width)
    if len(starts) != width:
        return None
    stops = [*starts[1:], len(sentence)]
    return Row(
        tuple(
            Cell(sentence.starts[first], sentence.ends[last - 1], number=False)
            for first, last in zip(starts, stops, strict=True)
        )
    )


def _columns_at(header: Reading, width: int) -> list[int]:
    """Return the tokens at which the names of columns begin, that of the rows first: words that count, with a noun.

    The noun stands before, "Families displaced", or, where the rows have no cell for each of both, after them,
    "Displaced families".
    """
    words: list[tuple[int, int]] = []
    kinds = ("person", "household", "home", "other", *sorted(tables.COLUMNS))
    for mark in sorted(header.marks, key=lambda m: (m.start, -m.end)):
        if mark.kind in kinds and mark.start > 0 and (not words or mark.start >= words[-1][1]):
            words.append((mark.start, mark.end))
    for led in (False, True):
        starts = [0]
        for number, (first, _) in enumerate(words):
            before = words[number - 1] if number else (0, 0)
            joined = before[1] == first and (
                (_only_named(header, before[0]) and _told(header, first, "counts.after", "counts.home_"))
                or (led and _only_named(header, first) and _told(header, before[0], "counts."))
            )
            if not joined or before[0] not in starts:
                starts.append(first)
        if len(starts) == width:
            return starts
    return []


def _only_named(header: Reading, index: int) -> bool:
    """Tell whether people, households or homes stand at a word that says nothing of what befell them."""
    return bool(header.at(index, "person", "household", "home")) and not header.at(index, *tables.COLUMNS)


def _told(header: Reading, index: int, *kinds: str) -> bool:
    """Tell whether a word says what befell somebody."""
    return any(mark.start == index and mark.kind.startswith(kinds) for mark in header.counting)


def columns_of(header: Reading, row: Row, title: Column | None, of_homes: Sequence[bool] = ()) -> list[Column | None]:
    """Return what each column counts: "Houses destroyed | damaged" names houses once.

    Parameters
    ----------
    header, row
        The line that names the columns, and its cells.
    title
        What the title of the table counts, if it says that.
    of_homes
        Whether the line above names homes, column by column: "Houses | Houses" over "destroyed | damaged".
    """
    found: list[Column | None] = []
    homes = False
    for number, cell in enumerate(row.cells):
        homes = of_homes[number] if number < len(of_homes) else homes
        column = column_of(header, cell, title, homes=homes)
        homes = column is not None and column.mark.kind.startswith("counts.home_")
        found.append(column)
    alike = {column.mark.value: column for column in found if column is not None}
    if title is None and len(alike) == 1 and _HARM.isdisjoint(alike):
        # "Households | Displaced people": the same, counted in another unit
        found = [
            column or (column_of(header, cell, *alike.values()) if _known(header, cell) else None)
            for column, cell in zip(found, row.cells, strict=True)
        ]
    return [
        column and column._replace(running=_runs(header, row, found, number)) for number, column in enumerate(found)
    ]


def _known(header: Reading, cell: Cell) -> bool:
    """Tell whether every longer word of a name is known: of "Families bereft" nobody knows what befell them."""
    if cell.start == cell.end:
        return False
    sentence, own = header.sentence, _marks(header, cell)
    first, last = sentence.token_at(cell.start), sentence.token_at(cell.end - 1) + 1
    covered = {index for mark in own for index in range(mark.start, mark.end)}
    return all(index in covered or len(sentence.words[index]) < _CONTENT for index in range(first, last))


def over_homes(text: str, grid: Grid, language: Language) -> list[bool]:
    """Tell of each column whether the line over its name names homes; nothing where none does.

    Parameters
    ----------
    text, grid
        The report, and the table in it.
    language
        Its words say what homes are.
    """
    if grid.over is None or grid.header is None or grid.over.start == grid.header.start:
        return []
    cells = [(cell.start, cell.end) for cell in grid.over.cells]
    homes = [
        cell[0] < cell[1] and bool(Reading(Sentence(text, *cell, language), language).of("home")) for cell in cells
    ]
    return homes if any(homes) else []


def _runs(header: Reading, row: Row, columns: Sequence[Column | None], number: int) -> bool:
    """Tell whether a column counts all up to the day of a row: cumulative, or a total beside what is new."""
    own, column = _marks(header, row.cells[number]), columns[number]
    if column is None or _counts_anew(own, column):
        return False
    if any((m.kind, m.value) in {("column", "cumulative"), ("tally", "running")} for m in own):
        return True
    return any(m.kind == "table" and m.value == "total" for m in own) and any(
        _counts_anew(_marks(header, cell), other) and (other is None or other.mark.value == column.mark.value)
        for cell, other in zip(row.cells, columns, strict=True)
    )


def _counts_anew(marks: Sequence[Mark], column: Column | None) -> bool:
    """Tell whether the name of a column says that it counts a day alone: "New deaths", "Deaths in 24 hours"."""
    timed = column is not None and column.time is not None and column.time.kind == "within"
    return timed or any(mark.kind == "column" and mark.value == "new" for mark in marks)


def _marks(header: Reading, cell: Cell) -> list[Mark]:
    """Return the known words within the name of a column."""
    if cell.start == cell.end:
        return []
    sentence = header.sentence
    first, last = sentence.token_at(cell.start), sentence.token_at(cell.end - 1) + 1
    return [mark for mark in header.marks if first <= mark.start and mark.end <= last]


def unit_of(marks: Sequence[Mark]) -> str:
    """Return the kind of head that the words of a label make of its numbers: ``home``, ``household`` or ``bare``."""
    kinds = {mark.kind for mark in marks}
    return "home" if "home" in kinds else "household" if "household" in kinds else "bare"


def _counted(reading: Reading) -> bool:
    """Tell whether a line has numbers of its own, besides those of dates and its own: "Table 3."."""
    return bool(_numbers(reading))


def _numbers(reading: Reading) -> list[float]:
    words = reading.words
    return [
        m.size
        for m in reading.mentions
        if not reading.in_time(m.start)
        and not (m.start <= 1 and words[m.end : m.end + 1] in ([":"], ["."], ["-"], ["–"]))
    ]


def _year(words: Sequence[str], first: int) -> Expression | None:
    """Return the year that closes the name of a column, or is all of it: "Deaths 2023"."""
    if not words or not words[-1].isdecimal() or int(words[-1]) not in _YEARS:
        return None
    year = int(words[-1])
    days = Interval(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)
    return Expression(first + len(words) - 1, first + len(words), "point", days)


def column_of(reading: Reading, cell: Cell, title: Column | None, *, homes: bool = False) -> Column | None:
    """Return what the name of a column counts; None for money, shares, schools and all that is no figure.

    Parameters
    ----------
    reading, cell
        The line, and the name within it.
    title
        What the title of the table announces.
    homes
        Whether the column before counts homes.
    """
    if cell.start == cell.end or _sites(reading, cell) is not None:
        return None
    sentence = reading.sentence
    first, last = sentence.token_at(cell.start), sentence.token_at(cell.end - 1) + 1
    times = [time for time in reading.times or () if first <= time.start and time.end <= last]
    marks = [
        mark
        for mark in reading.marks
        if first <= mark.start and mark.end <= last and not any(t.start <= mark.start < t.end for t in times)
    ]
    words = sentence.words[first:last]
    if not set(words).isdisjoint("%٪$€£¥") or any(mark.kind == "table" and mark.value == "other" for mark in marks):
        return None
    kinds = {mark.kind for mark in marks}
    plain = kinds & {"person", "household", "other"} or any(k.startswith("counts.noun") for k in kinds)
    homes = "home" in kinds or (homes and not plain)
    # "Houses" names homes, and does not say that somebody houses people
    named = {(m.start, m.end) for m in marks if m.kind == "home"}
    said = {m for m in reading.counting if m.kind in tables.COLUMNS or (m.start, m.end) not in named}
    counting = [m for m in marks if m in said and (homes or not m.kind.startswith("counts.home_"))]
    counting = [m for m in counting if m.kind.startswith("counts.home_") is homes] or counting
    best = max(
        counting,
        key=lambda m: (not m.kind.endswith("_weak"), m.end - m.start, m.kind in tables.COLUMNS, m.end),
        default=None,
    )
    # "Schools affected": who is affected is a person by itself, and none beside the schools
    people = any(
        m.kind in {"person", "household", "home"} and (best is None or not best.start <= m.start < best.end)
        for m in marks
    )
    unit = "home" if homes else unit_of(marks)
    for other in marks:
        if other.kind != "other" or other.value == "time":
            continue
        if other.value in {"measures", "money"}:
            return None
        if best is None or (other.start < best.start and not people):
            return None
    time = times[0] if times else _year(words, first)
    timed = time is not None and time.end - time.start == len(words)  # "last week | this week" under "Deaths"
    group = next((m.value for m in marks if m.kind == "person" and m.value in GROUPS), "")
    group = group or ("part" if any(m.kind == "part" for m in marks) else "")
    planned = any(mark.kind == "planned" and mark.value == "cue" for mark in marks)
    if best is not None:
        return Column(best, unit, time, planned, group)
    summed = people or any(mark.kind == "tally" or (mark.kind == "table" and mark.value != "camp") for mark in marks)
    if title is None or not (summed or timed):
        return None
    if "home" in kinds and title.unit != "home" and title.mark.value not in _OF_HOMES:
        return None  # "Houses" beside "Dead"
    return title._replace(unit=unit if unit != "bare" else title.unit, time=time, planned=planned, group=group)
