"""Compare every figure with the others, in the order of the rules."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from geo.models import Counting, Policy, Status
from geo.reconciliation import drafts as drafting
from geo.reconciliation.denials import denials
from geo.reconciliation.nodes import make_nodes
from geo.reconciliation.places import Atlas
from geo.reconciliation.reconciled import Reconciled
from geo.reconciliation.records import Tray
from geo.reconciliation.selection import rivals
from geo.reconciliation.statements import key_of, state
from geo.reconciliation.undated import join

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
    atlas = Atlas(o.place for o in known.values() if o.place is not None)
    denied = denials(known, registry, atlas)
    unplaced: list[Tray] = []
    set_aside: list[Tray] = []
    undated: list[Observation] = []
    dated: list[Observation] = []
    repeats = _repetitions(known)
    for figure_id, observation in known.items():
        if figure_id in repeats:
            continue
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
    nodes = make_nodes(drafts, policy, atlas)
    return Reconciled(
        observations=known,
        undated=tuple(Tray(o.figure.id, why) for o, why in outside),
        unplaced=tuple(unplaced),
        not_aggregated=tuple(set_aside),
        denied=denied,
        policy=policy,
        registry=registry,
        drafts=tuple(drafts),
        nodes=nodes,
        neighbours=tuple(tuple(sorted(near)) for near in rivals(nodes, atlas)),
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


def _repetitions(known: Mapping[str, Observation]) -> set[str]:
    """Return the figures that another one of the same text says again, and better (rule 4).

    Of a number in a headline and again in the text, the one that says more
    counts: where, until when, since when, by whom.
    """
    again: dict[str, list[Observation]] = defaultdict(list)
    for observation in known.values():
        first = observation.figure.repeat_of
        if first in known and first is not None:
            again[first].append(observation)
    found: set[str] = set()
    for first, others in again.items():
        said = sorted([known[first], *others], key=_says_most)
        found.update(observation.figure.id for observation in said[1:])
    return found


def _says_most(observation: Observation) -> tuple[bool, bool, bool, bool, int, str]:
    figure = observation.figure
    return (
        observation.place is None,
        figure.period.end is None,
        figure.period.start is None,
        figure.attributed_to is None,
        figure.number_span.start,
        figure.id,
    )


def _inside_another(observation: Observation, counted: set[str]) -> bool:
    """Tell whether the text itself gives the figure as a part of one that counts (rule 4)."""
    return observation.figure.part_of in counted


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
