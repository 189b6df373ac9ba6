"""Who rejects whose number (rule 9)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from geo.models import Link, Relation, Status
from geo.reconciliation.groups import overlap
from geo.reconciliation.statements import close, side

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geo.models import Role
    from geo.reconciliation.places import Atlas
    from geo.reconciliation.records import Observation
    from geo.reconciliation.registry import SourceRegistry

#: A denial this many days younger than what it rejects still speaks of it.
_ANSWER_DAYS = 30
_NOBODY_NAMED = "somebody the report does not name"


@dataclass(slots=True)
class Denials:
    """What the denials of a set of figures do to the others."""

    links: list[Link] = field(default_factory=list)
    disputes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    withdrawn: dict[str, str] = field(default_factory=dict)


def denials(known: Mapping[str, Observation], registry: SourceRegistry, atlas: Atlas) -> Denials:
    """Match every denied figure with the claims that it rejects.

    Only its own source withdraws a claim; anybody else disputes it and it stays.
    """
    found = Denials()
    rejected = [o for o in known.values() if o.figure.status is Status.DENIED and o.place is not None]
    if not rejected:
        return found
    at: dict[tuple[str, Role, str], list[Observation]] = defaultdict(list)
    for observation in known.values():
        if observation.figure.status is Status.REPORTED and observation.place is not None:
            at[(*_kind(observation), observation.place.id)].append(observation)
    disputed: dict[str, set[str]] = defaultdict(set)
    for denial in rejected:
        place = denial.place
        if place is None:
            continue
        by = registry.find(denial.figure.denied_by)
        claims = [claim for other in atlas.near(place) for claim in at.get((*_kind(denial), other.id), ())]
        for claim in _about_the_same(denial, claims):
            name = by.name if by is not None else _NOBODY_NAMED
            said_by = registry.find(claim.figure.attributed_to)
            if by is not None and said_by is not None and by.key == said_by.key:
                found.withdrawn[claim.figure.id] = f"withdrawn by its own source, {name}"
            else:
                disputed[claim.figure.id].add(name)
            reason = f"{name} rejects this number"
            found.links.append(Link(denial.figure.id, claim.figure.id, Relation.DENIES, reason))
    found.disputes = {figure_id: tuple(sorted(names)) for figure_id, names in disputed.items()}
    return found


def _kind(observation: Observation) -> tuple[str, Role]:
    figure = observation.figure
    return figure.indicator, side(figure.indicator, figure.counting, observation.role)


def _about_the_same(denial: Observation, claims: Iterable[Observation]) -> Iterable[Observation]:
    for claim in claims:
        if overlap(denial.figure.group, claim.figure.group) and _values_meet(denial, claim) and _in_time(denial, claim):
            yield claim


def _values_meet(denial: Observation, claim: Observation) -> bool:
    rejected, said = denial.figure.quantity, claim.figure.quantity
    if rejected.value is not None and said.value is not None:
        return close(rejected.value, said.value)
    low = max(q.low if q.low is not None else q.value or 0.0 for q in (rejected, said))
    high = min(q.high if q.high is not None else q.value or float("inf") for q in (rejected, said))
    return low <= high


def _in_time(denial: Observation, claim: Observation) -> bool:
    """Tell whether the two share days, or the denial answers soon; without any date only one report can show it."""
    ours, theirs = denial.figure.period, claim.figure.period
    said = theirs.end or claim.document.published
    if ours.end is not None and said is not None:
        return (ours.start or ours.end) <= said and (theirs.start or said) <= ours.end
    answered = denial.document.published
    if answered is not None and said is not None:
        return timedelta(0) <= answered - said <= timedelta(days=_ANSWER_DAYS)
    return denial.document.id == claim.document.id
