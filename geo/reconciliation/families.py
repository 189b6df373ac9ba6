"""Figures that can bear on one another, and on no others.

A family is what is said with one indicator, counting, unit and role about
countries that share a place, such as a border. Families are worked out one by
one and only when they are asked for; a new report touches only its own.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from geo.models import Counting
from geo.reconciliation import drafts as drafting
from geo.reconciliation.agreements import days_of_agreement, pinned
from geo.reconciliation.counting import Window, count_of, days_of_change
from geo.reconciliation.estimates import by_group, crises, estimate
from geo.reconciliation.estimates import row_ids as ids_of_rows
from geo.reconciliation.nodes import make_nodes, with_policy
from geo.reconciliation.pairs import NO_PAIRS, Pairs
from geo.reconciliation.places import Atlas
from geo.reconciliation.records import Tray
from geo.reconciliation.selection import Selection, rivals
from geo.reconciliation.statements import state
from geo.reconciliation.targets import row_of
from geo.reconciliation.undated import join
from geo.reconciliation.unions import Unions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from geo.models import Agreement, Estimate, Place, Policy
    from geo.reconciliation.counting import Count, Node
    from geo.reconciliation.drafts import Draft
    from geo.reconciliation.records import Observation
    from geo.reconciliation.registry import SourceRegistry
    from geo.reconciliation.statements import Key

    _Parted = tuple[Estimate, tuple[Estimate, ...]]
    Timeline = list[tuple[date, dict[str, _Parted | None]]]


#: Names under which later stages keep what no choice of the best value changes.
WHATEVER_POLICY = frozenset({"rows"})


class Scope(NamedTuple):
    """What a look at each of some figures finds.

    Attributes
    ----------
    standing, places
        Where they stand; and also where people came from, by id.
    days
        The first and the last on which any is true; none where no day is known.
    ties
        Pairs of figures of which the text gives the first as a part or a repetition of the second.
    reports
        Who printed the reports that they are from, by id of the report; None where nobody says.
    """

    standing: tuple[Place, ...]
    places: Mapping[str, Place]
    days: tuple[date, ...]
    ties: tuple[tuple[str, str], ...]
    reports: Mapping[str, str | None]

    @classmethod
    def of(cls, observations: Iterable[Observation]) -> Scope:
        """Look at each of some figures."""
        standing: dict[str, Place] = {}
        origins: dict[str, Place] = {}
        days: set[date] = set()
        ties: list[tuple[str, str]] = []
        reports: dict[str, str | None] = {}
        for one in observations:
            figure = one.figure
            reports[one.document.id] = one.document.publisher
            if one.place is not None:
                standing.setdefault(one.place.id, one.place)
            if one.origin is not None:
                origins.setdefault(one.origin.id, one.origin)
            if figure.period.end is not None:
                days.add(figure.period.end)
            if figure.part_of is not None:
                ties.append((figure.id, figure.part_of))
            if figure.repeat_of is not None:
                ties.append((figure.id, figure.repeat_of))
        ends = (min(days), max(days)) if days else ()
        return cls(tuple(standing.values()), {**origins, **standing}, ends, tuple(ties), reports)


class Settled(NamedTuple):
    """What is settled before any policy: the claims, and the undated figures that no claim took in."""

    drafts: Sequence[Draft]
    outside: tuple[Tray, ...]


#: What of a family no choice of the best value changes.
_SETTLED = ("atlas", "scope", "settled", "neighbours", "row_ids", "components")


def _marked(row: Estimate, since: date) -> Estimate:
    """Mark a flow that began before the first day as spread."""
    begun = row.period.start
    early = row.counting is Counting.FLOW and begun is not None and begun < since
    return replace(row, spread=True) if early else row


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
    pairs, agreements
        What people said of these figures and estimates.
    kept
        What later stages work out, by what it is and by number of the component, for as long as it says the same.
    """

    key: Key
    observations: Sequence[Observation]
    disputes: Mapping[str, tuple[str, ...]]
    registry: SourceRegistry
    policy: Policy
    shares: dict[tuple[str, str], float]
    pairs: Pairs = NO_PAIRS
    agreements: tuple[Agreement, ...] = ()
    kept: dict[object, dict[int, object]] = field(default_factory=dict, compare=False, repr=False)

    def with_policy(self, policy: Policy) -> Family:
        """Return the same claims with another choice of the best value."""
        found = replace(self, policy=policy, kept={})
        for settled in _SETTLED:
            if settled in self.__dict__:
                found.__dict__[settled] = self.__dict__[settled]
        if "nodes" in self.__dict__:
            found.__dict__["nodes"] = with_policy(self.nodes, self.drafts, policy)
        if self.kept:
            # Where the choice is the same for each claim, so is all that was worked out from them.
            same = [ours is theirs for ours, theirs in zip(self.nodes, found.nodes, strict=True)]
            steady = {n for n, some in enumerate(self.components) if all(same[index] for index in some)}
            # Copies: another thread may still be adding to them.
            for key, known in self.kept.copy().items():
                if key in WHATEVER_POLICY:
                    found.kept[key] = known
                else:
                    found.kept[key] = {n: worked_out for n, worked_out in known.copy().items() if n in steady}
        return found

    def with_work(self, worked_out: Mapping[str, object]) -> Family:
        """Take over by name what a family that says just the same has worked out; return the family."""
        self.__dict__.update(worked_out)
        return self

    def same_figures(self, other: Family) -> bool:
        """Tell whether the other family says just the same but for the policy, so that its work can be kept."""
        ours = (self.registry, self.disputes, self.pairs, self.agreements)
        theirs = (other.registry, other.disputes, other.pairs, other.agreements)
        return ours == theirs and self.observations == other.observations

    @cached_property
    def scope(self) -> Scope:
        """Where and when the figures are true."""
        return Scope.of(self.observations)

    @cached_property
    def atlas(self) -> Atlas:
        """How the places of the figures lie to one another."""
        return Atlas((o.place for o in self.observations if o.place is not None), self.shares)

    @cached_property
    def settled(self) -> Settled:
        """What is settled before any policy."""
        dated = [o for o in self.observations if o.figure.period.end is not None]
        statements = [
            state(o, self.registry, start=o.figure.period.start, end=o.figure.period.end)
            for o in dated
            if o.figure.period.end is not None
        ]
        build = drafting.stocks if self.key.counting is Counting.STOCK else drafting.flows
        drafts = build(self.key, statements, self.atlas, self.pairs) if statements else []
        undated = [o for o in self.observations if o.figure.period.end is None]
        joined, outside = join(undated, drafts, self.registry, self.atlas, self.pairs)
        for entry in joined:
            entry.draft.joined += (entry.statement,)
        return Settled(tuple(drafts), tuple(Tray(o.figure.id, why) for o, why in outside))

    @property
    def drafts(self) -> Sequence[Draft]:
        """The claims with their figures."""
        return self.settled.drafts

    @property
    def undated(self) -> tuple[Tray, ...]:
        """The undated figures that no claim took in."""
        return self.settled.outside

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """The claims with their levels, in the order of `drafts`."""
        return make_nodes(self.drafts, self.policy, self.atlas)

    @cached_property
    def neighbours(self) -> tuple[tuple[int, ...], ...]:
        """For each claim those that it may count twice with."""
        return tuple(tuple(sorted(near)) for near in rivals(self.nodes, self.atlas, self.pairs))

    @cached_property
    def row_ids(self) -> tuple[str, ...]:
        """For each claim the id of the row in which it counts."""
        known = ids_of_rows(self.nodes, crises(self.nodes))
        return tuple(known[node.index] for node in self.nodes)

    @cached_property
    def agreed(self) -> Mapping[str, tuple[Agreement, ...]]:
        """By row id, the numbers agreed for it, the latest first.

        An agreement goes with the claim of the figure that it names, wherever that claim stands now; where the
        figure is gone, with the latest crisis at its place.
        """
        found: dict[str, list[Agreement]] = defaultdict(list)
        for made in reversed(self.agreements):
            asked = row_of(made.target)
            at = [node for node in self.nodes if made.figure_id in node.figure_ids]
            at = at or [node for node in self.nodes if asked is not None and node.place.id == asked[1]]
            if at:
                found[self.row_ids[max(at, key=lambda node: (node.last, node.index)).index]].append(made)
        return {row_id: tuple(some) for row_id, some in found.items()}

    @cached_property
    def components(self) -> list[list[int]]:
        """Claims that can share a row or cover one another, by index."""
        unions = Unions(len(self.nodes))
        first_at: dict[str, int] = {}
        for node in self.nodes:
            unions.unite(node.index, first_at.setdefault(node.place.id, node.index))
            for other in self.neighbours[node.index]:
                unions.unite(node.index, other)
        return unions.sets()

    def row_of(self, node: Node) -> str:
        """Return the id of the row in which a claim counts."""
        return self.row_ids[node.index]

    def rows(self, nodes: Iterable[Node], window: Window, *, split: bool, as_reported: bool = False) -> list[Estimate]:
        """Return the rows that some of the claims make on a day, by group of people if `split`.

        Without the numbers that people agreed on if `as_reported`.
        """
        at, since, whole_flows = window
        bound = None if whole_flows else since
        selection = Selection(self.neighbours, self.atlas)
        selection.update({node.index: count for node in nodes if (count := count_of(node, at, bound)) is not None})
        members: dict[str, list[Count]] = defaultdict(list)
        for index in sorted(selection.chosen):
            members[self.row_ids[index]].append(selection.chosen[index])
        parts = [
            (f"{row_id}:{part[0].node.group.code}" if split else row_id, part)
            for row_id, counts in members.items()
            for part in (by_group(counts) if split else [counts])
        ]
        rows = []
        for row_id, part in parts:
            row = estimate(row_id, part, self.policy, self.disputes, (at, since))
            whole = self.agreed.get(row_id.partition(":")[0]) if self.agreements and not as_reported else None
            alone = not split or len(part) == len(members[row_id.partition(":")[0]])
            row = pinned(row, whole, at, bound) if whole and alone else row
            rows.append(_marked(row, since) if whole_flows and since is not None else row)
        return rows

    def timelines(self, since: date | None) -> Iterator[Timeline]:
        """Yield for each set of claims that bear on one another what changes in its rows, day by day."""
        for number in range(len(self.components)):
            yield self.timeline(number, since)

    def timeline(self, number: int, since: date | None) -> Timeline:
        """Return what changes in the rows of one of the `components`, day by day."""
        return list(self._changes([self.nodes[index] for index in self.components[number]], since))

    def _changes(self, nodes: Sequence[Node], since: date | None) -> Iterator[tuple[date, dict[str, _Parted | None]]]:
        due = self._due(nodes, since)
        turns = self._turns(nodes, min(due, default=None)) if self.agreements else {}
        selection = Selection(self.neighbours, self.atlas)
        members: dict[str, dict[int, Count]] = defaultdict(dict)
        for day in sorted({*due, *turns}):
            changed = selection.update(
                {index: count_of(self.nodes[index], day, since) for index in sorted(due.get(day, ()))}
            )
            for index in changed:
                members[self.row_ids[index]].pop(index, None)
                if index in selection.chosen:
                    members[self.row_ids[index]][index] = selection.chosen[index]
            turned = {row_id for row_id in turns.get(day, ()) if row_id in members}
            touched = sorted({self.row_ids[index] for index in changed} | turned)
            yield day, {row_id: self._parted(row_id, members[row_id], day, since) for row_id in touched}

    def _due(self, nodes: Sequence[Node], since: date | None) -> dict[date, set[int]]:
        """Return which claims may say something else, by day."""
        due: dict[date, set[int]] = defaultdict(set)
        for node in nodes:
            for day in days_of_change(node):
                if since is None or day >= since:
                    due[day].add(node.index)
                elif node.is_stock:
                    due[since].add(node.index)
        return due

    def _turns(self, nodes: Sequence[Node], first: date | None) -> dict[date, set[str]]:
        """Return the rows for which an agreed number begins or ends, by day, once anything is known."""
        turns: dict[date, set[str]] = defaultdict(set)
        for row_id in {self.row_ids[node.index] for node in nodes} & self.agreed.keys():
            for day in days_of_agreement(self.agreed[row_id]):
                if first is not None and day > first:
                    turns[day].add(row_id)
        return turns

    def _parted(self, row_id: str, members: Mapping[int, Count], day: date, since: date | None) -> _Parted | None:
        if not members:
            return None
        counts = [members[index] for index in sorted(members)] if len(members) > 1 else list(members.values())
        row = estimate(row_id, counts, self.policy, self.disputes)
        agreed = pinned(row, self.agreed.get(row_id, ()), day, since) if self.agreements else row
        if agreed is not row:
            return agreed, (agreed,)
        split = by_group(counts)
        if len(split) == 1:
            return row, (row,)
        return row, tuple(estimate(row_id, part, self.policy, self.disputes) for part in split)
