"""Another count of the same people: "a week before, the office had recorded 5,200 families"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.extraction import named_wholes
from geo.extraction.enumerations import inherit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.counting import Draft
    from geo.models import Period

#: Words between a verb of counting and its number, besides those of a time.
_NEAR = 1
#: How many times one count may be the other.
_ALIKE = 5
#: Letters in which two forms of a noun agree.
_STEM = 3
#: What is said of households and people that another count may be of as well.
_COUNTED = frozenset({"household", "person"})
_VERBS = (("tally", "told"), ("tally", "verb"), ("tally", "spoken"), ("source.speech", "count"))


def complete(drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Let households or people after a verb of counting be those that were counted just before.

    Parameters
    ----------
    drafts
        The numbers of one sentence; those that are still open may be another count.
    earlier
        The figures of the sentences before, in reading order.
    """
    for number, draft in enumerate(drafts):
        if draft.indicator or draft.head.kind not in _COUNTED or not _counted(draft):
            continue
        before = [*earlier, *(other for other in drafts[:number] if other.indicator)]
        if before and _same(draft, before[-1]):
            inherit(draft, before[-1], "tally", 4.5)
    named_wholes.complete(drafts, earlier)


def since(draft: Draft) -> Period | None:
    """Return the period of a count as of another day, which began when the first count did; None for any other.

    "320,000 have fled since 19 June. On Monday the office had spoken of 270,000": these, from 19 June to Monday.
    """
    first, told = draft.heir_of, draft.period.end
    if first is None or draft.relation not in {"tally", "older"} or draft.period.start is not None or told is None:
        return None
    start, end = first.period.start, first.period.end
    lasted = start is not None and end is not None and start < min(told, end)
    return replace(draft.period, start=start) if lasted else None


def _counted(draft: Draft) -> bool:
    """Tell whether a verb of counting leads to a number, with nothing but a time between."""
    reading, first = draft.reading, draft.start
    for time in reading.times or ():
        if time.end == first:
            first = time.start
    verbs = (mark for kind, value in _VERBS for mark in reading.of(kind, value))
    return any(0 <= first - mark.end <= _NEAR for mark in verbs)


def _same(draft: Draft, other: Draft) -> bool:
    """Tell whether two numbers of about one size count the same noun, in one sentence or two that follow each other."""
    here, there = draft.reading.sentence, other.reading.sentence
    if here.index - there.index > 1 or other.head.kind != draft.head.kind or other.head.value != draft.head.value:
        return False
    size = draft.mention.size
    alike = other.mention.size / _ALIKE <= size <= other.mention.size * _ALIKE
    noun, said = draft.reading.words[draft.head.start], other.reading.words[other.head.start]
    return alike and noun[:_STEM] == said[:_STEM] and draft.head.event is None
