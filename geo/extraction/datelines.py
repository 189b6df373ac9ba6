"""The day of publication before the text of a report, with a dash: "31 January 2025 — At least 700 people"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from geo.extraction.periods import Expression
    from geo.extraction.reading import Reading

#: An article before the day: "Le 31 janvier 2025 –".
_OPENING = 1
_DASHES = frozenset({"–", "—", "-", "|"})


def without_day(reading: Reading, times: list[Expression], published: date | None) -> list[Expression]:
    """Leave out the day of publication that opens a sentence with a dash, where the sentence names other times.

    Parameters
    ----------
    reading
        The sentence.
    times
        Its expressions of time, in reading order.
    published
        The day of publication.
    """
    if len(times) < 2 or published is None or times[0].start > _OPENING:  # noqa: PLR2004 - one besides
        return times
    day, words = times[0], reading.words
    if day.interval is None or not day.interval.start == day.interval.end == published:
        return times
    return times[1:] if words[day.end : day.end + 1] and words[day.end] in _DASHES else times
