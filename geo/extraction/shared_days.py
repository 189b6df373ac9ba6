"""Days that the figures of one sentence share: of one toll, of what happened on one day and lasts."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from geo.extraction.dating import TOLLS, flow, has_tally
from geo.models import Counting, Period, Precision

if TYPE_CHECKING:
    from datetime import date

    from geo.extraction.counting import Draft
    from geo.extraction.periods import Expression


def told_together(drafts: list[Draft], times: list[Expression]) -> None:
    """Let figures that take the day on which a toll was told have it so: "rose on Wednesday to 9, with 40 hurt"."""
    told = {
        draft.period_span
        for draft in drafts
        if draft.period_span is not None and (draft.told or _told_by(draft, times))
    }
    told |= {
        (time.start, time.end)
        for time in times
        if time.kind == "point" and time.interval is not None and time.interval.precision is Precision.DAY
        for draft in drafts
        if draft.relation in {"label", "tally"} and 0 < draft.start - time.end <= 1 and has_tally(draft)
    }
    for draft in drafts:
        part = draft.parent is not None and draft.parent.period_span == draft.period_span and _up_to(draft.parent)
        if (part or draft.period_span in told) and not draft.told and draft.indicator in TOLLS:
            draft.told = True
            draft.period = replace(draft.period, start=None)


def shared(drafts: list[Draft], times: list[Expression], published: date | None) -> None:
    """Let tolls joined to one that has its day after it have that day: "79 died and hundreds are missing since …"."""
    for draft, following in pairwise(drafts):
        if draft.period_span is not None or draft.counting is Counting.STOCK or following.told or following.spoken:
            continue
        if not {draft.indicator, following.indicator} <= TOLLS or draft.indicator == following.indicator:
            continue
        time = next((time for time in times if (time.start, time.end) == following.period_span), None)
        apart = draft.reading.has("boundary", draft.end, following.start, "strong")
        if time is None or time.start < following.end or time.kind not in {"point", "within"} or apart:
            continue
        draft.period, draft.period_span = flow(draft, time, [], published), following.period_span


def lasting(drafts: list[Draft], published: date | None) -> None:
    """Let who is missing or sheltered since a day on which others died be so until now: "killed 9, and 40 missing"."""
    days = {
        draft.period_span: draft.period.start
        for draft in drafts
        if draft.counting is Counting.FLOW and draft.period_span is not None and not draft.told
    }
    for draft in drafts:
        span, end = draft.period_span, draft.period.end
        if draft.counting is not Counting.STOCK or span is None or end is None or published is None:
            continue
        if days.get(span) == end < published and not draft.superseded:
            draft.period, draft.period_span = Period(None, published, Precision.DAY, None), None


def onwards(drafts: list[Draft], published: date | None) -> None:
    """Let who is held up or missing from a day on be so until now: "15,000 wait at the gate from Monday"."""
    for draft in drafts:
        span, start = draft.period_span, draft.period.end
        if span is None or start is None or published is None or draft.period.precision is not Precision.DAY:
            continue
        holds = draft.counting is Counting.STOCK or draft.indicator == "blocked"
        if holds and span[1] - span[0] == 1 and _from(draft, span[0]) and start < published:
            draft.period = Period(start, published, Precision.DAY, draft.period.expression)


def _from(draft: Draft, day: int) -> bool:
    """Tell whether "from" alone stands before a day."""
    return any(mark.value == "from" and mark.end - mark.start == 1 for mark in draft.reading.ending(day, "time.phrase"))


def _told_by(draft: Draft, times: list[Expression]) -> bool:
    """Tell whether a toll is known up to a day that a sentence names: "soared to 1,419 on Monday"."""
    spoken = any(
        (time.start, time.end) == draft.period_span
        and time.kind == "point"
        and time.start >= draft.end
        and not draft.reading.has("event", draft.end, time.start)
        for time in times
    )
    return spoken and _up_to(draft) and draft.period.end is not None and has_tally(draft)


def _up_to(draft: Draft) -> bool:
    """Tell whether a toll is known only up to the day on which it was told."""
    return draft.relation in {"label", "tally"} and draft.indicator in TOLLS and draft.period.start is None
