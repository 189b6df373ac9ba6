"""Splits figures into families: those that can bear on one another, and on no others."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from geo.reconciliation.families import Family
from geo.reconciliation.pairs import Pairs
from geo.reconciliation.places import countries_of
from geo.reconciliation.statements import key_of
from geo.reconciliation.targets import row_of
from geo.reconciliation.unions import Unions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geo.models import Agreement, Policy
    from geo.reconciliation.decisions import Decisions
    from geo.reconciliation.records import Observation
    from geo.reconciliation.registry import SourceRegistry
    from geo.reconciliation.statements import Key


class Ground(NamedTuple):
    """What all families share.

    Attributes
    ----------
    disputes
        By figure id, the names of those who deny it.
    decided
        What people said of links and estimates.
    """

    disputes: Mapping[str, tuple[str, ...]]
    registry: SourceRegistry
    policy: Policy
    decided: Decisions


def families(
    observations: Sequence[Observation], ground: Ground, before: Mapping[tuple[Key, str], Family]
) -> dict[tuple[Key, str], Family]:
    """Split placed figures into families, by kind and first country; keep the work of those that did not change."""
    disputes, registry, policy, decided = ground
    shares: dict[tuple[str, str], float] = next(iter(before.values())).shares if before else {}
    by_key: dict[Key, list[Observation]] = defaultdict(list)
    keys: dict[tuple[object, ...], Key] = {}
    for observation in observations:
        figure = observation.figure
        kind = figure.indicator, figure.counting, figure.unit, observation.role
        key = keys.get(kind)
        if key is None:
            key = keys[kind] = key_of(observation)
        by_key[key].append(observation)
    pairs, agreed = Pairs.of(decided), _agreements(decided)
    found: dict[tuple[Key, str], Family] = {}
    for key in sorted(by_key):
        for country, some in _by_country(by_key[key], pairs).items():
            ours = {o.figure.id: disputes[o.figure.id] for o in some if o.figure.id in disputes} if disputes else {}
            here = pairs.among({o.figure.id for o in some}) if pairs else pairs
            family = Family(key, tuple(some), ours, registry, policy, shares, here, agreed.get(key, ()))
            old = before.get((key, country))
            if old is not None and old.same_figures(family):
                family = old if old.policy is policy else old.with_policy(policy)
            found[key, country] = family
    return found


def _agreements(decided: Decisions) -> dict[Key, tuple[Agreement, ...]]:
    found: dict[Key, tuple[Agreement, ...]] = {}
    for made in decided.agreements:
        asked = row_of(made.target)
        if asked is not None:
            found[asked[0]] = (*found.get(asked[0], ()), made)
    return found


def _by_country(observations: Sequence[Observation], pairs: Pairs) -> dict[str, list[Observation]]:
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
    for ours, theirs in _merged(observations, pairs):
        unions.unite(numbers[ours], numbers[theirs])
    names = {unions.find(numbers[country]): country for country in sorted(numbers, reverse=True)}
    at = {
        place_id: names[unions.find(numbers[min(countries_of(place), default="")])]
        for place_id, place in places.items()
    }
    found: dict[str, list[Observation]] = defaultdict(list)
    for observation in observations:
        if observation.place is not None:
            found[at[observation.place.id]].append(observation)
    return found


def _merged(observations: Sequence[Observation], pairs: Pairs) -> Iterator[tuple[str, str]]:
    """Yield a country of each of two figures that people merged."""
    if not pairs.merged:
        return
    at = {o.figure.id: o.place for o in observations if o.figure.id in pairs.together and o.place is not None}
    for one, other in sorted(pairs.merged):
        if one in at and other in at:
            yield min(countries_of(at[one]), default=""), min(countries_of(at[other]), default="")
