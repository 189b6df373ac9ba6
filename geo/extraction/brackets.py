"""Numbers in brackets that say by what stands before them of what they are: a place, or another year."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.extraction.counting import Draft


def of_place(draft: Draft) -> bool:
    """Tell whether a number stands in brackets right after a place: "Mueda (6,970)"."""
    words = draft.reading.words
    if draft.start < 2 or draft.end >= len(words) or words[draft.start - 1] != "(" or words[draft.end] != ")":  # noqa: PLR2004
        return False
    place = draft.reading.place_at(draft.start - 2)
    return place is not None and not place[2].demonym


def of_time(draft: Draft) -> bool:
    """Tell whether a number in brackets is that of a time before it: "three times as many as in May 2017 (6,513)"."""
    words, reading = draft.reading.words, draft.reading
    if words[draft.start - 1 : draft.start] != ["("] or words[draft.end : draft.end + 1] != [")"]:
        return False
    return any(time.end == draft.start - 1 and time.kind == "point" for time in reading.times or ())
