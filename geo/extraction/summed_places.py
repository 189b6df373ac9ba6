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


def of_parts(context: Context, draft: Draft, before: list[Draft], after: list[Draft]) -> tuple[Toponym, ...]:
    """Return the places of the figures that add up to a total: "floods on the Black Sea: 70 dead. Sinop 9, Bartın 61".

    They stand in the sentence of the total or the next one; in a table, in the rows above it.

    Parameters
    ----------
    context
        The document.
    draft
        The total, which has a vague place of its own.
    before, after
        The figures before it and after it.
    """
    if not draft.toponyms or not all(_vague(context, toponym) for toponym in draft.toponyms):
        return ()
    number = draft.reading.sentence.index
    near = (other for other in after if other.reading.sentence.index <= number + 1)
    return _adding_up(draft, near) or (_adding_up(draft, reversed(before)) if draft.relation == "column" else ())


def _vague(context: Context, toponym: Toponym) -> bool:
    """Tell whether a place is a sea, a region or a part of a country."""
    entries = context.gazetteer.find(name_of(toponym))
    return toponym.form == "part" or (bool(entries) and entries[0].kind in _VAGUE)


def _adding_up(draft: Draft, others: Iterable[Draft]) -> tuple[Toponym, ...]:
    """Return the places of the figures that follow one another and add up to a total, of its indicator."""
    rest, named = draft.mention.size, dict[str, "Toponym"]()
    for other in others:
        if other.indicator != draft.indicator:
            continue
        if not other.toponyms or other.toponyms[0].basis is not Basis.HERE:
            return ()
        rest -= other.mention.size
        for toponym in other.toponyms:
            named.setdefault(name_of(toponym), toponym)
        if rest <= 0:
            break
    return tuple(named.values()) if rest == 0 and len(named) >= _SEVERAL else ()
