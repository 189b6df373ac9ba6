"""Claims with their levels, ready to be counted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.indicators import indicators
from geo.models import Counting, Period
from geo.reconciliation.counting import Node
from geo.reconciliation.levels import levels
from geo.reconciliation.levels import with_policy as levelling
from geo.reconciliation.places import extent_km2
from geo.reconciliation.records import Claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.models import Policy
    from geo.reconciliation.drafts import Draft
    from geo.reconciliation.places import Atlas


def make_nodes(drafts: Sequence[Draft], policy: Policy, atlas: Atlas) -> tuple[Node, ...]:
    """Return every claim with its place, its group and its value from day to day."""
    found = []
    known = indicators()
    extents: dict[str, float] = {}
    for index, draft in enumerate(drafts):
        place = draft.place(atlas)
        extent = extents.get(place.id)
        if extent is None:
            extent = extents[place.id] = extent_km2(place)
        history = levels(draft, policy, atlas)
        table = known.get(draft.key.indicator)
        ends = table.ends_after_days if table is not None and draft.key.counting is Counting.STOCK else None
        everything = draft.everything
        together = tuple(sorted(s.id for s in everything)) if len(everything) > 1 else ()
        found.append(
            Node(
                index=index,
                key=draft.key,
                place=place,
                group=draft.group,
                start=draft.start,
                levels=history,
                ends_after=ends,
                extent=extent,
                together=together,
            )
        )
    return tuple(found)


def with_policy(nodes: Sequence[Node], drafts: Sequence[Draft], policy: Policy) -> tuple[Node, ...]:
    """Return the same claims with another choice of the best value, those that are chosen alike as they are."""
    return tuple(
        _chosen_anew(node, draft, policy) if node.together else node for node, draft in zip(nodes, drafts, strict=True)
    )


def _chosen_anew(node: Node, draft: Draft, policy: Policy) -> Node:
    """Return a claim with another choice of the best value; the same claim where the choice is the same."""
    if all(level.latest is None for level in node.levels):
        return node
    history = tuple([levelling(level, draft, policy) for level in node.levels])
    if all(new is old for new, old in zip(history, node.levels, strict=True)):
        return node
    return replace(node, levels=history)


def claim(node: Node, draft: Draft) -> Claim:
    """Return a claim as the outside sees it."""
    return Claim(
        id=node.id,
        indicator=node.key.indicator,
        counting=node.key.counting,
        unit=node.key.unit,
        role=node.key.role,
        group=node.group,
        place=node.place,
        period=Period(node.start, draft.end),
        figure_ids=node.figure_ids,
        sources=tuple(sorted({s.source_name for s in draft.everything})),
    )
