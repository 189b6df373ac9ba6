"""Records of what a text says: documents, the figures and toponyms in them, offsets, dates and groups.

Offsets count characters of `Document.text`, the end exclusive; dates are inclusive.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.errors import InvalidRecordError
from geo.models.kinds import Basis, Counting, GroupKind, Precision, PublishedBasis, Qualifier, Role, Status, Unit

if TYPE_CHECKING:
    from datetime import date, datetime


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

    def __hash__(self) -> int:
        """Hash the id, which is enough and leaves the text alone."""
        return hash(self.id)


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

    def __hash__(self) -> int:
        """Hash the id, which is enough and leaves the words alone."""
        return hash(self.id)


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
