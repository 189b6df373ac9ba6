"""What reconciliation takes in and hands out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.models import Counting, Document, Figure, Group, Period, Place, Review, Role, Unit


@dataclass(frozen=True, slots=True)
class Observation:
    """A figure with the one place on which it stands and the report that printed it.

    `place` is the joint place where the figure names several, and None where
    no place was found. `role` is what that place is to the figure; `origin` is
    where people came from who are counted where they arrived. `reviews` are
    those that stand over it, in order; `set_aside` says in words why a person
    wants it in a tray.
    """

    figure: Figure
    place: Place | None
    role: Role
    document: Document
    reviews: tuple[Review, ...] = ()
    set_aside: str | None = None
    origin: Place | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Figures about the same thing.

    Attributes
    ----------
    id
        Hash of the figures, so that the same figures give the same claim in any order.
    place
        Where the claim stands: the most specific place for one event, the
        whole for totals that grow.
    figure_ids
        Sorted; also the undated figures that joined.
    sources
        Canonical names of who said it, sorted; see `geo.reconciliation.SourceRegistry`.
    """

    id: str
    indicator: str
    counting: Counting
    unit: Unit
    role: Role
    group: Group
    place: Place
    period: Period
    figure_ids: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tray:
    """A figure that is kept beside the table and the map, with the reason in words."""

    figure_id: str
    reason: str
