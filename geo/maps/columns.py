"""The steps of all series as columns: differences of days and values, each column as byte planes."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo.layers.plain import AT_LEAST, UP_TO, SumSteps
from geo.maps.packing import pack
from geo.models import EstimateBasis, Qualifier

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    import numpy as np
    from numpy.typing import NDArray

    from geo.layers import Series, Step, Way
    from geo.layers.plain import Columns

_NO_BEST, _NO_LOW, _NO_HIGH, _OUR_SUM, _HAS_START, _AT_LEAST, _UP_TO = 1, 2, 4, 8, 16, 32, 64
_COLUMNS = ("day", "flags", "reference", "below", "above", "start", "stale", "words", "disagreement", "way")
_DAY, _FLAGS, _REFERENCE, _BELOW, _ABOVE, _START, _, _WORDS, _DISAGREEMENT, _WAY = range(len(_COLUMNS))

#: Series whose rows are kept.
_MOST_KEPT = 200_000
#: Columns of plain sums whose rows are kept: about one for each family of the figures.
_MOST_COLUMNS = 2_000


class _Texts:
    """Texts by number, 0 for none: each is sent once."""

    def __init__(self) -> None:
        self.texts: list[str] = [""]
        self._numbers: dict[str, int] = {"": 0}

    def number(self, text: str | None) -> int:
        """Return the number of a text, a new one where it was not known."""
        key = text or ""
        known = self._numbers.get(key)
        if known is None:
            known = self._numbers[key] = len(self.texts)
            self.texts.append(key)
        return known


class _Ways:
    """Where people came from, by number, 0 for nothing said: each way is sent once."""

    def __init__(self, place_numbers: Mapping[str, int]) -> None:
        self.rows: list[list[Any]] = [[[], 0]]
        self._place_numbers = place_numbers
        self._numbers: dict[Way, int] = {}

    def number(self, way: Way | None) -> int:
        """Return the number of a way, a new one where it was not known."""
        if way is None:
            return 0
        known = self._numbers.get(way)
        if known is None:
            known = self._numbers[way] = len(self.rows)
            self.rows.append([[self._place_numbers[place_id] for place_id in way.origins], int(way.whole)])
        return known


@dataclass(frozen=True, slots=True)
class _Rows:
    """The steps of one series as numbers, and the few that also have words, a disagreement or a way.

    The day of the first is that of the calendar (ordinal), the others are days since the one before.
    """

    series: Series
    numbers: NDArray[np.int64]
    telling: tuple[tuple[int, Step], ...]


@dataclass(frozen=True, slots=True)
class _Sums:
    """The steps of many series of plain sums as numbers.

    Those of `numbers` are since the step before, those of `alone` as if none were before; days are ordinals there.
    """

    columns: Columns
    numbers: NDArray[np.int64]
    alone: NDArray[np.int64]


class KeptRows:
    """What was worked out of series before, for as long as a series is the same object: it never changes."""

    def __init__(self) -> None:
        self._rows: dict[int, _Rows] = {}
        self._sums: OrderedDict[int, _Sums] = OrderedDict()

    def sums(self, columns: Columns) -> _Sums:
        """Return the steps that some columns hold."""
        found = self._sums.get(id(columns))
        if found is None:
            # As with a series: the record holds the columns.
            found = self._sums[id(columns)] = _sums(columns)
            while len(self._sums) > _MOST_COLUMNS:
                self._sums.popitem(last=False)
        return found

    def of(self, series: Series) -> _Rows:
        """Return the rows of a series."""
        found = self._rows.get(id(series))
        if found is None:
            if len(self._rows) >= _MOST_KEPT:
                self._rows.clear()
            # The record holds the series, so that no other one can come by its id.
            found = self._rows[id(series)] = _rows(series)
        return found


def encoded(
    flat: Sequence[Series],
    start: date,
    place_numbers: Mapping[str, int],
    kept: KeptRows | None = None,
    *,
    quick: bool = False,
) -> dict[str, Any]:
    """Return the steps of all series, one after the other, and what they name by number.

    Parameters
    ----------
    start
        First day of the map.
    quick
        As in `geo.maps.packing.pack`.

    Returns
    -------
    dict
        ``epoch``: the first day of any step, or `start` where that is earlier; ``steps``: byte planes, with the width
        in bytes of each column; ``words``, ``disagreements`` and ``ways``.
    """
    import numpy as np

    words, disagreements, ways = _Texts(), _Texts(), _Ways(place_numbers)
    kept = kept or KeptRows()
    lengths = np.fromiter((len(series.steps) for series in flat), np.int64, len(flat))
    begins = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
    table = np.zeros((int(begins[-1]), len(_COLUMNS)), dtype=np.int64)
    sums: dict[int, tuple[Columns, list[tuple[int, int]]]] = {}
    telling: list[tuple[int, int, Step]] = []
    for place, series in enumerate(flat):
        steps = series.steps
        if isinstance(steps, SumSteps):
            sums.setdefault(id(steps.columns), (steps.columns, []))[1].append((place, steps.first))
            if steps.disagree:
                telling += [(place, number, step) for number, step in enumerate(steps) if step.disagreement]
        else:
            one = kept.of(series)
            table[begins[place] : begins[place + 1]] = one.numbers
            telling += [(place, number, step) for number, step in one.telling]
    for columns, some in sums.values():
        _put(table, begins, lengths, kept.sums(columns), some)
    # In the order of the series, so that the numbers of texts do not depend on how their steps are held.
    for place, number, step in sorted(telling, key=lambda one: one[:2]):
        row = table[begins[place] + number]
        row[_WORDS] = words.number(step.words)
        row[_DISAGREEMENT] = disagreements.number(step.disagreement)
        row[_WAY] = ways.number(step.way)
    firsts = begins[:-1][lengths > 0]
    epoch = min([start.toordinal(), *table[firsts, _DAY].tolist()])
    table[firsts, _DAY] -= epoch
    widths: list[tuple[str, int]] = []
    data: list[bytes] = []
    for index, name in enumerate(_COLUMNS):
        width, planes = _planes(table[:, index])
        widths.append((name, width))
        data.append(planes)
    return {
        "epoch": type(start).fromordinal(epoch).isoformat(),
        "steps": {"count": len(table), "widths": widths, "data": pack(b"".join(data), numbers=True, quick=quick)},
        "words": words.texts,
        "disagreements": disagreements.texts,
        "ways": ways.rows,
    }


def _put(
    table: NDArray[np.int64],
    begins: NDArray[np.int64],
    lengths: NDArray[np.int64],
    sums: _Sums,
    some: Sequence[tuple[int, int]],
) -> None:
    """Put the steps of some series into the table, each given by its place in the table and its first step."""
    import numpy as np

    places, firsts = (np.array(values, dtype=np.int64) for values in zip(*some, strict=True))
    counts = lengths[places]
    # 0, 1, 2 … within each series.
    within = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
    table[np.repeat(begins[places], counts) + within] = sums.numbers[np.repeat(firsts, counts) + within]
    table[begins[places]] = sums.alone[firsts]


def _sums(columns: Columns) -> _Sums:
    import numpy as np

    days = columns.days.astype(np.int64)
    best, low, high = (np.rint(values).astype(np.int64) for values in (columns.bests, columns.lows, columns.highs))
    unbounded = columns.highs < 0
    starts = columns.starts.astype(np.int64)
    start = np.where((starts > 0) & (starts < days), days - starts, 0)
    alone = np.zeros((len(days), len(_COLUMNS)), dtype=np.int64)
    alone[:, _DAY] = days
    alone[:, _FLAGS] = _NO_HIGH * unbounded | _OUR_SUM * columns.several | _HAS_START * (start > 0)
    alone[:, _FLAGS] |= _AT_LEAST * (columns.bounds == AT_LEAST) | _UP_TO * (columns.bounds == UP_TO)
    alone[:, _REFERENCE] = _zigzags(best)
    alone[:, _BELOW] = _zigzags(best - low)
    alone[:, _ABOVE] = _zigzags(np.where(unbounded, 0, high - best))
    alone[:, _START] = start
    numbers = alone.copy()
    numbers[1:, _DAY] = np.diff(days)
    numbers[1:, _REFERENCE] = _zigzags(np.diff(best))
    return _Sums(columns, numbers, alone)


def _zigzags(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return what `_zigzag` does, of many."""
    import numpy as np

    return np.where(values >= 0, values * 2, -values * 2 - 1)


def _rows(series: Series) -> _Rows:
    import numpy as np

    day_before, before = 0, 0
    rows: list[tuple[int, ...]] = []
    telling: list[tuple[int, Step]] = []
    for number, step in enumerate(sorted(series.steps, key=lambda step: step.day)):
        day = step.day.toordinal()
        known = [value for value in (step.best, step.low, step.high) if value is not None]
        reference = round(known[0]) if known else 0
        below = reference - round(step.low) if step.low is not None else 0
        above = round(step.high) - reference if step.high is not None else 0
        start = day - step.start.toordinal() if step.start is not None and step.start < step.day else 0
        stale = max(1, step.stale_after.toordinal() - day + 2) if step.stale_after is not None else 0
        flags = (
            _NO_BEST * (step.best is None)
            | _NO_LOW * (step.low is None)
            | _NO_HIGH * (step.high is None)
            | _OUR_SUM * (step.basis is EstimateBasis.OUR_SUM)
            | _HAS_START * (start > 0)
            | _AT_LEAST * (step.bound is Qualifier.AT_LEAST)
            | _UP_TO * (step.bound is Qualifier.UP_TO)
        )
        zigzags = _zigzag(reference - before), _zigzag(below), _zigzag(above)
        rows.append((day - day_before, flags, *zigzags, start, stale, 0, 0, 0))
        if step.words or step.disagreement or step.way:
            telling.append((number, step))
        day_before, before = day, reference
    return _Rows(series, np.array(rows, dtype=np.int64).reshape(-1, len(_COLUMNS)), tuple(telling))


def _zigzag(value: int) -> int:
    """Return a signed whole number as an unsigned one, small where it was near zero."""
    return value * 2 if value >= 0 else -value * 2 - 1


def _planes(column: NDArray[np.int64]) -> tuple[int, bytes]:
    """Return a column as bytes: all lowest bytes first, then the next, up to the highest in use; none for all zeros."""
    import numpy as np

    largest = int(column.max()) if column.size else 0
    width = (largest.bit_length() + 7) // 8
    octets = np.ascontiguousarray(column.astype("<u8")).view(np.uint8).reshape(-1, 8)
    return width, np.ascontiguousarray(octets[:, :width].T).tobytes()
