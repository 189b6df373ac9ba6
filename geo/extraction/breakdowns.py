"""Places of totals: where all of it happened of which the text tells parts, and not where one part did."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from geo.extraction.context import name_of
from geo.extraction.events import EVENTS
from geo.extraction.unnamed import whole_of_parts
from geo.extraction.wholes import larger
from geo.models import Basis, Toponym

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.context import Context
    from geo.extraction.counting import Draft

#: Sentences after a total in which its parts may be told.
_NEAR = 2
#: What happens to people and houses where they are; who moves is counted at many places.
_STRUCK = EVENTS | {"missing", "homeless", "affected", "displaced", "in_need", "homes_destroyed", "homes_damaged"}
#: Parts on either side of a total that may make it up.
_LISTED = 5
#: Places that make a breakdown.
_SEVERAL = 2


def of_total(
    context: Context, draft: Draft, found: tuple[Toponym, ...], before: Sequence[Draft], after: Sequence[Draft]
) -> tuple[Toponym, ...]:
    """Return the place of a total, in place of one that holds only a part of it.

    "A quake struck Dolakha. It killed 110 people. Dolakha alone lost 61, Sindhupalchok 24" are 110 in the country of
    both; and of a larger number of a later paragraph, without a place, no less than that country is meant.

    Parameters
    ----------
    found
        Where the text speaks of at a figure that names no place itself.
    before, after
        The figures around it, in reading order.
    """
    if any(context.country(toponym) is not None for toponym in found):
        return found
    joint = _added(draft, [*before[-_LISTED:], *after[:_LISTED]])
    if joint or not found:
        return joint
    names = {name_of(toponym) for toponym in found}
    parts = _parts(draft, after)
    told = {name_of(part.toponyms[0]) for part in parts}
    if len(told) >= _SEVERAL and names & told:
        return whole_of_parts(context, parts) or _country_of_most(context, found[0], parts) or found
    return _of_smaller_total(context, draft, names, before) or found


def _added(draft: Draft, others: Sequence[Draft]) -> tuple[Toponym, ...]:
    """Return the places of the parts that make up a total in its sentence: "16 missing, 14 in Bozkurt, 2 in Sinop"."""
    parts = [
        other
        for other in others
        if other.reading is draft.reading and other.indicator == draft.indicator and larger(draft, other)
    ]
    placed = all(part.toponyms and part.toponyms[0].basis is Basis.HERE for part in parts)
    if not placed or len(parts) < _SEVERAL or sum(part.mention.size for part in parts) != draft.mention.size:
        return ()
    return tuple({name_of(part.toponyms[0]): part.toponyms[0] for part in parts}.values())


def _parts(draft: Draft, after: Sequence[Draft]) -> list[Draft]:
    """Return the smaller figures of the same kind that the next sentences give, each at a place that it names."""
    return [
        other
        for other in after
        if other.indicator == draft.indicator
        and 0 <= other.reading.sentence.index - draft.reading.sentence.index <= _NEAR
        and other.reading is not draft.reading
        and other.status is draft.status
        and larger(draft, other)
        and other.toponyms
        and other.toponyms[0].basis is Basis.HERE
        and not other.toponyms[0].demonym
    ]


def _country_of_most(context: Context, found: Toponym, parts: Sequence[Draft]) -> tuple[Toponym, ...]:
    """Return the country of a place, where that of most of the parts is the same: the others lie across its border."""
    lands = [_countries(context, part.toponyms[0]) for part in parts]
    counts = Counter(code for code in _countries(context, found) for land in lands if code in land)
    code, most = max(counts.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    entry = context.gazetteer.entry(code) if most >= _SEVERAL else None
    return () if entry is None else (Toponym(found.span, entry.name, anchors=(entry.name,), type_word="country"),)


def _countries(context: Context, toponym: Toponym) -> set[str]:
    return {entry.country for entry in context.gazetteer.find(name_of(toponym)) if entry.country}


def _of_smaller_total(
    context: Context, draft: Draft, names: set[str], before: Sequence[Draft]
) -> tuple[Toponym, ...] | None:
    """Return the country of a smaller figure of the same kind, where the paragraph does not name the place found."""
    if draft.indicator not in _STRUCK:
        return None
    sentence = draft.reading.sentence
    paragraph = next((s.start for s in context.sentences if s.paragraph == sentence.paragraph), 0)
    for toponym in context.toponyms:
        if paragraph <= toponym.span.start < sentence.end and name_of(toponym) in names:
            return None
    lands = {code for name in names for entry in context.gazetteer.find(name) if (code := entry.country)}
    for other in reversed(before):
        if other.indicator != draft.indicator or other.status is not draft.status or other.superseded:
            continue
        if other.toponyms and other.mention.size <= draft.mention.size:
            country = context.country(other.toponyms[0])
            if country is not None and country in lands:
                return other.toponyms
    return None
