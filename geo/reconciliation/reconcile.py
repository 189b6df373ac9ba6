"""Compare every figure with the others, in the order of the rules."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING

from geo.indicators import indicators
from geo.models import Counting, Period, Policy, Status
from geo.reconciliation import drafts as drafting
from geo.reconciliation.denials import denials
from geo.reconciliation.levels import levels
from geo.reconciliation.links import links
from geo.reconciliation.places import Atlas, extent_km2
from geo.reconciliation.reconciled import Reconciled
from geo.reconciliation.records import Claim, Tray
from geo.reconciliation.selection import Node, rivals
from geo.reconciliation.statements import key_of, state
from geo.reconciliation.undated import join

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.reconciliation.drafts import Draft
    from geo.reconciliation.records import Observation
    from geo.reconciliation.registry import SourceRegistry
    from geo.reconciliation.statements import Key, Statement


def reconcile(
    observations: Iterable[Observation], registry: SourceRegistry, *, policy: Policy = Policy.LATEST
) -> Reconciled:
    """Find out which figures say the same, which replace and which contradict one another.

    The result does not depend on the order of the figures, nor on figures that
    come in twice; a report that another one replaces (`Document.version_of`) is
    left out.

    Parameters
    ----------
    observations
        Figures with the one place on which each stands.
    registry
        Who is meant by the words of an attribution.
    policy
        Which of the values that somebody said is best.

    Returns
    -------
    Reconciled
        Links, claims, trays, and the estimates of any day.
    """
    known = _once(observations)
    atlas = Atlas()
    denied = denials(known, registry, atlas)
    unplaced: list[Tray] = []
    set_aside: list[Tray] = []
    undated: list[Observation] = []
    dated: list[Observation] = []
    for figure_id, observation in known.items():
        reason = denied.withdrawn.get(figure_id) or _not_aggregated(observation, registry)
        if reason is not None:
            set_aside.append(Tray(figure_id, reason))
        elif observation.place is None:
            unplaced.append(Tray(figure_id, _unplaced(observation)))
        elif observation.figure.period.end is None:
            undated.append(observation)
        else:
            dated.append(observation)
    counted = {o.figure.id for o in dated}
    drafts = _drafts([o for o in dated if not _inside_another(o, counted)], registry, atlas)
    counted |= {o.figure.id for o in undated}
    joined, outside = join([o for o in undated if not _inside_another(o, counted)], drafts, registry, atlas)
    for entry in joined:
        entry.draft.joined.append(entry.statement)
    nodes = _nodes(drafts, policy, atlas)
    neighbours = tuple(tuple(sorted(near)) for near in rivals(nodes, atlas))
    found = [*links(known, drafts, nodes, neighbours, registry, atlas), *denied.links]
    return Reconciled(
        observations=known,
        claims=tuple(sorted((_claim(draft, atlas) for draft in drafts), key=lambda claim: claim.id)),
        links=tuple(sorted(found, key=lambda link: (link.from_figure, link.to_figure, link.relation))),
        undated=tuple(Tray(o.figure.id, reason) for o, reason in outside),
        unplaced=tuple(unplaced),
        not_aggregated=tuple(set_aside),
        disputes=denied.disputes,
        policy=policy,
        registry=registry,
        nodes=nodes,
        neighbours=neighbours,
        atlas=atlas,
    )


def _once(observations: Iterable[Observation]) -> dict[str, Observation]:
    """Return every figure once, by id and in its order, without those of replaced reports."""
    some = list(observations)
    replaced = {o.document.version_of for o in some if o.document.version_of is not None}
    found = {o.figure.id: o for o in some if o.document.id not in replaced}
    return {figure_id: found[figure_id] for figure_id in sorted(found)}


def _not_aggregated(observation: Observation, registry: SourceRegistry) -> str | None:
    """Return why a figure never counts (rule 9); None if it may."""
    figure = observation.figure
    if figure.status is Status.DENIED:
        return f"denied by {figure.denied_by}" if figure.denied_by else "the text rejects the number"
    if figure.status is Status.PLANNED:
        return "planned, feared or threatened: it has not happened"
    if figure.enemy_claim or registry.speaks_of_enemy(figure.attributed_to, figure.group):
        return f"{figure.attributed_to or 'a party to the conflict'} counts its enemy's dead"
    return None


def _unplaced(observation: Observation) -> str:
    names = ", ".join(sorted({toponym.name for toponym in observation.figure.toponyms}))
    return f"no place is known by the name of {names}" if names else "the text does not say where"


def _inside_another(observation: Observation, counted: set[str]) -> bool:
    """Tell whether the text itself gives the figure as a part or a repetition of one that counts (rule 4)."""
    figure = observation.figure
    return figure.part_of in counted or figure.repeat_of in counted


def _drafts(observations: Iterable[Observation], registry: SourceRegistry, atlas: Atlas) -> list[Draft]:
    by_key: dict[Key, list[Statement]] = defaultdict(list)
    for observation in observations:
        period = observation.figure.period
        if period.end is not None:
            statement = state(observation, registry, start=period.start, end=period.end)
            by_key[key_of(observation)].append(statement)
    found: list[Draft] = []
    for key in sorted(by_key):
        build = drafting.stocks if key.counting is Counting.STOCK else drafting.flows
        found += build(key, by_key[key], atlas)
    return found


def _nodes(drafts: Sequence[Draft], policy: Policy, atlas: Atlas) -> tuple[Node, ...]:
    found = []
    for index, draft in enumerate(drafts):
        place = draft.place(atlas)
        history = levels(draft, policy, atlas)
        table = indicators().get(draft.key.indicator)
        ends = table.ends_after_days if table is not None and draft.key.counting is Counting.STOCK else None
        ids = tuple(sorted(s.id for s in (*draft.statements, *draft.joined)))
        found.append(
            Node(
                index=index,
                id=_hash(ids),
                key=draft.key,
                place=place,
                group=draft.group,
                start=draft.start,
                levels=history,
                days=tuple(level.day for level in history),
                ends_after=ends,
                extent=extent_km2(place),
                figure_ids=ids,
            )
        )
    return tuple(found)


def _claim(draft: Draft, atlas: Atlas) -> Claim:
    everything = [*draft.statements, *draft.joined]
    ids = tuple(sorted(s.id for s in everything))
    return Claim(
        id=_hash(ids),
        indicator=draft.key.indicator,
        counting=draft.key.counting,
        unit=draft.key.unit,
        role=draft.key.role,
        group=draft.group,
        place=draft.place(atlas),
        period=Period(draft.start, draft.end),
        figure_ids=ids,
        sources=tuple(sorted({s.source_name for s in everything})),
    )


def _hash(parts: Sequence[str]) -> str:
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:16]
