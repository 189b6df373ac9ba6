"""What is known, with a few more figures or without some: only their families are worked out anew.

Most figures say something of their kind and country and bear on nothing else. Where one does (it rejects another, is a
part or a repetition of it, or ties countries together), all figures are compared anew instead.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.models import Role, Status
from geo.reconciliation.decisions import NONE
from geo.reconciliation.families import Family
from geo.reconciliation.places import countries_of
from geo.reconciliation.reconcile import not_aggregated
from geo.reconciliation.statements import key_of

if TYPE_CHECKING:
    from collections.abc import Collection, ItemsView, Iterator, ValuesView

    from geo.reconciliation.reconciled import Reconciled
    from geo.reconciliation.records import Observation
    from geo.reconciliation.registry import SourceRegistry
    from geo.reconciliation.statements import Key


def grown(before: Reconciled, gone: Collection[Observation], come: Collection[Observation]) -> Reconciled | None:
    """Return what `reconcile` would make of all figures with some others; None where they must all be compared anew.

    Parameters
    ----------
    before
        What is known of all figures that came before.
    gone
        Those of them that are no more, or are other ones now.
    come
        The figures of whole reports, none of which replaces another or is replaced.
    """
    some = [*gone, *come]
    if before.decided != NONE or not all(_bears_on_its_family_alone(one, before.registry) for one in some):
        return None
    denied = {one.figure.indicator for one in before.loose if one.figure.status is Status.DENIED}
    if not denied.isdisjoint(one.figure.indicator for one in some):
        return None
    grounds = _Grounds(before)
    changed: dict[tuple[Key, str], dict[str, Observation]] = {}

    def figures(one: Observation) -> dict[str, Observation]:
        name = grounds.name(one)
        if name not in changed:
            family = before.families.get(name)
            changed[name] = {} if family is None else {known.figure.id: known for known in family.observations}
        return changed[name]

    for one in gone:
        if figures(one).pop(one.figure.id, None) is None:
            return None
    for one in come:
        figures(one)[one.figure.id] = one
    families = dict(before.families)
    shares = next((family.shares for family in families.values()), {})
    for name, known in changed.items():
        families.pop(name, None)
        if known:
            ordered = tuple(known[figure_id] for figure_id in sorted(known))
            families[name] = Family(name[0], ordered, {}, before.registry, before.policy, shares)
    together = Changed.of(before.observations, {one.figure.id for one in gone}, {one.figure.id: one for one in come})
    return replace(before, observations=together, families=dict(sorted(families.items()))).with_work(
        {
            "loose": before.loose,
            "ties": before.ties,
            "scopes": (*(families[name].scope for name in sorted(families)), before.scopes[-1]),
        }
    )


def _bears_on_its_family_alone(one: Observation, registry: SourceRegistry) -> bool:
    figure = one.figure
    return (
        one.place is not None
        and one.role is not Role.REPORTED_FROM
        and len(countries_of(one.place)) == 1
        and figure.part_of is None
        and figure.repeat_of is None
        and figure.period.end is not None
        and not one.reviews
        and one.set_aside is None
        and one.document.version_of is None
        and not_aggregated(one, registry) is None
    )


class _Grounds:
    """Which family a figure of one country belongs to."""

    def __init__(self, before: Reconciled) -> None:
        self._countries: dict[Key, dict[str, str]] = defaultdict(dict)
        for (key, name), family in before.families.items():
            for place in family.scope.standing:
                self._countries[key].update(dict.fromkeys(countries_of(place) or {""}, name))

    def name(self, one: Observation) -> tuple[Key, str]:
        """Return the name of the family: a place of no country may touch any, and ties all of a kind together."""
        key, place = key_of(one), one.place
        (country,) = countries_of(place) if place is not None else ("",)
        known = self._countries[key]
        return key, known.get("", known.get(country, country))


class Changed(Mapping[str, "Observation"]):
    """Figures by id in order: those of before, without some and with others, put together when they are looked at."""

    def __init__(
        self, before: Mapping[str, Observation], gone: Collection[str], come: Mapping[str, Observation]
    ) -> None:
        self.parts: tuple[Mapping[str, Observation], Collection[str], Mapping[str, Observation]] | None
        self.parts = before, gone, come
        self._length = len(before) - len(gone) + len(come)
        self._made: dict[str, Observation] | None = None

    @classmethod
    def of(cls, before: Mapping[str, Observation], gone: Collection[str], come: Mapping[str, Observation]) -> Changed:
        """Return a mapping with changes, those of another one taken together with its own."""
        parts = before.parts if isinstance(before, Changed) else None
        if parts is None:
            return cls(before, gone, come)
        first, without, more = parts
        kept = {figure_id: one for figure_id, one in more.items() if figure_id not in gone}
        return cls(first, {*without, *(one for one in gone if one not in more)}, {**kept, **come})

    def _all(self) -> dict[str, Observation]:
        parts, made = self.parts, self._made
        if parts is None or made is not None:
            return made or {}
        before, gone, come = parts
        found = {**before, **come}
        for figure_id in gone:
            if figure_id not in come:
                del found[figure_id]
        # Nearly in order already, which sorting makes use of.
        self._made = {figure_id: found[figure_id] for figure_id in sorted(found)}
        self.parts = None
        return self._made

    def __len__(self) -> int:
        """Return how many there are."""
        return self._length

    def __getitem__(self, figure_id: str) -> Observation:
        """Return one of them."""
        return self._all()[figure_id]

    def __iter__(self) -> Iterator[str]:
        """Yield their ids in order."""
        return iter(self._all())

    def __contains__(self, figure_id: object) -> bool:
        """Tell whether there is one of an id."""
        return figure_id in self._all()

    def values(self) -> ValuesView[Observation]:
        """Return them in the order of their ids."""
        return self._all().values()

    def items(self) -> ItemsView[str, Observation]:
        """Return them with their ids."""
        return self._all().items()
