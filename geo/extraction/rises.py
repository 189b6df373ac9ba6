"""The two numbers of a rise: "went from 49,000 in June to 60,000", of which each says what the other counts."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geo.extraction.enumerations import inherit
from geo.extraction.wording import said_earlier

if TYPE_CHECKING:
    from geo.extraction.counting import Draft
    from geo.extraction.periods import Expression
    from geo.extraction.reading import Reading

#: Words between the two numbers: "de 49 000 à la fin juin à 60 154".
_BETWEEN = 7
#: How many times one may be the other; and of a toll and the one before it.
_TIMES, _ALIKE = 20, 5
#: Words between a toll and the one before it, and between "rose to" and the number.
_TALLY, _RISE = 12, 2


def complete(drafts: list[Draft]) -> None:
    """Let either number of a rise count what the other does.

    Parameters
    ----------
    drafts
        The numbers of one sentence, in reading order.
    """
    for first, second in pairwise(drafts):
        if not is_rise(first, second) or bool(first.indicator) is bool(second.indicator):
            continue
        if first.indicator and first.relation in {"label", "tally", "before", "after"}:
            inherit(second, first, "tally", first.score - 0.5)
        elif second.indicator and second.relation in {"label", "tally", "noun"}:
            inherit(first, second, "older", second.score - 0.5)


def is_rise(first: Draft, second: Draft) -> bool:
    """Tell whether a total rose, or fell, from one number to the next: "est passé de 12 mardi à 31 jeudi"."""
    reading = first.reading
    if second.reading is not reading or not 1 <= second.start - first.end <= _BETWEEN:
        return False
    if not _from(reading, first.start) or not _to(reading, second.start):
        return False
    times = reading.times or []
    dated = {index for time in times for index in range(time.start, time.end)}
    between = range(max(first.end, first.head.end if first.head.kind != "bare" else first.end), second.start)
    if not all(index in dated or reading.at(index, "place", "article", "word", "put_at") for index in between):
        return False
    larger, smaller = max(first.mention.size, second.mention.size), min(first.mention.size, second.mention.size)
    return larger <= _TIMES * max(smaller, 1)


def of_first(draft: Draft, time: Expression, drafts: list[Draft]) -> bool:
    """Tell whether a time is that of the number from which another rose, and stands between the two."""
    return any(
        second is draft and first.end <= time.start and time.end <= second.start and is_rise(first, second)
        for first, second in pairwise(drafts)
    )


def _from(reading: Reading, index: int) -> bool:
    """Tell whether a word of a rise and "from" end before a number."""
    return any(m.value == "before" and m.end - m.start > 1 for m in reading.ending(index, "superseded")) and any(
        m.value == "from" for m in reading.ending(index, "superseded")
    )


def _to(reading: Reading, index: int) -> bool:
    return bool(reading.ending(index, "put_at")) or any(
        mark.value == "destination" for mark in reading.ending(index, "place")
    )


def compared(draft: Draft, previous: Draft) -> bool:
    """Tell whether a number is what the one before it was: "rose to 1,419, from 1,297", "11,236, up from 9,500"."""
    reading, size = draft.reading, previous.mention.size
    if previous.reading is not reading or not size / _ALIKE <= draft.mention.size <= size * _ALIKE:
        return False
    if draft.head.kind == "bare" and said_earlier(reading, draft) is not None and draft.start - previous.end <= _TALLY:
        return True  # "708, more than double the 300 given the day before"
    return any(
        previous.end <= mark.start
        and 0 <= draft.mention.start - mark.end <= 1
        and (mark.value == "before" or said_earlier(reading, draft) is not None or _risen(reading, previous))
        for mark in reading.of("superseded")
        if mark.value in {"before", "from"}
    )


def _risen(reading: Reading, now: Draft) -> bool:
    return any(0 <= now.start - mark.end <= _RISE for mark in reading.of("superseded", "rise"))
