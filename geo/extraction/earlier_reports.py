"""Tolls of a report before this one: "The bulletin of 4 March listed 85 dead", after "since December 98 have died"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.models import Counting, Period, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.context import Context
    from geo.extraction.counting import Draft

#: Figures before an older toll among which that is which took its place.
_TOTALS = 10
#: Sentences between both.
_NEAR = 4
#: Words between the kind of a report and its day: "bulletin dated | 4 March", "4 Mart | tarihli bültende".
_BESIDE = 2


def settle(context: Context, drafts: Sequence[Draft]) -> None:
    """Let the toll of an earlier report count from the day from which the toll before it does, up to that report.

    Parameters
    ----------
    context
        The document.
    drafts
        Its figures, in reading order.
    """
    for number, draft in enumerate(drafts):
        if draft.status is not Status.REPORTED or not draft.reading.of("source.header"):
            continue
        day = _day(context, draft)
        now = _now(draft, drafts[max(0, number - _TOTALS) : number]) if day is not None else None
        if day is None or day.end is None or now is None or now.period.start is None or now.period.end is None:
            continue
        if now.period.start < day.end < now.period.end:
            draft.superseded = True
            draft.period = Period(now.period.start, day.end, day.precision, day.expression)


def _day(context: Context, draft: Draft) -> Period | None:
    """Return the day of a report that stands before a number beside the word for it."""
    reading = draft.reading
    for mark in reading.of("source.header"):
        if mark.value not in {"report", "issued"} or mark.end > draft.start:
            continue
        for time in context.times(reading):
            after = 0 <= time.start - mark.end <= _BESIDE and time.end <= draft.start
            if not (after or 0 <= mark.start - time.end <= _BESIDE) or time.interval is None:
                continue
            if time.interval.start == time.interval.end:
                day = time.interval
                return Period(day.start, day.end, day.precision, reading.sentence.raw(time.start, time.end))
    return None


def _now(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """Return the larger number of the same harm that a sentence shortly before told."""
    for other in reversed(before):
        if draft.reading.sentence.index - other.reading.sentence.index > _NEAR or other.reading is draft.reading:
            continue
        same = other.indicator == draft.indicator and other.counting is Counting.FLOW and not other.superseded
        if same and other.mention.size > draft.mention.size:
            return other
    return None
