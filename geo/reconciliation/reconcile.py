"""Compare every figure with the others, in the order of the rules."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from geo.models import Policy, Role, Status
from geo.reconciliation.decisions import NONE, Decisions
from geo.reconciliation.denials import denials
from geo.reconciliation.partition import Ground, families
from geo.reconciliation.places import Atlas
from geo.reconciliation.reconciled import Reconciled
from geo.reconciliation.records import Tray
from geo.reconciliation.statements import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geo.models import Figure
    from geo.reconciliation.records import Observation
    from geo.reconciliation.registry import SourceRegistry

#: Reports this near to one another may say the same part of a total.
_NEARBY = timedelta(days=14)


def reconcile(
    observations: Iterable[Observation],
    registry: SourceRegistry,
    *,
    policy: Policy = Policy.LATEST,
    before: Reconciled | None = None,
    decided: Decisions = NONE,
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
    before
        What an earlier call returned, for any policy: the work is kept for the
        kinds of figures and countries about which nothing new was said. The
        result is the same without it.
    decided
        What people said of links and estimates; figures come with their own reviews, see
        `geo.reconciliation.reviewing.apply`.

    Returns
    -------
    Reconciled
        Links, claims, trays, and the estimates of any day.
    """
    known = _parts_said_again(_once(observations))
    atlas = Atlas(o.place for o in known.values() if o.place is not None)
    # What a person rejected neither denies nor repeats anything.
    kept = {figure_id: o for figure_id, o in known.items() if o.set_aside is None}
    denied = denials(kept, registry, atlas)
    unplaced: list[Tray] = []
    set_aside: list[Tray] = []
    placed: list[Observation] = []
    repeats = _repetitions(kept)
    for figure_id, observation in known.items():
        if figure_id in repeats:
            continue
        withdrawn = denied.withdrawn.get(figure_id) if denied.withdrawn else None
        reason = observation.set_aside or withdrawn or not_aggregated(observation, registry)
        if reason is not None:
            set_aside.append(Tray(figure_id, reason))
        elif observation.place is None or observation.role is Role.REPORTED_FROM:
            unplaced.append(Tray(figure_id, _unplaced(observation)))
        else:
            placed.append(observation)
    return Reconciled(
        observations=known,
        unplaced=tuple(unplaced),
        not_aggregated=tuple(set_aside),
        denied=denied,
        policy=policy,
        registry=registry,
        families=families(
            _without_parts(placed, atlas),
            Ground(denied.disputes, registry, policy, decided),
            before.families if before is not None else {},
        ),
        decided=decided,
    )


def _without_parts(placed: list[Observation], atlas: Atlas) -> list[Observation]:
    """Leave out what the text itself gives as a part of a figure that counts (rule 4).

    A part at a place inside that of the whole ("15 in Syria, including 12 in Idlib") stays: who asks for that place
    gets its number, and the whole covers it wherever both are asked for.
    """
    if all(o.figure.part_of is None for o in placed):
        return placed
    counted = {o.figure.id: o for o in placed}
    found = []
    for one in placed:
        whole = counted.get(one.figure.part_of or "")
        undated = whole is not None and whole.figure.period.end is None and one.figure.period.end is not None
        if whole is None or undated or _is_nested(one, whole, atlas):
            found.append(one)
    return found


def _is_nested(part: Observation, whole: Observation, atlas: Atlas) -> bool:
    """Tell whether a part counts the same people over the same days as its whole, at a place inside the whole's."""
    ours, theirs = part.figure, whole.figure
    if part.place is None or whole.place is None or part.place.id == whole.place.id or ours.period.end is None:
        return False
    alike = key_of(part) == key_of(whole) and ours.group == theirs.group and ours.period == theirs.period
    return alike and atlas.contains(whole.place, part.place)


def _parts_said_again(known: dict[str, Observation]) -> dict[str, Observation]:
    """Take an undated figure that says what another report gives as a part of its total for that part (rule 4).

    "14,351 dead", undated, is the part of "17,500 dead: 14,351 in Turkey and 3,162 in Syria" and not their total, to
    which it comes near enough to join it.
    """
    parts: dict[tuple[object, ...], list[Observation]] = defaultdict(list)
    for observation in known.values():
        if observation.figure.part_of in known and observation.place is not None:
            parts[_said(observation)].append(observation)
    if not parts:
        return known
    found = dict(known)
    for figure_id, observation in known.items():
        figure, place = observation.figure, observation.place
        if figure.part_of is None and figure.period.end is None and place is not None and figure.quantity.value:
            same = [one.figure.part_of for one in parts.get(_said(observation), ()) if _may_repeat(observation, one)]
            if same:
                found[figure_id] = replace(observation, figure=replace(figure, part_of=min(filter(None, same))))
    return found


def _said(observation: Observation) -> tuple[object, ...]:
    figure, place = observation.figure, observation.place
    country = place.country if place is not None else None
    return figure.indicator, figure.counting, figure.unit, figure.group, figure.quantity.value, country


def _may_repeat(undated: Observation, part: Observation) -> bool:
    """Tell whether a report came out near another: the two numbers are then one."""
    one, other = undated.document.published, part.document.published
    return (
        undated.document.id != part.document.id
        and one is not None
        and other is not None
        and abs(one - other) <= _NEARBY
    )


def _once(observations: Iterable[Observation]) -> dict[str, Observation]:
    """Return every figure once, by id and in its order, without those of replaced reports."""
    some = list(observations)
    replaced = {o.document.version_of for o in some if o.document.version_of is not None}
    found = {o.figure.id: o for o in some if o.document.id not in replaced}
    return {figure_id: found[figure_id] for figure_id in sorted(found)}


def not_aggregated(observation: Observation, registry: SourceRegistry) -> str | None:
    """Return why a figure never counts (rule 9); None if it may."""
    figure = observation.figure
    if figure.status is Status.REPORTED and not figure.enemy_claim and figure.group.party is None:
        return None
    if figure.status is Status.DENIED:
        return _rejected(figure)
    if figure.status is Status.PLANNED:
        return "planned, feared or threatened: it has not happened"
    if figure.enemy_claim or registry.speaks_of_enemy(figure.attributed_to, figure.group):
        return f"{figure.attributed_to or 'a party to the conflict'} counts its enemy's dead"
    return None


def _rejected(figure: Figure) -> str:
    """Say who rejects a number, and whose claim it is where somebody else makes it."""
    said, denied = figure.attributed_to, figure.denied_by
    if said and denied and said != denied:
        return f"claimed by {said}, denied by {denied}"
    return f"denied by {denied}" if denied else "the text rejects the number"


def _unplaced(observation: Observation) -> str:
    if observation.place is not None:
        return f"only where it was reported from is known, {observation.place.name}"
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
