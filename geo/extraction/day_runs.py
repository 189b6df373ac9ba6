"""Days that follow one another: "March 2 to 3", "on Monday and Tuesday", "in the first week of March"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from geo.extraction import dates
from geo.extraction.dates import Interval
from geo.models import Precision

if TYPE_CHECKING:
    from geo.extraction.periods import Expression
    from geo.extraction.time_points import Points

_MOST_DAYS = 31
_WEEK = 7
#: What joins two days.
_JOINTS = ("range", "between_and")
#: Months of half a year.
_HALF = 6
#: Units of a few days.
_DAYS = {"day": 1, "week": _WEEK, "half": 15}
_ALIKE = frozenset({Precision.DAY, Precision.MONTH})


def to_day(points: Points, end: int, interval: Interval | None) -> tuple[int, Interval | None]:
    """Return a day of a month with a later day of the same month after it: "March 2 to 3", "May 7-9, 2023".

    Parameters
    ----------
    points
        Reads the sentence.
    end, interval
        Token after the first day, and the day.
    """
    words = points.words
    middle = next((after for joint in _JOINTS if (after := points.phrase(end, joint)) is not None), None)
    if interval is None or interval.start != interval.end or middle is None or middle >= len(words):
        return end, interval
    number = points.day_number(middle) if words[middle].isdecimal() else None
    if number is None or number[1] > _MOST_DAYS or points.counts(number[0]) or points.month_name(number[0]) is not None:
        return end, interval
    if number[1] <= interval.start.day or points.reading.at(number[0], "other"):
        return end, interval
    year = points.year_number(number[0] + (words[number[0] : number[0] + 1] == [","]))
    try:
        close = interval.start.replace(day=number[1])
        if year is not None:
            interval = replace(interval, start=interval.start.replace(year=year[1]))
            close = close.replace(year=year[1])
    except ValueError:  # there is no 31 April
        return end, interval
    return year[0] if year is not None else number[0], Interval(interval.start, close, Precision.DAY)


def listed(points: Points, index: int) -> tuple[int, Interval] | None:
    """Read days of one month that a comma and "and" join: "6, 7 and 8 March", each the day after the one before.

    Parameters
    ----------
    points
        Reads the sentence.
    index
        The first number.
    """
    words, numbers, end = points.words, [], index
    while words[end + 1 : end + 2] == [","] and words[end].isdecimal() and int(words[end][:4]) <= _MOST_DAYS:
        numbers.append(int(words[end]))
        end += 2
    if not numbers or end >= len(words) or not words[end].isdecimal():
        return None
    numbers.append(int(words[end][:4]))
    last = points.phrase(end + 1, "between_and")
    found = points.point(last) if last is not None else None
    interval = found[1] if found is not None else None
    if found is None or interval is None or interval.start != interval.end:
        return None
    numbers.append(interval.start.day)
    if any(later - earlier != 1 for earlier, later in pairwise(numbers)):
        return None
    first = interval.start - timedelta(len(numbers) - 1)
    return found[0], Interval(first, interval.end, Precision.DAY)


def joined(points: Points, found: Expression | None) -> Expression | None:
    """Return a point of time with the one that "and" joins to it: "on Saturday and Sunday", "in May and June".

    Only two names of days, or of months, that follow each other.
    """
    if found is None or found.kind != "point" or found.interval is None or found.interval.precision not in _ALIKE:
        return found
    words = points.words
    middle = points.phrase(found.end, "between_and")
    if middle is None or any(map(str.isdigit, "".join(words[found.start : found.end]))):
        return found
    led = points.phrase(middle, "on")
    middle = led or middle
    second = points.point(middle)
    if second is None or second[1] is None or any(map(str.isdigit, "".join(words[middle : second[0]]))):
        return found
    same = second[1].precision is found.interval.precision
    follows = second[1].start - found.interval.end == timedelta(1)
    mentions = points.reading.mentions
    counted = any(mention.outer_start == second[0] for mention in mentions)
    counted = counted and (led is not None or any(mention.end <= found.start for mention in mentions))
    if not same or not follows or counted:
        return found  # "four died on Monday and on Tuesday nine"
    interval = Interval(found.interval.start, second[1].end, second[1].precision)
    return replace(found, end=second[0], interval=interval)


def first(points: Points, end: int, count: int, unit: str) -> tuple[int, Interval] | None:
    """Return the days of "the first week of March", whose words end with the month.

    Parameters
    ----------
    points
        Reads the sentence.
    end
        Token after the unit.
    count, unit
        How many of which.
    """
    days = _DAYS.get(unit, 0) * count
    while end < len(points.words) and points.words[end] in points.vocabulary.of:
        end += 1
    named = points.month_name(end) if days and end < len(points.words) else None
    if named is None or points.published is None:
        return None
    after, number = named
    year = points.year_number(after)
    month = dates.month(year[1], number) if year is not None else dates.nearest_month(points.published, number)
    if month is None:
        return None
    close = min(month.start + timedelta(days - 1), month.end)
    return after if year is None else year[0], Interval(month.start, close, Precision.DAY)


def opening(points: Points, index: int, end: int, months: int) -> tuple[int, str, Interval | None]:
    """Read the year of "the first half of", after it or before: "النصف الأول من العام", "2019'un ilk yarısında".

    Parameters
    ----------
    points
        Reads the sentence.
    index, end
        The first token of the phrase, and the one after its last.
    months
        How many months it names; of a month that follows, "la primera mitad de julio", it is the first half.
    """
    words = points.words
    year = points.published.year if points.published is not None else None
    named = points.year_number(end)
    told = points.point(end) if named is None else None
    before = index - 2 if index > 1 and words[index - 1][0] in "'’" else index - 1
    earlier = points.year_number(before) if before >= 0 and words[before].isdecimal() else None
    if named is not None:
        end, year = named
    elif told is not None and told[1] is not None and told[1].precision is Precision.YEAR:
        end, year = told[0], told[1].start.year
    elif told is not None and told[1] is not None and told[1].precision is Precision.MONTH and months == _HALF:
        return told[0], "range", dates.narrowed(told[1], "first_part")
    elif earlier is not None:
        year = earlier[1]
    begin, close = (dates.month(year, 1), dates.month(year, months)) if year is not None else (None, None)
    if begin is None or close is None:
        return end, "range", None
    return end, "range", Interval(begin.start, close.end, close.precision)
