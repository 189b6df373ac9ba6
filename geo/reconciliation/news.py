"""What figures that came in together bring: new, revised, contradicting, or said before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.models import Relation

if TYPE_CHECKING:
    from collections.abc import Collection

    from geo.reconciliation.reconciled import Reconciled

#: What a figure can be to those that were there before it.
NEW, REVISED, CONTRADICTED, REPEATED = "new", "revised", "contradicted", "repeated"

_SAID_BEFORE = frozenset({Relation.SAME, Relation.CITES})


@dataclass(frozen=True, slots=True)
class News:
    """How many figures are what; each is counted once.

    Attributes
    ----------
    new
        Nothing was known of it.
    revised
        It replaces an earlier number, or its report now says something else.
    contradict
        It differs from what another figure says of the same thing, and nobody said it before.
    repeats
        The same was said before.
    """

    new: int
    revised: int
    contradict: int
    repeats: int


def news(reconciled: Reconciled, came: Collection[str], changed: Collection[str] = ()) -> News:
    """Count the figures that came in by what they are to the others, see `sort_news`."""
    counts = dict.fromkeys((NEW, REVISED, CONTRADICTED, REPEATED), 0)
    for kind in sort_news(reconciled, came, changed).values():
        counts[kind] += 1
    return News(new=counts[NEW], revised=counts[REVISED], contradict=counts[CONTRADICTED], repeats=counts[REPEATED])


def sort_news(reconciled: Reconciled, came: Collection[str], changed: Collection[str] = ()) -> dict[str, str]:
    """Return what each of the figures that came in is to the others: new, revised, contradicted or repeated.

    Parameters
    ----------
    came
        Ids of the figures that came in. Of two of them that bear on one another, the later one does.
    changed
        Those of them that were there before and said something else.
    """
    incoming = set(came) & reconciled.observations.keys()
    relations: dict[str, set[Relation]] = {figure_id: set() for figure_id in sorted(incoming)}
    for link in reconciled.links:
        # An old figure may be the later one of the two: then it is the new one's report that is late.
        about = link.from_figure if link.from_figure in incoming else link.to_figure
        if about in incoming:
            relations[about].add(link.relation)
    kinds = {}
    for figure_id, found in relations.items():
        if figure_id in changed:
            kinds[figure_id] = REVISED
        elif found & _SAID_BEFORE or _said(reconciled, figure_id, incoming):
            kinds[figure_id] = REPEATED
        elif Relation.CONTRADICTS in found:
            kinds[figure_id] = CONTRADICTED
        else:
            kinds[figure_id] = REVISED if Relation.UPDATES in found else NEW
    return kinds


def _said(reconciled: Reconciled, figure_id: str, incoming: set[str]) -> bool:
    """Tell whether a figure of the same claim that was there before says the same number."""
    claim = reconciled.claim_of(figure_id)
    if claim is None:
        return False
    number = reconciled.observations[figure_id].figure.quantity.value
    others = (reconciled.observations[other].figure for other in claim.figure_ids if other not in incoming)
    return number is not None and any(other.quantity.value == number for other in others)
