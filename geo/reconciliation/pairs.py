"""Figures of which people said that they are, or are not, about the same event."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from geo.reconciliation.decisions import Decisions, Pair
    from geo.reconciliation.statements import Statement


@dataclass(frozen=True)
class Pairs:
    """What people said of pairs of figures, by id in order; apart wins over together."""

    merged: frozenset[Pair] = frozenset()
    split: frozenset[Pair] = frozenset()

    @classmethod
    def of(cls, decided: Decisions) -> Pairs:
        """Return the pairs of all decisions that stand."""
        return cls(frozenset(decided.merged), frozenset(decided.split))

    def among(self, figure_ids: Collection[str]) -> Pairs:
        """Return the pairs of which both figures are among these."""
        if not self:
            return self
        return Pairs(
            frozenset(pair for pair in self.merged if pair[0] in figure_ids and pair[1] in figure_ids),
            frozenset(pair for pair in self.split if pair[0] in figure_ids and pair[1] in figure_ids),
        )

    def __bool__(self) -> bool:
        """Tell whether anybody said anything."""
        return bool(self.merged or self.split)

    @cached_property
    def apart(self) -> Mapping[str, frozenset[str]]:
        """By figure id, those that it must not share a claim with."""
        return _either_way(self.split)

    @cached_property
    def together(self) -> Mapping[str, frozenset[str]]:
        """By figure id, those that it shares a claim with."""
        return _either_way(self.merged)

    def part(self, one: Iterable[str], other: Collection[str]) -> bool:
        """Tell whether any figure of one claim is apart from any of the other."""
        return any(not self.apart[figure_id].isdisjoint(other) for figure_id in one if figure_id in self.apart)

    def strands(self, strand: list[Statement]) -> Iterator[list[Statement]]:
        """Yield what remains together of a strand: each figure goes with the nearest of those that are apart.

        In value, then in days; so a toll that one paper repeats stays with its own event.
        """
        ids = {s.id for s in strand}
        seeds = [s for s in strand if not self.apart.get(s.id, frozenset()).isdisjoint(ids)]
        if not seeds:
            yield strand
            return
        parts: list[list[Statement]] = []
        for seed in seeds:
            free = (part for part in parts if not self.part([seed.id], {s.id for s in part}))
            fitting = min(free, key=lambda part: _distance(seed, part), default=None)
            if fitting is None:
                parts.append([seed])
            else:
                fitting.append(seed)
        heads = [list(part) for part in parts]
        for statement in strand:
            if statement in seeds:
                continue
            friends = self.together.get(statement.id, frozenset())
            named = [n for n, part in enumerate(heads) if not friends.isdisjoint({s.id for s in part})]
            among = named or range(len(heads))
            parts[min(among, key=lambda n: (*_distance(statement, heads[n]), n))].append(statement)
        for part in parts:
            yield sorted(part, key=lambda s: (s.end, s.id))


def _distance(statement: Statement, part: Sequence[Statement]) -> tuple[float, int]:
    return min((abs(statement.size - s.size), abs((statement.end - s.end).days)) for s in part)


def _either_way(pairs: Iterable[Pair]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return {figure_id: frozenset(others) for figure_id, others in found.items()}


#: Nobody said anything.
NO_PAIRS = Pairs()
