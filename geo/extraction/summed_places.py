"""The places of the parts that make up a total which is else only told of a sea, a coast or a quarter of a country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.context import name_of
from geo.models import Basis

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.extraction.context import Context
    from geo.extraction.counting import Draft
    from geo.models import Toponym

#: Kinds of places that are too vague for what a list of towns tells better.
_VAGUE = frozenset({"sea", "region", "lake"})
_SEVERAL = 2
#: Sentences after a total in which its parts may stand, as a title is followed by a lead.
_NEAR = 2


def of_parts(context: Context, draft: Draft, before: list[Draft], after: list[Draft]) -> tuple[Toponym, ...]:
    """Return the places of the figures that add up to a total: "floods on the Black Sea: 70 dead. Sinop 9, Bartın 61".

    They stand in the sentence of the total, in the next ones or in the rows of a list; in a table, in the rows above.

    Parameters
    ----------
    context
        The document.
    draft
        The total, which has a vague place of its own.
    before, after
        The figures before it and after it.
    """
    own = draft.toponyms or ((context.topic,) if context.topic is not None and draft.parent is None else ())
    if not own or not all(_vague(context, toponym) for toponym in own):
        return ()
    number = draft.reading.sentence.index
    near = (other for other in after if other.reading.sentence.index <= number + _NEAR)
    rows = (other for other in after if other.relation == "column")
    found = _adding_up(draft, near) or _adding_up(draft, rows)
    return found or (_adding_up(draft, reversed(before)) if draft.relation == "column" else ())


def instead(context: Context, found: tuple[Toponym, ...], before: list[Draft]) -> tuple[Toponym, ...]:
    """Return the places of the parts of a total for the sea or region that a report is else about.

    Parameters
    ----------
    context
        The document.
    found
        The place of a figure that names none.
    before
        The figures before it, of which one may be a total with parts.
    """
    total = next((other for other in before if other.summed), None)
    whole = total is not None and all(toponym.form != "part" and _vague(context, toponym) for toponym in found)
    return total.toponyms if whole and total is not None else found


def _vague(context: Context, toponym: Toponym) -> bool:
    """Tell whether a place is a sea, a region or a part of a country."""
    entries = context.gazetteer.find(name_of(toponym))
    return toponym.form == "part" or (bool(entries) and entries[0].kind in _VAGUE)


def _adding_up(draft: Draft, others: Iterable[Draft]) -> tuple[Toponym, ...]:
    """Return the places of the figures that follow one another and add up to a total, of its indicator."""
    rest, named = draft.mention.size, dict[str, "Toponym"]()
    for other in others:
        if other.indicator != draft.indicator or (not named and other.mention.size == draft.mention.size):
            continue  # the total may be told again before its parts
        if not other.toponyms or other.toponyms[0].basis is not Basis.HERE:
            return ()
        rest -= other.mention.size
        for toponym in other.toponyms:
            named.setdefault(name_of(toponym), toponym)
        if rest <= 0:
            break
    return tuple(named.values()) if rest == 0 and len(named) >= _SEVERAL else ()
