"""What people decided about figures, laid over what was extracted (an overlay: nothing extracted is changed).

A review is one verdict over one figure: ``accept``, ``reject``, ``change`` or ``undo``. Reviews are only ever
appended. The latest one wins, field by field; undoing is one more review, which names the one that it lifts by its
number among the reviews of that figure, the first being 1.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from geo.errors import InputError
from geo.indicators import indicators
from geo.models import Counting, Period, Precision, Qualifier, Quantity, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geo.models import Figure, Place, Review
    from geo.reconciliation.records import Observation

#: What a review may say.
VERDICTS = ("accept", "reject", "change", "undo")
#: What ``change`` may change. Numbers and days may be emptied, as may the place: then nobody said it.
FIELDS = ("value", "low", "high", "indicator", "counting", "period_start", "period_end", "place")
#: The one detail of ``undo``: the number of the review that it lifts.
LIFTS = "review"

_QUANTITY = frozenset({"value", "low", "high"})
_PERIOD = frozenset({"period_start", "period_end"})


def standing(reviews: Sequence[Review]) -> list[int]:
    """Return the numbers, from 1, of the reviews of one figure that nobody has lifted, undos left out.

    Parameters
    ----------
    reviews
        All reviews of one figure in the order they were made.
    """
    lifted: set[int] = set()
    for number in range(len(reviews), 0, -1):
        review = reviews[number - 1]
        if review.verdict == "undo" and number not in lifted:
            named = _lifts(review)
            if named is not None and named < number:
                lifted.add(named)
    return [
        number
        for number, review in enumerate(reviews, start=1)
        if number not in lifted and review.verdict in VERDICTS and review.verdict != "undo"
    ]


def _lifts(review: Review) -> int | None:
    said = dict(review.changes).get(LIFTS, "")
    return int(said) if said.isdecimal() else None


def check(review: Review, earlier: Sequence[Review] = ()) -> None:
    """Refuse a review that could not be applied.

    Parameters
    ----------
    earlier
        The reviews that its figure has already, in order. Whether a place exists is not looked up here.

    Raises
    ------
    InputError
        If the verdict, a field or a value is not one, if a change changes nothing, if nobody or no reason is named,
        or if an undo names no review that stands or an undo.
    """
    if review.verdict not in VERDICTS:
        message = f"no verdict is called {review.verdict!r}: use one of {', '.join(VERDICTS)}"
        raise InputError(message)
    if not review.reviewer.strip() or not review.reason.strip():
        message = "a review says who made it and why: give a name and a reason"
        raise InputError(message)
    if review.verdict == "undo":
        _check_undo(review, earlier)
        return
    if (review.verdict == "change") != bool(review.changes):
        message = "a change names at least one field, as in value=34; accept and reject name none"
        raise InputError(message)
    for field, value in review.changes:
        _check_field(field, value)
    changes = dict(review.changes)
    numbers = [float(changes[name]) for name in ("low", "value", "high") if changes.get(name)]
    if numbers != sorted(numbers):
        message = f"low ≤ value ≤ high does not hold for {', '.join(f'{number:,g}' for number in numbers)}"
        raise InputError(message)
    first, last = changes.get("period_start"), changes.get("period_end")
    if first and last and date.fromisoformat(first) > date.fromisoformat(last):
        message = f"a period cannot end before it starts: {first} to {last}"
        raise InputError(message)


def check_fits(review: Review, after: Observation) -> None:
    """Refuse a change that the figure, as it would then stand, does not show.

    Raises
    ------
    InputError
        If a number or day does not fit those that stay, such as a low above the value.
    """
    if review.verdict != "change":
        return
    quantity, period = after.figure.quantity, after.figure.period
    shown = {"value": quantity.value, "low": quantity.low, "high": quantity.high}
    days = {"period_start": period.start, "period_end": period.end}
    for field, value in review.changes:
        if (field in shown and _number(value) != shown[field]) or (field in days and _day(value) != days[field]):
            stays = ", ".join(f"{name}={'' if kept is None else kept}" for name, kept in (shown | days).items())
            message = f"{field}={value} does not fit the figure as it then stands ({stays}): change those too"
            raise InputError(message)


def _check_undo(review: Review, earlier: Sequence[Review]) -> None:
    number = _lifts(review)
    live = set(standing(earlier)) | {n for n, one in enumerate(earlier, start=1) if one.verdict == "undo"}
    if number is None or number not in live:
        stands = ", ".join(map(str, standing(earlier))) or "none"
        message = f"undo names the number of a review of this figure, as in review=1; those that stand: {stands}"
        raise InputError(message)


def _check_field(field: str, value: str) -> None:
    if field not in FIELDS:
        message = f"{field!r} cannot be changed: use one of {', '.join(FIELDS)}"
        raise InputError(message)
    wanted = ""
    if field in _QUANTITY and value and _number(value) is None:
        wanted = "a number such as 689000, not below 0"
    elif field in _PERIOD and value and _day(value) is None:
        wanted = "a day such as 2020-02-29"
    elif field == "counting" and value not in set(Counting):
        wanted = " or ".join(Counting)
    elif field == "indicator" and value not in indicators():
        wanted = f"one of {', '.join(indicators())}"
    if wanted:
        message = f"{field} is {wanted}, not {value!r}"
        raise InputError(message)


def _number(value: str) -> float | None:
    try:
        number = float(value)
    except ValueError:
        return None
    return number if 0 <= number < float("inf") else None


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


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
    after = _by_figure(reviews, successors or {})
    return [
        _reviewed(observation, after[observation.figure.id], places) if observation.figure.id in after else observation
        for observation in observations
    ]


def _by_figure(reviews: Iterable[Review], successors: Mapping[str, str]) -> dict[str, list[Review]]:
    """Return the reviews that stand, by the figure that they are about today, in the order they were made."""
    everything = list(reviews)
    targets: dict[str, list[int]] = defaultdict(list)
    for index, review in enumerate(everything):
        targets[review.target].append(index)
    about: dict[str, list[int]] = defaultdict(list)
    for target, indexes in targets.items():
        live = standing([everything[index] for index in indexes])
        about[successors.get(target, target)] += [indexes[number - 1] for number in live]
    return {figure_id: [everything[index] for index in sorted(found)] for figure_id, found in about.items() if found}


def _reviewed(observation: Observation, reviews: Sequence[Review], places: Mapping[str, Place]) -> Observation:
    changes: dict[str, str] = {}
    verdict = None
    for review in reviews:
        if review.verdict == "change":
            changes |= dict(review.changes)
        else:
            verdict = review
    place, role = observation.place, observation.role
    asked = changes.get("place")
    if asked is not None and (not asked or asked in places):
        place = places[asked] if asked else None
        # A person says where it is true: it is no longer merely where it was reported from.
        role = Role.EVENT if role is Role.REPORTED_FROM else role
    set_aside = None
    if verdict is not None and verdict.verdict == "reject":
        set_aside = f"rejected by {verdict.reviewer}: {verdict.reason}"
    return replace(
        observation,
        figure=_figure(observation.figure, changes),
        place=place,
        role=role,
        reviews=tuple(reviews),
        set_aside=set_aside,
    )


def _figure(figure: Figure, changes: Mapping[str, str]) -> Figure:
    indicator = changes.get("indicator", "")
    counting = changes.get("counting", "")
    return replace(
        figure,
        indicator=indicator if indicator in indicators() else figure.indicator,
        counting=Counting(counting) if counting in set(Counting) else figure.counting,
        quantity=_quantity(figure.quantity, changes) if _QUANTITY & changes.keys() else figure.quantity,
        period=_period(figure.period, changes) if _PERIOD & changes.keys() else figure.period,
    )


def _quantity(said: Quantity, changes: Mapping[str, str]) -> Quantity:
    """Return the number that people left; a bound that does not hold for it goes."""
    value = _number(changes["value"]) if "value" in changes else said.value
    if value is not None and value != said.value:
        # The words of the text ("nearly", "dozens") bound the number of the text, not this one.
        said = Quantity(value)
    low = _number(changes["low"]) if "low" in changes else said.low
    high = _number(changes["high"]) if "high" in changes else said.high
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
    start = _day(changes["period_start"]) if "period_start" in changes else said.start
    end = _day(changes["period_end"]) if "period_end" in changes else said.end
    if start is not None and end is not None and start > end:
        start, end = (start, None) if "period_end" not in changes else (None, end)
    if (start, end) == (said.start, said.end):
        return said
    return Period(start, end, Precision.DAY if start or end else None, said.expression)
