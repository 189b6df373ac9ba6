"""When the event of a document was, which dates the harm that it did."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geo.extraction import attribution, earlier_events, records
from geo.extraction.dating import retold
from geo.extraction.earlier_events import HARM
from geo.extraction.event_names import (
    at_once,
    followed,
    lasting_at_head,
    later,
    leads_to,
    main,
    named_at_head,
    of_form,
    remembered,
    searched,
    unlike,
)
from geo.extraction.search import event_search
from geo.extraction.verb_final import genitives, is_final
from geo.models import Counting, Period, Precision, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from geo.extraction.context import Context
    from geo.extraction.counting import Draft
    from geo.extraction.dates import Interval
    from geo.extraction.lexicon import Mark
    from geo.extraction.periods import Expression
    from geo.extraction.reading import Reading
    from geo.extraction.source_names import Source

#: How numbers of tables and lists stand to what they count.
_ROWS = frozenset({"column", "item", "field"})
#: How a number stands to a verb of harm, and the kinds of these verbs.
_VERBAL = frozenset({"before", "after"})
_DONE_TO = frozenset({"counts.before", "counts.after"})
#: Lines at the head of a report, and the longest period that one covers, in days.
_TITLES = 3
_COVERED = 100
#: What a word between a day and an event weighs, and one between a day and the event that it leads to.
_APART, _LED = 0.25, 0.15
#: How likely an event that dates what was before it is the one of the document.
_BEFORE = 2.0
#: The same of one since which something goes on, and of one that is named by the days after it.
_SINCE, _AFTER = 4.0, 5.0
#: The same of one that days are counted from at the head of a report, and that no word of the language names.
_UNNAMED = 3.2
#: The same of a day on which, by a verb, something happened: "the boat went down on Tuesday".
_DONE = 2.4
#: Days by which a length in weeks may be rounded.
_ROUGH = {"week": 4, "fortnight": 5}
#: Words from "ten days after" to "began".
_BEGUN = 6
#: Words that reckon days from an event.
_RECKONED = frozenset({"after", "reckon", "reckon_after"})
#: Words after which what happened is reckoned from, and stands on no day of the sentence.
_RECKONED_FROM = frozenset({"since", "after", "before", "until"})
#: Words between a verb of saying and the day on which it was said.
_NEAR = 2
#: Words between a verb of saying and the day before "that".
_TO_TOLD = 7
#: What parts the date from the rest of a title, and what ends a sentence.
_PARTED, _STOPS = frozenset({",", "(", ")", "-", "–", "—", "|", ":"}), frozenset(".!?…")
#: Weeks or months after which something still goes on that has no name of an event.
_WEEKS = 2
#: Days by which an event of which a report tells later has to be older to be one that it only recalls.
_RECALLED = 21
#: Sentences at the head of a report of which the only day is that of the event, and words between the two.
_LEAD = 4
_SENTENCE = 30
_CLAUSE = 9
#: Days before publication on which what news tells of was.
_FRESH = 7
#: What a day weighs less beside an event that the head of a report does not name.
_OTHER = 1.5
#: Days over which the harm with which a report begins may be spread.
_LEAD_DAYS = 14
#: Words between a day and the event that has it.
_TO_EVENT = 4
EVENTS = frozenset({"killed", "injured", "homes_destroyed", "homes_damaged"})
#: What goes on after an event until a report is written.
SINCE = frozenset({"displaced", "evacuated"})


class Events(NamedTuple):
    """When what a document tells of was.

    Attributes
    ----------
    event
        Its event.
    lead
        The day of the harm with which it begins, where it only recalls the event later.
    told
        The sentence that recalls it.
    """

    event: Period | None
    lead: Period | None = None
    told: int = 0

    def at(self, draft: Draft) -> Period | None:
        """Return the event of a figure: until the text recalls another, that with which it began."""
        return self.lead if draft.reading.sentence.index < self.told else self.event


def events_of(context: Context, drafts: list[Draft]) -> Events:
    """Return when the events of the document were, if figures need it and some sentence says it."""
    if not any(d.counting is Counting.FLOW and (d.period.start is None or d.superseded or _later(d)) for d in drafts):
        return Events(None)
    covered = of_form(context) or _covered(context, drafts)
    return Events(covered) if covered is not None else _told_of(context, drafts)


def _told_of(context: Context, drafts: list[Draft]) -> Events:
    """Return the event that a sentence dates best, and the day with which the document begins where it is another."""
    best: tuple[float, Period] | None = None
    told = -1
    spans = [
        (
            draft.told or (draft.indicator not in HARM and draft.indicator != "population"),
            (draft.reading.sentence.start, draft.period_span[0]),
        )
        for draft in drafts
        if draft.period_span is not None
    ]
    taken = {span for other, span in spans if other} - {span for other, span in spans if not other}
    named, lasts = named_at_head(context), lasting_at_head(context)
    for reading, marks in _readings(context):
        sentence = reading.sentence
        times = _times(context, reading, best[0] if best is not None else 0.0)
        sources = [s for s in attribution.sources(reading, times) if reading.words[s.verb] != ":"] if times else []
        first, last = context.dateline
        for time in times:
            if first <= sentence.starts[time.start] < last:
                continue  # the day of writing
            if retold(reading, time) or _elsewhen(context, drafts, reading, time):
                continue  # the day of a new count; "survivors of the quake of 12 January", in a report of November
            beside = [mark for mark in marks if not (searched(reading, time, mark) or followed(reading, time, mark))]
            if lasts and time.kind == "point" and unlike(reading, beside, named):
                continue  # in a report of a siege, one air strike dates nobody else
            score = _event_score(time, beside, sources, reading, alone=len(times) == 1) - 0.05 * sentence.index
            score -= _OTHER if later(time, best[1] if best else None) and unlike(reading, beside, named) else 0.0
            once = at_once(reading, time)
            if (sentence.start, time.start) in taken and not (once or time.kind == "event" or _dated_by(time, marks)):
                continue  # since when people fled, not when the event was
            if best is not None and _long_before(time, best[1]):
                continue  # "a quake on 17 August had killed 17,000", in a report of that of November
            if time.interval is not None and score > 0 and (best is None or score > best[0]):
                begun = time.kind == "before" and reading.has("begin", time.start, time.end, "verb")
                begun = begun or _weeks_ago(time, marks) or _begun_after(reading, time)
                kind = "point" if once else "since" if begun else time.kind
                best = score, _event_period(context, _spelt(time, times) or time.interval, kind)
                told = sentence.index
    lead = _of_lead(drafts)
    if best is None:
        return Events(_day(lead))
    return Events(best[1], lead, told) if _recalls(drafts, told, best[1], lead) else Events(best[1])


def _day(lead: Period | None) -> Period | None:
    """Return the days with which a report begins if they are one."""
    return lead if lead is not None and lead.start == lead.end else None


def _recalls(drafts: list[Draft], told: int, event: Period, lead: Period | None) -> bool:
    """Tell whether an event is one that a report recalls after it has begun with the harm of a later day."""
    if lead is None or lead.start is None or event.start is None:
        return False
    first = next(draft for draft in drafts if draft.reading.sentence.index < _TITLES)
    return event.start < lead.start and first.reading.sentence.index < told and _done_to(first)


def _elsewhen(context: Context, drafts: list[Draft], reading: Reading, time: Expression) -> bool:
    """Tell whether a day is one of another event than that of the report."""
    if reading.of("event", "aftershock") and len(context.times(reading)) == 1:
        return True  # "three were hurt on Thursday when a clinic fell in an aftershock"
    past = earlier_events.recalled(context, drafts, reading, time) or _other_day(context, reading, time)
    if past or _other_story(context, reading, time) or _compared(context, reading, time):
        return True
    # "a bomb killed 12 on Monday, four days after the truce ended": the report is about the bomb
    return time.kind == "event" and (_happened_since(context, reading, time) or _harmed_since(drafts, reading, time))


def _happened_since(context: Context, reading: Reading, time: Expression) -> bool:
    """Tell whether a sentence says first when its event was: "it struck on Friday, three years after another"."""
    days = [other for other in context.times(reading) if other.kind == "point" and other.end <= time.start]
    verbs = reading.of("happened") if days else ()
    return any(0 <= day.start - verb.end <= _NEAR for day in days for verb in verbs if verb.value != "else")


def _compared(context: Context, reading: Reading, time: Expression) -> bool:
    """Tell whether a time is only one to look back over: "the worst floods in 80 years", but not "since Friday"."""
    day = time.interval if time.kind == "since" else None
    recent = day is not None and day.precision is Precision.DAY and not _long_ago(context, day)
    return remembered(reading) or (not recent and records.compared(reading, time))


def _harmed_since(drafts: list[Draft], reading: Reading, time: Expression) -> bool:
    """Tell whether a sentence tells of harm on a day before it says how long after something else that was.

    Those who are only found or counted then were harmed by what the day is reckoned from.
    """
    return any(
        draft.reading is reading
        and draft.period_span is not None
        and draft.period_span[1] <= time.start
        and draft.indicator in EVENTS
        and draft.status is Status.REPORTED
        and not (draft.told or draft.spoken or draft.superseded)
        and _done_to(draft)
        for draft in drafts
    )


def _done_to(draft: Draft) -> bool:
    """Tell whether a verb says what befell those counted, who were not only found on that day."""
    return draft.relation in _VERBAL and draft.trigger is not None and draft.trigger.kind in _DONE_TO


def _spelt(time: Expression, times: Sequence[Expression]) -> Interval | None:
    """Return the day that a sentence names beside one that it reckons: "Friday's quake, on the fifth day of which"."""
    if time.kind != "event" or time.interval is None:
        return None
    reckoned, close = time.interval.start, time.interval.end
    days = [
        other.interval
        for other in times
        if other.kind in {"point", "range"} and other.interval is not None and other.interval.precision is Precision.DAY
    ]
    if reckoned < close:  # "a month after the typhoon of 16 and 17 December"
        return next((day for day in days if reckoned <= day.start and day.end <= close), None)
    most = _ROUGH.get(time.unit, 1)
    return next((day for day in days if day.start == day.end and 0 < abs((day.start - reckoned).days) <= most), None)


def _of_lead(drafts: list[Draft]) -> Period | None:
    """Return the days on which those died with whom a report begins: "19 died on Tuesday", "324 died in nine days"."""
    first = next((draft for draft in drafts if draft.reading.sentence.index < _TITLES), None)
    if first is None or first.indicator not in EVENTS or first.superseded or first.told or first.spoken:
        return None
    if any(draft.relation in _ROWS for draft in drafts):
        return None  # a table sums up what happened on many days
    period = first.period
    if period.start is None or period.end is None or first.period_span is None:
        return None
    short = (period.end - period.start).days <= _LEAD_DAYS
    return period if short and first.status is Status.REPORTED else None


def _later(draft: Draft) -> bool:
    """Tell whether the day of a figure may be one on which it was told, and no day of an event."""
    reading = draft.reading
    return draft.spoken or draft.told or bool(reading.of("retold", "verb") or reading.of("superseded", "rise"))


def _times(context: Context, reading: Reading, score: float) -> list[Expression]:
    """Return the expressions of time of a sentence, none if no day among them can have a higher score."""
    reckoned = any(mark.value in _RECKONED for mark in reading.of("time.phrase"))
    highest = _AFTER if reckoned else _SINCE
    times = context.times(reading) if highest - 0.05 * reading.sentence.index > score else []
    return times if any(time.interval is not None for time in times) else []


def _other_day(context: Context, reading: Reading, time: Expression) -> bool:
    """Tell whether a day is long past at publication, and only a later sentence names it, or that of the report."""
    day, published = time.interval, context.published
    if _of_report(reading, time, published):
        return True
    if day is None or published is None or reading.sentence.index < _TITLES:
        return False
    if time.kind != "point" and (time.kind != "since" or day.precision is Precision.DAY):
        return False  # "since 12 March"; but "the cholera that has killed since March of last year" is another story
    return _long_ago(context, day)


def _long_ago(context: Context, day: Interval) -> bool:
    """Tell whether a day was long past at publication."""
    return context.published is not None and (context.published - day.end).days > _COVERED


def _long_before(time: Expression, found: Period) -> bool:
    """Tell whether a day was long before that of the event of which the report told first."""
    day, first = time.interval, found.start
    if day is None or first is None or time.kind != "point" or found.precision is not Precision.DAY:
        return False
    return found.start == found.end and (first - day.end).days > _RECALLED


def days_of(context: Context, draft: Draft, event: Period) -> Period:
    """Return the days of a figure that has none of its own, or only a last one, from those of the event."""
    period = draft.period
    if period.end is None and event.start == event.end and draft.reading.of("first_day"):
        return event  # "some 9,000 fled in the first hours"
    if draft.indicator in SINCE and period.end is None:
        return context.since(event)
    if draft.indicator not in EVENTS and period.end is None:
        return period
    once = event.start == event.end and draft.indicator in EVENTS
    # who died in the quake died on its day, on whatever day they were counted
    return event if period.end is None or once else until(event, period)


def over_other_days(draft: Draft, other: Draft) -> bool:
    """Tell whether one figure is of the harm of a day, and one of what goes on after it."""
    if other.indicator in SINCE and draft.indicator not in SINCE:
        return other.period_span is None
    return draft.indicator in SINCE and other.indicator in EVENTS and other.period.start == other.period.end


def until(first: Period, last: Period) -> Period:
    """Return the period from the start of one to the end of another, the latter if it ends before that start."""
    if first.start is None or last.end is None or last.end < first.start:
        return last
    return Period(first.start, last.end, last.precision, last.expression)


def _done(reading: Reading, mark: Mark) -> bool:
    """Tell whether a verb says that something happened on a day of its clause: not "yesterday, but since the start"."""
    return mark.value == "what" and not any(
        m.value in _RECKONED_FROM for m in reading.ending(mark.start, "time.phrase")
    )


def _readings(context: Context) -> Iterator[tuple[Reading, Sequence[Mark]]]:
    """Yield the sentences that name events, with these."""
    named = {sentence.start for sentence in event_search(context.language).within(context.sentences, context.words())}
    for sentence in context.sentences:
        reading = context.reading(sentence) if sentence.start in named else None
        marks = main(reading) if reading is not None else ()
        done = () if marks or reading is None else tuple(m for m in reading.of("happened") if _done(reading, m))
        if reading is not None and (marks or done):
            yield reading, marks or done
        elif sentence.index < _TITLES and any(
            time.kind == "event" for time in context.times(context.reading(sentence))
        ):
            yield context.reading(sentence), ()  # "six days after two trains met": what it is about has no other name


def _covered(context: Context, drafts: list[Draft]) -> Period | None:
    """Return the days that a report says, in its title, that it covers: "Situation report 41 (1–10 July 2023)"."""
    counted = {draft.reading.sentence.start for draft in drafts}
    for sentence in context.sentences[:_TITLES]:
        reading = context.reading(sentence)
        told = reading.of("source.header", "report") or reading.of("source.header", "period")
        if sentence.start in counted or not told:
            continue
        for time in context.times(reading):
            if time.kind == "range" and time.interval is not None:
                interval = time.interval
                if 0 < (interval.end - interval.start).days <= _COVERED and not _titled(context, interval):
                    return Period(interval.start, interval.end, interval.precision, None)
    return None


def _titled(context: Context, covered: Interval) -> bool:
    """Tell whether a title names an event with its day before the days of a report: "Quake of 4 March"."""
    for sentence in context.sentences[:_TITLES]:
        reading = context.reading(sentence)
        nouns = [mark.end for mark in reading.of("event")]
        for time in context.times(reading) if nouns else ():
            day = time.interval
            if time.kind != "point" or day is None or not day.start == day.end < covered.start:
                continue
            if any(0 <= time.start - end <= _NEAR for end in nouns):
                return True
    return False


def _other_story(context: Context, reading: Reading, time: Expression) -> bool:
    """Tell whether a later sentence of fresh news recalls what happened in another month: "In November, the attack"."""
    day, published = time.interval, context.published
    if day is None or published is None or reading.sentence.index < _TITLES or time.kind != "point":
        return False
    if day.precision is not Precision.MONTH or (published - day.end).days <= _RECALLED:
        return False
    for sentence in context.sentences[:_LEAD]:
        for other in context.times(context.reading(sentence)):
            fresh = other.interval
            if fresh is not None and fresh.start == fresh.end and 0 <= (published - fresh.end).days <= _FRESH:
                return True
    return False


def _begun_after(reading: Reading, time: Expression) -> bool:
    """Tell whether what days are counted from began then and lasts: "ten days after the floods began"."""
    if time.kind != "event":
        return False
    verbs = [mark for mark in reading.of("begin", "verb") if time.end <= mark.start <= time.end + _BEGUN]
    verbs += [mark for mark in reading.of("begin", "noun") if time.start <= mark.start <= time.end + 1]
    once = any(0 <= verb.start - noun.end <= 1 for verb in verbs for noun in reading.of("begin", "once"))
    return bool(verbs) and not once


def _weeks_ago(time: Expression, marks: Sequence[Mark]) -> bool:
    """Tell whether what is reckoned from goes on, and is no event of a day: "four weeks after gunmen seized it"."""
    if time.kind != "event" or time.unit not in {"week", "month"} or time.count < _WEEKS:
        return False
    named = (mark for mark in marks if mark.kind == "event")
    return not any(0 <= mark.start - time.end <= _NEAR or 0 <= time.start - mark.end <= _NEAR for mark in named)


def _of_report(reading: Reading, time: Expression, published: date | None) -> bool:
    """Tell whether the day of publication closes a title, and so is that of the report: "Floods, 15 May 2023"."""
    sentence, interval = reading.sentence, time.interval
    if sentence.index >= _TITLES or interval is None or interval.start != published or time.kind != "point":
        return False
    words = sentence.words
    closes = time.end == len(words) or (words[time.end] in _PARTED and words[-1] not in _STOPS)
    dated = words[time.end - 1].isdecimal() or bool(reading.of("source.header", "report"))
    return closes and dated and time.start > 0 and words[time.start - 1] in _PARTED


def _event_period(context: Context, interval: Interval, kind: str) -> Period:
    published = context.published
    if kind == "since" and published is not None and published > interval.start:
        return Period(interval.start, published, interval.precision, None)
    return Period(interval.start, interval.end, interval.precision, None)


def _event_score(
    time: Expression, marks: Sequence[Mark], sources: list[Source], reading: Reading, *, alone: bool
) -> float:
    """Return how likely an expression of time says when an event near it was."""
    interval = time.interval
    if interval is not None and time.kind == "event":
        if time.unit == "hour" and reading.sentence.index >= _TITLES:
            return 0.0  # "a boy was saved 61 hours after the quake"
        return _AFTER if marks or reading.of("happened") else _UNNAMED
    if interval is not None and time.kind == "since" and time.count:
        return _AFTER  # "the siege entered its ninth day on Thursday"
    if not marks:
        return 0.0  # only "three days after the breach" says when something else was
    if _dated_by(time, marks):
        return _BEFORE
    night = interval is not None and time.kind == "range" and (interval.end - interval.start).days <= 1
    if interval is None or interval.precision is Precision.YEAR or not (time.kind in {"point", "since"} or night):
        return 0.0
    if any(_spoken_on(time, source, reading) for source in sources):
        return 0.0
    final = is_final(reading.language)
    distance = _distance(time, marks, reading, alone=alone)
    if distance > (18 if final else 12 if time.kind == "since" or interval.precision is Precision.DAY else 8):
        return 0.0  # too many words in between
    base = _base(time, interval, done=marks[0].kind == "happened")
    # a participle before the event has its day: "cuma akşamı meydana gelen 6,8 büyüklüğündeki deprem"
    return base - (_LED if final else _APART) * distance if base else 0.0


def _distance(time: Expression, marks: Sequence[Mark], reading: Reading, *, alone: bool) -> int:
    """Return how many words part an expression of time from the nearest event of its sentence."""
    led = any(leads_to(reading, time, mark) for mark in marks)
    distance = 0 if led else min(max(mark.start - time.end, time.start - mark.end, 0) for mark in marks)
    if not is_final(reading.language) and reading.words[time.end - 1] in genitives(reading.language):
        distance *= distance > _TO_EVENT  # "Saturday's 7.8 magnitude quake"
    day = time.interval is not None and time.interval.precision is Precision.DAY
    if alone and day and reading.sentence.index < _LEAD and distance <= _SENTENCE:
        # "Rebels stormed Bocaranga, a town on the road to Bozoum, in the night of 3 May"
        distance = min(distance, _CLAUSE)
    return distance


def _base(time: Expression, interval: Interval, *, done: bool) -> float:
    """Return what a day weighs beside an event, or beside a verb by which something happened; 0 for none."""
    day = interval.precision is Precision.DAY
    if done:
        return _DONE if day and (time.kind == "point" or (interval.end - interval.start).days == 1) else 0.0
    return _SINCE if time.kind == "since" else 3.0 if day else 1.5


def _dated_by(time: Expression, marks: Sequence[Mark]) -> bool:
    """Tell whether an event dates what was before it, and so is dated itself: "before the battle began on 20 May"."""
    inside = any(time.start < mark.start and mark.end < time.end for mark in marks)
    day = time.interval is not None and time.interval.precision is Precision.DAY
    return time.kind == "before" and day and inside


def _told_on(time: Expression, source: Source, reading: Reading) -> bool:
    """Tell whether a day stands between a verb and what was told: "wrote to the council on Monday that the slide"."""
    opens = reading.words[time.end : time.end + 1] == [":"] or any(
        m.value == "that" for m in reading.at(time.end, "opens")
    )
    return opens and 0 < time.start - source.verb <= _TO_TOLD and source.end <= time.start


def _spoken_on(time: Expression, source: Source, reading: Reading) -> bool:
    """Tell whether a day is that on which somebody spoke: "said on Friday", "قال مسؤول كبير يوم الجمعة"."""
    if time.end in {source.verb, source.start}:
        return True
    if source.kind != "after":
        return abs(time.start - source.verb) <= _NEAR or _told_on(time, source, reading)
    # what a comma parts from a verb before its source is told: "killed 900 on Wednesday, said an official on Friday"
    return 0 <= time.start - source.verb <= _NEAR or 0 <= time.start - source.end <= 1
