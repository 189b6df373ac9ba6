"""Series of claims that count beside one another: plain sums, most of what a large store holds.

Where no claim of a set can count twice with another, every rule of selection lets all of them count, and the steps are
sums that can be carried on from day to day. The steps are those that `geo.layers.aggregation` makes of the rows.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, cast

from geo.layers.records import Series, Step
from geo.models import Counting, EstimateBasis

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geo.reconciliation.counting import Node
    from geo.reconciliation.families import Family
    from geo.reconciliation.levels import Level

#: Later than any turn.
_FOR_GOOD = 2**31 - 1


class Behind:
    """The figures of a row, each with the turns in which it stands: those of all steps in the room of one."""

    __slots__ = ("begins", "ends", "ids")

    def __init__(self) -> None:
        """Begin with none."""
        self.ids: list[str] = []
        self.begins = array("i")
        self.ends = array("i")

    def begin(self, figure_id: str, turn: int) -> None:
        """Let a figure stand from a turn on."""
        self.ids.append(figure_id)
        self.begins.append(turn)
        self.ends.append(_FOR_GOOD)

    def end(self, figure_ids: set[str], turn: int) -> None:
        """Let figures stand no more from a turn on."""
        for index, one in enumerate(self.ids):
            if one in figure_ids and self.ends[index] == _FOR_GOOD:
                self.ends[index] = turn

    def at(self, turn: int) -> tuple[str, ...]:
        """Return the figures that stand in a turn, sorted."""
        spans = zip(self.ids, self.begins, self.ends, strict=True)
        return tuple(sorted([one for one, begin, end in spans if begin <= turn < end]))


class SumStep(Step):
    """A step whose figures are looked up when they are asked for; a changed copy is a plain `Step`."""

    __slots__ = ("behind", "turn")

    behind: Behind
    turn: int

    def __new__(cls, *_: Any, **fields: Any) -> Any:
        """Return a plain step: `sum_step` makes the others."""
        return Step(**fields)

    @property
    def figure_ids(self) -> tuple[str, ...]:
        """The figures on which the level rests, sorted."""
        return self.behind.at(self.turn)

    @property
    def tells(self) -> bool:
        """Whether anything is counted here: once a claim of a plain sum says something, it does for good."""
        return True

    def __eq__(self, other: object) -> bool:
        """Tell whether both say the same."""
        return _ALL(self) == _ALL(other) if isinstance(other, Step) else NotImplemented

    __hash__ = Step.__hash__


_ALL = attrgetter(*(one.name for one in fields(Step)))
#: What a sum says, in order; nothing else of a step is said of any.
_SAID = ("day", "low", "best", "high", "start", "basis", "disagreement")
_NOTHING = tuple((one.name, one.default) for one in fields(Step) if one.name not in {*_SAID, "figure_ids"})


def sum_step(behind: Behind, turn: int, said: tuple[Any, ...]) -> SumStep:
    """Return a step with what it says, as `_SAID` names it, its figures those of a turn."""
    step: SumStep = object.__new__(SumStep)
    put = object.__setattr__
    put(step, "behind", behind)
    put(step, "turn", turn)
    for name, value in zip(_SAID, said, strict=True):
        put(step, name, value)
    for name, value in _NOTHING:
        put(step, name, value)
    return step


#: Under this name a family keeps the figures behind each day of change, which are the same for any policy (see
#: `geo.reconciliation.families.WHATEVER_POLICY`).
_BEHIND = "behind"


def is_plain(family: Family) -> bool:
    """Tell whether the claims of a family are flows that nobody disputes or agreed on, and that tell of no way."""
    return (
        family.key.counting is Counting.FLOW
        and not family.agreements
        and not family.disputes
        and all(one.origin is None for one in family.observations)
    )


def plain_series(family: Family, number: int) -> list[Series] | None:
    """Return the series of one of the components of a plain family; None where its claims bear on one another."""
    nodes = [family.nodes[index] for index in family.components[number]]
    if any(family.neighbours[node.index] for node in nodes):
        return None
    group = nodes[0].group
    if any(node.group is not group and node.group != group for node in nodes):
        return None
    if any(level.best is None for node in nodes for level in node.levels):
        return None
    rows: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        rows[family.row_of(node)].append(node)
    behind = cast("dict[int, dict[str, Behind]]", family.kept.setdefault(_BEHIND, {})).setdefault(number, {})
    return [_series(some, behind, row_id) for row_id, some in rows.items()]


def _series(nodes: Sequence[Node], kept: dict[str, Behind], row_id: str) -> Series:
    first = nodes[0]
    known = kept.get(row_id)
    behind = Behind() if known is None else known
    steps = tuple(_steps(nodes, behind, known=known is not None))
    # Kept only once it is complete: two threads that work out one row must not fill the same.
    kept.setdefault(row_id, behind)

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


def _steps(nodes: Sequence[Node], behind: Behind, *, known: bool) -> list[Step]:
    """Return the steps of a row; `behind` holds the figures of each day of change if `known`, else is filled."""
    due: dict[date, list[tuple[int, Level]]] = defaultdict(list)
    for position, node in enumerate(nodes):
        for level in node.levels:
            due[level.day].append((position, level))
    running = _Running(len(nodes))
    steps: list[Step] = []
    for turn, day in enumerate(sorted(due)):
        for position, level in due[day]:
            before = running.put(position, level)
            if not known:
                _name(behind, before, level, turn)
        step = running.step(day, behind, turn)
        if not steps or not _says_the_same(steps[-1], step):
            steps.append(step)
    return steps


def _says_the_same(one: Step, other: Step) -> bool:
    return (
        (one.low, one.best, one.high, one.start) == (other.low, other.best, other.high, other.start)
        and (one.basis, one.disagreement) == (other.basis, other.disagreement)
        and one.figure_ids == other.figure_ids
    )


def _name(behind: Behind, before: Level | None, level: Level, turn: int) -> None:
    gone = {one.id for one in before.standing} if before is not None else set()
    come = {one.id for one in level.standing}
    for one in come - gone:
        behind.begin(one, turn)
    if gone - come:
        behind.end(gone - come, turn)


class _Running:
    """What the claims of one row say together, carried on while their levels change.

    A claim that says nothing yet stands as zero, which changes no sum.
    """

    def __init__(self, count: int) -> None:
        self._levels: list[Level | None] = [None] * count
        self._lows, self._bests, self._highs = ([0.0] * count for _ in range(3))
        self._said = self._unbounded = self._open = 0
        self._start: date | None = None
        self._words: dict[int, str] = {}
        self._disagreement: str | None = None

    def put(self, position: int, level: Level) -> Level | None:
        """Let a claim say something else from now on; return what it said before."""
        before = self._levels[position]
        self._levels[position] = level
        best = level.best or 0.0
        self._lows[position], self._bests[position] = level.low, best
        self._highs[position] = best if level.high is None else level.high
        if before is None:
            self._said += 1
            self._unbounded += level.high is None
            self._open += level.start is None
            if level.start is not None and (self._start is None or level.start < self._start):
                self._start = level.start
        else:
            self._unbounded += (level.high is None) - (before.high is None)
            self._open += (level.start is None) - (before.start is None)
            if level.start != before.start:
                self._start = min((one.start for one in self._levels if one and one.start), default=None)
        if level.disagreement or position in self._words:
            self._words[position] = level.disagreement or ""
            said = dict.fromkeys(self._words[one] for one in sorted(self._words) if self._words[one])
            self._disagreement = "; ".join(said) or None
        return before

    def step(self, day: date, behind: Behind, turn: int) -> Step:
        """Return what they say together."""
        best = sum(self._bests)
        low = sum(self._lows)
        high = None if self._unbounded == self._said else sum(self._highs)
        # One object for one number: there is a step for nearly every figure.
        numbers = best if low == best else low, best, best if high == best else high
        start = None if self._open else self._start
        basis = EstimateBasis.OUR_SUM if self._said > 1 else EstimateBasis.REPORTED
        return sum_step(behind, turn, (day, *numbers, start, basis, self._disagreement))
