"""Armies that lost soldiers, which need not have died in their own country: "France, which lost two soldiers there"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.wholes import things_before

if TYPE_CHECKING:
    from geo.extraction.context import Context
    from geo.extraction.counting import Draft
    from geo.extraction.lexicon import Mark
    from geo.models import Toponym

#: Words between a country and the verb that says what it lost: ", qui a".
_TO_VERB = 4


def elsewhere(draft: Draft, toponyms: tuple[Toponym, ...], context: Context) -> bool:
    """Tell whether the only place of a figure is the country whose soldiers died, and not where they did.

    Parameters
    ----------
    draft
        The figure.
    toponyms
        The places that its sentence gives it.
    context
        The document, which knows a country and the place that a text is about.
    """
    trigger, reading = draft.trigger, draft.reading
    if trigger is None or draft.head.value != "combatant" or len(toponyms) != 1 or context.topic is None:
        return False
    if context.country(toponyms[0]) is None or not reading.says(trigger.start, "loss", "verb"):
        return False
    return any(
        toponym.span == toponyms[0].span
        and 0 <= trigger.start - last <= _TO_VERB
        and not any(mark.value in {"at", "destination", "origin"} for mark in reading.ending(first, "place"))
        for first, last, toponym in reading.places
    )


def of_things(draft: Draft, mark: Mark) -> bool:
    """Tell whether what was lost are the things counted just before: "asked for 12 aircraft; the navy lost three".

    Parameters
    ----------
    draft
        The number, with no noun of its own.
    mark
        The verb before it.
    """
    reading = draft.reading
    if draft.head.kind not in {"bare", "them", "unknown"} or not reading.says(mark.start, "loss", "verb"):
        return False
    return things_before(draft, mark.start) is not None
