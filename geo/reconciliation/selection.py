"""Which claims count on a day so that nobody is counted twice (rules 4 and 6).

Two claims that share ground, people and days are never both counted. The
larger one is; a claim that covers another in place, people and days goes
first as long as it is not clearly smaller.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from geo.models import Counting
from geo.reconciliation.drafts import CRISIS_GAP
from geo.reconciliation.groups import contains, overlap
from geo.reconciliation.places import neighbourhoods
from geo.reconciliation.statements import CLOSE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.models import Group, Place
    from geo.reconciliation.levels import Level
    from geo.reconciliation.places import Atlas
    from geo.reconciliation.statements import Key, Statement


@dataclass(frozen=True, slots=True)
class Node:
    """A claim with its levels, ready to be counted or covered."""

    index: int
    id: str
    key: Key
    place: Place
    group: Group
    start: date | None
    levels: tuple[Level, ...]
    days: tuple[date, ...]
    ends_after: int | None
    extent: float
    figure_ids: tuple[str, ...]

    @property
    def first(self) -> date:
        """The first day that the claim may concern."""
        if self.key.counting is Counting.STOCK:
            return self.days[0]
        return self.start if self.start is not None else self.days[0] - CRISIS_GAP

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


def rivals(nodes: Sequence[Node], atlas: Atlas) -> list[list[int]]:
    """Return for each claim those that it may count twice with: shared ground, people and days.

    Swept by first day, so that the cost grows with the pairs that do overlap.
    """
    found: list[list[int]] = [[] for _ in nodes]
    by_key: dict[Key, list[Node]] = defaultdict(list)
    for node in nodes:
        by_key[node.key].append(node)
    for some in by_key.values():
        near = neighbourhoods((node.place for node in some), atlas)
        open_at: dict[str, list[Node]] = defaultdict(list)
        for node in sorted(some, key=lambda n: (n.first, n.index)):
            for place in near[node.place.id]:
                running = open_at.get(place.id)
                if not running:
                    continue
                still = [other for other in running if other.is_stock or other.days[-1] >= node.first]
                open_at[place.id] = still
                for other in still:
                    if overlap(node.group, other.group):
                        found[node.index].append(other.index)
                        found[other.index].append(node.index)
            open_at[node.place.id].append(node)
    return found


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
    found: Level | None = None
    for level in node.levels:
        if level.day > at:
            break
        found = level
    return found


def choose(counts: Iterable[Count], neighbours: Sequence[Sequence[int]], atlas: Atlas) -> list[Count]:
    """Return the counts that add up without counting anybody twice, in the order of claims."""
    active = {count.node.index: count for count in counts}
    active = {index: count for index, count in active.items() if not _outlived(count, active, neighbours, atlas)}
    ranked = sorted(active.values(), key=lambda count: _rank(count, active, neighbours, atlas))
    chosen: dict[int, Count] = {}
    for count in ranked:
        if not any(other in chosen and _together(count, chosen[other]) for other in neighbours[count.node.index]):
            chosen[count.node.index] = count
    return [chosen[index] for index in sorted(chosen)]


def _outlived(count: Count, active: dict[int, Count], neighbours: Sequence[Sequence[int]], atlas: Atlas) -> bool:
    """Tell whether the stock of an earlier crisis has been counted anew since."""
    if not count.node.is_stock:
        return False
    others = (active[index] for index in neighbours[count.node.index] if index in active)
    return any(other.end - count.end > CRISIS_GAP and covers(other, count, atlas) for other in others)


def _together(one: Count, other: Count) -> bool:
    """Tell whether the two share a day; stocks always do."""
    return one.node.is_stock or (one.first <= other.end and other.first <= one.end)


def covers(wide: Count, narrow: Count, atlas: Atlas) -> bool:
    """Tell whether `narrow` lies inside `wide` in place, people and days (rule 4)."""
    if not contains(wide.node.group, narrow.node.group) or not atlas.contains(wide.node.place, narrow.node.place):
        return False
    if wide.node.is_stock:
        return True
    return wide.start is not None and wide.start <= narrow.first and narrow.end <= wide.end


def _rank(
    count: Count, active: dict[int, Count], neighbours: Sequence[Sequence[int]], atlas: Atlas
) -> tuple[bool, float, int, float, str]:
    size = count.size
    for index in neighbours[count.node.index]:
        other = active.get(index)
        if other is None or other.whole < count.whole or not covers(other, count, atlas):
            continue
        if other.size >= (1 - CLOSE) * count.size:
            size = min(size, other.size)
    days = 0 if count.node.is_stock else (count.end - count.first).days
    return not count.whole, -size, -days, -count.node.extent, count.node.id
