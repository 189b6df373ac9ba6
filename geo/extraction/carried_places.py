"""The place of a figure whose clause names none: that of its whole, its paragraph, its title or of what went before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.extraction import (
    borders,
    breakdowns,
    dating,
    forward,
    placing,
    report_places,
    sections,
    shared_places,
    summed_places,
)
from geo.extraction.antecedents import anaphora, home, leading, left, past_parts, struck
from geo.extraction.context import name_of
from geo.extraction.event_places import headed_together, scene
from geo.extraction.events import EVENTS
from geo.extraction.subject_places import subject
from geo.extraction.unnamed import land_of_form, whole_of_parts
from geo.models import Basis, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.context import Context
    from geo.extraction.counting import Draft
    from geo.models import Toponym


#: A place that fits less well than this gives way to that of the whole of which a figure is a part.
_SURE = 3.0
_HARM = EVENTS | {"missing", "homeless"}
#: Kinds of places of which no gazetteer has them all.
_SMALL = frozenset({"village", "district", "street", "camp", "city", "quarter"})
#: Lines at the head of a report that name what its totals are of.
_TITLED = 2
#: Kinds of places too small for what a country counts over years.
_TOWNS = frozenset({"town", "camp"})
#: The headline and the sentence after it.
_OPENING = 1
#: What happens to a people at home, and how many make one.
_AT_HOME = frozenset({"affected", "in_need", "displaced", "homeless"})
_PEOPLE = 100_000
_COUNTRYWIDE = 1_000_000
#: Days of a count that goes back beyond one event at one place, and up to which day before publication it may go.
_YEAR = 360
_LAST = 366
#: Words between the people of a label and their number: "the number of Kenyans in need of food aid at 4.1 million".
_LABEL = 9
#: Words of the name of an entry of a list, the bullet and the colon with them.
_SHORTEST, _NAME = 2, 8


def settle(context: Context, draft: Draft, before: list[Draft], after: list[Draft]) -> None:
    """Settle the place of a figure whose clause names none, or names one that fits badly."""
    source = draft.parent or draft.heir_of
    now = _risen_to(draft, before) if draft.superseded else None
    if now is not None and now.toponyms:
        draft.toponyms, draft.role = now.toponyms, now.role
        return
    meant = _meant(context, draft, before) or left(context, draft, before)
    if meant is not None:
        draft.role = meant[1]
        draft.toponyms = (replace(meant[0], role=meant[1], basis=Basis.BEFORE),)
        return
    unknown = draft.relation == "column" and draft.reading.words[draft.start - 1 : draft.start] == [":"]
    unknown = unknown and not any(mark.end == draft.start - 1 for mark in draft.reading.counting)  # "Killed: 36"
    if not draft.toponyms and (unknown or (draft.relation == "forward" and forward.named(draft))):
        return  # the name of a row is where its number is true, though no place is known by it
    if not draft.toponyms and _item(draft):
        return
    parts = summed_places.of_parts(context, draft, before, after)
    draft.summed = bool(parts)
    headed = parts or shared_places.of_headline(context, draft, after)
    if headed is not None:
        draft.toponyms = headed
        return
    if draft.toponyms and (draft.place_rank >= _SURE or source is None or not source.toponyms):
        return
    if source is not None and source.toponyms and not (_wide(draft) or _sums(draft, source)):
        if draft.parent is None and source.mention.size < draft.mention.size and source.reading is not draft.reading:
            source = _whole(draft, before) or source
        draft.toponyms, draft.role = source.toponyms, source.role
        return
    found = _spoken_of(context, draft, before, [other for other in after if other.parent is draft])
    found = shared_places.of_next(context, draft, after, found) or found
    found = breakdowns.of_total(context, draft, found, before, after)
    if found:
        draft.role = placing.usual_role(draft.indicator)
        # where the people of an earlier figure came from is not where this one stands
        here = [toponym for toponym in found if toponym.role is not Role.ORIGIN] or borders.reached(
            context, draft, found
        )
        draft.toponyms = tuple(replace(toponym, role=draft.role, basis=Basis.BEFORE) for toponym in here)


def _wide(draft: Draft) -> bool:
    """Tell whether "across the country" follows a number at once: "180 died in Pedernales and 650 in all the land"."""
    last = max(draft.end, draft.head.end)
    return any(last <= mark.start <= last + 1 for mark in draft.reading.of("place", "countrywide"))


def hold(context: Context, draft: Draft, before: list[Draft]) -> None:
    """Add to a quarter or village that no gazetteer knows the place that the text speaks of, in which it lies."""
    sure = draft.relation in {"column", "forward"} or draft.place_rank >= placing.SURE
    if sure or not _is_small(context, draft.toponyms):
        return
    found = _spoken_of(context, draft, [other for other in before if other.toponyms != draft.toponyms], [])
    found = tuple(toponym for toponym in found if not _is_small(context, (toponym,)))
    draft.toponyms += tuple(replace(toponym, role=draft.role, basis=Basis.BEFORE) for toponym in found)


def _meant(context: Context, draft: Draft, before: list[Draft]) -> tuple[Toponym, Role] | None:
    """Return the place that a sentence means without naming it: home, "the country", where a question asked."""
    own = home(context, draft)
    if own is not None:
        return own
    abroad = report_places.of_nationals(draft, before)
    if abroad:
        return abroad[0], placing.usual_role(draft.indicator)
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
        or report_places.of_land(context, draft, before)
        or report_places.of_fear(draft, before)
        or _of_total(context, draft, before)
        or _of_people(draft)
        or _same_sentence(draft, before)
        or past_parts(context, draft, before)
        or struck(context, draft, before)
        or leading(context, draft)
        or sections.headed(context, draft.reading.sentence)
        or report_places.of_nation(context, draft, before)
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
    beside = _adjacent(context, draft, before, topic)
    about = (
        beside
        or report_places.of_capital(context, draft)
        or report_places.of_lead(before, topic)
        or ((written,) if written else headed_together(context, draft, topic))
    )
    about = summed_places.instead(context, about, before)
    return _without_town(context, about) if _years(context, draft) else about


def _sums(draft: Draft, source: Draft | None = None) -> bool:
    """Tell whether a line sums up others, of which one may be that whose indicator it takes: "Total: 48 dead"."""
    sums = (mark for index in (0, 1) for mark in draft.reading.at(index, "table") if mark.value == "total")
    larger = source is None or (source.mention.size < draft.mention.size and source.reading is not draft.reading)
    return larger and any(mark.end <= draft.start for mark in sums)


def _of_total(context: Context, draft: Draft, before: list[Draft]) -> tuple[Toponym, ...]:
    """Return the place that the title of a report names for a line of it that sums up others: "Total: 48 dead"."""
    topic = context.topic
    if topic is None or not _sums(draft):
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
    """Return the country in place of a town or camp named before, which cannot hold a million displaced."""
    entries = context.gazetteer.find(name_of(found[0]))
    country = context.gazetteer.entry(entries[0].country) if entries and entries[0].country else None
    if country is None or entries[0].kind not in _TOWNS or found[0].form != "name":
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
        and not _behind(draft, other)
    ]
    larger = (other for other in others if other.mention.size >= draft.mention.size)
    return next((other.toponyms for other in [*larger, *others]), None)


def _behind(draft: Draft, other: Draft) -> bool:
    """Tell whether an earlier sentence tells what another event had done, and this one goes on about the report's."""
    return other.reading is not draft.reading and bool(other.reading.of("had")) and not draft.reading.of("had")


def _adjacent(context: Context, draft: Draft, before: list[Draft], topic: Toponym) -> tuple[Toponym, ...]:
    """Return the place of the figure in the sentence before, of the same paragraph.

    A larger figure goes on from there only where the report is about a government that speaks: it may be a total.
    """
    for other in reversed(before):
        sentence, earlier = draft.reading.sentence, other.reading.sentence
        if sentence.paragraph != earlier.paragraph or sentence.index - earlier.index > 1 or _behind(draft, other):
            break
        if other.toponyms and other.toponyms[0].basis is Basis.HERE:
            if context.speaks(topic):
                return other.toponyms
            total = draft.mention.size > other.mention.size
            return () if total or _elsewhere(context, draft, other, topic) else other.toponyms
    return ()


def _elsewhere(context: Context, draft: Draft, other: Draft, topic: Toponym) -> bool:
    """Tell whether an earlier figure is of a country that people fled to, or that only holds the town of a report."""
    country = context.country(other.toponyms[0])
    if country is None:
        return False
    if other.role in {Role.DESTINATION, Role.HOST} and draft.indicator != other.indicator:
        return True  # "900 came to Bangladesh with me. On the road 22 were killed"
    return not context.is_capital(topic) and any(
        entry.country == country for entry in context.gazetteer.find(name_of(topic))[:1]
    )


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
    same = [other for other in before if other.reading is draft.reading]
    # "1,414 dead, of whom 752 in Latakia and 57 in Hama, and 2,357 injured": in all of it
    wholes = [other for other in same if other.parent is None and draft.parent is None]
    for other in reversed(wholes or same):
        brought = other.role is Role.DESTINATION and draft.indicator in _HARM  # "12 of the 40 injured were flown to X"
        if other.toponyms and not brought and not (other.indicator == "blocked" and draft.indicator == "returned"):
            return other.toponyms
    return None


def _is_small(context: Context, toponyms: Sequence[Toponym]) -> bool:
    """Tell whether all places of a figure are quarters, villages or camps that the gazetteer does not know."""
    return bool(toponyms) and all(
        toponym.form == "name" and toponym.type_word in _SMALL and not context.gazetteer.find(name_of(toponym))
        for toponym in toponyms
    )
