"""People of one country who live in another: "there are 3.1 million Syrians in Turkey", "Peru, where 400,000 live"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.context import Context
    from geo.extraction.counting import Draft
    from geo.extraction.lexicon import Mark

#: Words between a verb of living and the number, and between either and the country: ", where".
_BESIDE = 3
#: Fewer of a people whom a country merely has may be travellers.
_SETTLED = 1000
#: Fewer of a people who live or stay in a country are its expatriates, unless a text tells of flight.
_COLONY = 5000
#: Words between a people and the verb that says where it lives.
_NEAR_VERB = 3
#: What those who live somewhere are taken for where nothing tells of what country they are.
_UNTOLD = frozenset({"", "population", "sheltered"})
#: Counts of people who have left their country, and of those who have left their homes.
_ABROAD = frozenset({"refugees", "crossed"})
_AWAY = _ABROAD | {"displaced", "returned", "sheltered", "blocked"}


def settle(drafts: Sequence[Draft], earlier: Sequence[Draft], context: Context) -> None:
    """Count the people of one country who live in another as refugees there.

    Parameters
    ----------
    drafts
        The numbers of one sentence, in reading order, after the words of the sentence have been weighed.
    earlier
        The figures of the sentences before.
    context
        Knows the countries of places and peoples.
    """
    verbs = drafts[0].reading.of("dwell")
    if not verbs or drafts[0].reading.of("site"):
        return
    for number, draft in enumerate(drafts):
        if draft.indicator not in _UNTOLD or draft.relation == "noun" or draft.head.value == "combatant":
            continue
        verb = _beside(draft, verbs)
        if verb is None or (verb.value == "have" and draft.mention.size < _SETTLED):
            continue
        people = _people(draft, context) or _said_before(draft, [*earlier, *drafts[:number]], context)
        host = _host(draft, verb, context) if people is not None else None
        if host is not None and host != people:
            draft.take("refugees", verb, "host", 5.5)


def _beside(draft: Draft, verbs: Sequence[Mark]) -> Mark | None:
    """Return the verb of living right before a number, or right after those whom it counts."""
    last = max(draft.end, draft.head.end)
    near = (verb for verb in verbs if 0 <= draft.start - verb.end <= _BESIDE or 0 <= verb.start - last <= 1)
    return next(near, None)


def _people(draft: Draft, context: Context) -> str | None:
    """Return the country of a people that is counted by its name."""
    if draft.head.kind != "name":
        return None
    place = draft.reading.place_at(draft.head.start)
    return context.country(place[2]) if place is not None and place[2].demonym else None


def _said_before(draft: Draft, before: Sequence[Draft], context: Context) -> str | None:
    """Return the country of those counted just before, whom a number alone resumes; empty where it is not said."""
    if draft.head.kind not in {"bare", "them"} or not before:
        return None
    last = before[-1]
    if draft.reading.sentence.index - last.reading.sentence.index > 1:
        return None
    return _people(last, context) or ("" if last.indicator in _ABROAD else None)


def _host(draft: Draft, verb: Mark, context: Context) -> str | None:
    """Return the country in which people live: right after them and the verb, or right before both."""
    last = max(draft.end, draft.head.end, verb.end)
    first = min(draft.start, verb.start)
    for begin, end, toponym in draft.reading.places:
        between = verb.end <= begin and end <= draft.start  # "يوجد في تركيا ثلاثة ملايين سوري"
        if toponym.demonym or not (between or 0 <= begin - last <= 1 or 0 <= first - end <= _BESIDE):
            continue
        country = context.country(toponym)
        if country is not None:
            return country
    return None


def leave_expatriates(drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Let "9 million Greeks live abroad" count no refugees where nothing before tells of flight, nor a small colony.

    Parameters
    ----------
    drafts
        The numbers of a sentence.
    earlier
        The figures of the sentences before.
    """
    for number, draft in enumerate(drafts):
        if draft.indicator != "refugees" or draft.head.kind != "name":
            continue
        after = range(draft.head.end, draft.head.end + _NEAR_VERB)
        abroad = any(mark.start in after for mark in draft.reading.of("expatriate", "lives"))
        if (not earlier and abroad) or _colony(draft, [*earlier, *drafts[:number]]):
            draft.indicator = ""


def _colony(draft: Draft, before: Sequence[Draft]) -> bool:
    """Tell whether few of a people merely live or stay in a country: "about 1,000 Americans remain in the country"."""
    trigger = draft.trigger
    lives = draft.relation == "host" or (trigger is not None and trigger.kind.endswith("_migrant"))
    if draft.mention.size >= _COLONY or not lives:
        return False
    return not any(other.indicator in _AWAY for other in before)
