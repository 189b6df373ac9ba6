"""Figures that can bear on one another, and on no others.

A family is what is said with one indicator, counting, unit and role about
countries that share a place, such as a border. Families are worked out one by
one and only when they are asked for; a new report touches only its own.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from geo.models import Counting
from geo.reconciliation import drafts as drafting
from geo.reconciliation.counting import count_of, days_of_change
from geo.reconciliation.estimates import as_of, by_group, crises, estimate, row_ids
from geo.reconciliation.nodes import make_nodes
from geo.reconciliation.places import Atlas, countries_of
from geo.reconciliation.records import Tray
from geo.reconciliation.selection import Selection, rivals
from geo.reconciliation.statements import key_of, state
from geo.reconciliation.undated import join
from geo.reconciliation.unions import Unions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from geo.models import Estimate, Policy
    from geo.reconciliation.counting import Count, Node
    from geo.reconciliation.drafts import Draft
    from geo.reconciliation.records import Observation
    from geo.reconciliation.registry import SourceRegistry
    from geo.reconciliation.statements import Key

    _Parted = tuple[Estimate, tuple[Estimate, ...]]
    Timeline = list[tuple[date, dict[str, _Parted | None]]]


class _Settled(NamedTuple):
    """What is settled before any policy: the claims, and the undated figures that no claim took in."""

    drafts: tuple[Draft, ...]
    outside: tuple[Tray, ...]


@dataclass(frozen=True)
class Family:
    """Claims of one kind and of countries that share a place.

    Attributes
    ----------
    observations
        The figures that may count, sorted by id.
    disputes
        By figure id, the names of those who deny it.
    shares
        How places lie to one another, as far as it is known; filled as it is asked.
    """

    key: Key
    observations: tuple[Observation, ...]
    disputes: Mapping[str, tuple[str, ...]]
    registry: SourceRegistry
    policy: Policy
    shares: dict[tuple[str, str], float]

    def with_policy(self, policy: Policy) -> Family:
        """Return the same claims with another choice of the best value."""
        found = replace(self, policy=policy)
        if "_settled" in self.__dict__:
            found.__dict__["_settled"] = self._settled
        return found

    def same_figures(self, other: Family) -> bool:
        """Tell whether the other family says just the same, so that its work can be kept."""
        return (self.registry, self.policy, self.disputes) == (other.registry, other.policy, other.disputes) and (
            self.observations == other.observations
        )

    @cached_property
    def atlas(self) -> Atlas:
        """How the places of the figures lie to one another."""
        return Atlas((o.place for o in self.observations if o.place is not None), self.shares)

    @cached_property
    def _settled(self) -> _Settled:
        dated = [o for o in self.observations if o.figure.period.end is not None]
        statements = [
            state(o, self.registry, start=o.figure.period.start, end=o.figure.period.end)
            for o in dated
            if o.figure.period.end is not None
        ]
        build = drafting.stocks if self.key.counting is Counting.STOCK else drafting.flows
        drafts = build(self.key, statements, self.atlas) if statements else []
        undated = [o for o in self.observations if o.figure.period.end is None]
        joined, outside = join(undated, drafts, self.registry, self.atlas)
        for entry in joined:
            entry.draft.joined.append(entry.statement)
        return _Settled(tuple(drafts), tuple(Tray(o.figure.id, why) for o, why in outside))

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """The claims with their figures."""
        return self._settled.drafts

    @property
    def undated(self) -> tuple[Tray, ...]:
        """The undated figures that no claim took in."""
        return self._settled.outside

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """The claims with their levels, in the order of `drafts`."""
        return make_nodes(self.drafts, self.policy, self.atlas)

    @cached_property
    def neighbours(self) -> tuple[tuple[int, ...], ...]:
        """For each claim those that it may count twice with."""
        return tuple(tuple(sorted(near)) for near in rivals(self.nodes, self.atlas))

    @cached_property
    def _row_ids(self) -> dict[int, str]:
        return row_ids(self.nodes, crises(self.nodes))

    @cached_property
    def _components(self) -> list[list[Node]]:
        """Claims that can share a row or cover one another."""
        unions = Unions(len(self.nodes))
        first_at: dict[str, int] = {}
        for node in self.nodes:
            unions.unite(node.index, first_at.setdefault(node.place.id, node.index))
            for other in self.neighbours[node.index]:
                unions.unite(node.index, other)
        return [[self.nodes[index] for index in members] for members in unions.sets()]

    def rows(self, nodes: Iterable[Node], at: date, since: date | None, *, split: bool) -> list[Estimate]:
        """Return the rows that some of the claims make on a day, by group of people if `split`."""
        selection = Selection(self.neighbours, self.atlas)
        selection.update({node.index: count for node in nodes if (count := count_of(node, at, since)) is not None})
        members: dict[str, list[Count]] = defaultdict(list)
        for index in sorted(selection.chosen):
            members[self._row_ids[index]].append(selection.chosen[index])
        parts = [
            (f"{row_id}:{part[0].node.group.code}" if split else row_id, part)
            for row_id, counts in members.items()
            for part in (by_group(counts) if split else [counts])
        ]
        return [as_of(estimate(row_id, part, self.policy, self.disputes), part, at, since) for row_id, part in parts]

    def timelines(self, since: date | None) -> Iterator[Timeline]:
        """Yield for each set of claims that bear on one another what changes in its rows, day by day."""
        for nodes in self._components:
            yield list(self._changes(nodes, since))

    def _changes(self, nodes: Sequence[Node], since: date | None) -> Iterator[tuple[date, dict[str, _Parted | None]]]:
        due: dict[date, set[int]] = defaultdict(set)
        for node in nodes:
            for day in days_of_change(node):
                if since is None or day >= since:
                    due[day].add(node.index)
                elif node.is_stock:
                    due[since].add(node.index)
        selection = Selection(self.neighbours, self.atlas)
        members: dict[str, dict[int, Count]] = defaultdict(dict)
        for day in sorted(due):
            changed = selection.update({index: count_of(self.nodes[index], day, since) for index in sorted(due[day])})
            for index in changed:
                members[self._row_ids[index]].pop(index, None)
                if index in selection.chosen:
                    members[self._row_ids[index]][index] = selection.chosen[index]
            touched = sorted({self._row_ids[index] for index in changed})
            yield day, {row_id: self._parted(row_id, members[row_id]) for row_id in touched}

    def _parted(self, row_id: str, members: Mapping[int, Count]) -> _Parted | None:
        if not members:
            return None
        counts = [members[index] for index in sorted(members)]
        row = estimate(row_id, counts, self.policy, self.disputes)
        split = by_group(counts)
        if len(split) == 1:
            return row, (row,)
        return row, tuple(estimate(row_id, part, self.policy, self.disputes) for part in split)


def families(
    observations: Sequence[Observation],
    disputes: Mapping[str, tuple[str, ...]],
    registry: SourceRegistry,
    policy: Policy,
    before: Mapping[tuple[Key, str], Family],
) -> dict[tuple[Key, str], Family]:
    """Split placed figures into families, by kind and first country; keep the work of those that did not change."""
    shares: dict[tuple[str, str], float] = next(iter(before.values())).shares if before else {}
    by_key: dict[Key, list[Observation]] = defaultdict(list)
    for observation in observations:
        by_key[key_of(observation)].append(observation)
    found: dict[tuple[Key, str], Family] = {}
    for key in sorted(by_key):
        for country, some in _by_country(by_key[key]).items():
            ours = {o.figure.id: disputes[o.figure.id] for o in some if o.figure.id in disputes}
            family = Family(key, tuple(some), ours, registry, policy, shares)
            old = before.get((key, country))
            found[key, country] = old if old is not None and old.same_figures(family) else family
    return found


def _by_country(observations: Sequence[Observation]) -> dict[str, list[Observation]]:
    """Split by countries, those together that share a place; a place without a country may touch any."""
    places = {o.place.id: o.place for o in observations if o.place is not None}
    numbers: dict[str, int] = {}
    for place in places.values():
        for country in countries_of(place) or {""}:
            numbers.setdefault(country, len(numbers))
    unions = Unions(len(numbers))
    for place in places.values():
        first, *others = sorted(numbers[country] for country in countries_of(place) or {""})
        for other in others:
            unions.unite(first, other)
    if "" in numbers:
        for number in numbers.values():
            unions.unite(numbers[""], number)
    names: dict[int, str] = {}
    for country in sorted(numbers):
        names.setdefault(unions.find(numbers[country]), country)
    found: dict[str, list[Observation]] = defaultdict(list)
    for observation in observations:
        if observation.place is not None:
            country = min(countries_of(observation.place), default="")
            found[names[unions.find(numbers[country])]].append(observation)
    return found
