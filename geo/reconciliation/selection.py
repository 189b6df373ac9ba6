"""Which claims count on a day so that nobody is counted twice (rules 4 and 6).

Two claims that share ground, people and days are never both counted. The
larger one is; a claim that covers another in place, people and days goes
first as long as it is not clearly smaller.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from typing import TYPE_CHECKING

from geo.reconciliation.drafts import CRISIS_GAP
from geo.reconciliation.groups import contains, overlap
from geo.reconciliation.pairs import NO_PAIRS, Pairs
from geo.reconciliation.statements import CLOSE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.reconciliation.counting import Count, Node
    from geo.reconciliation.places import Atlas
    from geo.reconciliation.statements import Key

    _Rank = tuple[bool, float, int, float, str]


def rivals(nodes: Sequence[Node], atlas: Atlas, pairs: Pairs = NO_PAIRS) -> list[list[int]]:
    """Return for each claim those that it may count twice with: shared ground, people and days.

    Swept by first day, so that the cost grows with the pairs that do overlap.

    Parameters
    ----------
    pairs
        What people said of figures: claims that they split are about other people, and both count.
    """
    found: list[list[int]] = [[] for _ in nodes]
    by_key: dict[Key, list[Node]] = defaultdict(list)
    for node in nodes:
        by_key[node.key].append(node)
    for some in by_key.values():
        open_at: dict[str, list[Node]] = defaultdict(list)
        for node in sorted(some, key=lambda n: (n.first, n.index)):
            for place in atlas.near(node.place):
                running = open_at.get(place.id)
                if not running:
                    continue
                still = [other for other in running if other.is_stock or other.last >= node.first]
                open_at[place.id] = still
                for other in still:
                    if overlap(node.group, other.group) and not (
                        pairs.split and pairs.part(node.figure_ids, other.figure_ids)
                    ):
                        found[node.index].append(other.index)
                        found[other.index].append(node.index)
            open_at[node.place.id].append(node)
    return found


class Selection:
    """The claims that count, kept right while what the claims say changes.

    Claims are taken from the highest rank down, each unless a higher one that
    was taken may count the same people. A change is followed only to the
    claims that it can concern, so that going through many days costs no more
    than what changes between them.
    """

    def __init__(self, neighbours: Sequence[Sequence[int]], atlas: Atlas) -> None:
        """Start with nothing to count."""
        self.chosen: dict[int, Count] = {}
        self._neighbours = neighbours
        self._atlas = atlas
        self._counts: dict[int, Count] = {}
        self._ranks: dict[int, _Rank] = {}

    def update(self, changes: Mapping[int, Count | None]) -> set[int]:
        """Take in what some claims now say, by index; return the claims whose contribution changed."""
        changed: set[int] = set()
        for index, count in changes.items():
            if not self._neighbours[index]:
                # Most claims share ground, people and days with no other.
                before = self.chosen.pop(index, None)
                if count is not None:
                    self.chosen[index] = count
                if count is not before:
                    changed.add(index)
            elif count is None:
                self._counts.pop(index, None)
            else:
                self._counts[index] = count
        if len(changed) == len(changes):
            return changed
        changes = {index: count for index, count in changes.items() if self._neighbours[index]}
        around = {near for index in changes for near in self._neighbours[index]} & self._counts.keys()
        dirty = around | changes.keys()
        for index in around | changes.keys():
            if self._ranked_anew(index):
                dirty.update(self._counts.keys() & self._neighbours[index])
        return changed | self._settle(dirty)

    def _ranked_anew(self, index: int) -> bool:
        """Rank a claim again; tell whether its rank changed."""
        count = self._counts.get(index)
        old = self._ranks.pop(index, None)
        new = None if count is None or self._outlived(count) else self._rank(count)
        if new is not None:
            self._ranks[index] = new
        return new != old

    def _settle(self, dirty: set[int]) -> set[int]:
        changed = {index for index in dirty if index not in self._ranks and self.chosen.pop(index, None) is not None}
        queue = [(self._ranks[index], index) for index in dirty if index in self._ranks]
        heapq.heapify(queue)
        last = -1
        while queue:
            rank, index = heapq.heappop(queue)
            if index == last:
                continue
            last = index
            count, before = self._counts[index], self.chosen.pop(index, None)
            if not self._counted_already(count, rank):
                self.chosen[index] = count
            if self.chosen.get(index) is before:
                continue
            changed.add(index)
            if before is None or index not in self.chosen:
                for near in self._neighbours[index]:
                    lower = self._ranks.get(near)
                    if lower is not None and lower > rank:
                        heapq.heappush(queue, (lower, near))
        return changed

    def _counted_already(self, count: Count, rank: _Rank) -> bool:
        for near in self._neighbours[count.node.index]:
            other = self.chosen.get(near)
            if other is None or self._ranks[near] >= rank:
                continue
            if _together(count, other) or self._exceeds_next(count, other):
                return True
        return False

    def _exceeds_next(self, count: Count, total: Count) -> bool:
        """Tell whether a later figure of the total already holds both, and is less than their sum."""
        if total.node.is_stock or total.difference or count.first <= total.end or total.best is None:
            return False
        later = next((level for level in total.node.levels if level.end >= count.end), None)
        if later is None or later.best is None or later.end <= total.end:
            return False
        inside = contains(total.node.group, count.node.group) and self._atlas.contains(
            total.node.place, count.node.place
        )
        return inside and total.best + count.size > later.best

    def _outlived(self, count: Count) -> bool:
        """Tell whether the stock of an earlier crisis has been counted anew since."""
        if not count.node.is_stock:
            return False
        others = (self._counts[near] for near in self._neighbours[count.node.index] if near in self._counts)
        return any(other.end - count.end > CRISIS_GAP and covers(other, count, self._atlas) for other in others)

    def _rank(self, count: Count) -> _Rank:
        size = count.size
        for near in self._neighbours[count.node.index]:
            other = self._counts.get(near)
            if other is None or other.whole < count.whole or not (1 - CLOSE) * count.size <= other.size < size:
                continue
            if covers(other, count, self._atlas):
                size = other.size
        days = 0 if count.node.is_stock else (count.end - count.first).days
        return not count.whole, -size, -days, -count.node.extent, count.node.id


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
