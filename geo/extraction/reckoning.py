"""Days reckoned from what happened: "three days after the quake", "on the fifth day of the siege"."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from geo.extraction import dates
from geo.extraction.dates import Interval
from geo.extraction.verb_final import is_final

if TYPE_CHECKING:
    from geo.extraction.time_points import Points

#: Words between "three days after" and the event, which a comma ends.
_TO_EVENT = 12
#: The same before it, in a language that reckons from what stands before: "depremden üç gün sonra".
_FROM_EVENT = 6
#: Words between "its" and "ninth day", and between "entered" and either.
_ITS = 3
#: Sentences at the head of a report, which reckons from what it is about whatever that is called.
_LEAD = 3
#: What is longer gone by is not the last of anything.
_MONTH = timedelta(days=31)
#: The Arabic article: "في اليوم الخامس".
_AL = "ال"
_ENDS = frozenset(",.;:()،؛!?")


class Reckoned(NamedTuple):
    """Words that reckon a day from what happened.

    Attributes
    ----------
    end
        Token after them.
    kind
        ``event``, the day of what happened, or ``since``, the day on which what lasts began.
    interval
        The days.
    length, unit
        How far back, in days for "the fifth day".
    """

    end: int
    kind: str
    interval: Interval | None
    length: int
    unit: str


def reckoned(points: Points, index: int) -> Reckoned | None:
    """Return what words at a token reckon from: a length of time, what leads to one, or "day" of "the fifth day".

    Parameters
    ----------
    points
        Reads the sentence.
    index
        First token.
    """
    if points.published is None:
        return None
    lead = points.phrase(index, "reckon")
    start = index if lead is None else lead
    length = points.length(start) or (points.one(start) if lead is not None else None)
    if length is None:
        return _numbered(points, index)
    end, count, unit = length
    after = points.phrase(end, "after") if lead is None else None
    if after is None and (lead is not None or "reckon" in points.ending.get(start, ())):
        after = end + 1 if points.words[end : end + 1] and points.words[end] in points.vocabulary.reckon_of else None
    clause = _clause(points, after, after + _TO_EVENT) if after is not None else range(0)
    if unit == "hour" and any(points.point(i) is not None for i in clause):
        return None  # "an hour after midnight on Thursday" is on Thursday, whenever that is told
    if after is not None and _named(points, clause):
        return Reckoned(after, "event", dates.units_ago(points.published, count, unit), count, unit)
    after = points.phrase(end, "reckon_after")
    if after is not None and _from_before(points, index):
        return Reckoned(after, "event", dates.units_ago(points.published, count, unit), count, unit)
    return None


def of_month(points: Points, end: int) -> bool:
    """Tell whether a length of time is part of a month or year gone by: "over two days | in May 2021".

    Parameters
    ----------
    points
        Reads the sentence.
    end
        Token after the length.
    """
    first = points.phrase(end, "on")
    found = points.point(first) if first is not None else None
    if points.published is None or found is None or found[1] is None:
        return False
    return found[1].start < found[1].end < points.published - _MONTH


def _clause(points: Points, first: int, last: int) -> range:
    """Return the tokens of a clause, up to what ends it."""
    last = min(last, len(points.words))
    return range(first, next((i for i in range(first, last) if points.words[i] in _ENDS), last))


def _named(points: Points, clause: range) -> bool:
    """Tell whether a clause names what happened; at the head of a report anything is, but for a vote or a visit."""
    reading = points.reading
    if any(reading.at(i, "event", "happened") and not reading.says(i, "happened", "else") for i in clause):
        return True
    peaceful = any(reading.says(i, "happened", "else") for i in clause)
    return bool(clause) and reading.sentence.index < _LEAD and not peaceful and points.point(clause.start) is None


def _from_before(points: Points, index: int) -> bool:
    """Tell whether what happened stands before a length of time, with the ending of "from": "depremden | üç gün"."""
    if index == 0 or not is_final(points.reading.language) or points.word_is_time(index - 1):
        return False
    away = points.words[index - 1].endswith(points.vocabulary.away)
    if not away and "reckon_from" not in points.ending.get(index, ()):
        return False
    first = next((i + 1 for i in range(index - 1, max(-1, index - _FROM_EVENT), -1) if points.words[i] in _ENDS), 0)
    return _named(points, range(max(first, index - _FROM_EVENT), index))


def _numbered(points: Points, index: int) -> Reckoned | None:
    """Read "fifth day after the quake" at its word for a day, and "its ninth day" of what goes on."""
    words, nth = points.words, points.vocabulary.nth
    vocabulary = points.vocabulary
    its = words[index] in vocabulary.nth_its  # "يومه"
    if points.published is None or not (its or vocabulary.units.get(words[index].removeprefix(_AL)) == "day"):
        return None
    before, after = (words[index - 1] if index else ""), (words[index + 1] if index + 1 < len(words) else "")
    number, end = (nth[before], index + 1) if before in nth else (nth.get(after, 0), index + 2)
    if not number:
        return None
    reading, published = points.reading, points.published
    first = dates.units_ago(published, number - 1, "day")
    if its or not vocabulary.nth_its.isdisjoint(words[max(0, index - _ITS) : index]):
        return Reckoned(end, "since", first, number - 1, "day")
    following = points.phrase(end, "after")
    if following is not None and _named(points, _clause(points, following, following + _TO_EVENT)):
        return Reckoned(following, "event", dates.units_ago(published, number, "day"), number, "day")
    following = end + 1 if end < len(words) and words[end] in vocabulary.nth_of else None
    if following is not None:
        clause = _clause(points, following, following + _TO_EVENT)
    elif is_final(reading.language):
        clause = range(max(0, index - _FROM_EVENT), index)
    else:
        return None
    marks = [mark for i in clause for mark in reading.at(i, "event")]
    if not marks:
        return None
    lasting = any(mark.value == "lasting" for mark in marks)
    back = number - 1 if lasting or is_final(reading.language) else number
    return Reckoned(
        following or end, "since" if lasting else "event", dates.units_ago(published, back, "day"), back, "day"
    )
