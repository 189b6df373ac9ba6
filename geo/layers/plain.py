"""Series of claims that count beside one another: plain sums, most of what a large store holds.

Where no claim of a set can count twice with another, every rule of selection lets all of them count, and the steps are
sums that are carried on from day to day. A family's are worked out together, as columns of numbers; a step is made of
them when somebody looks at it. The steps are those that `geo.layers.aggregation` makes of the rows.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields
from datetime import date
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, cast, overload

from geo.layers.bounds import bound_of
from geo.layers.records import Series, Step, Steps
from geo.models import Counting, EstimateBasis, Qualifier

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from geo.reconciliation.counting import Node
    from geo.reconciliation.families import Family
    from geo.reconciliation.levels import Level

    #: By claim, the disagreement of which it tells from a day on.
    Words = list[list[tuple[date, str | None]]]

#: Sums of whole numbers up to this are exact, in whatever order they are added.
_EXACT = 2.0**53
#: Of no day: before every other.
_NO_DAY = 0
#: What bounds a number, by its code in the columns.
_BOUNDS = (None, Qualifier.AT_LEAST, Qualifier.UP_TO)
AT_LEAST, UP_TO = 1, 2

_ALL = attrgetter(*(one.name for one in fields(Step)))


def _nothing(_: object) -> None:
    """Return what a plain sum says of words, ways and agreements."""


class SumStep(Step):
    """A step that is looked up in the columns of its series; a changed copy is a plain `Step`."""

    __slots__ = ("index", "steps")

    steps: SumSteps
    index: int

    def __new__(cls, *_: Any, **fields: Any) -> Any:
        """Return a plain step: `SumSteps` makes the others."""
        return Step(**fields)

    @property
    def day(self) -> date:
        """First day on which the level holds."""
        return date.fromordinal(int(self.steps.columns.days[self.steps.first + self.index]))

    @property
    def low(self) -> float:
        """The least that all of it may be."""
        return float(self.steps.columns.lows[self.steps.first + self.index])

    @property
    def best(self) -> float:
        """The sum."""
        return float(self.steps.columns.bests[self.steps.first + self.index])

    @property
    def high(self) -> float | None:
        """The most that all of it may be; None where nobody bounds it."""
        found = float(self.steps.columns.highs[self.steps.first + self.index])
        return None if found < 0 else found

    @property
    def start(self) -> date | None:
        """First day that the figures cover."""
        found = int(self.steps.columns.starts[self.steps.first + self.index])
        return None if found == _NO_DAY else date.fromordinal(found)

    @property
    def basis(self) -> EstimateBasis:
        """Whether it is one claim or a sum of ours."""
        several = self.steps.columns.several[self.steps.first + self.index]
        return EstimateBasis.OUR_SUM if several else EstimateBasis.REPORTED

    @property
    def bound(self) -> Qualifier | None:
        """How those who said a number that is no sum bounded it."""
        return _BOUNDS[self.steps.columns.bounds[self.steps.first + self.index]]

    @property
    def figure_ids(self) -> tuple[str, ...]:
        """The figures on which the level rests, sorted."""
        return self.steps.row.figure_ids(self.day)

    @property
    def disagreement(self) -> str | None:
        """What the sources disagree on."""
        return self.steps.row.disagreement(self.day)

    words = property(_nothing)
    stale_after = property(_nothing)
    way = property(_nothing)
    agreed = property(_nothing)

    @property
    def tells(self) -> bool:
        """Whether anything is counted here: once a claim of a plain sum says something, it does for good."""
        return True

    def __eq__(self, other: object) -> bool:
        """Tell whether both say the same."""
        return _ALL(self) == _ALL(other) if isinstance(other, Step) else NotImplemented

    __hash__ = Step.__hash__


class Columns(NamedTuple):
    """The steps of many series, one after the other.

    Attributes
    ----------
    days, starts
        Ordinals; 0 for a start that no text says.
    highs
        -1 where nobody bounds it.
    several
        Whether more than one claim is in the sum.
    bounds
        1 for "at least", 2 for "up to", 0 for neither and for a sum.
    """

    days: NDArray[np.int32]
    lows: NDArray[np.float64]
    bests: NDArray[np.float64]
    highs: NDArray[np.float64]
    starts: NDArray[np.int32]
    several: NDArray[np.bool_]
    bounds: NDArray[np.uint8]

    def only(self, which: NDArray[np.bool_]) -> Columns:
        """Return some of the steps."""
        some = (values[which] for values in self)
        return Columns(*some)  # type: ignore[arg-type]  # told apart by position


class Row:
    """The claims of one row, by index among those of its family; what stands behind its numbers is looked up later."""

    def __init__(self, claims: Sequence[Node], indexes: tuple[int, ...], words: Words | None = None) -> None:
        self.claims = claims
        self.indexes = indexes
        if words is not None:
            self.words = words

    @property
    def nodes(self) -> list[Node]:
        """The claims of the row."""
        return [self.claims[index] for index in self.indexes]

    def figure_ids(self, day: date) -> tuple[str, ...]:
        """Return the figures that stand on a day, sorted."""
        return self._behind.at(day)

    @property
    def disagrees(self) -> bool:
        """Whether a claim ever tells of a disagreement."""
        return bool(self.words)

    def disagreement(self, day: date) -> str | None:
        """Return what the sources disagree on, on a day."""
        if not self.words:
            return None
        said = (next((words for begun, words in reversed(some) if begun <= day), None) for some in self.words)
        return "; ".join(dict.fromkeys(filter(None, said))) or None

    # Two threads may work out the same at once; each then keeps a whole one.

    @cached_property
    def _behind(self) -> _Behind:
        return _Behind(self.nodes)

    @cached_property
    def words(self) -> Words:
        """By claim, what it says of disagreement from a day on; only claims that ever do."""
        return [
            [(level.day, level.disagreement) for level in node.levels]
            for node in self.nodes
            if any(level.disagreement for level in node.levels)
        ]


class _Behind:
    """The figures of a row, each with the days on which it stands: those of all steps in the room of one."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._spans: list[tuple[str, date, date]] = []
        for node in nodes:
            begun: dict[str, date] = {}
            for level in node.levels:
                now = {one.id for one in level.standing}
                for gone in begun.keys() - now:
                    self._spans.append((gone, begun.pop(gone), level.day))
                for come in now - begun.keys():
                    begun[come] = level.day
            self._spans += [(one, day, date.max) for one, day in begun.items()]

    def at(self, day: date) -> tuple[str, ...]:
        """Return the figures that stand on a day, sorted."""
        return tuple(sorted([one for one, begun, over in self._spans if begun <= day < over]))


class SumSteps(Steps):
    """The steps of a row of plain sums, made when they are looked at."""

    __slots__ = ("columns", "first", "last", "row")

    def __init__(self, columns: Columns, first: int, last: int, row: Row) -> None:
        """Take the part of some columns from `first` on, up to `last`, exclusive."""
        self.columns = columns
        self.first = first
        self.last = last
        self.row = row

    def __len__(self) -> int:
        """Return how many there are."""
        return self.last - self.first

    @overload
    def __getitem__(self, index: int) -> Step: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Step, ...]: ...
    def __getitem__(self, index: int | slice) -> Step | tuple[Step, ...]:
        """Return a step, or some of them."""
        which = range(len(self))[index]
        return self._step(which) if isinstance(which, int) else tuple([self._step(one) for one in which])

    def __iter__(self) -> Iterator[Step]:
        """Yield the steps, oldest first."""
        return map(self._step, range(len(self)))

    def on(self, day: date) -> Step | None:
        """Return the step that holds on a day; None before the first."""
        days = self.columns.days[self.first : self.last]
        after = int(days.searchsorted(day.toordinal(), side="right"))
        return self._step(after - 1) if after else None

    @property
    def ends(self) -> tuple[date, date]:
        """The first and the last day on which the series tells of something."""
        days = self.columns.days
        return date.fromordinal(int(days[self.first])), date.fromordinal(int(days[self.last - 1]))

    @property
    def disagree(self) -> bool:
        """Whether a step may tell of a disagreement."""
        return self.row.disagrees

    def _step(self, index: int) -> Step:
        step: SumStep = object.__new__(SumStep)
        object.__setattr__(step, "steps", self)
        object.__setattr__(step, "index", index)
        return step


def is_plain(family: Family) -> bool:
    """Tell whether the claims of a family are flows that nobody disputes or agreed on, and that tell of no way."""
    return (
        family.key.counting is Counting.FLOW
        and not family.agreements
        and not family.disputes
        and all(one.origin is None for one in family.observations)
    )


#: Under this name a family keeps its `Rows`, which are the same for any policy (see
#: `geo.reconciliation.families.WHATEVER_POLICY`).
_ROWS = "rows"


class Rows(NamedTuple):
    """The rows of a component of a family, each with its claims by index; none where a claim bears on another."""

    rows: tuple[tuple[int, ...], ...]


def plain_series(family: Family, numbers: Sequence[int]) -> dict[int, list[Series]]:
    """Return the series of those of some components of a plain family whose claims do not bear on one another."""
    kept = cast("dict[int, Rows]", family.kept.setdefault(_ROWS, {}))
    found: dict[int, list[Series]] = {}
    rows: list[tuple[int, Row]] = []
    for number in numbers:
        known = kept.get(number)
        if known is None:
            known = kept.setdefault(number, _rows_of(family, number))
        rows += [(number, Row(family.nodes, some)) for some in known.rows]
    if not rows:
        return found
    table = _Table([row for _, row in rows])
    odd = {rows[row][0] for row in table.odd}
    columns, ends = table.columns()
    for (number, row), (first, last) in zip(rows, ends, strict=True):
        if number not in odd:
            node = family.nodes[row.indexes[0]]
            found.setdefault(number, []).append(_series(node, SumSteps(columns, first, last, row)))
    return found


def _rows_of(family: Family, number: int) -> Rows:
    nodes = [family.nodes[index] for index in family.components[number]]
    group = nodes[0].group
    if any(family.neighbours[node.index] for node in nodes):
        return Rows(())
    if any(node.group is not group and node.group != group for node in nodes):
        return Rows(())
    rows: dict[str, list[int]] = defaultdict(list)
    for node in nodes:
        rows[family.row_of(node)].append(node.index)
    return Rows(tuple(map(tuple, rows.values())))


def _series(first: Node, steps: SumSteps) -> Series:
    def series(parts: tuple[Series, ...]) -> Series:
        return Series(
            indicator=first.key.indicator,
            counting=first.key.counting,
            role=first.key.role,
            group=first.group.code,
            unit=first.key.unit,
            place_id=first.place.id,
            steps=steps,
            parts=parts,
        )

    return series((series(()),))


def _bound_of(level: Level) -> int:
    if level.best is None:
        return 0
    found = bound_of(level.best, level.low, level.high, (one.figure.quantity for one in level.standing))
    return AT_LEAST if found is Qualifier.AT_LEAST else UP_TO if found is Qualifier.UP_TO else 0


_of_level = attrgetter("day", "start", "low", "best", "high")


class _Table:
    """What the claims of many rows say, level by level, in the order of rows, days and claims."""

    def __init__(self, rows: Sequence[Row]) -> None:
        import numpy as np

        self._rows = rows
        claims = [row.nodes for row in rows]
        several = [len(node.levels) for nodes in claims for node in nodes]
        levels: list[Level] = [level for nodes in claims for node in nodes for level in node.levels]
        days, starts, lows, bests, highs = zip(*map(_of_level, levels), strict=True)
        count = len(levels)
        day = np.fromiter((one.toordinal() for one in days), np.int64, count)
        start = np.fromiter((_NO_DAY if one is None else one.toordinal() for one in starts), np.int64, count)
        best = np.array(bests, dtype=np.float64)  # NaN where a level has none
        high = np.array(highs, dtype=np.float64)
        low = np.array(lows, dtype=np.float64)
        claim = np.repeat(np.arange(len(several)), several)
        row = np.repeat(np.arange(len(rows)), [len(nodes) for nodes in claims])[claim]
        first = np.ones(count, dtype=bool)
        first[1:] = claim[1:] != claim[:-1]
        unbounded = np.isnan(high)
        bound = np.fromiter(map(_bound_of, levels), np.int64, count)
        top = np.where(unbounded, best, high)
        whole = (low == np.floor(low)) & (best == np.floor(best)) & (top == np.floor(top))
        #: Rows whose sums these columns do not show: numbers that are none or not whole, and starts that change.
        restarted = ~first & (start != np.roll(start, 1))
        self.odd = set(np.unique(row[~whole | restarted]).tolist())
        if 2 * np.nansum(np.maximum(top, best)) >= _EXACT:
            self.odd = set(range(len(rows)))
        order = np.lexsort((claim, day, row))
        self._row, self._day, self._start, self._first = row[order], day[order], start[order], first[order]

        def differences(values: NDArray[Any]) -> NDArray[Any]:
            before = np.where(first, 0, np.roll(values, 1))
            return np.asarray((np.nan_to_num(values) - np.nan_to_num(before))[order])

        self._low, self._best, self._top = differences(low), differences(best), differences(top)
        self._unbounded = differences(unbounded.astype(np.int64))
        self._bound = differences(bound)

    def columns(self) -> tuple[Columns, list[tuple[int, int]]]:
        """Return the steps of all rows, and for each row the first of its steps and the one after its last."""
        import numpy as np

        row, day = self._row, self._day
        begins = np.searchsorted(row, np.arange(len(self._rows)))

        def carried(values: NDArray[Any]) -> NDArray[Any]:
            total = np.cumsum(values)
            return np.asarray(total - (total[begins] - values[begins])[row])

        said = carried(self._first.astype(np.int64))
        unbounded = carried(self._unbounded)
        never = carried(((self._start == _NO_DAY) & self._first).astype(np.int64)) > 0
        # The least so far in each row: later rows lie below all days of earlier ones.
        below = row * np.int64(date.max.toordinal() + 1)
        least = np.minimum.accumulate(self._start - below) + below
        low, best, top = carried(self._low), carried(self._best), carried(self._top)
        last_of_day = np.ones(len(row), dtype=bool)
        last_of_day[:-1] = (row[1:] != row[:-1]) | (day[1:] != day[:-1])
        at = np.flatnonzero(last_of_day)
        columns = Columns(
            days=day[at].astype(np.int32),
            lows=low[at],
            bests=best[at],
            highs=np.where(unbounded == said, -1.0, top)[at],
            starts=np.where(never, _NO_DAY, least)[at].astype(np.int32),
            several=(said > 1)[at],
            # A sum is no more than its first claim until another one is said.
            bounds=np.where(said > 1, 0, carried(self._bound))[at].astype(np.uint8),
        )
        return self._without_repeats(columns, row[at])

    def _without_repeats(self, columns: Columns, row: NDArray[Any]) -> tuple[Columns, list[tuple[int, int]]]:
        """Leave out the steps that say the same as the one before, figures and words included."""
        import numpy as np

        same = np.zeros(len(row), dtype=bool)
        same[1:] = row[1:] == row[:-1]
        for values in columns[1:]:
            same[1:] &= values[1:] == values[:-1]
        for index in np.flatnonzero(same).tolist():
            known = self._rows[int(row[index])]
            before, now = (date.fromordinal(int(columns.days[one])) for one in (index - 1, index))
            same[index] = known.figure_ids(before) == known.figure_ids(now) and (
                known.disagreement(before) == known.disagreement(now)
            )
        if same.any():
            columns, row = columns.only(~same), row[~same]
        ends = np.searchsorted(row, np.arange(len(self._rows) + 1)).tolist()
        return columns, list(pairwise(ends))
