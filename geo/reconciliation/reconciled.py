"""What is known once every figure has been compared with the others."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from geo.models import PlaceKind
from geo.reconciliation.counting import count_of, days_of_change
from geo.reconciliation.drafts import Unions
from geo.reconciliation.estimates import as_of, by_group, crises, estimate, row_ids
from geo.reconciliation.links import links
from geo.reconciliation.nodes import claim, make_nodes
from geo.reconciliation.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from geo.models import Estimate, Link, Place, Policy
    from geo.reconciliation.counting import Count, Node
    from geo.reconciliation.denials import Denials
    from geo.reconciliation.drafts import Draft
    from geo.reconciliation.places import Atlas
    from geo.reconciliation.records import Claim, Observation, Tray
    from geo.reconciliation.registry import SourceRegistry

    _Parted = tuple[Estimate, tuple[Estimate, ...]]
    Timeline = list[tuple[date, dict[str, _Parted | None]]]


@dataclass(frozen=True)
class Reconciled:
    """Figures that have been compared, and the questions that they answer.

    Attributes
    ----------
    observations
        By figure id, every figure that came in, each once.
    undated, unplaced, not_aggregated
        The trays, sorted by figure id, each with its reason in words.
    denied
        Who rejects whose number.
    drafts, nodes, neighbours
        The claims at work: with their figures, with their levels, and with the
        other claims that each may count twice with.
    """

    observations: Mapping[str, Observation]
    undated: tuple[Tray, ...]
    unplaced: tuple[Tray, ...]
    not_aggregated: tuple[Tray, ...]
    denied: Denials
    policy: Policy
    registry: SourceRegistry
    drafts: tuple[Draft, ...]
    nodes: tuple[Node, ...]
    neighbours: tuple[tuple[int, ...], ...]
    atlas: Atlas

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Figures about the same thing, sorted by id."""
        found = (claim(node, draft) for node, draft in zip(self.nodes, self.drafts, strict=True))
        return tuple(sorted(found, key=lambda one: one.id))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """How figures bear on one another, with the reason in words, sorted."""
        return tuple(links(self))

    def with_policy(self, policy: Policy) -> Reconciled:
        """Return the same figures with another choice of the best value; claims stay as they are."""
        return replace(self, policy=policy, nodes=make_nodes(self.drafts, policy, self.atlas))

    def estimates(
        self,
        at: date,
        since: date | None = None,
        *,
        by_group: bool = False,
        indicators: Collection[str] | None = None,
        place: Place | str | None = None,
    ) -> list[Estimate]:
        """Return what is known of a day, one row for each indicator, counting, role and place.

        Parameters
        ----------
        at
            Last day, inclusive: figures that became true later do not count.
        since
            First day, inclusive: flows before it do not count. A total that
            began earlier counts with its growth since the last figure before
            `since`, marked as ours and, when that figure is older, as spread.
            Stocks are carried forward whatever the first day.
        by_group
            One row for each group of people instead of their common parent.
        indicators
            Codes to keep; all when omitted.
        place
            A place, its id or its name: only what happened there. What is
            known only over a wider part or jointly with other places is
            returned whole, and says so.

        Returns
        -------
        list of Estimate
            Sorted by indicator, counting, role, place and group. What is nested in a row
            is not a row of its own.
        """
        nodes: Iterable[Node] = self.nodes
        if indicators is not None:
            nodes = [node for node in nodes if node.key.indicator in indicators]
        if place is None:
            found = self._rows_at(nodes, at, since, split=by_group)
        else:
            inside, shared = self._within(nodes, place)
            found = self._rows_at(inside, at, since, split=by_group)
            found += [_share_unknown(row) for row in self._rows_at(shared, at, since, split=by_group)]
        return sorted(found, key=_order)

    def timelines(self, since: date | None = None) -> Iterator[Timeline]:
        """Yield for each set of claims that bear on one another what changes in its rows, day by day.

        Parameters
        ----------
        since
            As in `estimates`.

        Yields
        ------
        list
            Days of change with, by row id, the row and its parts by group, or
            None where the row is no more. Between two days no row changes; the
            arithmetic is that of `estimates`.
        """
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
        row = estimate(row_id, counts, self.policy, self.denied.disputes)
        split = by_group(counts)
        if len(split) == 1:
            return row, (row,)
        return row, tuple(estimate(row_id, part, self.policy, self.denied.disputes) for part in split)

    def chain(self, figure_id: str) -> tuple[str, ...]:
        """Return through whom a number came: who said it, who passed it on, who printed it."""
        observation = self.observations[figure_id]
        return self.registry.chain(observation.figure.attributed_to, observation.document.publisher)

    def claim_of(self, figure_id: str) -> Claim | None:
        """Return the claim that a figure belongs to; None when it is in a tray."""
        return self._claims_by_figure.get(figure_id)

    @cached_property
    def _claims_by_figure(self) -> dict[str, Claim]:
        return {figure_id: one for one in self.claims for figure_id in one.figure_ids}

    @cached_property
    def _components(self) -> list[list[Node]]:
        """Claims that can share a row or cover one another."""
        unions = Unions(len(self.nodes))
        first_at: dict[tuple[object, str], int] = {}
        for node in self.nodes:
            unions.unite(node.index, first_at.setdefault((node.key, node.place.id), node.index))
            for other in self.neighbours[node.index]:
                unions.unite(node.index, other)
        return [[self.nodes[index] for index in members] for members in unions.sets()]

    @cached_property
    def _row_ids(self) -> dict[int, str]:
        return row_ids(self.nodes, crises(self.nodes))

    def _rows_at(self, nodes: Iterable[Node], at: date, since: date | None, *, split: bool) -> list[Estimate]:
        selection = Selection(self.neighbours, self.atlas)
        selection.update({node.index: count for node in nodes if (count := count_of(node, at, since)) is not None})
        members: dict[str, list[Count]] = defaultdict(list)
        for index in sorted(selection.chosen):
            members[self._row_ids[index]].append(selection.chosen[index])
        return [
            as_of(estimate(row_id, part, self.policy, self.denied.disputes), part, at, since)
            for row_id, counts in members.items()
            for part in (by_group(counts) if split else [counts])
        ]

    def _within(self, nodes: Iterable[Node], asked: Place | str) -> tuple[list[Node], list[Node]]:
        """Return the claims at a place, and those over wider parts and joint places that hold it."""
        wanted = self._named(asked) if isinstance(asked, str) else [asked]
        inside, shared = [], []
        for node in nodes:
            place = node.place
            if any(self.atlas.contains(w, place) for w in wanted):
                inside.append(node)
            elif place.kind in {PlaceKind.JOINT, PlaceKind.PART} and (
                _is_member(asked, place) or any(self.atlas.contains(place, w) for w in wanted)
            ):
                shared.append(node)
        return inside, shared

    def _named(self, asked: str) -> list[Place]:
        """Return the places of any figure that have this id or name."""
        known = {o.place.id: o.place for o in self.observations.values() if o.place is not None}
        known |= {node.place.id: node.place for node in self.nodes}
        return [p for p in known.values() if asked == p.id or asked.casefold() == p.name.casefold()]


def _is_member(asked: Place | str, joint: Place) -> bool:
    """Tell whether a joint place names the one asked for, which may have no figure of its own."""
    if not isinstance(asked, str):
        return asked.id in joint.members
    return asked in joint.members or asked.casefold() in joint.name.casefold().replace(" and ", ", ").split(", ")


def _order(row: Estimate) -> tuple[str, ...]:
    return (
        row.indicator,
        row.counting,
        row.role,
        row.place.name,
        row.group.code,
        row.unit,
        str(row.period.start),
        row.id,
    )


def _share_unknown(row: Estimate) -> Estimate:
    """Say that a number is known only over more than the place asked for."""
    words = f"{'jointly ' if row.place.kind is PlaceKind.JOINT else ''}over {row.place.name}, share unknown"
    return replace(row, disagreement=f"{words}; {row.disagreement}" if row.disagreement else words)
