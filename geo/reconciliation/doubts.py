"""Which figures a person should look at first: doubt × size."""

from __future__ import annotations

from dataclasses import dataclass
from math import log10
from typing import TYPE_CHECKING

from geo.models import Relation

if TYPE_CHECKING:
    from collections.abc import Collection

    from geo.models import Figure
    from geo.reconciliation.reconciled import Reconciled

#: What is added to 1 - confidence: a figure without a place cannot be drawn, one without a day rarely.
_NO_PLACE, _NO_DAY, _CONTRADICTED = 1.0, 0.6, 0.5
#: From this doubt on a figure is worth a look even when nothing else speaks against it.
WORTH_A_LOOK = 0.3


@dataclass(frozen=True, slots=True)
class Doubt:
    """A figure that nobody reviewed, and why it should be.

    Attributes
    ----------
    doubt
        1 - confidence, and more for a figure without a place (1), without a day (0.6) or that others
        contradict (0.5).
    size
        Decimal logarithm of the number plus 1.
    reasons
        In words.
    """

    figure_id: str
    doubt: float
    size: float
    reasons: tuple[str, ...]

    @property
    def weight(self) -> float:
        """Doubt × size, by which the queue is ordered."""
        return self.doubt * self.size


def doubts(reconciled: Reconciled, *, among: Collection[str] | None = None) -> list[Doubt]:
    """Return the queue of figures to review, the weightiest first.

    Left out are figures that a person has accepted, rejected or changed, those that never count (rule 9), and
    repetitions that add nothing to the number that they repeat.

    Parameters
    ----------
    among
        Ids of figures to keep; all when omitted.
    """
    tables = (
        (_NO_PLACE, {tray.figure_id: tray.reason for tray in reconciled.unplaced}),
        (_NO_DAY, {tray.figure_id: tray.reason for tray in reconciled.undated}),
        (_CONTRADICTED, _contradicted(reconciled)),
    )
    found = []
    for figure_id in sorted(_open(reconciled) if among is None else _open(reconciled).intersection(among)):
        figure = reconciled.observations[figure_id].figure
        against = [(extra, reasons[figure_id]) for extra, reasons in tables if figure_id in reasons]
        reasons = [reason for _, reason in against]
        if figure.confidence < 1 - WORTH_A_LOOK:
            reasons.append(f"confidence {figure.confidence:.2f}")
        doubt = 1 - figure.confidence + sum(extra for extra, _ in against)
        found.append(Doubt(figure_id, doubt, size(figure), tuple(reasons)))
    return sorted(found, key=lambda one: (-one.weight, one.figure_id))


def _open(reconciled: Reconciled) -> set[str]:
    """Return the figures about which a review is still open."""
    closed = {tray.figure_id for tray in reconciled.not_aggregated}
    shown = {tray.figure_id for tray in (*reconciled.unplaced, *reconciled.undated)}
    for figure_id, observation in reconciled.observations.items():
        # A part of another number has no claim of its own either, but it says something of its own.
        adds = figure_id in shown or observation.figure.part_of or reconciled.claim_of(figure_id) is not None
        if observation.reviews or not adds:
            closed.add(figure_id)
    return reconciled.observations.keys() - closed


def _contradicted(reconciled: Reconciled) -> dict[str, str]:
    """Return in words what contradicts a figure, by its id."""
    found: dict[str, str] = {}
    for link in reconciled.links:
        if link.relation is Relation.CONTRADICTS:
            for end in (link.from_figure, link.to_figure):
                found.setdefault(end, f"in disagreement: {link.reason}")
    return found


def size(figure: Figure) -> float:
    """Return how much a figure weighs: the decimal logarithm of its number plus 1, or of its least bound."""
    quantity = figure.quantity
    said = (quantity.value, quantity.low, quantity.high)
    return log10(1 + next((number for number in said if number is not None), 0.0))
