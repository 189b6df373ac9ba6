"""Days of a month in two words, or before the name of a weekday: "الثاني عشر من فبراير", "5 Mart Salı"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.extraction.dates import Interval
    from geo.extraction.reading import Reading
    from geo.extraction.time_points import Points

_MOST_DAYS = 31
_TEN = 10
#: Words that are articles or too vague to number a day.
_VAGUE = frozenset({"a", "an", "few"})


def in_words(reading: Reading, counts: dict[str, int], index: int) -> tuple[int, int] | None:
    """Read the number of a day in words, of which it may have two.

    Returns
    -------
    tuple of int or None
        Token of its last word, and the number; None where the word names no day.
    """
    words = reading.words
    first = counts.get(words[index])
    if first is None or not 1 <= first <= _MOST_DAYS or words[index] in _VAGUE:
        return None
    if index + 1 == len(words):
        return index, first
    following = words[index + 1]
    teens = reading.language.table("numbers").get("grammar", {}).get("teens", ())
    if teens and first < _TEN and following in teens:
        return index + 1, first + _TEN  # "الثاني عشر"
    joined = following.removeprefix("و") if reading.joined(index + 1) else following
    second = counts.get(joined, 0)
    tens, ones = (first, second) if first > second else (second, first)
    ordered = tens == second if joined != following else tens == first
    if ordered and tens in {_TEN, 20, 30} and 0 < ones < _TEN and tens + ones <= _MOST_DAYS and tens != ones:
        return index + 1, tens + ones  # "الحادي والعشرين", "on iki"
    return index, first


def past_weekday(points: Points, end: int, interval: Interval | None) -> tuple[int, Interval | None]:
    """Return a day of a month with the name of its weekday after it, "5 Mart Salı günü", passed over."""
    if interval is None or end >= len(points.words):
        return end, interval
    number = points.named(end, points.vocabulary.weekday)
    if number is None or number != interval.start.weekday():
        return end, interval
    return points.named_day(end, number, strict=False)[0], interval
