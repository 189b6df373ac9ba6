"""What of the store a product shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo.exports.house import House

if TYPE_CHECKING:
    from datetime import date

    from geo.exports.layout import Quotes
    from geo.models import Estimate, Place
    from geo.reconciliation import Reconciled


@dataclass(frozen=True, slots=True)
class Selection:
    """The filters of a product; every part of it obeys the same ones.

    Attributes
    ----------
    at, since
        Last and first day on which things are true, both inclusive; the last day known and no
        bound when None.
    indicators
        Codes to keep; all when empty.
    place
        Id or name of the place to keep, with what lies in it; all when None.
    language
        ISO 639-1 code of titles and legends.
    revision
        Revision of the store, printed on the product.
    cleared_by
        Who released the product; while it is None every product is marked as a draft.
    narrowed
        In words, the filters that the data has already passed; printed with the others.
    quotes
        How much of their sentences figures bring: ``full``, ``short`` or ``none``; as the layout says when None.
    exact_by
        Who decided that camps, clinics and routes keep their exact places; while it is None they stand for their
        districts.
    house
        What the organisation has decided for all its products, with the folder of the store.
    """

    at: date | None = None
    since: date | None = None
    indicators: tuple[str, ...] = ()
    place: str | None = None
    language: str = "en"
    revision: int = 0
    cleared_by: str | None = None
    narrowed: tuple[str, ...] = ()
    quotes: Quotes | None = None
    exact_by: str | None = None
    house: House = field(default_factory=House)

    def estimates(self, reconciled: Reconciled, place: Place | None = None) -> list[Estimate]:
        """Return the estimates that the product shows; none where the store holds no dated figure.

        Parameters
        ----------
        place
            The place that the filter means, where it is known: then also what is known only over a wider part.
        """
        day = self.at or last_day(reconciled)
        if day is None:
            return []
        return reconciled.estimates(
            day, since=self.since, indicators=self.indicators or None, place=place or self.place
        )


def last_day(reconciled: Reconciled) -> date | None:
    """Return the last day on which something is known, None where nothing has a date."""
    return max((claim.period.end for claim in reconciled.claims if claim.period.end is not None), default=None)
