"""The place that a whole report is of, where its sentences and the place it seems to be about do not say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.extraction.context import name_of
from geo.models import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.context import Context
    from geo.extraction.counting import Draft
    from geo.models import Toponym

#: Toponyms at the head of a report among which its dateline is, and sentences that make its head.
_FIRST, _HEAD = 4, 3
#: Indicators whose tolls are feared to grow, and how a toll is told.
_FEARED = frozenset({"killed", "missing", "injured"})
#: What who speaks for a country counts of it all, and words between a number and "its".
_OF_NATION = frozenset({"killed", "injured", "missing", "homeless", "homes_destroyed", "homes_damaged", "affected"})
_OWN = 3
#: Days of a count that goes back beyond one event, and kinds of places that have a government.
_WEEKS = 21
_LANDS = frozenset({"country", "admin1", "region"})
_TOLD = frozenset({"label", "tally", "before", "after", "noun", "older"})


def of_capital(context: Context, draft: Draft) -> tuple[Toponym, ...]:
    """Return the country of a capital in the dateline for a figure that is told before any other place is named.

    "SANTIAGO, 5 March – The government has revised the toll to 279. … above all in Maule" is of Chile.
    """
    written = next((t for t in context.toponyms[:_FIRST] if context.in_dateline(t)), None)
    topic = context.topic
    if written is None or topic is None or topic.span.start < draft.reading.sentence.end:
        return ()
    if not context.is_capital(written) or draft.reading.sentence.index > _HEAD:
        return ()
    return _land(context, written)


def of_lead(before: Sequence[Draft], topic: Toponym) -> tuple[Toponym, ...]:
    """Return the places of the first figure of a report where they are several, of which one is what it is about."""
    first = next((other for other in before if other.toponyms), None)
    if first is None or len(first.toponyms) < 2 or first.reading.sentence.index > _HEAD:  # noqa: PLR2004
        return ()
    roles = {toponym.role for toponym in first.toponyms}
    named = {name_of(toponym) for toponym in first.toponyms}
    return first.toponyms if len(roles) == 1 and name_of(topic) in named else ()


def _land(context: Context, toponym: Toponym) -> tuple[Toponym, ...]:
    """Return the country of a town, in its place."""
    entries = context.gazetteer.find(name_of(toponym))
    country = context.gazetteer.entry(entries[0].country) if entries and entries[0].country else None
    if country is None:
        return ()
    return (replace(toponym, name=country.name, anchors=(country.name,), type_word="country"),)


def of_fear(draft: Draft, before: Sequence[Draft]) -> tuple[Toponym, ...]:
    """Return the place of the largest toll before a larger one that is feared: "the toll could climb to 10,000".

    What may still come is of the whole event, and not of the town told of last.
    """
    if draft.status is not Status.PLANNED or draft.indicator not in _FEARED or draft.relation not in _TOLD:
        return ()
    alike = (other for other in before if other.indicator == draft.indicator)
    tolls = [other for other in alike if other.toponyms and other.parent is None]
    largest = max(tolls, key=lambda other: other.mention.size, default=None)
    if largest is None or largest.mention.size > draft.mention.size or largest is tolls[-1]:
        return ()
    return largest.toponyms


def of_nation(context: Context, draft: Draft, before: Sequence[Draft]) -> tuple[Toponym, ...]:
    """Return the place of the largest toll before one that who speaks for a country gives, after that of a town.

    "President X said 50,000 were hurt", after "in Léogâne 25 bodies were counted", is of the whole event; so is
    "Brazil said 14 of its peacekeepers were killed".
    """
    if draft.indicator not in _OF_NATION or draft.source_span is None or not before:
        return ()
    harmed = [other for other in before if other.indicator in _OF_NATION and other.parent is None]
    tolls = [other for other in harmed if other.toponyms and other.status is Status.REPORTED]
    largest = max(tolls, key=lambda other: other.mention.size, default=None)
    if largest is None or _its_own(context, draft):
        return largest.toponyms if largest is not None else ()
    if largest.toponyms == tolls[-1].toponyms:
        return ()
    total = draft.mention.size > max(other.mention.size for other in before if other.toponyms == tolls[-1].toponyms)
    return largest.toponyms if total and _for_nation(draft) else ()


def of_land(context: Context, draft: Draft, before: Sequence[Draft]) -> tuple[Toponym, ...]:
    """Return the land whose office counts over weeks what a town named before does not hold.

    "Congo's government puts the dead since January at 900", after "12 died in Goma yesterday", is of Congo. An
    earlier figure has to be of that land: an army counts what it does in others.
    """
    period = draft.period
    if draft.indicator not in _OF_NATION or draft.source_span is None or not _for_nation(draft, "office"):
        return ()
    home = any(mark.value == "home" for mark in draft.reading.of("nation"))  # "… the dead in its country"
    dated = draft.period_span is not None and period.start is not None and period.end is not None
    weeks = dated and period.start is not None and period.end is not None and (period.end - period.start).days >= _WEEKS
    if not (home or weeks):
        return ()
    first, last = draft.source_span
    named = (t for begin, _, t in draft.reading.places if first <= draft.reading.sentence.starts[begin] < last)
    for land in named:
        entry = next(iter(context.gazetteer.find(name_of(land))), None)
        code = context.country(land) or (entry.country if entry is not None and entry.kind in _LANDS else None)
        if code is not None and (home or any(code == _country(context, other) for other in before)):
            return (land,)
    return ()


def _country(context: Context, draft: Draft) -> str | None:
    """Return the country in which the place of a figure is."""
    if not draft.toponyms:
        return None
    entry = next(iter(context.gazetteer.find(name_of(draft.toponyms[0]))), None)
    return context.country(draft.toponyms[0]) or (entry.country if entry is not None else None)


def _for_nation(draft: Draft, *others: str) -> bool:
    """Tell whether who speaks does so for a country: its president, its government, a minister of it."""
    kinds = {"speaker", *others}
    reading, (first, last) = draft.reading, draft.source_span or (0, 0)
    starts, ends = reading.sentence.starts, reading.sentence.ends
    return any(
        first <= starts[mark.start] and ends[mark.end - 1] <= last and not reading.closes(mark.start, "nation", "part")
        for mark in reading.of("nation")
        if mark.value in kinds
    )


def _its_own(context: Context, draft: Draft) -> bool:
    """Tell whether a country says what befell its own people elsewhere: "Brazil said 14 of its peacekeepers"."""
    reading, (first, last) = draft.reading, draft.source_span or (0, 0)
    words, possessives = reading.words, reading.language.table("patterns").get("nation", {}).get("own", ())
    own = any(words[index] in possessives for index in range(draft.end, min(draft.end + _OWN, len(words))))
    return own and any(
        first <= reading.sentence.starts[begin] < last and context.country(toponym) is not None
        for begin, _, toponym in reading.places
    )


def of_nationals(draft: Draft, before: Sequence[Draft]) -> tuple[Toponym, ...]:
    """Return the place of the largest toll for people whom their country calls its own, who were harmed elsewhere.

    "Egypt sent home the bodies of 87 of its nationals", "In Sydney the prime minister said 11 of its citizens died".
    """
    if draft.indicator not in _OF_NATION:
        return ()
    last = max(draft.end, draft.head.end)
    if not any(draft.start <= mark.start <= last for mark in draft.reading.of("place", "nationals")):
        return ()
    if any(first >= last and not toponym.demonym for first, _, toponym in draft.reading.places):
        return ()  # "14 of its citizens were killed in Mali"
    tolls = [other for other in before if other.indicator in _OF_NATION and other.parent is None and other.toponyms]
    largest = max(tolls, key=lambda other: other.mention.size, default=None)
    return largest.toponyms if largest is not None else ()
