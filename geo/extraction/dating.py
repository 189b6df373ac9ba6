"""The period of a figure: which expression of time of its clause, sentence or event it belongs to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from geo.extraction import dates, days_of_others, later_days
from geo.extraction.dates import Interval
from geo.extraction.verb_final import is_final
from geo.models import Counting, Period, Precision, Status

if TYPE_CHECKING:
    from geo.extraction.counting import Draft
    from geo.extraction.periods import Expression
    from geo.extraction.reading import Reading
    from geo.extraction.source_names import Source

#: What a toll counts.
TOLLS = frozenset({"killed", "injured", "missing"})
#: Words between a source and the day on which it spoke, in a relative clause.
_ASIDE = 6
#: What a day on which something was said weighs less where the sentence names another before.
_SPOKEN = 2.0
#: What a day weighs less that follows a verb of counting anew: "elevó este jueves a 9 los muertos".
_RETOLD = 5.5
#: Words between the verb of a new count and its day.
_RETOLD_FROM = 9
#: Words between an event and its day: "the eruption of the Volcán de Fuego on 3 June".
_TO_DAY = 5
#: Days after its event over which a report tells what lasts.
_LASTING = 60
#: Words between a number and "so far".
_RUNNING = 10
#: What a day of a relative clause weighs less for a number after it.
_ASIDE_CLAUSE = 5.0
#: What opens an entry of a list.
BULLETS = frozenset("•·-*–—▪‣►●○■◦➢")
#: Those that name a time since which others are counted in the same sentence.
_NAMED = frozenset({"since", "point", "range"})
#: Words between a day and the toll told on it.
_TO_TOLL = 4


class Known(NamedTuple):
    """Days known before a sentence is read."""

    published: date | None
    last: Interval | None


def period(
    draft: Draft,
    times: list[Expression],
    segment: tuple[int, int],
    sources: list[Source],
    known: Known,
) -> tuple[Period, tuple[int, int] | None]:
    """Return the period that the sentence gives a figure, and the tokens that say so.

    Parameters
    ----------
    draft
        The figure, its counting settled.
    times
        Expressions of time of the sentence.
    segment
        Tokens between the number before and the number after it.
    sources
        Sources of the sentence: "said on Tuesday" is when it was said.
    known
        The day of publication, and the day named last before this sentence, for "that day".
    """
    published = known.published
    ranked = sorted(
        (
            (score, time)
            for time in times
            if (score := _score(draft, time, segment, sources)) > 0 and not _lasts_since(draft, time, published)
        ),
        key=lambda pair: -pair[0],
    )
    chosen = _meant(draft.reading, _of_event(draft, ranked[0][1], times), times, known) if ranked else None
    draft.running = chosen is not None and _of_day(chosen) and _running(draft) and not _names_event(draft, chosen)
    if chosen is not None and (
        draft.running or _of_tally(draft, chosen) or _counted_on(draft, chosen) or _told_of(draft, chosen)
    ):
        # "rose on Friday to 9": the day on which the toll was told, not that on which people died
        draft.told = not draft.running and (_of_tally(draft, chosen) or _told_of(draft, chosen))
        chosen = replace(chosen, kind="until")
    if chosen is not None and draft.status is Status.PLANNED and _past(chosen, published):
        chosen = replace(chosen, interval=None)  # "by September", said in May, is no September of the past
    if draft.of_state and chosen is not None and _lasts(chosen):
        draft.counting = Counting.FLOW  # "900,000 displaced since December" says over which time they were
    draft.spoken = chosen is not None and _of_day(chosen) and _spoken(draft, chosen, sources) > 0
    if draft.counting is Counting.STOCK:
        return _stock(draft, chosen, published), (chosen.start, chosen.end) if chosen else None
    if chosen is None:
        return Period(), None
    draft.unreadable = chosen.kind == "unreadable"
    draft.since_event = chosen.kind == "since_event"
    draft.brief = chosen.kind == "within" and chosen.unit in {"hour", "day"}
    draft.rough = chosen.kind == "within" and chosen.unit not in {"hour", "day"}
    found = flow(draft, chosen, [time for _, time in ranked[1:]], published)
    if draft.spoken and not is_final(draft.reading.language):
        found = replace(found, start=None)  # "said on Tuesday that 26 had died": true by then, nobody says since when
    return found, (chosen.start, chosen.end)


def _meant(reading: Reading, time: Expression, times: list[Expression], known: Known) -> Expression | None:
    """Return an expression with the day that "that day" and "since then" stand for; none for "since" no day."""
    last = known.last
    if time.kind == "since_same":
        return replace(time, kind="since", interval=last) if last is not None else None
    if time.kind == "since_done":
        first = next((o for o in times if o.end <= time.start and o.kind in _NAMED and o.interval is not None), None)
        if first is None:
            return replace(time, kind="since_event")  # "thousands have since gone home"
        return replace(time, kind="since", interval=first.interval)
    if time.kind == "year_before":
        return later_days.year_before(time, times, known.published)
    if time.kind not in {"same", "next"}:
        return time
    day = next((o for o in times if o.end <= time.start and o.kind == "point" and o.interval is not None), None)
    named = last or (day.interval if day is not None else None)
    if time.kind == "next" and time.count < 0 and _compared(reading, time):  # "900, more than the day before"
        return replace(time, kind="point", interval=last) if last is not None else None
    if time.kind == "next":
        return later_days.day(time, day.interval if day is not None else last, known.published)
    return time if named is None else replace(time, kind="point", interval=named)


def _score(draft: Draft, time: Expression, segment: tuple[int, int], sources: list[Source]) -> float:
    reading = draft.reading
    if time.kind == "event" or (time.start < draft.end and draft.start < time.end):
        return 0.0
    if time.start >= draft.end:
        if days_of_others.told_of_another(draft, time) or _only_compared(reading, time):
            return 0.0
        waits = draft.relation == "forward" and reading.words[draft.end] == ","
        if is_final(reading.language) and (waits or _of_next_clause(draft, time)):
            return 0.0
        gap = time.start - draft.end
        score = (6.0 if time.start < segment[1] else 3.0) - 0.1 * gap - 0.35 * reading.joints(draft.end, time.start)
    elif _only_compared(reading, time) and reading.words[draft.start - 1] != "(":
        return 0.0  # "five times more than a year earlier, and arrested 900"
    elif draft.indicator in TOLLS and (
        (reading.of("survivor") and days_of_others.of_search(draft, time))
        or days_of_others.before_harm(draft, time)
        or days_of_others.of_recalled(draft, time)
    ):
        return 0.0
    else:
        gap = draft.start - time.end
        inside = time.start >= segment[0] and (segment[0] == 0 or reading.joints(segment[0], time.start) > 0)
        score = (5.6 if inside else 4.2) - 0.08 * gap - 0.3 * reading.joints(time.end, draft.start)
        aside = _in_relative(reading, time, draft.start)
        if aside and time.kind == "within":
            return 0.0  # "In the valley, where a hand of rain fell in a day, 56 died"
        score -= _ASIDE_CLAUSE if aside else 0.0
    if time.kind in {"since", "within", "range", "since_event", "since_same", "since_done"}:
        score += 0.8
    return score - _spoken(draft, time, sources)


def _of_next_clause(draft: Draft, time: Expression) -> bool:
    """Tell whether a comma after the verb that closes the clause of a number parts it from a day: "öldü, bugün …"."""
    if time.kind != "point":
        return False
    words = draft.reading.words
    comma = next((i for i in range(time.start - 1, draft.end, -1) if words[i] == ","), 0)
    verbs = [draft.trigger] if draft.trigger is not None else []
    verbs += draft.reading.of("counts.after")
    return any(draft.end <= mark.start and mark.end <= comma for mark in verbs)


def _in_relative(reading: Reading, time: Expression, end: int) -> bool:
    """Tell whether a day is that of a relative clause between commas: "In X, where troops fired on Monday, 12 died"."""
    if time.kind not in {"point", "within"}:
        return False
    words = reading.words
    opened = (m.start for m in reading.of("boundary", "relative") if m.start < time.start)
    first = max((start for start in opened if start and words[start - 1] == ","), default=0)
    closed = words[time.end : time.end + 1] == [","] and time.end < end
    return first > 0 and closed and "," not in words[first : time.start]


def _spoken(draft: Draft, time: Expression, sources: list[Source]) -> float:
    """Weigh that a time is only when something was said."""
    reading = draft.reading
    grammar = reading.language.table("attribution").get("grammar", {})
    final, that = is_final(reading.language), grammar.get("complementizers", ())
    told_on = time.kind == "point" and (retold(reading, time) or days_of_others.issued(draft, time))
    less = _RETOLD if told_on else 0.0
    for source in sources:
        if reading.words[source.verb] == ":":
            continue  # "Red Cross: on Friday 12 people died" tells when they did
        verb = max((mark.end for mark in reading.at(source.verb, "source.speech")), default=source.verb + 1)
        ends = {source.verb + 1, source.verb + 2, verb, verb + 1, source.end, source.end + 1}
        told = source.kind in {"before", "after"} and days_of_others.within_speech(
            reading, max(verb, source.end), time, that
        )
        beside = (time.start in ends and not told) or time.end in {source.verb, source.start}
        # "Wednesday, the minister put the dead at 12"
        ours = reading.says(source.start, "source.anaphora", "possessive")
        opened = draft.indicator in TOLLS and time.start <= 1 and not ours
        beside = beside or (opened and source.start == time.end + 1 and reading.words[time.end] == ",")
        # "told reporters on Monday that", "wrote to the mayor on Monday that"
        beside = beside or (source.verb < time.start <= draft.start and reading.words[time.end] in that)
        if final and time.start == source.end + 1 and draft.reading.words[source.end] == ",":
            beside = False  # Turkish "Polis, pazartesi günü … doğruladı": when it was, not when it was said
        if time.kind in {"point", "unreadable"} and beside:
            less += 3.5
            if any(o is not time and o.kind == "point" and o.end <= draft.start for o in reading.times or ()):
                less += _SPOKEN  # the sentence names a day of what happened, before what was said
        elif (
            not told
            and 0 <= time.start - source.end <= _ASIDE
            and reading.has("boundary", source.end, time.start, "relative")
        ):
            less += 6.0  # "according to the minister, who spoke on Friday"
    return less


def retold(reading: Reading, time: Expression) -> bool:
    """Tell whether a day is that of a new count: "elevó hoy a 9 los muertos", "elevó este jueves a 9"."""
    if any(mark.value == "verb" for index in (time.start, time.start - 1) for mark in reading.ending(index, "retold")):
        return True
    verbs = reading.of("retold", "verb")
    told = any(0 <= time.start - mark.end <= _RETOLD_FROM for mark in verbs)
    return told and reading.says(time.end, "retold", "to")  # "lifted its count of the victims on Wednesday to 9"


def _of_event(draft: Draft, time: Expression, times: list[Expression]) -> Expression:
    """Return the day of an event that is told after a day: "on Monday, two days after a quake killed 9"."""
    if time.kind != "point" or draft.indicator not in TOLLS:
        return time
    events = [other for other in times if other.kind == "event" and other.interval is not None]
    between = (other for other in events if time.end <= other.start < draft.start)
    return next((replace(other, kind="point") for other in between), time)


def _of_day(time: Expression) -> bool:
    return time.kind == "point" and time.interval is not None and time.interval.precision is Precision.DAY


def _names_event(draft: Draft, time: Expression) -> bool:
    """Tell whether a day before a number says when an event was: "the quake on Saturday has so far killed 9"."""
    events = draft.reading.of("event") if time.end <= draft.start else ()
    return any(0 <= time.start - mark.end <= _TO_DAY for mark in events)


def _lasts_since(draft: Draft, time: Expression, published: date | None) -> bool:
    """Tell whether a day before a state that lasts is only that of its event: "the quake of 3 June left 9 missing"."""
    if draft.counting is not Counting.STOCK or not _of_day(time) or time.interval is None or published is None:
        return False
    return (published - time.interval.end).days <= _LASTING and _names_event(draft, time)


def _running(draft: Draft) -> bool:
    """Tell whether a toll counts on from an unknown day: "bringing to 15 the number of soldiers killed so far"."""
    reading = draft.reading
    if draft.indicator not in TOLLS:
        return False
    for mark in reading.of("tally", "running"):
        first, last = (mark.end, draft.start) if mark.end <= draft.start else (draft.end, mark.start)
        others = any(first <= other.start < last for other in reading.mentions)
        if not others and 0 <= last - first <= _RUNNING and not reading.has("boundary", first, last, "strong"):
            return True
    return False


def _of_tally(draft: Draft, time: Expression) -> bool:
    """Tell whether a day is that on which a toll was told: "the toll rose on Friday to 9", "rose to 9 on Friday"."""
    trigger, reading = draft.trigger, draft.reading
    if not _of_day(time):
        return False
    # "the number of people killed by the storm rose to 842 on Friday"
    named = draft.relation == "after" and reading.closes(draft.start, "tally", "verb")
    named = named and trigger is not None and trigger.end <= draft.start
    if (draft.relation not in {"label", "tally"} and not named) or trigger is None or not has_tally(draft):
        return False
    if trigger.end <= time.start < draft.start:
        first = trigger.end
    elif draft.start - _TO_TOLL <= time.start < draft.start and draft.end <= trigger.start:
        first = time.start
    else:
        return draft.end <= time.start <= draft.end + 1
    # but "the toll of the earthquake on Saturday", "cumartesi gecesi oluşan tsunamide"
    return not any(min(first, trigger.start) <= mark.start < draft.start for mark in reading.of("event"))


def _past(time: Expression, published: date | None) -> bool:
    """Tell whether a time up to which something is expected is over."""
    day = time.interval
    return time.kind in {"until", "before"} and day is not None and published is not None and day.end < published


def _told_of(draft: Draft, time: Expression) -> bool:
    """Tell whether a day is that on which somebody spoke of a toll: "On Monday the ministry had spoken of 62 dead"."""
    if not (_of_day(time) and draft.indicator in TOLLS):
        return False
    if time.end > draft.start:
        return retold(draft.reading, time)  # "111 dead in the toll of Saturday 12"
    clause = draft.reading.has("boundary", time.end, draft.start, "relative")  # "…, who the day before had spoken of"
    return not clause and draft.reading.closes(draft.start, "tally", "spoken")


def has_tally(draft: Draft) -> bool:
    """Tell whether a verb of counting stands beside a number: "rose to 9", "9'a yükseldi", "elevó a 9 la cifra"."""
    reading = draft.reading
    return any(
        mark.end <= draft.start + 1 or mark.start <= draft.end + _TO_TOLL
        for mark in (*reading.of("tally", "verb"), *reading.of("superseded", "rise"))
    )


def _compared(reading: Reading, time: Expression) -> bool:
    """Tell whether a time is only one with which another is compared: "54,000 in 2023, 27 % fewer than in 2022"."""
    return any(reading.ending(index, "time.compare") for index in (time.start, time.start + 1))


def _only_compared(reading: Reading, time: Expression) -> bool:
    """Tell the same of a time that does not say either which day is the one of the number, as "the day before" does."""
    return time.kind != "next" and _compared(reading, time)


def _lasts(time: Expression) -> bool:
    """Tell whether an expression names a span over which people come: "since December", "last month"."""
    if time.interval is None:
        return False
    return time.kind in {"since", "within", "range"} or (
        time.kind == "point" and time.interval.precision in {Precision.WEEK, Precision.MONTH, Precision.YEAR}
    )


def _counted_on(draft: Draft, time: Expression) -> bool:
    """Tell whether a day is that of a count and not of what is counted: "the death toll stood at 31 on Wednesday"."""
    day = time.interval is not None and time.interval.precision is Precision.DAY
    if is_final(draft.reading.language) and any(
        time.end <= mark.start < draft.start for mark in draft.reading.of("event")
    ):
        return False  # "cuma akşamı meydana gelen depremde can kaybı 38": when the earthquake was
    return time.kind == "point" and day and draft.relation in {"label", "tally"} and draft.indicator in TOLLS


def _text(draft: Draft, time: Expression) -> str:
    return " ".join(draft.reading.sentence.raw(time.start, time.end).split())


def _stock(draft: Draft, time: Expression | None, published: date | None) -> Period:
    if time is not None and time.interval is not None and time.kind in {"point", "until", "before"}:
        end = time.interval.end
        if published is not None and time.interval.start <= published < end:
            end = published
        if time.kind == "before":
            end = time.interval.start
        if any(mark.value == "so_far" for mark in draft.reading.at(time.start, "time.phrase")):
            # "the number of people displaced since the start of the year"
            return Period(time.interval.start, end, time.interval.precision, _text(draft, time))
        return Period(None, end, time.interval.precision, _text(draft, time))
    if time is not None and time.kind == "unreadable":
        return Period(None, None, None, _text(draft, time))
    if time is not None and time.interval is not None and time.kind == "range":
        # "442,000 were registered between April and June"
        return Period(time.interval.start, time.interval.end, time.interval.precision, _text(draft, time))
    if time is not None and time.interval is not None and time.kind == "since" and published is not None:
        if time.interval.start > published:
            return Period(None, None, None, _text(draft, time))  # "since 16 January" in a report of 1 January
        return Period(time.interval.start, published, Precision.DAY, _text(draft, time))
    if published is None or draft.status is not Status.REPORTED:
        return Period()  # what is denied or feared is true on no day
    return Period(None, published, Precision.DAY, None)


def _described(draft: Draft, time: Expression) -> bool:
    """Tell whether a relative clause says what the event of a date did: "after a strike in February that killed 34"."""
    reading = draft.reading
    relative = time.end < len(reading.words) and (
        reading.says(time.end, "boundary", "relative") or reading.words[time.end] == "that"
    )
    begun = any(mark.value in {"after", "since"} for mark in reading.at(time.start, "time.phrase"))
    parted = time.end < len(reading.words) and reading.words[time.end] in {",", "،"}
    said = reading.words[time.end + 1 : draft.start]
    if begun and reading.at(time.end + parted, "recalled") and said and "," not in said and "،" not in said:
        return True  # "the highest toll since January 2023, when 84 people were killed"
    trigger = draft.trigger
    return (
        relative
        and begun
        and trigger is not None
        and time.end < trigger.start < draft.start
        and any(True for index in range(time.start, time.end) for _ in reading.at(index, "event"))
    )


def _anchored(time: Expression, others: list[Expression]) -> Interval | None:
    """Return the days of a length of time, up to the day that the sentence names or to publication."""
    anchor = next(
        (o for o in others if o.kind in {"point", "until"} and o.interval and o.interval.precision is Precision.DAY),
        None,
    )
    spelt = next((o for o in others if o.kind == "range" and o.interval and abs(o.start - time.end) <= 1), None)
    if spelt is not None and spelt.interval is not None:
        return spelt.interval  # "in eight days, from 26 January to 2 February"
    if anchor is not None and anchor.interval is not None:
        return dates.last_units(anchor.interval.end, time.count, time.unit)
    brief = time.unit in {"hour", "day"}
    past = (o.interval for o in others if brief and o.kind == "point" and o.interval is not None)
    last = time.interval
    # "in 2018, 23 died within a day": no day of this year
    return next((day for day in past if last is not None and day.end < last.start), last)


def flow(draft: Draft, time: Expression, others: list[Expression], published: date | None) -> Period:
    """Return the days over which something happened that an expression of time tells of, with the help of others."""
    text = _text(draft, time)
    interval = _anchored(time, others) if time.kind == "within" and time.count else time.interval
    if interval is None:
        return Period(None, None, None, text)
    if time.kind == "since" and _described(draft, time):
        last = interval.end if published is None else min(interval.end, max(published, interval.start))
        return Period(interval.start, last, interval.precision, text)
    if time.kind == "since":
        end = next((o.interval.end for o in others if o.kind == "until" and o.interval is not None), published)
        if end is None or end < interval.start:
            return Period(interval.start, None, interval.precision, text)
        return Period(interval.start, end, interval.precision, text)
    if time.kind == "until":
        start = next((o.interval.start for o in others if o.kind == "since" and o.interval is not None), None)
        if start is not None and start <= interval.end:
            return Period(start, interval.end, interval.precision, text)
        return Period(None, interval.end, interval.precision, text)
    if time.kind == "before":
        return Period(None, interval.start - timedelta(days=1), interval.precision, text)
    end = interval.end
    if published is not None and interval.start <= published < end:
        end = published
    return replace(Period(interval.start, end, interval.precision), expression=text)
