"""Armies that lost soldiers, which need not have died in their own country: "France, which lost two soldiers there"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.verb_final import is_final
from geo.extraction.wholes import things_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.context import Context
    from geo.extraction.counting import Draft
    from geo.extraction.lexicon import Mark
    from geo.models import Toponym

#: Words between a country and the verb that says what it lost: ", qui a".
_TO_VERB = 4
#: Words of a subject with its name, and between a verb and its object; what such a loss weighs.
_SUBJECT = 8
_BESIDE = 2
_SURE = 8.0


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


def mourn(drafts: Sequence[Draft]) -> None:
    """Let a number count the dead that a family or a village lost, and nobody where a party lost its deputies.

    Parameters
    ----------
    drafts
        The numbers of a sentence: "the family lost 46 of its members".
    """
    for draft in drafts:
        reading = draft.reading
        verbs = reading.of("loss", "verb")
        after = range(draft.mention.end, draft.mention.end + 2)
        verb = next((mark for mark in verbs if _governs(draft, mark)), None)
        if verb is None:
            continue
        if draft.indicator == "killed" and any(mark.start in after for mark in reading.of("loss", "left")):
            draft.indicator = ""
        elif not draft.indicator and draft.head.value == "combatant" and _has(draft, verb):
            draft.take("killed", verb._replace(kind="counts.before", value="killed"), "before", _SURE)
        elif draft.indicator in {"", "affected"} and any(mark.start in after for mark in reading.of("loss", "members")):
            first = 0 if verb.start > draft.start else max(0, verb.start - _SUBJECT)
            last = draft.start if verb.start > draft.start or reading.language.right_to_left else verb.start
            if any(first <= mark.start < last for mark in reading.of("loss", "folk")):
                draft.take("killed", verb._replace(kind="counts.before", value="killed"), "before", _SURE)


def _has(draft: Draft, verb: Mark) -> bool:
    """Tell whether fighters are all that a verb of loss has for its object: "the militia lost 12 fighters"."""
    reading = draft.reading
    return verb.end <= draft.start and not is_final(reading.language) and not reading.at(draft.head.end, "other")


def of_homes(drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Let places lose homes where homes were counted before: "1,511 houses burned. Cockatoo lost 307, Lorne 729".

    Parameters
    ----------
    drafts
        The numbers of a sentence.
    earlier
        The figures of the sentences before.
    """
    last = earlier[-1] if earlier else None
    lost, verb = "", None
    for draft in drafts:
        alone = draft.indicator == "killed" and draft.head.kind in {"bare", "them"}
        near = last is not None and draft.reading.sentence.index - last.reading.sentence.index <= 1
        if alone and lost and (draft.relation == "list" or draft.trigger is verb):
            draft.take(lost, draft.trigger, draft.relation, draft.score)
        elif alone and near and last is not None and last.indicator.startswith("homes_") and _lost(draft):
            lost, verb = last.indicator, draft.trigger
            draft.take(lost, verb, draft.relation, draft.score)
        elif draft.indicator:
            last, lost = draft, ""


def _lost(draft: Draft) -> bool:
    """Tell whether a verb of loss has a number as its object that says nothing more of itself."""
    trigger = draft.trigger
    return trigger is not None and draft.reading.says(trigger.start, "loss", "verb") and _governs(draft, trigger)


def _governs(draft: Draft, verb: Mark) -> bool:
    """Tell whether a verb of loss has a number as its object: right before it, or after it where verbs stand last."""
    if is_final(draft.reading.language):
        return 0 <= verb.start - draft.mention.end <= _BESIDE
    between = _SUBJECT if draft.reading.language.right_to_left else _BESIDE
    return 0 <= draft.start - verb.end <= between
