"""What bounds a number: the words of those who said it, an exact one among them winning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.models import Qualifier

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.models import Quantity

#: What each qualifier says of its number.
_BOUNDS = {
    Qualifier.AT_LEAST: Qualifier.AT_LEAST,
    Qualifier.MORE_THAN: Qualifier.AT_LEAST,
    Qualifier.UP_TO: Qualifier.UP_TO,
    Qualifier.LESS_THAN: Qualifier.UP_TO,
    Qualifier.ABOUT: Qualifier.ABOUT,
    Qualifier.NEARLY: Qualifier.ABOUT,
    Qualifier.VAGUE: Qualifier.ABOUT,
}


def bound_of(best: float | None, low: float | None, high: float | None, said: Iterable[Quantity]) -> Qualifier | None:
    """Return how those who said the best value bounded it.

    Parameters
    ----------
    best, low, high
        Of the estimate; without a best value the end that is known is a bound.
    said
        The numbers on which the estimate rests, as written.

    Returns
    -------
    Qualifier or None
        `AT_LEAST`, `UP_TO`, `ABOUT` (also where their words differ), or None where somebody said the number as it is.
    """
    if best is None:
        return Qualifier.AT_LEAST if low is not None else Qualifier.UP_TO if high is not None else None
    qualifiers = {one.qualifier for one in said if one.value == best}
    if not qualifiers or Qualifier.EXACT in qualifiers:
        return None
    bounds = {_BOUNDS.get(one) for one in qualifiers}
    return bounds.pop() if len(bounds) == 1 else Qualifier.ABOUT
