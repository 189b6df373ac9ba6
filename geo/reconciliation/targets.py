"""What a review is about: `geo.models.Review.target` written and read.

===========  ======================================================  ==================================
about        target                                                  verdicts besides ``undo``
===========  ======================================================  ==================================
a figure     its id                                                  ``accept reject change enter``
two figures  ``link:ID+ID``, the ids in order                        ``merge split``
a place      ``place:ID``                                            ``change``
an estimate  ``estimate:INDICATOR/COUNTING/UNIT/ROLE/PLACE_ID``      ``agree``
===========  ======================================================  ==================================
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from geo.models import Counting, Role, Unit
from geo.reconciliation.statements import Key

if TYPE_CHECKING:
    from geo.models import Estimate, Review


class About(StrEnum):
    """What a review can be about."""

    FIGURE = "figure"
    LINK = "link"
    PLACE = "place"
    ESTIMATE = "estimate"


#: What a review may say, by what it is about; undoing is said of each.
VERDICTS = {
    About.FIGURE: ("accept", "reject", "change", "enter", "undo"),
    About.LINK: ("merge", "split", "undo"),
    About.PLACE: ("change", "undo"),
    About.ESTIMATE: ("agree", "undo"),
}


def about(target: str) -> About:
    """Return what a target names."""
    kind, colon, _ = target.partition(":")
    return About(kind) if colon and kind in set(About) else About.FIGURE


def link_target(one: str, other: str) -> str:
    """Return the target of reviews that say whether two figures are about the same event."""
    first, second = sorted((one, other))
    return f"{About.LINK}:{first}+{second}"


def pair_of(target: str) -> tuple[str, str]:
    """Return the ids of the two figures of a link, in order; empty words where the target names none."""
    first, _, second = target.partition(":")[2].partition("+")
    return first, second


def place_target(place_id: str) -> str:
    """Return the target of reviews that say where a place is."""
    return f"{About.PLACE}:{place_id}"


def place_of(target: str) -> str:
    """Return the id of the place that a target names."""
    return target.partition(":")[2]


def estimate_target(estimate: Estimate) -> str:
    """Return the target of reviews that agree on a number for an estimate."""
    counted = f"{estimate.indicator}/{estimate.counting}/{estimate.unit}/{estimate.role}"
    return f"{About.ESTIMATE}:{counted}/{estimate.place.id}"


def row_of(target: str) -> tuple[Key, str] | None:
    """Return what an estimate counts and the id of its place; None where the target names no estimate."""
    parts = target.partition(":")[2].split("/", 4)
    try:
        indicator, counting, unit, role, place_id = parts
        return Key(indicator, Counting(counting), Unit(unit), Role(role)), place_id
    except ValueError:
        return None


def figures_of(review: Review) -> tuple[str, ...]:
    """Return the ids of the figures that a review names."""
    kind = about(review.target)
    if kind is About.FIGURE:
        return (review.target,)
    if kind is About.LINK:
        return pair_of(review.target)
    return tuple(value for name, value in review.changes if name == "figure" and value)
