"""Days of a month that was named before: "Le 23, trois villageois …", "dans la nuit du 22 au 23"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction import dates
from geo.extraction.periods import Expression
from geo.models import Precision

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from geo.extraction.dates import Interval
    from geo.extraction.lexicon import Mark
    from geo.extraction.reading import Reading

BARE_DAY = "time.bare_day"
_MOST_DAYS = 31
#: Before and after a day that stands alone: "Le 23, …", "; le 25, …".
_CLOSED = frozenset({",", ";", ":", "-", "–", "—", "•", "«"})


def added(reading: Reading, times: list[Expression], named: Callable[[], Iterable[Interval]]) -> list[Expression]:
    """Return the times of a sentence with those days whose month only an earlier one names.

    Parameters
    ----------
    reading
        The sentence.
    times
        Its expressions of time found so far.
    named
        Gives the days that the sentences before name, the last one first, and the day of publication.
    """
    marks = [mark for mark in reading.of(BARE_DAY) if _free(reading, mark, times)]
    if not marks:
        return times
    found = list(times)
    for mark in marks:
        inside = (time.interval for time in reversed(times) if time.end <= mark.start and time.interval is not None)
        days = [day for day in (*inside, *named()) if day.precision is Precision.DAY]
        numbers = [int(word) for word in reading.words[mark.start : mark.end] if word.isdecimal()]
        interval = _days(numbers, days[0].end) if days and all(0 < one <= _MOST_DAYS for one in numbers) else None
        if interval is not None:
            found.append(Expression(mark.start, mark.end, "point", interval))
    return sorted(found, key=lambda time: time.start)


def of_publication(published: date | None) -> list[Interval]:
    """Return the day of publication, from which a month is told where no day was named."""
    return [] if published is None else [dates.Interval(published, published, Precision.DAY)]


def _free(reading: Reading, mark: Mark, times: list[Expression]) -> bool:
    """Tell whether a day stands alone: nothing that it could count follows, and no month."""
    words = reading.words
    if any(time.start < mark.end and mark.start < time.end for time in times):
        return False
    if mark.value == "street" or reading.says(mark.end + 1, BARE_DAY, "street"):
        return False  # "Le 12, rue de la Paix"
    night = mark.value == "night"
    opens = mark.start == 0 or words[mark.start - 1] in _CLOSED or bool(reading.ending(mark.start, "join", "then"))
    return (night or opens) and words[mark.end : mark.end + 1] == [","]


def _days(numbers: list[int], anchor: date) -> Interval | None:
    """Return the days of those numbers in the month of a day, or in the month before for the first of a night."""
    last = dates.day(anchor.year, anchor.month, numbers[-1])
    if last is None or len(numbers) == 1:
        return last
    month, year = (anchor.month, anchor.year) if numbers[0] < numbers[-1] else _before(anchor)
    first = dates.day(year, month, numbers[0])
    return None if first is None else dates.Interval(first.start, last.end, Precision.DAY)


def _before(day: date) -> tuple[int, int]:
    return (day.month - 1, day.year) if day.month > 1 else (12, day.year - 1)
