"""Times with which a superlative compares: "the deadliest quarter since 2017 (742)" counts 742 in 2017, and no sum."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.extraction.counting import Draft
    from geo.extraction.periods import Expression
    from geo.extraction.reading import Reading

#: Words between a superlative and "since": "the deadliest attack on a convoy since".
_NEAR = 9
#: Words from the time to a number of it: ", which killed at least".
_TOLD = 6
#: Units of a length of time that is too long for what one event does.
_LONG = frozenset({"month", "year", "decade", "century"})


def times(draft: Draft, found: list[Expression]) -> list[Expression]:
    """Return the times that may date a number: none with which it is compared, which date the number told of it.

    Parameters
    ----------
    draft
        The number.
    found
        The times of its sentence, in reading order.
    """
    kept = [_of(draft, time) if compared(draft.reading, time) else time for time in found]
    return [time for time in kept if time is not None]


def compared(reading: Reading, time: Expression) -> bool:
    """Tell whether a superlative looks back over a time: "the highest toll since January", "the worst floods in years".

    Parameters
    ----------
    reading
        The sentence.
    time
        One of its times.
    """
    if not _may_compare(time):
        return False
    led = any(0 <= time.start - mark.end <= _NEAR for mark in reading.of("record", "superlative"))
    # "2017'den beri en ölümcül"
    return led or any(0 <= mark.start - time.end <= 1 for mark in reading.of("record", "before"))


def _may_compare(time: Expression) -> bool:
    """Tell whether a time may be one to look back over: "since 2017", "in 80 years", and not "in 24 hours"."""
    if time.kind == "since":
        return True
    return time.kind == "within" and (time.unit in _LONG or (time.unit == "week" and time.count > 1))


def _of(draft: Draft, time: Expression) -> Expression | None:
    """Return what a time of a comparison says of a number: its own where the number is told of it, else nothing."""
    reading, first = draft.reading, max(0, draft.mention.outer_start)
    between = reading.words[time.end : first]
    if first < time.end or len(between) > _TOLD:
        return None
    # "منذ زلزال الأصنام الذي أودى في 10 أكتوبر 1980 | بحياة 2600", whose time holds the relative clause
    if between == ["("] or draft.reading.has("boundary", time.start, time.end, "relative"):
        return replace(time, kind="point")
    opened = time.end + (between[:1] in ([","], ["،"]))
    if reading.at(opened, "recalled"):
        return time
    return replace(time, kind="point") if reading.says(opened, "boundary", "relative") else None
