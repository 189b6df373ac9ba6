"""The quote of a figure: the shortest run of text with its number, its indicator and what adjoins them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.extraction.counting import Draft

_ADJACENT = 3
_LONGEST = 40


def quote(draft: Draft) -> tuple[int, int]:
    """Return the tokens of the quote of a figure, end exclusive."""
    reading = draft.reading
    first, last = draft.start, max(draft.end, draft.head.end if draft.head.kind != "bare" else draft.end)
    trigger = draft.trigger
    if trigger is not None and draft.heading is None and draft.relation not in {"part", "list", "tally", "pair"}:
        first, last = min(first, trigger.start), max(last, trigger.end)
    for begin, end, toponym in reading.places:
        if any(toponym.span == chosen.span for chosen in draft.toponyms):
            if last <= begin and begin - last <= _ADJACENT + 1:
                last = end
            elif end <= first and first - end <= _ADJACENT:
                first = begin
    if draft.period_span is not None:
        begin, end = draft.period_span
        if last <= begin <= last + 1:
            last = end
        elif first - 1 <= end <= first:
            first = begin
    if last - first > _LONGEST:
        first, last = draft.start, max(draft.end, draft.head.end)
    return first, min(last, len(reading.words))
