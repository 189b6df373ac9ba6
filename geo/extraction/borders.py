"""Where people are who were stopped at a border or came over it, which a sentence may only say by where they left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.extraction.antecedents import leading
from geo.extraction.context import name_of
from geo.models import Basis, Role

if TYPE_CHECKING:
    from geo.extraction.context import Context
    from geo.extraction.counting import Draft
    from geo.models import Toponym

#: Toponyms at the head of a report among which its dateline is.
_FIRST = 4


def stopped_at(draft: Draft, context: Context) -> tuple[Toponym, ...]:
    """Return the toponyms of people who are stopped: the border, if one country stops those who come from another.

    Parameters
    ----------
    draft
        A figure of people blocked, with the toponyms chosen so far.
    context
        The document.
    """
    if len(draft.toponyms) != 1 or draft.toponyms[0].form != "name" or not draft.came_from:
        return draft.toponyms
    chosen = draft.toponyms[0]
    sentence = draft.reading.sentence
    if chosen.span.start < sentence.starts[draft.start]:
        return draft.toponyms
    other = _speaker(draft, context)
    if other is None or other.span == chosen.span:
        return draft.toponyms
    first, second = context.country(chosen), context.country(other)
    if first is None or second is None or first == second or second not in context.gazetteer.neighbours(first):
        return draft.toponyms
    names = (other.anchors or (other.name,))[0], (chosen.anchors or (chosen.name,))[0]
    return (
        replace(
            chosen, name=f"{names[0]} / {names[1]}", form="border", anchors=names, role=Role.BLOCKED_AT, demonym=False
        ),
    )


def entered(draft: Draft, context: Context) -> tuple[Toponym, ...]:
    """Return the toponyms of people who crossed: of "the Ugandan border" the country behind it.

    Of the border of two countries it is the one that they did not come from, or where the report was written.
    """
    border = draft.toponyms[0] if draft.toponyms else None
    if border is None or border.form != "border":
        return draft.toponyms
    if len(border.anchors) == 1:
        alone = len(draft.toponyms) == 1
        return _beyond(draft, border, border.anchors[0], demonym=True) if alone else draft.toponyms
    left = {context.country(toponym) for toponym in draft.toponyms[1:] if toponym.role is Role.ORIGIN}
    written = next((toponym for toponym in context.toponyms[:_FIRST] if context.in_dateline(toponym)), None)
    entries = context.gazetteer.find(name_of(written)) if written is not None else ()
    here = entries[0].country if entries else None
    sides = tuple(name for name in border.anchors if context.gazetteer.country_of(name) not in left)
    if left and len(sides) == 1:
        return _beyond(draft, border, sides[0], demonym=False)
    entry = context.gazetteer.entry(here) if here is not None and here not in left else None
    known = {context.gazetteer.country_of(name) for name in border.anchors}
    if entry is None or (known and here not in known):
        return draft.toponyms
    return _beyond(draft, border, entry.name, demonym=False)


def _beyond(draft: Draft, border: Toponym, name: str, *, demonym: bool) -> tuple[Toponym, ...]:
    """Return the toponyms of those who crossed a border, with the country beyond it in its place."""
    reached = replace(border, name=name, form="name", anchors=(name,), role=Role.DESTINATION, demonym=demonym)
    return (reached, *draft.toponyms[1:])


def arrived(context: Context, draft: Draft) -> None:
    """Prefer the country that a paragraph or a report is about to the one that people came from."""
    if draft.indicator not in {"crossed", "returned"} or draft.role is not Role.ORIGIN:
        return
    if draft.reading.of("place", "neighbours"):
        return  # "have crossed a border": of which country nobody says
    found = leading(context, draft)
    if found and context.country(found[0]) is not None and name_of(found[0]) != name_of(draft.toponyms[0]):
        draft.role = Role.DESTINATION
        draft.toponyms = (replace(found[0], role=draft.role, basis=Basis.BEFORE),)
        return
    there = reached(context, draft, draft.toponyms)
    if there is not draft.toponyms:
        draft.role = Role.DESTINATION
        left = (toponym for toponym in draft.toponyms if toponym.role is Role.ORIGIN)
        draft.toponyms = (*(replace(toponym, role=draft.role, basis=Basis.BEFORE) for toponym in there), *left)


def reached(context: Context, draft: Draft, left: tuple[Toponym, ...]) -> tuple[Toponym, ...]:
    """Return the country that a report is about for those who came to it from another: "9,000 deported from Gabon"."""
    topic = context.topic
    if topic is None or draft.indicator not in {"crossed", "returned"} or topic.form not in {"name", "part"}:
        return left
    if topic.form == "part" and topic.anchors:
        topic = replace(topic, name=topic.anchors[0], form="name", direction=None)
    here, there = context.country(topic), _land(context, left[0]) if left else None
    return (topic,) if here is not None and there is not None and here != there else left


def _land(context: Context, toponym: Toponym) -> str | None:
    """Return the country that a toponym names, or that holds it."""
    entries = context.gazetteer.find(name_of(toponym)) if toponym.form == "name" else ()
    return context.country(toponym) or (entries[0].country if entries else None)


def _speaker(draft: Draft, context: Context) -> Toponym | None:
    """Return the country that says that it stops people."""
    if draft.source_span is None:
        return None
    first, last = draft.source_span
    for toponym in context.toponyms:
        if first <= toponym.span.start and toponym.span.end <= last:
            return toponym
    return None
