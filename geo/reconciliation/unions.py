"""Disjoint sets, joined pair by pair."""

from __future__ import annotations

from collections import defaultdict


class Unions:
    """Disjoint sets of numbers, joined pair by pair."""

    def __init__(self, size: int) -> None:
        """Start with `size` sets of one."""
        self._parent = list(range(size))

    def find(self, item: int) -> int:
        """Return the smallest number of the set."""
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def unite(self, one: int, other: int) -> None:
        """Make one set of two."""
        low, high = sorted((self.find(one), self.find(other)))
        self._parent[high] = low

    def sets(self) -> list[list[int]]:
        """Return the sets, each sorted, in the order of their smallest numbers."""
        found: dict[int, list[int]] = defaultdict(list)
        for item in range(len(self._parent)):
            found[self.find(item)].append(item)
        return list(found.values())
