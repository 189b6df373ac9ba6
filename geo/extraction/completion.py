"""What the sentence of a figure leaves open, filled in from the sentences around it: place, period, source, repeats."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.extraction import (
    abbreviations,
    afterwards,
    background,
    borders,
    carried_days,
    carried_places,
    earlier_reports,
    enumerations,
    listed_days,
    recounts,
    repeats,
)
from geo.extraction.context import name_of
from geo.extraction.events import EVENTS, events_of
from geo.extraction.headers import find_header
from geo.models import Basis, Counting, Period, Precision, Status

if TYPE_CHECKING:
    from geo.extraction.context import Context
    from geo.extraction.counting import Draft
    from geo.models import Toponym

_ENDS = frozenset('.!?؟"”»')
#: Lines at the head of a report that may be its title, and the words of the longest.
_TITLES = 4
#: Words of a line that says which days a report is on.
_SPAN = 12
_TITLE = 20
#: The period of a figure of which nobody says when.
_UNSAID = Period()
#: Figures after a total among which its parts are looked for.
_PARTS = 20


def finish(context: Context, drafts: list[Draft]) -> None:
    """Fill in what the sentence of a figure leaves open, from what stands around it."""
    earlier_reports.settle(context, drafts)
    events, as_of = events_of(context, drafts), _as_of(context)
    find_header(context)
    for draft in drafts:
        _leave_future(context, draft)
    repeats.link(drafts)
    for number, draft in enumerate(drafts):
        event = events.at(draft)
        carried_places.settle(context, draft, drafts[:number], drafts[number + 1 : number + 1 + _PARTS])
        borders.arrived(context, draft)
        carried_places.hold(context, draft, drafts[:number])
        if draft.indicator == "blocked":
            draft.toponyms = borders.stopped_at(draft, context)
        elif draft.indicator == "crossed":
            draft.toponyms = borders.entered(draft, context)
        draft.toponyms = tuple(_whole_coast(context, toponym) for toponym in draft.toponyms)
        _inherit_source(context, draft, drafts[:number])
        draft.period = (
            carried_days.of_whole(draft)
            or recounts.since(draft)
            or carried_days.of_table(draft, drafts[:number], event)
            or carried_days.of_rumour(draft, event)
            or draft.period
        )
        if draft.status is Status.REPORTED and _may_inherit(draft):
            covered = as_of is not None and as_of.start is not None and not _of_earlier_event(draft, as_of, event)
            if as_of is not None and covered and draft.period == _UNSAID:
                draft.period = as_of  # a report on some days counts what happened on them
            if draft.period == _UNSAID:
                draft.period = listed_days.of_list(context, draft)
            if draft.period == _UNSAID and number:
                draft.period = listed_days.of_first_item(context, draft, drafts[:number])
            carried_days.settle(context, draft, drafts[:number], event)
            _leave_future(context, draft)
            if as_of is not None and draft.period == _UNSAID and not draft.superseded:
                draft.period = as_of
    afterwards.attribute(context, drafts)
    _name_in_full(context, drafts)


def _name_in_full(context: Context, drafts: list[Draft]) -> None:
    """Write sources in full whose abbreviation the text has introduced."""
    names = abbreviations.introduced(context.document.text) if drafts else {}
    for draft in drafts if names else ():
        draft.attributed_to = abbreviations.in_full(draft.attributed_to, names)


def _as_of(context: Context) -> Period | None:
    """Return the day up to which a bulletin counts that says so in its title: "Flash update 2 (as of 15 November)"."""
    for sentence in context.sentences[:_TITLES]:
        if len(sentence) > _TITLE:
            return None
        for time in context.times(context.reading(sentence)):
            day = time.interval
            if time.kind == "until" and day is not None and day.start == day.end:
                return Period(None, day.end, Precision.DAY, sentence.raw(time.start, time.end))
            if time.kind == "range" and day is not None and len(sentence) <= _SPAN and sentence.words[-1] not in _ENDS:
                return Period(day.start, day.end, Precision.DAY, sentence.raw(time.start, time.end))
    return None


def _of_earlier_event(draft: Draft, report: Period, event: Period | None) -> bool:
    """Tell whether a toll is that of an event before the days of a report: "Quake of 4 March. Report (10-12 March)"."""
    if event is None or event.start is None or report.start is None or event.start != event.end:
        return False
    return draft.indicator in EVENTS and event.start < report.start


def _leave_future(context: Context, draft: Draft) -> None:
    """Leave a figure undated that is told as done, but on a day after its publication."""
    published, period = context.published, draft.period
    begin = period.start or period.end
    if draft.status is Status.REPORTED and published is not None and begin is not None and begin > published:
        draft.period, draft.unreadable = Period(None, None, None, period.expression), True


def _inherit_source(context: Context, draft: Draft, before: list[Draft]) -> None:
    """Let a figure that goes on counting what a source counted have that source."""
    if draft.attributed_to is not None or draft.status is Status.DENIED:
        return
    if draft.superseded:
        now = draft.heir_of
        beside = now is not None and now.reading is draft.reading and context.answered is None
        told = draft.reading.has("source.header", 0, draft.start, "report") and context.answered is None
        if (beside or told) and context.header is not None:
            draft.attributed_to, draft.source_span = context.header  # "121 dead (111 in the report before)"
        return
    if draft.reading.of("part", "added"):
        return  # "to these are added four in Murcia": who said the total need not have said so
    source = _counted_on(context, draft, before) if draft.relation != "item" else None
    if source is not None and source.reading is draft.reading:
        mine = draft.reading.has("source.anaphora", source.end, draft.start, "own")
        source = None if mine else source  # "the governor says 90, we counted 120"
    source = source if source is not None and source.attributed_to is not None else _in_turn(draft, before)
    if source is not None:
        draft.attributed_to, draft.source_span = source.attributed_to, source.source_span
    elif context.header is not None and _by_author(context, draft):
        draft.attributed_to, draft.source_span = context.header


def _in_turn(draft: Draft, before: list[Draft]) -> Draft | None:
    """Return a figure of the same turn of a transcript, whose speaker goes on: "MAYOR: We took out 16. Two died."."""
    last = before[-1] if before else None
    if last is None or last.source_span is None:
        return None
    sentence, earlier = draft.reading.sentence, last.reading.sentence
    named = last.source_span[0] == earlier.start and earlier.text[last.source_span[1] : last.source_span[1] + 1] == ":"
    return last if named and sentence.paragraph == earlier.paragraph else None


def _counted_on(context: Context, draft: Draft, before: list[Draft]) -> Draft | None:
    """Return the figure that a figure goes on from: its whole, or the one before of the same kind in its paragraph."""
    source = background.main(draft.parent or draft.heir_of, before)
    if source is not None and source.reading is not draft.reading and draft.reading.of("part", "alone"):
        source = draft.heir_of  # what a total was said by, nobody need have said of each part in the next sentence
    if source is not None and source.reading is not draft.reading and _came_true(draft, source):
        return None  # "The agency is planning for 800,000. So far 100,000 have": nobody says who counted
    if source is not None and source.reading is not draft.reading and _of_another_day(draft):
        return None  # "A week ago the total was 105,000": nobody says who counted then
    if source is not None and enumerations.of_commas(draft):
        return None  # nor of each entry of a list
    if source is not None and not background.goes_on(draft, source):
        return None
    if source is not None or not before or draft.period_span is not None:
        return source
    last = background.main(before[-1], before) or before[-1]
    sentence, earlier = draft.reading.sentence, last.reading.sentence
    same = last.indicator == draft.indicator and not last.superseded and sentence.paragraph == earlier.paragraph
    near = same and sentence.index - earlier.index <= 1 and draft.status is last.status
    near = near and background.of_total(draft, last) and (sentence is earlier or not _acts(draft))
    return last if near and (sentence is earlier or not _abroad(context, draft, last)) else None


def _acts(draft: Draft) -> bool:
    """Tell whether a body opens the sentence that did something to people: "The army flew out 162 workers"."""
    reading = draft.reading
    opens = any(mark.start <= 1 for mark in reading.of("source.source")) and bool(reading.at(0, "article"))
    return opens and draft.relation == "before" and not reading.of("source.speech", "verb")


def _came_true(draft: Draft, source: Draft) -> bool:
    """Tell whether a number is told as done that goes on from one that was planned or feared."""
    return draft.status is Status.REPORTED and source.status is Status.PLANNED


def _of_another_day(draft: Draft) -> bool:
    """Tell whether a later sentence gives a toll that updates one before with a day of its own."""
    return draft.relation == "tally" and draft.period_span is not None


def _by_author(context: Context, draft: Draft) -> bool:
    """Tell whether a number is one that the author of a report gives, or that answers a question; none is denied."""
    answers = context.answered is None or draft.reading.sentence.paragraph in context.answered
    return answers and draft.status is not Status.DENIED


def _abroad(context: Context, draft: Draft, last: Draft) -> bool:
    """Tell whether a sentence names a country for a figure, where the figure before was elsewhere.

    In Arabic any place will do: its sentences are long, and each has a verb of saying where somebody goes on.
    """
    names = {name_of(toponym) for toponym in last.toponyms}
    any_place = context.language.right_to_left
    return any(
        toponym.basis is Basis.HERE
        and (any_place or context.country(toponym) is not None)
        and name_of(toponym) not in names
        for toponym in draft.toponyms
    )


def _whole_coast(context: Context, toponym: Toponym) -> Toponym:
    """Return the country in place of its whole coast, where a quake or a storm hits it, not the shoreline alone."""
    if toponym.form != "coast" or not toponym.anchors or context.country(toponym) is None:
        return toponym
    return replace(toponym, name=toponym.anchors[0], form="name", type_word="country")


def _may_inherit(draft: Draft) -> bool:
    """Tell whether a figure may take days from elsewhere: not when its own, or those of its whole, are unreadable."""
    source = draft.parent or draft.heir_of
    if source is not None and source.unreadable and draft.period.start is None:
        draft.unreadable = True
    # "so far" counts from a day of its own, which nobody names
    return draft.counting is not Counting.STOCK and not draft.unreadable and not draft.running
