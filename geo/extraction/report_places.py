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
