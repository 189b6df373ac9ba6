"""A part of the figures taken out of what was worked out of all of them.

Figures of one family bear on no others. Where a filter keeps or drops whole families, what is known of the figures
that pass is already there, and nothing has to be compared anew.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.reconciliation.denials import Denials

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

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
    for key, family in whole.families.items():
        inside = (one.figure.id in passing for one in family.observations)
        if not all(inside) if key in kept else any(inside):
            return None
    return _some(whole, passing, kept)


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
    outside = list(loose)
    if len(kept) == len(whole.families) and len(outside) == len(whole.loose):
        return whole
    found = {one.figure.id: one for key in kept for one in whole.families[key].observations}
    found.update({one.figure.id: one for one in outside})
    return _some(whole, {figure_id: found[figure_id] for figure_id in sorted(found)}, kept)


def _some(
    whole: Reconciled, passing: Mapping[str, Observation], kept: Collection[tuple[Key, str]]
) -> Reconciled | None:
    if any((one in passing) is not (other in passing) for one, other in whole.ties):
        return None
    denied = whole.denied
    return replace(
        whole,
        observations=passing,
        unplaced=tuple(tray for tray in whole.unplaced if tray.figure_id in passing),
        not_aggregated=tuple(tray for tray in whole.not_aggregated if tray.figure_id in passing),
        denied=Denials(
            [link for link in denied.links if link.from_figure in passing],
            {one: names for one, names in denied.disputes.items() if one in passing},
            {one: reason for one, reason in denied.withdrawn.items() if one in passing},
        ),
        families={key: family for key, family in whole.families.items() if key in kept},
    )
