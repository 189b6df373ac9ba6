"""Years from one to another: "between 2010 and 2019", "the 2014-2016 epidemic", "2010 ile 2019 yılları arasında"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction import dates
from geo.extraction.dates import Interval
from geo.models import Precision

if TYPE_CHECKING:
    from geo.extraction.time_points import Points

_DIGITS = 4
_FIRST, _LONGEST = 1900, 80
#: Words from a verb after two years to the number that it counts: "entre 1990 y 1995 murieron unas 300 personas".
_NEXT = 6
_DASHES = frozenset({"-", "–"})
_JOINTS = ("range", "between_and")


def read(points: Points, index: int) -> tuple[int, Interval] | None:
    """Read two years that a dash joins, or words between which something lasted; None for numbers of people.

    Parameters
    ----------
    points
        Reads the sentence.
    index
        The first number.
    """
    words = points.words
    first = _year(words[index])
    middle = next((end for joint in _JOINTS if (end := points.phrase(index + 1, joint)) is not None), None)
    if first is None or middle is None or middle >= len(words):
        return None
    last = _year(words[middle])
    if last is None and words[index + 1] in _DASHES:
        last = _next(words[middle], first)
    if last is None or not 0 < last - first <= _LONGEST or last > _latest(points):
        return None
    end = middle + 1
    after = points.phrase(end, "years_after")
    opened = not points.ending.get(index, set()).isdisjoint({"between", "from"})
    # "the 2016-2017 season" only says which, and dates nothing that follows
    led = opened or _led(points, index)
    if after is None and not led and (words[index + 1] not in _DASHES or last == first + 1):
        return None
    if points.counts(end) or (after is None and _counted(points, end)):
        return None  # "between 1950 and 2000 people"
    return after or end, Interval(dates.year(first).start, dates.year(last).end, Precision.YEAR)


def _led(points: Points, index: int) -> bool:
    """Tell whether a word leads to the years in which something was: "in 1950-51", "en 1990 y 1991"."""
    return bool(points.reading.ending(index, "year_past"))


def _counted(points: Points, end: int) -> bool:
    """Tell whether a word counts the numbers before it, and not one after: "between 1990 and 2000 died"."""
    counting = any(mark.start == end for mark in points.reading.counting)
    return counting and not any(end < mention.start <= end + _NEXT for mention in points.reading.mentions)


def _year(word: str) -> int | None:
    """Return the year that a token may name."""
    return int(word) if len(word) == _DIGITS and word.isdecimal() and int(word) >= _FIRST else None


def _next(word: str, first: int) -> int | None:
    """Return the year after another of which only two digits are written: "in 1950-51"."""
    following = str(first + 1)
    return first + 1 if word == following[2:] else None


def _latest(points: Points) -> int:
    """Return the last year that can have passed."""
    return points.published.year if points.published is not None else _FIRST + 2 * _LONGEST
