"""What people decided about figures, laid over what was extracted (an overlay: nothing extracted is changed).

A review is one verdict over one target, see `geo.reconciliation.targets`. Reviews are only ever appended; the latest
one wins, field by field. Those of single figures are applied here, before anything is compared; those of links and
estimates by `geo.reconciliation.reconcile`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from geo.indicators import indicators
from geo.models import Counting, Period, Place, PlaceKind, Precision, Qualifier, Quantity, Role
from geo.reconciliation.targets import About, about, place_of
from geo.reconciliation.verdicts import (
    FIELDS,
    LIFTS,
    PERIOD,
    PIN,
    QUANTITY,
    check,
    check_fits,
    day_of,
    degrees_of,
    number_of,
    standing,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geo.models import Figure, Review
    from geo.reconciliation.records import Observation

__all__ = ["FIELDS", "LIFTS", "apply", "check", "check_fits", "pin", "standing", "where_to"]

#: How exact a pin is that a person set.
_PIN_KM = 1.0


@dataclass(slots=True)
class _OfFigure:
    """The reviews of one figure that stand, in order, and the undo of its entry if there is one."""

    live: list[Review] = field(default_factory=list)
    unsaid: Review | None = None


def apply(
    observations: Iterable[Observation],
    reviews: Iterable[Review],
    *,
    places: Mapping[str, Place],
    successors: Mapping[str, str] | None = None,
) -> list[Observation]:
    """Return the observations as people left them, in the same order.

    Parameters
    ----------
    reviews
        In the order they were made. What names no figure among `observations` does nothing.
    places
        By id, the places that changes name; a place that is not there is not changed.
    successors
        The figure that stands in place of one that a new extraction withdrew: reviews go with it.

    Returns
    -------
    list of Observation
        Each with the reviews that stand over it. A rejected one says in `Observation.set_aside` why, so that it is
        kept in a tray. What nobody reviewed, or every review of which was undone, is the very observation given.
    """
    reviews = list(reviews)
    after = _by_figure(reviews, successors or {})
    moved = {place_of(target): where for target, where in _moved(reviews).items()}
    return [
        _elsewhere(_reviewed(observation, after.get(observation.figure.id), places), moved, places)
        for observation in observations
    ]


def pin(longitude: float, latitude: float, around: Place | None) -> Place:
    """Return the point at which a person set a pin.

    Parameters
    ----------
    longitude, latitude
        In degrees, EPSG:4326.
    around
        The province or country that holds it; None at sea.
    """
    from shapely.geometry import Point

    return Place(
        pin_id(longitude, latitude),
        around.name if around is not None else f"{latitude:.3f}, {longitude:.3f}",
        PlaceKind.POINT,
        country=around.country if around is not None else None,
        countries=around.countries if around is not None else (),
        admin1=around.admin1 or (around.id if around.id != around.country else None) if around is not None else None,
        geometry=Point(longitude, latitude),
        precision_km=_PIN_KM,
    )


def pin_id(longitude: float, latitude: float) -> str:
    """Return the id of the place that a pin makes."""
    return f"pin:{latitude:.5f},{longitude:.5f}"


def where_to(changes: Mapping[str, str]) -> str | None:
    """Return the id of the place or pin that changes name, an empty one for no place; None where they name none."""
    longitude, latitude = (degrees_of(name, changes.get(name, "")) for name in PIN)
    if longitude is not None and latitude is not None:
        return pin_id(longitude, latitude)
    return changes.get("place")


def _by_figure(everything: Sequence[Review], successors: Mapping[str, str]) -> dict[str, _OfFigure]:
    """Return the reviews that stand, by the figure that they are about today, in the order they were made."""
    targets: dict[str, list[int]] = defaultdict(list)
    for index, review in enumerate(everything):
        if about(review.target) is About.FIGURE:
            targets[review.target].append(index)
    live: dict[str, list[int]] = defaultdict(list)
    found: dict[str, _OfFigure] = defaultdict(_OfFigure)
    for target, indexes in targets.items():
        some = [everything[index] for index in indexes]
        stands = standing(some)
        today = successors.get(target, target)
        live[today] += [indexes[number - 1] for number in stands]
        entered = [number for number, review in enumerate(some, start=1) if review.verdict == "enter"]
        if entered and not set(entered) & set(stands):
            found[today].unsaid = next(review for review in reversed(some) if review.verdict == "undo")
    for figure_id, numbers in live.items():
        if numbers:
            found[figure_id].live = [everything[index] for index in sorted(numbers)]
    return dict(found)


def _moved(reviews: Iterable[Review]) -> dict[str, str]:
    """Return where people say that places are, by the target that names the place."""
    by_target: dict[str, list[Review]] = defaultdict(list)
    for review in reviews:
        if about(review.target) is About.PLACE:
            by_target[review.target].append(review)
    found = {}
    for target, some in by_target.items():
        live = standing(some)
        where = where_to(dict(some[live[-1] - 1].changes)) if live else None
        if where:
            found[target] = where
    return found


def _elsewhere(observation: Observation, moved: Mapping[str, str], places: Mapping[str, Place]) -> Observation:
    place = observation.place
    if place is None or moved.get(place.id) not in places:
        return observation
    return replace(observation, place=replace(places[moved[place.id]], name=place.name))


def _reviewed(observation: Observation, said: _OfFigure | None, places: Mapping[str, Place]) -> Observation:
    if said is None:
        return observation
    changes: dict[str, str] = {}
    verdict, asked = None, None
    for review in said.live:
        if review.verdict == "change":
            changes |= dict(review.changes)
            where = where_to(dict(review.changes))
            asked = asked if where is None else where
        elif review.verdict != "enter":
            verdict = review
    place, role = observation.place, observation.role
    if asked is not None and (not asked or asked in places):
        place = _put(places[asked], place) if asked else None
        # A person says where it is true: it is no longer merely where it was reported from.
        role = Role.EVENT if role is Role.REPORTED_FROM else role
    set_aside = None
    if said.unsaid is not None:
        set_aside = f"its entry was taken back by {said.unsaid.reviewer}: {said.unsaid.reason}"
    elif verdict is not None and verdict.verdict == "reject":
        set_aside = f"rejected by {verdict.reviewer}: {verdict.reason}"
    return replace(
        observation,
        figure=_figure(observation.figure, changes),
        place=place,
        role=role,
        reviews=tuple(said.live),
        set_aside=set_aside,
    )


def _put(place: Place, before: Place | None) -> Place:
    """Return the place that a person named; a pin keeps the name of the place that it corrects."""
    return replace(place, name=before.name) if before is not None and place.id.startswith("pin:") else place


def _figure(figure: Figure, changes: Mapping[str, str]) -> Figure:
    indicator = changes.get("indicator", "")
    counting = changes.get("counting", "")
    return replace(
        figure,
        indicator=indicator if indicator in indicators() else figure.indicator,
        counting=Counting(counting) if counting in set(Counting) else figure.counting,
        quantity=_quantity(figure.quantity, changes) if QUANTITY & changes.keys() else figure.quantity,
        period=_period(figure.period, changes) if PERIOD & changes.keys() else figure.period,
    )


def _quantity(said: Quantity, changes: Mapping[str, str]) -> Quantity:
    """Return the number that people left; a bound that does not hold for it goes."""
    value = number_of(changes["value"]) if "value" in changes else said.value
    if value is not None and value != said.value:
        # The words of the text ("nearly", "dozens") bound the number of the text, not this one.
        said = Quantity(value)
    low = number_of(changes["low"]) if "low" in changes else said.low
    high = number_of(changes["high"]) if "high" in changes else said.high
    if value is not None:
        low = None if low is not None and low > value else low
        high = None if high is not None and high < value else high
    elif low is not None and high is not None and low > high:
        low, high = (low, None) if "low" in changes else (None, high)
    if value is None and low is None and high is None:
        return said
    if (value, low, high) == (said.value, said.low, said.high):
        return said
    if value is not None:
        qualifier = said.qualifier
    elif low is not None and high is not None:
        qualifier = Qualifier.BETWEEN
    else:
        qualifier = Qualifier.AT_LEAST if low is not None else Qualifier.UP_TO
    return Quantity(value, low, high, qualifier, said.words if value == said.value else "")


def _period(said: Period, changes: Mapping[str, str]) -> Period:
    """Return the days that people left; of two that do not fit, the one that they set stays."""
    start = day_of(changes["period_start"]) if "period_start" in changes else said.start
    end = day_of(changes["period_end"]) if "period_end" in changes else said.end
    if start is not None and end is not None and start > end:
        start, end = (start, None) if "period_end" not in changes else (None, end)
    if (start, end) == (said.start, said.end):
        return said
    return Period(start, end, Precision.DAY if start or end else None, said.expression)
