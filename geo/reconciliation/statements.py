"""A dated figure as reconciliation compares it: who said how many, where, over which days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from geo.models import Counting, Qualifier, Role, Unit

if TYPE_CHECKING:
    from datetime import date

    from geo.models import Figure, Group, Place
    from geo.reconciliation.records import Observation
    from geo.reconciliation.registry import SourceRegistry

#: How firm the words are: 0 a count, 1 a count with more to come, 2 rounded, 3 no number.
_FIRMNESS = {
    Qualifier.EXACT: 0,
    Qualifier.AT_LEAST: 0,
    Qualifier.MORE_THAN: 1,
    Qualifier.VAGUE: 3,
}
#: Firmness from which on a number does not widen a range that has an exact one.
ROUNDED = 2

#: Reports that differ by no more than this share may speak of the same thing (rule 2).
CLOSE = 0.2
#: An earlier total is the main part of a later one from this share of it on, steady growth assumed.
MAIN_PART = 0.5
#: Reports that count the same days may differ by a day in where the count stops.
SAME_END = timedelta(days=1)
#: Words such as "dozens" or "thousands" mean less than this many times their least.
_WORDS_END = 10
#: A count that ran for less than this has not grown; it was an event.
_GROWING = timedelta(days=6)


class Key(NamedTuple):
    """What must be the same for two figures to be compared at all (rule 1)."""

    indicator: str
    counting: Counting
    unit: Unit
    role: Role


#: People driven from a place were there when it happened; people living in a place are its guests.
_SAME_SIDE = {
    ("displaced", Counting.FLOW, Role.ORIGIN): Role.EVENT,
    ("evacuated", Counting.FLOW, Role.ORIGIN): Role.EVENT,
    ("blocked", Counting.FLOW, Role.EVENT): Role.BLOCKED_AT,
    ("blocked", Counting.STOCK, Role.EVENT): Role.BLOCKED_AT,
    ("blocked", Counting.STOCK, Role.HOST): Role.BLOCKED_AT,
    ("returned", Counting.FLOW, Role.EVENT): Role.DESTINATION,
    ("crossed", Counting.FLOW, Role.EVENT): Role.DESTINATION,
}


def side(indicator: str, counting: Counting, role: Role) -> Role:
    """Return the role under which figures of this role are compared.

    "Displaced in Idlib" and "driven from Idlib" are the same people, counted
    where it happened; "from" and "now in" never are.
    """
    if counting is Counting.STOCK and role is Role.EVENT and indicator != "blocked":
        return Role.HOST
    return _SAME_SIDE.get((indicator, counting, role), role)


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure, dated and placed.

    Attributes
    ----------
    start, end
        Days covered, inclusive; `start` is None where the text does not say.
    dated
        False for an undated figure that joined a dated claim (rule 2).
    value
        A number that somebody said; None for words such as "dozens".
    size
        The number to compare by: the value, else the bound that the words give.
    firmness
        0 a count, 1 more than a number, 2 rounded, 3 words.
    source
        Key of who said it; `body` its parent, so that a spokesman of the whole
        speaks for the part. Empty when nobody is named.
    relayed
        Whether somebody else printed it, or nobody is named.
    """

    id: str
    figure: Figure
    document_id: str
    place: Place
    group: Group
    start: date | None
    end: date
    dated: bool
    value: float | None
    low: float
    high: float | None
    size: float
    firmness: int
    source: str
    body: str
    source_name: str
    relayed: bool
    published: int


def by_day(statement: Statement) -> tuple[date, str]:
    """Sort key: the day when it is true, then a fixed order."""
    return statement.end, statement.id


def key_of(observation: Observation) -> Key:
    """Return what the figure may be compared with."""
    figure = observation.figure
    role = side(figure.indicator, figure.counting, observation.role)
    return Key(figure.indicator, figure.counting, figure.unit, role)


def state(
    observation: Observation, registry: SourceRegistry, *, start: date | None, end: date, dated: bool = True
) -> Statement:
    """Make a figure with a place comparable, over the given days."""
    figure, document = observation.figure, observation.document
    if observation.place is None:
        message = f"figure {figure.id} has no place"
        raise ValueError(message)
    quantity = figure.quantity
    value = quantity.value
    if value is None and quantity.qualifier is Qualifier.BETWEEN:
        value = quantity.low if quantity.low is not None else quantity.high
    floor = quantity.low if quantity.low is not None else value if value is not None else 0.0
    ceiling = quantity.high if quantity.high is not None else value
    size = value if value is not None else floor or ceiling or 0.0
    source = registry.find(figure.attributed_to)
    publisher = registry.find(document.publisher)
    relayed = source is None or publisher is None or publisher.key != source.key
    return Statement(
        id=figure.id,
        figure=figure,
        document_id=document.id,
        place=observation.place,
        group=figure.group,
        start=start,
        end=end,
        dated=dated,
        value=value,
        low=floor,
        high=ceiling,
        size=size,
        firmness=_FIRMNESS.get(quantity.qualifier, ROUNDED) if value is not None else 3,
        source=source.key if source else "",
        body=(source.parent or source.key) if source else "",
        source_name=source.name if source else "unattributed",
        relayed=relayed,
        published=document.published.toordinal() if document.published else 0,
    )


def same_body(one: Statement, other: Statement) -> bool:
    """Tell whether one body said both (rule 7): the same source, or the whole for its part."""
    if not one.source or not other.source:
        return False
    return one.source in {other.source, other.body} or other.source == one.body


def close(one: float, other: float) -> bool:
    """Tell whether two values differ by no more than 20 % of the larger."""
    return abs(one - other) <= CLOSE * max(one, other)


def grown(start: date, early: date, late: date) -> float:
    """Return which share of a total that grows steadily has been reached by the earlier day.

    An event of a few days has no growth to speak of: it is compared as it is.
    """
    if early - start < _GROWING:
        return 1.0
    return ((early - start).days + 1) / ((late - start).days + 1)


def holds(one: Statement, other: Statement) -> bool:
    """Tell whether the words of either figure allow the other, within 20 % (rule 2)."""
    return close(one.size, other.size) or _allows(one, other) or _allows(other, one)


def _allows(one: Statement, other: Statement) -> bool:
    """Tell whether a number lies within what the words of another say; "dozens" ends where "hundreds" begin."""
    high = one.high
    if high is None:
        high = _WORDS_END * one.low
    return one.low <= other.size <= high


def preference(statement: Statement) -> tuple[bool, bool, int, bool, int, float, str]:
    """Sort key among statements of one day (rule 8).

    Numbers before words, dated before joined, firm before rounded, original before relay, the newest
    report, and of two that differ in nothing else the lower.
    """
    return (
        statement.value is None,
        not statement.dated,
        statement.firmness,
        statement.relayed,
        -statement.published,
        statement.size,
        statement.id,
    )
