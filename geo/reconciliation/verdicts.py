"""Which reviews can be applied, and which of them stand.

Reviews are only ever appended. Undoing is one more review, which names the one that it lifts by its number among the
reviews of that target, the first being 1.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from geo.errors import InputError
from geo.indicators import indicators
from geo.models import Counting
from geo.reconciliation.targets import VERDICTS, About, about, pair_of, row_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.models import Review
    from geo.reconciliation.records import Observation

#: What ``change`` may change of a figure. Numbers and days may be emptied, as may the place: then nobody said it.
#: Longitude and latitude, in degrees, move its pin.
FIELDS = (
    "value", "low", "high", "indicator", "counting", "period_start", "period_end", "place", "longitude", "latitude",
)  # fmt: skip
#: What ``change`` may say of a place: that another is meant, or where its pin stands.
PLACE_FIELDS = ("place", "longitude", "latitude")
#: What ``agree`` says: the number and the last day on which it is shown; the others as in `geo.models.Agreement`.
AGREED_FIELDS = ("value", "until", "first", "since", "figure", "owner")
#: The one detail of ``undo``: the number of the review that it lifts.
LIFTS = "review"

#: The largest number that people may give: more than there are people.
MOST = 1e10

QUANTITY = frozenset({"value", "low", "high"})
PERIOD = frozenset({"period_start", "period_end"})
PIN = ("longitude", "latitude")

_REACH = {"longitude": 180.0, "latitude": 90.0}


def standing(reviews: Sequence[Review]) -> list[int]:
    """Return the numbers, from 1, of the reviews of one target that nobody has lifted, undos left out.

    Parameters
    ----------
    reviews
        All reviews of one target in the order they were made.
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
        if number not in lifted and review.verdict in VERDICTS[about(review.target)] and review.verdict != "undo"
    ]


def _lifts(review: Review) -> int | None:
    said = dict(review.changes).get(LIFTS, "")
    return int(said) if said.isdecimal() else None


def check(review: Review, earlier: Sequence[Review] = ()) -> None:
    """Refuse a review that could not be applied.

    Parameters
    ----------
    earlier
        The reviews that its target has already, in order. Whether a figure or place exists is not looked up here.

    Raises
    ------
    InputError
        If the verdict, a field or a value is not one, if a change changes nothing, if nobody or no reason is named,
        or if an undo names no review that stands or an undo.
    """
    kind = about(review.target)
    if review.verdict not in VERDICTS[kind]:
        message = f"no verdict is called {review.verdict!r} for a {kind}: use one of {', '.join(VERDICTS[kind])}"
        raise InputError(message)
    if not review.reviewer.strip() or not review.reason.strip():
        message = "a review says who made it and why: give a name and a reason"
        raise InputError(message)
    if review.verdict == "undo":
        _check_undo(review, earlier)
    elif kind is About.LINK:
        _check_link(review)
    elif kind is About.ESTIMATE:
        _check_agreement(review)
    else:
        _check_changes(review, FIELDS if kind is About.FIGURE else PLACE_FIELDS)


def _check_changes(review: Review, fields: Sequence[str]) -> None:
    if (review.verdict == "change") != bool(review.changes):
        message = "a change names at least one field, as in value=34; accept and reject name none"
        raise InputError(message)
    for field, value in review.changes:
        if field not in fields:
            message = f"{field!r} cannot be changed: use one of {', '.join(fields)}"
            raise InputError(message)
        _check_value(field, value)
    changes = dict(review.changes)
    numbers = [float(changes[name]) for name in ("low", "value", "high") if changes.get(name)]
    if numbers != sorted(numbers):
        message = f"low ≤ value ≤ high does not hold for {', '.join(f'{number:,g}' for number in numbers)}"
        raise InputError(message)
    _check_order(changes, "period_start", "period_end", "a period cannot end before it starts")
    if (PIN[0] in changes) != (PIN[1] in changes):
        message = "a pin stands at a longitude and a latitude: give both"
        raise InputError(message)


def _check_order(changes: Mapping[str, str], first: str, last: str, wrong: str) -> None:
    one, other = changes.get(first), changes.get(last)
    if one and other and date.fromisoformat(one) > date.fromisoformat(other):
        message = f"{wrong}: {one} to {other}"
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
        if (field in shown and number_of(value) != shown[field]) or (field in days and day_of(value) != days[field]):
            stays = ", ".join(f"{name}={'' if kept is None else kept}" for name, kept in (shown | days).items())
            message = f"{field}={value} does not fit the figure as it then stands ({stays}): change those too"
            raise InputError(message)


def _check_undo(review: Review, earlier: Sequence[Review]) -> None:
    number = _lifts(review)
    live = set(standing(earlier)) | {n for n, one in enumerate(earlier, start=1) if one.verdict == "undo"}
    if number is None or number not in live:
        stands = ", ".join(map(str, standing(earlier))) or "none"
        kind = about(review.target)
        message = f"undo names the number of a review of this {kind}, as in review=1; those that stand: {stands}"
        raise InputError(message)


def _check_link(review: Review) -> None:
    first, second = pair_of(review.target)
    if not first or not second or first == second:
        message = f"{review.target!r} does not name two figures: give the ids of two different ones"
        raise InputError(message)
    if review.changes:
        message = f"{review.verdict} changes no field: {', '.join(name for name, _ in review.changes)} cannot be given"
        raise InputError(message)


def _check_agreement(review: Review) -> None:
    if row_of(review.target) is None:
        message = f"{review.target!r} names no estimate: take one that `geo estimates` lists"
        raise InputError(message)
    changes = dict(review.changes)
    for field, value in review.changes:
        if field not in AGREED_FIELDS:
            message = f"{field!r} is no part of an agreed number: use {', '.join(AGREED_FIELDS)}"
            raise InputError(message)
        _check_value(field, value)
    if not changes.get("value") or not changes.get("until"):
        message = "an agreed number has a value and the last day on which it is shown: give both"
        raise InputError(message)
    _check_order(changes, "first", "until", "an agreed number cannot end before it begins")


def _check_value(field: str, value: str) -> None:
    wanted = ""
    if field in QUANTITY and value and number_of(value) is None:
        wanted = f"a number such as 689000, from 0 to {MOST:,.0f}"
    elif field in {*PERIOD, "until", "first", "since"} and value and day_of(value) is None:
        wanted = "a day such as 2020-02-29"
    elif field == "counting" and value not in set(Counting):
        wanted = " or ".join(Counting)
    elif field == "indicator" and value not in indicators():
        wanted = f"one of {', '.join(indicators())}"
    elif field in _REACH and degrees_of(field, value) is None:
        wanted = f"in degrees from -{_REACH[field]:g} to {_REACH[field]:g}"
    if wanted:
        message = f"{field} is {wanted}, not {value!r}"
        raise InputError(message)


def number_of(value: str) -> float | None:
    """Return a number that people could be counted by; None where the words are none."""
    try:
        number = float(value)
    except ValueError:
        return None
    return number if 0 <= number <= MOST else None


def day_of(value: str) -> date | None:
    """Return a day written as 2020-02-29; None where the words are none."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def degrees_of(field: str, value: str) -> float | None:
    """Return a longitude or latitude; None where the words are none."""
    try:
        degrees = float(value)
    except ValueError:
        return None
    return degrees if abs(degrees) <= _REACH[field] else None
