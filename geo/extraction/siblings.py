"""Entries one after another, of which only the first says what is counted: "Homs: 180 dead" over "Hama: 52"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.enumerations import inherit
from geo.extraction.tables import label
from geo.models import Qualifier, Unit

if TYPE_CHECKING:
    from geo.extraction.counting import Draft

#: What parts the name of an entry from its number, and what opens its line or ends it.
_BETWEEN = frozenset({":", "–", "—", "-", "=", ",", "|"})
_OPENS = frozenset("•·-–*►▪‣")
_ENDS = frozenset(".;,|")
#: Words of the longest name.
_NAME = 6


def follow(drafts: list[Draft], earlier: list[Draft]) -> bool:
    """Let the number of an entry count what that of the entry before does; tell whether it is one.

    Parameters
    ----------
    drafts
        The numbers of one sentence.
    earlier
        The figures of the sentences before, in reading order.
    """
    if len(drafts) != 1 or not earlier or drafts[0].indicator or drafts[0].head.kind != "bare":
        return False
    draft, above = drafts[0], earlier[-1]
    here, there = draft.reading.sentence, above.reading.sentence
    if here.index - there.index != 1 or here.text[there.end : here.start].count("\n") > 1:
        return False
    sign, other = _sign(draft), _sign(above)
    # "Uganda: just over 8,000" answers something else
    closed = draft.mention.qualifier is Qualifier.EXACT and all(
        word in _ENDS for word in draft.reading.words[draft.end :]
    )
    if not sign or sign != other or not closed:
        return False
    inherit(draft, above, "list", above.score - 0.5)
    draft.parent = above.parent
    return True


def persons(drafts: list[Draft], earlier: list[Draft]) -> None:
    """Let the people of a form count what the families before them do: "Families affected: 320", "Persons: 1,600".

    Parameters
    ----------
    drafts
        The numbers of one sentence.
    earlier
        The figures of the sentences before, in reading order.
    """
    for number, draft in enumerate(drafts):
        above = drafts[number - 1] if number else earlier[-1] if earlier else None
        if above is None or draft.indicator or draft.head.kind != "bare" or not _of_families(above):
            continue
        near = draft.reading.sentence.index - above.reading.sentence.index <= 1
        found = label(draft.reading, draft.start) if near else None
        named = {(mark.start, mark.end) for mark in draft.reading.of("person")}
        if found is not None and found in named:
            inherit(draft, above, "field", above.score)
            draft.unit = Unit.PEOPLE


def _of_families(draft: Draft) -> bool:
    """Tell whether a number is one of families, in a field or a cell."""
    return draft.unit is Unit.HOUSEHOLDS and draft.relation in {"field", "column", "label", "item"}


def _sign(draft: Draft) -> str:
    """Return the sign between the name of a place, with which a sentence begins, and its number; or nothing."""
    words = draft.reading.words
    first = next((index for index, word in enumerate(words) if word not in _OPENS), 0)
    sign = draft.start - 1
    named = 0 < sign - first <= _NAME and all(word[0].isalpha() or word in "-'’" for word in words[first:sign])
    placed = any(first <= start and last <= sign for start, last, _ in draft.reading.places)
    return words[sign] if named and placed and words[sign] in _BETWEEN else ""
