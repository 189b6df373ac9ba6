"""Records of where and of what is known: places, located figures, links, estimates and reviews.

Coordinates are EPSG:4326, longitude before latitude in geometries; dates are inclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo.models.kinds import Counting, EstimateBasis, PlaceKind, Policy, Relation, Role, Unit

if TYPE_CHECKING:
    from datetime import date, datetime

    from shapely.geometry.base import BaseGeometry

    from geo.models.reports import Figure, Group, Period, Toponym


@dataclass(frozen=True, slots=True)
class Place:
    """An entry with a geometry.

    Attributes
    ----------
    id
        Stable, readable: ``gn:170063`` (GeoNames), ``SY-ID`` (ISO 3166-2), ``SY``,
        ``border:GR-TR``, ``border:SY-TR:SY`` (seen from Syria), ``part:SY:NW``,
        ``joint:SY-HL+SY-ID``, ``region:sahel``, ``sup:pazarkule`` (supplement).
    name
        Canonical English name; a border carries both countries.
    country
        ISO 3166-1 alpha-2; None across borders.
    countries
        Every country that it touches by definition, sorted.
    admin1, admin2, pcode
        ISO 3166-2 of the first level, name of the second, OCHA P-code; None if unknown.
    members
        Ids of the places of a joint place, sorted.
    geometry
        EPSG:4326, longitude before latitude; None only for a place known by name alone.
    precision_km
        Radius within which the true location lies.
    centre
        Published centre, or of a compass part the middle of its towns, ``(longitude, latitude)``; that of the
        geometry if None.
    """

    id: str
    name: str
    kind: PlaceKind
    country: str | None = None
    countries: tuple[str, ...] = ()
    admin1: str | None = None
    admin2: str | None = None
    pcode: str | None = None
    members: tuple[str, ...] = ()
    geometry: BaseGeometry | None = field(default=None, compare=False, repr=False)
    precision_km: float | None = None
    centre: tuple[float, float] | None = field(default=None, compare=False, repr=False)

    @property
    def point(self) -> tuple[float, float] | None:
        """A point that stands for the place on a map, ``(longitude, latitude)``: its centre where one is published."""
        if self.centre is not None:
            return self.centre
        if self.geometry is None or self.geometry.is_empty:
            return None
        inside = self.geometry.representative_point() if self.geometry.area else self.geometry.centroid
        if self.geometry.area and self.geometry.contains(self.geometry.centroid):
            inside = self.geometry.centroid
        return float(inside.x), float(inside.y)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible place for a name, with its score (higher is better) and the reasons in words."""

    place: Place
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Located:
    """A toponym, the place it was resolved to (None: unresolved) and the candidates, best first."""

    toponym: Toponym
    place: Place | None
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class LocatedFigure:
    """A figure with one `Located` for each of its toponyms."""

    figure: Figure
    located: tuple[Located, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """How one figure bears on another, with the reason in words."""

    from_figure: str
    to_figure: str
    relation: Relation
    reason: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """A number that a team agreed on for one estimate, shown as its best value for some days.

    Attributes
    ----------
    target
        Of the review that made it, see `geo.reconciliation.targets`.
    value
        The number that is shown.
    first, until
        Days on which it is shown, both inclusive; None from the beginning.
    since
        First day that it counts, for a flow; None where no text says.
    figure_id
        A figure of the claim to which it is pinned; it leads to the claim when others join it.
    owner
        Who answers for it.
    agreed_at
        When it was agreed.
    """

    target: str
    value: float
    first: date | None
    until: date
    since: date | None
    figure_id: str | None
    owner: str
    agreed_at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """The reconciled value of one claim or sum of claims.

    `low`, `best` and `high` are None only where nobody said any number.
    `role` says whether people are from the place, now in it, or hit there.
    `gaps` are the runs of days, both inclusive, that no figure of a sum covers.
    `spread` says that the days asked for cut the period of a figure; `stale`
    that a stock was last reported more than 30 days ago. `agreed` is the
    number that a team agreed on, which `best` then is.
    """

    id: str
    indicator: str
    counting: Counting
    role: Role
    group: Group
    unit: Unit
    place: Place
    period: Period
    low: float | None
    best: float | None
    high: float | None
    figure_ids: tuple[str, ...]
    sources: tuple[str, ...]
    policy: Policy = Policy.LATEST
    basis: EstimateBasis = EstimateBasis.REPORTED
    disagreement: str | None = None
    gaps: tuple[tuple[date, date], ...] = ()
    stale: bool = False
    spread: bool = False
    agreed: Agreement | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """A person's verdict over a figure, link, place or estimate; append-only.

    What `target` names and which verdicts it takes is said in
    `geo.reconciliation.targets`.
    """

    target: str
    verdict: str
    changes: tuple[tuple[str, str], ...]
    reviewer: str
    reviewed_at: datetime
    reason: str
