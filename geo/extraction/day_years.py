"""The year of a day that stands beside it in words: "6 February last year", "geçen yıl 6 Şubat'ta"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.extraction import dates
from geo.models import Precision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.dates import Interval
    from geo.extraction.periods import Expression

#: Words between a day and its year: "last year, on 6 February".
_BETWEEN = 2
_WITHIN = frozenset({Precision.DAY, Precision.MONTH})
_YEAR = 4


def joined(found: Sequence[Expression], words: Sequence[str]) -> list[Expression]:
    """Return the expressions of a sentence, with a day and the year beside it made one.

    Parameters
    ----------
    found
        Expressions in reading order.
    words
        The words of the sentence.
    """
    merged: list[Expression] = []
    for time in found:
        last = merged[-1] if merged else None
        both = _both(last, time, words) if last is not None else None
        if both is None:
            merged.append(time)
        else:
            merged[-1] = both
    return merged


def _both(first: Expression, second: Expression, words: Sequence[str]) -> Expression | None:
    """Return the day of the one and the year of the other, None where they are no such pair."""
    between = words[first.end : second.start]
    if len(between) > _BETWEEN or any(word.isdecimal() or word in {";", ".", "("} for word in between):
        return None
    for day, year in ((first, second), (second, first)):
        if year.kind != "point" or day.kind not in {"point", "since", "until"} or _spelt(words, day):
            continue
        interval = _in_year(day.interval, year.interval)
        if interval is not None:
            return replace(day, start=first.start, end=second.end, interval=interval)
    return None


def _spelt(words: Sequence[str], day: Expression) -> bool:
    """Tell whether a day has a year of its own."""
    return any(word.isdecimal() and len(word) == _YEAR for word in words[day.start : day.end])


def _in_year(day: Interval | None, year: Interval | None) -> Interval | None:
    """Return a day or a month in another year than the one that was taken for it."""
    if day is None or year is None or year.precision is not Precision.YEAR or day.precision not in _WITHIN:
        return None
    number = year.start.year
    if number == day.start.year or day.start.month != day.end.month:
        return None
    if day.precision is Precision.MONTH:
        return dates.month(number, day.start.month)
    return dates.day(number, day.start.month, day.start.day) if day.start == day.end else None
