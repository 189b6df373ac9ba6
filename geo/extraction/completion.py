"""What the sentence of a figure leaves open, filled in from the sentences around it: place, period, source, repeats."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.extraction import borders, breakdowns, dating, ellipsis, enumerations, placing, repeats
from geo.extraction.antecedents import anaphora, home, leading, left, past_parts, struck, subject
from geo.extraction.context import is_small, name_of
from geo.extraction.event_places import scene
from geo.extraction.events import EVENTS, days_of, event_of, over_other_days, until
from geo.extraction.headers import find_header
from geo.extraction.unnamed import land_of_form, whole_of_parts
from geo.models import Basis, Counting, Period, Precision, Role, Status

if TYPE_CHECKING:
    from geo.extraction.context import Context
    from geo.extraction.counting import Draft
    from geo.models import Toponym

#: A place that fits less well than this gives way to that of the whole of which a figure is a part.
_SURE = 3.0
_HARM = EVENTS | {"missing", "homeless"}
_ENDS = frozenset('.!?؟"”»')
#: Lines at the head of a report that may be its title, and the words of the longest.
_TITLES = 4
#: Words of a line that says which days a report is on.
_SPAN = 12
_TITLE = 20
#: Lines at the head of a report that name what its totals are of.
_TITLED = 2
#: The headline and the sentence after it.
_OPENING = 1
#: An older toll was told on some days; one of another month or year is compared, not replaced.
_FEW_DAYS = 7
#: What happens to a people at home, and how many make one.
_AT_HOME = frozenset({"affected", "in_need", "displaced", "homeless"})
_PEOPLE = 100_000
_COUNTRYWIDE = 1_000_000
#: How many times a count may be one at another place, and still be of the same days.
_MANY = 1000
#: How many times a count may be one of a day or two, and still be of the same days.
_DAILY = 20
#: How many times a count may be that of the sentence before and still be of the same days.
_ALIKE = 3
#: Days of a count that goes back beyond one event at one place, and up to which day before publication it may go.
_YEAR = 360
_LAST = 366
#: Words between the people of a label and their number: "the number of Kenyans in need of food aid at 4.1 million".
_LABEL = 9
#: Words of the name of an entry of a list, the bullet and the colon with them.
_SHORTEST, _NAME = 2, 8
#: Figures after a total among which its parts are looked for.
_PARTS = 20


def finish(context: Context, drafts: list[Draft]) -> None:
    """Fill in what the sentence of a figure leaves open, from what stands around it."""
    event, as_of = event_of(context, drafts), _as_of(context)
    find_header(context)
    for draft in drafts:
        _leave_future(context, draft)
    repeats.link(drafts)
    for number, draft in enumerate(drafts):
        _inherit_place(context, draft, drafts[:number], drafts[number + 1 : number + 1 + _PARTS])
        borders.arrived(context, draft)
        _hold(context, draft, drafts[:number])
        if draft.indicator == "blocked":
            draft.toponyms = borders.stopped_at(draft, context)
        elif draft.indicator == "crossed":
            draft.toponyms = borders.entered(draft, context)
        draft.toponyms = tuple(_whole_coast(context, toponym) for toponym in draft.toponyms)
        _inherit_source(context, draft, drafts[:number])
        if draft.status is Status.REPORTED and _may_inherit(draft):
            if as_of is not None and as_of.start is not None and draft.period == Period():
                draft.period = as_of  # a report on some days counts what happened on them
            if draft.period == Period():
                draft.period = dating.of_list(context, draft)
            if draft.period == Period() and number:
                draft.period = dating.of_first_item(context, draft, drafts[:number])
            _inherit_period(context, draft, drafts[:number], event)
            _leave_future(context, draft)
            if as_of is not None and draft.period == Period() and not draft.superseded:
                draft.period = as_of


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
        if beside and context.header is not None:
            draft.attributed_to, draft.source_span = context.header  # "121 dead (111 in the report before)"
        return
    if draft.reading.of("part", "added"):
        return  # "to these are added four in Murcia": who said the total need not have said so
    source = _counted_on(context, draft, before) if draft.relation != "item" else None
    if source is not None and source.reading is draft.reading:
        mine = draft.reading.has("source.anaphora", source.end, draft.start, "own")
        source = None if mine else source  # "the governor says 90, we counted 120"
    if source is not None and source.attributed_to is not None:
        draft.attributed_to, draft.source_span = source.attributed_to, source.source_span
    elif context.header is not None and _by_author(context, draft):
        draft.attributed_to, draft.source_span = context.header


def _counted_on(context: Context, draft: Draft, before: list[Draft]) -> Draft | None:
    """Return the figure that a figure goes on from: its whole, or the one before of the same kind in its paragraph."""
    source = draft.parent or draft.heir_of
    if source is not None and source.reading is not draft.reading and draft.reading.of("part", "alone"):
        source = draft.heir_of  # what a total was said by, nobody need have said of each part in the next sentence
    if source is not None and enumerations.of_commas(draft):
        return None  # nor of each entry of a list
    if source is not None or not before or draft.period_span is not None:
        return source
    last = before[-1]
    sentence, earlier = draft.reading.sentence, last.reading.sentence
    same = last.indicator == draft.indicator and not last.superseded and sentence.paragraph == earlier.paragraph
    near = same and sentence.index - earlier.index <= 1
    return last if near and (sentence is earlier or not _abroad(context, draft, last)) else None


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


def _inherit_place(context: Context, draft: Draft, before: list[Draft], after: list[Draft]) -> None:
    """Settle the place of a figure whose clause names none, or names one that fits badly."""
    source = draft.parent or draft.heir_of
    now = _risen_to(draft, before) if draft.superseded else None
    if now is not None and now.toponyms:
        draft.toponyms, draft.role = now.toponyms, now.role
        return
    meant = _meant(context, draft) or left(context, draft, before)
    if meant is not None:
        draft.role = meant[1]
        draft.toponyms = (replace(meant[0], role=meant[1], basis=Basis.BEFORE),)
        return
    unknown = draft.relation == "column" and draft.reading.words[draft.start - 1 : draft.start] == [":"]
    if not draft.toponyms and (unknown or (draft.relation == "forward" and ellipsis.named(draft))):
        return  # the name of a row is where its number is true, though no place is known by it
    if not draft.toponyms and _item(draft):
        return
    if draft.toponyms and (draft.place_rank >= _SURE or source is None or not source.toponyms):
        return
    if source is not None and source.toponyms:
        if draft.parent is None and source.mention.size < draft.mention.size:
            source = _whole(draft, before) or source
        draft.toponyms, draft.role = source.toponyms, source.role
        return
    found = _spoken_of(context, draft, before, [other for other in after if other.parent is draft])
    found = breakdowns.of_total(context, draft, found, before, after)
    if found:
        draft.role = placing.usual_role(draft.indicator)
        # where the people of an earlier figure came from is not where this one stands
        here = [toponym for toponym in found if toponym.role is not Role.ORIGIN] or borders.reached(
            context, draft, found
        )
        draft.toponyms = tuple(replace(toponym, role=draft.role, basis=Basis.BEFORE) for toponym in here)


def _whole_coast(context: Context, toponym: Toponym) -> Toponym:
    """Return the country in place of its whole coast, where a quake or a storm hits it, not the shoreline alone."""
    if toponym.form != "coast" or not toponym.anchors or context.country(toponym) is None:
        return toponym
    return replace(toponym, name=toponym.anchors[0], form="name", type_word="country")


def _hold(context: Context, draft: Draft, before: list[Draft]) -> None:
    """Add to a quarter or village that no gazetteer knows the place that the text speaks of, in which it lies."""
    if draft.relation in {"column", "forward"} or not is_small(context, draft.toponyms):
        return
    found = _spoken_of(context, draft, [other for other in before if other.toponyms != draft.toponyms], [])
    found = tuple(toponym for toponym in found if not is_small(context, (toponym,)))
    draft.toponyms += tuple(replace(toponym, role=draft.role, basis=Basis.BEFORE) for toponym in found)


def _meant(context: Context, draft: Draft) -> tuple[Toponym, Role] | None:
    """Return the place that a sentence means without naming it: home, "the country", where a question asked."""
    own = home(context, draft)
    if own is not None:
        return own
    host = subject(context, draft)
    if host is not None:
        return host, placing.usual_role(draft.indicator)
    if draft.asked is not None and not draft.toponyms:
        asked = [toponym for _, _, toponym in draft.asked.places if not toponym.demonym]
        return (asked[0], placing.usual_role(draft.indicator)) if asked else None
    return None


def _item(draft: Draft) -> bool:
    """Tell whether a line of a list begins with a name that no gazetteer knows: "• Gran Bahama: 8 dead"."""
    words, sentence = draft.reading.words, draft.reading.sentence
    colon = next((index for index in range(min(draft.start, _NAME)) if words[index] == ":"), 0)
    if colon < _SHORTEST or words[0] not in dating.BULLETS or draft.reading.has("person", 0, colon):
        return False
    named = all(words[index][0].isalpha() for index in range(1, colon))
    counts = any(mark.end <= colon for mark in draft.reading.counting)
    return named and not counts and sentence.text[sentence.starts[1]].isupper()


def _risen_to(draft: Draft, before: list[Draft]) -> Draft | None:
    """Return the number of the same sentence to which an older one rose, which stands before it."""
    last = before[-1] if before else None
    same = last is not None and last.reading is draft.reading and last.indicator == draft.indicator
    return last if same and last is not None and not last.superseded else None


def _spoken_of(context: Context, draft: Draft, before: list[Draft], parts: list[Draft]) -> tuple[Toponym, ...]:
    """Return the place that the text speaks of at a figure whose clause and whole name none."""
    found = (
        anaphora(context, draft)
        or _of_total(context, draft, before)
        or _of_people(draft)
        or _same_sentence(draft, before)
        or past_parts(context, draft, before)
        or struck(context, draft, before)
        or leading(context, draft)
        or _of_paragraph(draft, before)
        or _lead(draft, before)
        or scene(context, draft)
        or whole_of_parts(context, parts)
    )
    topic = context.topic
    if found and _years(context, draft) and not anaphora(context, draft):
        return _without_town(context, found)
    if found and draft.mention.size >= _COUNTRYWIDE and draft.indicator in _AT_HOME:
        return _without_town(context, found)
    if found or topic is None:
        return found or context.whole
    land = land_of_form(context, draft)
    if land:
        return land
    written = context.written_in if topic.span.start >= draft.reading.sentence.end else None
    return (_adjacent(draft, before) if context.speaks(topic) else ()) or (written or topic,)


def _of_total(context: Context, draft: Draft, before: list[Draft]) -> tuple[Toponym, ...]:
    """Return the place that the title of a report names for a line of it that sums up others: "Total: 48 dead"."""
    topic, reading = context.topic, draft.reading
    sums = (mark for index in (0, 1) for mark in reading.at(index, "table") if mark.value == "total")
    if topic is None or not any(mark.end <= draft.start for mark in sums):
        return ()
    title = next((line for line in context.sentences[:_TITLED] if line.start <= topic.span.start < line.end), None)
    counted = title is None or any(other.reading.sentence is title for other in before)
    return () if counted else (topic,)


def _years(context: Context, draft: Draft) -> bool:
    """Tell whether a sentence of its own counts over years what violence did, which no town of an earlier one holds."""
    period = draft.period
    if draft.period_span is None or period.start is None or period.end is None:
        return False
    if context.published is None or (context.published - period.end).days > _LAST:
        return False  # "in 1995 a flood like this one" was here
    return (period.end - period.start).days >= _YEAR and draft.indicator in _HARM | _AT_HOME


def _without_town(context: Context, found: tuple[Toponym, ...]) -> tuple[Toponym, ...]:
    """Return the country in place of a town of an earlier sentence, which cannot hold a million who are displaced."""
    entries = context.gazetteer.find(name_of(found[0]))
    country = context.gazetteer.entry(entries[0].country) if entries and entries[0].country else None
    if country is None or entries[0].kind != "town" or found[0].form != "name":
        return found
    return (replace(found[0], name=country.name, anchors=(country.name,), type_word="country"),)


def _of_people(draft: Draft) -> tuple[Toponym, ...]:
    """Return the country of a people of whom millions are hit, which is where they are: "18 million Sudanese"."""
    if draft.indicator not in _AT_HOME or draft.mention.size < _PEOPLE:
        return ()
    last = max(draft.end, draft.head.end) + 1
    last += _LABEL // 2 if draft.reading.has("tally", draft.end, last + 1, "noun") else 0  # "4,1 millions le nombre de"
    trigger = draft.trigger
    # "the number of Kenyans in need of food aid at 4.1 million"
    named = trigger is not None and trigger.end <= draft.start and draft.relation in {"after", "label", "older"}
    first = draft.start - _LABEL if named else draft.end
    return tuple(toponym for begin, _, toponym in draft.reading.places if toponym.demonym and first <= begin < last)[:1]


def _whole(draft: Draft, before: list[Draft]) -> Draft | None:
    """Return the last figure of the same kind that is large enough to be the same total, if there is one."""
    return next(
        (
            other
            for other in reversed(before)
            if other.indicator == draft.indicator
            and other.toponyms
            and other.parent is None
            and other.mention.size >= draft.mention.size
        ),
        None,
    )


def _of_paragraph(draft: Draft, before: list[Draft]) -> tuple[Toponym, ...] | None:
    """Return the place of the last figure of the same kind in the paragraph, rather of one that can hold a total."""
    arrived = draft.indicator in {"crossed", "returned"}
    others = [
        other
        for other in reversed(before)
        if other.indicator == draft.indicator
        and other.toponyms
        and (other.role is not Role.ORIGIN if arrived else other.parent is None)
        and other.relation != "list"
        and other.reading.sentence.paragraph == draft.reading.sentence.paragraph
    ]
    larger = (other for other in others if other.mention.size >= draft.mention.size)
    return next((other.toponyms for other in [*larger, *others]), None)


def _adjacent(draft: Draft, before: list[Draft]) -> tuple[Toponym, ...]:
    """Return the place of the figure in the sentence before, of the same paragraph."""
    for other in reversed(before):
        sentence, earlier = draft.reading.sentence, other.reading.sentence
        if sentence.paragraph != earlier.paragraph or sentence.index - earlier.index > 1:
            break
        if other.toponyms and other.toponyms[0].basis is Basis.HERE:
            return other.toponyms
    return ()


def _lead(draft: Draft, before: list[Draft]) -> tuple[Toponym, ...]:
    """Return the place of the harm with which a document opens, for the harm that it goes on to count."""
    if draft.indicator not in _HARM:
        return ()
    for other in before:
        if other.reading.sentence.index > _OPENING:
            break
        if (
            other.indicator in _HARM
            and other.toponyms
            and other.toponyms[0].basis is Basis.HERE
            and other.parent is None
        ):
            return other.toponyms if other.relation != "list" else ()
    return ()


def _same_sentence(draft: Draft, before: list[Draft]) -> tuple[Toponym, ...] | None:
    for other in reversed(before):
        if other.reading is not draft.reading:
            return None
        if other.toponyms and not (other.indicator == "blocked" and draft.indicator == "returned"):
            return other.toponyms
    return None


def _may_inherit(draft: Draft) -> bool:
    """Tell whether a figure may take days from elsewhere: not when its own, or those of its whole, are unreadable."""
    source = draft.parent or draft.heir_of
    if source is not None and source.unreadable and draft.period.start is None:
        draft.unreadable = True
    # "so far" counts from a day of its own, which nobody names
    return draft.counting is not Counting.STOCK and not draft.unreadable and not draft.running


def _inherit_period(context: Context, draft: Draft, before: list[Draft], event: Period | None) -> None:
    """Give a flow without days those of its whole, of its paragraph or of the event."""
    period = draft.period
    source = draft.parent or draft.heir_of
    dated = event if event is not None and event.start is not None else None
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
    source = source or _total_before(draft, before)
    if source is not None and source.counting is Counting.FLOW and source.period.start is not None:
        once = draft.told and source.period.start == source.period.end
        draft.period = source.period if period.end is None or once else until(source.period, period)
    elif dated is not None:
        draft.period = days_of(context, draft, dated)


def _grown_since(draft: Draft, event: Period) -> bool:
    """Tell a toll of an event of one day that was told on a later day: "the toll rose on Wednesday to 40"."""
    start, reading = draft.period.start, draft.reading
    if start is None or start != draft.period.end or event.start is None or draft.indicator not in EVENTS:
        return False
    told = any(mark.end <= draft.start for mark in reading.of("tally", "noun")) or any(
        mark.end <= draft.start for mark in reading.of("superseded", "rise")
    )
    return bool(told) and event.start < start


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
        # the harm of one day and those who were then brought away are counted over other days
        if (other.period_span is None or draft.reading is not other.reading) and over_other_days(draft, other):
            continue
        if dated and (
            other.reading is draft.reading
            or not (other.superseded or other.relation == "older" or _elsewhere(draft, other) or _of_day(draft, other))
        ):
            return other
    return None


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
