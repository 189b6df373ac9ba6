"""A part of the figures taken out of what was worked out of all of them.

Figures of one family bear on no others. Where a filter keeps or drops whole families, what is known of the figures
that pass is already there, and nothing has to be compared anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from geo.reconciliation.denials import Denials

if TYPE_CHECKING:
    from collections.abc import Collection, ItemsView, Iterable, Iterator, Sequence, ValuesView

    from geo.reconciliation.reconciled import Reconciled
    from geo.reconciliation.records import Observation
    from geo.reconciliation.statements import Key


def part(whole: Reconciled, passing: Mapping[str, Observation]) -> Reconciled | None:
    """Return what `reconcile` would make of some of the figures; None where they must be compared anew.

    Parameters
    ----------
    whole
        What is known of all figures.
    passing
        The figures of `whole` that are asked for, by id and in its order.

    Returns
    -------
    Reconciled or None
        None where the figures that are left out bear on some that are not: they are of one family, one denies,
        repeats or holds the other.
    """
    if len(passing) == len(whole.observations):
        return whole
    kept = {key for key, family in whole.families.items() if family.observations[0].figure.id in passing}
    count = sum(one.figure.id in passing for one in whole.loose)
    for key in kept:
        family = whole.families[key]
        if any(one.figure.id not in passing for one in family.observations):
            return None
        count += len(family.observations)
    # Others are of a family of which the first figure does not pass.
    return _some(whole, passing, kept) if count == len(passing) else None


def part_of_families(
    whole: Reconciled, kept: Collection[tuple[Key, str]], loose: Iterable[Observation]
) -> Reconciled | None:
    """Return what `part` does, of whole families and of some of the figures that are in none.

    Parameters
    ----------
    kept
        Keys of the families whose figures are asked for.
    loose
        Those asked for of `Reconciled.loose`.
    """
    outside = {one.figure.id: one for one in loose}
    if len(kept) == len(whole.families) and len(outside) == len(whole.loose):
        return whole
    return _some(whole, Together([whole.families[key].observations for key in kept], outside), kept, outside)


class Together(Mapping[str, "Observation"]):
    """The figures of families, and others, by id in order; put together when somebody looks for one.

    How many there are is known before: a map of families that were worked out needs no more of them.
    """

    def __init__(self, families: Sequence[Sequence[Observation]], others: Mapping[str, Observation]) -> None:
        self._families = families
        self._others = others

    @cached_property
    def _made(self) -> dict[str, Observation]:
        found = {one.figure.id: one for some in self._families for one in some} | dict(self._others)
        return {figure_id: found[figure_id] for figure_id in sorted(found)}

    def __len__(self) -> int:
        """Return how many there are."""
        return sum(map(len, self._families)) + len(self._others)

    def __getitem__(self, figure_id: str) -> Observation:
        """Return one of them."""
        return self._made[figure_id]

    def __iter__(self) -> Iterator[str]:
        """Yield their ids in order."""
        return iter(self._made)

    def __contains__(self, figure_id: object) -> bool:
        """Tell whether there is one of an id."""
        return figure_id in self._made

    def values(self) -> ValuesView[Observation]:
        """Return them in the order of their ids."""
        return self._made.values()

    def items(self) -> ItemsView[str, Observation]:
        """Return them with their ids."""
        return self._made.items()


def _some(
    whole: Reconciled,
    passing: Mapping[str, Observation],
    kept: Collection[tuple[Key, str]],
    outside: Mapping[str, Observation] | None = None,
) -> Reconciled | None:
    """Return what is known of some figures; `outside` are those of them that are in no family, as all in trays are."""
    if any((one in passing) is not (other in passing) for one, other in whole.ties):
        return None
    denied = whole.denied
    trays = passing if outside is None else outside
    return replace(
        whole,
        observations=passing,
        unplaced=tuple(tray for tray in whole.unplaced if tray.figure_id in trays),
        not_aggregated=tuple(tray for tray in whole.not_aggregated if tray.figure_id in trays),
        denied=Denials(
            [link for link in denied.links if link.from_figure in passing],
            {one: names for one, names in denied.disputes.items() if one in passing},
            {one: reason for one, reason in denied.withdrawn.items() if one in passing},
        ),
        families={key: family for key, family in whole.families.items() if key in kept},
    )
