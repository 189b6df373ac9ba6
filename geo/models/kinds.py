"""The words that the fields of records may take, the same in the code, the store and the output."""

from __future__ import annotations

from enum import StrEnum


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
    """Whether a source gave the value, we added values up, or a person answers for the number."""

    REPORTED = "reported"
    OUR_SUM = "our_sum"
    AGREED = "agreed"


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
