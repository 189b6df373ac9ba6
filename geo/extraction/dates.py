"""Dates that words name, reckoned from the day of publication."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from geo.models import Precision

if TYPE_CHECKING:
    from collections.abc import Sequence

_DAY = timedelta(days=1)
#: First and last day of the weeks and halves of a month, counted from 0; None is its last day.
_SPANS: dict[str, tuple[int, int | None]] = {
    "first_week": (0, 6),
    "second_week": (7, 13),
    "third_week": (14, 20),
    "fourth_week": (21, 27),
    "last_week": (-7, None),
    "first_part": (0, 14),
    "second_part": (15, None),
}
#: The parts of a month or a year that words name: "early", "first_week", "first_part" for its first half.
PARTS = ("early", "middle", "late", *_SPANS)
_MONTH_DAYS = (28, 31)
#: "Two weeks ago" may name a day; "five weeks ago" does not.
_EXACT = 14
#: Digits of a year.
_YEAR = 4
#: How far after its publication a report may place a day without naming the year.
_AHEAD = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class Interval:
    """A run of days, both inclusive."""

    start: date
    end: date
    precision: Precision


def day(year: int, month: int, number: int) -> Interval | None:
    """Return one day, None if the calendar has no such day."""
    try:
        found = date(year, month, number)
    except ValueError:
        return None
    return Interval(found, found, Precision.DAY)


def month(year: int, number: int) -> Interval | None:
    """Return one month."""
    if not (1 <= number <= 12 and 1 <= year <= 9999):  # noqa: PLR2004 - the calendar
        return None
    return Interval(date(year, number, 1), date(year, number, monthrange(year, number)[1]), Precision.MONTH)


def year(number: int) -> Interval:
    """Return one year."""
    return Interval(date(number, 1, 1), date(number, 12, 31), Precision.YEAR)


def nearest_day(published: date, month_number: int, number: int) -> Interval | None:
    """Return the last such day before publication, or one shortly after it."""
    for candidate in (published.year + 1, published.year, published.year - 1, published.year - 4):
        found = day(candidate, month_number, number)
        if found is not None and found.start <= published + _AHEAD:
            return found
    return None


def begun(interval: Interval | None, published: date | None, words: Sequence[str]) -> Interval | None:
    """Return the day since which something lasts: of the year before if it would lie ahead, as it has begun.

    Parameters
    ----------
    interval
        What its words say; None where they do not tell.
    published
        The day of publication.
    words
        The words: a day with its year stays where it is.
    """
    if interval is None or published is None or interval.start <= published or interval.precision is not Precision.DAY:
        return interval
    if any(word.isdecimal() and len(word) == _YEAR for word in words):
        return interval
    return day(interval.start.year - 1, interval.start.month, interval.start.day)


def nearest_month(published: date, number: int) -> Interval | None:
    """Return the last such month that has begun by the day of publication."""
    found = month(published.year, number)
    if found is not None and found.start > published:
        found = month(published.year - 1, number)
    return found


def weekday(published: date, number: int, *, before: bool = False, after: bool = False) -> Interval:
    """Return the last such day of the week, up to the day of publication; Monday is 0."""
    back = (published.weekday() - number) % 7
    if before and back == 0:
        back = 7
    found = published - back * _DAY
    if after:
        found += 7 * _DAY
    return Interval(found, found, Precision.DAY)


def units_ago(published: date, count: int, unit: str) -> Interval | None:
    """Return the day, month or year that lies so many units before publication."""
    if unit == "hour":
        found = published - timedelta(days=count // 24)
        return Interval(found, found, Precision.DAY)
    if unit in {"day", "week", "fortnight"}:
        days = count * {"day": 1, "week": 7, "fortnight": 14}[unit]
        if days > 20000:  # noqa: PLR2004 - no report looks back so far in days
            return None
        found = published - timedelta(days=days)
        return Interval(found, found, Precision.DAY if days <= _EXACT else Precision.WEEK)
    if unit == "month":
        total = published.year * 12 + published.month - 1 - count
        return month(total // 12, total % 12 + 1) if total > 0 else None
    if unit == "year":
        return year(published.year - count) if published.year - count > 0 else None
    return None


def last_units(end: date, count: int, unit: str) -> Interval | None:
    """Return the run of so many units that ends on a day."""
    days = {"hour": max(1, round(count / 24)), "day": count - 1 if count > 1 else 1, "week": 7 * count}.get(unit)
    if unit == "fortnight":
        days = 14 * count
    if days is None:
        days = {"month": 30, "quarter": 91, "year": 365, "decade": 3652}.get(unit, 1) * count
        precision = Precision.MONTH
    else:
        precision = Precision.DAY if unit in {"hour", "day"} else Precision.WEEK
    if days > 40000:  # noqa: PLR2004 - longer than any crisis
        return None
    return Interval(end - timedelta(days=days), end, precision)


def this_unit(published: date, unit: str, shift: int = 0) -> Interval | None:
    """Return the calendar week, month, quarter or year of publication, or one before (`shift` < 0) or after it."""
    if unit == "day":
        found = published + shift * _DAY
        return Interval(found, found, Precision.DAY)
    if unit == "week":
        monday = published - published.weekday() * _DAY + 7 * shift * _DAY
        return Interval(monday, monday + 6 * _DAY, Precision.WEEK)
    if unit == "month":
        total = published.year * 12 + published.month - 1 + shift
        return month(total // 12, total % 12 + 1)
    if unit == "quarter":
        first = (published.month - 1) // 3 * 3 + 1
        total = published.year * 12 + first - 1 + 3 * shift
        begin, close = month(total // 12, total % 12 + 1), month((total + 2) // 12, (total + 2) % 12 + 1)
        return None if begin is None or close is None else Interval(begin.start, close.end, Precision.MONTH)
    if unit == "year" and 1 <= published.year + shift <= 9999:  # noqa: PLR2004 - the calendar
        return year(published.year + shift)
    return None


def weekend(published: date) -> Interval:
    """Return the last Saturday and Sunday that have begun by the day of publication."""
    saturday = weekday(published, 5).start
    return Interval(saturday, saturday + _DAY, Precision.DAY)


def narrowed(interval: Interval, part: str) -> Interval:
    """Return a part of a month or a year, one of `PARTS`: its early days, its second week, its first half."""
    length = (interval.end - interval.start).days + 1
    if part in _SPANS:
        return _span(interval, part, length)
    if length > 40:  # noqa: PLR2004 - a year
        first = {"early": 1, "middle": 5, "late": 9}[part]
        begin = date(interval.start.year, first, 1)
        close = date(interval.start.year, first + 3, monthrange(interval.start.year, first + 3)[1])
        return Interval(begin, close, Precision.MONTH)
    if length < 20:  # noqa: PLR2004 - a week or a day
        begin, close = interval.start, interval.end
        return Interval(begin, begin if part == "early" else close, interval.precision)
    if part == "early":
        return Interval(interval.start, interval.start + 9 * _DAY, Precision.WEEK)
    if part == "middle":
        centre = interval.start + 14 * _DAY
        return Interval(centre, centre, Precision.WEEK)
    return Interval(interval.start + 20 * _DAY, interval.end, Precision.WEEK)


def _span(interval: Interval, part: str, length: int) -> Interval:
    """Return a week or a half of a month, or a half of a year."""
    first, last = _SPANS[part]
    if _MONTH_DAYS[0] <= length <= _MONTH_DAYS[1]:
        begin = interval.start + (length + first if first < 0 else first) * _DAY
        close = interval.end if last is None else interval.start + last * _DAY
        return Interval(begin, min(close, interval.end), Precision.WEEK)
    if length > _MONTH_DAYS[1] and part in {"first_part", "second_part"}:
        year = interval.start.year
        if part == "first_part":
            return Interval(date(year, 1, 1), date(year, 6, 30), Precision.MONTH)
        return Interval(date(year, 7, 1), date(year, 12, 31), Precision.MONTH)
    return interval


def units_later(start: date, months: int) -> date:
    """Return the day before the one so many months later."""
    total = start.year * 12 + start.month - 1 + months
    return date(total // 12, total % 12 + 1, 1) - _DAY
