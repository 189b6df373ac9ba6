"""The records that travel between the stages, frozen and validated once.

A `Figure` is one reported number, a *claim* is the figures about the same
thing, an `Estimate` is the reconciled value. Offsets count characters of
`Document.text`, the end exclusive; dates are inclusive; coordinates are
EPSG:4326, longitude before latitude in geometries.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from geo.errors import InvalidRecordError

if TYPE_CHECKING:
    from datetime import date, datetime

    from shapely.geometry.base import BaseGeometry


class Precision(StrEnum):
    """How exact a date is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class PublishedBasis(StrEnum):
    """How the publication date is known."""

    GIVEN = "given"
    TEXT = "text"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class Qualifier(StrEnum):
    """The words that bound a number."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    AT_LEAST = "at_least"
    UP_TO = "up_to"
    BETWEEN = "between"
    VAGUE = "vague"


class Counting(StrEnum):
    """Events over a period (flow) or people at a moment (stock)."""

    FLOW = "flow"
    STOCK = "stock"


class Unit(StrEnum):
    """What one unit of the number is."""

    PEOPLE = "people"
    HOUSEHOLDS = "households"
    HOMES = "homes"
    ATTEMPTS = "attempts"


class Status(StrEnum):
    """Whether the text reports the number, rejects it or expects it."""

    REPORTED = "reported"
    DENIED = "denied"
    PLANNED = "planned"


class Role(StrEnum):
    """What a place is to a figure."""

    EVENT = "event"
    ORIGIN = "origin"
    DESTINATION = "destination"
    HOST = "host"
    BLOCKED_AT = "blocked_at"
    REPORTED_FROM = "reported_from"


class Basis(StrEnum):
    """Where in the text the place of a figure was found."""

    HERE = "here"
    BEFORE = "before"
    DATELINE = "dateline"


class PlaceKind(StrEnum):
    """The kind of geometry that the words ask for."""

    POINT = "point"
    AREA = "area"
    LINE = "line"
    BORDER = "border"
    PART = "part"
    JOINT = "joint"


class Relation(StrEnum):
    """How one figure bears on another."""

    SAME = "same"
    UPDATES = "updates"
    CONTRADICTS = "contradicts"
    PART_OF = "part_of"
    CITES = "cites"
    DENIES = "denies"


class Policy(StrEnum):
    """Which of the values that somebody said is best."""

    LATEST = "latest"
    LOWEST = "lowest"
    HIGHEST = "highest"


class EstimateBasis(StrEnum):
    """Whether a source gave the value, or we added values up."""

    REPORTED = "reported"
    OUR_SUM = "our_sum"


class GroupKind(StrEnum):
    """Who is counted, in words common to all languages."""

    PEOPLE = "people"
    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    AID_WORKER = "aid_worker"
    CHILD = "child"
    WOMAN = "woman"
    MIGRANT = "migrant"
    REFUGEE = "refugee"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of characters of `Document.text`, end exclusive."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a span that is not one."""
        if not 0 <= self.start <= self.end:
            message = f"a span runs from a character to a later one, not from {self.start} to {self.end}"
            raise InvalidRecordError(message)

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Document:
    """One report.

    Attributes
    ----------
    id
        Hash of text, url and publisher: reading twice gives the same.
    address
        The path or web address that was given.
    text
        The whole text, as the offsets count it.
    language
        ISO 639-1 code, ``"und"`` if unknown.
    published
        Day of publication; the first day when only the month or year is known.
    retrieved
        When it was read, with a time zone.
    version_of
        Id of the document that this one replaces.
    """

    id: str
    address: str
    text: str
    language: str = "und"
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: date | None = None
    published_precision: Precision | None = None
    published_basis: PublishedBasis = PublishedBasis.UNKNOWN
    retrieved: datetime | None = None
    version_of: str | None = None

    def __post_init__(self) -> None:
        """Refuse a date without its basis, or a basis without its date."""
        if (self.published is None) != (self.published_basis is PublishedBasis.UNKNOWN):
            message = f"{self.address}: publication date {self.published} does not fit basis {self.published_basis}"
            raise InvalidRecordError(message)


def document_id(text: str, url: str | None = None, publisher: str | None = None) -> str:
    """Return the id of a document: 16 hexadecimal digits of a hash of what makes it one."""
    parts = "\x00".join((text, url or "", publisher or ""))
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written: `low` and `high` only where the words bound it."""

    value: float | None
    low: float | None = None
    high: float | None = None
    qualifier: Qualifier = Qualifier.EXACT
    words: str = ""

    def __post_init__(self) -> None:
        """Refuse an empty or disordered quantity."""
        known = [n for n in (self.low, self.value, self.high) if n is not None]
        if not known or known != sorted(known) or known[0] < 0:
            message = f"low ≤ value ≤ high does not hold for {self.low}, {self.value}, {self.high} ({self.words!r})"
            raise InvalidRecordError(message)


@dataclass(frozen=True, slots=True)
class Period:
    """Dates that a figure covers, both inclusive; None where the text does not say."""

    start: date | None = None
    end: date | None = None
    precision: Precision | None = None
    expression: str | None = None

    def __post_init__(self) -> None:
        """Refuse a period that ends before it starts."""
        if self.start is not None and self.end is not None and self.start > self.end:
            message = f"a period cannot end before it starts: {self.start} to {self.end} ({self.expression!r})"
            raise InvalidRecordError(message)


@dataclass(frozen=True, slots=True)
class Group:
    """Who is counted, language-neutral.

    `party` is the side of a combatant and `nationality` the origin of a
    refugee or migrant: an ISO 3166-1 alpha-2 code where the words name a
    country, otherwise the words in English.
    """

    kind: GroupKind = GroupKind.PEOPLE
    party: str | None = None
    nationality: str | None = None

    @property
    def parent(self) -> Group | None:
        """The group that contains this one: without its party, then people at large."""
        if self.party is not None or self.nationality is not None:
            return Group(self.kind)
        if self.kind is GroupKind.REFUGEE:
            return Group(GroupKind.MIGRANT)
        return None if self.kind is GroupKind.PEOPLE else Group()

    @property
    def code(self) -> str:
        """The group as one word, such as ``combatant:TR``."""
        return ":".join(part for part in (self.kind, self.party, self.nationality) if part)

    @classmethod
    def from_code(cls, code: str) -> Group:
        """Read back what `code` wrote."""
        kind, _, detail = code.partition(":")
        group_kind = GroupKind(kind)
        if not detail:
            return cls(group_kind)
        if group_kind is GroupKind.COMBATANT:
            return cls(group_kind, party=detail)
        return cls(group_kind, nationality=detail)


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place in a text, with what the words around it say about it.

    Attributes
    ----------
    span
        The whole expression, "north-western Syria" and not only "Syria".
    name
        The expression as written, cleaned of prefixes and case endings.
    role
        What the place is to the figure; None for a mention in the text.
    basis
        Said in the sentence, in an earlier one, or in the dateline.
    form
        How the geometry is made from `anchors`: ``name`` (the place itself),
        ``part`` (a compass part, see `direction`), ``border`` (between two
        anchors, or of one with whichever neighbour the text is about),
        ``near``, ``between``, ``along``, ``coast``, ``off``, or ``joint``.
    anchors
        The bare names that the form is made of, in order.
    direction
        ``N NE E SE S SW W NW C`` for a part.
    side
        For a border: the anchor from whose side it is seen.
    type_word
        ``country province district city village camp crossing region river sea island``,
        where a word beside the name says so.
    distance_km
        For "10 km from X".
    demonym
        Whether the word is an adjective or a name of a people.
    """

    span: Span
    name: str
    role: Role | None = None
    basis: Basis = Basis.HERE
    form: str = "name"
    anchors: tuple[str, ...] = ()
    direction: str | None = None
    side: str | None = None
    type_word: str | None = None
    distance_km: float | None = None
    demonym: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """A share of a figure, such as 81 % women and children."""

    percent: float
    who: str
    span: Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words on which one field of a figure rests."""

    field: str
    span: Span


@dataclass(frozen=True, slots=True)
class Figure:
    """One number about people or homes hit by a crisis, as one sentence reports it.

    Attributes
    ----------
    number_span
        The number itself, within `span`, the quote.
    toponyms
        Where it is true; several toponyms of one role make one joint figure.
    attributed_to
        Who said it, as the text names them; None is unattributed.
    denied_by
        For a denied figure, who rejects it, as the text names them.
    part_of, repeat_of
        Id of the figure that contains this one, or says the same earlier in the text.
    superseded
        Whether the text itself says that this is an older toll.
    enemy_claim
        Whether a party to the conflict counts its enemy's dead.
    rule
        Id of the pattern that fired, or ``"entered"``.
    confidence
        Between 0 and 1, calibrated.
    evidence
        The spans of number, unit, indicator, place, period and attribution.
    """

    id: str
    document_id: str
    span: Span
    number_span: Span
    quote: str
    quantity: Quantity
    indicator: str
    counting: Counting
    unit: Unit = Unit.PEOPLE
    who: str | None = None
    group: Group = Group()
    period: Period = Period()
    toponyms: tuple[Toponym, ...] = ()
    attributed_to: str | None = None
    status: Status = Status.REPORTED
    denied_by: str | None = None
    part_of: str | None = None
    repeat_of: str | None = None
    superseded: bool = False
    enemy_claim: bool = False
    shares: tuple[Share, ...] = ()
    rule: str = ""
    confidence: float = 0.5
    evidence: tuple[Evidence, ...] = ()


def figure_id(document: str, number: Span, indicator: str) -> str:
    """Return the id of a figure: a hash of document id, number span and indicator."""
    key = f"{document}\x00{number.start}\x00{number.end}\x00{indicator}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What `extract` finds in one document: its figures, and every toponym in reading order."""

    document: Document
    figures: tuple[Figure, ...]
    toponyms: tuple[Toponym, ...]


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
        Published centre, ``(longitude, latitude)``; that of the geometry if None.
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
class Estimate:
    """The reconciled value of one claim or sum of claims.

    `low`, `best` and `high` are None only where nobody said any number.
    `role` says whether people are from the place, now in it, or hit there.
    `gaps` are the runs of days, both inclusive, that no figure of a sum covers.
    `spread` says that the days asked for cut the period of a figure; `stale`
    that a stock was last reported more than 30 days ago.
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


@dataclass(frozen=True, slots=True)
class Review:
    """A person's verdict over a figure, link, place or estimate; append-only."""

    target: str
    verdict: str
    changes: tuple[tuple[str, str], ...]
    reviewer: str
    reviewed_at: datetime
    reason: str
