"""Numbers in words that are right: "at least", "up to", "about", ranges; a total is no more exact than its parts."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.exports.words import number, span, text
from geo.layers.bounds import bound_of
from geo.models import EstimateBasis, Qualifier

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.models import Estimate
    from geo.reconciliation import Observation

#: Numbers below this are taken as counted one by one.
_COUNTED = 1000

_SIGNS = {"at_least": "≥ ", "up_to": "≤ ", "about": "~ ", "": ""}


@dataclass(frozen=True, slots=True)
class Said:
    """A number with what bounds it.

    Attributes
    ----------
    low, best, high
        None where nobody said any number.
    bound
        ``at_least``, ``up_to``, ``about`` or nothing.
    rounded
        Whether we rounded it, since its parts are no more exact.
    """

    low: float | None
    best: float | None
    high: float | None
    bound: str = ""
    rounded: bool = False

    @property
    def value(self) -> float | None:
        """The number that stands for it: the best, else the lowest, else the highest."""
        return next((one for one in (self.best, self.low, self.high) if one is not None), None)

    def words(self, language: str) -> str:
        """Return it in full: "at least 498 (498–501)", but "498 (at least 497–498)" where the range goes below."""
        if self.value is None:
            return text("no_number", language)
        shown = number(self.value, language)
        brackets = []
        if self.low is not None and self.high is not None and self.low < self.high:
            brackets.append(span(self.low, self.high, language))
        end = {"at_least": self.low, "up_to": self.high}.get(self.bound, self.value)
        # A bound never stands before a number that the range leaves behind.
        if brackets and end != self.value:
            brackets[0] = f"{text(self.bound, language)} {brackets[0]}"
        elif self.bound:
            shown = f"{text(self.bound, language)} {shown}"
        if self.rounded:
            brackets.append(text("rounded", language))
        return f"{shown} ({', '.join(brackets)})" if brackets else shown

    def label(self, language: str) -> str:
        """Return it as short as a map needs, no more exact: a range stays a range."""
        if self.value is None:
            return "?"
        if self.low is not None and self.high is not None and self.low < self.high:
            return span(self.low, self.high, language)
        return f"{_SIGNS[self.bound]}{number(self.value, language)}"


def said(estimate: Estimate, figures: Mapping[str, Observation] | None = None) -> Said:
    """Return what is known of a row, with the bound that its sources gave.

    Parameters
    ----------
    figures
        Observations by figure id; without them only the row's own bounds are known.
    """
    known = [figures[key].figure.quantity for key in estimate.figure_ids if key in figures] if figures else []
    bound = bound_of(estimate.best, estimate.low, estimate.high, known)
    if estimate.basis is EstimateBasis.OUR_SUM:
        bound = Qualifier.AT_LEAST
    return Said(estimate.low, estimate.best, estimate.high, str(bound or ""))


def grain(value: float) -> int:
    """Return how exact a number is: the power of ten that it is a multiple of, two digits being always kept.

    Examples
    --------
    >>> grain(3_600_000), grain(20_000), grain(948_000), grain(500)
    (100000, 1000, 1000, 1)
    """
    whole = int(value)
    if whole < _COUNTED or whole != value:
        return 1
    power = 1
    while whole % (power * 10) == 0:
        power *= 10
    return int(min(power, 10 ** (len(str(whole)) - 2)))


def total(rows: Sequence[Estimate], figures: Mapping[str, Observation] | None = None) -> Said:
    """Return the sum of rows that do not overlap, no more exact than the coarsest of them.

    Several rows, or one that is a lower bound, make a sum that is "at least": there may be more. Rounding goes down
    for the sum and its low, up for its high, and is said.
    """
    parts = [one for one in (said(item, figures) for item in rows) if one.value is not None]
    if len(parts) <= 1:
        return parts[0] if parts else Said(None, None, None)
    best = math.fsum(one.value or 0 for one in parts)
    low = math.fsum(one.low if one.low is not None else (one.best or 0) for one in parts)
    high = math.fsum(one.high if one.high is not None else (one.value or 0) for one in parts)
    coarse = max(grain(one.value or 0) for one in parts)
    best_down, low_down = best // coarse * coarse, low // coarse * coarse
    high_up = -(-high // coarse) * coarse
    rounded = best_down != best
    if low == high:
        low_down = high_up = best_down
    return Said(low_down, best_down, high_up, "at_least", rounded)
