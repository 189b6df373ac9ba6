"""Days that a figure takes over from its whole, from its paragraph or from the event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction import records, sections
from geo.extraction.context import name_of
from geo.extraction.events import EVENTS, SINCE, days_of, over_other_days, until
from geo.extraction.verb_final import is_final
from geo.models import Basis, Counting, Period, Status

if TYPE_CHECKING:
    from datetime import date

    from geo.extraction.context import Context
    from geo.extraction.counting import Draft


#: Of those whom one counts, the other counts none.
_HARM = frozenset({"killed", "injured"})
#: Who moves or is held is counted on other days than who was harmed.
_MOVED = frozenset({"crossed", "detained", "returned", "blocked", "refugees", "evacuated", "displaced"})
#: What happens to people in a sentence after the one that names the day.
_HARMED = frozenset({"killed", "injured", "homes_destroyed", "homes_damaged", "detained"})
#: How a number of all that is told is related to what it counts.
_OF_ALL = frozenset({"tally", "label", "older"})
#: Words before the days that open a sentence.
_OPENING = 2
#: Days after an event in which what is counted is still its harm.
_SOON = 5
#: An older toll was told on some days; one of another month or year is compared, not replaced.
_FEW_DAYS = 7
#: Days after which what an event had done is that of another.
_LONG_AGO = 300
#: Days that an event of one night lies on, after the first.
_NIGHT = 1
#: How many times a count may be one at another place, and still be of the same days.
_MANY = 1000
#: How many times a count may be one of a day or two, and still be of the same days.
_DAILY = 20
#: How many times a count may be that of the sentence before and still be of the same days.
_ALIKE = 3
#: Figures before an older toll among which that is which it was, of the same harm.
_TOTALS = 6
#: Figures after a total among which its parts are looked for.
_PARTS = 20


def settle(context: Context, draft: Draft, before: list[Draft], event: Period | None) -> None:
    """Give a flow without days those of its whole, of its paragraph or of the event."""
    dated = event if event is not None and event.start is not None else None
    counted = _counted_until(draft, before, dated)
    counted = counted if counted is not None else _of_series(draft, before, dated)
    if counted is not None:
        draft.period = counted
    else:
        _carry(context, draft, before, dated)


def _carry(context: Context, draft: Draft, before: list[Draft], dated: Period | None) -> None:
    """Give a flow the days of its section, of its whole, of its paragraph or of the event."""
    period = draft.period
    named = sections.days(context, draft.reading.sentence) if _unsaid(draft) else None
    if named is not None:
        draft.period = named
        return
    source = _counted_with(draft)
    known = period.start or period.end
    short = period.start is None or period.end is None or (period.end - period.start).days <= _FEW_DAYS
    if draft.superseded and dated is not None and known is not None and short and draft.indicator in EVENTS:
        # the day of an older toll is when it was said, not when people died
        if dated.start == dated.end:
            draft.period = dated
        elif period.end is not None:
            draft.period = until(dated, period)
        return
    later = dated is not None and dated.start is not None and period.start is not None and dated.start < period.start
    if dated is not None and dated.start == dated.end and (_grown_since(draft, dated) or (later and draft.spoken)):
        draft.period = dated
        return
    if draft.relation == "tally" and source is not None and source.period.start is not None and period.end is not None:
        once = source.period.start == source.period.end and draft.indicator in EVENTS
        draft.period = source.period if once else until(source.period, period)
    if draft.period.start is not None:
        return
    published = context.published
    if draft.since_event and dated is not None and published is not None:
        draft.period = until(dated, Period(None, published, dated.precision, period.expression))
        return
    # the number after it, which has its verb, has its days from before as well
    ahead = source is not None and draft.relation == "forward" and source.period.start is None
    source = _dated_before(draft, before) if ahead else source or _dated_before(draft, before)
    source = (None if _of_other_days(draft, source, dated) else source) or _total_before(draft, before)
    draft.period = _told_before(context, draft, before, dated) or _inherited(context, draft, source, dated)


def _unsaid(draft: Draft) -> bool:
    """Tell whether nothing in its sentence says when those were harmed whom a flow counts."""
    return draft.period == Period() and draft.counting is Counting.FLOW and not (draft.superseded or draft.since_event)


def _inherited(context: Context, draft: Draft, source: Draft | None, dated: Period | None) -> Period:
    """Return the days of the figure that another goes on from, of the sentence before or of the event."""
    if source is not None and source.counting is Counting.FLOW and source.period.start is not None:
        return _of_raised(draft, dated) or _taken(draft, source, dated)
    framed = _framed(context, draft) if draft.period == Period() and draft.counting is Counting.FLOW else None
    if framed is not None or dated is None or _before_event(context, draft, dated):
        return framed or draft.period
    return days_of(context, draft, dated)


def _counted_until(draft: Draft, before: list[Draft], event: Period | None) -> Period | None:
    """Return the days of a smaller toll of the same harm since the same day, told on a day before.

    "213 have been killed since 10 March. The toll on Tuesday evening was 192."
    """
    period, reading = draft.period, draft.reading
    day = period.end
    if event is not None and event.start == event.end:
        return None  # of an event of one day
    if day is None or period.start not in {None, day} or draft.indicator not in EVENTS or _placed(draft):
        return None
    if not any(mark.end <= draft.start for mark in reading.of("tally", "noun")):
        return None
    for other in reversed(before[-_TOTALS:]):
        if reading.sentence.index - other.reading.sentence.index > 1:
            return None
        if other.reading is reading or other.indicator != draft.indicator:
            continue
        start, end = other.period.start, other.period.end
        if (
            other.counting is not Counting.FLOW
            or start is None
            or end is None
            or other.mention.size <= draft.mention.size
        ):
            continue
        return Period(start, day, period.precision, period.expression) if start < day < end else None
    return None


def _placed(draft: Draft) -> bool:
    return any(toponym.basis is Basis.HERE for toponym in draft.toponyms)


def _before_event(context: Context, draft: Draft, event: Period) -> bool:
    """Tell whether people are told to have moved by a day before the text comes to speak of the event.

    "By 1 October 900 had entered Armenia. In the blast on 25 September 170 died": they need not have left since then.
    """
    if draft.indicator in EVENTS or draft.period.end is None or not event.expression:
        return False
    said = context.document.text.find(event.expression)
    return said > draft.reading.sentence.end


def _told_before(context: Context, draft: Draft, before: list[Draft], event: Period | None) -> Period | None:
    """Return the day of what the sentence before tells without a number: "On Monday gunmen came. They killed two"."""
    if draft.indicator not in _HARMED or draft.period != Period() or draft.superseded or draft.period_span is not None:
        return None
    if draft.relation in _OF_ALL or draft.parent is not None or draft.heir_of is not None:
        return None  # "the number is now 510": of all that is told
    earlier = context.before(draft.reading.sentence)
    if earlier is None:
        return None
    if any(other.reading.sentence is earlier for other in before[-_PARTS:]):
        return None
    reading = context.reading(earlier)
    spoken = context.spoken_days(reading)
    days = [time for time in context.times(reading) if time.interval is not None]
    if len(days) != 1 or days[0] in spoken or days[0].kind != "point" or days[0].interval is None:
        return None
    day = days[0].interval
    once = day.start == day.end or _long_over(context, draft, day.end)
    if not once or not (reading.of("event") or reading.of("happened")):
        return None
    told = Period(day.start, day.end, day.precision, None)
    again = event is not None and event.start != day.start and _soon_after(told, event)
    return None if again else told


def _long_over(context: Context, draft: Draft, last: date) -> bool:
    """Tell whether harm is told of another year: "The last flood dates back to 1999. It had killed 900"."""
    had = context.published is not None and (context.published - last).days > _LONG_AGO
    return had and bool(draft.reading.of("had"))


def _soon_after(day: Period, event: Period | None) -> bool:
    """Tell whether a day is one of those after an event of one day, whose harm is still counted on it."""
    if event is None or event.start is None or event.start != event.end or day.start is None:
        return False
    return 0 <= (day.start - event.start).days <= _SOON


def _framed(context: Context, draft: Draft) -> Period | None:
    """Return the days that open the sentence before, of which the next goes on: "From 4 to 10 May … . 41 died"."""
    earlier = context.before(draft.reading.sentence)
    if earlier is None:
        return None
    times = context.times(context.reading(earlier))
    for time in times:
        lasts = time.kind == "range" or (time.kind == "within" and len(times) == 1)
        lasts = lasts and not records.compared(context.reading(earlier), time)
        if time.start <= _OPENING and lasts and time.interval is not None:
            days = time.interval
            return Period(days.start, days.end, days.precision, None)
    return None


def _of_other_days(draft: Draft, source: Draft | None, event: Period | None) -> bool:
    """Tell whether harm of an event of one day stands after what was counted over other days.

    "2,140 were caught last week. Nine of the hurt are still in hospital": those were not hurt last week. "600 bodies
    have been taken from the mud since Saturday. 56 people died in X": these died in the flood of Saturday as well.
    """
    if source is None or event is None or event.start is None or event.start != event.end:
        return False
    if source.reading is draft.reading or draft.indicator not in EVENTS or source.period.start is None:
        return False
    return source.indicator in _MOVED or _soon_after(source.period, event)


def _taken(draft: Draft, source: Draft, event: Period | None) -> Period:
    """Return the days that a figure takes over from the one that it goes on from."""
    if event is not None and _since(draft, source, event):
        return event
    if draft.reading.of("first_day") and draft.period == Period():
        return Period(source.period.start, source.period.start, source.period.precision)
    once = source.period.start == source.period.end and (draft.told or _at_once(draft, source, event))
    return source.period if draft.period.end is None or once else until(source.period, draft.period)


def _at_once(draft: Draft, source: Draft, event: Period | None) -> bool:
    """Tell whether a figure is of the harm of an event of one day, as is the one that it goes on from."""
    if event is None or draft.indicator not in EVENTS:
        return False
    return (source.period.start, source.period.end) == (event.start, event.end)


def _since(draft: Draft, source: Draft, event: Period) -> bool:
    """Tell whether people moved since an event of one day, in which others were harmed.

    "4,000 have fled since the attack of 3 May. Residents speak of 90 dead."
    """
    once = event.start is not None and event.start == event.end == source.period.start
    return once and source.indicator not in EVENTS and draft.indicator in EVENTS


def of_whole(draft: Draft) -> Period | None:
    """Return the day of the stock of which one without a day is a part: "Au 18 octobre, 900 déplacés, dont 300 à X".

    None of a figure that is not told as done, which has no day.
    """
    if draft.status is not Status.REPORTED:
        return None
    whole = draft.parent
    if whole is None or draft.period_span is not None or whole.period_span is None or draft.superseded:
        return None
    stocks = draft.counting is Counting.STOCK and whole.counting is Counting.STOCK
    return whole.period if stocks and whole.period.start is None and draft.period.start is None else None


def of_table(draft: Draft, before: list[Draft], event: Period | None) -> Period | None:
    """Return the days of a number of a table that says only up to when it counts, from those of the total before it.

    "Since 8 August 223 people have died. … Toll by district, as of 20 August: Idukki | 51".
    """
    last = draft.period.end
    if draft.relation != "column" or draft.period.start is not None or last is None:
        return None
    total = _total_before(draft, before)
    if total is not None and total.period.start is not None and total.period.start <= last:
        return until(total.period, draft.period)
    if event is None or event.start is None or event.end is None or not event.start < event.end or event.start > last:
        return None
    if draft.counting is Counting.STOCK:
        return None
    return until(event, draft.period) if draft.indicator in EVENTS | SINCE else None


def of_rumour(draft: Draft, event: Period | None) -> Period | None:
    """Return the day of the event for the harm of it that is denied or feared: "denied that 400 had died"."""
    if draft.status is Status.REPORTED or event is None or event.start is None or event.end is None:
        return None
    if (event.end - event.start).days > _NIGHT:
        return None
    return event if draft.indicator in EVENTS and draft.period == Period() else None


def _counted_with(draft: Draft) -> Draft | None:
    """Return the whole of a figure, or the one that it goes on from; none of other harm in another sentence."""
    source = draft.parent or draft.heir_of
    if source is not None and source.reading is not draft.reading and {source.indicator, draft.indicator} == _HARM:
        return None  # "55 had died by Friday. Of the injured eight are in hospital"
    return source


def _grown_since(draft: Draft, event: Period) -> bool:
    """Tell a toll of an event of one day that was told on a later day: "the toll rose on Wednesday to 40"."""
    start, reading = draft.period.start, draft.reading
    if start is None or start != draft.period.end or event.start is None or draft.indicator not in EVENTS:
        return False
    told = any(mark.end <= draft.start for mark in reading.of("tally", "noun")) or any(
        mark.end <= draft.start for mark in reading.of("superseded", "rise")
    )
    return bool(told) and event.start < start


def _of_raised(draft: Draft, event: Period | None) -> Period | None:
    """Return the day of the event of a toll that grew: "38 bodies were found on Tuesday, raising the toll to 232"."""
    raised = draft.reading.closes(draft.start, "superseded", "rise") and draft.indicator in EVENTS
    return event if raised and event is not None and event.start == event.end else None


def _of_series(draft: Draft, before: list[Draft], event: Period | None) -> Period | None:
    """Return the days of a toll that the harm of a day raised, which began nobody says when.

    So it is in "a bomb killed six on Sunday, bringing the toll to 90", and not of bodies that were only found then.
    """
    reading = draft.reading
    raised = reading.closes(draft.start, "superseded", "rise")
    if is_final(reading.language):
        raised = raised or reading.says(draft.end + 1, "superseded", "rise")
    added = next((one for one in reversed(before) if _adds(draft, one)), None) if raised else None
    if added is None or draft.indicator not in EVENTS or added.period.start is None:
        return None
    if event is not None and event.start is not None and event.start < added.period.start:
        return None
    return Period(None, added.period.end, added.period.precision)


def _adds(draft: Draft, other: Draft) -> bool:
    """Tell whether a verb says before a toll in its sentence whom the same harm befell on one day."""
    beside = other.reading is draft.reading and other.indicator == draft.indicator and other.end <= draft.start
    start, end = other.period.start, other.period.end
    of_day = start is not None and start == end and draft.period.start in {None, start} and not other.superseded
    verbal = other.relation in {"before", "after"} and other.period_span is not None
    return beside and of_day and verbal and other.mention.size < draft.mention.size


def _of_day(draft: Draft, other: Draft) -> bool:
    """Tell whether a sentence before counted the last day only, "in one day 2,750 arrived", and this one far more."""
    return other.brief and draft.reading is not other.reading and draft.mention.size > _ALIKE * other.mention.size


def _dated_before(draft: Draft, before: list[Draft]) -> Draft | None:
    """Return the last flow of the paragraph that has a period."""
    paragraph = draft.reading.sentence.paragraph
    for other in reversed(before):
        if other.reading.sentence.paragraph != paragraph:
            return None
        dated = other.counting is Counting.FLOW and other.period.start is not None
        if draft.reading is not other.reading and _moved_elsewhere(draft, other):
            continue
        # the harm of one day and those who were then brought away are counted over other days
        if (other.period_span is None or draft.reading is not other.reading) and over_other_days(draft, other):
            continue
        if dated and (
            other.reading is draft.reading
            or not (_earlier_toll(other) or _elsewhere(draft, other) or _of_day(draft, other))
        ):
            return other
    return None


def _moved_elsewhere(draft: Draft, other: Draft) -> bool:
    """Tell whether people moved at a place of their own, and others were harmed at another, on days of theirs."""
    if draft.indicator not in SINCE or other.indicator not in EVENTS:
        return False
    here, there = ({name_of(t) for t in one.toponyms if t.basis is Basis.HERE} for one in (draft, other))
    return bool(here and there) and not here & there


def _earlier_toll(other: Draft) -> bool:
    """Tell whether a figure is a toll that was told before, up to a day that dates nothing else."""
    return other.superseded or other.told or other.relation == "older"


def _total_before(draft: Draft, before: list[Draft]) -> Draft | None:
    """Return the total, told since a day in the lines before a table, of which a number of the table is some."""
    if draft.relation not in {"column", "item"}:
        return None
    for other in reversed(before[-_PARTS:]):
        older = other.superseded or other.told
        if other.indicator == draft.indicator and other.relation not in {"column", "item"} and not older:
            dated = other.counting is Counting.FLOW and other.period.start is not None
            return other if dated and other.mention.size > draft.mention.size else None
    return None


def _elsewhere(draft: Draft, other: Draft) -> bool:
    """Tell whether a much larger count of a second source is of more than the last day, by which it stands.

    "In the past hours 316 people died, the ministry said. The army says that it has killed 5,000."
    """
    here = {name_of(toponym) for toponym in draft.toponyms if toponym.basis is Basis.HERE}
    apart = bool(here) and not here & {name_of(toponym) for toponym in other.toponyms}
    days = (other.period.end - other.period.start).days if other.period.start and other.period.end else 0
    if days <= 1 and draft.indicator == other.indicator and draft.mention.size > _DAILY * other.mention.size:
        return True  # "20,000 left on Tuesday. Over three million have now crossed the border"
    if apart and other.mention.size > _MANY * draft.mention.size and draft.indicator == other.indicator:
        return True  # "38,443 killed since 7 October. In Jenin two people were killed"
    if draft.attributed_to is None or other.attributed_to in {None, draft.attributed_to}:
        return False
    return days <= 1 and draft.mention.size > _ALIKE * other.mention.size
