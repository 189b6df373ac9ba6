"""What a claim adds to the days that are asked for."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date, timedelta
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from geo.models import Counting
from geo.reconciliation.drafts import CRISIS_GAP

_day = attrgetter("day")

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.models import Group, Place
    from geo.reconciliation.levels import Level
    from geo.reconciliation.statements import Key, Statement


class Window(NamedTuple):
    """The days that are asked for, both inclusive.

    Attributes
    ----------
    whole
        Whether flows that began before `since` count whole, marked as spread, rather than with their growth in it.
    """

    at: date
    since: date | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """A claim with its levels, ready to be counted or covered.

    There is one for nearly every figure: what follows from the rest is worked out when it is asked for.

    Attributes
    ----------
    together
        The ids of its figures, sorted; none where it has one figure.
    """

    index: int
    key: Key
    place: Place
    group: Group
    start: date | None
    levels: tuple[Level, ...]
    ends_after: int | None
    extent: float
    together: tuple[str, ...] = ()

    @property
    def figure_ids(self) -> tuple[str, ...]:
        """The ids of its figures, sorted."""
        return self.together or (self.levels[0].standing[0].id,)

    @property
    def id(self) -> str:
        """A hash of its figures: the same figures give the same claim in any order."""
        return hashlib.sha256("\x00".join(self.figure_ids).encode()).hexdigest()[:16]

    @property
    def last(self) -> date:
        """The day of its last level."""
        return self.levels[-1].day

    @property
    def first(self) -> date:
        """The first day that the claim may concern."""
        if self.key.counting is Counting.STOCK:
            return self.levels[0].day
        return self.start if self.start is not None else self.levels[0].day - CRISIS_GAP

    @property
    def is_stock(self) -> bool:
        """Whether the claim counts people at a moment."""
        return self.key.counting is Counting.STOCK


@dataclass(frozen=True, slots=True)
class Count:
    """What a claim adds on one day.

    `whole` is False where only the end of a longer count lies in the window
    and no earlier figure says how much of it came before: it gives way to
    figures that lie inside.
    """

    node: Node
    level: Level
    start: date | None
    end: date
    low: float
    best: float | None
    high: float | None
    standing: tuple[Statement, ...]
    difference: bool = False
    spread: bool = False
    whole: bool = True

    @property
    def size(self) -> float:
        """The number to rank by."""
        return self.low if self.best is None else self.best

    @property
    def first(self) -> date:
        """First day covered; a year before the end where no text says."""
        return self.start if self.start is not None else self.end - CRISIS_GAP


def count_of(node: Node, at: date, since: date | None) -> Count | None:
    """Return what a claim says of the days from `since` to `at`; None if nothing."""
    level = _level_at(node, at)
    if level is None:
        return None
    if node.is_stock:
        over = node.ends_after is not None and at - level.end > timedelta(days=node.ends_after)
        return None if over else _whole(node, level)
    if since is None or (level.start is not None and level.start >= since):
        return _whole(node, level)
    return _cut(node, level, since) if level.end >= since else None


def _cut(node: Node, level: Level, since: date) -> Count | None:
    """Return what a total that began before the window adds within it (rule 10)."""
    base = _level_at(node, since - timedelta(days=1))
    if base is None:
        return replace(_whole(node, level), spread=True, whole=False)
    return _difference(node, level, base, since)


def _whole(node: Node, level: Level) -> Count:
    return Count(node, level, level.start, level.end, level.low, level.best, level.high, level.standing)


def _difference(node: Node, level: Level, base: Level, since: date) -> Count | None:
    """Return the growth of a total since the last figure before the window, never a share of it."""
    if level.best is None or base.best is None or level.best <= base.best:
        return None
    start = base.end + timedelta(days=1)
    best = level.best - base.best
    return Count(
        node=node,
        level=level,
        start=start,
        end=level.end,
        low=max(0.0, min(level.low - (base.high or base.best), best)),
        best=best,
        high=max((level.high or level.best) - base.low, best),
        standing=(*level.standing, *base.standing),
        difference=True,
        spread=start < since,
    )


def _level_at(node: Node, at: date) -> Level | None:
    levels = node.levels
    if len(levels) == 1:
        return levels[0] if levels[0].day <= at else None
    index = bisect_right(levels, at, key=_day)
    return levels[index - 1] if index else None


def days_of_change(node: Node) -> Iterator[date]:
    """Yield the days on which the count of a claim may change."""
    for level in node.levels:
        yield level.day
        if node.ends_after is not None:
            yield level.end + timedelta(days=node.ends_after + 1)
